"""A mistake that a reader reports in a verslag, and what the redactie did about it."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from moresprudentie.models.verslag import Verslag


class FoutmeldingQuerySet(models.QuerySet["Foutmelding"]):
    """Reading API of the reports."""

    def open(self) -> FoutmeldingQuerySet:
        """Give what nobody answered yet, the longest waiting first."""
        return self.filter(beantwoord_op=None).order_by("op", "pk")


class Foutmelding(models.Model):
    """One report of a mistake; an answer settles it."""

    class Uitkomst(models.TextChoices):
        VERBETERD = "verbeterd", "Verbeterd, of wordt verbeterd in een nieuwe versie"
        GEEN_FOUT = "geen_fout", "Het blijft zoals het is"

    verslag = models.ForeignKey(Verslag, on_delete=models.CASCADE, related_name="foutmeldingen")
    tekst = models.TextField("wat klopt er niet?", max_length=2000)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField("op", auto_now_add=True)
    uitkomst = models.CharField("uitkomst", max_length=20, choices=Uitkomst, blank=True)
    antwoord = models.TextField("antwoord", max_length=2000, blank=True)
    beantwoord_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    beantwoord_op = models.DateTimeField("beantwoord op", null=True, blank=True)

    objects = FoutmeldingQuerySet.as_manager()

    class Meta:
        verbose_name = "gemelde fout"
        verbose_name_plural = "gemelde fouten"
        ordering = ("-op", "-pk")
        indexes = [
            models.Index(fields=("op",), condition=models.Q(beantwoord_op=None), name="foutmelding_open")
        ]

    def __str__(self) -> str:
        return f"Fout in {self.verslag}"
