"""Measures of the framework as a picture: three columns that hang from one line, two principes in each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from django.utils.text import Truncator

from waardenkader.models import Fundament, Principe, Waarde
from waardenkader.opbouw import FundamentBlok, PrincipeBlok

BREEDTE = 1200
KOLOM = 409.33
EERSTE_PRINCIPE = 175.5
KOP = 49.5  # from the shape of a principe to its first value
REGEL = 30
TUSSEN = 34.5  # between the rows of principes
VOET = 42.5
NAAM_MAX = 36


@dataclass(frozen=True)
class FiguurWaarde:
    """One value on its line; `naam` is cut to what fits."""

    waarde: Waarde
    naam: str
    y: float


@dataclass(frozen=True)
class FiguurPrincipe:
    """One principe, its values, and the open line under them."""

    principe: Principe
    y: float
    waarden: tuple[FiguurWaarde, ...]
    y_open: float


@dataclass(frozen=True)
class FiguurFundament:
    """One column; `stam` is the length of the line that its principes hang on."""

    fundament: Fundament
    x: float
    stam: float
    principes: tuple[FiguurPrincipe, ...]


@dataclass(frozen=True)
class Figuur:
    """The whole picture, in units of its own width."""

    fundamenten: tuple[FiguurFundament, ...]
    hoogte: float
    breedte: int = BREEDTE

    @property
    def voet(self) -> float:
        """Where the legend stands."""
        return self.hoogte - 30


def figuur(blokken: Sequence[FundamentBlok]) -> Figuur:
    """Lay out the framework; rows are as high as the longest principe in them, whatever its own values."""
    rijen = zip_longest(*(blok.principes for blok in blokken))
    toppen, onder = [], EERSTE_PRINCIPE
    for rij in rijen:
        toppen.append(onder)
        langste = max(len(blok.waarden) for blok in rij if blok) + 1
        onder += KOP + langste * REGEL + TUSSEN
    kolommen = tuple(
        FiguurFundament(
            fundament=blok.fundament,
            x=round(nummer * KOLOM, 2),
            stam=toppen[len(blok.principes) - 1] + 4,
            principes=tuple(_principe(p, y) for p, y in zip(blok.principes, toppen, strict=False)),
        )
        for nummer, blok in enumerate(blokken)
    )
    return Figuur(fundamenten=kolommen, hoogte=onder - TUSSEN + VOET)


def _principe(blok: PrincipeBlok, y: float) -> FiguurPrincipe:
    waarden = tuple(
        FiguurWaarde(waarde, Truncator(waarde.naam).chars(NAAM_MAX), KOP + nummer * REGEL)
        for nummer, waarde in enumerate(blok.waarden)
    )
    return FiguurPrincipe(blok.principe, y, waarden, KOP + len(waarden) * REGEL)
