"""Compounds of Dutch: which words have another one in them ("register" in "algoritmeregister"), and of what two a word is made.

A server of somebody else has no dictionary files, so what counts as a word is what stands in the databank itself and in a short
list of our subject (`moresprudentie.woorddelen`). A word is a part of another when what is left on either side is a word too,
with -s-, -e-, -en- or -n- between them: so "recht" is no part of "terecht", nor "park" of "parkeergarage".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator

from moresprudentie.woorddelen import WOORDDELEN
from moresprudentie.woorden import woorden

KORTST = 3
"""Shorter words are looked for as they are."""
_TUSSEN = ("", "s", "e", "en", "n", "ne")
"""What stands between two parts."""
_VERBUIGING = ("", "s", "n", "en", "e", "es")
_KORT_STAM = 4
_OPEN = re.compile(r"([^aeiou])([aeou])([^aeiouwj])en$")
"""A long vowel written once: "zaken" of "zaak"."""


def kaal(woord: str) -> str:
    """Give a word in small letters and without accents."""
    los = unicodedata.normalize("NFKD", woord.lower())
    return "".join(letter for letter in los if not unicodedata.combining(letter))


def vormen(woord: str, stam: str = "") -> set[str]:
    """Give the forms in which a word can be a part: as typed, without its ending, and its stem."""
    woord = kaal(woord)
    gevonden = {woord}
    for einde, kortst in (("s", 5), ("en", 6), ("n", 6)):
        if woord.endswith(einde) and len(woord) >= kortst:
            gevonden.add(woord.removesuffix(einde))
    if open_klank := _OPEN.search(woord):
        begin, klinker, slot = open_klank.groups()
        gevonden.add(f"{woord[: open_klank.start()]}{begin}{klinker * 2}{slot}")
    if len(stam) >= _KORT_STAM and woord.startswith(stam):
        gevonden.add(stam)
    return {vorm for vorm in gevonden if len(vorm) >= KORTST}


def is_vorm(vorm: str, woord: str) -> bool:
    """Say whether a known word is this one with another ending ("algoritmes" of "algoritme")."""
    return woord.startswith(vorm) and woord[len(vorm) :] in _VERBUIGING


def resten(vorm: str, woord: str) -> list[tuple[str, str]]:
    """Give what stands before and after each place where a word has this one in it."""
    plekken = range(len(woord) - len(vorm) + 1)
    return [(woord[:i], woord[i + len(vorm) :]) for i in plekken if woord.startswith(vorm, i)]


def is_deel(vorm: str, woord: str, bekend: Collection[str]) -> bool:
    """Say whether a word is a compound with this one in it; takes the words that are known."""
    return any(
        _links(links, bekend) and _rechts(rechts, bekend) and (links or len(rechts) >= KORTST)
        for links, rechts in resten(vorm, woord)
    )


def _links(rest: str, bekend: Collection[str]) -> bool:
    return not rest or any(
        _zijn_woorden(rest.removesuffix(tussen), bekend) for tussen in _TUSSEN if rest.endswith(tussen)
    )


def _rechts(rest: str, bekend: Collection[str]) -> bool:
    return rest in _VERBUIGING or any(
        _zijn_woorden(rest.removeprefix(tussen), bekend) for tussen in _TUSSEN if rest.startswith(tussen)
    )


def _zijn_woorden(rest: str, bekend: Collection[str]) -> bool:
    """Say whether this is a word, or a compound of two."""
    return _is_woord(rest, bekend) or any(splits(rest, bekend))


def _is_woord(rest: str, bekend: Collection[str]) -> bool:
    """Say whether this is a word; a short one has to stand in our own list, for a databank is full of "ver" and "ing"."""
    if len(rest) < KORTST:
        return False
    uit = bekend if len(rest) > KORTST else ()
    basis = {rest, *(rest.removesuffix(einde) for einde in ("s", "n", "en", "e") if len(rest) > _KORT_STAM)}
    return any(vorm in WOORDDELEN or vorm in uit for vorm in basis if len(vorm) >= KORTST) and (
        rest not in VOORVOEGSELS
    )


VOORVOEGSELS = woorden(
    """
    aan achter bij binnen buiten door heid ing lijk mede met mis naar niet onder ont over samen tegen terug toe tot uit ver voor
    voort weer weg zonder loos baar achtig tussen gelijk vast waar daar hier
    """
)
"""Words too, that make another word than a compound of what follows or precedes ("voorwaarde" is no kind of waarde)."""


def splits(woord: str, bekend: Collection[str]) -> Iterator[tuple[str, str]]:
    """Give the pairs of words of which a word is made, the one with the longest first word before the others."""
    woord = kaal(woord)
    for plek in range(len(woord) - KORTST, KORTST - 1, -1):
        begin, eind = woord[:plek], woord[plek:]
        if _is_woord(eind, bekend):
            los = (begin.removesuffix(tussen) for tussen in _TUSSEN if begin.endswith(tussen))
            yield from ((deel, eind) for deel in los if _is_woord(deel, bekend))


def brokken(woorden: Iterable[str]) -> set[str]:
    """Give every beginning and end of these, to look up which of them are words."""
    gevonden = set()
    for woord in woorden:
        for plek in range(_KORT_STAM, len(woord) + 1):
            gevonden |= {woord[:plek], woord[-plek:]}
    return gevonden


def met_ander_tussenstuk(woord: str, delen: tuple[str, str]) -> set[str]:
    """Give a compound of these two with anything else between them ("algoritmeregister" of "algoritmenregister")."""
    begin, eind = delen
    return {begin + tussen + eind for tussen in _TUSSEN} - {woord}


def verbogen(woord: str) -> list[str]:
    """Give a word with each ending that it can have."""
    return [woord + einde for einde in _VERBUIGING]
