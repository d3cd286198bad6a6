"""The work of the redacteur: read, publish, give back, withdraw."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from moresprudentie.forms import PubliceerForm, RedenForm
from moresprudentie.handelingen import geef_terug, publiceer, trek_in
from moresprudentie.inhoud import namen_in, verzamel
from moresprudentie.models import Terugkoppeling, Verslag
from moresprudentie.views.werkruimte import haal_verslag, kruimels
from moresprudentie.weergave import toon
from organisatie.rechten import Recht, eis
from web.stappen import FORMULIERPAGINA, formulierstap, gepost
from web.verzoek import Verzoek

PER_BLADZIJDE = 50
RECENT = 20


@require_safe
def redactie(request: Verzoek) -> HttpResponse:
    """List what waits, what was published and what is being written."""
    eis(request.user, Recht.VERSLAG_PUBLICEREN)
    verslagen = Verslag.objects.voor_lijst().select_related(
        "onderdeel", "project__organisator", "huidige_versie", "aangeboden_door"
    )
    concepten = Terugkoppeling.objects.select_related("dossier").concepten()
    context = {
        "pagina": Paginator(verslagen.te_publiceren(), PER_BLADZIJDE).get_page(request.GET.get("pagina")),
        "gepubliceerd": verslagen.gepubliceerd().order_by("-huidige_versie__gepubliceerd_op")[:RECENT],
        "aantal_gepubliceerd": Verslag.objects.gepubliceerd().count(),
        "ingetrokken": verslagen.filter(status=Verslag.Status.INGETROKKEN).order_by("-ingetrokken_op")[
            :RECENT
        ],
        "terugkoppelingen": concepten[:RECENT],
        "aantal_concepten": concepten.count(),
        "kruimels": [("Moresprudentie", reverse("databank")), ("Redactie", "")],
    }
    return render(request, "moresprudentie/redactie.html", context)


def verslag_publiceren(request: Verzoek, pk: int) -> HttpResponse:
    """Read the verslag as it will be, choose who may read it, and publish."""
    verslag = haal_verslag(request, pk)
    eis(request.user, Recht.VERSLAG_PUBLICEREN, verslag)
    form = PubliceerForm(gepost(request), verslag=verslag, initial={"zichtbaarheid": verslag.zichtbaarheid})

    def doe() -> str:
        gegevens = {k: v for k, v in form.cleaned_data.items() if k != "nagekeken"}
        versie = publiceer(verslag=verslag, door=request.user, **gegevens)
        messages.success(request, f"Gepubliceerd: {versie.verslag.nummer}, versie {versie.nummer}.")
        return reverse("project-verslag-delen", args=[pk])

    inhoud = verzamel(verslag)
    terug = reverse("project-verslag", args=[pk])
    context = {
        "verslag": verslag,
        "v": toon(inhoud),
        "inhoud": inhoud,
        "namen": namen_in(inhoud, verslag.project),
        "open_vragen": verslag.invulling.volledigheid().open_verplicht,
        "kruimels": kruimels(request, verslag.project, ("Verslag", terug), ("Publiceren", "")),
    }
    sjabloon = "moresprudentie/publiceren.html"
    return formulierstap(request, form, doe, gelukt="", naar=terug, sjabloon=sjabloon, context=context)


def _met_reden(
    request: Verzoek, pk: int, *, form: RedenForm, doe: Any, gelukt: str, sjabloon: str, **context: Any
) -> HttpResponse:
    """Ask for a reason, do it, go to the workspace; errors come back with the typed text."""
    verslag = haal_verslag(request, pk)
    eis(request.user, Recht.VERSLAG_PUBLICEREN, verslag)
    terug = reverse("project-verslag", args=[pk])
    context["kruimels"] = kruimels(request, verslag.project, ("Verslag", terug), (context["titel"], ""))
    return formulierstap(
        request,
        form,
        lambda: doe(verslag=verslag, door=request.user, **form.cleaned_data),
        gelukt=gelukt,
        naar=terug,
        sjabloon=sjabloon,
        context=context,
    )


def verslag_teruggeven(request: Verzoek, pk: int) -> HttpResponse:
    """Give the verslag back to the project."""
    form = RedenForm(
        gepost(request),
        label="Wat moet er nog gebeuren?",
        uitleg="Het project krijgt deze tekst per mail.",
    )
    return _met_reden(
        request,
        pk,
        form=form,
        doe=geef_terug,
        gelukt="Het verslag is teruggegeven. De organisator krijgt een mail.",
        sjabloon=FORMULIERPAGINA,
        titel="Verslag teruggeven",
        intro="De mensen van het project kunnen het verslag dan weer wijzigen en opnieuw aanbieden.",
        knop="Teruggeven",
    )


def verslag_intrekken(request: Verzoek, pk: int) -> HttpResponse:
    """Withdraw a published verslag."""
    form = RedenForm(
        gepost(request),
        label="Waarom trek je het verslag in?",
        uitleg="Wie het verslag mocht lezen, ziet deze reden op de oude plek.",
    )
    return _met_reden(
        request,
        pk,
        form=form,
        doe=trek_in,
        gelukt="Het verslag is ingetrokken.",
        sjabloon="onderdelen/bevestig.html",
        titel="Verslag intrekken",
        tekst="Het verslag verdwijnt uit de databank en van de openbare pagina. De tekst blijft bewaard.",
        knop="Intrekken",
        gevaar=True,
    )
