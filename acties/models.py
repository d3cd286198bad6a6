"""Acties: of a project (out of its workshop) or of a strategy (measures), and their progress."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from waardenkader.models import Actiesoort

if TYPE_CHECKING:
    from organisatie.models import Gebruiker
    from project.models import Project
    from strategie.models import Dossier


class Status(models.TextChoices):
    """How far an action is (bron: 000, module Project, fase 3: monitoring)."""

    OPEN = "open", "Nog niet begonnen"
    LOOPT = "loopt", "Loopt"
    KNELT = "knelt", "Knelt"
    GEREED = "gereed", "Gereed"
    VERVALLEN = "vervallen", "Vervallen"


OVERGANGEN: dict[str, frozenset[str]] = {
    Status.OPEN: frozenset({Status.OPEN, Status.LOOPT, Status.KNELT, Status.GEREED, Status.VERVALLEN}),
    Status.LOOPT: frozenset({Status.LOOPT, Status.KNELT, Status.GEREED, Status.VERVALLEN}),
    Status.KNELT: frozenset({Status.LOOPT, Status.KNELT, Status.GEREED, Status.VERVALLEN}),
    Status.GEREED: frozenset({Status.LOOPT}),
    Status.VERVALLEN: frozenset({Status.OPEN}),
}
AFGEROND = (Status.GEREED, Status.VERVALLEN)


class ActieStaatVast(ValidationError):
    """What an action is cannot change now: its plan is at the bestuurder's or vastgesteld, or its project has ended."""


class OngeldigeOvergang(ValidationError):
    """An action cannot go from its present status to the one asked for."""


class ActieQuerySet(models.QuerySet["Actie"]):
    """Reading API of the actions."""

    def zichtbaar_voor(self, gebruiker: Gebruiker) -> ActieQuerySet:
        """Give the actions of which this person is holder or monitor, or whose project or dossier is theirs."""
        mijn = Q(actiehouder=gebruiker) | Q(monitor=gebruiker)
        project = (
            Q(project__organisator=gebruiker)
            | Q(project__projectleider=gebruiker)
            | Q(project__gespreksleider=gebruiker)
            | Q(project__notulist=gebruiker)
            | Q(project__regievoerder=gebruiker)
            | Q(project__deelnemers__gebruiker=gebruiker)
        )
        dossier = (
            Q(dossier__eigenaar=gebruiker)
            | Q(dossier__bestuurder=gebruiker)
            | Q(dossier__meeschrijvers=gebruiker)
            | Q(dossier__ambtelijk_verantwoordelijke=gebruiker)
            | Q(dossier__moderator=gebruiker)
        )
        if "cio" in gebruiker.rollen:
            dossier |= Q(dossier__isnull=False)
        return self.filter(pk__in=Actie.objects.filter(mijn | project | dossier).values("pk"))

    def met_alles(self) -> ActieQuerySet:
        """Fetch what a list shows in a fixed number of queries."""
        return self.select_related("project", "dossier", "actiehouder", "monitor", "groep").prefetch_related(
            "waarden__principe__fundament"
        )

    def met_laatste_teken(self) -> ActieQuerySet:
        """Add the last sign of life: `laatst_op` (moment), `laatst_tekst` and `laatst_knelpunt`."""
        laatste = Voortgang.objects.filter(actie=models.OuterRef("pk")).order_by("-op", "-pk")
        return self.annotate(
            laatst_op=Coalesce(models.Subquery(laatste.values("op")[:1]), F("gemaakt_op")),
            laatst_tekst=Coalesce(
                models.Subquery(laatste.values("tekst")[:1]),
                models.Value(""),
                output_field=models.TextField(),
            ),
            laatst_knelpunt=Coalesce(
                models.Subquery(laatste.values("knelpunt")[:1]),
                models.Value(""),
                output_field=models.TextField(),
            ),
        )

    def lopend(self) -> ActieQuerySet:
        """Give what is not finished and not dropped."""
        return self.exclude(status__in=AFGEROND)

    def te_laat(self) -> ActieQuerySet:
        """Give the running actions whose term has passed."""
        return self.lopend().filter(termijn__lt=timezone.localdate())

    def op_urgentie(self) -> ActieQuerySet:
        """Running before finished, the earliest term first, without a term last."""
        rang = models.Case(models.When(status__in=AFGEROND, then=1), default=0)
        return self.order_by(rang, F("termijn").asc(nulls_last=True), "pk")


class Actie(models.Model):
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
    monitor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="wie volgt de actie?",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="gevolgde_acties",
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
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)

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
            )
        ]

    def __str__(self) -> str:
        return self.titel

    def get_absolute_url(self) -> str:
        return reverse("actie", args=[self.pk])

    @property
    def houder(self) -> str:
        """The name of who carries it out; empty when nobody does yet."""
        return self.actiehouder.naam if self.actiehouder else self.actiehouder_naam

    @property
    def eigenaar(self) -> Project | Dossier:
        """The project or the dossier that this action belongs to."""
        eigenaar = self.project or self.dossier
        assert eigenaar is not None  # the constraint sees to that
        return eigenaar

    @property
    def bewerkbaar(self) -> bool:
        """Whether title, holder, term and values may change now; reporting progress always may."""
        return self.eigenaar.acties_bewerkbaar

    @property
    def te_laat(self) -> bool:
        """Whether the term has passed while it is not finished."""
        return self.is_laat_op(timezone.localdate())

    def is_laat_op(self, dag: date) -> bool:
        """Say whether the action is overdue on a day."""
        return self.status not in AFGEROND and self.termijn is not None and self.termijn < dag

    def rollen_van(self, gebruiker: Gebruiker) -> set[str]:
        """Give the roles of a person on this action, those on its project or dossier included."""
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
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField("op", auto_now_add=True)

    class Meta:
        verbose_name = "voortgang"
        verbose_name_plural = "voortgang"
        ordering = ("-op", "-pk")

    def __str__(self) -> str:
        return f"{self.actie}: {self.get_status_display()}"
