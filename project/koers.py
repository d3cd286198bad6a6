"""What the strategy of a project says of its values, in short: for screens and papers of its workshop.

Which strategy counts is the project's own, also when two hold (bron: 000, 2.3 en 3.3, stap 1 tot en met 3).
"""

from __future__ import annotations

from dataclasses import dataclass

from project.models import Project
from strategie.models import Accentwaarde


@dataclass(frozen=True)
class Koers:
    """The strategy by name, with its accentwaarden; without any, `aantal_waarden` says how many count."""

    strategie: str
    accenten: tuple[Accentwaarde, ...]
    aantal_waarden: int = 0


def koers(project: Project) -> Koers | None:
    """Give what the strategy of a project says; None without one, or as long as nothing is vastgesteld in it."""
    dossier = project.dossier
    if dossier is None or dossier.accenten_vastgesteld_op is None:
        return None
    accenten = tuple(dossier.vastgestelde_accentwaarden())
    aantal = 0 if accenten else dossier.aantal_waarden
    return Koers(str(dossier), accenten, aantal)
