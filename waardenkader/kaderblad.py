"""The framework on one page: how wide its columns are, and how many values fit under each principe.

That of CODIO has three columns with two rows of principes on a page that stands up. Another one has a column per chapter with its
principes under each other; with more than three of them the page lies down.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from organisatie.tekst import aantal, geteld
from waardenkader.opbouw import FundamentBlok, PrincipeBlok

RUIMTE = (70.5, 71.5)
"""Millimetres for values per row of principes on the page of CODIO."""
REGEL, EXTRA_REGEL = 7.8, 4.8
"""Millimetres that a value takes, and every further line of a long name."""
TEKENS = 26
"""Letters of a name on one line of a column of CODIO."""
KLEINE_REGEL, KLEINE_EXTRA = 5.4, 3.9
"""The same in the smaller letters of a page that lies down, when else not everything fits."""
LETTER, KLEINE_LETTER, INSPRONG = 1.8, 1.55, 8.0
"""Millimetres of a letter, and of what stands before a name."""
OPEN_REGEL = "Andere waarde, namelijk…"
BREED, GOOT = {False: 178.0, True: 265.0}, 6.5
KOLOMHOOGTE = {False: 176.0, True: 104.0}
"""Millimetres for principes and values under the head of a column, standing and lying."""
SCHRIJFREGEL = 7.0
KOPREGEL, KOPLETTER = 5.2, 2.1
"""Millimetres of a line in the name of a principe, and of a letter in it."""


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

    def hoogte(self) -> float:
        """Give the millimetres that the name takes in a column of CODIO."""
        return CODIO_BLAD.hoogte(self.naam)


@dataclass(frozen=True)
class KaderPrincipe:
    """One principe on paper; `meer` values do not fit on the page. `kop` is empty when the chapter has no principes."""

    naam: str
    kort: str
    waarden: tuple[KaderWaarde, ...]
    meer: int
    kop: str = ""

    @property
    def op_een(self) -> tuple[KaderWaarde, ...]:
        """The values that fit on the page."""
        return self.waarden[: len(self.waarden) - self.meer]


@dataclass(frozen=True)
class KaderFundament:
    """One column; `letter` is that of its hand-outs: A, B, C and so on."""

    sleutel: str
    naam: str
    kort: str
    beschrijving: str
    principes: tuple[KaderPrincipe, ...]
    letter: str = ""

    @property
    def heeft_accenten(self) -> bool:
        """Whether one of its values has a star."""
        return any(waarde.accent for principe in self.principes for waarde in principe.waarden)


@dataclass(frozen=True)
class Bladmaat:
    """How the page is laid out: `vast` as that of CODIO, `liggend` lying down, `klein` in smaller letters; `kolom` in mm."""

    vast: bool
    liggend: bool
    kolom: float
    klein: bool = False
    aantallen: str = ""

    @property
    def tekens(self) -> int:
        """The letters of a name that fit on one line."""
        letter = KLEINE_LETTER if self.klein else LETTER
        return TEKENS if self.vast else max(int((self.kolom - INSPRONG) / letter), 8)

    def hoogte(self, naam: str) -> float:
        """Give the millimetres that a name takes in a column."""
        regel, extra = (KLEINE_REGEL, KLEINE_EXTRA) if self.klein else (REGEL, EXTRA_REGEL)
        return regel + extra * ((len(naam) - 1) // self.tekens)

    def kophoogte(self, kop: str, kort: str) -> float:
        """Give the millimetres that the name of a principe takes, with the line under it; a chapter may have neither."""
        regels = 1 + int((len(kop) - 1) * KOPLETTER / max(self.kolom - 6, 1)) if kop else 0
        return 4 + KOPREGEL * (regels + bool(kort))

    @property
    def stijl(self) -> str:
        """The width of a column for the style element of the page."""
        return f"{self.kolom:.2f}mm"


CODIO_BLAD = Bladmaat(vast=True, liggend=False, kolom=55.0)


def bladmaat(fundamenten: Sequence[KaderFundament]) -> Bladmaat:
    """Give the layout for these columns."""
    maat = _maat([[(p.kop, p.kort, [w.naam for w in p.waarden]) for p in f.principes] for f in fundamenten])
    return replace(maat, aantallen=aantallen(fundamenten))


def aantallen(fundamenten: Sequence[KaderFundament]) -> str:
    """Count it, own values left out: "3 fundamenten, 6 principes, 32 waarden"."""
    f, p, w = _geteld(fundamenten)
    delen = [aantal(f, "fundament", "fundamenten"), aantal(w, "waarde", "waarden")]
    return ", ".join([delen[0], *([aantal(p, "principe", "principes")] if p else []), delen[1]])


def in_een_zin(fundamenten: Sequence[KaderFundament]) -> str:
    """Say what the framework is made of, own values left out: three fundamenten, six principes, 32 values."""
    f, p, w = _geteld(fundamenten)
    met = f"met {geteld(p, 'principe', 'principes')} en " if p else "met "
    return (
        f"Goed digitaal openbaar bestuur rust op {geteld(f, 'fundament', 'fundamenten')}, {met}"
        f"{geteld(w, 'waarde', 'waarden')}."
    )


def op_blad(blokken: Sequence[FundamentBlok]) -> tuple[KaderFundament, ...]:
    """Give the columns of a framework, each with the values that fit on the page."""
    maat = _maat([[_namen(principe) for principe in blok.principes] for blok in blokken])
    return tuple(
        KaderFundament(
            sleutel=blok.fundament.sleutel,
            naam=blok.fundament.naam,
            kort=blok.fundament.kort,
            beschrijving=blok.fundament.beschrijving,
            principes=tuple(
                _principe(principe, ruimte, maat)
                for principe, ruimte in zip(blok.principes, _ruimten(blok, maat), strict=False)
            ),
            letter="ABCDEF"[nummer % 6],
        )
        for nummer, blok in enumerate(blokken)
    )


Namen = tuple[str, str, list[str]]
"""The head of a principe, the line under it, and the names of its values."""


def _namen(blok: PrincipeBlok) -> Namen:
    return _kop(blok), blok.principe.kort, [waarde.naam for waarde in blok.waarden]


def _kop(blok: PrincipeBlok) -> str:
    return "" if blok.principe.naam == blok.principe.fundament.naam else blok.principe.naam


def _maat(kolommen: Sequence[Sequence[Namen]]) -> Bladmaat:
    if len(kolommen) == 3 and max(map(len, kolommen)) <= len(RUIMTE):
        return CODIO_BLAD
    liggend, aantal = len(kolommen) > 3, max(len(kolommen), 1)
    breed = (BREED[liggend] - GOOT * (aantal - 1)) / aantal
    maat = Bladmaat(
        vast=False, liggend=liggend, kolom=breed - 0.05
    )  # rounding must not push the last one off
    past = all(sum(_nodig(kolom, maat)) <= _vrij(kolom, maat) for kolom in kolommen)
    return replace(maat, klein=liggend and not past)


def _nodig(kolom: Sequence[Namen], maat: Bladmaat) -> list[float]:
    """Give the millimetres that the values of each principe take, with the open line."""
    return [sum(maat.hoogte(naam) for naam in namen) + maat.hoogte(OPEN_REGEL) for *_, namen in kolom]


def _vrij(kolom: Sequence[Namen], maat: Bladmaat) -> float:
    """Give the millimetres that the names of the principes leave for values."""
    koppen = sum(maat.kophoogte(kop, kort) + SCHRIJFREGEL for kop, kort, _ in kolom)
    return max(KOLOMHOOGTE[maat.liggend] - koppen, 0.0)


def _ruimten(blok: FundamentBlok, maat: Bladmaat) -> Sequence[float]:
    """Give the millimetres for the values of each principe; what one does not need is for the others."""
    if maat.vast:
        return RUIMTE
    kolom = [_namen(principe) for principe in blok.principes]
    nodig, vrij = _nodig(kolom, maat), _vrij(kolom, maat)
    ruimten: dict[int, float] = {}
    kleinste_eerst = sorted(range(len(nodig)), key=lambda nummer: nodig[nummer])
    for over, nummer in zip(range(len(nodig), 0, -1), kleinste_eerst, strict=True):
        ruimten[nummer] = min(nodig[nummer], vrij / over)
        vrij -= ruimten[nummer]
    return [ruimten[nummer] for nummer in range(len(nodig))]


def _principe(blok: PrincipeBlok, ruimte: float, maat: Bladmaat) -> KaderPrincipe:
    """Take one principe; when not all values fit on the page, a line there says how many more."""
    waarden = tuple(KaderWaarde(w.naam, w.definitie, w.is_accent, w.eigen) for w in blok.waarden)
    open_regel = maat.hoogte(OPEN_REGEL)
    passend = _aantal_passend(waarden, ruimte - open_regel, maat)
    if passend < len(waarden):
        passend = _aantal_passend(waarden, ruimte - 2 * open_regel, maat)
    return KaderPrincipe(blok.principe.naam, blok.principe.kort, waarden, len(waarden) - passend, _kop(blok))


def _aantal_passend(waarden: Sequence[KaderWaarde], ruimte: float, maat: Bladmaat) -> int:
    hoogten = accumulate(maat.hoogte(waarde.naam) for waarde in waarden)
    return sum(hoogte <= ruimte + 0.01 for hoogte in hoogten)


def _geteld(fundamenten: Sequence[KaderFundament]) -> tuple[int, int, int]:
    principes = [p for f in fundamenten for p in f.principes]
    return (
        len(fundamenten),
        sum(bool(p.kop) for p in principes),
        sum(not w.eigen for p in principes for w in p.waarden),
    )
