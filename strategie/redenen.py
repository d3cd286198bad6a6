"""Why a value was named, per ground: what people wrote, and how often it was named without a reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from strategie.gronden import GRONDEN, Grond
from strategie.models import LangelijstItem


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


def redenen(items: Iterable[LangelijstItem]) -> list[Redengroep]:
    """Give the reasons of these entries of one value, per ground; grounds on which it was not named are left out."""
    alle = list(items)
    groepen = (Redengroep(grond, _van([i for i in alle if i.grond == grond.sleutel])) for grond in GRONDEN)
    return [groep for groep in groepen if groep.redenen]


def _van(items: list[LangelijstItem]) -> list[Reden]:
    met = [Reden(item.toelichting.strip(), item.bron) for item in items if item.toelichting.strip()]
    zonder = Counter(item.bron for item in items if not item.toelichting.strip())
    return [*met, *(Reden("", bron, keren) for bron, keren in zonder.items())]
