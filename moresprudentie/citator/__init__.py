"""A citator for values: what the published verslagen say of each value, earlier cases, and what became of their actions."""
