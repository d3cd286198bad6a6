"""Module CODIO Strategie: one dossier in four phases (bron: 000, hoofdstuk 2)."""
