"""Acties: of a project (out of its workshop) or of a strategy (measures), and their progress."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from acties.bewijs import Bewijs as Bewijs
from acties.gesprekken import Gesprek as Gesprek
from acties.herkomst import MetHerkomst
from acties.levensteken import Levensteken as Levensteken
from acties.stand import AFGEROND as AFGEROND
from acties.stand import OVERGANGEN as OVERGANGEN
from acties.stand import ActieStaatVast as ActieStaatVast
from acties.stand import Eigenaar as Eigenaar
from acties.stand import NogConcept as NogConcept
from acties.stand import Status as Status
from organisatie.models import Koppeling
from organisatie.rechten import Recht
from waardenkader.models import Actiesoort

if TYPE_CHECKING:
    from organisatie.models import Gebruiker


EIGENAREN = ("project", "dossier")
"""The fields of an action that can say whose it is; it has one of the two."""


def eigenaren(soort: str) -> Any:
    """Give all projects, or all dossiers, in the reading API of their own floor.

    It offers `zichtbaar_voor`, `met_acties_voor` (of these somebody reads all actions, drafts included),
    `met_afgesproken_acties_voor` (of these what is agreed), `met_regie` (notes in `volgt` whether somebody watches the
    actions), `lopend` (still worked on), `namen` and `voor_bord` (with what the board says of it).
    """
    return cast(type[models.Model], Actie._meta.get_field(soort).related_model)._default_manager


VanWie = Mapping[str, Mapping[int, bool]]
"""Per field of `EIGENAREN` the projects or dossiers of which somebody reads all actions; true where they watch these."""


def leest_alles_van(gebruiker: Gebruiker) -> VanWie:
    """Give of which projects and dossiers this person reads all actions, and whether they watch them; one query per kind."""
    gelezen = {
        soort: eigenaren(soort).met_acties_voor(gebruiker).met_regie(gebruiker).order_by()
        for soort in EIGENAREN
    }
    return {soort: dict(van.values_list("pk", "volgt")) for soort, van in gelezen.items()}


def _pks(eigenaren: models.QuerySet) -> models.QuerySet:
    return eigenaren.order_by().values("pk")


class ActieQuerySet(models.QuerySet["Actie"]):
    """Reading API of the actions."""

    def zichtbaar_voor(self, gebruiker: Gebruiker, van_wie: VanWie | None = None) -> ActieQuerySet:
        """Give the actions of which this person is holder or monitor, or whose project or dossier is theirs.

        A draft is for who works on it: the team of the project, the readers of the dossier. Holder,
        monitor and participants see an action from the moment that it is agreed. Takes `leest_alles_van` when that is known:
        then the database is not asked for it again.
        """
        afgesproken, alle = Q(actiehouder=gebruiker) | Q(monitor=gebruiker), Q()
        for soort in EIGENAREN:
            van = eigenaren(soort)
            afgesproken |= Q(**{f"{soort}__in": _pks(van.met_afgesproken_acties_voor(gebruiker))})
            van_hen = van_wie[soort] if van_wie is not None else _pks(van.met_acties_voor(gebruiker))
            alle |= Q(**{f"{soort}__in": van_hen})
        return self.filter(Q(afgesproken, afgesproken_op__isnull=False) | alle)

    def afgesproken(self) -> ActieQuerySet:
        """Leave out the drafts."""
        return self.filter(afgesproken_op__isnull=False)

    def voorstellen(self) -> ActieQuerySet:
        """Give what tables proposed and the plenary did not agree on (yet)."""
        return self.filter(is_voorstel=True)

    def zonder_voorstellen(self) -> ActieQuerySet:
        """Give what the plenary works on, or agreed."""
        return self.filter(is_voorstel=False)

    def geldend(self) -> ActieQuerySet:
        """Give what is agreed and not taken over by the next version of its strategy: every action once."""
        # That few actions have a previous one, the planner does not see without being told.
        overgenomen = Actie.objects.filter(
            vorige=models.OuterRef("pk"), vorige__isnull=False, afgesproken_op__isnull=False
        )
        return self.afgesproken().exclude(models.Exists(overgenomen))

    def met_alles(self) -> ActieQuerySet:
        """Fetch what a list shows in a fixed number of queries."""
        return self.select_related("project", "dossier", "actiehouder", "monitor", "groep").prefetch_related(
            "waarden__principe__fundament"
        )

    def om_te_tellen(self) -> ActieQuerySet:
        """Fetch only what says how the actions stand, with the moment of the last sign of life."""
        velden = (
            *("project_id", "dossier_id", "actiehouder_id", "actiehouder_naam", "actiehouder_functie"),
            *("monitor_id", "soort", "status", "termijn", "begint_op", "afgesproken_op", "gemaakt_op"),
        )
        return self.only(*velden, "levensteken").select_related("levensteken")

    def met_laatste_teken(self) -> ActieQuerySet:
        """Fetch along the last report of each (`Actie.laatste`)."""
        return self.select_related("levensteken__voortgang")

    def lopend(self) -> ActieQuerySet:
        """Give what is not finished and not dropped."""
        return self.exclude(status__in=AFGEROND)

    def te_laat(self) -> ActieQuerySet:
        """Give the running actions whose term has passed."""
        return self.lopend().filter(termijn__lt=timezone.localdate())

    def op_nummer(self) -> ActieQuerySet:
        """In the order of their numbers; proposals, which have none, at the end."""
        return self.order_by(F("nummer").asc(nulls_last=True), "pk")

    def op_urgentie(self) -> ActieQuerySet:
        """Running before finished, the earliest term first, without a term last."""
        rang = models.Case(models.When(status__in=AFGEROND, then=1), default=0)
        return self.order_by(rang, F("termijn").asc(nulls_last=True), "pk")


class Actie(MetHerkomst):
    """One action with its holder, term and values (bron: 000, bijlage 6 en module Strategie fase 3)."""

    class Bereik(models.TextChoices):
        NEE = "nee", "Alleen dit project"
        PROJECTEN = "projecten", "Ook voor andere projecten"
        ORGANISATIE = "organisatie", "Voor de hele organisatie"

    project = models.ForeignKey(
        "project.Project", null=True, blank=True, on_delete=models.CASCADE, related_name="acties"
    )
    dossier = models.ForeignKey(
        "strategie.Dossier", null=True, blank=True, on_delete=models.CASCADE, related_name="maatregelen"
    )
    titel = models.CharField("wat gaat er gebeuren?", max_length=300)
    omschrijving = models.TextField("toelichting", blank=True)
    soort = models.CharField("soort actie", max_length=20, choices=Actiesoort, blank=True)
    waarden = models.ManyToManyField(
        "waardenkader.Waarde", verbose_name="waarden", blank=True, related_name="acties"
    )
    actiehouder = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="actiehouder",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="acties",
    )
    actiehouder_naam = models.CharField("actiehouder zonder account", max_length=200, blank=True)
    actiehouder_adres = models.EmailField(
        "e-mailadres van wie geen account heeft",
        blank=True,
        help_text="Dan krijgt ook iemand zonder account bericht, met een link om te melden hoe het gaat.",
    )
    actiehouder_functie = models.CharField(
        "functie of onderdeel van de actiehouder",
        max_length=200,
        blank=True,
        help_text="In het verslag staat dit in plaats van de naam. Leeg bij een collega: de functie van het account.",
    )
    monitor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="wie volgt de actie?",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="gevolgde_acties",
    )
    begint_op = models.DateField(
        "begint op", null=True, blank=True, help_text="Alleen als de actie pas later kan beginnen."
    )
    termijn = models.DateField("termijn", null=True, blank=True)
    status = models.CharField("status", max_length=20, choices=Status, default=Status.OPEN)
    groep = models.ForeignKey(
        "project.Groep", null=True, blank=True, on_delete=models.SET_NULL, related_name="acties"
    )
    ander_niveau = models.BooleanField("hoort op een ander (politiek) niveau", default=False)
    ander_niveau_toelichting = models.TextField("welk niveau, en waarom?", blank=True)
    doelgroep = models.CharField("doelgroep", max_length=300, blank=True)
    breder_inzetbaar = models.CharField("breder inzetbaar", max_length=20, choices=Bereik, default=Bereik.NEE)
    wijziging_organisatie = models.BooleanField(
        "vraagt een wijziging in bestuur, structuur of processen van de organisatie", default=False
    )
    wijziging_toelichting = models.TextField("welke wijziging, en waarom?", blank=True)
    # The example of the framework with which it began, and what that said then: the example may go or change.
    voorbeeldactie = models.ForeignKey(
        "waardenkader.Voorbeeldactie",
        verbose_name="begonnen met voorbeeld",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    voorbeeldbron = models.TextField("wat het voorbeeld zei", blank=True, editable=False)
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)
    afgesproken_op = models.DateTimeField("afgesproken op", null=True, blank=True, editable=False)
    # Thought of by a table, not agreed on by everybody: closing the workshop does not agree to it.
    is_voorstel = models.BooleanField("voorstel van een groep", default=False, editable=False)
    # Given when it becomes an action, and never given again: the same on the sheet, the poster, the board and in the verslag.
    nummer = models.PositiveSmallIntegerField("nummer", null=True, blank=True, editable=False)
    # The holder who had the mail about this action: closing a workshop again tells only who is new.
    gemeld_aan = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    # Counts up when the links in the mails sent so far may not be used any more (acties.link).
    link_nummer = models.PositiveSmallIntegerField(default=1, editable=False)
    # The same for a holder without account: the address that had the mail.
    gemeld_adres = models.EmailField(blank=True, editable=False)
    # The measure in the previous version of the strategy that goes on in this one.
    vorige = models.ForeignKey(
        "self", null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="opvolgers"
    )

    objects = ActieQuerySet.as_manager()

    class Meta:
        verbose_name = "actie"
        verbose_name_plural = "acties"
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(project__isnull=False, dossier__isnull=True)
                | Q(project__isnull=True, dossier__isnull=False),
                name="actie_van_project_of_dossier",
                violation_error_message="Een actie hoort bij één project of bij één strategie.",
            ),
            models.CheckConstraint(
                condition=Q(is_voorstel=False) | Q(afgesproken_op=None), name="voorstel_is_niet_afgesproken"
            ),
            models.UniqueConstraint(fields=("project", "nummer"), name="actienummer_eenmaal_per_project"),
            models.UniqueConstraint(
                fields=("project", "overgenomen_van", "overgenomen_nummer"), name="actie_eenmaal_overgenomen"
            ),
        ]

    def __str__(self) -> str:
        return self.titel

    def get_absolute_url(self) -> str:
        return reverse("actie", args=[self.pk])

    @property
    def houder(self) -> str:
        """The name of who carries it out, else the function; empty when nobody does yet."""
        if self.actiehouder:
            return self.actiehouder.naam
        return self.actiehouder_naam or self.actiehouder_functie

    @property
    def houder_zonder_naam(self) -> str:
        """What may be said of the holder in public: the function or department; empty when nobody wrote it down."""
        if self.actiehouder_functie or self.actiehouder is None:
            return self.actiehouder_functie
        onderdeel = self.actiehouder.onderdeel
        return self.actiehouder.functie or (onderdeel.naam if onderdeel else "")

    @property
    def laatste(self) -> Voortgang | None:
        """The last report on it, None when there is none; read along by `met_laatste_teken`."""
        teken = getattr(self, "levensteken", None)
        return teken.voortgang if teken else None

    @property
    def laatst_op(self) -> datetime:
        """The last sign of life: the last report, else that it was agreed. Read along as `laatste`, or by `om_te_tellen`."""
        teken = getattr(self, "levensteken", None)
        return teken.op if teken else self.afgesproken_op or self.gemaakt_op

    @property
    def hoort_bij(self) -> str:
        """Which of `EIGENAREN` it has."""
        return "project" if self.project_id else "dossier"

    @property
    def houdersleutel(self) -> str:
        """Who holds it, of those who can be told of it: an account or an address; empty when nobody is."""
        if self.actiehouder_id:
            return f"g{self.actiehouder_id}"
        return f"a{self.actiehouder_adres.lower()}" if self.actiehouder_adres else ""

    @property
    def gemeld_sleutel(self) -> str:
        """Who was told last that it is theirs, as in `houdersleutel`."""
        if self.gemeld_aan_id:
            return f"g{self.gemeld_aan_id}"
        return f"a{self.gemeld_adres}" if self.gemeld_adres else ""

    @property
    def eigenaar(self) -> Eigenaar:
        """The project or the dossier that this action belongs to."""
        eigenaar: Eigenaar | None = self.project or self.dossier
        assert eigenaar is not None  # the constraint sees to that
        return eigenaar

    @property
    def is_oefening(self) -> bool:
        """Whether it belongs to a rehearsal, which leaves no trace."""
        return bool(getattr(self.project, "is_oefening", False))

    @property
    def bewerkbaar(self) -> bool:
        """Whether title, holder, term and values may change now; reporting progress always may."""
        return self.eigenaar.acties_bewerkbaar

    @property
    def meldrechten(self) -> tuple[Recht, ...]:
        """The rights of which somebody needs one to report on it; who may change it may do so too."""
        return (Recht.VOORTGANG_MELDEN, *self.eigenaar.actierechten)

    @property
    def is_concept(self) -> bool:
        """Whether it is not agreed yet: its workshop is not closed, or its plan not geaccordeerd."""
        return self.afgesproken_op is None

    @property
    def te_laat(self) -> bool:
        """Whether the term has passed while it is not finished."""
        return self.is_laat_op(timezone.localdate())

    def is_laat_op(self, dag: date) -> bool:
        """Say whether the action is overdue on a day."""
        return self.status not in AFGEROND and self.termijn is not None and self.termijn < dag

    def rollen_van(self, gebruiker: Gebruiker) -> set[str]:
        """Give the roles of a person on this action, those on its project or dossier included.

        On a draft there is no holder and no monitor yet.
        """
        if self.is_concept:
            return self.eigenaar.rollen_van(gebruiker)
        eigen = {"actie:actiehouder"} if gebruiker.pk == self.actiehouder_id else set()
        if gebruiker.pk == self.monitor_id:
            eigen.add("actie:monitor")
        return eigen | self.eigenaar.rollen_van(gebruiker)


class Voortgang(models.Model):
    """One report on an action (bron: 000, module Project, fase 3, stap monitoring)."""

    actie = models.ForeignKey(Actie, on_delete=models.CASCADE, related_name="voortgang")
    status = models.CharField("status", max_length=20, choices=Status)
    tekst = models.TextField("hoe staat het ervoor?", blank=True)
    knelpunt = models.TextField("wat is het knelpunt, en waarom?", blank=True)
    oplossing = models.TextField("hoe kan dat worden opgelost?", blank=True)
    nodig = models.TextField("wat is er nodig, en van wie?", blank=True)
    bijstellen = models.TextField("moet de actie worden bijgesteld?", blank=True)
    bewijs_link = Koppeling("link naar wat er gedaan is", max_length=500, blank=True)
    gesprek = models.ForeignKey(
        Gesprek, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="voortgang"
    )
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    door_naam = models.CharField("door, zonder account", max_length=200, blank=True, editable=False)
    op = models.DateTimeField("op", auto_now_add=True)

    class Meta:
        verbose_name = "voortgang"
        verbose_name_plural = "voortgang"
        ordering = ("-op", "-pk")

    def __str__(self) -> str:
        return f"{self.actie}: {self.get_status_display()}"

    @property
    def bestand(self) -> Bewijs | None:
        """The file with it, when there is one."""
        return getattr(self, "bewijs", None)

    @property
    def wie(self) -> str:
        """The name of who reported."""
        return self.door.naam if self.door else self.door_naam
