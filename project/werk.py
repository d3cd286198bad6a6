"""What the home page shows of projects."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from organisatie.models import Gebruiker
from organisatie.werk import ALLES, Hoeveel, Taak, Traject, Werk, als_werk, samen
from project import voortgang
from project.models import Deelnemer, Project
from project.models.project import ROLLEN
from project.voortgang import Onderdeel

# Who does the next thing, per phase (bron: 000, module Project; METHOD 5).
AAN_ZET = {
    Project.Fase.VOORBEREIDING: ("organisator", "projectleider"),
    Project.Fase.WORKSHOP: ("organisator", "gespreksleider", "notulist"),
    Project.Fase.IMPLEMENTATIE: ("organisator", "projectleider", "regievoerder"),
}

BEDANKEN_BINNEN = timedelta(days=14)
"""So long after the workshop the home page says that nobody was thanked yet."""

KOLOMMEN = (
    *("pk", "titel", "fase", "uitkomst", "follow_up_gehouden_op"),
    *("workshop__begin", "workshop__opvolggesprek_op", "workshop__afgerond_op"),
    *(f"{rol}_id" for rol, _ in ROLLEN),
)
"""What is read of every running project: enough to know for whom it waits, and until when."""


def werk(gebruiker: Gebruiker, hoeveel: Hoeveel = ALLES) -> Werk:
    """Give the next thing in each of my projects when it is mine to do, whom to thank, invitations, and the projects themselves.

    Somebody can have hundreds of projects: only those that are shown, or whose columns cannot tell, are read as a whole.
    """
    rijen = list(Project.objects.zichtbaar_voor(gebruiker).lopend().values_list(*KOLOMMEN, named=True))
    aan_zet = sorted((r for r in rijen if _is_aan_zet(r, gebruiker)), key=lambda r: _termijn(r) or date.max)
    zeker = [r for r in aan_zet if _heeft_zeker_een_stap(r)]
    te_lezen = {r.pk for r in (*_laat(zeker)[: hoeveel.laat], *_op_tijd(zeker)[: hoeveel.op_tijd])}
    te_lezen |= {r.pk for r in aan_zet} - {r.pk for r in zeker}
    te_lezen |= {r.pk for r in rijen[: hoeveel.trajecten] if _is_van_team(r, gebruiker)}
    projecten = voortgang.lees_om_te_doen(te_lezen) if te_lezen else []
    stappen = {project.pk: stap for project in projecten if (stap := voortgang.volgende(project))}
    zeker_pks = {r.pk for r in zeker}
    wacht = [r for r in aan_zet if r.pk in zeker_pks or (r.pk in stappen and not stappen[r.pk].meldt_zelf)]
    uit_projecten = Werk(
        _taken(_laat(wacht)[: hoeveel.laat], stappen),
        _taken(_op_tijd(wacht)[: hoeveel.op_tijd], stappen),
        [_traject(r, stappen.get(r.pk), gebruiker) for r in rijen[: hoeveel.trajecten]],
        len(_laat(wacht)),
        len(_op_tijd(wacht)),
        len(rijen),
    )
    overig = als_werk([*_bedanken(rijen, gebruiker), *_uitnodigingen(gebruiker)], hoeveel=hoeveel)
    return samen([uit_projecten, overig], hoeveel)


def _heeft_zeker_een_stap(rij: Any) -> bool:
    """Say whether `voortgang.volgende` gives a step of this floor; False when the columns cannot tell."""
    if rij.fase == Project.Fase.IMPLEMENTATIE:
        return rij.follow_up_gehouden_op is None or not rij.uitkomst
    return rij.fase == Project.Fase.VOORBEREIDING or rij.workshop__afgerond_op is None


def _is_van_team(rij: Any, gebruiker: Gebruiker) -> bool:
    return any(getattr(rij, f"{rol}_id") == gebruiker.pk for rol, _ in ROLLEN)


def _is_aan_zet(rij: Any, gebruiker: Gebruiker) -> bool:
    return any(getattr(rij, f"{rol}_id") == gebruiker.pk for rol in AAN_ZET[Project.Fase(rij.fase)])


def _termijn(rij: Any) -> date | None:
    """Give the day of the workshop; after it that of the follow-up conversation, until that was held."""
    moment = rij.workshop__begin
    if rij.fase == Project.Fase.IMPLEMENTATIE:
        moment = None if rij.follow_up_gehouden_op else rij.workshop__opvolggesprek_op
    return timezone.localtime(moment).date() if moment else None


def _laat(rijen: list[Any]) -> list[Any]:
    vandaag = timezone.localdate()
    return [r for r in rijen if (_termijn(r) or vandaag) < vandaag]


def _op_tijd(rijen: list[Any]) -> list[Any]:
    vandaag = timezone.localdate()
    return [r for r in rijen if (_termijn(r) or vandaag) >= vandaag]


def _taken(rijen: list[Any], stappen: dict[int, Onderdeel]) -> list[Taak]:
    return [
        Taak(
            titel=stappen[r.pk].opdracht,
            bij=r.titel,
            url=stappen[r.pk].url,
            toelichting=stappen[r.pk].uitleg,
            termijn=_termijn(r),
            te_laat=(_termijn(r) or date.max) < timezone.localdate(),
        )
        for r in rijen
        if r.pk in stappen
    ]


def _bedanken(rijen: list[Any], gebruiker: Gebruiker) -> list[Taak]:
    """Ask who leads or organises a workshop that is just over to thank the participants, as long as nobody was thanked."""
    sinds = timezone.now() - BEDANKEN_BINNEN
    net_geweest = [
        r.pk
        for r in rijen
        if gebruiker.pk in (r.organisator_id, r.projectleider_id)
        and r.fase == Project.Fase.IMPLEMENTATIE
        and (r.workshop__afgerond_op or sinds) > sinds
    ]
    if not net_geweest:
        return []
    mensen = Deelnemer.objects.filter(project__in=net_geweest).met_adres()
    bedankt = Deelnemer.objects.filter(project__in=net_geweest, bedankt_op__isnull=False)
    nog = set(mensen.values_list("project", flat=True)) - set(bedankt.values_list("project", flat=True))
    return [
        Taak(
            titel="Stuur de deelnemers de poster",
            bij=r.titel,
            url=reverse("project-bedanken", args=[r.pk]),
            toelichting="Bedank hen, en vertel hoe het verdergaat.",
        )
        for r in rijen
        if r.pk in nog
    ]


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


def _traject(rij: Any, stap: Onderdeel | None, gebruiker: Gebruiker) -> Traject:
    van_team = _is_van_team(rij, gebruiker)
    return Traject(
        soort="Project" if van_team else "Project, je doet mee",
        titel=rij.titel,
        url=reverse("project", args=[rij.pk]),
        fasen=voortgang.fasestanden(rij),
        stand=stap.opdracht if stap and van_team else "",
    )
