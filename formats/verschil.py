"""The difference between two texts, in words, for people to read; and one text made of both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

# From fine to coarse: words, sentences, the whole. A finer cut is only taken while it stays quick.
SNEDEN = (re.compile(r"\s*\S+"), re.compile(r"\s*[^.!?\n]*[.!?\n]*"))
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


def _knip(tekst: str, snede: re.Pattern[str]) -> list[str]:
    return [deel for deel in snede.findall(tekst) if deel]


def _knip_beide(links: str, rechts: str) -> tuple[list[str], list[str]]:
    for snede in SNEDEN:
        a, b = _knip(links, snede), _knip(rechts, snede)
        if len(a) * len(b) <= MAX_VERGELIJKINGEN:
            return a, b
    return [links] if links else [], [rechts] if rechts else []


def _bewerkingen(a: list[str], b: list[str]) -> Iterator[tuple[str, str]]:
    """Give (left, right) runs; a lone equal word between two differences goes with them."""
    wachtend: tuple[str, str] | None = None
    bewerkingen = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    for i, (soort, a1, a2, b1, b2) in enumerate(bewerkingen):
        links, rechts = "".join(a[a1:a2]), "".join(b[b1:b2])
        tussenin = 0 < i < len(bewerkingen) - 1 and a2 - a1 == 1 and "\n" not in links
        if soort == "equal" and not (tussenin and wachtend and len(links.strip()) < 4):
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


def opsomming(getallen: list[int]) -> str:
    """Write numbers as a person would: "1, 2 en 3"."""
    woorden = [str(g) for g in getallen]
    return " en ".join([", ".join(woorden[:-1]), woorden[-1]] if len(woorden) > 1 else woorden)
