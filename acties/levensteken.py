"""The last sign of life of each action: so thousands can be counted without looking through all their reports."""

from __future__ import annotations

from django.db import models


class Levensteken(models.Model):
    """The last report on an action. The database keeps it, with every report that is written, changed or removed (0010)."""

    actie = models.OneToOneField(
        "acties.Actie", primary_key=True, on_delete=models.CASCADE, related_name="levensteken", editable=False
    )
    voortgang = models.ForeignKey(
        "acties.Voortgang", on_delete=models.CASCADE, related_name="+", editable=False
    )
    op = models.DateTimeField("op", editable=False)

    class Meta:
        verbose_name = "laatste teken van leven"
        verbose_name_plural = "laatste tekens van leven"

    def __str__(self) -> str:
        return f"{self.actie}: {self.op}"
