"""Documents on which the dossier builds: a link, or a file that somebody added (bron: 000, 2.2, de verkennende vragen)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from acties.bewijs import Bestand
from organisatie.models import Koppeling
from strategie.models.dossier import Dossier


class Dossierstuk(models.Model):
    """One document with the dossier: what it is called, and where it is."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="stukken")
    titel = models.CharField("titel", max_length=200)
    link = Koppeling("link", max_length=500, blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField("toegevoegd op", default=timezone.now)

    class Meta:
        verbose_name = "stuk"
        verbose_name_plural = "stukken"
        ordering = ("titel", "pk")

    def __str__(self) -> str:
        return self.titel

    @property
    def eigen_bestand(self) -> Stukbestand | None:
        """The file, when there is one; otherwise it is a link."""
        return getattr(self, "bestand", None)


class Stukbestand(Bestand):
    """The file of a document."""

    stuk = models.OneToOneField(Dossierstuk, on_delete=models.CASCADE, related_name="bestand")

    class Meta:
        verbose_name = "bestand bij een dossier"
        verbose_name_plural = "bestanden bij dossiers"

    def get_absolute_url(self) -> str:
        """Give the address where who may see the dossier opens it."""
        return reverse("strategie-stuk", args=[self.stuk.dossier_id, self.stuk_id])
