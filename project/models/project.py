"""A project (or case) that goes through the three phases of CODIO Project."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.urls import reverse

from acties.models import Actie, ActieQuerySet
from organisatie.models import Gebruiker
from organisatie.rechten import Recht, mag

if TYPE_CHECKING:
    from formats.models import Invulling


class Technologie(models.TextChoices):
    """Kinds of technology that people can pick from; another one may be typed (bron: 000, 3.1)."""

    LOCATIEGEGEVENS = "Locatiegegevens"
    CAMERAS = "Camera's"
    SENSOREN = "Sensoren"
    ALGORITME = "Algoritme"
    GENERATIEVE_AI = "Generatieve AI"
    CHATBOT = "Chatbot"
    DASHBOARD = "Dashboard"
    DIGITAL_TWIN = "Digital twin"
    DIGITALE_DIENST = "Digitale dienst"
    KANTOORSOFTWARE = "Kantoorsoftware"


ROLLEN: tuple[tuple[str, str], ...] = (
    ("organisator", "Organisator"),
    ("projectleider", "Projectleider"),
    ("gespreksleider", "Gespreksleider"),
    ("notulist", "Notulist"),
    ("regievoerder", "Regievoerder"),
)


def _niemand(rol: str) -> models.Q:
    return models.Q(**{rol: None}) | models.Q(**{f"{rol}__is_active": False})


class ProjectQuerySet(models.QuerySet["Project"]):
    """Reading API of the projects."""

    def nieuwste_eerst(self) -> ProjectQuerySet:
        """Put what was begun last first."""
        return self.order_by("-aangemaakt_op", "-pk")

    def van_team(self, gebruiker: Gebruiker) -> ProjectQuerySet:
        """Give the projects in which this person prepares, leads, takes notes or follows actions."""
        wie = models.Q()
        for rol, _ in ROLLEN:
            wie |= models.Q(**{rol: gebruiker})
        return self.filter(wie)

    def zichtbaar_voor(self, gebruiker: Gebruiker) -> ProjectQuerySet:
        """Give the projects that this person may read about: of the team, or as a participant."""
        if not gebruiker.is_authenticated:
            return self.none()
        van_team = Project.alle.van_team(gebruiker).order_by().values("pk")
        als_deelnemer = Project.objects.filter(deelnemers__gebruiker=gebruiker).order_by().values("pk")
        # Put together and not asked one by one ("or"): that reads all projects for the few of one person.
        return self.filter(pk__in=van_team.union(als_deelnemer))

    def met_acties_voor(self, gebruiker: Gebruiker) -> ProjectQuerySet:
        """Give the projects of which this person reads all actions, drafts included: those of the team."""
        return self.van_team(gebruiker)

    def met_afgesproken_acties_voor(self, gebruiker: Gebruiker) -> ProjectQuerySet:
        """Give the projects of which this person reads the agreed actions: as a participant."""
        return self.filter(deelnemers__gebruiker=gebruiker)

    def met_regie(self, gebruiker: Gebruiker) -> ProjectQuerySet:
        """Note with each project (`volgt`) whether this person watches its actions, as `Project.regie` says."""
        volgt = models.Q(regievoerder=gebruiker) | _niemand("regievoerder") & (
            models.Q(projectleider=gebruiker) | _niemand("projectleider") & models.Q(organisator=gebruiker)
        )
        return self.annotate(volgt=models.Case(models.When(volgt, then=True), default=False))

    def lopend(self) -> ProjectQuerySet:
        """Give the projects that have not ended."""
        return self.exclude(fase__in=(Project.Fase.AFGEROND, Project.Fase.GESTOPT))

    def namen(self) -> list[tuple[int, str]]:
        """Give what each is called, for a list to choose from: nothing else of it is read."""
        return list(self.order_by().values_list("pk", "titel"))

    def voor_bord(self) -> ProjectQuerySet:
        """Fetch along what the board of actions says and asks of each: who leads it, who may do what."""
        return self.select_related("projectleider")

    def met_mensen(self) -> ProjectQuerySet:
        """Fetch the people, department and workshop along, for lists."""
        return self.select_related(*(rol for rol, _ in ROLLEN), "onderdeel", "workshop", "dossier")


class MetVerslag(models.Manager.from_queryset(ProjectQuerySet)):  # type: ignore[misc]
    """The projects of which there can be a verslag: without rehearsals, with those that are there for an old one only."""

    def get_queryset(self) -> ProjectQuerySet:
        """Give all but the rehearsals."""
        projecten: ProjectQuerySet = super().get_queryset().filter(oefening_van=None)
        return projecten


class EchteProjecten(MetVerslag):
    """The projects that are (or were) run here: lists, counts, search, rounds of mail and Mijn werk see only these.

    Left out are the copies on which somebody rehearses a workshop (decision 0027), and what holds the data of an old verslag
    that was entered from paper (decision 0046).
    """

    def get_queryset(self) -> ProjectQuerySet:
        """Give the real projects."""
        return super().get_queryset().filter(van_papier=False)


class Project(models.Model):
    """A project or case with its people and its outcome (bron: 000, module Project)."""

    class Fase(models.TextChoices):
        VOORBEREIDING = "voorbereiding", "Voorbereiding"
        WORKSHOP = "workshop", "Workshop"
        IMPLEMENTATIE = "implementatie", "Implementatie"
        AFGEROND = "afgerond", "Afgerond"
        GESTOPT = "gestopt", "Gestopt"

    class Uitkomst(models.TextChoices):
        DOOR = "door", "Door"
        AANGEPAST = "aangepast", "Door, met aanpassingen"
        NIET_DOOR = "niet_door", "Niet door"
        ELDERS = "elders", "Besluit valt op een ander niveau"

    titel = models.CharField("titel", max_length=200)
    omschrijving = models.TextField("korte omschrijving", max_length=1000, blank=True)
    dossier = models.ForeignKey(
        "strategie.Dossier",
        verbose_name="strategie",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="projecten",
    )
    onderdeel = models.ForeignKey(
        "organisatie.Organisatieonderdeel",
        verbose_name="organisatieonderdeel",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="projecten",
    )
    # The framework that was in use when it began: it keeps that, whatever comes into use later.
    kader = models.ForeignKey(
        "waardenkader.Kaderversie",
        verbose_name="waardenkader",
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="projecten",
    )
    technologie = models.CharField("technologie", max_length=100, blank=True)
    organisator = models.ForeignKey(
        Gebruiker, on_delete=models.PROTECT, related_name="georganiseerde_projecten"
    )
    projectleider = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.PROTECT, related_name="geleide_projecten"
    )
    gespreksleider = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.PROTECT, related_name="begeleide_projecten"
    )
    notulist = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.PROTECT, related_name="genotuleerde_projecten"
    )
    regievoerder = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.PROTECT, related_name="gevolgde_projecten"
    )
    fase = models.CharField(max_length=20, choices=Fase, default=Fase.VOORBEREIDING, editable=False)
    uitkomst = models.CharField(max_length=20, choices=Uitkomst, blank=True)
    uitkomst_reden = models.TextField("reden van de uitkomst", blank=True)
    uitkomst_op = models.DateTimeField(null=True, blank=True, editable=False)
    uitkomst_door = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    geschiktheid = models.OneToOneField(
        "formats.Invulling", on_delete=models.PROTECT, related_name="project_geschiktheid", editable=False
    )
    casusbeschrijving = models.OneToOneField(
        "formats.Invulling", on_delete=models.PROTECT, related_name="project_casus", editable=False
    )
    follow_up = models.OneToOneField(
        "formats.Invulling", on_delete=models.PROTECT, related_name="project_follow_up", editable=False
    )
    casus_gedeeld_op = models.DateTimeField(null=True, blank=True, editable=False)
    follow_up_gehouden_op = models.DateField("follow-upgesprek gehouden op", null=True, blank=True)
    aangemaakt_op = models.DateTimeField(auto_now_add=True)
    oefening_van = models.ForeignKey(
        "self",
        verbose_name="oefening van",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.CASCADE,
        related_name="oefeningen",
    )
    """The project of which this is a copy to rehearse on; the organisator of such a copy is who rehearses."""
    van_papier = models.BooleanField("alleen om een oud verslag van papier", default=False, editable=False)
    """Whether it only holds the data of an old verslag (decision 0046); the organisator of such a project is who entered it."""

    # Added by `project.voortgang.met_voortgang`.
    aantal_waarden: int
    aantal_acties: int
    aantal_open_acties: int

    objects: ClassVar[EchteProjecten] = EchteProjecten()
    met_verslag: ClassVar[MetVerslag] = MetVerslag()
    alle: ClassVar[models.Manager[Project]] = ProjectQuerySet.as_manager()
    """Rehearsals among them: for what is reached by its address, and asks who may."""

    class Meta:
        verbose_name = "project"
        verbose_name_plural = "projecten"
        ordering = ("-aangemaakt_op", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(uitkomst="") | ~models.Q(uitkomst_reden=""),
                name="project_uitkomst_met_reden",
            ),
            models.CheckConstraint(
                condition=~models.Q(fase="gestopt") | models.Q(uitkomst="niet_door"),
                name="project_gestopt_is_niet_door",
            ),
        ]

    def __str__(self) -> str:
        return self.titel

    def get_absolute_url(self) -> str:
        return reverse("project", args=[self.pk])

    def rollen_van(self, gebruiker: Gebruiker) -> set[str]:
        """Give the keys of the roles that this person has in this project; in a rehearsal who holds it leads, no more."""
        if self.is_oefening:
            return {"project:gespreksleider"} if self.organisator_id == gebruiker.pk else set()
        rollen = {f"project:{rol}" for rol, _ in ROLLEN if getattr(self, f"{rol}_id") == gebruiker.pk}
        if not rollen and self.deelnemers.filter(gebruiker=gebruiker).exists():
            rollen.add("project:deelnemer")
        return rollen

    def mag_invullen(self, gebruiker: Gebruiker, invulling: Invulling) -> bool:
        """Say whether this person may write in this form of the project (`formats.houder`): while it runs."""
        follow_up = invulling.pk == self.follow_up_id
        recht = Recht.FOLLOWUP_BEWERKEN if follow_up else Recht.PROJECT_BEWERKEN
        return not self.is_afgesloten and mag(gebruiker, recht, self)

    mag_opmerken = mag_afhandelen = mag_invullen

    def is_van_team(self, gebruiker: Gebruiker) -> bool:
        """Say whether this person works on the project, and is not only a participant."""
        return any(getattr(self, f"{rol}_id") == gebruiker.pk for rol, _ in ROLLEN)

    def mensen(self) -> list[tuple[str, Gebruiker | None]]:
        """Give the five roles of the method with who has them."""
        return [(naam, getattr(self, rol)) for rol, naam in ROLLEN]

    @property
    def is_oefening(self) -> bool:
        """Whether this is a copy to rehearse on: nobody else sees it, no mail leaves it, nothing of it is kept."""
        return self.oefening_van_id is not None

    @property
    def acties_bewerkbaar(self) -> bool:
        """Whether the actions may change: as long as the project runs, or its actions do after it stopped."""
        return self.fase != self.Fase.AFGEROND

    @property
    def neemt_acties_op(self) -> bool:
        """Whether an action can be added: as long as the project runs."""
        return not self.is_afgesloten

    @property
    def spreekt_direct_af(self) -> bool:
        """Whether an action is agreed as soon as it is entered; before the end of the workshop it is a draft."""
        return self.fase not in (self.Fase.VOORBEREIDING, self.Fase.WORKSHOP)

    @property
    def eigen_acties(self) -> ActieQuerySet:
        """The actions of this project, by the name that a dossier has for them too."""
        return Actie.objects.filter(project=self)

    @property
    def actierechten(self) -> tuple[Recht, ...]:
        """The rights of which somebody needs one to change an action; who enters the workshop may do so then."""
        if self.neemt_uitkomsten_op:
            return (Recht.ACTIE_BEHEREN, Recht.WORKSHOP_INVULLEN)
        return (Recht.ACTIE_BEHEREN,)

    @property
    def leiding(self) -> str:
        """Who leads it, as the board of actions says it beside its name; empty when nobody does yet."""
        return f"Projectleider {self.projectleider.naam}" if self.projectleider else ""

    @property
    def regie(self) -> Gebruiker | None:
        """Who watches the actions: the regievoerder; as long as there is none, or only an account that ended, who leads it."""
        mensen = (self.regievoerder, self.projectleider, self.organisator)
        return next((wie for wie in mensen if wie and wie.is_active), None)

    @property
    def regieveld(self) -> str:
        """The field that says who watches the actions."""
        return "regievoerder"

    @property
    def regierechten(self) -> tuple[Recht, ...]:
        """The rights of which somebody needs one to name the regievoerder: who is it now, and who may change the people."""
        return (Recht.ACTIE_BEHEREN, Recht.PROJECT_BEWERKEN)

    @property
    def gespreksrechten(self) -> tuple[Recht, ...]:
        """The rights of which somebody needs one to hold a conversation on how the actions go."""
        return (Recht.ACTIE_BEHEREN,)

    def bezwaar_tegen_regie(self, wie: Gebruiker) -> str:
        """Say why this person cannot watch the actions: anybody can."""
        return ""

    @property
    def deelnemersrechten(self) -> tuple[Recht, ...]:
        """The rights of which somebody needs one to add a participant; in the workshop also who enters its results."""
        if self.neemt_uitkomsten_op:
            return (Recht.PROJECT_BEWERKEN, Recht.WORKSHOP_INVULLEN)
        return (Recht.PROJECT_BEWERKEN,)

    @property
    def neemt_uitkomsten_op(self) -> bool:
        """Whether what the workshop brought can be entered and changed now."""
        return self.fase == self.Fase.WORKSHOP

    @property
    def is_afgesloten(self) -> bool:
        """Whether the project has ended; then nothing is changed any more."""
        return self.fase in (self.Fase.AFGEROND, self.Fase.GESTOPT)

    @property
    def workshop_is_geweest(self) -> bool:
        """Whether the results of the workshop are complete."""
        return self.fase in (self.Fase.IMPLEMENTATIE, self.Fase.AFGEROND) or (
            self.fase == self.Fase.GESTOPT and self.workshop.afgerond_op is not None
        )


FASEN: dict[str, frozenset[str]] = {
    Project.Fase.VOORBEREIDING: frozenset({Project.Fase.WORKSHOP, Project.Fase.GESTOPT}),
    Project.Fase.WORKSHOP: frozenset(
        {Project.Fase.VOORBEREIDING, Project.Fase.IMPLEMENTATIE, Project.Fase.GESTOPT}
    ),
    Project.Fase.IMPLEMENTATIE: frozenset(
        {Project.Fase.WORKSHOP, Project.Fase.AFGEROND, Project.Fase.GESTOPT}
    ),
    Project.Fase.AFGEROND: frozenset({Project.Fase.IMPLEMENTATIE}),
    Project.Fase.GESTOPT: frozenset({Project.Fase.VOORBEREIDING, Project.Fase.IMPLEMENTATIE}),
}
