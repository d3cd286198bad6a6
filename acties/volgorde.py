"""In which order the board of actions shows its lines, and the headings by which somebody changes that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from acties.models import Actie
from organisatie.models import Gebruiker

if TYPE_CHECKING:
    from acties.overzicht import Regel

DRINGEND = ("laat", "stil", "knelpunt")
"""The states that ask for attention, the most urgent first; below those counts the term only."""

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


def sorteer(lijst: Sequence[Regel], vraag: Mapping[str, str]) -> list[Regel]:
    """Give the lines, which come by `op_urgentie`, in the order that the address asks; what has nothing to sort by comes last."""
    sleutel, om = gekozen(vraag)
    waarde = _waarden(lijst)[sleutel]
    met = [r for r in lijst if waarde(r) is not None]
    zonder = [r for r in lijst if waarde(r) is None]
    in_orde = [*sorted(met, key=waarde, reverse=om), *zonder]
    return [*(r for r in in_orde if r.stand != "klaar"), *(r for r in in_orde if r.stand == "klaar")]


def _waarden(lijst: Sequence[Regel]) -> dict[str, Callable[[Regel], Any]]:
    namen: dict[int, str] = {}

    def houder(r: Regel) -> str | None:
        if not namen:
            namen.update(houders(r.actie for r in lijst))
        return (naam_van(r.actie, namen) or "").casefold() or None

    return {
        "stand": lambda r: DRINGEND.index(r.stand) if r.stand in DRINGEND else len(DRINGEND),
        "termijn": lambda r: r.actie.termijn,
        "teken": lambda r: r.actie.laatst_op,  # type: ignore[attr-defined]
        "houder": houder,
    }


def houders(acties: Iterable[Actie]) -> dict[int, str]:
    """Give the names of the accounts that hold these actions; one query."""
    pks = {actie.actiehouder_id for actie in acties if actie.actiehouder_id}
    mensen = Gebruiker.objects.filter(pk__in=pks).only("first_name", "last_name", "username")
    return {mens.pk: mens.naam for mens in mensen} or {0: ""}


def naam_van(actie: Actie, namen: Mapping[int, str]) -> str:
    """Give the name of who holds an action, as `Actie.houder` says it, without a query."""
    if actie.actiehouder_id:
        return namen.get(actie.actiehouder_id, "")
    return actie.actiehouder_naam or actie.actiehouder_functie
