"""Verslagen that leave this installation and come in from elsewhere: one form, one check, one way of writing (decision 0042)."""
