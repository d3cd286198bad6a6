"""The poster as it was when the workshop was closed."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

from project.models.project import Project


class Posterversie(models.Model):
    """What stood on the poster when the workshop was closed. Never changed; closing again makes a next one."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="posterversies")
    nummer = models.PositiveSmallIntegerField("versie")
    inhoud: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField("inhoud")
    op = models.DateTimeField("vastgelegd op")
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "vastgelegde poster"
        verbose_name_plural = "vastgelegde posters"
        ordering = ("-nummer",)
        constraints = [
            models.UniqueConstraint(fields=("project", "nummer"), name="posterversie_nummer_uniek")
        ]

    def __str__(self) -> str:
        return f"Poster van {self.project}, versie {self.nummer}"
