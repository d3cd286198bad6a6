"""What the redacteur did with a suggestion that CODIO drew from the figures of a half-year."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from moresprudentie.models.terugkoppeling import Terugkoppeling


class Suggestiekeuze(models.Model):
    """A suggestion that was taken over or set aside; what it says is made of the figures each time, by its key."""

    class Keuze(models.TextChoices):
        OVERGENOMEN = "overgenomen", "Overgenomen"
        NIET_GEBRUIKEN = "niet", "Niet gebruiken"

    terugkoppeling = models.ForeignKey(Terugkoppeling, on_delete=models.CASCADE, related_name="suggesties")
    sleutel = models.CharField("sleutel", max_length=300)
    keuze = models.CharField("keuze", max_length=12, choices=Keuze)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField("op", auto_now=True)

    class Meta:
        verbose_name = "keuze over een suggestie"
        verbose_name_plural = "keuzes over suggesties"
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=("terugkoppeling", "sleutel"), name="suggestie_eenmaal_gekozen")
        ]

    def __str__(self) -> str:
        return f"{self.sleutel}: {self.get_keuze_display()}"
