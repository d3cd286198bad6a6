"""How a start that is refused looks to who starts it: the reason, without the road through the code."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError

GEWEIGERD = 3
"""The exit code that uvicorn knows as a start that will fail again: it does not try new processes for ever."""


@contextmanager
def alleen_de_reden() -> Iterator[None]:
    """Turn ImproperlyConfigured into its message on stderr and exit code 3; `--traceback` shows all of it."""
    try:
        with _noem_wat_ontbreekt():
            yield
    except ImproperlyConfigured as reden:
        if "--traceback" in sys.argv:
            raise
        sys.stderr.write(f"{reden}\n")
        sys.exit(GEWEIGERD)


@contextmanager
def _noem_wat_ontbreekt() -> Iterator[None]:
    """A database that nobody gave an address of is a missing setting, not a server that is away."""
    try:
        yield
    except OperationalError:
        if settings.PRODUCTIE and not settings.DATABASE_URL:
            from codio_site.checks import weiger_onveilige_start  # it needs the applications loaded

            weiger_onveilige_start()
        raise
