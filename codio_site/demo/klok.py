"""The clock of the demo: its story took a year and a half, playing it takes a minute."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from unittest import mock

from django.utils import timezone

ECHTE_KLOK = timezone.now


@contextmanager
def op(moment: datetime) -> Iterator[None]:
    """Let everything that happens inside carry this moment, or the present when it would be later."""
    toen = min(moment, ECHTE_KLOK())
    with mock.patch("django.utils.timezone.now", return_value=toen):
        yield


def om(dag: date, uur: int, minuut: int = 0) -> datetime:
    """Give a moment on the local clock."""
    return timezone.make_aware(datetime.combine(dag, time(uur, minuut)))


def werkdag(dag: date) -> date:
    """Give the day itself, or the Monday after it: officials do not meet at weekends."""
    return dag + timedelta(days=max(0, 7 - dag.weekday())) if dag.weekday() > 4 else dag
