"""The appointments of a project for somebody's own agenda (.ics): the workshop, and the follow-up conversation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.text import slugify

from organisatie import agendapunten
from organisatie.agenda import Agendapunt, kenmerk
from organisatie.models import Gebruiker
from organisatie.post import volledige_url
from project.models import Deelnemer, Project
from project.workshop.tijden import einde

GESPREKSDUUR = timedelta(hours=1)
"""How long the follow-up conversation stands in an agenda; the method does not say."""
TERUG = timedelta(days=90)
"""So long what has been stays in the feed of somebody's own agenda."""
LEES_MEE = "Lees vooraf de stukken. Die vind je bij de uitnodiging en op je eigen pagina."


def van_workshop(project: Project) -> Agendapunt | None:
    """Give the workshop as an appointment; None without a date."""
    workshop = project.workshop
    eind = einde(workshop)
    if workshop.begin is None or eind is None:
        return None
    return Agendapunt(
        kenmerk=kenmerk(f"workshop-{workshop.pk}"),
        nummer=workshop.agenda_nummer,
        titel=f"Workshop over {project.titel}",
        begin=workshop.begin,
        einde=eind,
        plaats=workshop.locatie,
        tekst=LEES_MEE,
        organisator=project.organisator,
        naam=f"workshop-{_slug(project)}.ics",
    )


def van_gesprek(project: Project) -> Agendapunt | None:
    """Give the follow-up conversation as an appointment; None as long as it is not planned."""
    workshop = project.workshop
    if workshop.opvolggesprek_op is None:
        return None
    return Agendapunt(
        kenmerk=kenmerk(f"follow-up-{workshop.pk}"),
        nummer=workshop.gesprek_nummer,
        titel=f"Follow-upgesprek over {project.titel}",
        begin=workshop.opvolggesprek_op,
        einde=workshop.opvolggesprek_op + GESPREKSDUUR,
        plaats="",
        tekst="Bespreek langs de poster of de acties kloppen, en wie wat doet.",
        organisator=project.organisator,
        naam=f"follow-up-{_slug(project)}.ics",
    )


def punten(gebruiker: Gebruiker) -> Iterator[Agendapunt]:
    """Give the workshops in which somebody has a role or takes part, and the follow-up conversations that this person holds."""
    sinds = timezone.now() - TERUG
    komt = Deelnemer.objects.komen().filter(gebruiker=gebruiker).values("project")
    eigen = Project.objects.filter(
        Q(pk__in=Project.objects.van_team(gebruiker).values("pk")) | Q(pk__in=komt)
    )
    gepland = Q(workshop__begin__gte=sinds) | Q(workshop__opvolggesprek_op__gte=sinds)
    for project in eigen.filter(gepland).exclude(fase=Project.Fase.GESTOPT).met_mensen():
        voert_gesprek = gebruiker in (project.projectleider, project.organisator)
        for punt in (van_workshop(project), van_gesprek(project) if voert_gesprek else None):
            if punt and punt.einde and punt.einde >= sinds:
                adres = volledige_url(project.get_absolute_url())
                yield replace(punt, tekst=f"{punt.tekst}\n{adres}")


def sluit_aan() -> None:
    """Add the appointments of this floor; once, when Django starts."""
    agendapunten.BRONNEN.append(punten)


def _slug(project: Project) -> str:
    return slugify(project.titel)[:60].strip("-") or str(project.pk)
