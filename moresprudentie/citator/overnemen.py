"""Into which projects somebody may take an action over."""

from __future__ import annotations

from organisatie.models import Gebruiker
from organisatie.rechten import mag_een_van
from project.models import Project


def projecten_voor(gebruiker: Gebruiker) -> list[Project]:
    """Give the projects in which this person may put an action now."""
    projecten = Project.objects.van_team(gebruiker).lopend().order_by("titel", "pk")
    return [project for project in projecten if mag_een_van(gebruiker, project.actierechten, project)]
