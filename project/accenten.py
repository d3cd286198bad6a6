"""The accentwaarden of the strategy that a project belongs to."""

from __future__ import annotations

from project.models import Project


def accent_ids(project: Project) -> set[int]:
    """Give the ids of the values that are accentwaarde in the strategy of this project."""
    if project.dossier is None:
        return set()
    return set(project.dossier.vastgestelde_accentwaarden().values_list("waarde_id", flat=True))
