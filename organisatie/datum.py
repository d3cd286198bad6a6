"""A day as people write it: "1 maart", "1-3-2027", "maart 2027"."""

from __future__ import annotations

import calendar
import re
from datetime import date

MAANDEN = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
_CIJFERS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}|\d{2}))?")
_WOORDEN = re.compile(r"(?:(begin|half|eind|medio) |(\d{1,2})(?:e|ste|de)? )?([a-zé]+)\.?(?: (\d{4}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WANNEER = {"begin": 1, "half": 15, "medio": 15}


def lees_dag(tekst: str, *, vanaf: date) -> date:
    """Give the day that a text means; raises `ValueError` when it means none.

    Without a year the first such day on or after `vanaf` is meant; without a day the last one of the month.
    """
    schoon = " ".join(tekst.lower().replace(",", " ").split())
    if iso := _ISO.fullmatch(schoon):
        return _binnen_de_eeuw(date(*(int(deel) for deel in iso.groups())))
    if cijfers := _CIJFERS.fullmatch(schoon):
        dag, maand, jaar = cijfers.groups()
        return _dag(int(dag), int(maand), _jaar(jaar), vanaf)
    if woorden := _WOORDEN.fullmatch(schoon):
        wanneer, dag, naam, jaar = woorden.groups()
        return _dag(_WANNEER.get(wanneer or "", int(dag or 0)), _maand(naam), _jaar(jaar), vanaf)
    raise ValueError(tekst)


def maanden_na(dag: date, aantal: int) -> date:
    """Give the same day of the month so many months later; the last one where that month is shorter."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + aantal, 12)
    return date(jaar, maand + 1, min(dag.day, calendar.monthrange(jaar, maand + 1)[1]))


def tijdvak(sinds: date, dag: date, maanden: int) -> int:
    """Give how many times so many months went by since a day: 0 in the first of those periods."""
    keer = max(0, ((dag.year - sinds.year) * 12 + dag.month - sinds.month) // maanden)
    return keer - 1 if keer and maanden_na(sinds, keer * maanden) > dag else keer


def _maand(naam: str) -> int:
    gevonden = [nummer for nummer, maand in enumerate(MAANDEN, 1) if maand.startswith(naam)]
    if len(naam) < 3 or len(gevonden) != 1:
        if naam != "mrt":
            raise ValueError(naam)
        return 3
    return gevonden[0]


def _jaar(tekst: str | None) -> int | None:
    if not tekst:
        return None
    return int(tekst) + 2000 if len(tekst) == 2 else int(tekst)


def _dag(dag: int, maand: int, jaar: int | None, vanaf: date) -> date:
    if jaar is not None:
        return _binnen_de_eeuw(_op(dag, maand, jaar))
    dit_jaar = _op(dag, maand, vanaf.year)
    return dit_jaar if dit_jaar >= vanaf else _op(dag, maand, vanaf.year + 1)


def _op(dag: int, maand: int, jaar: int) -> date:
    if not 1 <= maand <= 12:
        raise ValueError(maand)
    return date(jaar, maand, dag or calendar.monthrange(jaar, maand)[1])


def _binnen_de_eeuw(dag: date) -> date:
    """Refuse the year 1926 or 20226: a slip of the keyboard."""
    if not 2000 <= dag.year < 2100:
        raise ValueError(dag)
    return dag
