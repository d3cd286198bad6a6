"""The home page: what waits for this person and how their trajecten stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from django.apps import apps
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from organisatie.models import Gebruiker
from organisatie.rechten import Recht, mag
from organisatie.verzoek import Verzoek
from organisatie.werk import Taak, Traject

# The apps that tell what waits (`<app>/werk.py`), in the order of the method.
APPS = ("strategie", "project", "acties", "moresprudentie")
# What a person may start: the right, the name of the url, the text of the button.
STARTEN = (
    (Recht.PROJECT_MAKEN, "project-nieuw", "Start een project"),
    (Recht.STRATEGIE_MAKEN, "strategie-nieuw", "Start een strategie"),
)
GETALLEN = ("Geen", "Eén", "Twee", "Drie", "Vier", "Vijf", "Zes", "Zeven", "Acht", "Negen", "Tien")


@dataclass(frozen=True)
class Knop:
    """One thing to start from the home page."""

    tekst: str
    url: str


def _werk() -> Iterator[ModuleType]:
    for app in APPS:
        if apps.is_installed(app) and find_spec(f"{app}.werk"):
            yield import_module(f"{app}.werk")


def taken(gebruiker: Gebruiker) -> list[Taak]:
    """Give all that waits for a person: late first, then by date, undated last."""
    alle = [taak for werk in _werk() for taak in werk.taken(gebruiker)]
    return sorted(alle, key=lambda taak: (not taak.te_laat, taak.termijn or date.max))


def trajecten(gebruiker: Gebruiker) -> list[Traject]:
    """Give the running dossiers and projects of a person."""
    return [traject for werk in _werk() for traject in werk.trajecten(gebruiker)]


def knoppen(gebruiker: Gebruiker) -> list[Knop]:
    """Give what this person may start."""
    toegestaan = ((naam, tekst) for recht, naam, tekst in STARTEN if mag(gebruiker, recht))
    return [Knop(tekst, url) for naam, tekst in toegestaan if (url := _adres(naam))]


def samenvatting(wachtend: list[Taak]) -> str:
    """Say in one or two sentences how much waits."""
    aantal = len(wachtend)
    laat = sum(taak.te_laat for taak in wachtend)
    if not aantal:
        return "Er wacht nu niets op je."
    eerste = "Eén taak wacht op je." if aantal == 1 else f"{_getal(aantal)} taken wachten op je."
    if not laat:
        return eerste
    return f"{eerste} {'Eén daarvan is' if laat == 1 else f'{_getal(laat)} daarvan zijn'} te laat."


def _getal(aantal: int) -> str:
    return GETALLEN[aantal] if aantal < len(GETALLEN) else str(aantal)


def _adres(naam: str) -> str:
    try:
        return reverse(naam)
    except NoReverseMatch:
        return ""


def mijn_werk(request: Verzoek) -> HttpResponse:
    """Show the home page of the person who has logged in."""
    wachtend = taken(request.user)
    context = {
        "vandaag": timezone.localdate(),
        "samenvatting": samenvatting(wachtend),
        "taken": [taak for taak in wachtend if not taak.te_laat],
        "laat": [taak for taak in wachtend if taak.te_laat],
        "trajecten": trajecten(request.user),
        "knoppen": knoppen(request.user),
        "databank": _adres("databank"),
        "waardenkader": _adres("waardenkader"),
    }
    return render(request, "mijn_werk.html", context)
