"""The words that mean the same to who searches the databank, kept by the redactie."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from moresprudentie.handelingen.synoniemen import (
    verwijder_synoniemen,
    voeg_synoniemen_toe,
    wijzig_synoniemen,
)
from moresprudentie.models import Synoniemgroep
from moresprudentie.synoniemforms import SynoniemForm
from organisatie.rechten import Recht, eis
from web.stappen import Kruimels, bevestigstap, formulierstap, gepost
from web.verzoek import Verzoek


def _kruimels(naam: str = "") -> Kruimels:
    begin = [("Moresprudentie", reverse("databank")), ("Redactie", reverse("redactie"))]
    return (
        [*begin, ("Synoniemen", reverse("synoniemen")), (naam, "")] if naam else [*begin, ("Synoniemen", "")]
    )


def _groep(request: Verzoek, pk: int) -> Synoniemgroep:
    eis(request.user, Recht.VERSLAG_PUBLICEREN)
    return get_object_or_404(Synoniemgroep, pk=pk)


@require_safe
def synoniemen(request: Verzoek) -> HttpResponse:
    """List which words find each other."""
    eis(request.user, Recht.VERSLAG_PUBLICEREN)
    groepen = sorted(Synoniemgroep.objects.all(), key=lambda groep: groep.termen[0].casefold())
    return render(request, "moresprudentie/synoniemen.html", {"groepen": groepen, "kruimels": _kruimels()})


def toevoegen(request: Verzoek) -> HttpResponse:
    """Let some words find each other."""
    eis(request.user, Recht.VERSLAG_PUBLICEREN)
    form = SynoniemForm(gepost(request))
    return formulierstap(
        request,
        form,
        lambda: voeg_synoniemen_toe(door=request.user, **form.cleaned_data) and None,
        gelukt="Deze woorden vinden elkaar nu.",
        naar=reverse("synoniemen"),
        context={
            "titel": "Synoniemen toevoegen",
            "intro": "Wie op één van deze woorden zoekt, vindt ook verslagen met de andere.",
            "kruimels": _kruimels("Toevoegen"),
        },
    )


def wijzigen(request: Verzoek, pk: int) -> HttpResponse:
    """Change which words find each other."""
    groep = _groep(request, pk)
    form = SynoniemForm(gepost(request), instance=groep)
    return formulierstap(
        request,
        form,
        lambda: wijzig_synoniemen(groep=groep, door=request.user, **form.cleaned_data) and None,
        gelukt="De woorden zijn bewaard.",
        naar=reverse("synoniemen"),
        context={"titel": "Synoniemen wijzigen", "kruimels": _kruimels("Wijzigen")},
    )


def verwijderen(request: Verzoek, pk: int) -> HttpResponse:
    """Ask, then let these words no longer find each other."""
    groep = _groep(request, pk)
    return bevestigstap(
        request,
        lambda: verwijder_synoniemen(groep=groep, door=request.user),
        gelukt="Deze woorden vinden elkaar niet meer.",
        naar=reverse("synoniemen"),
        context={
            "titel": "Synoniemen weghalen?",
            "tekst": f"Wie op een van deze woorden zoekt, vindt de andere niet meer: {groep}.",
            "knop": "Haal weg",
            "kruimels": _kruimels("Weghalen"),
        },
    )
