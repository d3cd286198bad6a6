"""The kinds of notice that people get by mail. Each floor adds its own when Django starts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from organisatie.models import Melding


def _altijd(melding: Melding) -> bool:
    return True


@dataclass(frozen=True)
class Meldsoort:
    """A kind of notice: its name for who chooses, whether it is a duty to get it, and whether one still holds when it goes."""

    sleutel: str
    naam: str
    plicht: bool = False
    geldt: Callable[[Melding], bool] = _altijd


SOORTEN: dict[str, Meldsoort] = {}
RONDES: list[Callable[[date], None]] = []
"""What each floor looks for on a working day: who must be told of something."""

KEUZEPAGINA: list[Callable[[], str]] = []
"""Gives the path of the page on which somebody chooses; the floor of the pages puts it here."""


def neem_op(*soorten: Meldsoort) -> None:
    """Add kinds."""
    SOORTEN.update({soort.sleutel: soort for soort in soorten})
