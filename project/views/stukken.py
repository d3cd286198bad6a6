"""What goes with an invitation, for the team to look at: the papers in one file, and the appointments."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.text import slugify

from documenten import antwoord
from documenten.archief import antwoord as archiefantwoord
from organisatie.agenda import Agendapunt
from organisatie.rechten import Recht
from project import agenda
from project.archief import archief as archief_van
from project.leesbundel import leesbundel
from project.views.gedeeld import teamproject
from web.verzoek import Verzoek


def stukken(request: Verzoek, pk: int) -> HttpResponse:
    """The papers that go with an invitation, as they are now."""
    return antwoord(leesbundel(teamproject(request, pk)), "pdf")


def afspraak(request: Verzoek, pk: int) -> HttpResponse:
    """The workshop for an agenda; 404 without a date."""
    return als_download(agenda.van_workshop(teamproject(request, pk)))


def gesprek(request: Verzoek, pk: int) -> HttpResponse:
    """The follow-up conversation for an agenda; 404 as long as it is not planned."""
    return als_download(agenda.van_gesprek(teamproject(request, pk)))


def als_download(punt: Agendapunt | None) -> HttpResponse:
    """Give an appointment as a file; 404 when there is none."""
    if punt is None:
        raise Http404("Er is nog geen datum.")
    return punt.antwoord()


def archief(request: Verzoek, pk: int) -> HttpResponse:
    """The whole project for the archive, for who prepares or leads it."""
    project = teamproject(request, pk, Recht.PROJECT_BEWERKEN)
    return archiefantwoord(archief_van(project), f"archief-{slugify(project.titel) or 'project'}")
