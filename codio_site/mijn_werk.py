"""The home page: what waits for this person and how their trajecten stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import ModuleType

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from acties import werk as acties_werk
from live import werk as live_werk
from moresprudentie import werk as moresprudentie_werk
from organisatie.models import Gebruiker
from organisatie.rechten import Recht, mag
from organisatie.tekst import begin_zin, geteld
from organisatie.werk import ALLES, Hoeveel, Taak, Werk, samen
from project import werk as project_werk
from strategie import werk as strategie_werk
from waardenkader import werk as waardenkader_werk
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


class Bladen(Paginator):
    """The pages of a list of which only the first part was made, up to the page that is asked for."""

    def __init__(self, deel: Sequence[Taak], aantal: int) -> None:
        super().__init__(deel, PER_BLADZIJDE)
        self.aantal = aantal

    @cached_property
    def count(self) -> int:
        """How many there are in all."""
        return self.aantal


def werk(gebruiker: Gebruiker, hoeveel: Hoeveel = ALLES) -> Werk:
    """Give what waits for a person (late first, then by date, undated last), and the running dossiers and projects."""
    return samen((app.werk(gebruiker, hoeveel) for app in WERK), hoeveel)


def knoppen(gebruiker: Gebruiker) -> list[Knop]:
    """Give what this person may start."""
    return [Knop(tekst, reverse(naam)) for recht, naam, tekst in STARTEN if mag(gebruiker, recht)]


def samenvatting(wachtend: int, laat: int) -> str:
    """Say in one or two sentences how much waits, and how much of that is late."""
    if not wachtend:
        return "Er wacht nu niets op je."
    eerste = f"{begin_zin(geteld(wachtend, 'taak wacht', 'taken wachten'))} op je."
    if not laat:
        return eerste
    return f"{eerste} {begin_zin(geteld(laat, 'daarvan is', 'daarvan zijn'))} te laat."


def mijn_werk(request: Verzoek) -> HttpResponse:
    """Show the home page of the person who has logged in."""
    nummer = bladzijde(request.GET.get("pagina", ""))
    alles = werk(request.user, Hoeveel(MEESTE, nummer * PER_BLADZIJDE, MEESTE))
    context = {
        "vandaag": timezone.localdate(),
        "samenvatting": samenvatting(alles.aantal_taken, alles.aantal_laat),
        "pagina": Bladen(alles.op_tijd, alles.aantal_op_tijd).get_page(nummer),
        "werk": alles,
        "meeste": MEESTE,
        "ziet_strategie": any(traject.soort == "Strategie" for traject in alles.trajecten),
        "knoppen": knoppen(request.user),
    }
    return render(request, "mijn_werk.html", context)


def bladzijde(tekst: str) -> int:
    """Give the number of the page that the address asks for; the first when that is no number."""
    return max(1, int(tekst)) if tekst.isascii() and tekst.isdigit() and len(tekst) < 6 else 1
