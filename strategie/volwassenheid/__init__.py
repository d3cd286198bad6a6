"""How far the organisation is: a self-assessment by several people, and the outcome that they talk about (bron: 004, bijlage)."""
