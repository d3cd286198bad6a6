"""How people get in: accounts are made by the administrator, nobody signs up."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Accountadapter(DefaultAccountAdapter):
    """Accounts come from the organisation."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Say that signing up is closed."""
        return False
