"""What the projects under a strategy did and said in a period. The floors that know add themselves when Django starts.

`ontvangen` gives the terugkoppelingen with their answer; here is what they said, and how many projects used CODIO Project.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from strategie.models import Dossier


@dataclass(frozen=True)
class Telling:
    """How many there were of something: "Workshops afgerond", 5; `plek` says where it stands among the others."""

    naam: str
    aantal: int
    plek: int = 0


@dataclass(frozen=True)
class Lering:
    """What a report out of the projects said, in short: pairs of a question and its answer."""

    titel: str
    dag: date
    url: str
    punten: tuple[tuple[str, str], ...]


TELLERS: list[Callable[[Dossier, date, date], Iterable[Telling]]] = []
"""What counts in a period, both days included: this floor asks, and does not know who answers."""
LERINGEN: list[Callable[[Dossier, date, date], Iterable[Lering]]] = []
"""What gives the reports of a period, in the same way."""


def tellingen(dossier: Dossier, van: date, tot: date) -> list[Telling]:
    """Give what was counted of the projects under a strategy in a period."""
    gevonden = [telling for teller in TELLERS for telling in teller(dossier, van, tot)]
    return sorted(gevonden, key=lambda telling: telling.plek)


def leringen(dossier: Dossier, van: date, tot: date) -> list[Lering]:
    """Give what was reported to a strategy in a period, the oldest first."""
    gevonden = [lering for bron in LERINGEN for lering in bron(dossier, van, tot)]
    return sorted(gevonden, key=lambda lering: lering.dag)


def keten(dossier: Dossier) -> list[int]:
    """Give the keys of a dossier and of its earlier versions: a project keeps the version that held when it began."""
    sleutels, vorige = [dossier.pk], dossier.vorige
    while vorige is not None and vorige.pk not in sleutels:
        sleutels.append(vorige.pk)
        vorige = vorige.vorige
    return sleutels
