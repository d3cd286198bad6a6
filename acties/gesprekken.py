"""The monitoring conversation: who watches goes through the running actions of one project or strategy.

bron: 000, module Project, fase 3, stap monitoring: how far is it, what is in the way and why, how can that be solved, what is
needed and from whom, must the action be adjusted.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone


def eis_geweest(dag: date) -> None:
    """Raise `ValidationError` for a conversation that still has to come."""
    if dag > timezone.localdate():
        raise ValidationError("Deze dag moet nog komen. Leg het gesprek vast als het is gevoerd.")


class GesprekQuerySet(models.QuerySet["Gesprek"]):
    """Reading API of the conversations."""

    def van(self, eigenaar: Any) -> GesprekQuerySet:
        """Give those about one project or dossier, the newest first."""
        return self.filter(**{eigenaar._meta.model_name: eigenaar.pk})

    def met_alles(self) -> GesprekQuerySet:
        """Fetch who recorded them, and what was said of which action, in a fixed number of queries."""
        return self.select_related("door").prefetch_related("voortgang__actie")


class Gesprek(models.Model):
    """One conversation; what was said of an action is a report on it (`Voortgang.gesprek`)."""

    project = models.ForeignKey(
        "project.Project",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="monitoringsgesprekken",
    )
    dossier = models.ForeignKey(
        "strategie.Dossier",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="monitoringsgesprekken",
    )
    op = models.DateField("gevoerd op", validators=[eis_geweest])
    met = models.CharField("met wie", max_length=300, blank=True)
    samenvatting = models.TextField("wat verder besproken is", blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField("vastgelegd op", auto_now_add=True)

    objects = GesprekQuerySet.as_manager()

    class Meta:
        verbose_name = "monitoringsgesprek"
        verbose_name_plural = "monitoringsgesprekken"
        ordering = ("-op", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(project__isnull=False, dossier__isnull=True)
                | models.Q(project__isnull=True, dossier__isnull=False),
                name="gesprek_over_project_of_dossier",
            )
        ]

    def __str__(self) -> str:
        return f"Gesprek van {self.op:%d-%m-%Y}"
