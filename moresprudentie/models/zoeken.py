"""What the databank searches in: one narrow row for each published verslag, and what its filters count by.

A list of a hundred thousand verslagen is counted in one pass over rows of some hundred bytes (decision 0038): of the values of
the framework each row has one bit each, and what else can be filtered on stands in a `Zoekvak` that many rows share.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from moresprudentie.models.verslag import Verslag
from organisatie.models import Gebruiker
from organisatie.rechten import Recht, mag
from project.models import Project

Zichtbaarheid = Verslag.Zichtbaarheid


class Telplek(models.Model):
    """The bit under which a value, or a fundament, is counted: the values of the framework in use, each by its key."""

    class Soort(models.TextChoices):
        WAARDE = "waarde", "Waarde"
        FUNDAMENT = "fundament", "Fundament"

    PLAATSEN = 62
    """So many bits a row has for each kind; what finds no place is counted among the `overige` of a row."""

    soort = models.CharField("soort", max_length=10, choices=Soort)
    sleutel = models.CharField("sleutel", max_length=100)
    plek = models.PositiveSmallIntegerField("plek")

    class Meta:
        verbose_name = "telplek"
        verbose_name_plural = "telplekken"
        ordering = ("soort", "plek")
        constraints = [
            models.UniqueConstraint(fields=("soort", "sleutel"), name="telplek_sleutel"),
            models.UniqueConstraint(fields=("soort", "plek"), name="telplek_plek"),
            models.CheckConstraint(condition=models.Q(plek__lt=62), name="telplek_past_in_getal"),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} {self.sleutel}: {self.plek}"


class Zoekvak(models.Model):
    """Technology, department, year, outcome and organisation together; verslagen that have all in common share it."""

    technologie = models.CharField("technologie", max_length=200, blank=True)
    onderdeel = models.ForeignKey(
        "organisatie.Organisatieonderdeel", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    jaar = models.PositiveSmallIntegerField("jaar")
    uitkomst = models.CharField("uitkomst", max_length=20, blank=True)
    bron = models.ForeignKey(
        "moresprudentie.Bron", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    """The other organisation; none for the own one."""

    class Meta:
        verbose_name = "zoekvak"
        verbose_name_plural = "zoekvakken"
        ordering = ("pk",)
        # Not unique: two publications at the same moment may both make one, and counting adds them up.
        indexes = [models.Index(fields=("jaar", "technologie"), name="zoekvak_jaar_technologie")]

    def __str__(self) -> str:
        return f"{self.jaar} {self.technologie}"


class Kring(models.TextChoices):
    """Who reads what was shared with whom; the wider the circle, the more it reads."""

    OPENBAAR = "openbaar", "Wie geen account heeft"
    ORGANISATIE = "organisatie", "Wie een account heeft"
    ALLES = "alles", "De redactie"

    @property
    def leest(self) -> tuple[str, ...]:
        """The kinds of `Zichtbaarheid` that this circle reads."""
        if self is Kring.OPENBAAR:
            return (Zichtbaarheid.OPENBAAR,)
        return Zichtbaarheid.voor_collegas() if self is Kring.ORGANISATIE else tuple(Zichtbaarheid)


@dataclass(frozen=True)
class Lezer:
    """Somebody who searches: the circle, and the verslagen for the people of a project that this person reads besides."""

    kring: Kring
    eigen: tuple[int, ...] = ()

    @classmethod
    def van(cls, gebruiker: Gebruiker) -> Lezer:
        """Give somebody with an account, who finds what `Verslag.objects.in_databank_voor` says."""
        if mag(gebruiker, Recht.VERSLAG_PUBLICEREN):
            return cls(Kring.ALLES)
        eigen = Project.met_verslag.zichtbaar_voor(gebruiker).filter(
            verslag__zoekregel__zichtbaarheid=Zichtbaarheid.DEELNEMERS
        )
        # Asked once: with a subquery in it the planner reads all rows where one would do.
        return cls(Kring.ORGANISATIE, tuple(eigen.order_by().values_list("verslag", flat=True)))


class ZoekregelQuerySet(models.QuerySet["Zoekregel"]):
    """Reading API of what can be found."""

    def in_kring(self, kring: Kring) -> ZoekregelQuerySet:
        """Give what everybody in this circle reads."""
        if kring is Kring.ALLES:
            return self
        dicht = set(Zichtbaarheid).difference(kring.leest)
        if len(dicht) == 1:  # held against one word instead of three, for each row that matches
            return self.exclude(zichtbaarheid=dicht.pop())
        return self.filter(zichtbaarheid__in=kring.leest)

    def voor(self, lezer: Lezer) -> ZoekregelQuerySet:
        """Give what this reader finds."""
        if not lezer.eigen:
            return self.in_kring(lezer.kring)
        return self.filter(models.Q(zichtbaarheid__in=lezer.kring.leest) | models.Q(pk__in=lezer.eigen))


class Zoekregel(models.Model):
    """One published verslag as the databank finds it.

    There is none for what is not published or was withdrawn: a trigger of the database takes it away, and keeps `zichtbaarheid`
    as the verslag has it.
    """

    verslag = models.OneToOneField(
        Verslag, primary_key=True, on_delete=models.CASCADE, related_name="zoekregel"
    )
    vak = models.ForeignKey(Zoekvak, on_delete=models.PROTECT, related_name="regels")
    zichtbaarheid = models.CharField("te lezen door", max_length=20, choices=Zichtbaarheid)
    gepubliceerd_op = models.DateTimeField("voor het eerst gepubliceerd op")
    waarden = models.BigIntegerField("waarden", default=0)
    fundamenten = models.BigIntegerField("fundamenten", default=0)
    overige = ArrayField(models.CharField(max_length=100), verbose_name="overige waarden", default=list)
    """Keys of the values without a `Telplek`: those of a project itself, and of other versions that go with none."""
    woorden = ArrayField(models.TextField(), verbose_name="woorden", default=list)
    """The words of its text, each once: a trigger counts them in `Zoekwoord`."""
    kenmerken = ArrayField(models.CharField(max_length=210), verbose_name="kenmerken", default=list)
    """What weighed heaviest ("zwaar privacy") and what was in tension ("spanning effectiviteit privacy"), for similar cases."""
    zoekvector = SearchVectorField(null=True, editable=False)
    rangvector = SearchVectorField(null=True, editable=False)

    objects = ZoekregelQuerySet.as_manager()

    class Meta:
        verbose_name = "zoekregel"
        verbose_name_plural = "zoekregels"
        ordering = ("-gepubliceerd_op", "-pk")
        indexes = [
            GinIndex(fields=("zoekvector",), name="zoekregel_zoekvector"),
            GinIndex(fields=("rangvector",), name="zoekregel_rangvector"),
            GinIndex(fields=("kenmerken",), name="zoekregel_kenmerken"),
            models.Index(fields=("-gepubliceerd_op", "-verslag"), name="zoekregel_datum"),
            models.Index(fields=("verslag",), condition=~models.Q(overige=[]), name="zoekregel_met_overige"),
        ]

    def __str__(self) -> str:
        return f"Zoekregel van {self.verslag}"


class ZoekwoordQuerySet(models.QuerySet["Zoekwoord"]):
    """Reading API of the words."""

    def in_kring(self, kring: Kring) -> ZoekwoordQuerySet:
        """Give the words of what everybody in this circle reads."""
        return self.filter(zichtbaarheid__in=kring.leest)


class Zoekwoord(models.Model):
    """A word that stands in verslagen that can be found, to propose to who mistypes it; a trigger of the database keeps it."""

    woord = models.TextField("woord")
    kaal = models.TextField("zonder accenten")
    zichtbaarheid = models.CharField("te lezen door", max_length=20, choices=Zichtbaarheid)
    aantal = models.PositiveIntegerField("in hoeveel verslagen")

    objects = ZoekwoordQuerySet.as_manager()

    class Meta:
        verbose_name = "zoekwoord"
        verbose_name_plural = "zoekwoorden"
        ordering = ("woord",)
        constraints = [models.UniqueConstraint(fields=("woord", "zichtbaarheid"), name="zoekwoord_eenmaal")]
        indexes = [GinIndex(fields=("kaal",), opclasses=("gin_trgm_ops",), name="zoekwoord_gelijkend")]

    def __str__(self) -> str:
        return self.woord


class Zoekstand(models.Model):
    """How many of all verslagen that a circle reads each choice of each filter leaves, kept until something is published.

    A trigger raises `nummer` with everything that comes, changes or goes in `Zoekregel`; what was counted at another number
    holds no longer.
    """

    kring = models.CharField("kring", max_length=12, choices=Kring, primary_key=True)
    nummer = models.BigIntegerField("nummer", default=0)
    geteld_bij = models.BigIntegerField("geteld bij nummer", null=True)
    aantal = models.PositiveIntegerField("aantal verslagen", default=0)
    per = models.JSONField("aantal per filter", default=dict)

    class Meta:
        verbose_name = "zoekstand"
        verbose_name_plural = "zoekstanden"
        ordering = ("kring",)

    def __str__(self) -> str:
        return f"Zoekstand {self.kring}"
