"""A file with a framework that somebody brings: kept between looking at what would change and letting it change."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from organisatie.models import Gebruiker


class KaderbestandQuerySet(models.QuerySet["Kaderbestand"]):
    """Reading API of the files."""

    def wachtend(self) -> KaderbestandQuerySet:
        """Give those that changed nothing yet."""
        return self.filter(ingelezen_op=None)

    def ingelezen(self) -> KaderbestandQuerySet:
        """Give those that were read in, the newest first."""
        return self.exclude(ingelezen_op=None).select_related("door").order_by("-ingelezen_op", "-pk")


class Kaderbestand(models.Model):
    """One CSV file, for the version with this key; a key that does not exist yet is that of a new code.

    `gebeurd` says, after it was read in, in one line what changed.
    """

    sleutel = models.SlugField("kader", max_length=20)
    naam = models.CharField("naam van het kader", max_length=200)
    bestandsnaam = models.CharField("bestand", max_length=200)
    tekst = models.TextField("inhoud")
    door = models.ForeignKey(Gebruiker, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    aangeleverd_op = models.DateTimeField("aangeleverd op", auto_now_add=True)
    ingelezen_op = models.DateTimeField("ingelezen op", null=True, blank=True)
    gebeurd = models.CharField("wat er veranderde", max_length=300, blank=True)

    objects = KaderbestandQuerySet.as_manager()

    class Meta:
        verbose_name = "bestand met een waardenkader"
        verbose_name_plural = "bestanden met een waardenkader"
        ordering = ("-aangeleverd_op", "-pk")

    def __str__(self) -> str:
        return f"{self.bestandsnaam} voor {self.naam}"

    def get_absolute_url(self) -> str:
        """Give the page that shows what would change."""
        return reverse("kaderbestand", args=[self.pk])
