"""The workshop: its results, held on paper now; the live workshop gets its room here."""
