"""The framework as a picture to hang up: appendix 1 on one page A3, whatever its number of fundamenten, principes and values.

Measures are millimetres of A3. Columns are fundamenten; a row of principes is as high as the longest principe in it, and the
lines get closer when there are many (bron: 000, bijlage 1).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest

from documenten import Document
from documenten.tekstmaat import aantal_regels
from organisatie.models import Organisatie
from organisatie.tekst import aantal
from waardenkader.kaderblad import OPEN_REGEL, KaderFundament, KaderPrincipe, KaderWaarde, aantallen

RUIMTE = 188
"""Room under the names of the fundamenten, for the rows of principes."""
KOPNAAM, KOPTEKST, ZONDER_KOP, TUSSEN = 5.65, 4.41, 2.0, 5.0
"""Letters of the name of a principe and of what it is, room above one without a name of its own, and that between two rows."""
REGEL, KLEINSTE = 9.0, 5.4
"""Room of a line with a value: as it is best, and the least that can be read from where people sit."""
BREEDTE, LETTER = 384, 0.58
"""Room of all columns together, and how large a letter of a value is beside the height of its line."""
TITELMATEN = (29.0, 24.0, 20.0, 16.0)
MEER = "en nog 10, zie bijlage 2"
NAAM, KLEINSTE_NAAM = 25.0, 13.0
"""Points of the names of the fundamenten: as they are best, and the least."""


@dataclass(frozen=True)
class FiguurPrincipe:
    """One principe in the picture, without a name when its chapter has no principes; `meer` values did not fit."""

    naam: str
    kort: str
    waarden: tuple[KaderWaarde, ...]
    meer: int
    rij: int
    laatste: bool


@dataclass(frozen=True)
class FiguurKolom:
    """One column."""

    fundament: KaderFundament
    nummer: int
    principes: tuple[FiguurPrincipe, ...]


@dataclass(frozen=True)
class Kaderfiguur:
    """The picture: `regel` is the height of a line, `naam` the points of the names above the columns, `voet` what it counts."""

    kolommen: tuple[FiguurKolom, ...]
    regel: float
    naam: float
    voet: str

    @property
    def stijl(self) -> str:
        """The measures for the style sheet, from which all others follow."""
        return f"--regel: {self.regel}mm; --kop: {_kop(self.regel):.2f}; --naam: {self.naam}pt"


def kader_op_a3(
    fundamenten: Sequence[KaderFundament],
    *,
    bestandsnaam: str,
    titel: str = "CODIO Waardenkader",
    casus: str = "",
    accenten_sinds: datetime | None = None,
) -> Document:
    """Give appendix 1 on one page A3.

    `titel` is the name of the framework, `casus` what the workshop is about, `accenten_sinds` when the stars were vastgesteld.
    """
    sterren = any(fundament.heeft_accenten for fundament in fundamenten)
    return Document(
        titel=titel,
        soort="Bijlage 1",
        sjabloon="documenten/waardenkader_a3.html",
        bestandsnaam=bestandsnaam,
        papier="A3-liggend",
        omschrijving=f"Alle waarden op één bladzijde A3: {_voet(fundamenten)}",
        context={
            "titel": titel,
            "titelmaat": f"{_titelmaat(titel):g}",
            "figuur": kaderfiguur(fundamenten),
            "casus": casus,
            "accenten_sinds": accenten_sinds if sterren else None,
        },
        auteur=Organisatie.huidige().naam,
    )


def kaderfiguur(fundamenten: Sequence[KaderFundament]) -> Kaderfiguur:
    """Lay out the framework so that it is one page; what does not fit at the smallest size is counted."""
    rijen = list(zip_longest(*(fundament.principes for fundament in fundamenten)))
    hoogste = [max((len(p.waarden) for p in rij if p), default=0) for rij in rijen]
    breed = BREEDTE / max(len(fundamenten), 1)
    regel = REGEL
    while regel > KLEINSTE and _hoogte(rijen, hoogste, regel, breed) > RUIMTE:
        regel = round(regel - 0.2, 1)
    while max(hoogste, default=0) > 1 and _hoogte(rijen, hoogste, regel, breed) > RUIMTE:
        hoogste[hoogste.index(max(hoogste))] -= 1
    langste = max((len(fundament.naam) for fundament in fundamenten), default=1)
    naam = min(NAAM, max(KLEINSTE_NAAM, round((breed - 24) / (0.22 * langste), 1)))
    kolommen = tuple(
        FiguurKolom(fundament, nummer, _principes(fundament.principes, hoogste))
        for nummer, fundament in enumerate(fundamenten, start=1)
    )
    return Kaderfiguur(kolommen, regel, naam, _voet(fundamenten))


def _titelmaat(titel: str) -> float:
    """Give the points in which the name of the framework fits on one line, beside what it is about."""
    passend = (
        punten for punten in TITELMATEN if aantal_regels(titel, 250, punten * 0.3528, 700, "serif") == 1
    )
    return next(passend, TITELMATEN[-1])


def _kop(regel: float) -> float:
    """Give how large the heads of principes are beside what they are best."""
    return max(regel / REGEL, 0.72)


def _hoogte(
    rijen: Sequence[Sequence[KaderPrincipe | None]], hoogste: Sequence[int], regel: float, breed: float
) -> float:
    """Give the room that all rows take, each as high as its highest principe."""
    return sum(
        max((_kophoogte(p, regel, breed) + _lijsthoogte(p, grens, regel, breed) for p in rij if p), default=0)
        + TUSSEN
        for rij, grens in zip(rijen, hoogste, strict=True)
    )


def _kophoogte(principe: KaderPrincipe, regel: float, breed: float) -> float:
    if not principe.kop:
        return ZONDER_KOP
    naam, kort = (maat * _kop(regel) for maat in (KOPNAAM, KOPTEKST))
    tekst = 1.3 * kort * aantal_regels(principe.kort, breed - 19, kort) + 2.5 * _kop(regel)
    return 1.3 * naam * aantal_regels(principe.kop, breed - 19, naam, 700) + (tekst if principe.kort else 0)


def _lijsthoogte(principe: KaderPrincipe, grens: int, regel: float, breed: float) -> float:
    """Give the room of the values, of the line that says how many are left out, and of the open line."""
    namen = [waarde.naam for waarde in principe.waarden[:grens]]
    over = [MEER] if grens < len(principe.waarden) else []
    regels = (aantal_regels(naam, breed - 30, LETTER * regel, 700) for naam in [*namen, *over, OPEN_REGEL])
    return sum(regel * (1 + 0.7 * (aantal - 1)) for aantal in regels)


def _principes(principes: Sequence[KaderPrincipe], hoogste: Sequence[int]) -> tuple[FiguurPrincipe, ...]:
    return tuple(
        FiguurPrincipe(
            principe.kop,
            principe.kort,
            principe.waarden[:grens],
            max(len(principe.waarden) - grens, 0),
            rij,
            rij == len(principes) + 1,
        )
        for rij, (principe, grens) in enumerate(zip(principes, hoogste, strict=False), start=2)
    )


def _voet(fundamenten: Sequence[KaderFundament]) -> str:
    eigen = sum(w.eigen for f in fundamenten for p in f.principes for w in p.waarden)
    return aantallen(fundamenten) + (f", {aantal(eigen, 'eigen waarde', 'eigen waarden')}" if eigen else "")
