"""Which verslagen figures are about: a half-year, and what was chosen of strategies, departments, technology and outcome."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse

from moresprudentie.models import Cijferregel
from moresprudentie.models.cijfers import CijferregelQuerySet
from moresprudentie.periode import Halfjaar
from project.models import Project
from strategie.uit_projecten import keten

if TYPE_CHECKING:
    from moresprudentie.models import Terugkoppeling
    from strategie.models import Dossier

VERLOOP = 5
"""So many half-years stand in a trend, this one the last."""
UITKOMST_OPEN = "onbekend"
"""In the address of a page: of which the outcome is not known yet."""


@dataclass(frozen=True)
class Selectie:
    """What is counted. Without a dossier those of all strategies; `tot` leaves out what came after figures were fixed."""

    halfjaar: Halfjaar
    dossier: Dossier | None = None
    onderdeel: str = ""
    technologie: str = ""
    uitkomst: str = ""
    tot: datetime.datetime | None = None
    terugkoppeling: int | None = None
    """The terugkoppeling that these figures are of."""

    @classmethod
    def van(cls, terugkoppeling: Terugkoppeling) -> Selectie:
        """Give what a terugkoppeling counts: a whole half-year for its dossier, up to the moment that it was sent."""
        halfjaar = Halfjaar(terugkoppeling.jaar, terugkoppeling.helft)
        return cls(
            halfjaar,
            terugkoppeling.dossier,
            tot=terugkoppeling.verzonden_op,
            terugkoppeling=terugkoppeling.pk,
        )

    @property
    def reeks(self) -> list[Halfjaar]:
        """The half-years of the trend, the oldest first."""
        return self.halfjaar.reeks_tot_hier(VERLOOP)

    def regels(self) -> CijferregelQuerySet:
        """Give the rows of the half-year itself."""
        return self.regels_van([self.halfjaar])

    def regels_van(self, reeks: list[Halfjaar]) -> CijferregelQuerySet:
        """Give the rows of a row of half-years that fit what was chosen.

        Projects without a strategy count with each, because the questions are about all projects of the organisation.
        """
        rijen = Cijferregel.objects.filter(
            gepubliceerd_op__gte=reeks[0].begin, gepubliceerd_op__lt=reeks[-1].einde
        )
        if self.tot:
            rijen = rijen.filter(gepubliceerd_op__lte=self.tot)
        if self.dossier:
            rijen = rijen.filter(Q(dossier__in=keten(self.dossier)) | Q(dossier=None))
        if self.onderdeel:
            rijen = rijen.filter(onderdeel__naam=self.onderdeel)
        if self.technologie:
            rijen = rijen.filter(technologie=self.technologie)
        if self.uitkomst:
            rijen = rijen.filter(uitkomst="" if self.uitkomst == UITKOMST_OPEN else self.uitkomst)
        return rijen

    @property
    def gekozen(self) -> tuple[tuple[str, str], ...]:
        """What was chosen beside the half-year, in words: (what, which)."""
        keuzes = (
            ("Strategie", str(self.dossier) if self.dossier else "alle strategieën"),
            ("Onderdeel", self.onderdeel),
            ("Technologie", self.technologie),
            ("Uitkomst", uitkomst_naam(self.uitkomst) if self.uitkomst else ""),
        )
        return tuple(keuze for keuze in keuzes if keuze[1])

    @property
    def smaller(self) -> bool:
        """Whether a part was chosen of what a strategy, or all, would count."""
        return bool(self.onderdeel or self.technologie or self.uitkomst)

    @property
    def in_woorden(self) -> str:
        """Say it in one sentence."""
        delen = [f"{wat.lower()} ‘{welke}’" for wat, welke in self.gekozen if wat != "Strategie"]
        bij = f"bij de strategie ‘{self.dossier}’" if self.dossier else "van alle strategieën samen"
        met = f", alleen {' en '.join(delen)}" if delen else ""
        return f"Verslagen uit het {self.halfjaar.naam.lower()} {bij}{met}."

    @property
    def vraag(self) -> dict[str, str]:
        """As it stands in the address of a page."""
        if self.terugkoppeling:
            return {"terugkoppeling": str(self.terugkoppeling)}
        keuzes = {
            "halfjaar": f"{self.halfjaar.jaar}-{self.halfjaar.helft}",
            "strategie": str(self.dossier.pk) if self.dossier else "",
            "onderdeel": self.onderdeel,
            "technologie": self.technologie,
            "uitkomst": self.uitkomst,
        }
        return {naam: waarde for naam, waarde in keuzes.items() if waarde}

    @property
    def adres(self) -> str:
        """Where these figures stand to look at."""
        return f"{reverse('cijfers')}?{urlencode(self.vrij.vraag)}"

    @property
    def achter(self) -> str:
        """Where the verslagen behind a figure stand; a page puts "&achter=…" behind it."""
        return f"{reverse('cijfers-verslagen')}?{urlencode(self.vraag)}"

    def bestand(self, formaat: str) -> str:
        """Give where the figures are fetched in a format."""
        return f"{reverse('cijfers-bestand', args=[formaat])}?{urlencode(self.vrij.vraag)}"

    @property
    def werkblad(self) -> str:
        """Where the figures are fetched as a worksheet."""
        return self.bestand("xlsx")

    @property
    def ruimer(self) -> Selectie:
        """The same half-year and strategy, without the rest of what was chosen."""
        return Selectie(self.halfjaar, self.dossier)

    @property
    def vrij(self) -> Selectie:
        """The same, apart from a terugkoppeling: as it is now."""
        return replace(self, tot=None, terugkoppeling=None)


def uitkomst_naam(sleutel: str) -> str:
    """Give an outcome in words."""
    return str(dict(Project.Uitkomst.choices).get(sleutel, "Nog niet bekend"))
