"""What the figures of the terugkoppeling are counted from: one narrow row per published verslag (decision 0040).

The database makes the rows itself, from the content of the version in use, so that they are right after a correction, a
withdrawal and the removal of a passage, whatever writes to a verslag. What people wrote (titles of actions, reasons) stays in
the content: it is read of the few that are shown.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models

from moresprudentie.models.verslag import Verslag


class Telwaarde(models.Model):
    """A value as a verslag names it: of which framework, under which key, name and fundament. Many rows point to it."""

    id = models.AutoField(primary_key=True)
    kader = models.TextField("kader")
    sleutel = models.TextField("sleutel")
    naam = models.TextField("naam")
    fundament = models.TextField("fundament")

    class Meta:
        verbose_name = "telwaarde"
        verbose_name_plural = "telwaarden"
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=("sleutel", "kader", "naam", "fundament"), name="telwaarde_eenmaal"
            )
        ]

    def __str__(self) -> str:
        return f"{self.naam} ({self.kader})"

    @property
    def genoemd(self) -> dict[str, str]:
        """As the content of a verslag says it, for `waardenkader.meetellen.Telwijze`."""
        return {
            "kader": self.kader,
            "waarde": self.sleutel,
            "naam": self.naam,
            "fundament": self.fundament,
        }


PAAR = 1 << 31
"""A tension is kept as one number: the one value times this, plus the other."""


class CijferregelQuerySet(models.QuerySet["Cijferregel"]):
    """Reading API of the rows."""

    def met_waarde(self, telwaarden: list[int]) -> CijferregelQuerySet:
        """Give those that chose one of these values."""
        return self.filter(gekozen__overlap=telwaarden)

    def met_zware(self, telwaarden: list[int]) -> CijferregelQuerySet:
        """Give those in which one of these values weighs heaviest."""
        return self.filter(zwaar__overlap=telwaarden)


class Cijferregel(models.Model):
    """One published verslag as the figures count it; there is none for what was withdrawn."""

    verslag = models.OneToOneField(
        Verslag, primary_key=True, on_delete=models.CASCADE, related_name="cijferregel"
    )
    volgorde = models.BigIntegerField("jaar en volgnummer")
    gepubliceerd_op = models.DateTimeField("voor het eerst gepubliceerd op")
    dossier = models.ForeignKey(
        "strategie.Dossier",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        db_index=False,
    )
    onderdeel = models.ForeignKey(
        "organisatie.Organisatieonderdeel",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        db_index=False,
    )
    technologie = models.CharField("technologie", max_length=200, blank=True)
    uitkomst = models.CharField("uitkomst", max_length=20, blank=True)
    gekozen = ArrayField(models.IntegerField(), verbose_name="gekozen waarden", default=list)
    zwaar = ArrayField(models.IntegerField(), verbose_name="waarden die het zwaarst wogen", default=list)
    spanningen = ArrayField(models.BigIntegerField(), verbose_name="spanningen", default=list)
    acties = models.PositiveIntegerField("acties", default=0)
    wijzigingen = models.PositiveIntegerField("acties die een wijziging vragen", default=0)
    breder = models.PositiveIntegerField("acties die breder inzetbaar zijn", default=0)

    objects = CijferregelQuerySet.as_manager()

    class Meta:
        verbose_name = "cijferregel"
        verbose_name_plural = "cijferregels"
        ordering = ("volgorde",)
        indexes = [models.Index(fields=("gepubliceerd_op",), name="cijferregel_datum")]

    def __str__(self) -> str:
        return f"Cijferregel van {self.verslag}"


def houd_telwaarden() -> None:
    """Let nobody name a new value until this transaction ends; before anything else that a publication waits for."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE moresprudentie_telwaarde IN SHARE ROW EXCLUSIVE MODE")


def vergeet_ongenoemd() -> None:
    """Throw away the values that no published verslag names any more, so that a passage that was taken out is gone there too.

    For who holds them (`houd_telwaarden`): what somebody publishes at the same moment would not be seen.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            DELETE FROM moresprudentie_telwaarde WHERE id NOT IN (
                SELECT unnest(gekozen) FROM moresprudentie_cijferregel
                UNION SELECT (paar / 2147483648)::integer FROM moresprudentie_cijferregel, unnest(spanningen) AS paar
                UNION SELECT (paar % 2147483648)::integer FROM moresprudentie_cijferregel, unnest(spanningen) AS paar
            )
            """
        )
