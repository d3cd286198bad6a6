"""In which order the board of actions shows its lines, and the headings by which somebody changes that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from acties.tellen import KLAAR, Geteld, Stand
from organisatie.models import Gebruiker

KOPPEN = (
    ("", "Actie"),
    ("houder", "Actiehouder"),
    ("termijn", "Termijn"),
    ("teken", "Laatste teken van leven"),
    ("stand", "Stand"),
    ("", "Knelpunt"),
)
"""The columns of the board: by which word it is sorted in the address (empty: not), and the heading."""
GEWOON = "stand"


@dataclass(frozen=True)
class Kop:
    """The heading of a column: `sorteer` is what the address asks when it is pressed, `richting` how it is sorted now."""

    naam: str
    sorteer: str = ""
    richting: str = ""


def gekozen(vraag: Mapping[str, str]) -> tuple[str, bool]:
    """Give by what the address asks to sort, and whether the other way round; what is unknown asks nothing."""
    wens = vraag.get("sorteer", "")
    sleutel = wens.removeprefix("-")
    if not sleutel or sleutel not in dict(KOPPEN):
        return GEWOON, False
    return sleutel, wens.startswith("-")


def koppen(vraag: Mapping[str, str]) -> list[Kop]:
    """Give the headings of the board as it is sorted now."""
    nu, om = gekozen(vraag)
    lijst = []
    for sleutel, naam in KOPPEN:
        is_nu = bool(sleutel) and sleutel == nu
        # The most urgent first is what a reader calls the highest first.
        oplopend = om if sleutel == GEWOON else not om
        richting = ("ascending" if oplopend else "descending") if is_nu else ""
        lijst.append(Kop(naam, f"-{sleutel}" if is_nu and not om else sleutel, richting))
    return lijst


def sorteer(
    lijst: Sequence[Geteld], vraag: Mapping[str, str], namen: Mapping[int, str] | None = None
) -> list[Geteld]:
    """Give actions, which come by `op_urgentie`, in the order that the address asks; what has nothing to sort by comes last.

    Takes the names of the holders when they are known; else these are read, to sort by.
    """
    sleutel, om = gekozen(vraag)
    if sleutel == "houder" and namen is None:
        namen = houders(lijst)
    waarde = _waarde(sleutel, namen or {})
    met: dict[Any, list[Geteld]] = {}
    for r in lijst:
        met.setdefault(waarde(r), []).append(r)
    zonder = met.pop(None, [])
    in_orde = [r for w in sorted(met, reverse=om) for r in met[w]] + zonder
    return [r for r in in_orde if r.stand is not KLAAR] + [r for r in in_orde if r.stand is KLAAR]


def _waarde(sleutel: str, namen: Mapping[int, str]) -> Callable[[Geteld], Any]:
    """Give what says by what an action is sorted."""
    if sleutel == "houder":
        return lambda r: (namen.get(r.houder, "") if r.houder else r.zonder_account).casefold() or None
    return {
        "stand": lambda r: _rang(r.stand),
        "termijn": lambda r: r.termijn,
        "teken": lambda r: r.gehoord_op,
    }[sleutel]


def _rang(stand: Stand) -> int:
    """Give how far ahead an action comes that stands so: the most urgent first."""
    return 0 if stand.laat else 1 if stand.stil else 2 if stand.knelpunt else 3


def houders(lijst: Iterable[Geteld]) -> dict[int, str]:
    """Give the names of the accounts that have these actions; one query."""
    pks = set(map(attrgetter("houder"), lijst)) - {None}
    return dict(Gebruiker.objects.filter(pk__in=pks).namen()) if pks else {}
