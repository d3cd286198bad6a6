"""The difference between two texts, in words, for people to read; and one text made of both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

WOORDEN = re.compile(r"\s+|\w+|[^\w\s]+")
ZINNEN = re.compile(r"\s*[^.!?\n]*[.!?\n]*")
MAX_VERGELIJKINGEN = 4_000_000


@dataclass(frozen=True)
class Stuk:
    """A piece of the comparison: `links` and `rechts` are equal when `nr` is 0, else they differ."""

    links: str
    rechts: str
    nr: int = 0

    @property
    def soort(self) -> str:
        """One of "gelijk", "links" (only there), "rechts" (only there), "anders"."""
        if not self.nr:
            return "gelijk"
        if not self.rechts:
            return "links"
        return "anders" if self.links else "rechts"


def _woorden(tekst: str) -> list[str]:
    """Cut in words and marks, each with the white space in front of it."""
    delen: list[str] = []
    wit = ""
    for deel in WOORDEN.findall(tekst):
        if deel.isspace():
            wit = deel
        else:
            delen.append(wit + deel)
            wit = ""
    return [*delen, wit] if wit else delen


def _zinnen(tekst: str) -> list[str]:
    return [deel for deel in ZINNEN.findall(tekst) if deel]


def _knip_beide(links: str, rechts: str) -> tuple[list[str], list[str]]:
    """Cut both texts as fine as stays quick: in words, in sentences, or not at all."""
    for knip in (_woorden, _zinnen):
        a, b = knip(links), knip(rechts)
        if len(a) * len(b) <= MAX_VERGELIJKINGEN:
            return a, b
    return [links] if links else [], [rechts] if rechts else []


Bewerking = tuple[str, int, int, int, int]


def _schuif(bewerkingen: list[Bewerking], a: list[str], b: list[str]) -> list[Bewerking]:
    """Pull apart a replaced run that begins with the mark after it; those are two differences."""
    uit: list[Bewerking] = []
    for soort, a1, a2, b1, b2 in bewerkingen:
        if soort == "equal" and uit and uit[-1][0] == "replace":
            _, va1, va2, vb1, vb2 = uit[-1]
            if a[va1] == b[b1]:
                uit[-1:] = [("insert", va1, va1, vb1, vb2), ("equal", va1, va1 + 1, b1, b1 + 1)]
                uit += [("delete", va1 + 1, a1 + 1, b1 + 1, b1 + 1), ("equal", a1 + 1, a2, b1 + 1, b2)]
                continue
            if b[vb1] == a[a1]:
                uit[-1:] = [("delete", va1, va2, vb1, vb1), ("equal", a1, a1 + 1, vb1, vb1 + 1)]
                uit += [("insert", a1 + 1, a1 + 1, vb1 + 1, b1 + 1), ("equal", a1 + 1, a2, b1 + 1, b2)]
                continue
        uit.append((soort, a1, a2, b1, b2))
    return [bewerking for bewerking in uit if bewerking[1] < bewerking[2] or bewerking[3] < bewerking[4]]


def _bewerkingen(a: list[str], b: list[str]) -> Iterator[tuple[str, str]]:
    """Give (left, right) runs; a lone short word between two replaced runs goes with them."""
    wachtend: tuple[str, str] | None = None
    bewerkingen = _schuif(list(SequenceMatcher(None, a, b, autojunk=False).get_opcodes()), a, b)
    soorten = ["", *(bewerking[0] for bewerking in bewerkingen), ""]
    for i, (soort, a1, a2, b1, b2) in enumerate(bewerkingen):
        links, rechts = "".join(a[a1:a2]), "".join(b[b1:b2])
        tussen_twee = soorten[i] == soorten[i + 2] == "replace" and "\n" not in links
        if soort == "equal" and not (wachtend and tussen_twee and a2 - a1 == 1 and len(links.strip()) < 4):
            if wachtend:
                yield wachtend
            wachtend = None
            yield links, rechts
        else:
            wachtend = (wachtend[0] + links, wachtend[1] + rechts) if wachtend else (links, rechts)
    if wachtend:
        yield wachtend


def vergelijk(links: str, rechts: str) -> list[Stuk]:
    """Compare two texts by words (by sentences when they are long); differences are numbered from 1."""
    stukken, nr = [], 0
    for deel_links, deel_rechts in _bewerkingen(*_knip_beide(links, rechts)):
        gelijk = deel_links == deel_rechts
        nr += not gelijk
        stukken.append(Stuk(deel_links, deel_rechts, 0 if gelijk else nr))
    return stukken


def voeg_samen(stukken: list[Stuk]) -> str:
    """Make one text that keeps what only one of the two has; where both differ, the right one counts."""
    return "".join(s.rechts if s.rechts else s.links for s in stukken).strip()


def nummers(stukken: list[Stuk], soort: str) -> list[int]:
    """Give the numbers of the differences of one kind ("links", "rechts", "anders")."""
    return [s.nr for s in stukken if s.soort == soort]
