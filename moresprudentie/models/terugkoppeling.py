"""The half-yearly feedback from the projects to Strategie (bron: 000, module Project, fase 3, stap 4)."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from organisatie.rechten import Recht, mag
from organisatie.tekst import begin_zin, geteld, telwoord
from strategie.models import Dossier

if TYPE_CHECKING:
    from formats.models import Invulling
    from organisatie.models import Gebruiker
    from strategie.models import Bespreking


STANDEN = {"overnemen": "overgenomen", "aanhouden": "aangehouden", "afwijzen": "afgewezen"}
"""How a recommendation with an answer stands, in the order in which they are counted."""


class TerugkoppelingQuerySet(models.QuerySet["Terugkoppeling"]):
    """Reading API of the terugkoppelingen."""

    def verzonden(self) -> TerugkoppelingQuerySet:
        """Give what has been sent to Strategie, newest first."""
        return self.filter(status=Terugkoppeling.Status.VERZONDEN).order_by("-jaar", "-helft", "-pk")

    def concepten(self) -> TerugkoppelingQuerySet:
        """Give what is being written."""
        return self.filter(status=Terugkoppeling.Status.CONCEPT)

    def met_bespreking(self) -> TerugkoppelingQuerySet:
        """Fetch along the talks in the bestuur that answer them, and the recommendations."""
        return self.prefetch_related("besprekingen", "aanbevelingen")

    def wacht_op(self, gebruiker: Gebruiker) -> TerugkoppelingQuerySet:
        """Give what was sent to a dossier of this person and asks something still.

        `gelezen` says whether this person opened it, `besproken` whether a talk answered it (for all), `open_aanbevelingen`
        how many recommendations have no answer.
        """
        gelezen = Gelezen.objects.filter(terugkoppeling=models.OuterRef("pk"), gebruiker=gebruiker)
        besproken = Terugkoppeling.besprekingen.through.objects.filter(terugkoppeling=models.OuterRef("pk"))
        return (
            self.verzonden()
            .filter(dossier__in=Dossier.objects.van(gebruiker).order_by().values("pk"))
            .annotate(
                gelezen=models.Exists(gelezen),
                besproken=models.Exists(besproken),
                open_aanbevelingen=models.Count("aanbevelingen", filter=models.Q(aanbevelingen__antwoord="")),
            )
            .select_related("dossier")
        )

    def zichtbaar_voor(self, gebruiker: Gebruiker) -> TerugkoppelingQuerySet:
        """Give all to who writes them, the sent ones to CIO office, bestuurder and dossier people."""
        if mag(gebruiker, Recht.TERUGKOPPELING_SCHRIJVEN):
            return self
        return self.filter(
            status=Terugkoppeling.Status.VERZONDEN,
            dossier__in=Dossier.objects.met_deel_van(gebruiker).order_by().values("pk"),
        )


class Terugkoppeling(models.Model):
    """The report on one half-year to the contact person of one strategy dossier."""

    class Helft(models.IntegerChoices):
        EERSTE = 1, "Eerste halfjaar"
        TWEEDE = 2, "Tweede halfjaar"

    class Status(models.TextChoices):
        CONCEPT = "concept", "Concept"
        VERZONDEN = "verzonden", "Verzonden"

    dossier = models.ForeignKey(
        "strategie.Dossier",
        verbose_name="strategie",
        on_delete=models.PROTECT,
        related_name="terugkoppelingen",
    )
    jaar = models.PositiveSmallIntegerField("jaar")
    helft = models.PositiveSmallIntegerField("halfjaar", choices=Helft)
    invulling = models.OneToOneField(
        "formats.Invulling", on_delete=models.PROTECT, related_name="terugkoppeling"
    )
    cijfers: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(
        "vastgelegde cijfers", default=dict, blank=True
    )
    status = models.CharField("status", max_length=20, choices=Status, default=Status.CONCEPT)
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)
    verzonden_op = models.DateTimeField("verzonden op", null=True, blank=True)
    verzonden_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    verzonden_aan = models.CharField("verzonden aan", max_length=300, blank=True)
    documenten = models.ManyToManyField("documenten.Bewaardocument", related_name="+", blank=True)
    geen_aanbevelingen = models.BooleanField("er volgen geen aanbevelingen", default=False)
    besprekingen = models.ManyToManyField(
        "strategie.Bespreking",
        verbose_name="besproken in het bestuur",
        related_name="+",
        blank=True,
    )

    objects = TerugkoppelingQuerySet.as_manager()

    class Meta:
        verbose_name = "terugkoppeling"
        verbose_name_plural = "terugkoppelingen"
        ordering = ("-jaar", "-helft", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=("dossier", "jaar", "helft"), name="terugkoppeling_eenmaal_per_halfjaar"
            ),
            models.CheckConstraint(condition=models.Q(helft__in=(1, 2)), name="terugkoppeling_helft"),
        ]

    def __str__(self) -> str:
        return f"Terugkoppeling {self.periode.lower()}"

    def get_absolute_url(self) -> str:
        """The page of this half-year, for this dossier."""
        return f"{reverse('terugkoppeling', args=[self.jaar, self.helft])}?dossier={self.dossier_id}"

    @property
    def periode(self) -> str:
        """The half-year in words."""
        return f"{self.get_helft_display()} {self.jaar}"

    @property
    def is_verzonden(self) -> bool:
        """Whether it has gone to Strategie and can change no more."""
        return self.status == self.Status.VERZONDEN

    @property
    def laatste_dag(self) -> datetime.date:
        """The last day of the half-year."""
        return datetime.date(self.jaar, 6, 30) if self.helft == 1 else datetime.date(self.jaar, 12, 31)

    @property
    def geteld_tot(self) -> datetime.date | None:
        """The day up to which is counted, when that falls inside the half-year; None when it is over."""
        dag = timezone.localdate(self.verzonden_op)
        return dag if dag <= self.laatste_dag else None

    @property
    def besproken_in(self) -> list[Bespreking]:
        """The talks in the bestuur that answer it, the newest first."""
        return list(self.besprekingen.all())

    @property
    def stand_aanbevelingen(self) -> str:
        """How many recommendations there are and how they stand, in words; empty for a report of before they stood apart."""
        rijen = list(self.aanbevelingen.all())
        if not rijen:
            return "Geen aanbevelingen" if self.geen_aanbevelingen else ""
        per_antwoord = Counter(rij.antwoord for rij in rijen)
        woorden = {"": "wacht op antwoord" if per_antwoord[""] == 1 else "wachten op antwoord"} | STANDEN
        hoe = [
            f"{telwoord(keer)} {woorden[antwoord]}"
            for antwoord in woorden
            if (keer := per_antwoord[antwoord])
        ]
        return begin_zin(f"{geteld(len(rijen), 'aanbeveling', 'aanbevelingen')}: {', '.join(hoe)}")

    def rollen_van(self, gebruiker: Gebruiker) -> set[str]:
        """Give the roles on the dossier that this report goes to."""
        return self.dossier.rollen_van(gebruiker)

    def te_bewerken_door(self, gebruiker: Gebruiker) -> bool:
        """Say whether this person may still change the text."""
        return not self.is_verzonden and mag(gebruiker, Recht.TERUGKOPPELING_SCHRIJVEN)

    def mag_invullen(self, gebruiker: Gebruiker, invulling: Invulling) -> bool:
        """Say the same of the form in which the text is written (`formats.houder`)."""
        return self.te_bewerken_door(gebruiker)

    mag_opmerken = mag_afhandelen = mag_invullen


class Gelezen(models.Model):
    """Who of a dossier has opened a terugkoppeling: the page, or one of its files."""

    terugkoppeling = models.ForeignKey(Terugkoppeling, on_delete=models.CASCADE, related_name="gelezen_door")
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    op = models.DateTimeField("op", auto_now_add=True)

    class Meta:
        verbose_name = "gelezen terugkoppeling"
        verbose_name_plural = "gelezen terugkoppelingen"
        constraints = [
            models.UniqueConstraint(
                fields=("terugkoppeling", "gebruiker"), name="terugkoppeling_eenmaal_gelezen"
            )
        ]

    def __str__(self) -> str:
        return f"{self.terugkoppeling}: {self.gebruiker}"
