"""The address at which somebody's own agenda reads what is in CODIO for this person."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone


def nieuw_kenmerk() -> str:
    """Give a secret that cannot be guessed."""
    return secrets.token_urlsafe(32)


class Agendafeed(models.Model):
    """The secret in the address of a feed: who has it, reads the feed without logging in. A new one ends the old one."""

    gebruiker = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="agendafeed"
    )
    kenmerk = models.CharField(max_length=64, unique=True, default=nieuw_kenmerk, editable=False)
    gemaakt_op = models.DateTimeField("gemaakt op", default=timezone.now)

    class Meta:
        verbose_name = "agenda-adres"
        verbose_name_plural = "agenda-adressen"

    def __str__(self) -> str:
        return f"Agenda van {self.gebruiker}"

    @property
    def auditnaam(self) -> str:
        """What the audit trail says of it: whose it is stands there as who did it."""
        return f"agenda van account {self.gebruiker_id}"
