"""How often somebody did the same thing in one day: so that the audit trail gets a few lines of it, not thousands."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone


class Toegangstelling(models.Model):
    """One kind of thing (`wat`), by one person, on one object (`sleutel`), on one day: how often, and when last."""

    dag = models.DateField("dag", default=timezone.localdate)
    wat = models.CharField("wat", max_length=100)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    sleutel = models.CharField("op wat", max_length=200, blank=True)
    aantal = models.PositiveIntegerField("aantal", default=0)
    laatste_op = models.DateTimeField("laatste keer", default=timezone.now)

    class Meta:
        verbose_name = "telling van toegang"
        verbose_name_plural = "tellingen van toegang"
        ordering = ("-dag", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("dag", "wat", "door", "sleutel"),
                name="toegangstelling_eenmaal_per_dag",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.dag:%d-%m-%Y} {self.wat}: {self.aantal}"
