"""What the board of actions can be narrowed to: project or strategy, holder, kind, term; all of it in the address."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils import timezone

from acties.models import EIGENAREN, Actie, eigenaren
from acties.overzicht import STANDEN, Regel
from acties.volgorde import houders, naam_van
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
    """The filters of the board, the lines that are left, and what was chosen, to be taken away one by one."""

    filters: list[Filter]
    regels: list[Regel]
    weg: list[Weghalen]
    alles_weg: str
    bewaard: list[tuple[str, str]]
    """What else the address asks, which stays when other filters are sent."""


def kies(alles: Sequence[Regel], vraag: QueryDict) -> Keuze:
    """Narrow the lines to what the address asks; what it asks that is not there, is ignored.

    The state is left to `acties.overzicht.bord`, so that the tiles can count all states; it can be taken away here.
    """
    kenmerken = _kenmerken(alles)
    gevraagd = {naam: vraag.get(naam, "") for naam in kenmerken}
    filters = [f for f in _filters(alles, gevraagd) if len(f.opties) > 1 or f.gekozen]
    over = [r for r in alles if all(not f.gekozen or f.gekozen in kenmerken[f.naam](r) for f in filters)]
    weg = [Weghalen(f.in_woorden, _zonder(vraag, f.naam)) for f in filters if f.gekozen]
    stand = vraag.get("stand", "")
    if stand in STANDEN:
        weg.append(Weghalen(f"Stand: {STANDEN[stand]}", _zonder(vraag, "stand")))
    bewaard = [(naam, vraag.get(naam, "")) for naam in ("wie", "stand", "sorteer") if vraag.get(naam)]
    return Keuze(filters, over, weg, _zonder(vraag, "stand", *kenmerken), bewaard)


def _zonder(vraag: QueryDict, *namen: str) -> str:
    """Give the address of this page without these; one begins on the first page again, and nothing is unfolded."""
    over = vraag.copy()
    for naam in (*namen, "pagina", "open"):
        over.pop(naam, None)
    for naam in [naam for naam in over if not over.get(naam)]:
        over.pop(naam)
    return f"?{over.urlencode()}"


def _kenmerken(alles: Sequence[Regel]) -> dict[str, Callable[[Regel], tuple[str, ...]]]:
    """Give per filter under which of its values a line is found."""
    vandaag = timezone.localdate()
    return {
        "project": lambda r: (_eigenaar(r.actie),),
        "houder": lambda r: (_houder(r.actie),),
        "soort": lambda r: (r.actie.soort,),
        "termijn": lambda r: _termijn(r.actie.termijn, vandaag),
    }


def _eigenaar(actie: Actie) -> str:
    return f"p{actie.project_id}" if actie.project_id else f"d{actie.dossier_id}"


def _houder(actie: Actie) -> str:
    if actie.actiehouder_id:
        return f"g{actie.actiehouder_id}"
    naam = actie.actiehouder_naam or actie.actiehouder_functie
    return f"n{naam}" if naam else NIEMAND


def _termijn(termijn: date | None, vandaag: date) -> tuple[str, ...]:
    """Give the stretches in which a term falls: what is due this month is due this quarter too."""
    if termijn is None:
        return ("geen",)
    if termijn < vandaag:
        return ("voorbij",)
    if termijn > _laatste_dag(vandaag.year, (vandaag.month + 2) // 3 * 3):
        return ("later",)
    deze_maand = termijn <= _laatste_dag(vandaag.year, vandaag.month)
    return ("maand", "kwartaal") if deze_maand else ("kwartaal",)


def _laatste_dag(jaar: int, maand: int) -> date:
    return date(jaar, maand, calendar.monthrange(jaar, maand)[1])


def _filters(alles: Sequence[Regel], gevraagd: dict[str, str]) -> list[Filter]:
    soorten = {r.actie.soort for r in alles}
    return [
        _filter("project", "Project of strategie", "Alle projecten", _eigenaren(alles), gevraagd),
        _filter("houder", "Actiehouder", "Iedereen", _houders(alles), gevraagd),
        _filter(
            "soort",
            "Soort actie",
            "Alle soorten",
            [s for s in Actiesoort.choices if s[0] in soorten],
            gevraagd,
        ),
        _filter("termijn", "Termijn", "Alle termijnen", TERMIJNEN.items(), gevraagd),
    ]


def _filter(
    naam: str, label: str, alles: str, opties: Iterable[tuple[str, str]], gevraagd: dict[str, str]
) -> Filter:
    te_kiezen = tuple(opties)
    return Filter(naam, label, alles, te_kiezen, gevraagd[naam] if gevraagd[naam] in dict(te_kiezen) else "")


def _eigenaren(alles: Sequence[Regel]) -> list[tuple[str, str]]:
    """Give the projects and strategies that have a line, by name; one query per kind that occurs."""
    opties = []
    for veld in EIGENAREN:
        pks = {pk for r in alles if (pk := getattr(r.actie, f"{veld}_id"))}
        if pks:
            opties += [(f"{veld[0]}{e.pk}", str(e)) for e in eigenaren(veld).filter(pk__in=pks)]
    return sorted(opties, key=lambda optie: optie[1].casefold())


def _houders(alles: Sequence[Regel]) -> list[tuple[str, str]]:
    namen = houders(r.actie for r in alles)
    opties = {_houder(r.actie): naam_van(r.actie, namen) for r in alles}
    nog_niemand = opties.pop(NIEMAND, None) is not None
    op_naam = sorted(opties.items(), key=lambda optie: optie[1].casefold())
    return [*op_naam, *([(NIEMAND, "Nog niemand")] if nog_niemand else [])]
