"""What somebody searches for again and again: kept with a name, to be told of what is new by mail or in a reader."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from organisatie.post import volledige_url


def nieuwe_sleutel() -> str:
    """Give a secret that cannot be guessed."""
    return secrets.token_urlsafe(32)


class Bewaardezoekvraag(models.Model):
    """A search of the databank that somebody keeps. Who has its key reads what is new without logging in."""

    gebruiker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="zoekvragen"
    )
    naam = models.CharField("naam", max_length=100)
    vraag = models.TextField("zoekvraag", max_length=4000)
    mail = models.BooleanField("mail over nieuwe verslagen", default=True)
    sleutel = models.CharField(max_length=64, unique=True, default=nieuwe_sleutel, editable=False)
    bewaard_op = models.DateTimeField("bewaard op", default=timezone.now)

    class Meta:
        verbose_name = "bewaarde zoekvraag"
        verbose_name_plural = "bewaarde zoekvragen"
        ordering = ("naam", "pk")
        constraints = [
            models.UniqueConstraint(fields=("gebruiker", "vraag"), name="zoekvraag_eenmaal_per_persoon")
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def gegevens(self) -> QueryDict:
        """What was asked, as it stood in the URL."""
        return QueryDict(self.vraag)

    @property
    def adres(self) -> str:
        """The list that it finds now."""
        return f"{reverse('databank')}?{self.vraag}"

    @property
    def feed(self) -> str:
        """The secret address for a reader."""
        return volledige_url(reverse("zoekvraag-feed", args=[self.sleutel]))
