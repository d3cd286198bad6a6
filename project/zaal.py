"""The live workshop as this floor shows it: where to lead it, where somebody sits. A floor above puts it here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from project.models import Deelnemer, Project


@dataclass(frozen=True)
class Live:
    """What the floor above offers: addresses of a project and of a participant, and where people type the code."""

    leiden: Callable[[Project], str]
    oefenen: Callable[[Project], str]
    plek: Callable[[Deelnemer], str]
    """Let a participant in and give the address of the place; "" when no room is open."""
    meedoen: Callable[[], str]


LIVE: list[Live] = []


def leiden(project: Project) -> dict[str, str]:
    """Give where to lead this workshop live and where to rehearse it; empty when it can be neither (any more)."""
    kan = project.fase in (Project.Fase.VOORBEREIDING, Project.Fase.WORKSHOP)
    if not kan or project.is_oefening or not LIVE:
        return {}
    return {"leiden": LIVE[0].leiden(project), "oefenen": LIVE[0].oefenen(project)}


def plek_in_de_zaal(deelnemer: Deelnemer) -> str:
    """Give the address of the place of a participant in a room that is open; "" when none is."""
    return next((adres for live in LIVE if (adres := live.plek(deelnemer))), "")


def adres_om_mee_te_doen() -> str:
    """Give the address at which people type the code of the room; "" when there is none."""
    return LIVE[0].meedoen() if LIVE else ""
