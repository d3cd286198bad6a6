"""Who sits at which table: an equal spread over the tables with as much mix as can be had. Plain Python, no database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class Tafelgenoot:
    """One person to seat: `sleutel` is who, `perspectief` is empty when nobody said, `soort` is inside or outside."""

    sleutel: Hashable
    perspectief: str = ""
    soort: str = ""

    @property
    def kijk(self) -> str:
        """The perspective as it is compared, however it was typed; empty when it is not known."""
        return " ".join(self.perspectief.casefold().split())


@dataclass(frozen=True, order=True)
class Spreiding:
    """How little a division mixes; the lowest is the best.

    The pairs at one table with the same perspective count first, then those of the same side (inside, outside).
    Who has no perspective yet makes no pair of that kind: nobody knows.
    """

    zelfde_perspectief: int = 0
    zelfde_kant: int = 0


def spreiding(tafels: Iterable[Iterable[Tafelgenoot]]) -> Spreiding:
    """Measure a division: count over the tables the pairs that are alike."""
    perspectieven, kanten = 0, 0
    for tafel in tafels:
        leden = list(tafel)
        perspectieven += _paren(lid.kijk for lid in leden if lid.kijk)
        kanten += _paren(lid.soort for lid in leden)
    return Spreiding(perspectieven, kanten)


def _paren(woorden: Iterable[str]) -> int:
    return sum(n * (n - 1) // 2 for n in Counter(woorden).values())


def verdeel(
    te_plaatsen: Iterable[Tafelgenoot], tafels: Mapping[K, Sequence[Tafelgenoot]]
) -> dict[K, list[Tafelgenoot]]:
    """Seat people at the tables, beside who sits there already and stays; gives all who sit, per table.

    The tables stay equal in size (they differ by at most one, as far as those who stay allow), and no exchange of two of the
    people that were seated gives a better `spreiding`. The same people give the same division. Raises `ValueError`
    when there is somebody to seat and no table.
    """
    verdeling = {sleutel: list(vast) for sleutel, vast in tafels.items()}
    nieuw: dict[K, list[Tafelgenoot]] = {sleutel: [] for sleutel in tafels}
    for wie in sorted(te_plaatsen, key=_plaatsvolgorde):
        sleutel = kleinste_tafel(verdeling, wie)
        verdeling[sleutel].append(wie)
        nieuw[sleutel].append(wie)
    _ruil_tot_het_niet_beter_kan(verdeling, nieuw)
    return verdeling


def kleinste_tafel(tafels: Mapping[K, Sequence[Tafelgenoot]], wie: Tafelgenoot | None = None) -> K:
    """Give the table with the fewest people; among those the one with the fewest like `wie`, when it is known who comes.

    Takes who sits where, in the order of the tables: the first goes before the next when nothing else decides. Raises
    `ValueError` without tables.
    """
    if not tafels:
        raise ValueError("Er is geen tafel.")
    return min(tafels, key=lambda sleutel: (len(tafels[sleutel]), _gelijken(wie, tafels[sleutel])))


def _plaatsvolgorde(wie: Tafelgenoot) -> tuple[bool, str, str, str]:
    """Those of one perspective after each other, so that they go to different tables; who has none fills up."""
    return not wie.kijk, wie.kijk, wie.soort, str(wie.sleutel)


def _gelijken(wie: Tafelgenoot | None, leden: Iterable[Tafelgenoot]) -> Spreiding:
    """Count who at a table is like this person: what seating adds to the measure."""
    if wie is None:
        return Spreiding()
    anderen = [lid for lid in leden if lid is not wie]
    kijk = sum(lid.kijk == wie.kijk for lid in anderen) if wie.kijk else 0
    return Spreiding(kijk, sum(lid.soort == wie.soort for lid in anderen))


def _ruil_tot_het_niet_beter_kan(
    verdeling: dict[K, list[Tafelgenoot]], nieuw: dict[K, list[Tafelgenoot]]
) -> None:
    """Exchange two of the new people as long as that mixes better; the measure falls each time, so it ends."""
    while ruil := _betere_ruil(verdeling, nieuw):
        hier, een, daar, ander = ruil
        for tafels in (verdeling, nieuw):
            tafels[hier][tafels[hier].index(een)] = ander
            tafels[daar][tafels[daar].index(ander)] = een


def _betere_ruil(
    verdeling: dict[K, list[Tafelgenoot]], nieuw: dict[K, list[Tafelgenoot]]
) -> tuple[K, Tafelgenoot, K, Tafelgenoot] | None:
    for hier, daar in combinations(verdeling, 2):
        for een in nieuw[hier]:
            for ander in nieuw[daar]:
                if _scheelt(een, verdeling[hier], ander, verdeling[daar]) < Spreiding():
                    return hier, een, daar, ander
    return None


def _scheelt(
    een: Tafelgenoot, hier: list[Tafelgenoot], ander: Tafelgenoot, daar: list[Tafelgenoot]
) -> Spreiding:
    """Give what the measure becomes more (or less, below zero) when these two change places."""
    nu = (_gelijken(een, hier), _gelijken(ander, daar))
    straks = (
        _gelijken(ander, [lid for lid in hier if lid is not een]),
        _gelijken(een, [lid for lid in daar if lid is not ander]),
    )
    return Spreiding(
        sum(s.zelfde_perspectief for s in straks) - sum(n.zelfde_perspectief for n in nu),
        sum(s.zelfde_kant for s in straks) - sum(n.zelfde_kant for n in nu),
    )
