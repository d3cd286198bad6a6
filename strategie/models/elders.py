"""A decision on a phase that was made elsewhere: by a college, Gedeputeerde Staten, a directie (decision 0033)."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from acties.bewijs import Bestand
from strategie.models.fase import Fasebesluit


class BesluitElders(models.Model):
    """Who decided, on which day and under which number; the step that it goes with says who recorded it. Never changed."""

    besluit = models.OneToOneField(Fasebesluit, on_delete=models.CASCADE, related_name="elders")
    orgaan = models.CharField("wie besloot", max_length=150)
    datum = models.DateField("datum van het besluit")
    nummer = models.CharField("besluitnummer", max_length=60, blank=True)

    class Meta:
        verbose_name = "besluit van elders"
        verbose_name_plural = "besluiten van elders"

    def __str__(self) -> str:
        return f"besluit {self.nummer}" if self.nummer else "besluit zonder nummer"

    @property
    def document(self) -> Besluitstuk | None:
        """The paper of the decision; a teruggave may have none."""
        return getattr(self, "stuk", None)


class Besluitstuk(Bestand):
    """The paper in which the decision stands, as it was added."""

    elders = models.OneToOneField(BesluitElders, on_delete=models.CASCADE, related_name="stuk")

    class Meta:
        verbose_name = "stuk bij een besluit"
        verbose_name_plural = "stukken bij besluiten"

    def get_absolute_url(self) -> str:
        """Give the address where who may see the dossier opens it."""
        fase = self.elders.besluit.fase
        return reverse("strategie-besluitstuk", args=[fase.dossier_id, self.pk])
