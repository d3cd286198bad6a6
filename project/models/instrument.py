"""Which other instruments a project needs beside the workshop, and which are done."""

from __future__ import annotations

from django.db import models

from project.models.project import Project


class Instrument(models.Model):
    """One other instrument and where it stands (bron: 000, 3.2; 004, hoofdstuk 2)."""

    class Soort(models.TextChoices):
        DPIA = "dpia", "DPIA"
        IAMA = "iama", "IAMA"
        DEDA = "deda", "DEDA"
        BEGELEIDINGSETHIEK = "begeleidingsethiek", "Begeleidingsethiek"
        MOREEL_BERAAD = "moreel_beraad", "Moreel beraad"
        ANDERS = "anders", "Ander instrument"

    class Stand(models.TextChoices):
        NODIG = "nodig", "Nog nodig"
        GEDAAN = "gedaan", "Gedaan"
        NIET_NODIG = "niet_nodig", "Niet nodig"

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="instrumenten")
    soort = models.CharField("instrument", max_length=20, choices=Soort)
    naam = models.CharField("naam", max_length=100, blank=True)
    stand = models.CharField("stand", max_length=20, choices=Stand)
    toelichting = models.TextField("toelichting", blank=True)

    class Meta:
        verbose_name = "instrument"
        verbose_name_plural = "instrumenten"
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=("project", "soort"),
                condition=~models.Q(soort="anders"),
                name="instrument_eenmaal_per_project",
                violation_error_message="Dit instrument staat al in de lijst.",
            )
        ]

    def __str__(self) -> str:
        return self.naam or self.get_soort_display()
