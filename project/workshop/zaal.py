"""The drawing of the room for the script: one table per group with its chairs. Measures in mm, as text."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin

from waardenkader.models.stijl import KLEUREN, stijl, vorm_svg

PLAATSEN: dict[int, tuple[tuple[float, float], ...]] = {
    1: ((89, 50),),
    2: ((62, 49), (116, 49)),
    3: ((46, 47), (89, 52), (132, 47)),
    4: ((62, 47), (116, 47), (62, 94), (116, 94)),
    5: ((46, 47), (89, 52), (132, 47), (67, 98), (111, 98)),
    6: ((46, 47), (89, 52), (132, 47), (46, 93), (89, 98), (132, 93)),
}
HOOGTE, HOOGTE_TWEE_RIJEN, MEESTE_IN_EEN_RIJ = 78, 122, 3
STRAAL_STOELEN = 18.9
STOELEN_ZONDER_INDELING = 4
LETTER, TAFELBREEDTE = 3.1, 26.0


@dataclass(frozen=True)
class Naamregel:
    """One name of a fundament on a table, with the height at which it stands."""

    naam: str
    y: str
    maat: str
    """Size of its letters: a long name stays on the table."""


@dataclass(frozen=True)
class Vorm:
    """The shape of a fundament on a table, with its place."""

    svg: str
    x: str
    y: str


@dataclass(frozen=True)
class Tafel:
    """A table with its colours (those of its first fundament), shapes, names and chairs."""

    x: str
    y: str
    rand: str
    vulling: str
    vormen: tuple[Vorm, ...]
    namen: tuple[Naamregel, ...]
    stoelen: tuple[tuple[str, str], ...]


def maak_zaal(groepen: list[tuple[list[tuple[str, str]], int]]) -> list[Tafel]:
    """Give the tables, from per group its fundamenten as (key, name) and the number of people."""
    plaatsen = PLAATSEN.get(len(groepen), ())
    return [
        _tafel(x, y, fundamenten, aantal)
        for (x, y), (fundamenten, aantal) in zip(plaatsen, groepen, strict=False)
    ]


def zaalhoogte(groepen: int) -> int:
    """Give the height of the drawing: more than three tables stand in two rows."""
    return HOOGTE if groepen <= MEESTE_IN_EEN_RIJ else HOOGTE_TWEE_RIJEN


def _tafel(x: float, y: float, fundamenten: list[tuple[str, str]], aantal: int) -> Tafel:
    rij = len(fundamenten)
    boven = y - 2.9 - 1.9 * (rij - 1)
    rand, vulling = KLEUREN[stijl(fundamenten[0][0]) if fundamenten else 0]
    return Tafel(
        x=_mm(x),
        y=_mm(y),
        rand=rand,
        vulling=vulling,
        vormen=tuple(
            Vorm(vorm_svg(sleutel), _mm(x + 6 * (nr - (rij - 1) / 2) - 2.5), _mm(boven - 2.5))
            for nr, (sleutel, _) in enumerate(fundamenten)
        ),
        namen=tuple(
            Naamregel(naam, _mm(boven + 7 + 3.9 * nr), _lettermaat(naam))
            for nr, (_, naam) in enumerate(fundamenten)
        ),
        stoelen=tuple(_stoelen(x, y, aantal or STOELEN_ZONDER_INDELING)),
    )


def _stoelen(x: float, y: float, aantal: int) -> list[tuple[str, str]]:
    hoeken = [pi / 4 + 2 * pi * nr / aantal for nr in range(aantal)]
    return [(_mm(x + STRAAL_STOELEN * cos(h)), _mm(y + STRAAL_STOELEN * sin(h))) for h in hoeken]


def _lettermaat(naam: str) -> str:
    return _mm(min(LETTER, TAFELBREEDTE / (max(len(naam), 1) * 0.58)))


def _mm(maat: float) -> str:
    return f"{maat:.2f}"
