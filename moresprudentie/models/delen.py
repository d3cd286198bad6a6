"""To whom of the participants a published verslag was sent (bron: 000, 3.4, stap 2)."""

from __future__ import annotations

from django.db import models

from moresprudentie.models.verslag import Verslagversie
from project.models import Deelnemer


class Verslagpost(models.Model):
    """One mail with one version to one participant; sent again only when it did not get there."""

    versie = models.ForeignKey(Verslagversie, on_delete=models.CASCADE, related_name="post")
    deelnemer = models.ForeignKey(Deelnemer, on_delete=models.CASCADE, related_name="verslagpost")
    bericht = models.ForeignKey(
        "organisatie.Bericht",
        verbose_name="mail",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    aan = models.EmailField("aan")
    op = models.DateTimeField("op")

    class Meta:
        verbose_name = "mail met een verslag"
        verbose_name_plural = "mails met een verslag"
        ordering = ("deelnemer__naam", "pk")
        constraints = [
            models.UniqueConstraint(fields=("versie", "deelnemer"), name="verslag_eenmaal_per_deelnemer")
        ]

    def __str__(self) -> str:
        return f"{self.versie} aan {self.deelnemer}"
