"""The screen of one table, on a shared laptop; and what people do on the board, on laptop and telephone alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from live.beelden import stand, tafelstukken
from live.bord import Keuzeregel, maak_regel, tafelform
from live.forms import NotitieForm, WoordvoerderForm
from live.handelingen import (
    bewaar_regel_aan_tafel,
    haal_los,
    haal_regel_van_tafel,
    kies_actie_van_notitie,
    kies_stapel,
    leg_notitie_neer,
    noem_woordvoerder,
    verplaats_notitie,
    voeg_samen,
)
from live.melden import tafelscherm
from live.models import Notitie, Plek, Tafel
from live.schermen.kader import kadercontext, op_naam
from live.sleutels import Stroomrecht
from live.teken import teken
from live.views.gedeeld import bewaar_form, bied_voorbeelden, doe, met_plek, met_tafel, tafel_van, weiger
from organisatie.rij import Verdwenen
from organisatie.tekst import getal
from project.models import Reflectie
from project.workshop.bereik import Bereik
from project.workshop.regels import SOORTEN, Aanvulbaar
from waardenkader.models import Principe
from web.verzoek import Verzoek

SOORTEN_AAN_TAFEL = ("waarde", "accentwaarde", "voorstel")


@met_tafel
def tafel(request: Verzoek, deze: Tafel) -> HttpResponse:
    """What the table does now. With `?inhoud` only the part of the page that goes with a part of the workshop."""
    sjabloon = "live/inhoud_tafel.html" if "inhoud" in request.GET else "live/tafel.html"
    return render(request, sjabloon, tafelcontext(request, deze))


def tafelcontext(request: Verzoek, deze: Tafel) -> dict[str, Any]:
    """Give all that the screen of a table shows."""
    sessie = deze.sessie
    scherm = tafelscherm(deze.groep_id)
    return {
        **kadercontext(deze),
        "tafel": deze,
        "sessie": sessie,
        "deel": sessie.nu,
        "stand": stand(sessie),
        "stukken": op_naam(tafelstukken(deze) if sessie.is_open else {}),
        "recht": Stroomrecht(sessie.pk, scherm).teken(),
        "notitieform": NotitieForm(initial={"soort": sessie.nu.soort or Notitie.Soort.WAARDE}),
        "adres": reverse("live-tafel", args=[deze.kenmerk]),
        "vragen": Reflectie.Vraag.labels,
        "meedoen": f"{request.get_host()}{reverse('deelnemen')}".rstrip("/"),
        "notitieadres": reverse("live-tafel-notitie", args=[deze.kenmerk]),
        "bordadres": reverse("live-tafel-bord", args=[deze.kenmerk, "x"]).removesuffix("x/"),
        "voorbeeldenadres": reverse("live-tafel-voorbeelden", args=[deze.kenmerk]),
    }


@require_POST
@met_tafel
def notitie(request: Verzoek, deze: Tafel) -> HttpResponse:
    """Keep a note that lies on the table itself."""
    form = NotitieForm(request.POST)
    naar = reverse("live-tafel", args=[deze.kenmerk])

    def leg_neer() -> None:
        velden = form.cleaned_data
        leg_notitie_neer(tafel=deze, id=velden["id"], beurt=velden["beurt"], inhoud=form.inhoud())

    return bewaar_form(request, form, leg_neer, naar)


@met_tafel
def voorbeelden(request: Verzoek, deze: Tafel) -> HttpResponse:
    """The examples of actions for a note at this table; without a script its form goes past them and comes back."""

    def scherm() -> HttpResponse:
        form = NotitieForm(request.POST)
        return render(request, "live/tafel.html", tafelcontext(request, deze) | {"notitieform": form})

    return bied_voorbeelden(request, reverse("live-tafel", args=[deze.kenmerk]), scherm)


@require_POST
@met_plek
def bord_van_plek(request: Verzoek, deze: Plek, wat: str) -> HttpResponse:
    """Do something on the board of the own table."""
    return _op_bord(request, tafel_van(deze), wat, reverse("live-plek", args=[deze.kenmerk]))


@require_POST
@met_tafel
def bord_van_tafel(request: Verzoek, deze: Tafel, wat: str) -> HttpResponse:
    """Do something on the board of this table."""
    return _op_bord(request, deze, wat, reverse("live-tafel", args=[deze.kenmerk]))


def _op_bord(request: Verzoek, deze: Tafel, wat: str, naar: str) -> HttpResponse:
    if wat in REGELS:
        return REGELS[wat](request, deze, naar)
    if wat not in DOEN:
        raise Http404
    return doe(request, lambda: DOEN[wat](deze, request.POST), naar)


def _notitie(deze: Tafel, naam: str, gegevens: QueryDict) -> Notitie:
    """Give a note that lies on this table; raises `Verdwenen`."""
    try:
        notities = Notitie.objects.geldig().filter(sessie=deze.sessie_id, groep=deze.groep_id)
        gevonden = notities.filter(pk=gegevens.get(naam, "")).first()
    except ValidationError as fout:  # no id at all
        raise Verdwenen from fout
    if gevonden is None:
        raise Verdwenen
    return gevonden


def _waar(deze: Tafel, gegevens: QueryDict) -> dict[str, Any]:
    """Give under which value: `stapel` is "w<id>", or "e" with the name in `eigen_waarde`, or "" for none.

    A name that is in the framework, however it is typed, is that value.
    """
    stapel, naam = gegevens.get("stapel", ""), gegevens.get("eigen_waarde", "").strip()
    if stapel.startswith("w"):
        return {"waarde": getal(stapel[1:])}
    if not stapel.startswith("e"):
        return {"eigen_waarde": ""}
    if not naam:
        raise ValidationError("Welke waarde is het? Schrijf de naam op.")
    gevonden = Bereik(deze.sessie.project).vind_waarde(naam)
    return {"waarde": gevonden.pk} if gevonden else {"eigen_waarde": naam}


def _verplaats(deze: Tafel, gegevens: QueryDict) -> None:
    verplaats_notitie(tafel=deze, notitie=_notitie(deze, "notitie", gegevens), **_waar(deze, gegevens))


def _samen(deze: Tafel, gegevens: QueryDict) -> None:
    notitie, met = _notitie(deze, "notitie", gegevens), _notitie(deze, "met", gegevens)
    voeg_samen(tafel=deze, notitie=notitie, met=met)


def _los(deze: Tafel, gegevens: QueryDict) -> None:
    haal_los(tafel=deze, notitie=_notitie(deze, "notitie", gegevens))


def _kies(deze: Tafel, gegevens: QueryDict) -> None:
    principe = (
        Principe.objects.in_kader(deze.sessie.project.kader_id)
        .filter(pk=getal(gegevens.get("principe", "")))
        .first()
    )
    reden = gegevens.get("reden", "").strip()
    kies_stapel(tafel=deze, principe=principe, reden=reden, **_waar(deze, gegevens))


def _kies_actie(deze: Tafel, gegevens: QueryDict) -> None:
    kies_actie_van_notitie(tafel=deze, notitie=_notitie(deze, "notitie", gegevens))


def _regel_weg(deze: Tafel, gegevens: QueryDict) -> None:
    soort = SOORTEN.get(gegevens.get("soort", ""))
    if not isinstance(soort, Aanvulbaar) or soort.sleutel not in SOORTEN_AAN_TAFEL:
        raise Http404
    rij = soort.vind(Bereik(deze.sessie.project), getal(gegevens.get("rij", "")), deze.groep)
    if rij is None:
        raise Verdwenen
    haal_regel_van_tafel(tafel=deze, soort=soort, rij=rij)


DOEN: Mapping[str, Callable[[Tafel, QueryDict], None]] = {
    "verplaats": _verplaats,
    "samen": _samen,
    "los": _los,
    "kies": _kies,
    "kies-actie": _kies_actie,
    "regel-weg": _regel_weg,
}
"""What can be done on a board, by the last part of the address."""


def _regel(request: Verzoek, deze: Tafel, naar: str) -> HttpResponse:
    """Save what the table chose, in the form of that kind of line; what clashes comes back with both texts."""
    soort = SOORTEN.get(request.POST.get("soort", ""))
    if soort is None or soort.sleutel not in SOORTEN_AAN_TAFEL:
        raise Http404
    bereik = Bereik(deze.sessie.project)
    pk = getal(request.POST.get("rij", ""))
    rij = soort.vind(bereik, pk, deze.groep) if pk else None
    if pk and (rij is None or rij.groep is None or rij.groep.pk != deze.groep_id):
        return weiger(request, Verdwenen(), naar)
    form = tafelform(soort, request.POST, bereik=bereik, rij=rij, groep=deze.groep)
    nu = maak_regel(deze, soort, pk) if pk else None

    def html() -> str:
        regel = replace(nu, form=form) if nu else Keuzeregel(0, "", soort, form, rij)
        return teken("regel", regel=regel, tafel=deze, sessie=deze.sessie)

    def bewaar() -> None:
        bewaar_regel_aan_tafel(tafel=deze, soort=soort, form=form)

    antwoord = bewaar_form(request, form, bewaar, naar, html)
    if antwoord.status_code == 200 and (na := maak_regel(deze, soort, pk)):
        return JsonResponse({"ok": True, "html": teken("regel", regel=na, tafel=deze, sessie=deze.sessie)})
    return antwoord


def _woordvoerder(request: Verzoek, deze: Tafel, naar: str) -> HttpResponse:
    """Save who tells the room what the table chose; when another was named meanwhile, both names come back."""
    soort = request.POST.get("soort", "")
    form = WoordvoerderForm(request.POST, tafel=deze, soort=soort)

    def bewaar() -> None:
        noem_woordvoerder(tafel=deze, soort=soort, **form.cleaned_data)

    antwoord = bewaar_form(request, form, bewaar, naar, lambda: teken("woordvoerder", form=form))
    if antwoord.status_code == 200:
        deze.refresh_from_db(fields=["woordvoerder_waarden", "woordvoerder_acties"])
        nieuw = teken("woordvoerder", form=WoordvoerderForm(tafel=deze, soort=soort))
        return JsonResponse({"ok": True, "html": nieuw})
    return antwoord


REGELS: Mapping[str, Callable[[Verzoek, Tafel, str], HttpResponse]] = {
    "regel": _regel,
    "woordvoerder": _woordvoerder,
}
"""What two people may write at the same time, by the last part of the address."""
