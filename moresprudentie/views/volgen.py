"""The pages of the beheerder about the organisations that we follow."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from moresprudentie.handelingen import begin_volgen, haal_nu_op, stop_volgen, wijzig_bron, zet_ophalen
from moresprudentie.models import Bron, Toegangssleutel
from moresprudentie.volgforms import BronForm, VolgForm
from organisatie.rechten import Recht, eis
from organisatie.tekst import aantal
from web.stappen import bevestigstap, formulierstap, gepost, lukt_of_meld
from web.verzoek import Verzoek

FOUTEN = 100


def kruimels(*verder: tuple[str, str]) -> list[tuple[str, str]]:
    """Give the way to a page under this one."""
    lijst = reverse("bronnen") if verder else ""
    return [("Moresprudentie", reverse("databank")), ("Andere organisaties", lijst), *verder]


def _bron(request: Verzoek, pk: int) -> Bron:
    eis(request.user, Recht.BEHEREN)
    return get_object_or_404(Bron.objects.met_aantallen(), pk=pk)


@require_safe
def bronnen(request: Verzoek) -> HttpResponse:
    """List the organisations whose verslagen are here."""
    eis(request.user, Recht.BEHEREN)
    alle = list(Bron.objects.met_aantallen())
    context = {
        "bronnen": [bron for bron in alle if bron.gestopt_op is None],
        "gestopt": [bron for bron in alle if bron.gestopt_op is not None],
        "sleutels": Toegangssleutel.objects.select_related("gemaakt_door"),
        "kruimels": kruimels(),
    }
    return render(request, "moresprudentie/bronnen.html", context)


def nieuw(request: Verzoek) -> HttpResponse:
    """Follow another installation."""
    eis(request.user, Recht.BEHEREN)
    form = VolgForm(gepost(request))
    context = {
        "titel": "Organisatie volgen",
        "intro": "Hun verslagen komen dan ook in jullie databank, met de naam van de organisatie erbij. Wat zij verbeteren of "
        "intrekken, verandert of verdwijnt hier ook.",
        "knop": "Volgen",
        "kruimels": kruimels(("Organisatie volgen", "")),
    }

    def doe() -> str:
        return begin_volgen(door=request.user, **form.cleaned_data).get_absolute_url()

    gelukt = "Jullie volgen deze organisatie. De verslagen worden nu opgehaald."
    return formulierstap(request, form, doe, gelukt=gelukt, naar=reverse("bronnen"), context=context)


@require_safe
def bron(request: Verzoek, pk: int) -> HttpResponse:
    """Show how it goes with one source: what was fetched, what was not, and why."""
    gevonden = _bron(request, pk)
    context = {
        "bron": gevonden,
        "fouten": gevonden.fouten.all()[:FOUTEN],
        "kruimels": kruimels((gevonden.naam, "")),
    }
    return render(request, "moresprudentie/bron.html", context)


def wijzigen(request: Verzoek, pk: int) -> HttpResponse:
    """Call a source otherwise, or note another key."""
    gevonden = _bron(request, pk)
    form = BronForm(gepost(request), bron=gevonden)
    return formulierstap(
        request,
        form,
        lambda: wijzig_bron(bron=gevonden, door=request.user, **form.cleaned_data),
        gelukt="Opgeslagen.",
        naar=gevonden.get_absolute_url(),
        context={
            "titel": f"{gevonden.naam} wijzigen",
            "kruimels": kruimels((gevonden.naam, gevonden.get_absolute_url()), ("Wijzigen", "")),
        },
    )


def _doe(request: Verzoek, gevonden: Bron, handeling: Any, gelukt: str, **gegevens: Any) -> HttpResponse:
    lukt_of_meld(request, handeling, gelukt, bron=gevonden, door=request.user, **gegevens)
    return redirect(gevonden)


@require_POST
def ophalen(request: Verzoek, pk: int) -> HttpResponse:
    """Let the worker fetch now; with `alles` all of it again."""
    alles = "alles" in request.POST
    wat = "Alles wordt opnieuw nagelopen" if alles else "Wat nieuw is, wordt nu opgehaald"
    gelukt = f"{wat}. Ververs deze pagina om te zien hoe ver het is."
    return _doe(request, _bron(request, pk), haal_nu_op, gelukt, alles=alles)


@require_POST
def aan(request: Verzoek, pk: int) -> HttpResponse:
    """Let fetching go on, or wait."""
    zet_aan = "aan" in request.POST
    gelukt = "Het ophalen staat aan." if zet_aan else "Het ophalen staat uit. Wat er is, blijft staan."
    return _doe(request, _bron(request, pk), zet_ophalen, gelukt, aan=zet_aan)


def stoppen(request: Verzoek, pk: int) -> HttpResponse:
    """Follow a source no longer; first it is said what goes."""
    gevonden = _bron(request, pk)
    hoeveel: int = gevonden.aantal  # type: ignore[attr-defined]
    weg = f"{aantal(hoeveel, 'verslag', 'verslagen')} van {gevonden.naam} {'verdwijnt' if hoeveel == 1 else 'verdwijnen'}"
    context = {
        "titel": f"{gevonden.naam} niet meer volgen"
        if gevonden.adres
        else f"Verslagen van {gevonden.naam} weghalen",
        "tekst": f"{weg} uit jullie databank, ook uit het zoeken. Op de oude plek staat dan dat jullie deze organisatie niet "
        f"meer volgen. {'Volg je haar later weer' if gevonden.adres else 'Lees je het bestand later weer in'}, dan komen ze "
        "terug.",
        "knop": "Niet meer volgen" if gevonden.adres else "Weghalen",
        "gevaar": True,
        "kruimels": kruimels((gevonden.naam, gevonden.get_absolute_url()), ("Niet meer volgen", "")),
        "terug": gevonden.get_absolute_url(),
    }

    def doe() -> None:
        stop_volgen(bron=gevonden, door=request.user)

    gelukt = f"Jullie volgen {gevonden.naam} niet meer."
    return bevestigstap(request, doe, gelukt=gelukt, naar=reverse("bronnen"), context=context)
