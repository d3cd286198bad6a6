"""How published verslagen used the values, and what they agreed on: narrow rows to look across all of them (decision 0043).

Made of the fixed content at each publication. Who may read a row follows from the `Zoekregel` of its verslag, and from nothing
else: what was withdrawn has none.
"""

from __future__ import annotations

from typing import TypeVar

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, OuterRef, Subquery

from acties.models import Actie, Voortgang
from moresprudentie.models.verslag import Verslag
from moresprudentie.models.zoeken import Lezer, Zoekregel
from waardenkader.models import Actiesoort

R = TypeVar("R", bound=models.Model)


class LeesbaarQuerySet(models.QuerySet[R]):
    """Reading API of what hangs on a published verslag."""

    def voor(self, lezer: Lezer) -> LeesbaarQuerySet[R]:
        """Give the rows of the verslagen that this reader finds."""
        return self.filter(verslag__in=Zoekregel.objects.voor(lezer).order_by().values("pk"))

    def met_verslag(self) -> LeesbaarQuerySet[R]:
        """Fetch along what a reference to the verslag shows, and nothing long."""
        kolommen = (
            *("slug", "titel", "jaar", "volgnummer", "technologie", "gepubliceerd_op"),
            *("status", "uitkomst", "project", "bron", "bron__naam"),
        )
        eigen = [veld.attname for veld in self.model._meta.concrete_fields if veld.name != "zoekvector"]
        return self.select_related("verslag__bron").only(*eigen, *(f"verslag__{naam}" for naam in kolommen))


class Waardegebruik(models.Model):
    """One value as one verslag chose it: what it means there, and whether it weighed heaviest."""

    verslag = models.ForeignKey(Verslag, on_delete=models.CASCADE, related_name="waardegebruik")
    waarde = models.ForeignKey("waardenkader.Waarde", on_delete=models.CASCADE, related_name="+")
    weegt_zwaar = models.BooleanField("weegt het zwaarst", default=False)
    reden = models.TextField("waarom gekozen", blank=True)
    betekenis = models.TextField("betekenis in dit project", blank=True)
    op = models.DateTimeField("voor het eerst gepubliceerd op")

    objects = LeesbaarQuerySet.as_manager()

    class Meta:
        verbose_name = "gebruik van een waarde"
        verbose_name_plural = "gebruik van waarden"
        ordering = ("-op", "-verslag", "pk")
        constraints = [
            models.UniqueConstraint(fields=("verslag", "waarde"), name="waardegebruik_eenmaal_per_verslag")
        ]
        indexes = [models.Index(fields=("waarde", "-op"), name="waardegebruik_waarde_op")]

    def __str__(self) -> str:
        return f"{self.waarde} in {self.verslag}"


class Spanningsgebruik(models.Model):
    """Two values that were in tension in one verslag."""

    verslag = models.ForeignKey(Verslag, on_delete=models.CASCADE, related_name="spanningsgebruik")
    letter = models.CharField("letter", max_length=2)
    waarde_a = models.ForeignKey("waardenkader.Waarde", on_delete=models.CASCADE, related_name="+")
    waarde_b = models.ForeignKey("waardenkader.Waarde", on_delete=models.CASCADE, related_name="+")

    objects = LeesbaarQuerySet.as_manager()

    class Meta:
        verbose_name = "spanning in een verslag"
        verbose_name_plural = "spanningen in verslagen"
        ordering = ("verslag", "letter", "pk")

    def __str__(self) -> str:
        return f"{self.waarde_a} en {self.waarde_b} in {self.verslag}"


class VerslagactieQuerySet(LeesbaarQuerySet["Verslagactie"]):
    """Reading API of the actions in all verslagen."""

    def met_stand(self) -> VerslagactieQuerySet:
        """Fetch along how the action stands now (`stand_nu`) and since when (`sinds`); nothing when it is there no more."""
        laatste = (
            Voortgang.objects.filter(actie=OuterRef("actie"), status=OuterRef("actie__status"))
            .order_by("-op")
            .values("op")[:1]
        )
        return self.annotate(stand_nu=F("actie__status"), sinds=Subquery(laatste))


class Verslagactie(models.Model):
    """One action as a published verslag has it, for the library; `actie` is the action itself, as long as that is there."""

    verslag = models.ForeignKey(Verslag, on_delete=models.CASCADE, related_name="bibliotheek")
    nummer = models.PositiveSmallIntegerField("nummer")
    actie = models.ForeignKey(
        Actie, null=True, blank=True, on_delete=models.SET_NULL, related_name="in_verslagen"
    )
    titel = models.CharField("wat gaat er gebeuren?", max_length=300)
    omschrijving = models.TextField("toelichting", blank=True)
    soort = models.CharField("soort actie", max_length=20, choices=Actiesoort, blank=True)
    bereik = models.CharField("breder inzetbaar", max_length=20, choices=Actie.Bereik, blank=True)
    doelgroep = models.CharField("doelgroep", max_length=300, blank=True)
    stand = models.CharField("stand bij publicatie", max_length=40, blank=True)
    waarden = models.ManyToManyField("waardenkader.Waarde", related_name="+", blank=True)
    op = models.DateTimeField("voor het eerst gepubliceerd op")
    zoekvector = models.GeneratedField(
        expression=SearchVector("titel", "omschrijving", config="codio_dutch"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = VerslagactieQuerySet.as_manager()

    class Meta:
        verbose_name = "actie in een verslag"
        verbose_name_plural = "acties in verslagen"
        ordering = ("-op", "-verslag", "nummer", "pk")
        constraints = [
            models.UniqueConstraint(fields=("verslag", "nummer"), name="verslagactie_nummer_uniek")
        ]
        indexes = [
            models.Index(fields=("-op", "-verslag", "nummer"), name="verslagactie_op"),
            GinIndex(fields=("zoekvector",), name="verslagactie_zoekvector"),
        ]

    def __str__(self) -> str:
        return self.titel
