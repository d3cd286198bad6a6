"""Mails to participants, on paper for who has no address; who gets what is shown before anything goes."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from documenten import antwoord
from organisatie.models import Organisatie
from organisatie.rechten import Recht
from organisatie.tekst import aantal, begin_zin, geteld
from project import brieven, documenten, papier
from project.handelingen import (
    nodig_uit_op_papier,
    stuur_overzicht,
    stuur_uitnodiging_opnieuw,
    stuur_uitnodigingen,
)
from project.handelingen.uitnodigen import overzichtadres
from project.models import Deelnemer, Project
from project.ontvangers import Ontvanger, OntvangersForm, gaat_mee
from project.uitnodigingen import uitleg_bij_opnieuw
from project.views.gedeeld import kruimels, teamproject
from web.stappen import bevestigstap, formulierstap, gepost
from web.verzoek import Verzoek


def uitnodigen(request: Verzoek, pk: int) -> HttpResponse:
    """Show who gets an invitation and what it says, then send it."""
    deze = teamproject(request, pk, Recht.PROJECT_BEWERKEN)
    terug = reverse("project-deelnemers", args=[pk])
    wie = list(deze.deelnemers.uit_te_nodigen())
    van = Organisatie.huidige()
    klaar = bool(deze.workshop.begin and deze.casus_gedeeld_op)
    ontvangers = [
        Ontvanger(d, brieven.uitnodiging(d, deze, request.user, brieven.plaats_van_link(d), organisatie=van))
        for d in wie
    ]
    form = OntvangersForm(gepost(request), ontvangers=ontvangers)

    def doe() -> None:
        verstuurd = stuur_uitnodigingen(project=deze, door=request.user, aan=form.gekozen())
        _zeg(
            request, verstuurd, "De uitnodigingen worden nu verstuurd. Per deelnemer zie je of het gelukt is."
        )

    return formulierstap(
        request,
        form,
        doe,
        gelukt="",
        naar=terug,
        sjabloon="project/uitnodigen.html",
        context={
            "project": deze,
            "wie": wie,
            "klaar": klaar,
            "gaat_mee": gaat_mee(deze, stukken=True),
            "zonder_adres": list(deze.deelnemers.filter(email="", uitnodiging=Deelnemer.Uitnodiging.NIET)),
            "kruimels": kruimels(deze, ("Deelnemers en groepen", terug), ("Uitnodigen", "")),
        },
    )


def _zeg(request: Verzoek, verstuurd: int, gelukt: str) -> None:
    """Say that mails go out, or that they went before."""
    if verstuurd:
        messages.success(request, gelukt)
    else:
        messages.info(request, "Er is niets verstuurd: deze mensen kregen de mail al.")


def opnieuw_uitnodigen(request: Verzoek, pk: int, deelnemer: int) -> HttpResponse:
    """Ask, then send an invitation again that did not arrive, or perhaps not."""
    deze = teamproject(request, pk, Recht.PROJECT_BEWERKEN)
    wie = get_object_or_404(deze.deelnemers.select_related("bericht"), pk=deelnemer)
    terug = reverse("project-deelnemers", args=[pk])
    if request.method != "POST" and not wie.kan_opnieuw:
        messages.info(request, f"De uitnodiging aan {wie.naam} is verstuurd of onderweg.")
        return redirect(terug)
    return bevestigstap(
        request,
        lambda: stuur_uitnodiging_opnieuw(deelnemer=wie, door=request.user),
        gelukt=f"De uitnodiging aan {wie.naam} wordt nu opnieuw verstuurd.",
        naar=terug,
        context={
            "titel": f"{wie.naam} opnieuw uitnodigen?",
            "tekst": uitleg_bij_opnieuw(wie),
            "knop": "Stuur opnieuw",
            "kruimels": kruimels(deze, ("Deelnemers en groepen", terug), ("Opnieuw uitnodigen", "")),
        },
    )


def op_papier(request: Verzoek, pk: int) -> HttpResponse:
    """The links of who has no address, to show and to print; and note who got it."""
    deze = teamproject(request, pk, Recht.PROJECT_BEWERKEN)
    terug = reverse("project-deelnemers", args=[pk])
    mensen = list(deze.deelnemers.op_papier())
    form = papier.GegevenForm(
        gepost(request), deelnemers=[d for d in mensen if d.uitnodiging == d.Uitnodiging.NIET]
    )

    def doe() -> None:
        gegeven = nodig_uit_op_papier(project=deze, door=request.user, aan=form.cleaned_data["gegeven"])
        messages.success(
            request,
            f"{begin_zin(geteld(gegeven, 'deelnemer is', 'deelnemers zijn', tot=20))} op papier uitgenodigd.",
        )

    return formulierstap(
        request,
        form,
        doe,
        gelukt="",
        naar=reverse("project-papier", args=[pk]),
        sjabloon="project/papier.html",
        context={
            "project": deze,
            "stroken": papier.stroken(mensen),
            "klaar": bool(deze.workshop.begin and deze.casus_gedeeld_op),
            "terug": terug,
            "kruimels": kruimels(deze, ("Deelnemers en groepen", terug), ("Uitnodiging op papier", "")),
        },
    )


def op_papier_pdf(request: Verzoek, pk: int) -> HttpResponse:
    """One slip per participant without an address, to print and cut."""
    deze = teamproject(request, pk, Recht.PROJECT_BEWERKEN)
    return antwoord(documenten.uitnodigingen_op_papier(deze), "pdf")


def overzicht(request: Verzoek, pk: int) -> HttpResponse:
    """Show who hears how the actions stand and what the mail says, then send it."""
    deze = teamproject(request, pk, Recht.ACTIE_BEHEREN)
    terug = reverse("project-acties", args=[pk])
    form = OntvangersForm(gepost(request), ontvangers=_overzichtontvangers(request, deze))

    def doe() -> None:
        verstuurd = stuur_overzicht(project=deze, door=request.user, aan=form.gekozen())
        messages.success(
            request, f"Het overzicht gaat nu naar {aantal(verstuurd, 'deelnemer', 'deelnemers')}."
        )

    return formulierstap(
        request,
        form,
        doe,
        gelukt="",
        naar=terug,
        sjabloon="project/overzicht_sturen.html",
        context={
            "project": deze,
            "zonder_adres": list(deze.deelnemers.erbij().filter(email="")),
            "kan": deze.workshop_is_geweest and deze.acties.afgesproken().exists(),
            "kruimels": kruimels(deze, ("Acties", terug), ("Overzicht sturen", "")),
        },
    )


def _overzichtontvangers(request: Verzoek, deze: Project) -> list[Ontvanger]:
    acties = list(deze.acties.afgesproken().select_related("actiehouder").op_urgentie())
    erbij = set(deze.deelnemers.erbij().values_list("pk", flat=True))
    return [
        Ontvanger(
            deelnemer,
            brieven.overzicht(
                deelnemer,
                deze,
                request.user,
                overzichtadres(deelnemer) or brieven.plaats_van_link(deelnemer),
                acties=acties,
                deed_mee=deelnemer.pk in erbij,
            ),
            aan=deelnemer.pk in erbij,
            noot="" if deelnemer.pk in erbij else "Was er niet bij.",
        )
        for deelnemer in deze.deelnemers.met_adres().select_related("gebruiker")
    ]
