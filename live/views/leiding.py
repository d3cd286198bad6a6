"""The control of the gespreksleider, the wall, and who is in the room."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from live.adressen import meedoen, meedoen_leesbaar
from live.beelden import stand
from live.begin import nodig_voor
from live.delen import DELEN, NA_STILTE, VOLGORDE, Deel, volgend_deel, vorig_deel
from live.handelingen import (
    ga_naar,
    hervat,
    open_zaal,
    pauzeer,
    sluit_zaal,
    toon_namen,
    verleng,
    verplaats_plek,
    zet_op_papier,
)
from live.klok import in_cijfers, in_woorden
from live.melden import LEIDING, SCHERM
from live.models import Sessie
from live.schermen.kader import stap_in_woorden, toont_koers
from live.schermen.leiding import leidingstukken, stap_van
from live.schermen.mensen import tafellijst, toegang_van
from live.schermen.wand import wandkop, wandstukken
from live.sleutels import Stroomrecht
from live.views.gedeeld import doe
from organisatie.models import Gebruiker
from organisatie.rechten import Recht, eis
from organisatie.tekst import getal
from project.eerder import na_stilte
from project.koers import koers
from project.models import Project
from project.views.gedeeld import kruimels, teamproject
from project.workshop.handelingen import noteer_aantekening
from project.workshop.tijden import stappen_van
from web.qr import qr as vierkant
from web.stappen import bevestigstap, lukt_of_meld
from web.versturen import alleen_versturen
from web.verzoek import Verzoek

VERLENGINGEN = (1, 5)
"""The minutes that one press adds."""
GESLOTEN = "De zaal is dicht. Loop de uitkomsten na op het blad en rond de workshop af."


def _open_sessie(project: Project) -> Sessie:
    """Give the session that goes on; raises `Http404`."""
    sessie = project.sessies.open().compleet().first()
    if sessie is None:
        raise Http404
    return sessie


def leiding(request: Verzoek, pk: int) -> HttpResponse:
    """Lead the workshop: the part, the clock, the tables, the wall, the notes. Before that: open the room.

    With `?naar=<part>` or `?sluit` it asks first whether that is meant.
    """
    deze = teamproject(request, pk, Recht.WORKSHOP_INVULLEN)
    sessie = deze.sessies.open().compleet().first()
    if sessie is None and deze.is_oefening:
        return redirect("live-oefen-klaar", pk=pk)
    if sessie is None:
        return _begin(request, deze)
    if "sluit" in request.GET:
        return _sluit(request, sessie)
    if request.GET.get("naar") in VOLGORDE:
        return _spring(request, sessie, DELEN[request.GET["naar"]])
    sjabloon = "live/inhoud_leiding.html" if "inhoud" in request.GET else "live/leiding.html"
    return render(request, sjabloon, leidingcontext(sessie, request.user))


def _begin(request: Verzoek, deze: Project) -> HttpResponse:
    context = {
        "project": deze,
        "eerder": deze.sessies.first(),
        "nodig": nodig_voor(deze),
        "stappen": stappen_van(deze.workshop),
        "afgerond": deze.workshop.afgerond_op is not None,
        "kruimels": kruimels(deze, ("Workshop", reverse("project-workshop", args=[deze.pk])), ("Live", "")),
    }
    return render(request, "live/begin.html", context)


def _spring(request: Verzoek, sessie: Sessie, deel: Deel) -> HttpResponse:
    """Ask, then go to any part. `van` is where it was asked: who went on meanwhile is not taken back."""
    terug = reverse("live", args=[sessie.project_id])
    van = request.POST.get("van", sessie.deel)
    return bevestigstap(
        request,
        lambda: ga_naar(sessie=sessie, deel=deel.sleutel, van=van, door=request.user),
        gelukt="",
        naar=terug,
        context={
            "titel": f"Naar ‘{deel.naam}’?",
            "tekst": f"Dat is {stap_in_woorden(deel).lower()}. Alle schermen gaan meteen mee. "
            "Het onderdeel krijgt zijn hele tijd. Wat al is geschreven, blijft bewaard.",
            "knop": "Ga erheen",
            "verborgen": [("van", sessie.deel)],
        },
    )


def _sluit(request: Verzoek, sessie: Sessie) -> HttpResponse:
    """Ask, then close the room; says what comes after it."""
    deze = sessie.project
    naar = reverse("live-oefen-klaar" if deze.is_oefening else "project-workshop", args=[deze.pk])
    return bevestigstap(
        request,
        lambda: sluit_zaal(sessie=sessie, door=request.user),
        gelukt="" if deze.is_oefening else GESLOTEN,
        naar=naar,
        context={
            "titel": "De zaal sluiten?",
            "tekst": "De code werkt dan niet meer en op elk scherm staat dat de workshop klaar is. "
            "Alles wat de tafels kozen, blijft bewaard. Daarna loop je de uitkomsten na op het blad en rond je de workshop af.",
            "knop": "Sluit de zaal",
            "terug": reverse("live", args=[deze.pk]),
        },
    )


def leidingcontext(sessie: Sessie, wie: Gebruiker) -> dict[str, Any]:
    """Give all that the control shows."""
    volgend, vorig = volgend_deel(sessie.deel), vorig_deel(sessie.deel)
    getekend = leidingstukken(sessie)
    stap = stap_van(sessie)
    return {
        "sessie": sessie,
        "project": sessie.project,
        "deel": sessie.nu,
        "stap": stap_in_woorden(sessie.nu),
        "volgende": DELEN[volgend] if volgend else None,
        "vorige": DELEN[vorig] if vorig else None,
        "delen": [DELEN[sleutel] for sleutel in VOLGORDE],
        "stand": stand(sessie),
        "resteert": in_cijfers(max(sessie.over(), timedelta())),
        "duur": in_woorden(sessie.duur),
        "verlengingen": VERLENGINGEN,
        "stukken": getekend,
        "recht": Stroomrecht(sessie.pk, LEIDING, gebruiker=wie.pk).teken(),
        "meedoen": meedoen_leesbaar(),
        "koers": koers(sessie.project) if toont_koers(sessie.nu) else None,
        "gevallen": na_stilte(sessie.project, wie) if sessie.nu.beeld in NA_STILTE else None,
        "tafels": sessie.tafels.select_related("groep"),
        "blad": f"{reverse('project-blad', args=[sessie.project_id])}#stap-{max(stap, 2)}",
        "adres": reverse("live", args=[sessie.project_id]),
    }


@alleen_versturen("live")
def open_de_zaal(request: Verzoek, pk: int) -> HttpResponse:
    """Open the room."""
    deze = teamproject(request, pk)
    lukt_of_meld(request, open_zaal, project=deze, door=request.user)
    return redirect("live", pk=pk)


def _ga(sessie: Sessie, request: Verzoek) -> None:
    ga_naar(
        sessie=sessie, deel=request.POST.get("deel", ""), van=request.POST.get("van", ""), door=request.user
    )


def _langer(sessie: Sessie, request: Verzoek) -> None:
    verleng(sessie=sessie, minuten=getal(request.POST.get("minuten", "1")), door=request.user)


def _op_papier(sessie: Sessie, request: Verzoek) -> None:
    tafel = get_object_or_404(sessie.tafels, pk=getal(request.POST.get("tafel", "")))
    zet_op_papier(tafel=tafel, aan=request.POST.get("aan") == "ja", door=request.user)


ZETTEN: Mapping[str, Callable[[Sessie, Verzoek], Any]] = {
    "naar": _ga,
    "pauze": lambda sessie, request: pauzeer(sessie=sessie, door=request.user),
    "verder": lambda sessie, request: hervat(sessie=sessie, door=request.user),
    "langer": _langer,
    "papier": _op_papier,
    "namen": lambda sessie, request: toon_namen(
        sessie=sessie, aan=request.POST.get("aan") == "ja", door=request.user
    ),
}
"""What the control can do with the session, by the last part of the address."""


@alleen_versturen("live")
def zet(request: Verzoek, pk: int, wat: str) -> HttpResponse:
    """Do one thing with the session."""
    deze = teamproject(request, pk, Recht.WORKSHOP_INVULLEN)
    if wat not in ZETTEN:
        raise Http404
    sessie = _open_sessie(deze)
    return doe(request, lambda: ZETTEN[wat](sessie, request), reverse("live", args=[pk]))


@alleen_versturen("live")
def aantekening(request: Verzoek, pk: int) -> HttpResponse:
    """Add a note of the notulist to the step at which the workshop is."""
    deze = teamproject(request, pk)
    sessie = _open_sessie(deze)
    stap = stap_van(sessie)
    tekst = request.POST.get("tekst", "")
    return doe(
        request,
        lambda: noteer_aantekening(workshop=deze.workshop, stap=stap, tekst=tekst, door=request.user),
        reverse("live", args=[pk]),
    )


def _verplaats(request: Verzoek, sessie: Sessie) -> None:
    plekken = sessie.plekken.select_related("sessie", "deelnemer")
    plek = plekken.filter(pk=getal(request.POST.get("plek", ""))).first()
    groep = sessie.project.groepen.filter(pk=getal(request.POST.get("groep", ""))).first()
    if plek is None or groep is None:
        messages.error(request, "Kies wie je verplaatst, en naar welke tafel.")
        return
    lukt_of_meld(
        request,
        verplaats_plek,
        f"{plek.deelnemer} zit nu aan tafel {groep}.",
        plek=plek,
        groep=groep,
        door=request.user,
    )


def mensen(request: Verzoek, pk: int) -> HttpResponse:
    """Who is in the room, per table, with the link of each; and put somebody at another table."""
    deze = teamproject(request, pk, Recht.WORKSHOP_INVULLEN)
    sessie = _open_sessie(deze)
    if request.method == "POST":
        _verplaats(request, sessie)
        return redirect("live-mensen", pk=pk)
    context = {
        "sessie": sessie,
        "project": deze,
        "tafels": tafellijst(sessie),
        "wachten_op": deze.deelnemers.komen().exclude(plekken__sessie=sessie),
        "toegang": toegang_van(sessie, request.GET),
        "kruimels": kruimels(
            deze, ("Workshop live", reverse("live", args=[pk])), ("Wie er in de zaal is", "")
        ),
    }
    return render(request, "live/mensen.html", context)


def wand(request: Verzoek, pk: int) -> HttpResponse:
    """The wall: for the projector, without controls and without names. After the room was closed it says so."""
    deze = teamproject(request, pk, Recht.WORKSHOP_INVULLEN)
    sessie = deze.sessies.open().compleet().first() or deze.sessies.compleet().first()
    if sessie is None:
        return redirect("live", pk=pk)
    getekend = wandstukken(sessie)
    context = {
        **wandkop(sessie),
        "sessie": sessie,
        "project": deze,
        "stand": stand(sessie),
        "stukken": {naam.replace("-", "_"): stuk for naam, stuk in getekend.items()},
        "recht": Stroomrecht(sessie.pk, SCHERM, gebruiker=request.user.pk).teken(),
        "adres": reverse("live-scherm", args=[pk]),
    }
    return render(request, "live/inhoud_wand.html" if "inhoud" in request.GET else "live/wand.html", context)


def qr(request: Verzoek, pk: int) -> HttpResponse:
    """The address at which to join, to scan."""
    deze = teamproject(request, pk)
    eis(request.user, Recht.PROJECT_INZIEN, deze)
    sessie = _open_sessie(deze)
    return HttpResponse(vierkant(meedoen(sessie), "QR-code om mee te doen"), content_type="image/svg+xml")
