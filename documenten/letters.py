"""Characters that the fonts of a document can draw. PDF/A and PDF/UA refuse a missing one."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from documenten.bronnen import statisch_bestand

ONBEKEND = "\ufffd"
_BASIS = "nm/@fontsource/noto-sans/files/noto-sans-{}-400-normal.woff2"
LETTERSETS = ("latin", "latin-ext", "greek", "cyrillic", "vietnamese")
VERVANGING = {"\u2192": "\u2013>", "\u2190": "<\u2013", "\u2713": "v", "\u2714": "v", "\u25cf": "\u2022"}
_ONZICHTBAAR = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]"
)


@cache
def bekende_tekens() -> frozenset[int]:
    """Give the code points that the text fonts of the documents have a shape for."""
    from fontTools.ttLib import TTFont

    tekens: set[int] = {0x09, 0x0A, 0x0D}
    for letterset in LETTERSETS:
        with TTFont(statisch_bestand(_BASIS.format(letterset)), lazy=True) as letter:
            tekens.update(letter.getBestCmap())
    return frozenset(tekens)


def leesbaar(tekst: str) -> str:
    """Replace what the fonts cannot draw: arrows and ticks by simple signs, other characters by one mark.

    Control characters and invisible direction marks disappear.
    """
    bekend = bekende_tekens()
    schoon = _ONZICHTBAAR.sub("", unicodedata.normalize("NFC", tekst))
    return "".join(teken if ord(teken) in bekend else VERVANGING.get(teken, ONBEKEND) for teken in schoon)
