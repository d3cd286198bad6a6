"""The workshop of a project and what it brought: values, reflection on accents, tensions."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

from django.db import models

from organisatie.rechten import Recht, mag
from project.models.mensen import Groep
from project.models.project import Project

if TYPE_CHECKING:
    from formats.models import Invulling
    from organisatie.models import Gebruiker


class Workshop(models.Model):
    """When, where and how the workshop is held, and how far it is."""

    class Vorm(models.TextChoices):
        PAPIER = "papier", "Op papier, met poster en memo's"
        LIVE = "live", "Live, op telefoon en laptop"

    class Stap(models.IntegerChoices):
        INTRODUCTIE = 1, "Introductie"
        WAARDEN = 2, "Waarden identificeren"
        PLENAIR_WAARDEN = 3, "Plenaire bespreking waarden"
        ACTIES = 4, "Acties identificeren"
        PLENAIR_ACTIES = 5, "Plenaire bespreking acties"
        CHECKLIST = 6, "Checklist vervolgstappen"
        REFLECTIE = 7, "Reflectie"

    project = models.OneToOneField(Project, on_delete=models.CASCADE, related_name="workshop")
    begin = models.DateTimeField("begin", null=True, blank=True)
    locatie = models.CharField("plaats", max_length=200, blank=True)
    vorm = models.CharField("vorm", max_length=10, choices=Vorm, default=Vorm.PAPIER)
    plan = models.TextField("aandachtspunten", blank=True)
    opvolggesprek_op = models.DateTimeField("follow-upgesprek op", null=True, blank=True)
    stap = models.PositiveSmallIntegerField(choices=Stap, default=Stap.INTRODUCTIE, editable=False)
    afgerond_op = models.DateTimeField(null=True, blank=True, editable=False)
    plenair_waarden = models.OneToOneField(
        "formats.Invulling", on_delete=models.PROTECT, related_name="workshop_waarden", editable=False
    )
    plenair_acties = models.OneToOneField(
        "formats.Invulling", on_delete=models.PROTECT, related_name="workshop_acties", editable=False
    )
    checklist = models.OneToOneField(
        "formats.Invulling", on_delete=models.PROTECT, related_name="workshop_checklist", editable=False
    )
    reflectie = models.OneToOneField(
        "formats.Invulling", on_delete=models.PROTECT, related_name="workshop_reflectie", editable=False
    )

    class Meta:
        verbose_name = "workshop"
        verbose_name_plural = "workshops"

    def __str__(self) -> str:
        return f"Workshop {self.project}"

    def mag_invullen(self, gebruiker: Gebruiker, invulling: Invulling) -> bool:
        """Say whether this person may write in a form of the workshop (`formats.houder`): in its phase only."""
        return self.project.neemt_uitkomsten_op and mag(gebruiker, Recht.WORKSHOP_INVULLEN, self.project)

    mag_opmerken = mag_invullen


class GekozenwaardeQuerySet(models.QuerySet["Gekozenwaarde"]):
    """Reading API of the values that the groups chose."""

    def met_waarde(self) -> GekozenwaardeQuerySet:
        """Fetch value, principe, fundament and group along, in the order of the poster."""
        return self.select_related("waarde__principe__fundament", "groep").order_by(
            "waarde__principe__fundament__volgorde", "volgorde", "pk"
        )


class Gekozenwaarde(models.Model):
    """A value that matters in this project: why, what it means here, whether it weighs heavily."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="gekozen_waarden")
    groep = models.ForeignKey(
        Groep, null=True, blank=True, on_delete=models.SET_NULL, related_name="gekozen_waarden"
    )
    waarde = models.ForeignKey("waardenkader.Waarde", on_delete=models.PROTECT, related_name="gekozen_in")
    reden = models.TextField("waarom deze waarde")
    betekenis = models.TextField("wat de waarde hier betekent", blank=True)
    weegt_zwaar = models.BooleanField("weegt het zwaarst", default=False)
    volgorde = models.PositiveSmallIntegerField(default=0)

    objects = GekozenwaardeQuerySet.as_manager()

    class Meta:
        verbose_name = "gekozen waarde"
        verbose_name_plural = "gekozen waarden"
        ordering = ("volgorde", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("project", "waarde"),
                name="waarde_eenmaal_per_project",
                violation_error_message="Deze waarde staat al op de poster.",
            )
        ]

    def __str__(self) -> str:
        return str(self.waarde)


class AccentReflectie(models.Model):
    """What a group (or, without a group, everybody) said about one accentwaarde of the strategy."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="accentreflecties")
    groep = models.ForeignKey(
        Groep, null=True, blank=True, on_delete=models.CASCADE, related_name="accentreflecties"
    )
    waarde = models.ForeignKey(
        "waardenkader.Waarde", on_delete=models.PROTECT, related_name="accentreflecties"
    )
    speelt_rol = models.BooleanField("speelt een rol in dit project")
    waarom = models.TextField("waarom wel of niet")

    class Meta:
        verbose_name = "reflectie op een accentwaarde"
        verbose_name_plural = "reflecties op accentwaarden"
        ordering = ("waarde__naam", "groep__volgorde")
        constraints = [
            models.UniqueConstraint(
                fields=("project", "groep", "waarde"),
                nulls_distinct=False,
                name="accentreflectie_eenmaal",
            )
        ]

    def __str__(self) -> str:
        return f"{self.waarde}: {'wel' if self.speelt_rol else 'niet'}"


class Spanning(models.Model):
    """A tension between two chosen values, and how it was weighed."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="spanningen")
    waarde_a = models.ForeignKey("waardenkader.Waarde", on_delete=models.PROTECT, related_name="+")
    waarde_b = models.ForeignKey("waardenkader.Waarde", on_delete=models.PROTECT, related_name="+")
    schuurt = models.TextField("wat er schuurt")
    afweging = models.TextField("de afweging", blank=True)
    volgorde = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = "spanning"
        verbose_name_plural = "spanningen"
        ordering = ("volgorde", "pk")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(waarde_a=models.F("waarde_b")),
                name="spanning_tussen_twee_waarden",
                violation_error_message="Kies twee verschillende waarden.",
            ),
            models.UniqueConstraint(fields=("project", "volgorde"), name="spanning_volgorde"),
        ]

    def __str__(self) -> str:
        return f"{self.waarde_a} en {self.waarde_b}"

    @property
    def letter(self) -> str:
        """The letter on the poster: A for the first tension, after Z comes AA."""
        rang, letters = self.volgorde, ""
        while rang > 0:
            rang, rest = divmod(rang - 1, 26)
            letters = string.ascii_uppercase[rest] + letters
        return letters
