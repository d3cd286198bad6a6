"""The accentwaarden of the strategy that a project belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from project.models import Project
from waardenkader.meetellen import ook_in

Wat = TypeVar("Wat")


def accent_ids(project: Project) -> set[int]:
    """Give the ids of the values that are accentwaarde in the strategy of this project.

    A strategy in the words of another framework counts too: the values of this project that go with its accentwaarden.
    """
    if project.dossier is None:
        return set()
    return set(
        per_waarde(
            project,
            dict.fromkeys(project.dossier.vastgestelde_accentwaarden().values_list("waarde_id", flat=True)),
        )
    )


def per_waarde(project: Project, accenten: Mapping[int, Wat]) -> dict[int, Wat]:
    """Give what belongs to accentwaarden, by the id of their value, also by those of the framework of the project."""
    hier = {
        ander: accenten[waarde]
        for waarde, anderen in ook_in(project.kader_id, accenten).items()
        for ander in anderen
    }
    return {**hier, **accenten}
