"""Days on which people work: no weekend and no Dutch holiday. Nobody gets a reminder on another day."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import holidays

VRIJ = ("public", "optional")
"""Also Goede Vrijdag and Bevrijdingsdag, on which many offices are closed."""
DAG = timedelta(days=1)


@cache
def _vrije_dagen(jaar: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("NL", years=jaar, categories=VRIJ))


def is_werkdag(dag: date) -> bool:
    """Say whether people work on this day."""
    return dag.weekday() < 5 and dag not in _vrije_dagen(dag.year)


def werkdag_vanaf(dag: date) -> date:
    """Give this day when people work then, else the first day after it on which they do."""
    while not is_werkdag(dag):
        dag += DAG
    return dag


def eerste_van_de_week(dag: date) -> date:
    """Give the first day of the week of this one on which people work; a week without any gives its Monday after."""
    return werkdag_vanaf(dag - timedelta(days=dag.weekday()))


def eerste_van_de_maand(dag: date) -> date:
    """Give the first day of the month of this one on which people work."""
    return werkdag_vanaf(dag.replace(day=1))
