"""Logging in: the login service of the organisation (OpenID Connect), forgotten passwords, the second step."""
