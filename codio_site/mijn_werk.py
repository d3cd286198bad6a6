"""The home page: what waits for this person and how their trajecten stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import ModuleType

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from acties import werk as acties_werk
from moresprudentie import werk as moresprudentie_werk
from organisatie.models import Gebruiker
from organisatie.rechten import Recht, mag
from organisatie.verzoek import Verzoek
from organisatie.werk import Taak, Traject
from project import werk as project_werk
from strategie import werk as strategie_werk

# What the apps tell about the work of a person, in the order of the method.
WERK: tuple[ModuleType, ...] = (strategie_werk, project_werk, acties_werk, moresprudentie_werk)
# What a person may start: the right, the name of the url, the text of the button.
STARTEN = (
    (Recht.PROJECT_MAKEN, "project-nieuw", "Start een project"),
    (Recht.STRATEGIE_MAKEN, "strategie-nieuw", "Start een strategie"),
    (Recht.TERUGKOPPELING_SCHRIJVEN, "terugkoppeling-nieuw", "Schrijf een terugkoppeling"),
)
GETALLEN = ("Geen", "Eén", "Twee", "Drie", "Vier", "Vijf", "Zes", "Zeven", "Acht", "Negen", "Tien")


@dataclass(frozen=True)
class Knop:
    """One thing to start from the home page."""

    tekst: str
    url: str


def taken(gebruiker: Gebruiker) -> list[Taak]:
    """Give all that waits for a person: late first, then by date, undated last."""
    alle = [taak for werk in WERK for taak in werk.taken(gebruiker)]
    return sorted(alle, key=lambda taak: (not taak.te_laat, taak.termijn or date.max))


def trajecten(gebruiker: Gebruiker) -> list[Traject]:
    """Give the running dossiers and projects of a person."""
    return [traject for werk in WERK for traject in werk.trajecten(gebruiker)]


def knoppen(gebruiker: Gebruiker) -> list[Knop]:
    """Give what this person may start."""
    return [Knop(tekst, reverse(naam)) for recht, naam, tekst in STARTEN if mag(gebruiker, recht)]


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
    }
    return render(request, "mijn_werk.html", context)
