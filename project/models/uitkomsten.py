"""What a workshop brought: chosen values, reflection on accents, tensions, links between actions, agreements, reflections.

The sheet on which a workshop on paper is entered and the live workshop write the same rows.
"""

from __future__ import annotations

import string

from django.db import models
from django.db.models.functions import Greatest, Least

from project.models.mensen import Groep
from project.models.project import Project


class GekozenwaardeQuerySet(models.QuerySet["Gekozenwaarde"]):
    """Reading API of the values that matter in a project."""

    def op_poster(self) -> GekozenwaardeQuerySet:
        """Leave out what the plenary took together with another value."""
        return self.filter(samen_met=None)

    def met_waarde(self) -> GekozenwaardeQuerySet:
        """Fetch along value and place, who named it and why, and what was taken together with it; in order of importance."""
        return (
            self.select_related("waarde__principe__fundament")
            .prefetch_related("groepskeuzes__groep", "opgenomen__waarde", "opgenomen__groepskeuzes__groep")
            .order_by("waarde__principe__fundament__volgorde", "volgorde", "pk")
        )


class Gekozenwaarde(models.Model):
    """A value that matters in this project: what it means here, whether it weighs heaviest, its place in the order.

    Which tables named it, and why, are its `groepskeuzes`. With `samen_met` the plenary took it together with another one:
    then that one stands on the poster. bron: 000, 3.3 stap 2 en 3.
    """

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="gekozen_waarden")
    waarde = models.ForeignKey("waardenkader.Waarde", on_delete=models.PROTECT, related_name="gekozen_in")
    betekenis = models.TextField("wat de waarde hier betekent", blank=True)
    weegt_zwaar = models.BooleanField("weegt het zwaarst", default=False)
    volgorde = models.PositiveSmallIntegerField(default=0)
    samen_met = models.ForeignKey(
        "self",
        verbose_name="samengenomen met",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="opgenomen",
    )

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

    def redenen(self) -> list[tuple[str, str]]:
        """Give (who, why) for every reason that was written down; `who` also names a value that was taken together."""
        eigen = [(k.wie, k.reden) for k in self.groepskeuzes.all() if k.reden]
        samen = [
            (f"{keuze.wie}, als {ander.waarde}", keuze.reden)
            for ander in self.opgenomen.all()
            for keuze in ander.groepskeuzes.all()
            if keuze.reden
        ]
        return eigen + samen

    @property
    def reden(self) -> str:
        """Why the value matters, as one text; with who says so as soon as there is more than one reason."""
        redenen = self.redenen()
        if len(redenen) == 1:
            return redenen[0][1]
        return "\n\n".join(f"{wie}: {reden}" for wie, reden in redenen)


class Groepskeuze(models.Model):
    """A table named a value, with or without a reason yet; without a table it was named by everybody together."""

    gekozen = models.ForeignKey(Gekozenwaarde, on_delete=models.CASCADE, related_name="groepskeuzes")
    groep = models.ForeignKey(
        Groep, null=True, blank=True, on_delete=models.SET_NULL, related_name="groepskeuzes"
    )
    reden = models.TextField("waarom deze waarde", blank=True)

    class Meta:
        verbose_name = "keuze van een groep"
        verbose_name_plural = "keuzes van groepen"
        ordering = ("groep__volgorde", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("gekozen", "groep"),
                name="waarde_eenmaal_per_groep",
                violation_error_message="Deze groep noemde deze waarde al.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.gekozen} ({self.wie})"

    @property
    def project(self) -> Project:
        """The project of its value."""
        return self.gekozen.project

    @property
    def wie(self) -> str:
        """Who named it."""
        return self.groep.naam if self.groep else "Samen"


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
            models.UniqueConstraint(
                "project",
                Least("waarde_a", "waarde_b"),
                Greatest("waarde_a", "waarde_b"),
                name="spanning_eenmaal_per_paar",
                violation_error_message="De spanning tussen deze twee waarden staat er al.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.waarde_a} en {self.waarde_b}"

    @classmethod
    def tussen(cls, een: int, ander: int) -> models.Q:
        """Select the tension between two values (their ids), in whichever order it was entered."""
        return models.Q(waarde_a=een, waarde_b=ander) | models.Q(waarde_a=ander, waarde_b=een)

    @property
    def letter(self) -> str:
        """The letter on the poster: A for the first tension, after Z comes AA."""
        rang, letters = self.volgorde, ""
        while rang > 0:
            rang, rest = divmod(rang - 1, 26)
            letters = string.ascii_uppercase[rest] + letters
        return letters


class Actieverband(models.Model):
    """Two actions that overlap, or between which there is a tension (bron: 000, 3.3 stap 5)."""

    class Soort(models.TextChoices):
        OVERLAP = "overlap", "Overlappen"
        SPANNING = "spanning", "Staan op spanning"

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="actieverbanden")
    actie_a = models.ForeignKey("acties.Actie", on_delete=models.CASCADE, related_name="+")
    actie_b = models.ForeignKey("acties.Actie", on_delete=models.CASCADE, related_name="+")
    soort = models.CharField("hoe ze zich verhouden", max_length=10, choices=Soort)
    toelichting = models.TextField("toelichting", blank=True)

    class Meta:
        verbose_name = "verband tussen acties"
        verbose_name_plural = "verbanden tussen acties"
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(actie_a=models.F("actie_b")),
                name="verband_tussen_twee_acties",
                violation_error_message="Kies twee verschillende acties.",
            ),
            models.UniqueConstraint(
                "project",
                Least("actie_a", "actie_b"),
                Greatest("actie_a", "actie_b"),
                name="verband_eenmaal_per_paar",
                violation_error_message="Het verband tussen deze twee acties staat er al.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.actie_a} en {self.actie_b}"


class Afspraak(models.Model):
    """What was agreed on how it goes on, with who and when (bron: 000, 3.3 stap 6)."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="afspraken")
    tekst = models.CharField("wat is afgesproken", max_length=500)
    wie = models.CharField("wie", max_length=200, blank=True)
    datum = models.DateField("wanneer", null=True, blank=True)

    class Meta:
        verbose_name = "afspraak"
        verbose_name_plural = "afspraken"
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.tekst


class Reflectie(models.Model):
    """One answer to one of the two questions at the end, without a name (bron: 000, 3.3 stap 7)."""

    class Vraag(models.TextChoices):
        GELEERD = "geleerd", "Wat heb je geleerd?"
        MEENEMEN = "meenemen", "Wat neem je voor jezelf mee uit de workshop?"

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="reflecties")
    vraag = models.CharField("vraag", max_length=10, choices=Vraag)
    tekst = models.TextField("antwoord")

    class Meta:
        verbose_name = "reflectie"
        verbose_name_plural = "reflecties"
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.tekst
