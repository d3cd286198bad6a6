"""How a start that is refused looks to who starts it: the reason, without the road through the code."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError

from codio_site.fouten import DatabaseWeg

GEWEIGERD = 3
"""The exit code that uvicorn knows as a start that will fail again: it does not try new processes for ever."""
LATER = 75
"""The exit code for what may go well in a moment (EX_TEMPFAIL): the database is away. Who started it tries again."""


@contextmanager
def alleen_de_reden() -> Iterator[None]:
    """Turn ImproperlyConfigured into its message on stderr and exit code 3 or 75; `--traceback` shows all of it."""
    try:
        with _noem_wat_ontbreekt():
            yield
    except ImproperlyConfigured as reden:
        if "--traceback" in sys.argv:
            raise
        sys.stderr.write(f"{reden}\n")
        sys.exit(LATER if isinstance(reden, DatabaseWeg) else GEWEIGERD)


@contextmanager
def _noem_wat_ontbreekt() -> Iterator[None]:
    """A command that finds no database says which settings are wrong, or that it is away, and not where that was noticed."""
    try:
        yield
    except OperationalError:
        if settings.PRODUCTIE:
            from codio_site.checks import weiger_onveilige_start  # it needs the applications loaded

            weiger_onveilige_start()
        raise
