"""Measures of the framework as a picture: columns that hang from one line, one per fundament, with its principes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from django.utils.text import Truncator

from organisatie.tekst import begin_zin, geteld
from waardenkader.models import Fundament, Principe, Waarde
from waardenkader.opbouw import FundamentBlok, PrincipeBlok

BREEDTE = 1200
GOOT = 28
"""Units between two columns."""
EERSTE_PRINCIPE = 175.5
KOP, ZONDER_KOP = (
    49.5,
    -10.0,
)  # from the shape of a principe to its first value; without a name there is no shape
REGEL = 30
TUSSEN = 34.5  # between the rows of principes
VOET = 42.5
INSPRONG = 38
LETTER, KLEINE_LETTER = 9.5, 6.2
KOP_LETTER, KLEINE_KOP, KOP_PRINCIPE = 15.5, 10.5, 10.0
"""Units of a letter, in the different sizes."""


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
    naam: str
    kort: str
    y: float
    waarden: tuple[FiguurWaarde, ...]
    y_open: float


@dataclass(frozen=True)
class FiguurFundament:
    """One column; `stam` is the length of the line that its principes hang on."""

    fundament: Fundament
    naam: str
    klein: bool
    """Whether the names above the columns stand in small letters: all of them when one does not fit."""
    kort: str
    x: float
    stam: float
    principes: tuple[FiguurPrincipe, ...]


@dataclass(frozen=True)
class Figuur:
    """The whole picture, in units of its own width."""

    fundamenten: tuple[FiguurFundament, ...]
    hoogte: float
    kolom: float
    """The width of the place for a value."""
    breedte: int = BREEDTE

    @property
    def aantal_kolommen(self) -> str:
        """How many columns there are, in words."""
        return begin_zin(geteld(len(self.fundamenten), "kolom", "kolommen"))

    @property
    def voet(self) -> float:
        """Where the legend stands."""
        return self.hoogte - 30


def figuur(blokken: Sequence[FundamentBlok]) -> Figuur:
    """Lay out the framework; rows are as high as the longest principe in them, whatever its own values."""
    rijen = zip_longest(*(blok.principes for blok in blokken))
    toppen, onder = [], EERSTE_PRINCIPE
    for rij in rijen:
        kop = KOP if any(_kopnaam(blok) for blok in rij if blok) else ZONDER_KOP
        toppen.append((onder, kop))
        langste = max(len(blok.waarden) for blok in rij if blok) + 1
        onder += kop + langste * REGEL + TUSSEN
    stap = (BREEDTE + GOOT) / max(len(blokken), 1)
    ruimte = stap - GOOT - INSPRONG
    klein = any(len(blok.fundament.naam) * KOP_LETTER > ruimte for blok in blokken)
    kolommen = tuple(
        FiguurFundament(
            fundament=blok.fundament,
            naam=_pas_in(blok.fundament.naam, ruimte, KLEINE_KOP),
            klein=klein,
            kort=_pas_in(blok.fundament.kort, ruimte, KLEINE_LETTER),
            x=round(nummer * stap, 2),
            stam=toppen[len(blok.principes) - 1][0] + 4,
            principes=tuple(
                _principe(p, *top, ruimte) for p, top in zip(blok.principes, toppen, strict=False)
            ),
        )
        for nummer, blok in enumerate(blokken)
    )
    return Figuur(kolommen, hoogte=onder - TUSSEN + VOET, kolom=round(ruimte, 2))


def _kopnaam(blok: PrincipeBlok) -> str:
    """Give the name of a principe; "" when its chapter has no principes."""
    return "" if blok.principe.naam == blok.principe.fundament.naam else blok.principe.naam


def _principe(blok: PrincipeBlok, y: float, kop: float, ruimte: float) -> FiguurPrincipe:
    waarden = tuple(
        FiguurWaarde(waarde, _pas_in(waarde.naam, ruimte, LETTER), kop + nummer * REGEL)
        for nummer, waarde in enumerate(blok.waarden)
    )
    namen = _pas_in(_kopnaam(blok), ruimte, KOP_PRINCIPE), _pas_in(blok.principe.kort, ruimte, KLEINE_LETTER)
    return FiguurPrincipe(blok.principe, *namen, y, waarden, kop + len(waarden) * REGEL)


def _pas_in(tekst: str, ruimte: float, letter: float) -> str:
    """Cut a text to the letters that fit."""
    return Truncator(tekst).chars(int(ruimte / letter))
