"""What the databank searches in: one narrow row for each published verslag, and what its filters count by.

A list of a hundred thousand verslagen is counted in one pass over rows of some hundred bytes (decision 0038): of the values of
the framework each row has one bit each, and what else can be filtered on stands in a `Zoekvak` that many rows share.
"""

from __future__ import annotations

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
    """Technology, department, year and outcome together; verslagen that have all four in common share it."""

    technologie = models.CharField("technologie", max_length=200, blank=True)
    onderdeel = models.ForeignKey(
        "organisatie.Organisatieonderdeel", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    jaar = models.PositiveSmallIntegerField("jaar")
    uitkomst = models.CharField("uitkomst", max_length=20, blank=True)

    class Meta:
        verbose_name = "zoekvak"
        verbose_name_plural = "zoekvakken"
        ordering = ("pk",)
        # Not unique: two publications at the same moment may both make one, and counting adds them up.
        indexes = [models.Index(fields=("jaar", "technologie"), name="zoekvak_jaar_technologie")]

    def __str__(self) -> str:
        return f"{self.jaar} {self.technologie}"


class ZoekregelQuerySet(models.QuerySet["Zoekregel"]):
    """Reading API of what can be found."""

    def openbaar(self) -> ZoekregelQuerySet:
        """Give what everybody may read, without an account."""
        return self.filter(zichtbaarheid=Zichtbaarheid.OPENBAAR)

    def voor(self, gebruiker: Gebruiker) -> ZoekregelQuerySet:
        """Give what this person finds in the databank, as `Verslag.objects.in_databank_voor` says."""
        if mag(gebruiker, Recht.VERSLAG_PUBLICEREN):
            return self
        breed = models.Q(zichtbaarheid__in=(Zichtbaarheid.ORGANISATIE, Zichtbaarheid.OPENBAAR))
        eigen = Project.objects.zichtbaar_voor(gebruiker).filter(
            verslag__zoekregel__zichtbaarheid=Zichtbaarheid.DEELNEMERS
        )
        # Asked once: with a subquery in it the planner reads all rows where one would do.
        pks = list(eigen.order_by().values_list("verslag", flat=True))
        return self.filter(breed | models.Q(pk__in=pks) if pks else breed)


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
            models.Index(fields=("-gepubliceerd_op", "-verslag"), name="zoekregel_datum"),
            models.Index(fields=("verslag",), condition=~models.Q(overige=[]), name="zoekregel_met_overige"),
        ]

    def __str__(self) -> str:
        return f"Zoekregel van {self.verslag}"


class ZoekwoordQuerySet(models.QuerySet["Zoekwoord"]):
    """Reading API of the words."""

    def voor(self, gebruiker: Gebruiker) -> ZoekwoordQuerySet:
        """Give the words of what everybody in the organisation may read; the redacteur knows all."""
        return (
            self
            if mag(gebruiker, Recht.VERSLAG_PUBLICEREN)
            else self.exclude(zichtbaarheid=Zichtbaarheid.DEELNEMERS)
        )

    def openbaar(self) -> ZoekwoordQuerySet:
        """Give the words of what everybody may read."""
        return self.filter(zichtbaarheid=Zichtbaarheid.OPENBAAR)


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
