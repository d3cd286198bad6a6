"""Letters and sentences, for `moresprudentie.namen` and `moresprudentie.onbekenden`."""

from __future__ import annotations

import unicodedata

ANDERS = {
    "’": "'",
    "‘": "'",
    "ı": "i",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "æ": "a",
    "ß": "s",
    "\xa0": " ",
}
"""Signs that are not a letter with an accent on it."""


DICHTBIJ = 60
"""So many signs before and after a word say whether it is a name; looking at all of a long text for each word takes minutes."""


def rondom(tekst: str, van: int, tot: int) -> tuple[str, str]:
    """Give what stands close before and close after a piece of a text."""
    return tekst[max(0, van - DICHTBIJ) : van], tekst[tot : tot + DICHTBIJ]


def kaal(tekst: str) -> str:
    """Give the text without accents and with plain quotes, every sign in its own place."""
    return "".join(ANDERS.get(teken) or unicodedata.normalize("NFD", teken)[0] for teken in tekst)


def begint_zin(voor: str) -> bool:
    """Say whether a sentence begins after this."""
    voor = voor.rstrip(" \t\"'“”*_#>(–-•")
    return not voor or voor[-1] in ".!?:;…\n"
