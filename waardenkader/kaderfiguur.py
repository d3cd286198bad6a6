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
from organisatie.models import Organisatie
from organisatie.tekst import aantal
from waardenkader.documenten import KaderFundament, KaderPrincipe, KaderWaarde

RUIMTE = 188
"""Room under the names of the fundamenten, for the rows of principes."""
KOP, TUSSEN = 15.6, 5.0
"""Room that the name of a principe takes, and that between two rows."""
REGEL, KLEINSTE = 9.0, 5.4
"""Room of a line with a value: as it is best, and the least that can be read from where people sit."""
BREEDTE, TEKENBREEDTE = 384, 0.33
"""Room of all columns together, and how wide a letter is beside the height of its line."""
NAAM, KLEINSTE_NAAM = 25.0, 13.0
"""Points of the names of the fundamenten: as they are best, and the least."""


@dataclass(frozen=True)
class FiguurPrincipe:
    """One principe in the picture; `meer` values did not fit."""

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
    casus: str = "",
    accenten_sinds: datetime | None = None,
) -> Document:
    """Give appendix 1 on one page A3.

    `casus` is what the workshop is about, `accenten_sinds` when the starred values were vastgesteld.
    """
    sterren = any(fundament.heeft_accenten for fundament in fundamenten)
    return Document(
        titel="Waardenkader",
        soort="CODIO bijlage 1",
        sjabloon="documenten/waardenkader_a3.html",
        bestandsnaam=bestandsnaam,
        papier="A3-liggend",
        omschrijving=f"Alle waarden op één bladzijde A3: {_voet(fundamenten)}",
        context={
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


def _kop(regel: float) -> float:
    """Give how large the heads of principes are beside what they are best."""
    return max(regel / REGEL, 0.72)


def _hoogte(
    rijen: Sequence[Sequence[KaderPrincipe | None]], hoogste: Sequence[int], regel: float, breed: float
) -> float:
    """Give the room that all rows take; below the values of each principe comes the open line."""
    tekens = int((breed - 30) / (TEKENBREEDTE * regel))
    waarden = sum(
        max((_regels(p, grens, tekens) for p in rij if p), default=0)
        for rij, grens in zip(rijen, hoogste, strict=True)
    )
    return regel * waarden + len(rijen) * (KOP * _kop(regel) + TUSSEN)


def _regels(principe: KaderPrincipe, grens: int, tekens: int) -> float:
    getoond = principe.waarden[:grens]
    lang = sum(0.7 * ((len(waarde.naam) - 1) // tekens) for waarde in getoond)
    return len(getoond) + lang + 1 + (grens < len(principe.waarden))


def _principes(principes: Sequence[KaderPrincipe], hoogste: Sequence[int]) -> tuple[FiguurPrincipe, ...]:
    return tuple(
        FiguurPrincipe(
            principe.naam,
            principe.kort,
            principe.waarden[:grens],
            max(len(principe.waarden) - grens, 0),
            rij,
            rij == len(principes) + 1,
        )
        for rij, (principe, grens) in enumerate(zip(principes, hoogste, strict=False), start=2)
    )


def _voet(fundamenten: Sequence[KaderFundament]) -> str:
    principes = [principe for fundament in fundamenten for principe in fundament.principes]
    waarden = [waarde for principe in principes for waarde in principe.waarden]
    eigen = sum(waarde.eigen for waarde in waarden)
    delen = [
        aantal(len(fundamenten), "fundament", "fundamenten"),
        aantal(len(principes), "principe", "principes"),
        aantal(len(waarden) - eigen, "waarde", "waarden"),
    ]
    return ", ".join(delen + ([aantal(eigen, "eigen waarde", "eigen waarden")] if eigen else []))
