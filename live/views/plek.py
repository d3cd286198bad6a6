"""The screen of one participant, on a telephone."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from live.beelden import stand, tafelstukken
from live.forms import NotitieForm, ReflectieForm
from live.handelingen import bewaar_notitie, lever_reflectie_in, meld_klaar
from live.melden import tafelscherm
from live.models import Notitie, Plek
from live.schermen.kader import kadercontext, op_naam
from live.sleutels import Stroomrecht
from live.views.gedeeld import bewaar_form, bied_voorbeelden, doe, met_plek, tafel_van
from organisatie.models import Organisatie
from project.models import Reflectie
from waardenkader.voorbeeldform import GEKOZEN
from web.verzoek import Verzoek


@met_plek
def plek(request: Verzoek, deze: Plek) -> HttpResponse:
    """What to do now. With `?inhoud` only the part of the page that goes with a part of the workshop."""
    sjabloon = "live/inhoud_plek.html" if "inhoud" in request.GET else "live/plek.html"
    context = plekcontext(deze, request.GET.get("wijzig", ""))
    return render(request, sjabloon, context | {"verplaatst": "verplaatst" in request.GET})


def plekcontext(deze: Plek, wijzig: str = "") -> dict[str, Any]:
    """Give all that the screen of a participant shows; `wijzig` is the id of an own note that is in the form then."""
    tafel, sessie = tafel_van(deze), deze.sessie
    scherm = tafelscherm(tafel.groep_id)
    recht = Stroomrecht(sessie.pk, scherm, plek=deze.pk)
    deel = sessie.nu
    mijn = mijn_notities(deze, deel.soort)
    return {
        **kadercontext(tafel),
        "plek": deze,
        "tafel": tafel,
        "sessie": sessie,
        "deel": deel,
        "stand": stand(sessie),
        "stukken": op_naam(tafelstukken(tafel) if sessie.is_open else {}),
        "recht": recht.teken(),
        "mijn": mijn,
        "dagen": Organisatie.huidige().notities_blijven,
        "is_klaar": deze.klaar_met == deel.sleutel,
        "notitieform": NotitieForm(initial=_begin(mijn, wijzig, deel.soort or Notitie.Soort.WAARDE)),
        "vragen": [(vraag.value, vraag.label, uuid4()) for vraag in Reflectie.Vraag],
        "adres": reverse("live-plek", args=[deze.kenmerk]),
        "notitieadres": reverse("live-plek-notitie", args=[deze.kenmerk]),
        "bordadres": reverse("live-plek-bord", args=[deze.kenmerk, "x"]).removesuffix("x/"),
        "voorbeeldenadres": reverse("live-plek-voorbeelden", args=[deze.kenmerk]),
    }


def _begin(mijn: list[Notitie], wijzig: str, soort: str) -> dict[str, Any]:
    """Give what the form begins with: an own note that is to be changed, or nothing yet."""
    for notitie in mijn:
        if str(notitie.pk) == wijzig:
            velden = ("id", "soort", "tekst", "eigen_waarde", "wie")
            vast = {
                "beurt": notitie.beurt + 1,
                "waarde": notitie.waarde_id,
                GEKOZEN: notitie.voorbeeldactie_id,
            }
            return {veld: getattr(notitie, veld) for veld in velden} | vast
    return {"soort": soort}


def mijn_notities(deze: Plek, soort: str) -> list[Notitie]:
    """Give somebody's own notes of one kind, the newest first; only for the own screen."""
    if not soort:
        return []
    notities = deze.notities.geldig().filter(soort=soort).select_related("waarde__principe__fundament")
    return list(notities.order_by("-geschreven_op", "id"))


@require_POST
@met_plek
def notitie(request: Verzoek, deze: Plek) -> HttpResponse:
    """Keep a note."""
    form = NotitieForm(request.POST)
    naar = reverse("live-plek", args=[deze.kenmerk])
    bewaard: list[Notitie] = []

    def bewaar() -> None:
        velden = form.cleaned_data
        bewaard.append(
            bewaar_notitie(plek=deze, id=velden["id"], beurt=velden["beurt"], inhoud=form.inhoud())
        )

    antwoord = bewaar_form(request, form, bewaar, naar)
    if bewaard and antwoord.status_code == 200:
        return JsonResponse({"ok": True, "notitie": _als_gegevens(bewaard[0])})
    return antwoord


@met_plek
def voorbeelden(request: Verzoek, deze: Plek) -> HttpResponse:
    """The examples of actions for an own note; without a script its form goes past them and comes back."""

    def scherm() -> HttpResponse:
        form = NotitieForm(request.POST)
        return render(request, "live/plek.html", plekcontext(deze) | {"notitieform": form})

    return bied_voorbeelden(request, reverse("live-plek", args=[deze.kenmerk]), scherm)


def _als_gegevens(notitie: Notitie) -> dict[str, Any]:
    """Give a note as it is kept now, for the device of its writer: another device may have changed it meanwhile."""
    velden = ("beurt", "soort", "tekst", "eigen_waarde", "wie")
    return {veld: getattr(notitie, veld) for veld in velden} | {
        "waarde": notitie.waarde_id or "",
        "weg": notitie.verwijderd,
    }


@require_POST
@met_plek
def klaar(request: Verzoek, deze: Plek) -> HttpResponse:
    """Note that somebody has written all, or goes on."""
    is_klaar = request.POST.get("klaar") != "nee"
    return doe(
        request,
        lambda: meld_klaar(plek=deze, deel=deze.sessie.nu.sleutel, klaar=is_klaar),
        reverse("live-plek", args=[deze.kenmerk]),
    )


@require_POST
@met_plek
def reflectie(request: Verzoek, deze: Plek) -> HttpResponse:
    """Keep an answer at the end."""
    form = ReflectieForm(request.POST)
    naar = reverse("live-plek", args=[deze.kenmerk])
    return bewaar_form(request, form, lambda: lever_reflectie_in(plek=deze, **form.cleaned_data), naar)
