"""The pages of a meting."""
