"""What stands in somebody's own agenda. Each floor adds what it knows when Django starts."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from organisatie.agenda import Agendapunt
from organisatie.models import Gebruiker

BRONNEN: list[Callable[[Gebruiker], Iterable[Agendapunt]]] = []
"""What each floor has for a person: only what this person may see in CODIO too."""


def punten_van(gebruiker: Gebruiker) -> list[Agendapunt]:
    """Give all appointments of somebody."""
    return [punt for bron in BRONNEN for punt in bron(gebruiker)]
