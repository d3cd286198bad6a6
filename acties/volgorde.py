"""In which order the board of actions shows its lines, and the headings by which somebody changes that."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from django.db.models import F, Value
from django.db.models.functions import Coalesce, Concat, Lower, NullIf, Trim

if TYPE_CHECKING:
    from acties.overzicht import Regel


class Regelig(Protocol):
    """What can be sorted: a line of the board, or lines counted together."""

    @property
    def stand(self) -> str:
        """How it stands."""


T = TypeVar("T", bound=Regelig)

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
_VOLUIT = Trim(Concat("actiehouder__first_name", Value(" "), "actiehouder__last_name"))
HOUDERNAAM = Lower(
    Coalesce(
        *(
            NullIf(deel, Value(""))
            for deel in (_VOLUIT, "actiehouder__username", "actiehouder_naam", "actiehouder_functie")
        ),
    )
)
"""`Actie.houder` for the database, to sort by."""


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


def sorteerkolom(sleutel: str) -> Any:
    """Give what the database sorts actions by; those that were read with `laatst_op`."""
    return {"termijn": F("termijn"), "teken": F("laatst_op"), "houder": HOUDERNAAM}[sleutel]


def sorteer(lijst: Sequence[T], vraag: Mapping[str, str], waarde: Callable[[str, T], Any]) -> list[T]:
    """Give lines, which come with the first term first, in the order that the address asks; what has nothing to sort by last.

    Takes what gives by what a line is sorted, for every order but the usual one.
    """
    sleutel, om = gekozen(vraag)

    def van(r: T) -> Any:
        return _dringend(r) if sleutel == GEWOON else waarde(sleutel, r)

    met = [r for r in lijst if van(r) is not None]
    zonder = [r for r in lijst if van(r) is None]
    in_orde = [*sorted(met, key=van, reverse=om), *zonder]
    return [*(r for r in in_orde if r.stand != "klaar"), *(r for r in in_orde if r.stand == "klaar")]


def _dringend(r: Regelig) -> int:
    return DRINGEND.index(r.stand) if r.stand in DRINGEND else len(DRINGEND)


def van_regel(sleutel: str, r: Regel) -> Any:
    """Give by what a line of the board is sorted."""
    actie: Any = r.actie
    return {"termijn": actie.termijn, "teken": actie.laatst_op, "houder": actie.houder.casefold() or None}[
        sleutel
    ]
