"""Which values the projects found, for who chooses accentwaarden. Who knows adds itself to `BRONNEN` when Django starts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Vondsten:
    """In how many verslagen each value was chosen, by its address in the framework; and of how many, `aantal`."""

    aantal: int = 0
    keren: Counter[str] = field(default_factory=Counter)


BRONNEN: list[Callable[[], Vondsten]] = []
"""What counts the values of projects: this floor asks, and does not know who answers."""


def vondsten() -> Vondsten:
    """Give what the projects of the organisation found, all sources together."""
    gegeven = [bron() for bron in BRONNEN]
    keren = sum((vondst.keren for vondst in gegeven), Counter[str]())
    return Vondsten(sum(vondst.aantal for vondst in gegeven), keren)
