"""How much room a text takes, measured with the fonts of the documents, for layouts that must not clip."""

from __future__ import annotations

from functools import cache

from documenten.bronnen import statisch_bestand

_LETTER = "nm/@fontsource/noto-{}/files/noto-{}-latin-{}-normal.woff2"
GEMIDDELD = 0.62
MARGE = 1.03


@cache
def _breedtes(familie: str, gewicht: int) -> dict[int, float]:
    from fontTools.ttLib import TTFont

    with TTFont(statisch_bestand(_LETTER.format(familie, familie, gewicht)), lazy=True) as letter:
        eenheid = letter["head"].unitsPerEm
        maten = letter["hmtx"]
        return {code: maten[naam][0] / eenheid for code, naam in letter.getBestCmap().items()}


@cache
def breedte(tekst: str, grootte: float, gewicht: int = 400, familie: str = "sans") -> float:
    """Give the width of `tekst` on one line, in the unit of `grootte`; a little on the wide side."""
    letters = _breedtes(familie, gewicht)
    return sum(letters.get(ord(teken), GEMIDDELD) for teken in tekst if teken != "\u00ad") * grootte * MARGE


def aantal_regels(
    tekst: str, ruimte: float, grootte: float, gewicht: int = 400, familie: str = "sans"
) -> int:
    """Give the number of lines that `tekst` takes in a column as wide as `ruimte`; 0 for an empty text."""
    return sum(_regels(alinea, ruimte, grootte, gewicht, familie) for alinea in tekst.splitlines())


def _regels(alinea: str, ruimte: float, grootte: float, gewicht: int, familie: str) -> int:
    spatie = breedte(" ", grootte, gewicht, familie)
    aantal, gevuld = 0, ruimte + 1
    for woord in alinea.replace("\u00ad", "\u00ad ").split():
        lengte = breedte(woord, grootte, gewicht, familie)
        if gevuld + spatie + lengte <= ruimte:
            gevuld += spatie + lengte
            continue
        extra = int(lengte // ruimte)  # a word longer than the line is cut
        aantal += 1 + extra
        gevuld = lengte - extra * ruimte
    return max(aantal, 1)
