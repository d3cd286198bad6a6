"""The framework without its values: versions, fundamenten, principes (bron: 000, bijlage 1)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

CODIO = "2024"
"""The key of the framework of CODIO that everybody shares: other codes are mapped on its values."""


class Actiesoort(models.TextChoices):
    """The six kinds of organisational action (bron: 000, voorbeelden van acties)."""

    INTERACTIE = "interactie", "Interactie met stakeholders"
    AANBESTEDING = "aanbesteding", "Aanbesteding en contacten met marktpartijen"
    STANDAARDEN = "standaarden", "(Technische) standaarden"
    INFORMATIE = "informatie", "Informatieverstrekking"
    ONDERZOEK = "onderzoek", "Onderzoek, monitoring en evaluatie"
    INRICHTING = "inrichting", "Inrichting van de organisatie en competenties"


class Geladen(models.Model):
    """A part of the framework that came from the data files.

    `geladen` remembers the texts as they were shipped. A text that still equals what was shipped may
    be renewed by a next loading; a text that differs was changed by the organisation and stays.
    """

    TEKSTVELDEN: tuple[str, ...] = ()

    geladen = models.JSONField("geladen tekst", default=dict, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def aangepast(self) -> bool:
        """Whether the organisation changed one of the shipped texts."""
        return any(
            getattr(self, veld) != self.geladen[veld] for veld in self.TEKSTVELDEN if veld in self.geladen
        )


class KaderversieQuerySet(models.QuerySet["Kaderversie"]):
    """Reading API of the versions."""

    def actueel(self) -> Kaderversie | None:
        """Give the version in use; None as long as nothing was loaded."""
        return self.filter(actueel=True).first()

    def op_gebruik(self) -> KaderversieQuerySet:
        """Give all versions: the one in use first, then codes of the organisation, then the older ones of CODIO."""
        return self.order_by("-actueel", "-eigen", "-sleutel")


class Kaderversie(models.Model):
    """One version of the framework: that of 2024, the code of 2021 before it, or a code of the organisation (`eigen`).

    One of them is in use: new projects and strategies work with it.
    """

    sleutel = models.CharField("sleutel", max_length=20, unique=True)
    naam = models.CharField("naam", max_length=200)
    toelichting = models.TextField("toelichting", blank=True)
    bron = models.CharField("bron", max_length=200, blank=True)
    actueel = models.BooleanField("in gebruik", default=False)
    eigen = models.BooleanField("code van de organisatie", default=False, editable=False)

    objects = KaderversieQuerySet.as_manager()

    class Meta:
        verbose_name = "versie van het waardenkader"
        verbose_name_plural = "versies van het waardenkader"
        ordering = ("-sleutel",)
        constraints = [
            models.UniqueConstraint(
                fields=("actueel",), condition=Q(actueel=True), name="een_actuele_kaderversie"
            )
        ]

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        """Give the page of this version."""
        return reverse("waardenkader") if self.actueel else reverse("kader", args=[self.sleutel])

    @property
    def van_iedereen(self) -> bool:
        """Whether it is the framework of CODIO that everybody shares."""
        return self.sleutel == CODIO

    @property
    def kort(self) -> str:
        """The name behind a value of this version: the year of a framework of CODIO, else the name of the code."""
        return self.naam if self.eigen else self.sleutel


class FundamentQuerySet(models.QuerySet["Fundament"]):
    """Reading API of the fundamenten."""

    def actueel(self) -> FundamentQuerySet:
        """Give the fundamenten of the version in use, in order."""
        return self.in_kader(None)

    def in_kader(self, kader: int | None) -> FundamentQuerySet:
        """Give the fundamenten of one framework (its id, None is the one in use) that have values, in order."""
        met_waarden = Principe.objects.in_kader(kader).order_by().values("fundament")
        return self.filter(pk__in=met_waarden).order_by("volgorde")


class Fundament(Geladen):
    """A fundament of good government: democratie, rechtsstaat or bestuurskracht, or a chapter of another code.

    Its looks go with `sleutel` (`models.stijl`).
    """

    TEKSTVELDEN = ("naam", "kort", "beschrijving")

    versie = models.ForeignKey(Kaderversie, on_delete=models.PROTECT, related_name="fundamenten")
    sleutel = models.SlugField("sleutel", max_length=50)
    naam = models.CharField("naam", max_length=100)
    kort = models.CharField("in één regel", max_length=150, blank=True)
    beschrijving = models.TextField("beschrijving", blank=True)
    bron = models.CharField("bron", max_length=200, blank=True)
    volgorde = models.PositiveSmallIntegerField("volgorde")

    objects = FundamentQuerySet.as_manager()

    class Meta:
        verbose_name = "fundament"
        verbose_name_plural = "fundamenten"
        ordering = ("-versie__sleutel", "volgorde")
        constraints = [
            models.UniqueConstraint(fields=("versie", "sleutel"), name="fundament_eenmaal_per_versie")
        ]

    def __str__(self) -> str:
        return self.naam


class PrincipeQuerySet(models.QuerySet["Principe"]):
    """Reading API of the principes."""

    def van_kader(self, versie: Kaderversie) -> PrincipeQuerySet:
        """Give the principes of one version with their fundament, in order."""
        return (
            self.filter(fundament__versie=versie)
            .select_related("fundament")
            .order_by("fundament__volgorde", "volgorde")
        )

    def actueel(self) -> PrincipeQuerySet:
        """Give the principes of the version in use with their fundament, in order."""
        return self.in_kader(None)

    def in_kader(self, kader: int | None) -> PrincipeQuerySet:
        """Give the principes of one framework (its id, None is the one in use) that have values, in order."""
        versie = Q(fundament__versie=kader) if kader else Q(fundament__versie__actueel=True)
        met_waarden = Principe.objects.filter(waarden__actief=True, waarden__project=None).order_by()
        return (
            self.filter(versie, pk__in=met_waarden.values("pk"))
            .select_related("fundament")
            .order_by("fundament__volgorde", "volgorde")
        )


class Principe(Geladen):
    """A principe of good digital government, under one fundament."""

    TEKSTVELDEN = ("naam", "kort", "beschrijving")

    fundament = models.ForeignKey(Fundament, on_delete=models.PROTECT, related_name="principes")
    sleutel = models.SlugField("sleutel", max_length=50)
    naam = models.CharField("naam", max_length=100)
    kort = models.CharField("in één regel", max_length=150, blank=True)
    beschrijving = models.TextField("beschrijving", blank=True)
    bron = models.CharField("bron", max_length=200, blank=True)
    volgorde = models.PositiveSmallIntegerField("volgorde")

    objects = PrincipeQuerySet.as_manager()

    class Meta:
        verbose_name = "principe"
        verbose_name_plural = "principes"
        ordering = ("-fundament__versie__sleutel", "fundament__volgorde", "volgorde")
        constraints = [
            models.UniqueConstraint(fields=("fundament", "sleutel"), name="principe_eenmaal_per_fundament")
        ]

    def __str__(self) -> str:
        return self.naam
