"""The examples of actions: to read, to choose from beside a form, and (without a script) as a page between a form and itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from organisatie.rechten import Recht, eis
from waardenkader.voorbeeldform import ZoekForm
from web.verzoek import Verzoek

NAAR, VELD = "voorbeeld-naar", "voorbeelden"
"""Where the form goes back to, and the field for which an example is looked up."""
NIET_MEE = ("csrfmiddlewaretoken", NAAR, VELD)


def voorbeelden(request: Verzoek) -> HttpResponse:
    """All examples, to search; with `?deel` only what opens beside a form. A form that is sent here can take one over."""
    eis(request.user, Recht.WAARDENKADER_INZIEN)
    if "deel" in request.GET:
        return deel(request)
    if request.method == "POST":
        return kiezen(request, adres=request.path, naar=_terug(request))
    kruimels = [("Waardenkader", reverse("waardenkader")), ("Voorbeelden van acties", "")]
    context = _gevonden(request.GET) | {"kruimels": kruimels}
    return render(request, "waardenkader/voorbeelden/pagina.html", context)


def kiezen(
    request: HttpRequest,
    *,
    adres: str,
    naar: str,
    sjabloon: str = "waardenkader/voorbeelden/kiezen.html",
) -> HttpResponse:
    """The page between a form and itself, with all that was typed in it. It asks no right, as `deel`.

    Takes its own address, that of the form ("" when nobody can tell), and how it looks.
    """
    veld = request.POST.get(VELD, "")
    context = {
        **_gevonden(request.POST),
        "adres": adres,
        "naar": naar,
        "veld": veld,
        "getypt": request.POST.get(veld, "").strip(),
        "mee": [
            (naam, waarde)
            for naam, waarden in request.POST.lists()
            for waarde in waarden
            if naam not in NIET_MEE and not naam.startswith("voorbeeld-")
        ],
    }
    return render(request, sjabloon, context)


def deel(request: HttpRequest) -> HttpResponse:
    """What opens beside a form. It asks no right: the page around it did."""
    return render(request, "waardenkader/voorbeelden/deel.html", _gevonden(request.GET, los=True))


def _gevonden(gegevens: Mapping[str, Any], *, los: bool = False) -> dict[str, Any]:
    form = ZoekForm(gegevens, los=los)
    per_soort = form.per_soort()
    alles = [voorbeeld for _, groep in per_soort for voorbeeld in groep]
    bronnen = dict.fromkeys(voorbeeld.bron for voorbeeld in alles if voorbeeld.bron)
    return {"zoekform": form, "per_soort": per_soort, "aantal": len(alles), "bronnen": list(bronnen)}


def _terug(request: Verzoek) -> str:
    """Give the address of the form on this site that was sent here; "" when nobody can tell."""
    delen = urlsplit(request.POST.get(NAAR, "") or request.headers.get("Referer", ""))
    adres = f"{delen.path}?{delen.query}" if delen.query else delen.path
    eigen = adres.startswith("/") and url_has_allowed_host_and_scheme(adres, allowed_hosts=None)
    return adres if eigen else ""
