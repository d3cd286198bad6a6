"""The answers as a picture: a dot for each, the median, from where to where they go, the outcome and that of before.

Every sign has a shape of its own, so that nothing depends on colour: dots for answers, an upright bar for the median, a line
under the dots for the spread, a filled diamond for the outcome and an open one for the outcome before.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from django.utils.safestring import SafeString

from documenten.prent import INKT, LIJN, STIL, Prent, pas_in
from documenten.tekstmaat import breedte
from strategie.volwassenheid.cijfers import Themacijfers, Uitslag
from strategie.volwassenheid.themas import LAAGSTE, NIVEAUS

STIP, ZACHT = "#00568b", "#3d5374"
KOLOM = 72
"""Width of a level in the picture of one theme; five of them are as wide as a phone."""
HOOGST, LAAGST = 60.0, 16.0
"""Between these lies the height of the dots; with more people they become smaller."""
STRAAL, ENG, NAAST_ELKAAR = 6.0, 1.5, 4
"""Radius of a dot, the space between two, and how many stand beside each other as long as there are few."""
BOVEN, BAAN, ONDER = 5, 19, 11
"""Above the dots; from the axis to the lane of the outcomes; below that."""
BREEDTE, NAAM, KOP = 640, 196, 62
"""Of the picture in a document: its width, room for the names, and height of the head."""
CIJFER = 15


def stroken(uitslag: Uitslag) -> list[tuple[Themacijfers, SafeString]]:
    """Give per theme its picture, all of the same height."""
    hoog = _hoogte(uitslag.themas, KOLOM)
    return [(cijfers, strook(cijfers, hoog)) for cijfers in uitslag.themas]


def strook(cijfers: Themacijfers, hoog: float | None = None) -> SafeString:
    """Give the picture of one theme as it stands on a page: small enough for a phone, with nothing to read but the level."""
    hoog = hoog or _hoogte([cijfers], KOLOM)
    onder = _rijhoogte(hoog)
    prent = Prent(KOLOM * len(NIVEAUS), onder + 20, cijfers.in_woorden)
    _teken(prent, cijfers, 0, 0, KOLOM, hoog)
    for niveau in NIVEAUS:
        x = _midden(niveau.nummer, 0, KOLOM)
        prent.tekst(x, onder + 15, str(niveau.nummer), grootte=CIJFER, anker="middle")
    return prent.svg


def plot(uitslag: Uitslag) -> SafeString:
    """Give the picture of all themes below each other, for a document."""
    kolom = (BREEDTE - NAAM) / len(NIVEAUS)
    hoog = _hoogte(uitslag.themas, kolom)
    rij = max(_rijhoogte(hoog), 66)
    titel = " ".join(cijfers.in_woorden for cijfers in uitslag.themas)
    prent = Prent(BREEDTE, KOP + rij * len(uitslag.themas), titel)
    _sleutel(prent, uitslag.met_verschil)
    for niveau in NIVEAUS:
        x = _midden(niveau.nummer, NAAM, kolom)
        prent.tekst(x, KOP - 22, str(niveau.nummer), vet=True, anker="middle")
        prent.tekst(x, KOP - 8, niveau.naam, kleur=ZACHT, grootte=11, anker="middle")
    for nummer, cijfers in enumerate(uitslag.themas):
        y = KOP + rij * nummer
        prent.streep((0, y), (BREEDTE, y), LIJN)
        for regel, tekst in enumerate(_regels(cijfers.thema.naam, NAAM - 16)):
            prent.tekst(0, y + 20 + 16 * regel, tekst, vet=True)
        _teken(prent, cijfers, NAAM, y + (rij - _rijhoogte(hoog)) / 2, kolom, hoog)
    return prent.svg


def teken(soort: str) -> SafeString:
    """Give one sign of the picture by itself, for the key beside it; the words stand there."""
    prent = Prent(24, 24, "")
    {"stip": _stip, "mediaan": _mediaan, "spreiding": _spreiding, "uitkomst": _ruit, "vorige": _open_ruit}[
        soort
    ](prent, 12, 12)
    return prent.svg


def _hoogte(themas: Iterable[Themacijfers], kolom: float) -> float:
    """Give the height that the highest pile of dots needs."""
    hoogste = max((keer for cijfers in themas for keer in cijfers.per_niveau), default=0)
    straal, per_rij = _maat(hoogste, kolom - 14)
    return max(ceil(hoogste / per_rij) * (2 * straal + ENG), LAAGST)


def _rijhoogte(hoog: float) -> float:
    return BOVEN + hoog + 11 + BAAN + ONDER


def _teken(prent: Prent, cijfers: Themacijfers, x: float, y: float, kolom: float, hoog: float) -> None:
    """Draw the figures of one theme from a corner on."""
    as_y, rechts = y + BOVEN + hoog + 11, x + kolom * len(NIVEAUS)
    for grens in range(1, len(NIVEAUS)):
        prent.streep((x + kolom * grens, y + 4), (x + kolom * grens, as_y + BAAN + 10), LIJN)
    prent.streep((x, as_y), (rechts, as_y), STIL)
    if cijfers.antwoorden:
        van, tot = cijfers.antwoorden[0], cijfers.antwoorden[-1]
        half = kolom * 0.32
        prent.streep(
            (_midden(van, x, kolom) - half, as_y), (_midden(tot, x, kolom) + half, as_y), ZACHT, dikte=5
        )
    for nummer, keer in enumerate(cijfers.per_niveau, LAAGSTE):
        _stippen(prent, keer, _midden(nummer, x, kolom), as_y - 11, kolom - 14)
    if cijfers.mediaan is not None:
        _mediaan(prent, _midden(cijfers.mediaan, x, kolom), as_y)
    _uitkomsten(prent, cijfers, x, as_y + BAAN, kolom)


def _midden(nummer: float, x: float, kolom: float) -> float:
    return x + kolom * (nummer - LAAGSTE + 0.5)


def _stippen(prent: Prent, keer: int, midden: float, bodem: float, ruimte: float) -> None:
    """Pile so many dots up from the bottom, in rows; the more there are, the smaller."""
    straal, per_rij = _maat(keer, ruimte)
    stap = 2 * straal + ENG
    for rij, begin in enumerate(range(0, keer, per_rij)):
        in_rij = min(per_rij, keer - begin)
        links = midden - stap * (in_rij - 1) / 2
        for plek in range(in_rij):
            prent.stip(links + stap * plek, bodem - straal - stap * rij, straal, STIP)


def _maat(keer: int, ruimte: float) -> tuple[float, int]:
    """Give the largest dot with which so many fit, and how many stand in a row."""
    straal = STRAAL
    while True:
        stap = 2 * straal + ENG
        per_rij = max(int(ruimte // stap), 1)
        rijen = int(HOOGST // stap)
        if NAAST_ELKAAR * rijen >= keer:
            return straal, min(per_rij, NAAST_ELKAAR)
        if per_rij * rijen >= keer or straal < 0.5:
            return straal, per_rij
        straal *= 0.9


def _uitkomsten(prent: Prent, cijfers: Themacijfers, x: float, y: float, kolom: float) -> None:
    """Draw the outcome and that of before, with an arrow from the one to the other."""
    if cijfers.vorige:
        _open_ruit(prent, _midden(cijfers.vorige, x, kolom), y)
    if cijfers.niveau is None:
        return
    nu = _midden(cijfers.niveau.nummer, x, kolom)
    if cijfers.vorige and cijfers.verschil:
        richting = 1 if cijfers.verschil > 0 else -1
        van, tot = _midden(cijfers.vorige, x, kolom) + richting * 11, nu - richting * 10
        prent.streep((van, y), (tot, y), INKT, dikte=1.5)
        prent.lijn([(tot - richting * 6, y - 5), (tot, y), (tot - richting * 6, y + 5)], INKT, 1.5)
    _ruit(prent, nu, y)


def _stip(prent: Prent, x: float, y: float) -> None:
    prent.stip(x, y, STRAAL, STIP)


def _mediaan(prent: Prent, x: float, y: float) -> None:
    prent.vlak(x - 4, y - 9, 8, 18, vulling="#ffffff")
    prent.vlak(x - 2.5, y - 9, 5, 18, vulling=INKT)


def _spreiding(prent: Prent, x: float, y: float) -> None:
    prent.streep((x - 11, y), (x + 11, y), ZACHT, dikte=5)


def _ruit(prent: Prent, x: float, y: float, straal: float = 6.5) -> None:
    prent.veelhoek([(x - straal, y), (x, y - straal), (x + straal, y), (x, y + straal)], INKT)


def _open_ruit(prent: Prent, x: float, y: float, straal: float = 9) -> None:
    prent.lijn(
        [(x - straal, y), (x, y - straal), (x + straal, y), (x, y + straal), (x - straal, y)], INKT, 1.5
    )


def _sleutel(prent: Prent, met_vorige: bool) -> None:
    """Say above the picture what each sign means."""
    delen = [
        (_stip, "één antwoord"),
        (_mediaan, "mediaan"),
        (_spreiding, "spreiding"),
        (_ruit, "uitkomst"),
        *([(_open_ruit, "uitkomst vorige meting")] if met_vorige else []),
    ]
    x = 0.0
    for vorm, woord in delen:
        vorm(prent, x + 12, 12)
        prent.tekst(x + 28, 16, woord)
        x += 28 + breedte(woord, 12) + 22


def _regels(tekst: str, ruimte: float) -> list[str]:
    """Give a name in lines that fit."""
    regels = [""]
    for woord in tekst.split():
        langer = f"{regels[-1]} {woord}".strip()
        if regels[-1] and breedte(langer, 12, 600) > ruimte:
            regels.append(woord)
        else:
            regels[-1] = langer
    return [pas_in(regel, ruimte, vet=True) for regel in regels]
