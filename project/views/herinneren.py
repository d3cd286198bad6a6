"""Mails after the invitation: who gets what is shown before anything goes."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse

from organisatie.models import Gebruiker
from organisatie.rechten import Recht
from organisatie.tekst import aantal
from project import agenda, brieven
from project.brieven import Brief
from project.handelingen import stuur_gesprek, stuur_herinneringen, stuur_wijziging
from project.handelingen.herinneren import eis_nog_te_komen, gespreksgenoten
from project.models import Deelnemer, Project
from project.ontvangers import Ontvanger, OntvangersForm, gaat_mee
from project.views.gedeeld import kruimels, teamproject
from web.stappen import bevestigstap, formulierstap, gepost
from web.verzoek import Verzoek

HERINNEREN = {
    "titel": "Deelnemers herinneren",
    "intro": "Een e-mail aan wie nog geen antwoord gaf, of misschien komt. Iedereen krijgt hem hoogstens één keer. "
    "Er gaat niets weg voor je hieronder op de knop drukt.",
    "knop": "Verstuur de herinneringen",
    "niemand": "Er is niemand om te herinneren",
    "waarom": "Iedereen gaf antwoord, kreeg al een herinnering, of heeft geen e-mailadres.",
}
WIJZIGING = {
    "titel": "De wijziging doorgeven",
    "intro": "Na de uitnodiging is de tijd of de plaats van de workshop veranderd. Met deze e-mail weten de deelnemers dat, "
    "en verandert de afspraak in hun agenda mee. Er gaat niets weg voor je hieronder op de knop drukt.",
    "knop": "Verstuur de wijziging",
    "niemand": "Iedereen weet de juiste tijd en plaats",
    "waarom": "Wie een e-mailadres heeft, kreeg de laatste gegevens al.",
}


def te_sturen(project: Project) -> dict[str, int]:
    """Give how many people wait for which mail, for the page of the participants."""
    mensen, komt_nog = project.deelnemers.all(), te_laat(project) == ""
    nummer = project.workshop.agenda_nummer
    return {
        "uit_te_nodigen": mensen.uit_te_nodigen().count(),
        "te_herinneren": mensen.te_herinneren().count() if komt_nog else 0,
        "bij_te_praten": mensen.niet_bijgepraat(nummer).met_adres().count() if komt_nog and nummer else 0,
    }


def te_laat(project: Project) -> str:
    """Say why no mail about what is to come can go; empty when it can."""
    try:
        eis_nog_te_komen(project)
    except ValidationError as fout:
        return " ".join(fout.messages)
    return ""


def herinneren(request: Verzoek, pk: int) -> HttpResponse:
    """Show who is reminded and what it says, then send it."""
    deze = teamproject(request, pk, Recht.PROJECT_BEWERKEN)
    wie = deze.deelnemers.te_herinneren()
    return _ronde(request, deze, wie, brieven.herinnering, stuur_herinneringen, HERINNEREN)


def wijziging(request: Verzoek, pk: int) -> HttpResponse:
    """Show who hears of the new time or place and what it says, then send it."""
    deze = teamproject(request, pk, Recht.PROJECT_BEWERKEN)
    wie = deze.deelnemers.niet_bijgepraat(deze.workshop.agenda_nummer).met_adres()
    return _ronde(request, deze, wie, brieven.verzet, stuur_wijziging, WIJZIGING)


def _ronde(
    request: Verzoek,
    deze: Project,
    wie: QuerySet[Deelnemer],
    brief: Callable[[Deelnemer, Project, Gebruiker, str], Brief],
    stuur: Callable[..., int],
    teksten: dict[str, str],
) -> HttpResponse:
    terug, waarom_niet = reverse("project-deelnemers", args=[deze.pk]), te_laat(deze)
    mensen = [] if waarom_niet else list(wie)
    form = OntvangersForm(
        gepost(request),
        ontvangers=[Ontvanger(d, brief(d, deze, request.user, brieven.plaats_van_link(d))) for d in mensen],
    )

    def doe() -> None:
        verstuurd = stuur(project=deze, door=request.user, aan=form.gekozen())
        if verstuurd:
            naar = aantal(verstuurd, "deelnemer", "deelnemers")
            messages.success(request, f"De e-mail gaat nu naar {naar}.")
        else:
            messages.info(request, "Er is niets verstuurd: deze mensen kregen de e-mail al.")

    context = {
        **teksten,
        "waarom": waarom_niet or teksten["waarom"],
        "gaat_mee": gaat_mee(deze, stukken=False),
        "kruimels": kruimels(deze, ("Deelnemers en groepen", terug), (teksten["titel"], "")),
    }
    sjabloon = "project/rondsturen.html"
    return formulierstap(request, form, doe, gelukt="", naar=terug, sjabloon=sjabloon, context=context)


def gesprek(request: Verzoek, pk: int) -> HttpResponse:
    """Show what projectleider and organisator get about the follow-up conversation, then mail it."""
    deze = teamproject(request, pk, Recht.FOLLOWUP_BEWERKEN)
    terug = reverse("project-follow-up", args=[pk])
    mensen = gespreksgenoten(deze) if agenda.van_gesprek(deze) else []

    def doe() -> None:
        if stuur_gesprek(project=deze, door=request.user):
            messages.success(request, "De afspraak wordt nu verstuurd.")
        else:
            messages.info(request, "Er is niets verstuurd: zij hebben deze afspraak al.")

    return bevestigstap(
        request,
        doe,
        gelukt="",
        naar=terug,
        sjabloon="project/gesprek_sturen.html",
        context={
            "project": deze,
            "mensen": mensen,
            "brief": brieven.gesprek(mensen[0], deze, request.user) if mensen else None,
            "al_verstuurd": deze.workshop.gesprek_gemeld == deze.workshop.gesprek_nummer,
            "kruimels": kruimels(deze, ("Follow-upgesprek", terug), ("Afspraak sturen", "")),
        },
    )
