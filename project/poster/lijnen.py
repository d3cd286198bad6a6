"""The lines of tension between the values on the poster.

Neighbours in one row get a straight line; others go round the cards, through the gutters between the columns and
the gaps between the rows. Each line has its own lane and carries its letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from project.poster.maten import Raster, Vak

BOCHT = 6.0
STRAAL = 8.0
MARGE = 12.0

Punt = tuple[float, float]


@dataclass(frozen=True)
class Plek:
    """A card on the sheet: its rectangle, column and row."""

    vak: Vak
    kolom: int
    rij: int


@dataclass(frozen=True)
class Verbinding:
    """A tension to draw between two cards."""

    letter: str
    van: Plek
    naar: Plek


@dataclass(frozen=True)
class Lijn:
    """A drawn tension: the path of the line, its two ends, and where the letter stands."""

    letter: str
    pad: str
    einden: tuple[Punt, Punt]
    merk: Punt

    @property
    def tekst_y(self) -> str:
        """The base line of the letter in its circle."""
        return f"{self.merk[1] + 3.5:.2f}"


@dataclass
class _Eind:
    """One end of a line: on which side of which card."""

    plek: Plek
    rechts: bool
    anders: float
    y: float = 0.0

    @property
    def x(self) -> float:
        return self.plek.vak.x + (self.plek.vak.b if self.rechts else 0)

    @property
    def goot(self) -> int:
        return self.plek.kolom if self.rechts else self.plek.kolom - 1


@dataclass
class _Weg:
    verbinding: Verbinding
    einden: tuple[_Eind, _Eind]
    rijgat: float | None = None
    banen: dict[int, float] = field(default_factory=dict)

    @property
    def goten(self) -> list[int]:
        a, b = (eind.goot for eind in self.einden)
        return [a] if a == b else [a, b]

    @property
    def recht(self) -> bool:
        a, b = self.einden
        return a.plek.kolom != b.plek.kolom and len(self.goten) == 1 and abs(a.y - b.y) < 0.01

    @property
    def lus(self) -> bool:
        """Whether both values stand in one column."""
        return self.einden[0].plek.kolom == self.einden[1].plek.kolom

    def voorrang(self, goot: int) -> tuple[int, float]:
        """Give the order of the lanes from left to right, in which lines cross each other least.

        Loops stay near their column, the widest on the outside; of the lines that go down the highest goes
        furthest, of the lines that go up the lowest.
        """
        a, b = self.einden
        if self.lus:
            return (0, abs(a.y - b.y)) if a.rechts else (3, -abs(a.y - b.y))
        links = a.y if goot == a.goot else self.rijgat or a.y
        rechts = b.y if goot == b.goot else self.rijgat or b.y
        return (1, -links) if rechts > links else (2, links)

    def punten(self) -> list[Punt]:
        """Give the corners of the line from end to end."""
        a, b = self.einden
        if self.recht:
            return [(a.x, a.y), (b.x, b.y)]
        if self.rijgat is None:
            baan = self.banen[self.goten[0]]
            return [(a.x, a.y), (baan, a.y), (baan, b.y), (b.x, b.y)]
        eerste, tweede = (self.banen[goot] for goot in self.goten)
        y = self.rijgat
        return [(a.x, a.y), (eerste, a.y), (eerste, y), (tweede, y), (tweede, b.y), (b.x, b.y)]


def teken(verbindingen: Sequence[Verbinding], rijgaten: Sequence[float], raster: Raster) -> list[Lijn]:
    """Give the lines for `verbindingen`; `rijgaten[n]` is the middle of the gap under row n of the columns in `raster`."""
    wegen = [_Weg(verbinding, _einden(verbinding, raster)) for verbinding in verbindingen]
    _verdeel_einden(wegen)
    _verdeel_rijgaten(wegen, rijgaten)
    _verdeel_banen(wegen, raster)
    paden = [weg.punten() for weg in wegen]
    merken: list[Punt] = []
    for nummer, punten in enumerate(paden):
        anderen = [stuk for ander, pad in enumerate(paden) if ander != nummer for stuk in _stukken(pad)]
        merken.append(_merk(punten, merken, anderen))
    return [
        Lijn(weg.verbinding.letter, _pad(punten), (punten[0], punten[-1]), merk)
        for weg, punten, merk in zip(wegen, paden, merken, strict=True)
    ]


def _einden(verbinding: Verbinding, raster: Raster) -> tuple[_Eind, _Eind]:
    a, b = sorted((verbinding.van, verbinding.naar), key=lambda plek: (plek.kolom, plek.rij))
    midden_a, midden_b = a.vak.y + a.vak.h / 2, b.vak.y + b.vak.h / 2
    if a.kolom == b.kolom:
        rechts = a.kolom < raster.kolommen - 1
        return _Eind(a, rechts, midden_b), _Eind(b, rechts, midden_a)
    return _Eind(a, True, midden_b), _Eind(b, False, midden_a)


def _verdeel_einden(wegen: Sequence[_Weg]) -> None:
    """Spread the ends on each side of a card over its height, so that lines from above end above."""
    zijden: dict[tuple[int, int, bool], list[_Eind]] = {}
    for weg in wegen:
        for eind in weg.einden:
            zijden.setdefault((eind.plek.kolom, eind.plek.rij, eind.rechts), []).append(eind)
    for einden in zijden.values():
        einden.sort(key=lambda eind: eind.anders)
        for nummer, eind in enumerate(einden, 1):
            eind.y = eind.plek.vak.y + eind.plek.vak.h * nummer / (len(einden) + 1)
    for weg in wegen:
        a, b = weg.einden
        druk_a, druk_b = (len(zijden[e.plek.kolom, e.plek.rij, e.rechts]) for e in (a, b))
        if a.plek.rij == b.plek.rij and len(weg.goten) == 1:
            if druk_a == 1:
                a.y = b.y
            elif druk_b == 1:
                b.y = a.y


def _verdeel_rijgaten(wegen: Sequence[_Weg], rijgaten: Sequence[float]) -> None:
    """Lead lines between columns that are no neighbours through a gap between the rows, a little apart."""
    gebruikt: dict[int, int] = {}
    for weg in wegen:
        if len(weg.goten) < 2:
            continue
        rij_a, rij_b = (eind.plek.rij for eind in weg.einden)
        gat = min(rij_a, rij_b)
        if rij_a == rij_b == len(rijgaten) - 1:
            gat = max(rij_a - 1, 0)
        nummer = gebruikt.get(gat, 0)
        gebruikt[gat] = nummer + 1
        weg.rijgat = rijgaten[gat] + (0.0, 3.2, -3.2)[nummer % 3]


def _verdeel_banen(wegen: Sequence[_Weg], raster: Raster) -> None:
    """Give each line that bends a lane of its own in every gutter it uses."""
    for goot in range(raster.kolommen - 1):
        hier = [weg for weg in wegen if goot in weg.goten and not weg.recht]
        hier.sort(key=lambda weg: weg.voorrang(goot))
        links = raster.x(goot) + raster.kolom
        stap = (raster.goot - 2 * MARGE) / max(len(hier) - 1, 1)
        for nummer, weg in enumerate(hier):
            weg.banen[goot] = links + (MARGE + nummer * stap if len(hier) > 1 else raster.goot / 2)


def _pad(punten: Sequence[Punt]) -> str:
    """Give the path with round corners."""
    delen = [f"M{punten[0][0]:.2f} {punten[0][1]:.2f}"]
    for vorige, hoek, volgende in zip(punten, punten[1:], punten[2:], strict=False):
        straal = min(BOCHT, _afstand(vorige, hoek) / 2, _afstand(hoek, volgende) / 2)
        voor, na = _richting(hoek, vorige, straal), _richting(hoek, volgende, straal)
        delen.append(f"L{voor[0]:.2f} {voor[1]:.2f}Q{hoek[0]:.2f} {hoek[1]:.2f} {na[0]:.2f} {na[1]:.2f}")
    delen.append(f"L{punten[-1][0]:.2f} {punten[-1][1]:.2f}")
    return "".join(delen)


def _afstand(a: Punt, b: Punt) -> float:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])


def _richting(hoek: Punt, naar: Punt, lengte: float) -> Punt:
    afstand = _afstand(hoek, naar)
    if afstand == 0:
        return hoek
    deel = lengte / afstand
    return hoek[0] + (naar[0] - hoek[0]) * deel, hoek[1] + (naar[1] - hoek[1]) * deel


def _stukken(punten: Sequence[Punt]) -> list[tuple[Punt, Punt]]:
    return list(pairwise(punten))


def _merk(punten: Sequence[Punt], bezet: Sequence[Punt], lijnen: Sequence[tuple[Punt, Punt]]) -> Punt:
    """Find a place for the letter: in the gutter, free of other letters, and if it can be of other lines."""
    stukken = sorted(_stukken(punten), key=lambda stuk: (stuk[0][0] != stuk[1][0], -_afstand(*stuk)))
    plekken = [
        (a[0] + (b[0] - a[0]) * deel, a[1] + (b[1] - a[1]) * deel)
        for a, b in stukken
        for deel in (0.5, 0.35, 0.65, 0.2, 0.8)
    ]
    vrij = [p for p in plekken if all(_ver(p, ander) > 2 * STRAAL + 1.5 for ander in bezet)]
    ruim = [p for p in vrij if all(_ver_van_stuk(p, stuk) > STRAAL + 1 for stuk in lijnen)]
    return (ruim or vrij or plekken)[0]


def _ver_van_stuk(punt: Punt, stuk: tuple[Punt, Punt]) -> float:
    """Give the distance from a point to a straight piece of a line (pieces are level or upright)."""
    (x1, y1), (x2, y2) = stuk
    dichtbij = (min(max(punt[0], min(x1, x2)), max(x1, x2)), min(max(punt[1], min(y1, y2)), max(y1, y2)))
    return _ver(punt, dichtbij)


def _ver(a: Punt, b: Punt) -> float:
    return float(((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5)
