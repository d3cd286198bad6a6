"""What is shared with other governments: the keys that they were given, and what changed for who holds one (decision 0042)."""

from __future__ import annotations

import hashlib
import secrets

from django.conf import settings
from django.db import models
from django.urls import reverse

from moresprudentie.models.openbaar import StandQuerySet
from moresprudentie.models.verslag import Verslag

TEKENS = 32
"""So many random bytes a key has: nobody guesses it, so a plain hash of it will do."""


def nieuwe_sleutel() -> str:
    """Give a key that nobody has."""
    return f"codio-{secrets.token_urlsafe(TEKENS)}"


def hash_van(sleutel: str) -> str:
    """Give what is kept of a key."""
    return hashlib.sha256(sleutel.encode()).hexdigest()


class ToegangssleutelQuerySet(models.QuerySet["Toegangssleutel"]):
    """Reading API of the keys."""

    def geldig(self) -> ToegangssleutelQuerySet:
        """Give those that open something."""
        return self.filter(ingetrokken_op=None)


class Toegangssleutel(models.Model):
    """A key for one other organisation. The key itself is shown once, and is kept nowhere."""

    naam = models.CharField("voor wie", max_length=200)
    begin = models.CharField("begint met", max_length=12)
    """To know it by; too short to open anything."""
    hash = models.CharField("hash", max_length=64, unique=True)
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)
    gemaakt_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    gebruikt_op = models.DateTimeField("laatst gebruikt op", null=True, blank=True)
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, blank=True)

    objects = ToegangssleutelQuerySet.as_manager()

    class Meta:
        verbose_name = "sleutel voor een andere overheid"
        verbose_name_plural = "sleutels voor andere overheden"
        ordering = ("ingetrokken_op", "naam", "pk")

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        """The page of the beheerder about it."""
        return reverse("sleutel", args=[self.pk])


class Deelstand(models.Model):
    """One verslag that other governments may read, or could read until it was withdrawn or kept to fewer people.

    As `Openbaarstand` is for everybody (decision 0041), kept by triggers of the database in the same way: one change at a time is
    let through, so that who asks for what came after the last one that was seen misses none.
    """

    verslag = models.OneToOneField(
        Verslag, primary_key=True, on_delete=models.CASCADE, related_name="deelstand"
    )
    gedeeld = models.BooleanField("nu gedeeld")
    versie = models.PositiveSmallIntegerField("laatste gedeelde versie")
    gewijzigd_op = models.DateTimeField("gewijzigd op", unique=True)

    objects = StandQuerySet.as_manager()

    class Meta:
        verbose_name = "stand van delen"
        verbose_name_plural = "standen van delen"
        ordering = ("gewijzigd_op",)

    def __str__(self) -> str:
        return f"{self.verslag}: {'gedeeld' if self.gedeeld else 'niet meer gedeeld'}"

    @property
    def te_lezen(self) -> bool:
        """Whether other governments may read it now."""
        return self.gedeeld
