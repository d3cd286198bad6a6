"""The work of the redacteur: read, publish, give back, withdraw."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from moresprudentie.forms import PubliceerForm, RedenForm, WeghaalForm
from moresprudentie.handelingen import geef_terug, haal_weg, publiceer, trek_in
from moresprudentie.inhoud import verzamel
from moresprudentie.models import Foutmelding, Terugkoppeling, Verslag
from moresprudentie.passage import MERK
from moresprudentie.vanzelf import zonder_functie
from moresprudentie.views.werkruimte import haal_verslag, kruimels, ziet_project
from moresprudentie.vondsten import zoek_vondsten
from moresprudentie.weergave import toon
from moresprudentie.weghalen import kijk
from organisatie.rechten import Recht, eis
from organisatie.tekst import aantal as telling
from web.stappen import FORMULIERPAGINA, formulierstap, gepost, lukt
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
        "gepubliceerd": verslagen.eigen()
        .gepubliceerd()
        .order_by("-huidige_versie__gepubliceerd_op")[:RECENT],
        "aantal_gepubliceerd": Verslag.objects.eigen().gepubliceerd().count(),
        "ingetrokken": verslagen.eigen()
        .filter(status=Verslag.Status.INGETROKKEN)
        .order_by("-ingetrokken_op")[:RECENT],
        "van_papier": Verslag.objects.concepten_van_papier().select_related("project__organisator"),
        "fouten": Foutmelding.objects.open().select_related("verslag", "door")[:PER_BLADZIJDE],
        "na_te_kijken": Verslag.objects.na_te_kijken().defer("zoektekst")[:PER_BLADZIJDE],
        "terugkoppelingen": concepten[:RECENT],
        "aantal_concepten": concepten.count(),
        "kruimels": [("Moresprudentie", reverse("databank")), ("Redactie", "")],
    }
    return render(request, "moresprudentie/redactie.html", context)


def verslag_publiceren(request: Verzoek, pk: int) -> HttpResponse:
    """Read the verslag as it will be, choose who may read it, and publish."""
    verslag = haal_verslag(request, pk)
    eis(request.user, Recht.VERSLAG_PUBLICEREN, verslag)
    vondsten = zoek_vondsten(verslag, reden=request.POST.get("reden", "").strip())
    begin = {"zichtbaarheid": verslag.zichtbaarheid}
    form = PubliceerForm(gepost(request), verslag=verslag, vondsten=vondsten, initial=begin)

    def doe() -> str:
        versie = form.doe(publiceer, verslag=verslag, door=request.user)
        messages.success(request, f"Gepubliceerd: {versie.verslag.nummer}, versie {versie.nummer}.")
        if verslag.project.van_papier:  # who took part then is not known here
            return versie.verslag.get_absolute_url()
        return reverse("project-verslag-delen", args=[pk])

    inhoud = verzamel(verslag)
    terug = reverse("project-verslag", args=[pk])
    context = {
        "verslag": verslag,
        "v": toon(inhoud),
        "inhoud": inhoud,
        "ziet_project": ziet_project(request, verslag.project),
        "zonder_functie": zonder_functie(verslag.project),
        "open_vragen": verslag.invulling.volledigheid().open_verplicht,
        "kruimels": kruimels(request, verslag.project, ("Verslag", terug), ("Publiceren", "")),
    }
    sjabloon = "moresprudentie/publiceren.html"
    return formulierstap(request, form, doe, gelukt="", naar=terug, sjabloon=sjabloon, context=context)


def verslag_weghalen(request: Verzoek, pk: int) -> HttpResponse:
    """Take a passage out of every version: first show where it stands, then do it."""
    verslag = haal_verslag(request, pk)
    eis(request.user, Recht.VERSLAG_PUBLICEREN, verslag)
    form = WeghaalForm(gepost(request))
    terug = reverse("project-verslag", args=[pk])
    context: dict[str, Any] = {"verslag": verslag, "terug": terug, "merk": MERK, "weghaler": None}
    context["kruimels"] = kruimels(request, verslag.project, ("Verslag", terug), ("Passage weghalen", ""))

    def bekijk() -> None:
        gegevens = form.cleaned_data
        context["weghaler"] = weghaler = kijk(verslag, gegevens["passage"], gegevens["reden"])
        form.zet_gezien(weghaler.kenmerk)

    def doe() -> None:
        gegevens = dict(form.cleaned_data)
        bekijk()
        aantal = haal_weg(verslag=verslag, door=request.user, **gegevens)
        messages.success(
            request,
            f"Weggehaald op {telling(aantal, 'plek', 'plekken')}. De documenten worden opnieuw gemaakt.",
        )

    sjabloon = "moresprudentie/weghalen.html"
    if form.is_bound and "bevestigd" not in request.POST and form.is_valid() and lukt(form, bekijk):
        return render(request, sjabloon, {**context, "form": form})
    if form.is_bound and "bevestigd" not in request.POST:
        return render(request, sjabloon, {**context, "form": form}, status=422)
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
        uitleg="Wie het verslag mocht lezen, ziet deze reden op de oude plek. Bij een openbaar verslag is dat iedereen.",
    )
    return _met_reden(
        request,
        pk,
        form=form,
        doe=trek_in,
        gelukt="Het verslag is ingetrokken.",
        sjabloon="onderdelen/bevestig.html",
        titel="Verslag intrekken",
        tekst="Het verslag verdwijnt uit de databank en van de openbare pagina. De tekst blijft bewaard: staat er iets in dat "
        "helemaal weg moet, haal dat dan ook weg uit alle versies.",
        knop="Intrekken",
        gevaar=True,
    )
