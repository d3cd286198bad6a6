"""What the home page shows of projects."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from organisatie.models import Gebruiker
from organisatie.werk import Taak, Traject
from project import voortgang
from project.models import Deelnemer, Project

# Who does the next thing, per phase (bron: 000, module Project; METHOD 5).
AAN_ZET = {
    Project.Fase.VOORBEREIDING: ("organisator", "projectleider"),
    Project.Fase.WORKSHOP: ("organisator", "gespreksleider", "notulist"),
    Project.Fase.IMPLEMENTATIE: ("organisator", "projectleider", "regievoerder"),
}

BEDANKEN_BINNEN = timedelta(days=14)
"""So long after the workshop the home page says that nobody was thanked yet."""


def werk(gebruiker: Gebruiker) -> tuple[list[Taak], list[Traject]]:
    """Give what waits for this person, and the trajectories; the projects are read once for both."""
    projecten = _lopend(gebruiker)
    return taken(gebruiker, projecten), trajecten(gebruiker, projecten)


def _lopend(gebruiker: Gebruiker) -> list[Project]:
    return list(voortgang.met_voortgang(Project.objects.zichtbaar_voor(gebruiker).lopend()))


def taken(gebruiker: Gebruiker, projecten: list[Project]) -> list[Taak]:
    """Give the next thing in each of my projects when it is mine to do, and invitations to answer."""
    uit_projecten = [_taak(project, gebruiker) for project in projecten if project.is_van_team(gebruiker)]
    bedanken = [_bedanken(project) for project in projecten if _bedankt_nog(project, gebruiker)]
    return [taak for taak in uit_projecten if taak] + bedanken + _uitnodigingen(gebruiker)


def _bedankt_nog(project: Project, gebruiker: Gebruiker) -> bool:
    """Say whether this person can thank the participants of a workshop that is just over, and nobody was thanked yet."""
    op = project.workshop.afgerond_op
    if gebruiker.pk not in (project.organisator_id, project.projectleider_id):
        return False
    if project.fase != Project.Fase.IMPLEMENTATIE or op is None or op < timezone.now() - BEDANKEN_BINNEN:
        return False
    mensen = list(project.deelnemers.all())
    return any(mens.email for mens in mensen) and not any(mens.bedankt_op for mens in mensen)


def _bedanken(project: Project) -> Taak:
    return Taak(
        titel="Stuur de deelnemers de poster",
        bij=project.titel,
        url=reverse("project-bedanken", args=[project.pk]),
        toelichting="Bedank hen, en vertel hoe het verdergaat.",
    )


def _taak(project: Project, gebruiker: Gebruiker) -> Taak | None:
    aan_zet = any(
        getattr(project, f"{rol}_id") == gebruiker.pk for rol in AAN_ZET[Project.Fase(project.fase)]
    )
    volgende = voortgang.volgende(project)
    if volgende is None or not aan_zet or volgende.meldt_zelf:
        return None
    workshop = project.workshop
    moment = workshop.begin
    if project.fase == Project.Fase.IMPLEMENTATIE:
        moment = None if project.follow_up_gehouden_op else workshop.opvolggesprek_op
    termijn = timezone.localtime(moment).date() if moment else None
    return Taak(
        titel=volgende.opdracht,
        bij=project.titel,
        url=volgende.url,
        toelichting=volgende.uitleg,
        termijn=termijn,
        te_laat=termijn is not None and termijn < timezone.localdate(),
    )


def _uitnodigingen(gebruiker: Gebruiker) -> list[Taak]:
    wachten = Deelnemer.objects.filter(
        gebruiker=gebruiker,
        uitnodiging=Deelnemer.Uitnodiging.VERSTUURD,
        project__fase=Project.Fase.VOORBEREIDING,
    ).select_related("project__workshop")
    return [
        Taak(
            titel="Laat weten of je naar de workshop komt",
            bij=deelnemer.project.titel,
            url=reverse("project-uitnodiging", args=[deelnemer.kenmerk]),
            toelichting="Lees ook vast de casusbeschrijving.",
            termijn=timezone.localtime(deelnemer.project.workshop.begin).date(),
        )
        for deelnemer in wachten
        if deelnemer.project.workshop.begin
    ]


def trajecten(gebruiker: Gebruiker, projecten: list[Project]) -> list[Traject]:
    """Give my running projects with their progress."""
    return [
        Traject(
            soort="Project" if project.is_van_team(gebruiker) else "Project, je doet mee",
            titel=project.titel,
            url=project.get_absolute_url(),
            fasen=voortgang.fasestanden(project),
            stand=_stand(project, gebruiker),
        )
        for project in projecten
    ]


def _stand(project: Project, gebruiker: Gebruiker) -> str:
    volgende = voortgang.volgende(project) if project.is_van_team(gebruiker) else None
    return volgende.opdracht if volgende else ""
