"""A day as people write it."""

from __future__ import annotations

from datetime import date

import pytest

from organisatie.datum import lees_dag, tijdvak

VANAF = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("tekst", "dag"),
    [
        ("1 maart", date(2027, 3, 1)),
        ("29 november", date(2026, 11, 29)),
        ("28 nov", date(2027, 11, 28)),
        ("1 mrt 2028", date(2028, 3, 1)),
        ("2e december", date(2026, 12, 2)),
        ("1-3-2027", date(2027, 3, 1)),
        ("01/03/27", date(2027, 3, 1)),
        ("1.3", date(2027, 3, 1)),
        ("2027-03-01", date(2027, 3, 1)),
        ("maart 2027", date(2027, 3, 31)),
        ("februari", date(2027, 2, 28)),
        ("Half april 2027", date(2027, 4, 15)),
        ("begin mei", date(2027, 5, 1)),
        ("eind juni", date(2027, 6, 30)),
    ],
)
def test_a_day_is_understood_as_it_is_written(tekst, dag):
    assert lees_dag(tekst, vanaf=VANAF) == dag


@pytest.mark.parametrize(
    "tekst",
    ["", "ooit", "zsm", "31-2-2027", "1-13", "ma", "1 maart 1926", "1-1-20266", "10 10 10 10", "²-3-2027"],
)
def test_what_is_no_day_is_refused(tekst):
    with pytest.raises(ValueError):  # noqa: PT011
        lees_dag(tekst, vanaf=VANAF)


@pytest.mark.parametrize(
    ("sinds", "dag", "maanden", "keer"),
    [
        (date(2026, 8, 31), date(2026, 11, 29), 3, 0),
        (date(2026, 8, 31), date(2026, 11, 30), 3, 1),  # November has no 31st
        (date(2026, 8, 31), date(2027, 2, 27), 3, 1),
        (date(2026, 8, 31), date(2027, 2, 28), 3, 2),
        (date(2028, 2, 29), date(2029, 2, 28), 12, 1),
        (date(2026, 12, 1), date(2026, 12, 1), 12, 0),
        (date(2026, 12, 1), date(2026, 9, 1), 3, 0),
    ],
)
def test_so_often_a_number_of_months_went_by(sinds, dag, maanden, keer):
    assert tijdvak(sinds, dag, maanden) == keer
