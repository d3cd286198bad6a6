"""How long each kind of data is kept where the organisation chose that itself, and what was removed when."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class Bewaartermijn(models.Model):
    """The term that the organisation chose for one kind (`organisatie.bewaren`); without a row its own term holds."""

    soort = models.SlugField("soort gegevens", max_length=40, unique=True)
    dagen = models.PositiveIntegerField("dagen bewaren")

    class Meta:
        verbose_name = "bewaartermijn"
        verbose_name_plural = "bewaartermijnen"
        ordering = ("soort",)

    def __str__(self) -> str:
        return f"{self.soort}: {self.dagen} dagen"


class Opruiming(models.Model):
    """One time that the worker removed data of one kind: how much, of before when; or why it could not be done."""

    op = models.DateTimeField("op", default=timezone.now, db_index=True)
    soort = models.SlugField("soort gegevens", max_length=40)
    van_voor = models.DateTimeField("van voor")
    aantal = models.PositiveIntegerField("aantal", default=0)
    fout = models.CharField("waarom het niet lukte", max_length=300, blank=True)

    class Meta:
        verbose_name = "opruiming"
        verbose_name_plural = "opruimingen"
        ordering = ("-op", "-pk")

    def __str__(self) -> str:
        return f"{self.soort}: {self.aantal}"
