"""What everybody can read now or could read before, and when that changed last: who follows the verslagen reads this."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import models

from moresprudentie.models.verslag import Verslag


class StandQuerySet(models.QuerySet[Any]):
    """Reading API of what a circle of readers may read, and when that changed."""

    def na(self, moment: datetime.datetime | None) -> StandQuerySet:
        """Give what changed after this moment, all without one; the oldest change first."""
        gewijzigd = self if moment is None else self.filter(gewijzigd_op__gt=moment)
        return gewijzigd.order_by("gewijzigd_op")

    def laatste_wijziging(self) -> datetime.datetime | None:
        """Give when something changed last."""
        return self.order_by("-gewijzigd_op").values_list("gewijzigd_op", flat=True).first()


class Openbaarstand(models.Model):
    """One verslag that everybody may read, or that everybody could read until it was withdrawn or kept to fewer people.

    Triggers of the database keep it, whoever writes to a verslag, and let one change at a time through until its transaction
    ends: so `gewijzigd_op` goes up in the order in which changes become visible, and who asks for what came after the last one
    that was seen misses none (decision 0041).
    """

    verslag = models.OneToOneField(
        Verslag, primary_key=True, on_delete=models.CASCADE, related_name="openbaarstand"
    )
    openbaar = models.BooleanField("nu openbaar")
    versie = models.PositiveSmallIntegerField("laatste openbare versie")
    gewijzigd_op = models.DateTimeField("gewijzigd op", unique=True)

    objects = StandQuerySet.as_manager()

    class Meta:
        verbose_name = "openbare stand"
        verbose_name_plural = "openbare standen"
        ordering = ("gewijzigd_op",)

    def __str__(self) -> str:
        return f"{self.verslag}: {'openbaar' if self.openbaar else 'niet meer openbaar'}"

    @property
    def te_lezen(self) -> bool:
        """Whether everybody may read it now."""
        return self.openbaar
