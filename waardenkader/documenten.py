"""The framework on paper: one page with all values, then what each value means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from documenten import Document
from organisatie.models import Organisatie
from waardenkader.accenten import laatst_vastgesteld
from waardenkader.models import Waarde
from waardenkader.opbouw import FundamentBlok, PrincipeBlok, opbouw

RUIMTE = (70.5, 71.5)
"""Millimetres for values per row of principes on the first page."""
REGEL, EXTRA_REGEL = 7.8, 4.8
"""Millimetres that a value takes, and every further line of a long name."""
TEKENS = 26
"""Letters of a name on one line."""


@dataclass(frozen=True)
class KaderWaarde:
    """One value on paper."""

    naam: str
    definitie: str
    accent: bool
    eigen: bool

    @property
    def afbreekbaar(self) -> str:
        """The name with a place to break the longest word of the framework."""
        return self.naam.replace("eindverantwoordelijkheid", "eind\u00adverantwoordelijkheid")

    @property
    def hoogte(self) -> float:
        """The millimetres that the name takes in its column."""
        return REGEL + EXTRA_REGEL * ((len(self.naam) - 1) // TEKENS)


@dataclass(frozen=True)
class KaderPrincipe:
    """One principe on paper; `meer` values do not fit on the first page."""

    naam: str
    kort: str
    waarden: tuple[KaderWaarde, ...]
    meer: int

    @property
    def op_een(self) -> tuple[KaderWaarde, ...]:
        """The values that fit on the first page."""
        return self.waarden[: len(self.waarden) - self.meer]


@dataclass(frozen=True)
class KaderFundament:
    """One column."""

    sleutel: str
    naam: str
    kort: str
    beschrijving: str
    principes: tuple[KaderPrincipe, ...]


def waardenkader() -> Document:
    """Give the framework in use as a document, with the own values and the stars of the accentwaarden."""
    waarden = list(Waarde.objects.actueel().met_accent())
    sinds = laatst_vastgesteld() if any(w.is_accent for w in waarden) else None
    return Document(
        titel="CODIO Waardenkader",
        sjabloon="documenten/waardenkader.html",
        bestandsnaam="waardenkader",
        omschrijving=(
            "Goed digitaal openbaar bestuur rust op drie fundamenten, met zes principes en 32 waarden. "
            "Alle waarden doen ertoe."
        ),
        context={
            "fundamenten": _fundamenten(opbouw(waarden)),
            "accenten_sinds": sinds,
            "eigen": sum(w.eigen for w in waarden),
        },
        auteur=Organisatie.huidige().naam,
    )


def _fundamenten(blokken: Sequence[FundamentBlok]) -> tuple[KaderFundament, ...]:
    return tuple(
        KaderFundament(
            sleutel=blok.fundament.sleutel,
            naam=blok.fundament.naam,
            kort=blok.fundament.kort,
            beschrijving=blok.fundament.beschrijving,
            principes=tuple(
                _principe(principe, ruimte) for principe, ruimte in zip(blok.principes, RUIMTE, strict=False)
            ),
        )
        for blok in blokken
    )


def _principe(blok: PrincipeBlok, ruimte: float) -> KaderPrincipe:
    """Take one principe; when not all values fit on the first page, a line there says how many more."""
    waarden = tuple(KaderWaarde(w.naam, w.definitie, w.is_accent, w.eigen) for w in blok.waarden)
    passend = _aantal_passend(waarden, ruimte - REGEL)  # the open line
    if passend < len(waarden):
        passend = _aantal_passend(waarden, ruimte - 2 * REGEL)
    return KaderPrincipe(blok.principe.naam, blok.principe.kort, waarden, len(waarden) - passend)


def _aantal_passend(waarden: Sequence[KaderWaarde], ruimte: float) -> int:
    hoogten = accumulate(waarde.hoogte for waarde in waarden)
    return sum(hoogte <= ruimte for hoogte in hoogten)
