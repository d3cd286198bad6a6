"""Pages with which a framework comes in from a CSV file and goes out to one."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from organisatie.rechten import Recht, eis
from organisatie.tekst import aantal, opsomming
from waardenkader import handelingen
from waardenkader.bestand import KOLOMMEN, lees
from waardenkader.forms import KaderbestandForm
from waardenkader.inlezen import maak_plan, schrijf_uit
from waardenkader.models import Kaderbestand, Kaderversie, Waarde
from web.stappen import bevestigstap, formulierstap, gepost
from web.verzoek import Verzoek

EERDER = 10
"""How many files that were read in before the page names."""


def _kruimels(*namen: tuple[str, str]) -> list[tuple[str, str]]:
    hier = ("Inlezen", reverse("kader-inlezen") if namen else "")
    return [("Mijn werk", reverse("mijn-werk")), ("Waardenkader", reverse("waardenkader")), hier, *namen]


def inlezen(request: Verzoek) -> HttpResponse:
    """Bring a CSV file; the next page shows what it would change."""
    eis(request.user, Recht.WAARDENKADER_INLEZEN)
    form = KaderbestandForm(gepost(request), request.FILES or None)

    def doe() -> str:
        return handelingen.lever_kaderbestand_aan(
            inhoud=form.cleaned_data["bestand"],
            bestandsnaam=form.bestandsnaam,
            door=request.user,
            **form.doel(),
        ).get_absolute_url()

    return formulierstap(
        request,
        form,
        doe,
        gelukt="",
        naar=reverse("waardenkader"),
        sjabloon="waardenkader/inlezen.html",
        context={
            "titel": "Waardenkader inlezen",
            "knop": "Bekijk wat er verandert",
            "kolommen": KOLOMMEN,
            "kaders": Kaderversie.objects.op_gebruik(),
            "eerder": Kaderbestand.objects.ingelezen()[:EERDER],
            "kruimels": _kruimels(),
        },
    )


def kaderbestand(request: Verzoek, pk: int) -> HttpResponse:
    """Show what a file would change, or what is wrong with it, and read it in."""
    eis(request.user, Recht.WAARDENKADER_INLEZEN)
    bestand = get_object_or_404(Kaderbestand.objects.select_related("door"), pk=pk)
    plan = maak_plan(bestand.sleutel, bestand.naam, lees(bestand.tekst))

    def doe() -> Any:
        gezien = request.POST.get("gezien") or "niets"
        return handelingen.lees_kader_in(bestand=bestand, door=request.user, gezien=gezien)

    return bevestigstap(
        request,
        doe,
        gelukt=f"{bestand.bestandsnaam} is ingelezen: {plan.samenvatting()}.",
        naar=reverse("kader", args=[bestand.sleutel]),
        mislukt=bestand.get_absolute_url(),
        sjabloon="waardenkader/kaderbestand.html",
        context={
            "bestand": bestand,
            "plan": plan,
            "groepen": plan.per_soort(),
            "kruimels": _kruimels((bestand.bestandsnaam, "")),
        },
    )


@require_safe
def uitvoer(request: Verzoek, sleutel: str) -> HttpResponse:
    """The values of one framework as a CSV file, to change and to read in again."""
    eis(request.user, Recht.WAARDENKADER_INLEZEN)
    versie = get_object_or_404(Kaderversie, sleutel=sleutel)
    reactie = HttpResponse(schrijf_uit(versie), content_type="text/csv; charset=utf-8")
    naam = f"waardenkader-{versie.sleutel}.csv"
    reactie["Content-Disposition"] = content_disposition_header(True, naam) or ""
    return reactie


def in_gebruik(request: Verzoek, sleutel: str) -> HttpResponse:
    """Ask, then let new projects and strategies work with another framework."""
    eis(request.user, Recht.BEHEREN)
    versie = get_object_or_404(Kaderversie, sleutel=sleutel)
    nu = Kaderversie.objects.actueel()
    waarden = Waarde.objects.in_kader(versie.pk)
    los = waarden.filter(opvolgers=None) if versie.eigen else waarden.none()
    let_op = f"Zonder waarde van CODIO erbij: {opsomming(los)}. Die tellen nergens mee." if los else ""
    return bevestigstap(
        request,
        lambda: handelingen.neem_kader_in_gebruik(versie=versie, door=request.user),
        gelukt=f"{versie} is in gebruik. Nieuwe projecten en strategieën werken ermee.",
        naar=reverse("waardenkader"),
        mislukt=versie.get_absolute_url(),
        context={
            "titel": f"{versie} in gebruik nemen?",
            "tekst": f"Nieuwe projecten en strategieën werken dan met de {aantal(waarden.count(), 'waarde', 'waarden')} van "
            f"{versie}. Wat al is begonnen, gaat verder met {nu or 'het kader van toen'}. In de databank en de "
            "terugkoppeling tellen de waarden van beide samen, zoals ze zijn gekoppeld.",
            "let_op": ("Let op", let_op) if let_op else None,
            "knop": "Neem in gebruik",
            "kruimels": _kruimels((str(versie), versie.get_absolute_url()), ("In gebruik", "")),
        },
    )
