"""Why a value was named, per ground: what people wrote, and how often it was named without a reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from strategie.gronden import GRONDEN, Grond
from strategie.models import LangelijstItem


class Regel(NamedTuple):
    """One time that a value was named, or an entry with more votes: on which ground, why, who or what said it, how many."""

    grond: str
    tekst: str
    bron: str
    stemmen: int


@dataclass(frozen=True)
class Reden:
    """One reason as it was written, with who or what named it; without a text it stands for all of that source."""

    tekst: str
    bron: str
    keren: int = 1


@dataclass(frozen=True)
class Redengroep:
    """All that was said on one ground."""

    grond: Grond
    redenen: list[Reden]

    @property
    def keren(self) -> int:
        """How often the value was named on this ground."""
        return sum(reden.keren for reden in self.redenen)


def redenen(regels: Iterable[Regel]) -> list[Redengroep]:
    """Give the reasons for one value, per ground; grounds on which it was not named are left out."""
    alle = [regel._replace(tekst=regel.tekst.strip()) for regel in regels]
    groepen = (Redengroep(grond, _van([r for r in alle if r.grond == grond.sleutel])) for grond in GRONDEN)
    return [groep for groep in groepen if groep.redenen]


def redenen_op_lijst(items: Iterable[LangelijstItem]) -> list[Redengroep]:
    """Give the reasons of these entries of the long list, of one value."""
    return redenen(Regel(item.grond, item.toelichting, item.bron, item.stemmen) for item in items)


def _van(regels: list[Regel]) -> list[Reden]:
    zonder: Counter[str] = Counter()
    for regel in regels:
        if not regel.tekst:
            zonder[regel.bron] += regel.stemmen
    met = [Reden(regel.tekst, regel.bron, regel.stemmen) for regel in regels if regel.tekst]
    return [*met, *(Reden("", bron, keren) for bron, keren in zonder.items())]
