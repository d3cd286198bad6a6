"""What somebody reads by the personal link besides what this floor has: floors above put it here when Django starts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from project.models import Deelnemer


@dataclass(frozen=True)
class Leesstuk:
    """Something that came of a project. Without `adres` there is nothing to read yet, and `tekst` says why."""

    titel: str
    tekst: str
    adres: str = ""
    pdf: str = ""
    kort: str = ""
    """A summary to show on the page itself; with marks for lay-out, as in the forms."""


BRONNEN: list[Callable[[Deelnemer], Leesstuk | None]] = []
"""Asked for each participant who opens the page after the workshop, in this order."""


def leesstukken(deelnemer: Deelnemer) -> list[Leesstuk]:
    """Give what floors above have for this participant."""
    return [stuk for bron in BRONNEN if (stuk := bron(deelnemer))]
