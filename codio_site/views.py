"""Pages that belong to no module of the method."""

from __future__ import annotations

import sys

import psycopg
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.defaults import server_error

WACHT_OP_DATABASE = 2  # seconds


@require_safe
@never_cache
@login_not_required
def gezondheid(request: HttpRequest) -> JsonResponse:
    """Say whether this installation works: 200 with a database, 503 without."""
    try:
        # Not from the pool: who waits there for a connection finds out after ten seconds that there is none.
        opties = connection.get_connection_params() | {"connect_timeout": WACHT_OP_DATABASE}
        opties["options"] = f"-c statement_timeout={WACHT_OP_DATABASE * 1000}"
        for naam in ("pool", "row_factory", "cursor_factory", "context"):
            opties.pop(naam, None)
        with psycopg.connect(**opties) as verbinding:
            verbinding.execute("SELECT 1")
    except (DatabaseError, psycopg.Error):
        return JsonResponse({"staat": "fout", "database": False}, status=503)
    return JsonResponse({"staat": "goed", "database": True})


def storing(request: HttpRequest) -> HttpResponse:
    """The page for what went wrong with us: 503 while the database is away or too busy, else 500."""
    fout = sys.exc_info()[1]
    if not isinstance(fout, OperationalError | InterfaceError):
        return server_error(request)
    reactie = HttpResponse(render_to_string("503.html"), status=503)
    reactie["Retry-After"] = "30"
    return reactie
