"""Other organisations whose verslagen stand in this databank: followed, or read in from a file (decision 0042)."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

EIGEN = "eigen"
"""The key of the own organisation among the sources, in the filter Organisatie."""


class BronQuerySet(models.QuerySet["Bron"]):
    """Reading API of the sources."""

    def te_volgen(self) -> BronQuerySet:
        """Give what is fetched now and then."""
        return self.filter(aan=True).exclude(adres="")

    def met_aantallen(self) -> BronQuerySet:
        """Add `aantal`, the verslagen of it that can be found, and `aantal_fouten`."""
        gepubliceerd = models.Q(verslagen__status="gepubliceerd")
        return self.annotate(
            aantal=models.Count("verslagen", filter=gepubliceerd, distinct=True),
            aantal_fouten=models.Count("fouten", distinct=True),
        )


class Bron(models.Model):
    """One other organisation. Without an address its verslagen came from a file, and nothing is fetched."""

    naam = models.CharField("naam", max_length=200, unique=True)
    slug = models.SlugField("naam in adressen", max_length=60, unique=True)
    kenmerk = models.CharField("kenmerk van de organisatie", max_length=200, blank=True)
    """What the organisation calls itself in its data (TOOI, OIN or address); another one at the same address is refused."""
    adres = models.CharField("adres", max_length=300, blank=True)
    """Where its CODIO is, without a slash at the end."""
    sleutel = models.CharField("sleutel die zij gaven", max_length=200, blank=True)
    aan = models.BooleanField("ophalen staat aan", default=True)
    gemaakt_op = models.DateTimeField("gevolgd sinds", auto_now_add=True)
    tot = models.DateTimeField("opgehaald tot", null=True, blank=True)
    begonnen_op = models.DateTimeField("laatst begonnen", null=True, blank=True)
    opgehaald_op = models.DateTimeField("laatst gelukt", null=True, blank=True)
    volledig_op = models.DateTimeField("laatst alles nagelopen", null=True, blank=True)
    storing = models.TextField("waarom het de laatste keer niet lukte", blank=True)
    gestopt_op = models.DateTimeField("gestopt met volgen", null=True, blank=True)

    objects = BronQuerySet.as_manager()

    class Meta:
        verbose_name = "organisatie die we volgen"
        verbose_name_plural = "organisaties die we volgen"
        ordering = ("naam",)
        constraints = [
            models.UniqueConstraint(
                fields=("adres",), condition=~models.Q(adres=""), name="bron_adres_eenmaal"
            ),
            models.UniqueConstraint(
                fields=("kenmerk",), condition=~models.Q(kenmerk=""), name="bron_kenmerk_eenmaal"
            ),
            models.CheckConstraint(condition=~models.Q(slug=EIGEN), name="bron_is_niet_eigen"),
        ]

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        """The page of the beheerder about it."""
        return reverse("bron", args=[self.pk])


class Bronfout(models.Model):
    """One verslag of a source that was not taken over, and why."""

    bron = models.ForeignKey(Bron, on_delete=models.CASCADE, related_name="fouten")
    nummer = models.CharField("nummer", max_length=30)
    titel = models.CharField("titel", max_length=300, blank=True)
    melding = models.TextField("wat er mis is")
    op = models.DateTimeField("op", auto_now=True)

    class Meta:
        verbose_name = "verslag dat niet is overgenomen"
        verbose_name_plural = "verslagen die niet zijn overgenomen"
        ordering = ("-op", "pk")
        constraints = [models.UniqueConstraint(fields=("bron", "nummer"), name="bronfout_eenmaal")]

    def __str__(self) -> str:
        return f"{self.nummer} van {self.bron}"
