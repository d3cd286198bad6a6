"""How people get in: accounts are made by the administrator, nobody signs up."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from organisatie.post import verstuur


class Accountadapter(DefaultAccountAdapter):
    """Accounts come from the organisation, and mail about them goes by the outbox."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Say that signing up is closed."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Store a mail; its link lets somebody in, so the text goes once it has been sent."""
        mail = self.render_mail(template_prefix, email, {"request": self.request, "email": email, **context})
        verstuur(aan=email, onderwerp=mail.subject, tekst=f"{mail.body}\n", wis_tekst=True)
