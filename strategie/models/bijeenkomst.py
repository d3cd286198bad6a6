"""The exploring meeting of phase 2: who is in it, and which values they put forward (bron: 000, 2.3).

In silence first: until the list is opened nobody gets to see what another put forward (`Inbreng.objects.zichtbaar`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from organisatie.agendafeed import nieuw_kenmerk
from strategie.models.dossier import Dossier
from strategie.models.inhoud import LangelijstItem
from web import codes

if TYPE_CHECKING:
    from organisatie.models import Gebruiker

MEESTE_STEMMEN = 20
LANGSTE_REDEN = 1000
"""Signs in one reason: longer is an essay."""


class BijeenkomstQuerySet(models.QuerySet["Bijeenkomst"]):
    """Reading API of the meetings."""

    def lopend(self) -> BijeenkomstQuerySet:
        """Give those in which values can be put forward."""
        return self.filter(gesloten_op=None)

    def lopend_eerst(self) -> BijeenkomstQuerySet:
        """Put the one that goes on first, then the newest."""
        return self.order_by(models.F("gesloten_op").desc(nulls_first=True), "-pk")

    def compleet(self) -> BijeenkomstQuerySet:
        """Fetch the dossier with its owner along."""
        return self.select_related("dossier__eigenaar")


class Bijeenkomst(models.Model):
    """One exploring meeting. It begins in silence; then the list is open to all in it; then it is closed.

    Who is in it puts values forward from the moment it is made, at home or in the room.
    """

    class Stand(models.TextChoices):
        STIL = "stil", "In stilte"
        OPEN = "open", "De lijst is open"
        GESLOTEN = "gesloten", "Gesloten"

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="bijeenkomsten")
    datum = models.DateField("dag van de bijeenkomst")
    waar = models.CharField("tijd en plaats", max_length=200, blank=True)
    stemmen = models.PositiveSmallIntegerField(
        "stemmen per persoon",
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(MEESTE_STEMMEN)],
    )
    code = models.CharField("code", max_length=codes.CODELENGTE, default=codes.nieuwe_code, editable=False)
    gemaakt_op = models.DateTimeField(default=timezone.now, editable=False)
    gemaakt_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    lijst_open_op = models.DateTimeField("lijst geopend op", null=True, blank=True, editable=False)
    gesloten_op = models.DateTimeField("gesloten op", null=True, blank=True, editable=False)

    objects = BijeenkomstQuerySet.as_manager()

    class Meta:
        verbose_name = "verkennende bijeenkomst"
        verbose_name_plural = "verkennende bijeenkomsten"
        ordering = ("-pk",)
        constraints = [
            models.UniqueConstraint(
                fields=("dossier",), condition=Q(gesloten_op=None), name="bijeenkomst_een_tegelijk"
            ),
            models.UniqueConstraint(
                fields=("code",), condition=Q(gesloten_op=None), name="bijeenkomst_code_uniek"
            ),
            models.CheckConstraint(
                condition=Q(stemmen__range=(1, MEESTE_STEMMEN)), name="bijeenkomst_stemmen"
            ),
            models.CheckConstraint(
                condition=Q(gesloten_op=None) | Q(lijst_open_op__isnull=False),
                name="bijeenkomst_gesloten_is_open_geweest",
            ),
        ]

    def __str__(self) -> str:
        return f"Verkennende bijeenkomst van {self.datum:%d-%m-%Y}"

    def get_absolute_url(self) -> str:
        """Give the page from which its owner leads it."""
        return reverse("strategie-bijeenkomst", args=[self.dossier_id, self.pk])

    @property
    def stand(self) -> Bijeenkomst.Stand:
        """How far it is."""
        if self.gesloten_op is not None:
            return self.Stand.GESLOTEN
        return self.Stand.STIL if self.lijst_open_op is None else self.Stand.OPEN

    @property
    def is_stil(self) -> bool:
        """Whether nobody may see yet what others put forward."""
        return self.stand == self.Stand.STIL

    @property
    def is_gesloten(self) -> bool:
        """Whether nothing can be put forward or changed any more."""
        return self.stand == self.Stand.GESLOTEN

    @property
    def code_leesbaar(self) -> str:
        """The code as people read it aloud."""
        return codes.leesbare_code(self.code)

    def nog_uit_te_nodigen(self) -> list[Gebruiker]:
        """Give the colleagues with an account who are noted for phase 2 and were not asked yet."""
        genoteerd = self.dossier.betrokkenen.filter(fase=2, gebruiker__is_active=True)
        genoteerd = genoteerd.exclude(
            gebruiker__in=self.deelnamen.exclude(gebruiker=None).values("gebruiker")
        )
        mensen = {b.gebruiker for b in genoteerd.select_related("gebruiker") if b.gebruiker}
        return sorted(mensen, key=lambda mens: mens.naam)


class DeelnameQuerySet(models.QuerySet["Deelname"]):
    """Reading API of who is in a meeting."""

    def van(self, gebruiker: Gebruiker) -> DeelnameQuerySet:
        """Give the places of somebody with an account."""
        return self.filter(gebruiker=gebruiker)

    def nog_te_doen(self, gebruiker: Gebruiker) -> DeelnameQuerySet:
        """Give the meetings that go on and to which this person has put nothing forward yet."""
        return self.van(gebruiker).filter(bijeenkomst__gesloten_op=None, inbreng=None)

    def met_stemmen(self) -> DeelnameQuerySet:
        """Add `gebruikt`: how many votes each has given."""
        return self.annotate(
            gebruikt=models.functions.Coalesce(models.Sum("inbreng__stemmen"), 0)
        ).select_related("gebruiker")


class Deelname(models.Model):
    """Somebody in a meeting, with an account or a name only. `kenmerk` is the address of the own page, on any device."""

    bijeenkomst = models.ForeignKey(Bijeenkomst, on_delete=models.CASCADE, related_name="deelnamen")
    gebruiker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="collega met een account",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    naam = models.CharField("naam", max_length=200, blank=True)
    kenmerk = models.CharField(max_length=64, unique=True, default=nieuw_kenmerk, editable=False)
    uitgenodigd_op = models.DateTimeField("uitgenodigd op", null=True, blank=True)
    binnen_op = models.DateTimeField("binnengekomen op", null=True, blank=True)

    gebruikt: int  # by `met_stemmen`

    objects = DeelnameQuerySet.as_manager()

    class Meta:
        verbose_name = "deelname aan een bijeenkomst"
        verbose_name_plural = "deelnames aan bijeenkomsten"
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=("bijeenkomst", "gebruiker"), name="deelname_eenmaal"),
            models.CheckConstraint(
                condition=Q(gebruiker__isnull=False) | ~Q(naam=""), name="deelname_heeft_naam"
            ),
        ]

    def __str__(self) -> str:
        return self.gebruiker.naam if self.gebruiker else self.naam

    def get_absolute_url(self) -> str:
        """Give the own page, which whoever has the address may open."""
        return reverse("meedenken-plek", args=[self.kenmerk])

    @property
    def stemmen_over(self) -> int:
        """How many votes this person has left; reads them."""
        gegeven = self.inbreng.aggregate(samen=models.Sum("stemmen"))["samen"] or 0
        return max(0, self.bijeenkomst.stemmen - gegeven)


class InbrengQuerySet(models.QuerySet["Inbreng"]):
    """Reading API of what was put forward. Nobody reads what is another's but through `zichtbaar`."""

    def zichtbaar(self, bijeenkomst: Bijeenkomst) -> InbrengQuerySet:
        """Give all that was put forward in a meeting; nothing as long as it is silent, to nobody."""
        return self.none() if bijeenkomst.is_stil else self.filter(bijeenkomst=bijeenkomst)

    def met_waarde(self) -> InbrengQuerySet:
        """Fetch the value along, in the order in which it was put forward."""
        return self.select_related("waarde__principe__fundament").order_by("op", "pk")

    def over_te_nemen(self, dossier: Dossier) -> InbrengQuerySet:
        """Leave out what stands on the long list of this dossier already."""
        daar = LangelijstItem.objects.filter(dossier=dossier, inbreng=models.OuterRef("pk"))
        return self.filter(~models.Exists(daar))


class Inbreng(models.Model):
    """A value that somebody puts forward, on one of the four grounds, with a reason and a number of the own votes.

    `eigen_waarde` is the name of a value outside the framework. The id is made with the page, so that sending twice counts
    once. Who it was is shown to nobody.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    bijeenkomst = models.ForeignKey(
        Bijeenkomst, on_delete=models.CASCADE, related_name="inbreng", editable=False
    )
    deelname = models.ForeignKey(
        Deelname, null=True, on_delete=models.SET_NULL, related_name="inbreng", editable=False
    )
    waarde = models.ForeignKey(
        "waardenkader.Waarde", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    eigen_waarde = models.CharField("andere waarde, namelijk", max_length=100, blank=True)
    grond = models.CharField("grond", max_length=12, choices=LangelijstItem.Grond)
    reden = models.TextField("waarom?", max_length=LANGSTE_REDEN, blank=True)
    stemmen = models.PositiveSmallIntegerField("stemmen", default=1, validators=[MinValueValidator(1)])
    op = models.DateTimeField(default=timezone.now, editable=False)
    gewijzigd_op = models.DateTimeField(auto_now=True)

    objects = InbrengQuerySet.as_manager()

    class Meta:
        verbose_name = "inbreng"
        verbose_name_plural = "inbreng"
        ordering = ("op", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(waarde__isnull=False, eigen_waarde="")
                | (Q(waarde__isnull=True) & ~Q(eigen_waarde="")),
                name="inbreng_een_waarde",
                violation_error_message="Kies een waarde, of schrijf er zelf een op. Niet allebei.",
            ),
            models.CheckConstraint(condition=Q(stemmen__gte=1), name="inbreng_heeft_een_stem"),
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def naam(self) -> str:
        """The name of the value, of the framework or as it was written."""
        return self.waarde.naam if self.waarde else self.eigen_waarde
