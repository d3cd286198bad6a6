"""How long the parts of this workshop take, where that differs from the method, and how long the room is there."""

from __future__ import annotations

from django.core.validators import MaxValueValidator
from django.db import models

from project.models.workshop import Workshop

MEESTE_MINUTEN = 240


class Onderdeeltijd(models.Model):
    """The minutes of one part of the script in one workshop; a part without a row takes what the method says.

    `onderdeel` is the key of the part (`workshop.script.ONDERDELEN`).
    """

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="onderdeeltijden")
    onderdeel = models.SlugField("onderdeel", max_length=40)
    minuten = models.PositiveSmallIntegerField("minuten", validators=[MaxValueValidator(MEESTE_MINUTEN)])

    class Meta:
        verbose_name = "tijd van een onderdeel"
        verbose_name_plural = "tijden van onderdelen"
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=("workshop", "onderdeel"), name="onderdeeltijd_eenmaal"),
        ]

    def __str__(self) -> str:
        return f"{self.onderdeel}: {self.minuten} min"


class Zaaltijd(models.Model):
    """Until what time the room is booked, on the day of the workshop; no row as long as nobody said."""

    workshop = models.OneToOneField(Workshop, on_delete=models.CASCADE, related_name="zaaltijd")
    tot = models.TimeField("zaal geboekt tot")

    class Meta:
        verbose_name = "zaaltijd"
        verbose_name_plural = "zaaltijden"

    def __str__(self) -> str:
        return f"Zaal tot {self.tot:%H:%M}"
