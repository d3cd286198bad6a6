"""Which addresses of this floor are of one project, that not everybody reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from organisatie.toegang import GESLOTEN, Gesloten
from project.models import Project


def _project(kwargs: Mapping[str, Any]) -> Project | None:
    return Project.alle.filter(pk=kwargs["pk"]).first()


def _van_deelnemer(kwargs: Mapping[str, Any]) -> Project | None:
    return Project.objects.filter(deelnemers__kenmerk=kwargs["kenmerk"]).first()


def sluit_aan() -> None:
    """Put these where the audit trail asks for them; once, when Django starts."""
    GESLOTEN.append(Gesloten("project/<int:pk>/", _project))
    GESLOTEN.append(Gesloten("uitnodiging/<slug:kenmerk>/", _van_deelnemer))
