"""Into which projects somebody may take an action over."""

from __future__ import annotations

from moresprudentie.models import Verslag
from organisatie.models import Gebruiker
from organisatie.rechten import mag_een_van
from project.models import Project


def projecten_voor(gebruiker: Gebruiker, verslag: Verslag | None = None) -> list[Project]:
    """Give the projects in which this person may put an action now; of a verslag in others than its own."""
    projecten = Project.objects.van_team(gebruiker).lopend().order_by("titel", "pk")
    if verslag and verslag.project_id:
        projecten = projecten.exclude(pk=verslag.project_id)
    return [project for project in projecten if mag_een_van(gebruiker, project.actierechten, project)]
