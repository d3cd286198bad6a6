"""What a dossier receives out of the projects. The floor that writes it adds itself to `BRONNEN` when Django starts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from strategie.models import Dossier


class Terugkoppeling(Protocol):
    """One report to a dossier; as a text it says on which half-year."""

    def get_absolute_url(self) -> str:
        """Give the page where it can be read."""


BRONNEN: list[Callable[[Dossier], Iterable[Terugkoppeling]]] = []
"""What gives the reports that a dossier has received: this floor asks, and does not know who answers."""


def terugkoppelingen(dossier: Dossier) -> list[Terugkoppeling]:
    """Give the reports that this dossier has received, the newest first."""
    return [terugkoppeling for bron in BRONNEN for terugkoppeling in bron(dossier)]
