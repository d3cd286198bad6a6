"""What the kinds of screens show."""
