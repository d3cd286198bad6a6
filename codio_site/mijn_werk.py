"""The home page: what waits for this person and how their trajecten stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import ModuleType

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from acties import werk as acties_werk
from live import werk as live_werk
from moresprudentie import werk as moresprudentie_werk
from organisatie.models import Gebruiker
from organisatie.rechten import Recht, mag
from organisatie.tekst import begin_zin, geteld
from organisatie.werk import Taak, Traject
from project import werk as project_werk
from strategie import werk as strategie_werk
from waardenkader import werk as waardenkader_werk
from waardenkader.models import Fundament
from web.verzoek import Verzoek

# What the apps tell about the work of a person, in the order of the method.
WERK: tuple[ModuleType, ...] = (
    strategie_werk,
    project_werk,
    live_werk,
    acties_werk,
    moresprudentie_werk,
    waardenkader_werk,
)
# What a person may start: the right, the name of the url, the text of the button.
STARTEN = (
    (Recht.PROJECT_MAKEN, "project-nieuw", "Start een project"),
    (Recht.STRATEGIE_MAKEN, "strategie-nieuw", "Start een strategie"),
    (Recht.TERUGKOPPELING_SCHRIJVEN, "terugkoppeling-nieuw", "Schrijf een terugkoppeling"),
)
PER_BLADZIJDE = 20
MEESTE = 10
"""Of what is late, and of the trajectories, the first so many; the rest stands in the lists."""


@dataclass(frozen=True)
class Knop:
    """One thing to start from the home page."""

    tekst: str
    url: str


def werk(gebruiker: Gebruiker) -> tuple[list[Taak], list[Traject]]:
    """Give all that waits for a person (late first, then by date, undated last), and the running dossiers and projects."""
    delen = [app.werk(gebruiker) for app in WERK]
    taken = [taak for deel, _ in delen for taak in deel]
    trajecten = [traject for _, deel in delen for traject in deel]
    return sorted(taken, key=lambda taak: (not taak.te_laat, taak.termijn or date.max)), trajecten


def knoppen(gebruiker: Gebruiker) -> list[Knop]:
    """Give what this person may start."""
    return [Knop(tekst, reverse(naam)) for recht, naam, tekst in STARTEN if mag(gebruiker, recht)]


def samenvatting(wachtend: list[Taak]) -> str:
    """Say in one or two sentences how much waits."""
    if not wachtend:
        return "Er wacht nu niets op je."
    laat = sum(taak.te_laat for taak in wachtend)
    eerste = f"{begin_zin(geteld(len(wachtend), 'taak wacht', 'taken wachten'))} op je."
    if not laat:
        return eerste
    return f"{eerste} {begin_zin(geteld(laat, 'daarvan is', 'daarvan zijn'))} te laat."


def mijn_werk(request: Verzoek) -> HttpResponse:
    """Show the home page of the person who has logged in."""
    wachtend, trajecten = werk(request.user)
    op_tijd = [taak for taak in wachtend if not taak.te_laat]
    context = {
        "vandaag": timezone.localdate(),
        "samenvatting": samenvatting(wachtend),
        "pagina": Paginator(op_tijd, PER_BLADZIJDE).get_page(request.GET.get("pagina")),
        "laat": [taak for taak in wachtend if taak.te_laat],
        "trajecten": trajecten,
        "meeste": MEESTE,
        "meeste_van": f":{MEESTE}",
        "ziet_strategie": any(traject.soort == "Strategie" for traject in trajecten),
        "knoppen": knoppen(request.user),
        "fundamenten": Fundament.objects.actueel(),
    }
    return render(request, "mijn_werk.html", context)
