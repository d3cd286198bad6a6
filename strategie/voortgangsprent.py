"""How far the measures are, as bars: in a document one picture, on a page one bar beside each name.

Every part has its number in it, its own order and its own lightness and edge, so that nothing depends on colour.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.safestring import SafeString

from documenten.prent import INKT, LIJN, STIL, Prent, pas_in
from documenten.tekstmaat import breedte
from strategie.jaarbeeld import GROEPNAMEN, Beeld, Rij
from waardenkader.vormprent import teken_vorm

VULLING: dict[str, tuple[str, str, float, str]] = {
    "klaar": ("#00568b", "#00568b", 1, "#ffffff"),
    "loopt": ("#8fbfdc", "#00568b", 1, INKT),
    "aandacht": ("#ffffff", "#a01d23", 3, INKT),
    "open": ("#eef0f3", STIL, 1, INKT),
    "vervallen": ("#ffffff", LIJN, 1, STIL),
}
"""Per group its fill, its edge, how thick that is, and the number in it."""
BREEDTE, NAAM_RUIMTE, BALK_X, RECHTS = 640, 276, 288, 610
KOP, RIJ, BALK = 34, 26, 19
PAGINA, PAGINA_HOOG = 300, 24
"""Of a bar on a page: small enough for a phone."""


def balk(rij: Rij, hoogste: int) -> SafeString:
    """Give one bar for a page; a bar of `hoogste` measures takes all the room."""
    prent = Prent(PAGINA, PAGINA_HOOG, rij.in_woorden)
    _balk(prent, rij, 0, 2, PAGINA / max(hoogste, 1))
    return prent.svg


def vak(groep: str) -> SafeString:
    """Give the look of one group by itself, for the key beside bars; the word stands there."""
    prent = Prent(22, 16, "")
    vulling, lijn, dikte, _ = VULLING[groep]
    prent.vlak(1, 1, 20, 14, vulling=vulling, lijn=lijn, dikte=dikte)
    return prent.svg


def balken(beeld: Beeld) -> dict[str, Any]:
    """Give what a page needs to show the progress: a bar for all, its key, and per group a bar beside each name."""
    groepen = (("Soort actie", beeld.soorten), ("Accentwaarde", beeld.accenten))
    hoogste = max((rij.totaal for _, rijen in groepen for rij in rijen), default=1)
    return {
        "totaalbalk": balk(beeld.totaal, beeld.totaal.totaal),
        "sleutel": [(vak(groep), naam, n) for groep, naam, n in beeld.totaal.getallen if n],
        "balkgroepen": [
            (kop, [(rij, balk(rij, hoogste)) for rij in rijen]) for kop, rijen in groepen if rijen
        ],
    }


def voortgangsprent(rijen: Iterable[Rij], totaal: Rij | None = None) -> SafeString:
    """Give the picture for a document: a name, a bar and the number per row, below a key; that of all on top."""
    getoond = [*([totaal] if totaal else []), *rijen]
    hoogste = max((rij.totaal for rij in getoond), default=0)
    if not hoogste:
        return SafeString()
    titel = "Staafdiagram. " + " ".join(
        f"{rij.naam}: {rij.in_woorden[:1].lower()}{rij.in_woorden[1:]}." for rij in getoond
    )
    prent = Prent(BREEDTE, KOP + RIJ * len(getoond), titel)
    _sleutel(prent, {groep for rij in getoond for groep, n in rij.aantallen.items() if n})
    for nummer, rij in enumerate(getoond):
        y = KOP + RIJ * nummer
        prent.streep((0, y - 4), (BREEDTE, y - 4), LIJN)
        teken_vorm(prent, rij.fundament, 5, y + BALK / 2)
        x = 16 if rij.fundament else 0
        prent.tekst(x, y + 14, pas_in(rij.naam, NAAM_RUIMTE - x, vet=rij is totaal), vet=rij is totaal)
        _balk(prent, rij, BALK_X, y, (RECHTS - BALK_X) / hoogste)
        prent.tekst(BREEDTE - 2, y + 14, str(rij.totaal), anker="end")
    return prent.svg


def _balk(prent: Prent, rij: Rij, x: float, y: float, maat: float) -> None:
    for groep, _, aantal in rij.getallen:
        if not aantal:
            continue
        vulling, lijn, dikte, letter = VULLING[groep]
        lengte = aantal * maat
        prent.vlak(x + 0.5, y, max(lengte - 1, 1), BALK, vulling=vulling, lijn=lijn, dikte=dikte)
        if lengte > breedte(str(aantal), 12) + 4:
            prent.tekst(x + lengte / 2, y + 14, str(aantal), kleur=letter, vet=True, anker="middle")
        x += lengte


def _sleutel(prent: Prent, gebruikt: set[str]) -> None:
    x = 0.0
    for groep, naam in GROEPNAMEN.items():
        if groep not in gebruikt:
            continue
        vulling, lijn, dikte, _ = VULLING[groep]
        prent.vlak(x, 3, 20, 14, vulling=vulling, lijn=lijn, dikte=dikte)
        prent.tekst(x + 27, 15, naam)
        x += 27 + breedte(naam, 12) + 18
