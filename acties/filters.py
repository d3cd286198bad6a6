"""What the board of actions can be narrowed to: project or strategy, holder, kind, term; all of it in the address."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter

from django.http import QueryDict
from django.utils import timezone

from acties.models import EIGENAREN, eigenaren
from acties.overzicht import STANDEN
from acties.tellen import Geteld, eigenaars
from acties.volgorde import houders
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
    """The filters of the board, the actions that are left, and what was chosen, to be taken away one by one."""

    filters: list[Filter]
    regels: list[Geteld]
    weg: list[Weghalen]
    alles_weg: str
    bewaard: list[tuple[str, str]]
    """What else the address asks, which stays when other filters are sent."""
    houders: dict[int, str]
    """The names of who have the actions, those that were left out too."""


def kies(alles: Sequence[Geteld], vraag: QueryDict) -> Keuze:
    """Narrow the actions to what the address asks; what it asks that is not there, is ignored.

    The state is left to `acties.overzicht.bord`, so that the tiles can count all states; it can be taken away here.
    """
    namen = houders(alles)
    filters = [f for f in _filters(alles, namen, vraag) if len(f.opties) > 1 or f.gekozen]
    over = list(alles)
    for f in filters:
        if f.gekozen:
            over = KENMERKEN[f.naam](over, f.gekozen)
    weg = [Weghalen(f.in_woorden, _zonder(vraag, f.naam)) for f in filters if f.gekozen]
    stand = vraag.get("stand", "")
    if stand in STANDEN:
        weg.append(Weghalen(f"Stand: {STANDEN[stand]}", _zonder(vraag, "stand")))
    bewaard = [(naam, vraag.get(naam, "")) for naam in ("wie", "stand", "sorteer") if vraag.get(naam)]
    return Keuze(filters, over, weg, _zonder(vraag, "stand", *KENMERKEN), bewaard, namen)


def _zonder(vraag: QueryDict, *namen: str) -> str:
    """Give the address of this page without these; one begins on the first page again, and nothing is unfolded."""
    over = vraag.copy()
    for naam in (*namen, "pagina", "open"):
        over.pop(naam, None)
    for naam in [naam for naam in over if not over.get(naam)]:
        over.pop(naam)
    return f"?{over.urlencode()}"


def _van_eigenaar(lijst: list[Geteld], waarde: str) -> list[Geteld]:
    pk, veld = int(waarde[1:]), "project" if waarde.startswith("p") else "dossier"
    return [r for r in lijst if getattr(r, veld) == pk]


def _van_houder(lijst: list[Geteld], waarde: str) -> list[Geteld]:
    if waarde.startswith("g"):
        return [r for r in lijst if r.houder == int(waarde[1:])]
    naam = "" if waarde == NIEMAND else waarde[1:]
    return [r for r in lijst if not r.houder and r.zonder_account == naam]


def _van_soort(lijst: list[Geteld], waarde: str) -> list[Geteld]:
    return [r for r in lijst if r.soort == waarde]


def _op_termijn(lijst: list[Geteld], waarde: str) -> list[Geteld]:
    """Give what is due in a stretch of time: what is due this month is due this quarter too."""
    vandaag = timezone.localdate()
    if waarde == "geen":
        return [r for r in lijst if r.termijn is None]
    kwartaal = _laatste_dag(vandaag.year, (vandaag.month + 2) // 3 * 3)
    van, tot = {
        "voorbij": (date.min, vandaag - timedelta(days=1)),
        "maand": (vandaag, _laatste_dag(vandaag.year, vandaag.month)),
        "kwartaal": (vandaag, kwartaal),
        "later": (kwartaal + timedelta(days=1), date.max),
    }[waarde]
    return [r for r in lijst if r.termijn and van <= r.termijn <= tot]


KENMERKEN: dict[str, Callable[[list[Geteld], str], list[Geteld]]] = {
    "project": _van_eigenaar,
    "houder": _van_houder,
    "soort": _van_soort,
    "termijn": _op_termijn,
}
"""Per filter what leaves the actions with one of its values."""


def _laatste_dag(jaar: int, maand: int) -> date:
    return date(jaar, maand, calendar.monthrange(jaar, maand)[1])


def _filters(alles: Sequence[Geteld], namen: Mapping[int, str], vraag: QueryDict) -> list[Filter]:
    soorten = set(map(attrgetter("soort"), alles))
    te_kiezen = [keuze for keuze in Actiesoort.choices if keuze[0] in soorten]
    return [
        _filter("project", "Project of strategie", "Alle projecten", _eigenaren(alles), vraag),
        _filter("houder", "Actiehouder", "Iedereen", _houders(alles, namen), vraag),
        _filter("soort", "Soort actie", "Alle soorten", te_kiezen, vraag),
        _filter("termijn", "Termijn", "Alle termijnen", TERMIJNEN.items(), vraag),
    ]


def _filter(naam: str, label: str, alles: str, opties: Iterable[tuple[str, str]], vraag: QueryDict) -> Filter:
    te_kiezen = tuple(opties)
    gevraagd = vraag.get(naam, "")
    return Filter(naam, label, alles, te_kiezen, gevraagd if gevraagd in dict(te_kiezen) else "")


def _eigenaren(alles: Sequence[Geteld]) -> list[tuple[str, str]]:
    """Give the projects and strategies that have an action, by name; one query per kind that occurs."""
    opties: list[tuple[str, str]] = []
    for veld, pks in zip(EIGENAREN, eigenaars(alles), strict=True):
        if pks:
            opties += [(f"{veld[0]}{pk}", naam) for pk, naam in eigenaren(veld).filter(pk__in=pks).namen()]
    return sorted(opties, key=lambda optie: optie[1].casefold())


def _houders(alles: Sequence[Geteld], namen: Mapping[int, str]) -> list[tuple[str, str]]:
    zonder_account = {r.zonder_account for r in alles if not r.houder}
    opties = [(f"g{pk}", naam) for pk, naam in namen.items()]
    opties += [(f"n{naam}", naam) for naam in zonder_account if naam]
    nog_niemand = [(NIEMAND, "Nog niemand")] if "" in zonder_account else []
    return [*sorted(opties, key=lambda optie: optie[1].casefold()), *nog_niemand]
