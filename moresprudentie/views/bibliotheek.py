"""The library of actions: looking through those of all verslagen, and taking one over."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from moresprudentie.citator import bibliotheek as kast
from moresprudentie.citator.overnemen import projecten_voor
from moresprudentie.citator.stand import stand_van
from moresprudentie.citatorforms import OvernemenForm
from moresprudentie.handelingen.overnemen import StaatErAl, neem_actie_over
from moresprudentie.models import Verslagactie
from moresprudentie.models.zoeken import Lezer
from organisatie.rechten import Recht, eis
from web.stappen import formulierstap, gepost
from web.verzoek import Verzoek

KRUIMELS = ("Moresprudentie", "databank"), ("Actiebibliotheek", "bibliotheek")


def _kruimels(*verder: tuple[str, str]) -> list[tuple[str, str]]:
    return [*((naam, reverse(adres)) for naam, adres in KRUIMELS), *verder]


@require_safe
def bibliotheek(request: Verzoek) -> HttpResponse:
    """Look through the actions of all verslagen that this person may read."""
    eis(request.user, Recht.DATABANK_INZIEN)
    keuze, lezer = kast.Keuze.uit(request.GET), Lezer.van(request.user)
    pagina = kast.bladzijde(kast.zoek(keuze, lezer), request.GET.get("pagina"), request.user)
    context = {
        "keuze": keuze,
        "filters": kast.filters(keuze),
        "pagina": pagina,
        "kruimels": [(KRUIMELS[0][0], reverse("databank")), ("Actiebibliotheek", "")],
    }
    return render(request, "moresprudentie/citator/bibliotheek.html", context)


def overnemen(request: Verzoek, slug: str, nummer: int) -> HttpResponse:
    """Choose the project into which an action of a verslag is taken over."""
    eis(request.user, Recht.DATABANK_INZIEN)
    leesbaar: Any = Verslagactie.objects.voor(Lezer.van(request.user))
    regel = get_object_or_404(
        leesbaar.met_stand().select_related("verslag"), verslag__slug=slug, nummer=nummer
    )
    projecten = projecten_voor(request.user, regel.verslag)
    form = OvernemenForm(gepost(request), projecten=projecten)

    def doe() -> str:
        project = form.cleaned_data["project"]
        try:
            actie = neem_actie_over(regel=regel, project=project, door=request.user)
        except StaatErAl as fout:
            messages.info(request, f"Deze actie staat al in ‘{project}’.")
            return fout.actie.get_absolute_url()
        messages.success(
            request, f"De actie staat in ‘{project}’. Kies nog wie haar uitvoert en wanneer zij af is."
        )
        return actie.get_absolute_url()

    context = {
        "regel": regel,
        "stand": stand_van(regel),
        "waarden": regel.waarden.select_related("principe__fundament"),
        "projecten": projecten,
        "titel": "Actie overnemen",
        "knop": "Neem over",
        "kruimels": _kruimels(("Overnemen", "")),
    }
    sjabloon = "moresprudentie/citator/overnemen.html"
    return formulierstap(
        request, form, doe, gelukt="", naar=reverse("bibliotheek"), sjabloon=sjabloon, context=context
    )
