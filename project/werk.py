"""What the home page shows of projects."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True)
class Beurt:
    """A project in which the next thing is for this person, and until when."""

    rij: Any
    termijn: date | None
    te_laat: bool


def werk(gebruiker: Gebruiker, hoeveel: Hoeveel = ALLES) -> Werk:
    """Give the next thing in each of my projects when it is mine to do, whom to thank, invitations, and the projects themselves.

    Somebody can have hundreds of projects: only those that are shown, or whose columns cannot tell, are read as a whole.
    """
    rijen = list(Project.objects.zichtbaar_voor(gebruiker).lopend().values_list(*KOLOMMEN, named=True))
    getoond = rijen[: hoeveel.trajecten]
    beurten = _beurten(rijen, gebruiker)
    zeker = [beurt for beurt in beurten if _heeft_zeker_een_stap(beurt.rij)]
    te_lezen = {rij.pk for rij in getoond if _is_van_team(rij, gebruiker)}
    te_lezen |= {beurt.rij.pk for deel in _getoond(zeker, hoeveel) for beurt in deel}
    te_lezen |= {beurt.rij.pk for beurt in beurten} - {beurt.rij.pk for beurt in zeker}
    projecten = voortgang.lees_om_te_doen(te_lezen) if te_lezen else []
    stappen = {project.pk: stap for project in projecten if (stap := voortgang.volgende(project))}
    elders = te_lezen - {pk for pk, stap in stappen.items() if not stap.meldt_zelf}
    wacht = [beurt for beurt in beurten if beurt.rij.pk not in elders]
    laat = sum(beurt.te_laat for beurt in wacht)
    te_laat, op_tijd = (
        [_taak(beurt, stappen[beurt.rij.pk]) for beurt in deel] for deel in _getoond(wacht, hoeveel)
    )
    uit_projecten = Werk(
        te_laat,
        op_tijd,
        trajecten=[_traject(rij, stappen.get(rij.pk), gebruiker) for rij in getoond],
        aantal_laat=laat,
        aantal_op_tijd=len(wacht) - laat,
        aantal_trajecten=len(rijen),
    )
    overig = als_werk([*_bedanken(rijen, gebruiker), *_uitnodigingen(gebruiker)], hoeveel=hoeveel)
    return samen([uit_projecten, overig], hoeveel)


def _beurten(rijen: list[Any], gebruiker: Gebruiker) -> list[Beurt]:
    """Give those in which this person is the one to do something, by term."""
    vandaag = timezone.localdate()
    beurten = [
        Beurt(rij, termijn := _termijn(rij), termijn is not None and termijn < vandaag)
        for rij in rijen
        if any(getattr(rij, f"{rol}_id") == gebruiker.pk for rol in AAN_ZET[Project.Fase(rij.fase)])
    ]
    return sorted(beurten, key=lambda beurt: beurt.termijn or date.max)


def _getoond(beurten: list[Beurt], hoeveel: Hoeveel) -> tuple[list[Beurt], list[Beurt]]:
    """Give the late ones that are shown, and the others."""
    laat = [beurt for beurt in beurten if beurt.te_laat]
    op_tijd = [beurt for beurt in beurten if not beurt.te_laat]
    return laat[: hoeveel.laat], op_tijd[: hoeveel.op_tijd]


def _heeft_zeker_een_stap(rij: Any) -> bool:
    """Say whether `voortgang.volgende` gives a step of this floor; False when the columns cannot tell."""
    if rij.fase == Project.Fase.IMPLEMENTATIE:
        return rij.follow_up_gehouden_op is None or not rij.uitkomst
    return rij.fase == Project.Fase.VOORBEREIDING or rij.workshop__afgerond_op is None


def _is_van_team(rij: Any, gebruiker: Gebruiker) -> bool:
    return any(getattr(rij, f"{rol}_id") == gebruiker.pk for rol, _ in ROLLEN)


def _termijn(rij: Any) -> date | None:
    """Give the day of the workshop; after it that of the follow-up conversation, until that was held."""
    moment = rij.workshop__begin
    if rij.fase == Project.Fase.IMPLEMENTATIE:
        moment = None if rij.follow_up_gehouden_op else rij.workshop__opvolggesprek_op
    return timezone.localtime(moment).date() if moment else None


def _taak(beurt: Beurt, stap: Onderdeel) -> Taak:
    return Taak(stap.opdracht, beurt.rij.titel, stap.url, stap.uitleg, beurt.termijn, beurt.te_laat)


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
        project__workshop__begin__isnull=False,
    )
    return [
        Taak(
            titel="Laat weten of je naar de workshop komt",
            bij=titel,
            url=reverse("project-uitnodiging", args=[kenmerk]),
            toelichting="Lees ook vast de casusbeschrijving.",
            termijn=timezone.localtime(begin).date(),
        )
        for kenmerk, titel, begin in wachten.values_list(
            "kenmerk", "project__titel", "project__workshop__begin"
        )
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
