"""The participants of a workshop and the groups in which they sit."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from organisatie.rechten import Recht, eis, mag, mag_een_van
from project.adviezen import adviezen, antwoorden
from project.forms import DeelnemerForm, IndelingForm
from project.handelingen import (
    deel_in,
    verwijder_deelnemer,
    voeg_deelnemer_toe,
    wijzig_deelnemer,
)
from project.models import Deelnemer
from project.models.mensen import GROEP_ADVIES
from project.uitnodigingen import stand
from project.views.gedeeld import kruimels, teamproject
from project.views.herinneren import te_sturen
from web.stappen import bevestigstap, formulierstap, gepost
from web.verzoek import Verzoek


def deelnemers(request: Verzoek, pk: int) -> HttpResponse:
    """The participants with their groups; advice on numbers, never a limit."""
    deze = teamproject(request, pk)
    mensen = list(deze.deelnemers.select_related("groep", "bericht", "herinnering"))
    groepen = list(deze.groepen.prefetch_related("groepsfundamenten__fundament"))
    bewerken = mag(request.user, Recht.PROJECT_BEWERKEN, deze) and not deze.is_afgesloten
    if request.method == "POST":
        eis(request.user, Recht.PROJECT_BEWERKEN, deze)
    form = IndelingForm(gepost(request), deelnemers=mensen, groepen=groepen)
    context = {
        "project": deze,
        "rijen": [(deelnemer, veld, stand(deelnemer)) for deelnemer, veld in form.rijen()],
        "bewerken": bewerken,
        "mag_toevoegen": mag_een_van(request.user, deze.deelnemersrechten, deze) and not deze.is_afgesloten,
        "deelnemers": mensen,
        "groepen": _groepen(groepen, mensen),
        "adviezen": adviezen(mensen),
        "antwoorden": antwoorden(mensen),
        **te_sturen(deze),
        "op_papier": sum(not d.email and d.uitnodiging != d.Uitnodiging.KOMT_NIET for d in mensen),
        "zonder_groep": sum(d.groep_id is None and d.uitnodiging != d.Uitnodiging.KOMT_NIET for d in mensen),
        "kruimels": kruimels(deze, ("Deelnemers en groepen", "")),
    }
    return formulierstap(
        request,
        form,
        lambda: deel_in(
            project=deze, door=request.user, indeling=form.indeling(), gezien=form.cleaned_data["gezien"]
        ),
        gelukt="De groepen zijn bewaard.",
        naar=reverse("project-deelnemers", args=[pk]),
        sjabloon="project/deelnemers.html",
        context=context,
    )


def _groepen(groepen: list, mensen: list[Deelnemer]) -> list[dict[str, object]]:
    regels = []
    for groep in groepen:
        leden = [d for d in mensen if d.groep_id == groep.pk and d.uitnodiging != d.Uitnodiging.KOMT_NIET]
        perspectieven = {d.perspectief.lower() for d in leden}
        advies = ""
        if leden and len(leden) not in GROEP_ADVIES:
            advies = "Advies: 3 tot 5 mensen per groep."
        elif len(perspectieven - {""}) == 1 and "" not in perspectieven and len(leden) > 1:
            advies = "Iedereen heeft hetzelfde perspectief. Meng de groepen."
        fundamenten = [rij.fundament for rij in groep.groepsfundamenten.all()]
        regels.append({"groep": groep, "leden": leden, "fundamenten": fundamenten, "advies": advies})
    return regels


def toevoegen(request: Verzoek, pk: int) -> HttpResponse:
    """Add a participant, and the next; in the workshop also for who leads it or takes notes."""
    deze = teamproject(request, pk)
    if not mag_een_van(request.user, deze.deelnemersrechten, deze):
        raise PermissionDenied
    terug = reverse("project-deelnemers", args=[pk])
    form = DeelnemerForm(gepost(request))
    return formulierstap(
        request,
        form,
        lambda: voeg_deelnemer_toe(project=deze, door=request.user, **form.cleaned_data),
        gelukt="De deelnemer is toegevoegd.",
        naar=terug,
        sjabloon="project/invoer.html",
        context={
            "titel": "Deelnemer toevoegen",
            "al_ingevoerd": [d.met_perspectief for d in deze.deelnemers.all()],
            "kruimels": kruimels(deze, ("Deelnemers en groepen", terug), ("Toevoegen", "")),
        },
    )


def wijzigen(request: Verzoek, pk: int, deelnemer: int) -> HttpResponse:
    """Change a participant."""
    deze = teamproject(request, pk, Recht.PROJECT_BEWERKEN)
    wie = get_object_or_404(deze.deelnemers, pk=deelnemer)
    form = DeelnemerForm(gepost(request), instance=wie)
    terug = reverse("project-deelnemers", args=[pk])
    return formulierstap(
        request,
        form,
        lambda: wijzig_deelnemer(deelnemer=wie, door=request.user, **form.cleaned_data),
        gelukt="De deelnemer is bewaard.",
        naar=terug,
        context={
            "titel": "Deelnemer wijzigen",
            "kruimels": kruimels(deze, ("Deelnemers en groepen", terug), ("Deelnemer wijzigen", "")),
        },
    )


def verwijderen(request: Verzoek, pk: int, deelnemer: int) -> HttpResponse:
    """Ask, then take a participant off the list."""
    deze = teamproject(request, pk, Recht.PROJECT_BEWERKEN)
    wie = get_object_or_404(deze.deelnemers, pk=deelnemer)
    terug = reverse("project-deelnemers", args=[pk])
    return bevestigstap(
        request,
        lambda: verwijder_deelnemer(deelnemer=wie, door=request.user),
        gelukt=f"{wie.naam} is verwijderd.",
        naar=terug,
        context={
            "titel": f"{wie.naam} verwijderen?",
            "tekst": "De persoonlijke link in de uitnodiging werkt dan niet meer.",
            "knop": "Verwijder de deelnemer",
            "gevaar": True,
            "kruimels": kruimels(deze, ("Deelnemers en groepen", terug), ("Verwijderen", "")),
        },
    )
