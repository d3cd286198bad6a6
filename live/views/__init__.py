"""The pages of the live workshop."""
