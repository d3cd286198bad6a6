"""The page on which an old verslag is typed over from paper: its rows, its fields, and what they mean together."""
