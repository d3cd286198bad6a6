"""Measures of the poster: where things stand and how much room texts take, in mm of A1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from documenten.tekstmaat import aantal_regels
from project.poster.gegevens import PosterActie, PosterChecklist, PosterSpanning, PosterWaarde

LINKS = 30.0
KOLOM = 229.667
GOOT = 46.0
BREED = 2 * KOLOM + GOOT
KOP_Y = 91.0
BOVEN = 126.0
ONDER = 569.0
RIJGAT = 13.0
ACTIES_Y = 356.0
SECTIEKOP = 23.0
TABELKOP = 12.5
KLEINST = 6.6
STER = 13.0
KOPMATEN = (18.5, 16.0, 13.5, 11.0, 8.8)
TITELMATEN = (34.0, 29.0, 25.0, 21.0, 17.0, 13.0, 10.5, 8.6)


GOTEN = {2: 46.0, 3: GOOT, 4: 36.0, 5: 30.0, 6: 26.0}
"""Room between the columns for the lines of tension, per number of columns."""


@dataclass(frozen=True)
class Raster:
    """The columns of the values: one per fundament."""

    kolommen: int

    @property
    def goot(self) -> float:
        """The room between two columns."""
        return GOTEN.get(self.kolommen, GOTEN[6])

    @property
    def kolom(self) -> float:
        """The width of a column."""
        if self.kolommen == 3:
            return KOLOM
        return (3 * KOLOM + 2 * GOOT - (self.kolommen - 1) * self.goot) / max(self.kolommen, 1)

    def x(self, kolom: int) -> float:
        """Give the left side of a column, counted from 0."""
        return LINKS + kolom * (self.kolom + self.goot)


def kolom_x(kolom: int) -> float:
    """Give the left side of a column (0, 1, 2) of what stands under the values."""
    return LINKS + kolom * (KOLOM + GOOT)


def kopmaten(namen: Sequence[str], ruimte: float) -> list[tuple[float, float]]:
    """Give size and line height of the names of the fundamenten: one size for all, a long one on two small lines."""

    def past(naam: str, maat: float) -> bool:
        return aantal_regels(naam, ruimte - 1.3 * maat, maat, 700, "serif") == 1

    maat = next((maat for maat in KOPMATEN if all(past(naam, maat) for naam in namen)), KOPMATEN[-1])
    return [(maat, 20.0 if past(naam, maat) else 10.0) for naam in namen]


def titelmaat(titel: str) -> float:
    """Give the largest size in which the title fits on one line, or on two smaller ones."""
    for maat in TITELMATEN:
        if aantal_regels(titel, 520, maat, 700, "serif") * maat * 1.2 <= 46:
            return maat
    return TITELMATEN[-1]


@dataclass(frozen=True)
class Vak:
    """A rectangle on the sheet."""

    x: float
    y: float
    b: float
    h: float

    @property
    def stijl(self) -> str:
        """The rectangle as CSS; the unit of the sheet is the rem."""
        return f"left:{self.x:.3f}rem;top:{self.y:.3f}rem;width:{self.b:.3f}rem;height:{self.h:.3f}rem"


@dataclass(frozen=True)
class Letters:
    """Sizes of the text at shrink factor `k` (1 is the size of the example); never under the smallest size."""

    k: float

    def maat(self, basis: float) -> float:
        """Give the size of a text that is `basis` at full size."""
        return max(min(basis, KLEINST), basis * self.k)

    @property
    def css(self) -> str:
        """The sizes as CSS, for the style element of the sheet."""
        regels = {
            ".kaart h3": (13.0, 1.19),
            ".kaart p": (8.6, 1.35),
            ".kaart .zwaar": (7.0, 1.35),
            ".spanning": (8.0, 1.35),
            ".acties td, .acties tbody th": (7.8, 1.31),
            ".acties .w": (7.0, 1.17),
            ".vraag h3": (8.6, 1.4),
            ".vraag p": (8.0, 1.375),
        }
        return " ".join(
            f"{wie} {{ font-size: {self.maat(basis):.3f}rem; line-height: {hoog}; }}"
            for wie, (basis, hoog) in regels.items()
        )

    def kaart(self, waarde: PosterWaarde, met_betekenis: bool = True, kolom: float = KOLOM) -> float:
        """Give the height that the card of a value needs in a column of this width."""
        naam, tekst = self.maat(13.0), self.maat(8.6)
        ruimte = kolom - 24
        regels = aantal_regels(waarde.naam + ("\u00a0" * 4 if waarde.accent else ""), ruimte, naam, 700)
        hoogte = regels * naam * 1.19 + 11 * self.k
        if waarde.weegt_zwaar:
            hoogte += self.maat(7.0) * 1.35
        if met_betekenis and waarde.betekenis:
            hoogte += 1 + aantal_regels(waarde.betekenis, ruimte, tekst) * tekst * 1.35
        return hoogte

    def spanning(self, spanning: PosterSpanning) -> float:
        """Give the height of one lettered tension."""
        maat = self.maat(8.0)
        kop = f"{spanning.waarde_a} en {spanning.waarde_b}. "
        regels = aantal_regels(kop + spanning.tekst, (KOLOM - 22) * 0.97, maat)
        return max(17.0, regels * maat * 1.35 + 1)

    def actie(self, actie: PosterActie) -> float:
        """Give the height of one row of the table of actions."""
        maat, klein = self.maat(7.8), self.maat(7.0)
        waarden = sum(aantal_regels(waarde.naam, 86, klein) for waarde in actie.waarden)
        waarden += aantal_regels("Besluit op een ander niveau", 96, klein, 600) if actie.ander_niveau else 0
        return 4 * self.k + max(
            aantal_regels(actie.titel, 235, maat, 600) * maat * 1.31,
            waarden * klein * 1.17,
            aantal_regels(actie.houder, 60, maat) * maat * 1.31,
            aantal_regels(actie.termijn, 75, maat) * maat * 1.31,
        )

    def vraag(self, vraag: PosterChecklist) -> float:
        """Give the height of one question of the checklist."""
        kop, tekst, ruimte = self.maat(8.6), self.maat(8.0), KOLOM - 20
        return (
            10 * self.k
            + aantal_regels(vraag.vraag, ruimte, kop, 600) * kop * 1.4
            + max(1, aantal_regels(vraag.antwoord, ruimte, tekst)) * tekst * 1.375
        )
