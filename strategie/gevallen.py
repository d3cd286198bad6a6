"""Earlier cases at the moment of need: beside the startnotitie, a casusbeschrijving, a workshop (decision 0043).

The floor that keeps the verslagen adds itself to `BRONNEN` when Django starts.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from organisatie.models import Gebruiker


@dataclass(frozen=True)
class Geval:
    """A verslag that resembles, and why: `redenen` are short pieces of a sentence."""

    titel: str
    nummer: str
    adres: str
    redenen: tuple[str, ...]


@dataclass(frozen=True)
class Aanleiding:
    """What earlier cases are looked for by: words, a technology, values (ids); `project` is the one that it is about."""

    tekst: str = ""
    technologie: str = ""
    waarden: Collection[int] = ()
    project: int | None = None

    @property
    def is_leeg(self) -> bool:
        """Whether there is nothing to look for yet."""
        return not (self.tekst.strip() or self.technologie or self.waarden)


BRONNEN: list[Callable[[Aanleiding, Gebruiker | None], list[Geval]]] = []
"""Give at most three cases; for nobody in particular (None) of what everybody in the organisation reads."""


def gevallen(aanleiding: Aanleiding, gebruiker: Gebruiker | None) -> list[Geval]:
    """Give the earlier cases that resemble most, of those that this person may read."""
    if aanleiding.is_leeg:
        return []
    return [geval for bron in BRONNEN for geval in bron(aanleiding, gebruiker)]
