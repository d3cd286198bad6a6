"""What belongs to a value: what it was called before, example actions, help questions."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from waardenkader.bronnen import voluit
from waardenkader.models.kader import Actiesoort, Geladen
from waardenkader.models.waarde import Waarde


class ConcordantieQuerySet(models.QuerySet["Concordantie"]):
    """Reading API of the concordance."""

    def compleet(self) -> ConcordantieQuerySet:
        """Give all pairs with both values, in the order of the older version."""
        return self.select_related(
            "oud__versie", "oud__principe__fundament", "nieuw__versie", "nieuw__principe__fundament"
        ).order_by(
            "oud__principe__fundament__volgorde",
            "oud__principe__volgorde",
            "oud__volgorde",
            "nieuw__volgorde",
        )


class Concordantie(Geladen):
    """An older value lives on in a newer one (bron: 000 bijlage 2 en 001 hoofdstuk 4, naast elkaar)."""

    TEKSTVELDEN = ("toelichting",)

    oud = models.ForeignKey(Waarde, on_delete=models.PROTECT, related_name="opvolgers")
    nieuw = models.ForeignKey(Waarde, on_delete=models.PROTECT, related_name="voorgangers")
    toelichting = models.TextField("toelichting", blank=True)
    bron = models.CharField("bron", max_length=200, blank=True)

    objects = ConcordantieQuerySet.as_manager()

    class Meta:
        verbose_name = "concordantie"
        verbose_name_plural = "concordanties"
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=("oud", "nieuw"), name="concordantie_eenmaal_per_paar")]

    def __str__(self) -> str:
        return f"{self.oud} → {self.nieuw}"


class Meetelling(models.Model):
    """A value of another version counts with a value of the version in use.

    It follows from the concordance and from which version is in use: `waardenkader.meetellen` makes these rows anew whenever
    one of the two changes, so that what counts in the database needs one join.
    """

    waarde = models.ForeignKey(Waarde, on_delete=models.CASCADE, related_name="telt_mee_bij")
    bij = models.ForeignKey(Waarde, on_delete=models.CASCADE, related_name="meegeteld")

    class Meta:
        verbose_name = "meetelling"
        verbose_name_plural = "meetellingen"
        ordering = ("bij__principe__fundament__volgorde", "bij__principe__volgorde", "bij__volgorde")
        constraints = [models.UniqueConstraint(fields=("waarde", "bij"), name="meetelling_eenmaal_per_paar")]

    def __str__(self) -> str:
        return f"{self.waarde} telt mee bij {self.bij}"


class VoorbeeldactieQuerySet(models.QuerySet["Voorbeeldactie"]):
    """Reading API of the examples."""

    def te_kiezen(self) -> VoorbeeldactieQuerySet:
        """Give the examples of the values in use, with their value, in the order of the method."""
        return (
            self.filter(waarde__versie__actueel=True, waarde__actief=True, waarde__project=None)
            .select_related("waarde__principe__fundament")
            .order_by(
                "waarde__principe__fundament__volgorde",
                "waarde__principe__volgorde",
                "waarde__eigen",
                "waarde__volgorde",
                "volgorde",
                "pk",
            )
        )

    def zoek(self, tekst: str) -> VoorbeeldactieQuerySet:
        """Give those in whose text, value or kind every word of a text occurs, with or without accents."""
        gevonden = self
        for woord in tekst.split():
            soorten = [soort.value for soort in Actiesoort if woord.lower() in soort.label.lower()]
            gevonden = gevonden.filter(
                Q(tekst__unaccent__icontains=woord)
                | Q(waarde__naam__unaccent__icontains=woord)
                | Q(soort__in=soorten)
            )
        return gevonden


class Voorbeeldactie(Geladen):
    """An example of an action that helps to secure a value; people pick from these.

    `sleutel` is set for the shipped ones only.
    """

    TEKSTVELDEN = ("tekst",)

    waarde = models.ForeignKey(Waarde, on_delete=models.CASCADE, related_name="voorbeeldacties")
    sleutel = models.SlugField("sleutel", max_length=100, blank=True, editable=False)
    soort = models.CharField("soort actie", max_length=20, choices=Actiesoort)
    tekst = models.CharField("tekst", max_length=500)
    bron = models.CharField("bron", max_length=200, blank=True)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)

    objects = VoorbeeldactieQuerySet.as_manager()

    class Meta:
        verbose_name = "voorbeeldactie"
        verbose_name_plural = "voorbeeldacties"
        ordering = ("volgorde", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("waarde", "sleutel"),
                condition=~Q(sleutel=""),
                name="voorbeeldactie_eenmaal_per_waarde",
            )
        ]

    def __str__(self) -> str:
        return self.tekst

    @property
    def herkomst(self) -> str:
        """What it says and where it comes from, for an action that began with it."""
        bron = f" ({voluit(self.bron)})" if self.bron else ""
        return f"‘{self.tekst}’ bij {self.waarde}{bron}"


class HulpvraagQuerySet(models.QuerySet["Hulpvraag"]):
    """Reading API of the questions."""

    def per_waarde(self) -> dict[int, list[Hulpvraag]]:
        """Give the questions by the id of their value, in one query; values without a question are left out."""
        gevonden: dict[int, list[Hulpvraag]] = {}
        for vraag in self.filter(waarde__versie__actueel=True).order_by("volgorde", "pk"):
            gevonden.setdefault(vraag.waarde_id, []).append(vraag)
        return gevonden


class Hulpvraag(Geladen):
    """A question that helps to apply a value (bron: 004, tabel 1); `sleutel` as in Voorbeeldactie."""

    TEKSTVELDEN = ("tekst",)

    waarde = models.ForeignKey(Waarde, on_delete=models.CASCADE, related_name="hulpvragen")
    sleutel = models.SlugField("sleutel", max_length=100, blank=True, editable=False)
    tekst = models.CharField("vraag", max_length=500)
    bron = models.CharField("bron", max_length=200, blank=True)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)

    objects = HulpvraagQuerySet.as_manager()

    class Meta:
        verbose_name = "hulpvraag"
        verbose_name_plural = "hulpvragen"
        ordering = ("volgorde", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("waarde", "sleutel"),
                condition=~Q(sleutel=""),
                name="hulpvraag_eenmaal_per_waarde",
            )
        ]

    def __str__(self) -> str:
        return self.tekst
