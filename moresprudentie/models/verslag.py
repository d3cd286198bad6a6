"""The verslag of a project, the conversation about it, and the versions that were published.

bron: 000, module Project, fase 3, stap 2; bijlage 5.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils import timezone

from organisatie.rechten import Recht, mag
from project.models import Project
from waardenkader.models import Waarde

if TYPE_CHECKING:
    from formats.models import Invulling
    from organisatie.models import Gebruiker


class Nummerreeks(models.Model):
    """The last number given out in one year; the row is locked while a number is taken."""

    jaar = models.PositiveSmallIntegerField("jaar", primary_key=True)
    laatste = models.PositiveIntegerField("laatste nummer", default=0)

    class Meta:
        verbose_name = "nummerreeks"
        verbose_name_plural = "nummerreeksen"

    def __str__(self) -> str:
        return f"{self.jaar}: {self.laatste}"


class VerslagQuerySet(models.QuerySet["Verslag"]):
    """Reading API of the verslagen."""

    def gepubliceerd(self) -> VerslagQuerySet:
        """Give what stands in the databank now, whoever may see it; also what comes from another organisation."""
        return self.filter(status=Verslag.Status.GEPUBLICEERD)

    def eigen(self) -> VerslagQuerySet:
        """Give those of this organisation: of its projects, and what was read in of its own."""
        return self.filter(bron=None)

    def van_projecten(self) -> VerslagQuerySet:
        """Give those of the projects here: what is counted and written, and can be corrected."""
        return self.filter(project__isnull=False)

    def openbaar(self) -> VerslagQuerySet:
        """Give what everybody may read, without an account."""
        return self.gepubliceerd().filter(zichtbaarheid=Verslag.Zichtbaarheid.OPENBAAR)

    def gedeeld_met_overheden(self) -> VerslagQuerySet:
        """Give what an organisation with a key may read: one's own, never what came from another."""
        return self.gepubliceerd().eigen().filter(zichtbaarheid__in=Verslag.Zichtbaarheid.voor_overheden())

    def openbaar_geweest(self) -> VerslagQuerySet:
        """Give what everybody may read, and what everybody could read when it was withdrawn."""
        standen = (Verslag.Status.GEPUBLICEERD, Verslag.Status.INGETROKKEN)
        return self.filter(status__in=standen, zichtbaarheid=Verslag.Zichtbaarheid.OPENBAAR)

    def te_lezen_door(self, gebruiker: Gebruiker) -> VerslagQuerySet:
        """Give the verslagen that ever were published and that this person may open.

        Somebody with an account reads what was shared with the organisation or made public; what
        was shared with the participants only, the people of that project and the redacteur.
        """
        verslagen = self.exclude(slug="")
        if mag(gebruiker, Recht.VERSLAG_PUBLICEREN):
            return verslagen
        eigen = Project.met_verslag.zichtbaar_voor(gebruiker)
        breed = models.Q(zichtbaarheid__in=Verslag.Zichtbaarheid.voor_collegas())
        return verslagen.filter(breed | models.Q(project__in=eigen.order_by().values("pk")))

    def in_databank_voor(self, gebruiker: Gebruiker) -> VerslagQuerySet:
        """Give the published verslagen that this person finds in the databank."""
        return self.te_lezen_door(gebruiker).gepubliceerd()

    def te_publiceren(self) -> VerslagQuerySet:
        """Give what waits for the redacteur, longest waiting first."""
        return self.filter(status=Verslag.Status.AANGEBODEN).order_by("aangeboden_op", "pk")

    def concepten_van_papier(self) -> VerslagQuerySet:
        """Give the old verslagen that somebody typed over and did not offer yet, the newest first."""
        return self.filter(status=Verslag.Status.CONCEPT, project__van_papier=True).order_by(
            "-gemaakt_op", "-pk"
        )

    def na_te_kijken(self) -> VerslagQuerySet:
        """Give those of projects in the databank that must be looked at again, the longest waiting first."""
        return (
            self.gepubliceerd()
            .van_projecten()
            .filter(nakijken_op__lte=timezone.localdate())
            .order_by("nakijken_op", "pk")
        )

    def voor_pagina(self) -> VerslagQuerySet:
        """Fetch along what the page of one verslag shows beside its content, and nothing that is for searching."""
        return self.select_related("project", "huidige_versie").defer("zoektekst")

    def voor_lijst(self) -> VerslagQuerySet:
        """Fetch along what a row in a list shows; leave the long columns behind."""
        return (
            self.select_related("onderdeel", "project", "huidige_versie", "bron")
            .prefetch_related(
                models.Prefetch(
                    "waarden", Waarde.objects.select_related("principe__fundament", "versie").met_telsleutel()
                )
            )
            .defer("zoektekst")
        )


class Verslag(models.Model):
    """The verslag of one project. What is published stands apart, in `Verslagversie`.

    One that comes from elsewhere (`herkomst`) has no project and no form here: only what was published. With a `bron` it is
    of another organisation; its number is unique there, its address here begins with the name of the source.

    The columns under "as published" repeat the current version for search and facets; only
    publishing writes them. What search itself reads stands in `moresprudentie.models.zoeken`.
    """

    class Status(models.TextChoices):
        CONCEPT = "concept", "Concept"
        AANGEBODEN = "aangeboden", "Aangeboden aan de redactie"
        GEPUBLICEERD = "gepubliceerd", "Gepubliceerd"
        INGETROKKEN = "ingetrokken", "Ingetrokken"

    class Zichtbaarheid(models.TextChoices):
        DEELNEMERS = "deelnemers", "De mensen van het project"
        ORGANISATIE = "organisatie", "Iedereen in de organisatie"
        OVERHEDEN = "overheden", "Iedereen in de organisatie, en andere overheden"
        OPENBAAR = "openbaar", "Iedereen, ook buiten de organisatie"

        @classmethod
        def voor_overheden(cls) -> tuple[str, ...]:
            """What an organisation with a key reads."""
            return cls.OVERHEDEN, cls.OPENBAAR

        @classmethod
        def voor_collegas(cls) -> tuple[str, ...]:
            """What everybody inside reads."""
            return cls.ORGANISATIE, *cls.voor_overheden()

    class Herkomst(models.TextChoices):
        PROJECT = "project", "Een project hier"
        BESTAND = "bestand", "Ingelezen uit een bestand"
        ELDERS = "elders", "Een andere organisatie"

    # Whoever writes, publishes or counts a verslag has one of a project (`van_projecten`); so these are not typed as optional.
    project: models.OneToOneField[Project, Project] = models.OneToOneField(  # type: ignore[misc]
        "project.Project",
        verbose_name="project",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="verslag",
    )
    invulling: models.OneToOneField[Invulling, Invulling] = models.OneToOneField(  # type: ignore[misc]
        "formats.Invulling",
        verbose_name="invulling",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="verslag",
    )
    herkomst = models.CharField("herkomst", max_length=10, choices=Herkomst, default=Herkomst.PROJECT)
    bron = models.ForeignKey(
        "moresprudentie.Bron",
        verbose_name="van",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="verslagen",
    )
    bron_slug = models.SlugField("adres bij de bron", max_length=120, blank=True, db_index=False)
    bron_adres = models.CharField("het origineel", max_length=500, blank=True)
    bron_gewijzigd_op = models.DateTimeField("gewijzigd bij de bron op", null=True, blank=True)
    status = models.CharField("status", max_length=20, choices=Status, default=Status.CONCEPT)
    gevuld = models.JSONField("tekst die uit het project is overgenomen", default=dict, blank=True)
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)
    aangeboden_op = models.DateTimeField("aangeboden op", null=True, blank=True)
    aangeboden_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, blank=True)
    ingetrokken_reden = models.TextField("reden van intrekken", blank=True)

    nakijken_op = models.DateField("nakijken of het nog klopt op", null=True, blank=True)

    # As published
    jaar = models.PositiveSmallIntegerField("jaar", null=True, blank=True)
    volgnummer = models.PositiveIntegerField("volgnummer", null=True, blank=True)
    slug = models.SlugField("adres", max_length=120, blank=True, db_index=False)
    huidige_versie = models.OneToOneField(
        "moresprudentie.Verslagversie", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    zichtbaarheid = models.CharField(
        "te lezen door", max_length=20, choices=Zichtbaarheid, default=Zichtbaarheid.ORGANISATIE
    )
    gepubliceerd_op = models.DateTimeField("voor het eerst gepubliceerd op", null=True, blank=True)
    titel = models.CharField("titel", max_length=300, blank=True)
    samenvatting = models.TextField("samenvatting", blank=True)
    technologie = models.CharField("technologie", max_length=200, blank=True)
    onderdeel = models.ForeignKey(
        "organisatie.Organisatieonderdeel",
        verbose_name="organisatieonderdeel",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="verslagen",
    )
    uitkomst = models.CharField("uitkomst", max_length=20, blank=True)
    trefwoorden = ArrayField(
        models.CharField(max_length=80), verbose_name="trefwoorden", default=list, blank=True
    )
    waarden = models.ManyToManyField("waardenkader.Waarde", related_name="verslagen", blank=True)
    zoektekst = models.TextField("tekst om in te zoeken", blank=True)

    objects = VerslagQuerySet.as_manager()

    class Meta:
        verbose_name = "verslag"
        verbose_name_plural = "verslagen"
        ordering = ("-gepubliceerd_op", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=("jaar", "volgnummer"), condition=models.Q(bron=None), name="verslag_nummer_uniek"
            ),
            models.UniqueConstraint(
                fields=("bron", "jaar", "volgnummer"),
                condition=models.Q(bron__isnull=False),
                name="verslag_nummer_uniek_bij_bron",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    herkomst="project", project__isnull=False, invulling__isnull=False, bron=None
                )
                | models.Q(herkomst="bestand", project=None, invulling=None, bron=None)
                | models.Q(herkomst="elders", project=None, invulling=None, bron__isnull=False),
                name="verslag_project_of_elders",
            ),
            # What another organisation shares is never made public here, whatever writes it.
            models.CheckConstraint(
                condition=models.Q(bron=None) | models.Q(zichtbaarheid__in=("deelnemers", "organisatie")),
                name="verslag_van_elders_niet_openbaar",
            ),
            models.UniqueConstraint(
                fields=("slug",), condition=~models.Q(slug=""), name="verslag_adres_uniek"
            ),
            models.CheckConstraint(
                condition=~models.Q(status__in=("gepubliceerd", "ingetrokken"))
                | models.Q(jaar__isnull=False, volgnummer__isnull=False, huidige_versie__isnull=False)
                & ~models.Q(slug=""),
                name="verslag_gepubliceerd_compleet",
            ),
        ]
        indexes = [
            models.Index(fields=("status", "-gepubliceerd_op"), name="verslag_stand_datum"),
        ]

    def __str__(self) -> str:
        return self.titel or f"Verslag van {self.project}"

    def get_absolute_url(self) -> str:
        """The address in the databank; before publication that of the workspace."""
        if self.slug:
            return reverse("verslag", args=[self.slug])
        return reverse("project-verslag", args=[self.project_id])

    @property
    def nummer(self) -> str:
        """The number as people quote it, such as "CODIO 2026-014"; empty before publication."""
        return f"CODIO {self.jaar}-{self.volgnummer:03d}" if self.jaar and self.volgnummer else ""

    def rollen_van(self, gebruiker: Gebruiker) -> set[str]:
        """Give the roles on the project that this verslag is about; none where there is no project.

        An old verslag from paper is of the redactie as a whole: each of them can finish what another began.
        """
        if not self.project_id:
            return set()
        if self.project.van_papier and mag(gebruiker, Recht.VERSLAG_PUBLICEREN):
            return {"project:organisator"}
        return self.project.rollen_van(gebruiker)

    @property
    def werkplek(self) -> str:
        """Where it is written and corrected; what has no project here, has only its page."""
        return (
            reverse("project-verslag", args=[self.project_id]) if self.project_id else self.get_absolute_url()
        )

    @property
    def van(self) -> str:
        """The other organisation that it comes from; empty for one's own."""
        return self.bron.naam if self.bron else ""

    @property
    def volledig_nummer(self) -> str:
        """The number, with the other organisation that gave it before it: "Gemeente Buur, CODIO 2026-014"."""
        return ", ".join(filter(None, (self.van, self.nummer)))

    @property
    def uitkomst_naam(self) -> str:
        """What was decided on the project, in words; empty when that is not known yet."""
        return str(dict(Project.Uitkomst.choices).get(self.uitkomst, ""))

    def te_openen_door(self, gebruiker: Gebruiker) -> bool:
        """Say what `te_lezen_door` says, of one that was read already; only what is for a few asks a query."""
        if not self.slug:
            return False
        breed = self.zichtbaarheid in self.Zichtbaarheid.voor_collegas()
        return breed or Verslag.objects.te_lezen_door(gebruiker).filter(pk=self.pk).exists()

    @property
    def leesbaar_voor_deelnemers(self) -> bool:
        """Whether the participants may read it: published, for whichever public; each of the three has them in it."""
        return self.status == self.Status.GEPUBLICEERD

    @property
    def schrijfrecht(self) -> Recht:
        """The right that changing the text asks now.

        A concept is written by the people of the project; once offered, only the redacteur
        changes it, also when a published verslag is corrected.
        """
        is_concept = self.status == self.Status.CONCEPT
        return Recht.VERSLAG_BEWERKEN if is_concept else Recht.VERSLAG_PUBLICEREN

    def mag_invullen(self, gebruiker: Gebruiker, invulling: Invulling) -> bool:
        """Say whether this person may change the text now (`formats.houder`)."""
        return mag(gebruiker, self.schrijfrecht, self)

    def mag_opmerken(self, gebruiker: Gebruiker, invulling: Invulling) -> bool:
        """Say whether this person may comment: everybody who sees the workspace."""
        return mag(gebruiker, Recht.VERSLAG_INZIEN, self)

    mag_afhandelen = mag_opmerken


class Verslagversie(models.Model):
    """What was published, exactly as it was published. Never changed."""

    verslag = models.ForeignKey(Verslag, on_delete=models.PROTECT, related_name="versies")
    nummer = models.PositiveSmallIntegerField("versie")
    inhoud: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField("inhoud")
    zichtbaarheid = models.CharField("te lezen door", max_length=20, choices=Verslag.Zichtbaarheid)
    reden = models.TextField("reden van deze versie", blank=True)
    gepubliceerd_op = models.DateTimeField("gepubliceerd op")
    gepubliceerd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="gepubliceerde_verslagversies",
    )
    documenten = models.ManyToManyField("documenten.Bewaardocument", related_name="+", blank=True)

    class Meta:
        verbose_name = "verslagversie"
        verbose_name_plural = "verslagversies"
        ordering = ("-nummer",)
        constraints = [
            models.UniqueConstraint(fields=("verslag", "nummer"), name="verslagversie_nummer_uniek")
        ]

    def __str__(self) -> str:
        return f"{self.verslag}, versie {self.nummer}"


class Opmerking(models.Model):
    """A line in the conversation between the people of the project and the redactie."""

    verslag = models.ForeignKey(Verslag, on_delete=models.CASCADE, related_name="opmerkingen")
    tekst = models.TextField("opmerking")
    bij_stap = models.CharField("bij", max_length=100, blank=True)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="verslagopmerkingen"
    )
    op = models.DateTimeField("op", auto_now_add=True)

    class Meta:
        verbose_name = "opmerking"
        verbose_name_plural = "opmerkingen"
        ordering = ("op", "pk")

    def __str__(self) -> str:
        return f"{self.door} bij {self.verslag}"
