"""The recommendations of a terugkoppeling: written one by one, and answered one by one."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from moresprudentie.aanbevelingsforms import AanbevelingForm, AntwoordForm
from moresprudentie.handelingen import (
    beantwoord_aanbeveling,
    schrijf_aanbeveling,
    verplaats_aanbeveling,
    verwijder_aanbeveling,
    wijzig_aanbeveling,
    zeg_geen_aanbevelingen,
)
from moresprudentie.handelingen.aanbevelingen import BEANTWOORDEN
from moresprudentie.models import Aanbeveling, Terugkoppeling
from organisatie.rechten import Recht, eis, eis_een_van
from web.stappen import Kruimels, bevestigstap, formulierstap, gepost, lukt_of_meld
from web.versturen import alleen_versturen
from web.verzoek import Verzoek

PLEK = "#aanbevelingen"


def _terugkoppeling(request: Verzoek, pk: int) -> Terugkoppeling:
    eis(request.user, Recht.TERUGKOPPELING_SCHRIJVEN)
    return get_object_or_404(Terugkoppeling.objects.select_related("dossier"), pk=pk)


def _aanbeveling(request: Verzoek, pk: int, aanbeveling: int) -> Aanbeveling:
    deze = _terugkoppeling(request, pk)
    return get_object_or_404(
        Aanbeveling.objects.select_related("terugkoppeling"), terugkoppeling=deze, pk=aanbeveling
    )


def _lijst(pk: int) -> str:
    return reverse("terugkoppeling-schrijven", args=[pk]) + PLEK


def _kruimels(terugkoppeling: Terugkoppeling, naam: str, waar: str) -> Kruimels:
    return [("Terugkoppeling", reverse("terugkoppelingen")), (terugkoppeling.periode, waar), (naam, "")]


def aanbeveling_nieuw(request: Verzoek, pk: int) -> HttpResponse:
    """Write a recommendation; with the other button another one after it."""
    deze = _terugkoppeling(request, pk)
    if request.method != "POST" and deze.is_verzonden:
        return redirect(deze.get_absolute_url())
    form = AanbevelingForm(gepost(request))
    return formulierstap(
        request,
        form,
        lambda: schrijf_aanbeveling(terugkoppeling=deze, door=request.user, **form.cleaned_data),
        gelukt="De aanbeveling staat in de lijst.",
        naar=_lijst(pk),
        context={
            "titel": "Aanbeveling toevoegen",
            "intro": "De strategie antwoordt op elke aanbeveling apart: overnemen, aanhouden of afwijzen.",
            "nog": "Opslaan en nog een",
            "kruimels": _kruimels(deze, "Aanbeveling", _lijst(pk)),
        },
    )


def wijzigen(request: Verzoek, pk: int, aanbeveling: int) -> HttpResponse:
    """Change a recommendation before it is sent."""
    deze = _aanbeveling(request, pk, aanbeveling)
    if request.method != "POST" and deze.terugkoppeling.is_verzonden:
        return redirect(deze)
    form = AanbevelingForm(gepost(request), instance=deze)
    return formulierstap(
        request,
        form,
        lambda: wijzig_aanbeveling(aanbeveling=deze, door=request.user, **form.cleaned_data),
        gelukt="De aanbeveling is bewaard.",
        naar=_lijst(pk),
        context={
            "titel": "Aanbeveling wijzigen",
            "kruimels": _kruimels(deze.terugkoppeling, "Aanbeveling", _lijst(pk)),
        },
    )


def verwijderen(request: Verzoek, pk: int, aanbeveling: int) -> HttpResponse:
    """Ask, then take a recommendation out."""
    deze = _aanbeveling(request, pk, aanbeveling)
    if request.method != "POST" and deze.terugkoppeling.is_verzonden:
        return redirect(deze)
    return bevestigstap(
        request,
        lambda: verwijder_aanbeveling(aanbeveling=deze, door=request.user),
        gelukt="De aanbeveling staat niet meer in de lijst.",
        naar=_lijst(pk),
        context={
            "titel": "Aanbeveling weghalen?",
            "tekst": f"‘{deze}’ gaat uit de lijst, met de toelichting.",
            "knop": "Haal weg",
            "kruimels": _kruimels(deze.terugkoppeling, "Aanbeveling", _lijst(pk)),
        },
    )


@alleen_versturen("terugkoppeling-schrijven")
def verplaatsen(request: Verzoek, pk: int, aanbeveling: int) -> HttpResponse:
    """Move a recommendation one place."""
    deze = _aanbeveling(request, pk, aanbeveling)
    omhoog = request.POST.get("richting") == "omhoog"
    lukt_of_meld(request, verplaats_aanbeveling, aanbeveling=deze, door=request.user, omhoog=omhoog)
    return redirect(_lijst(pk))


@alleen_versturen("terugkoppeling-schrijven")
def geen(request: Verzoek, pk: int) -> HttpResponse:
    """Say that nothing is recommended, or take that back."""
    deze = _terugkoppeling(request, pk)
    zo = request.POST.get("geen") == "ja"
    lukt_of_meld(request, zeg_geen_aanbevelingen, terugkoppeling=deze, geen=zo, door=request.user)
    return redirect(_lijst(pk))


def beantwoorden(request: Verzoek, pk: int) -> HttpResponse:
    """Say what the strategy does with one recommendation."""
    zichtbaar = Terugkoppeling.objects.zichtbaar_voor(request.user).verzonden().order_by()
    rijen = Aanbeveling.objects.compleet().select_related("terugkoppeling__dossier")
    deze = get_object_or_404(rijen, terugkoppeling__in=zichtbaar.values("pk"), pk=pk)
    eis_een_van(request.user, BEANTWOORDEN, deze.terugkoppeling.dossier)
    if request.method != "POST" and deze.staat_vast:
        return redirect(deze)
    form = AntwoordForm(gepost(request), instance=deze)
    return formulierstap(
        request,
        form,
        lambda: beantwoord_aanbeveling(aanbeveling=deze, door=request.user, **form.cleaned_data),
        gelukt="Je antwoord is bewaard. Wie de aanbeveling schreef, krijgt bericht.",
        naar=deze.get_absolute_url(),
        sjabloon="moresprudentie/aanbeveling_beantwoorden.html",
        context={
            "titel": "Beantwoord de aanbeveling",
            "aanbeveling": deze,
            "kruimels": _kruimels(deze.terugkoppeling, "Aanbeveling", deze.terugkoppeling.get_absolute_url()),
        },
    )
