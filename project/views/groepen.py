"""The proposal of groups, shown before it is taken over, and which table discusses what."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse

from organisatie.rechten import Recht
from project.forms import TafelForm, VoorstelForm
from project.handelingen import verdeel, verdeel_fundamenten
from project.kader import fundamenten_van
from project.views.gedeeld import kruimels, teamproject
from project.voorstel import maak_voorstel
from web.stappen import formulierstap, gepost
from web.verzoek import Verzoek


def voorstel(request: Verzoek, pk: int) -> HttpResponse:
    """Show the present division and the proposal beside each other, and take it over: those without a group, or all."""
    deze = teamproject(request, pk, Recht.PROJECT_BEWERKEN)
    form = VoorstelForm(gepost(request))
    iedereen = (request.POST or request.GET).get("wie") == "iedereen"
    terug = reverse("project-deelnemers", args=[pk])
    return formulierstap(
        request,
        form,
        lambda: verdeel(
            project=deze, door=request.user, iedereen=iedereen, gezien=form.cleaned_data["voorstel"]
        ),
        gelukt="De deelnemers zijn verdeeld. Verschuif hen gerust met de hand.",
        naar=terug,
        sjabloon="project/verdelen.html",
        context={
            "project": deze,
            "iedereen": iedereen,
            "voorstel": maak_voorstel(deze, iedereen=iedereen),
            "kruimels": kruimels(deze, ("Deelnemers en groepen", terug), ("Voorstel", "")),
        },
    )


def tafels(request: Verzoek, pk: int) -> HttpResponse:
    """Say which table discusses which fundament."""
    deze = teamproject(request, pk, Recht.PROJECT_BEWERKEN)
    nu = dict(deze.groepsfundamenten.values_list("fundament_id", "groep__volgorde"))
    form = TafelForm(gepost(request), fundamenten=list(fundamenten_van(deze)), tafels=nu)
    terug = reverse("project-deelnemers", args=[pk])
    return formulierstap(
        request,
        form,
        lambda: verdeel_fundamenten(
            project=deze, door=request.user, tafels=form.tafels(), gezien=form.cleaned_data["gezien"]
        ),
        gelukt="De tafels zijn bewaard.",
        naar=terug,
        context={
            "titel": "Welke tafel bespreekt wat?",
            "intro": "Met weinig deelnemers bespreekt één tafel meer dan één fundament. Geef die fundamenten dan "
            "hetzelfde tafelnummer.",
            "kruimels": kruimels(deze, ("Deelnemers en groepen", terug), ("Tafels", "")),
        },
    )
