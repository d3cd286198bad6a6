"""What the board of actions can be narrowed to: project or strategy, holder, kind, term; all of it in the address."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.http import QueryDict
from django.utils import timezone

from acties.models import eigenaren
from acties.overzicht import STANDEN
from acties.stand import SOORTEN
from acties.tellen import Groep
from organisatie.models import Gebruiker
from waardenkader.models import Actiesoort

NIEMAND = "niemand"
TERMIJNEN = {
    "voorbij": "Voorbij",
    "maand": "Deze maand",
    "kwartaal": "Dit kwartaal",
    "later": "Later",
    "geen": "Geen termijn",
}


@dataclass(frozen=True)
class Filter:
    """One select above the board: `opties` are (value, words), `gekozen` what the address asks, when it is one of them."""

    naam: str
    label: str
    alles: str
    opties: tuple[tuple[str, str], ...]
    gekozen: str = ""

    @property
    def in_woorden(self) -> str:
        """What is chosen, with what it is about."""
        return f"{self.label}: {dict(self.opties)[self.gekozen]}"


@dataclass(frozen=True)
class Weghalen:
    """Something that was chosen, and the address of the board without it."""

    tekst: str
    adres: str


@dataclass(frozen=True)
class Keuze:
    """The filters of the board, what finds the actions that are left, and what was chosen, to be taken away one by one."""

    filters: list[Filter]
    q: Q
    weg: list[Weghalen]
    alles_weg: str
    bewaard: list[tuple[str, str]]
    """What else the address asks, which stays when other filters are sent."""


def kies(groepen: Sequence[Groep], vraag: QueryDict) -> Keuze:
    """Give the filters of these actions, counted for who looks, and what the address asks; what is not there, is ignored.

    The state is left to `acties.overzicht.bord`, so that the tiles can count all states; it can be taken away here.
    """
    filters = [f for f in _filters(groepen, vraag) if len(f.opties) > 1 or f.gekozen]
    q = Q()
    for f in filters:
        if f.gekozen:
            q &= KENMERKEN[f.naam](f.gekozen)
    weg = [Weghalen(f.in_woorden, _zonder(vraag, f.naam)) for f in filters if f.gekozen]
    stand = vraag.get("stand", "")
    if stand in STANDEN:
        weg.append(Weghalen(f"Stand: {STANDEN[stand]}", _zonder(vraag, "stand")))
    bewaard = [(naam, vraag.get(naam, "")) for naam in ("wie", "stand", "sorteer") if vraag.get(naam)]
    return Keuze(filters, q, weg, _zonder(vraag, "stand", *KENMERKEN), bewaard)


def _zonder(vraag: QueryDict, *namen: str) -> str:
    """Give the address of this page without these; one begins on the first page again, and nothing is unfolded."""
    over = vraag.copy()
    for naam in (*namen, "pagina", "open"):
        over.pop(naam, None)
    for naam in [naam for naam in over if not over.get(naam)]:
        over.pop(naam)
    return f"?{over.urlencode()}"


def _eigenaar(waarde: str) -> Q:
    return Q(project=waarde[1:]) if waarde.startswith("p") else Q(dossier=waarde[1:])


def _houder(waarde: str) -> Q:
    if waarde == NIEMAND:
        return Q(actiehouder=None, actiehouder_naam="", actiehouder_functie="")
    if waarde.startswith("g"):
        return Q(actiehouder=waarde[1:])
    naam = Q(actiehouder_naam=waarde[1:]) | Q(actiehouder_naam="", actiehouder_functie=waarde[1:])
    return Q(actiehouder=None) & naam


def _termijn(waarde: str) -> Q:
    """Find the terms in a stretch of time: what is due this month is due this quarter too."""
    vandaag = timezone.localdate()
    kwartaal = _laatste_dag(vandaag.year, (vandaag.month + 2) // 3 * 3)
    return {
        "voorbij": Q(termijn__lt=vandaag),
        "maand": Q(termijn__range=(vandaag, _laatste_dag(vandaag.year, vandaag.month))),
        "kwartaal": Q(termijn__range=(vandaag, kwartaal)),
        "later": Q(termijn__gt=kwartaal),
        "geen": Q(termijn=None),
    }[waarde]


KENMERKEN: dict[str, Callable[[str], Q]] = {
    "project": _eigenaar,
    "houder": _houder,
    "soort": lambda waarde: Q(soort=waarde),
    "termijn": _termijn,
}
"""Per filter what finds the actions with one of its values."""


def _laatste_dag(jaar: int, maand: int) -> date:
    return date(jaar, maand, calendar.monthrange(jaar, maand)[1])


def _filters(groepen: Sequence[Groep], vraag: QueryDict) -> list[Filter]:
    soorten = {soort for groep in groepen for soort in groep.soorten}
    te_kiezen = [keuze for keuze in Actiesoort.choices if keuze[0] in soorten]
    return [
        _filter("project", "Project of strategie", "Alle projecten", _eigenaren(groepen), vraag),
        _filter("houder", "Actiehouder", "Iedereen", _houders(groepen), vraag),
        _filter("soort", "Soort actie", "Alle soorten", te_kiezen, vraag),
        _filter("termijn", "Termijn", "Alle termijnen", TERMIJNEN.items(), vraag),
    ]


def _filter(naam: str, label: str, alles: str, opties: Iterable[tuple[str, str]], vraag: QueryDict) -> Filter:
    te_kiezen = tuple(opties)
    gevraagd = vraag.get(naam, "")
    return Filter(naam, label, alles, te_kiezen, gevraagd if gevraagd in dict(te_kiezen) else "")


def _eigenaren(groepen: Sequence[Groep]) -> list[tuple[str, str]]:
    """Give the projects and strategies that have an action, by name; one query per kind that occurs."""
    opties: list[tuple[str, str]] = []
    for soort, veld in SOORTEN.items():
        if pks := {groep.pk for groep in groepen if groep.soort == soort}:
            opties += [(f"{veld[0]}{pk}", naam) for pk, naam in eigenaren(veld).filter(pk__in=pks).namen()]
    return sorted(opties, key=lambda optie: optie[1].casefold())


def _houders(groepen: Sequence[Groep]) -> list[tuple[str, str]]:
    """Give who carries out these actions, by name; one query."""
    pks = {pk for groep in groepen for pk in groep.houders if pk}
    namen = {naam for groep in groepen for naam in groep.zonder_account}
    opties = [(f"g{pk}", naam) for pk, naam in Gebruiker.objects.filter(pk__in=pks).namen()] if pks else []
    opties += [(f"n{naam}", naam) for naam in namen if naam]
    nog_niemand = [(NIEMAND, "Nog niemand")] if "" in namen else []
    return [*sorted(opties, key=lambda optie: optie[1].casefold()), *nog_niemand]
