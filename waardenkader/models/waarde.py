"""The values, those of the organisation and of its projects among them (bron: 000, bijlagen 1 en 2)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Lower
from django.urls import reverse

from waardenkader.accenten import accenten
from waardenkader.models.kader import CODIO, Actiesoort, Fundament, Geladen, Kaderversie, Principe

if TYPE_CHECKING:
    from waardenkader.models.bij_waarde import Hulpvraag, Voorbeeldactie

GERESERVEERD = frozenset(
    {
        "eigen",
        "2021",
        "uit-workshops",
        "hand-outs",
        "instrumenten",
        "inlezen",
        "code",
        "in-gebruik",
        "voorbeelden",
    }
)
"""Addresses of other pages of the framework: no value can have one of these."""


def _te_gebruiken(kader: int | None, project: int | None) -> Q:
    versie = Q(versie=kader) if kader else Q(versie__actueel=True)
    return versie & Q(actief=True, project=None) | Q(project__isnull=False, project=project)


class WaardeQuerySet(models.QuerySet["Waarde"]):
    """Reading API of the waarden."""

    def op_volgorde(self) -> WaardeQuerySet:
        """Order as the method does: fundament, principe, waarde; own values at the end."""
        return self.select_related("versie", "principe__fundament").order_by(
            "principe__fundament__volgorde", "principe__volgorde", "eigen", "volgorde", "pk"
        )

    def van_versie(self, sleutel: str) -> WaardeQuerySet:
        """Give all values of one version, by its key ("2024", "2021")."""
        return self.filter(versie__sleutel=sleutel).op_volgorde()

    def van_kader(self, versie: Kaderversie) -> WaardeQuerySet:
        """Give all values of one version, also those out of use, without what projects named."""
        return self.filter(versie=versie, project=None).op_volgorde()

    def van_codio(self) -> WaardeQuerySet:
        """Give the 32 values of CODIO, on which those of other codes are mapped; in use or not."""
        return self.filter(versie__sleutel=CODIO, eigen=False, project=None).op_volgorde()

    def zonder_voorganger(self, versie: Kaderversie) -> WaardeQuerySet:
        """Give the values of CODIO that an earlier version of it did not have."""
        eerder = Waarde.objects.filter(opvolgers__nieuw=OuterRef("pk"), versie=versie)
        return self.van_codio().filter(~Exists(eerder))

    def actueel(self) -> WaardeQuerySet:
        """Give the values in use: those of the framework in use, and of the organisation beside it, in order."""
        return self.in_kader(None)

    def in_kader(self, kader: int | None, project: int | None = None) -> WaardeQuerySet:
        """Give the values to work with in one framework (its id, None is the one in use), and those of one project."""
        return self.filter(_te_gebruiken(kader, project)).op_volgorde()

    def kiesbaar(
        self, en: WaardeQuerySet, *, kader: int | None = None, project: int | None = None
    ) -> WaardeQuerySet:
        """Give the values that can be chosen: as `in_kader`, and `en`, which were chosen already."""
        return self.filter(_te_gebruiken(kader, project) | Q(pk__in=en.values("pk"))).op_volgorde()

    def genoemd_in_workshops(self) -> WaardeQuerySet:
        """Give the values that groups named beside the framework, the newest first; not those of a rehearsal."""
        projecten: Any = Waarde._meta.get_field("project").related_model
        echt = self.filter(project__in=projecten._default_manager.order_by().values("pk"))
        return echt.select_related("principe__fundament").order_by("-pk")

    def voorgesteld(self) -> WaardeQuerySet:
        """Give those of them on which the CIO office has not decided yet."""
        return self.genoemd_in_workshops().filter(gelaten_op=None)

    def die_tellen_als(self, veld: str, sleutels: Iterable[str]) -> WaardeQuerySet:
        """Give the values that count with one whose field is one of these (`meetellen.telt_als`), of whatever version."""
        zelf = Q(**{f"{veld}__in": sleutels}, telt_mee_bij=None)
        return self.filter(zelf | Q(**{f"telt_mee_bij__bij__{veld}__in": sleutels})).order_by()

    def te_bekijken(self) -> WaardeQuerySet:
        """Give the values that have a page: those in use, and own ones that were taken out of use."""
        return self.filter(versie__actueel=True, project=None).op_volgorde()

    def eigen(self) -> WaardeQuerySet:
        """Give the values that the organisation added itself."""
        return self.filter(eigen=True, project=None)

    def met_naam(self, naam: str) -> WaardeQuerySet:
        """Give the values with this name, in capitals or not."""
        return self.filter(naam__iexact=naam)

    def met_telsleutel(self) -> WaardeQuerySet:
        """Add `telsleutel`: the address of the (first) value of the version in use with which one counts, else its own."""
        bij = Waarde.objects.filter(meegeteld__waarde=OuterRef("pk")).op_volgorde().values("slug")
        return self.annotate(telsleutel=Coalesce(Subquery(bij[:1]), "slug"))

    def met_accent(self) -> WaardeQuerySet:
        """Add `is_accent`: is this value a vastgestelde accentwaarde of the organisation?"""
        is_accent = Q(pk__in=())
        for rijen in accenten():
            van = Q(waarde=OuterRef("pk"))
            is_accent |= Q(Exists(rijen.filter(van | Q(waarde__telt_mee_bij__bij=OuterRef("pk")))))
        return self.annotate(is_accent=is_accent)


class Waarde(Geladen):
    """A value, under a principe; `eigen` when the organisation added it.

    With a `project` it is a value of that project alone, which a group named in the workshop ("Andere waarde,
    namelijk…"), until the CIO office takes it up in the framework. Its place may be open still (`principe_voorlopig`): it
    then stands under the fundament of the table that named it.

    `versie` follows from the principe. It is kept here so that the database itself guards that a
    name and an address occur once per version.
    """

    TEKSTVELDEN = ("naam", "definitie", "toelichting")

    versie = models.ForeignKey(Kaderversie, on_delete=models.PROTECT, related_name="waarden", editable=False)
    principe = models.ForeignKey(Principe, on_delete=models.PROTECT, related_name="waarden")
    slug = models.SlugField("adres", max_length=100)
    naam = models.CharField("naam", max_length=100)
    definitie = models.TextField("definitie")
    toelichting = models.TextField("toelichting", blank=True)
    bron = models.CharField("bron", max_length=200, blank=True)
    volgorde = models.PositiveSmallIntegerField("volgorde")
    eigen = models.BooleanField("eigen waarde", default=False)
    actief = models.BooleanField("in gebruik", default=True)
    buiten_overzicht = models.BooleanField(
        "ontbreekt in het overzicht van de bron", default=False, editable=False
    )
    project = models.ForeignKey(
        "project.Project",
        verbose_name="alleen van project",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.CASCADE,
        related_name="eigen_waarden",
    )
    principe_voorlopig = models.BooleanField("principe nog te bepalen", default=False, editable=False)
    # The CIO office looked at the value of a project and leaves it there.
    gelaten_op = models.DateTimeField(null=True, blank=True, editable=False)

    is_accent: bool  # by `met_accent`
    vragen: list[Hulpvraag]  # by `Hulpvraag.objects.per_waarde`, where a page shows them beside the value

    objects = WaardeQuerySet.as_manager()

    class Meta:
        verbose_name = "waarde"
        verbose_name_plural = "waarden"
        ordering = (
            "-versie__sleutel",
            "principe__fundament__volgorde",
            "principe__volgorde",
            "eigen",
            "volgorde",
            "pk",
        )
        constraints = [
            models.UniqueConstraint(
                "versie",
                Lower("naam"),
                condition=Q(project=None),
                name="waardenaam_eenmaal_per_versie",
                violation_error_message="Deze waarde staat al in het waardenkader.",
            ),
            models.UniqueConstraint(
                fields=("versie", "slug"), condition=Q(project=None), name="waardeadres_eenmaal_per_versie"
            ),
            models.UniqueConstraint(
                "project",
                Lower("naam"),
                condition=Q(project__isnull=False),
                name="waardenaam_eenmaal_per_project",
                violation_error_message="Deze waarde is in dit project al genoemd.",
            ),
            models.CheckConstraint(
                condition=Q(project__isnull=False) | Q(principe_voorlopig=False, gelaten_op=None),
                name="waarde_van_kader_staat_vast",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep `versie` equal to that of the principe."""
        self.versie_id = self.principe.fundament.versie_id
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Give the page of this value; those of projects are together on one page."""
        if self.project_id:
            return f"{reverse('waarden-van-projecten')}#waarde-{self.pk}"
        if self.versie.actueel:
            return reverse("waarde", args=[self.slug])
        return reverse("kader-waarde", args=[self.versie.sleutel, self.slug])

    def clean(self) -> None:
        """Say in words that a name is taken, before the database does."""
        versie = self.principe.fundament.versie_id
        gelijk = Waarde.objects.filter(
            Q(versie=versie, project=None) | Q(project__isnull=False, project=self.project_id)
        )
        if ander := gelijk.met_naam(self.naam).exclude(pk=self.pk).select_related("principe").first():
            waar = "is in dit project al genoemd" if ander.project_id else "staat al in het waardenkader"
            raise ValidationError({"naam": f"{ander} {waar}, bij {ander.principe}."})

    @property
    def plaats(self) -> str:
        """The name of the principe, or that it is to be decided still."""
        return "Principe nog te bepalen" if self.principe_voorlopig else self.principe.naam

    @property
    def fundament(self) -> Fundament:
        """The fundament above the principe."""
        return self.principe.fundament

    def voorbeelden_per_soort(self) -> list[tuple[str, list[Voorbeeldactie]]]:
        """Give the example actions per kind, in the order of the kinds; kinds without one are left out."""
        acties = list(self.voorbeeldacties.all())
        per_soort = [(soort.label, [a for a in acties if a.soort == soort]) for soort in Actiesoort]
        return [(label, groep) for label, groep in per_soort if groep]
