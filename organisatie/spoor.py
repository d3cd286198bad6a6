"""The number of the request or job that is worked on: in every line of the log, so that what belongs together is found."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

GEEN = "-"
"""The number of what belongs to no request and no job."""
VARIABELE = "CODIO_NUMMER"
"""In the environment of a process that works for another: its number."""

_nummer: ContextVar[str] = ContextVar("nummer")


def nummer() -> str:
    """Give the number of the request or job that is worked on here."""
    return _nummer.get(os.environ.get(VARIABELE, GEEN))


def begin(nieuw: str) -> None:
    """Let every line from here on in this thread or task carry this number, until the next one begins."""
    _nummer.set(nieuw)


@contextmanager
def werk_aan(nieuw: str) -> Iterator[None]:
    """Let every line that is written inside carry this number."""
    teken = _nummer.set(nieuw)
    try:
        yield
    finally:
        _nummer.reset(teken)
