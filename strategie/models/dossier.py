"""The dossier of a strategy: why it starts and who is involved (bron: 000, 2.1 en 2.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.timezone import localdate

from acties.models import Actie, ActieQuerySet
from organisatie.rechten import Recht, mag
from strategie.models.kader import InKader

if TYPE_CHECKING:
    from organisatie.models import Gebruiker
    from strategie.models.fase import Fase
    from strategie.models.inhoud import Accentwaarde


class DossierQuerySet(models.QuerySet["Dossier"]):
    """Reading API of the dossiers.

    When a next version is made, the present one holds on. It gives way piece by piece, as the bestuurder agrees:
    the choice (what projects build on, the trajectory on the home page) when phase 2 of the next version is
    vastgesteld (`vastgesteld`, `geldend`), the measures when its plan is geaccordeerd (phase 3,
    `Actie.objects.geldend`), the yearly talk in the bestuur when its phase 4 is vastgesteld
    (`met_lopende_implementatie`). Writing goes on in the newest version only (`nieuwste`).
    """

    def zichtbaar_voor(self, gebruiker: Gebruiker) -> DossierQuerySet:
        """Give the dossiers that this person may read: all for the CIO office, else one's own and what one reads along."""
        if mag(gebruiker, Recht.STRATEGIE_INZIEN):
            return self
        if not gebruiker.is_authenticated:
            return self.none()
        leest_mee = self._leest_mee().filter(gebruiker=gebruiker)
        return self.filter(_met_deel(gebruiker) | Q(pk__in=leest_mee.order_by().values("dossier")))

    def _leest_mee(self) -> models.QuerySet[Any]:
        """Give who may read along now, as `Meelezer.loopt` says it."""
        meelezers = self.model.meelezers.rel.related_model._default_manager
        return meelezers.filter(ingetrokken_op=None, tot__gte=localdate())

    def met_deel_van(self, gebruiker: Gebruiker) -> DossierQuerySet:
        """Leave out what somebody only reads along: all for the CIO office, else one's own."""
        return self if mag(gebruiker, Recht.STRATEGIE_INZIEN) else self.van(gebruiker)

    def van(self, gebruiker: Gebruiker) -> DossierQuerySet:
        """Give the dossiers in which this person has a part: owner, bestuurder, contact person, or writing along."""
        if not gebruiker.is_authenticated:
            return self.none()
        return self.filter(_met_deel(gebruiker))

    def met_acties_voor(self, gebruiker: Gebruiker) -> DossierQuerySet:
        """Give the dossiers of which this person reads all measures, drafts included: those that may be read."""
        return self.zichtbaar_voor(gebruiker)

    def met_afgesproken_acties_voor(self, gebruiker: Gebruiker) -> DossierQuerySet:
        """Give the dossiers of which this person reads the agreed measures only: none, who reads one reads all of it."""
        return self.none()

    def vastgesteld(self) -> DossierQuerySet:
        """Give the dossiers whose choice holds (not replaced by a newer version): projects build on them."""
        return self.filter(accenten_vastgesteld_op__isnull=False).exclude(
            opvolger__accenten_vastgesteld_op__isnull=False
        )

    def geldend(self) -> DossierQuerySet:
        """Leave out the dossiers whose choice was replaced by that of a next version."""
        return self.exclude(opvolger__accenten_vastgesteld_op__isnull=False)

    def met_regie(self, gebruiker: Gebruiker) -> DossierQuerySet:
        """Note with each dossier (`volgt`) whether this person watches its measures, as `Dossier.regie` says."""
        volgt = Q(eigenaar=gebruiker) | Q(eigenaar__is_active=False, ambtelijk_verantwoordelijke=gebruiker)
        return self.annotate(volgt=models.Case(models.When(volgt, then=True), default=False))

    def lopend(self) -> DossierQuerySet:
        """Give the dossiers that are worked on: an older version only counts as long as it has measures."""
        return self.nieuwste()

    def nieuwste(self) -> DossierQuerySet:
        """Give the newest version of each dossier: the one that is written in."""
        return self.filter(opvolger=None)

    def met_lopende_implementatie(self) -> DossierQuerySet:
        """Give the dossiers that are carried out: all agreed, and phase 4 not yet of a next version."""
        nog_open = Dossier.objects.filter(
            fasen__status__in=("open", "voorgelegd", "teruggegeven", "heropend")
        )
        overgenomen = Dossier.objects.filter(opvolger__fasen__nummer=4, opvolger__fasen__status="vastgesteld")
        return self.exclude(pk__in=nog_open.values("pk")).exclude(pk__in=overgenomen.values("pk"))

    def bespreekbaar(self) -> DossierQuerySet:
        """Give those of which a talk in the bestuur can be recorded, as `Dossier.bespreekbaar` says it."""
        return self.filter(fasen__nummer=4, fasen__status="vastgesteld")

    def met_stand(self) -> DossierQuerySet:
        """Say of each whether it is `is_nieuwste`, `is_geldend` and `wordt_uitgevoerd`, as the methods of these names do."""

        def hoort_bij(dossiers: DossierQuerySet) -> models.Exists:
            return models.Exists(dossiers.filter(pk=models.OuterRef("pk")))

        return self.annotate(
            is_nieuwste=hoort_bij(Dossier.objects.nieuwste()),
            is_geldend=hoort_bij(Dossier.objects.geldend()),
            wordt_uitgevoerd=hoort_bij(Dossier.objects.met_lopende_implementatie()),
        )

    def namen(self) -> list[tuple[int, str]]:
        """Give what each is called, for a list to choose from."""
        return [(dossier.pk, str(dossier)) for dossier in self.order_by().only("titel", "versie")]

    def voor_bord(self) -> DossierQuerySet:
        """Fetch along what the board of actions says and asks of each: whose it is, who may do what."""
        return self.select_related("eigenaar").met_rollen()

    def met_mensen(self, fasen: models.QuerySet[Fase] | None = None) -> DossierQuerySet:
        """Fetch the people and the phases along (these, when they are given), for lists and headers."""
        functies = ("ambtelijk_verantwoordelijke", "moderator", "contactpersoon", "gemandateerde")
        rijen = self.select_related("eigenaar", "bestuurder", *functies).met_rollen()
        return rijen.prefetch_related(models.Prefetch("fasen", fasen))

    def met_rollen(self) -> DossierQuerySet:
        """Fetch along who writes (`meeschrijver_ids`) and who reads along now (`meelezer_ids`): `rollen_van` asks for both."""
        schrijft = Dossier.meeschrijvers.through.objects.filter(dossier=models.OuterRef("pk"))
        leest = self._leest_mee().filter(dossier=models.OuterRef("pk"), gebruiker__isnull=False)
        return self.annotate(
            meeschrijver_ids=ArraySubquery(schrijft.values("gebruiker")),
            meelezer_ids=ArraySubquery(leest.order_by().values("gebruiker")),
        )


def _met_deel(gebruiker: Gebruiker) -> Q:
    eigen = Dossier.meeschrijvers.through.objects.filter(gebruiker=gebruiker)
    return (
        Q(eigenaar=gebruiker)
        | Q(bestuurder=gebruiker)
        | Q(ambtelijk_verantwoordelijke=gebruiker)
        | Q(moderator=gebruiker)
        | Q(contactpersoon=gebruiker)
        | Q(gemandateerde=gebruiker)
        | Q(pk__in=eigen.values("dossier"))
    )


class Dossier(InKader, models.Model):
    """One run of CODIO Strategie; a decision to adjust opens a next version of it."""

    class Aanleiding(models.TextChoices):
        RAADSVRAAG = "raadsvraag", "Vraag of motie uit raad, Staten of algemeen bestuur"
        AKKOORD = "akkoord", "Nieuw college- of bestuursakkoord"
        DATASTRATEGIE = "datastrategie", "Nieuwe data- of digitaliseringsstrategie"
        INCIDENT = "incident", "Incident of zorgen over technologie"
        BIJSTELLING = "bijstelling", "Bijstelling van een eerdere strategie"
        ANDERS = "anders", "Iets anders"

    class Keuze(models.TextChoices):
        OPEN = "", "Nog niet gekozen"
        GENERIEK = "generiek", "Generiek: alle 32 waarden, zonder accenten"
        SPECIFIEK = "specifiek", "Specifiek: wij kiezen accentwaarden"

    class Externen(models.TextChoices):
        OPEN = "", "Nog niet gekozen"
        JA = "ja", "Ja, externen doen mee"
        NEE = "nee", "Nee, externen doen niet mee"

    titel = models.CharField("titel", max_length=200)
    versie = models.PositiveSmallIntegerField("versie", default=1)
    vorige = models.OneToOneField(
        "self",
        verbose_name="vorige versie",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="opvolger",
    )
    reden_nieuwe_versie = models.TextField("reden van deze versie", blank=True)
    aanleiding = models.CharField("aanleiding", max_length=20, choices=Aanleiding)
    aanleiding_toelichting = models.TextField("toelichting op de aanleiding", blank=True)

    eigenaar = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="eigenaar",
        on_delete=models.PROTECT,
        related_name="dossiers_als_eigenaar",
    )
    mandaat = models.TextField("mandaat van de eigenaar", blank=True)
    bestuurder = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="verantwoordelijke bestuurder",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="dossiers_als_bestuurder",
    )
    ambtelijk_verantwoordelijke = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="ambtelijk verantwoordelijke",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="dossiers_als_ambtelijk_verantwoordelijke",
    )
    moderator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="moderator",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="dossiers_als_moderator",
    )
    moderator_naam = models.CharField("moderator van buiten", max_length=200, blank=True)
    gemandateerde = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="legt besluiten van elders vast",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    mandatering = models.TextField("waar dat mandaat staat", max_length=500, blank=True)
    contactpersoon = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="contactpersoon voor de terugkoppeling",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="dossiers_als_contactpersoon",
    )
    meeschrijvers = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        verbose_name="meeschrijvers",
        blank=True,
        related_name="dossiers_als_meeschrijver",
    )

    keuze = models.CharField(
        "generiek of specifiek", max_length=12, choices=Keuze, blank=True, default=Keuze.OPEN
    )
    externen_betrokken = models.CharField(
        "doen externen mee aan de keuze?",
        max_length=4,
        choices=Externen,
        blank=True,
        default=Externen.OPEN,
    )
    externen_toelichting = models.TextField("toelichting op de keuze over externen", blank=True)
    reden_afwijkend_aantal = models.TextField("reden van een ander aantal dan vijf tot acht", blank=True)
    accenten_vastgesteld_op = models.DateTimeField("keuze vastgesteld op", null=True, blank=True)

    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)
    gemaakt_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="gemaakt door",
        on_delete=models.PROTECT,
        related_name="gemaakte_dossiers",
    )

    objects = DossierQuerySet.as_manager()

    class Meta:
        verbose_name = "dossier"
        verbose_name_plural = "dossiers"
        ordering = ("-gemaakt_op", "-pk")
        constraints = [models.CheckConstraint(condition=Q(versie__gte=1), name="dossier_versie_vanaf_een")]

    def __str__(self) -> str:
        return self.titel if self.versie == 1 else f"{self.titel} (versie {self.versie})"

    def get_absolute_url(self) -> str:
        """Give the address of the page of this dossier."""
        return reverse("strategie-dossier", args=[self.pk])

    @classmethod
    def huidig(cls) -> Dossier | None:
        """Give the dossier that holds now: the newest with its choice vastgesteld, else the newest."""
        vastgesteld = cls.objects.vastgesteld().order_by("-accenten_vastgesteld_op", "-pk").first()
        return vastgesteld or cls.objects.order_by("-gemaakt_op", "-pk").first()

    def rollen_van(self, gebruiker: Gebruiker) -> set[str]:
        """Give the keys of the roles that this person has on this dossier."""
        functies = ("eigenaar", "bestuurder", "gemandateerde", "contactpersoon")
        rollen = {f"dossier:{rol}" for rol in functies if getattr(self, f"{rol}_id") == gebruiker.pk}
        if gebruiker.pk in (self.ambtelijk_verantwoordelijke_id, self.moderator_id, *self.meeschrijver_ids):
            rollen.add("dossier:meeschrijver")
        if gebruiker.pk in self.meelezer_ids:
            rollen.add("dossier:meelezer")
        return rollen

    @cached_property
    def meeschrijver_ids(self) -> list[int]:
        """The writers along; read once per request, or before it by `met_rollen`."""
        return [mens.pk for mens in self.meeschrijvers.all()]

    @cached_property
    def laatste_bijeenkomst(self) -> Any:
        """The exploring meeting (`Bijeenkomst`) that goes on, else the newest, else None; read once per request."""
        return self.bijeenkomsten.lopend_eerst().first()

    @cached_property
    def meelezer_ids(self) -> list[int]:
        """Who reads along now, with an account; read once per request, or before it by `met_rollen`."""
        return [lezer.gebruiker_id for lezer in self.meelezers.all() if lezer.gebruiker_id and lezer.loopt]

    def fase(self, nummer: int) -> Fase:
        """Give one phase; uses phases that were fetched along."""
        return next(fase for fase in self.fasen.all() if fase.nummer == nummer)

    @property
    def bespreekbaar(self) -> bool:
        """Whether a talk in the bestuur can be recorded: once phase 4 is vastgesteld."""
        return any(fase.nummer == 4 and fase.is_vastgesteld for fase in self.fasen.all())

    @property
    def is_afgelost(self) -> bool:
        """Whether a next version is carried out: the yearly report and the talk in the bestuur are about that one."""
        opvolger = Dossier.objects.filter(vorige=self.pk)
        return opvolger.filter(fasen__nummer=4, fasen__status="vastgesteld").exists()

    @property
    def acties_bewerkbaar(self) -> bool:
        """Whether the measures may change: only while the action plan is open (phase 3)."""
        return self.fase(3).is_bewerkbaar

    @property
    def neemt_acties_op(self) -> bool:
        """Whether a measure can be added: only while the action plan is open."""
        return self.acties_bewerkbaar

    @property
    def spreekt_direct_af(self) -> bool:
        """Whether a measure is agreed as soon as it is entered: never, the bestuurder agrees to the plan."""
        return False

    @property
    def eigen_acties(self) -> ActieQuerySet:
        """The measures of this dossier, by the name that a project has for them too."""
        return Actie.objects.filter(dossier=self)

    @property
    def actierechten(self) -> tuple[Recht, ...]:
        """The rights of which somebody needs one to change a measure."""
        return (Recht.MAATREGEL_BEHEREN,)

    @property
    def leiding(self) -> str:
        """Whose it is, as the board of actions says it beside its name."""
        return f"Eigenaar {self.eigenaar.naam}"

    @property
    def regie(self) -> Gebruiker | None:
        """Who watches the measures: the owner; when that account ended, the official who is responsible."""
        mensen = (self.eigenaar, self.ambtelijk_verantwoordelijke)
        return next((wie for wie in mensen if wie and wie.is_active), None)

    @property
    def regieveld(self) -> str:
        """The field that says who watches the measures."""
        return "eigenaar"

    @property
    def regierechten(self) -> tuple[Recht, ...]:
        """The rights of which somebody needs one to give the dossier another owner."""
        return (Recht.STRATEGIE_BEWERKEN,)

    @property
    def gespreksrechten(self) -> tuple[Recht, ...]:
        """The rights of which somebody needs one to hold a conversation on how the measures go."""
        return (Recht.MAATREGEL_BEHEREN,)

    def bezwaar_tegen_regie(self, wie: Gebruiker) -> str:
        """Say why this person cannot own it: who vaststelt, does not voorleggen too."""
        if wie.pk != self.bestuurder_id:
            return ""
        return f"{wie.naam} is de bestuurder van ‘{self}’ en kan er niet ook eigenaar van zijn."

    def huidige_fase(self) -> Fase:
        """Give the first phase that is not vastgesteld; the last one when all are."""
        fasen = sorted(self.fasen.all(), key=lambda fase: fase.nummer)
        return next((fase for fase in fasen if not fase.is_vastgesteld), fasen[-1])

    @property
    def moderator_tekst(self) -> str:
        """The name of the moderator, with or without an account."""
        return str(self.moderator) if self.moderator else self.moderator_naam

    def vastgestelde_accentwaarden(self) -> models.QuerySet[Accentwaarde]:
        """Give the accentwaarden that hold; none while the choice is open or generiek."""
        if self.accenten_vastgesteld_op is None or self.keuze != self.Keuze.SPECIFIEK:
            return self.accentwaarden.none()
        return self.accentwaarden.compleet()
