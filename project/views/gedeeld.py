"""What the project pages share: fetching with permission, and the way back."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from django.urls import reverse

from organisatie.rechten import Recht, eis
from project.models import Project
from project.models.project import ProjectQuerySet
from web.verzoek import Verzoek


def lees_project(request: Verzoek, pk: int) -> Project:
    """Give a project that this person may read about, also as a participant; 404 otherwise."""
    return get_object_or_404(_zichtbaar(request).met_mensen(), pk=pk)


def teamproject(request: Verzoek, pk: int, recht: Recht = Recht.PROJECT_INZIEN) -> Project:
    """Give a project of which this person is in the team (404) and has `recht` on it (403)."""
    zichtbaar = get_object_or_404(_zichtbaar(request).met_mensen(), pk=pk)
    eis(request.user, recht, zichtbaar)
    return get_object_or_404(Project.alle.van_team(request.user).met_mensen(), pk=pk)


def _zichtbaar(request: Verzoek) -> ProjectQuerySet:
    """Give what has pages: rehearsals too, but not what holds an old verslag only."""
    return Project.alle.filter(van_papier=False).zichtbaar_voor(request.user)


def kruimels(project: Project, *verder: tuple[str, str]) -> list[tuple[str, str]]:
    """Give the way to a page of this project; `verder` are the pages under the project."""
    return [("Projecten", reverse("projecten")), (project.titel, project.get_absolute_url()), *verder]
