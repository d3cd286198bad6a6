"""The demo: one province plays its trajectory through the same functions as the pages."""
