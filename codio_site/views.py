"""Pages that belong to no module of the method."""

from __future__ import annotations

import errno
import logging
import sys
from collections.abc import Iterator

import psycopg
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.defaults import server_error
from prometheus_client import CONTENT_TYPE_LATEST
from psycopg.errors import DiskFull

from codio_site.gezondheid import peiling
from codio_site.metingen import lees

log = logging.getLogger(__name__)
WACHT_OP_DATABASE = 2  # seconds
WEG = (OperationalError, InterfaceError, psycopg.OperationalError, psycopg.InterfaceError)


@require_safe
@never_cache
@login_not_required
def gezondheid(request: HttpRequest) -> JsonResponse:
    """Say whether this installation works: 200 with a database, 503 without."""
    goed = peiling.toestand().database
    return _staat(goed, {"database": goed})


@require_safe
@never_cache
@login_not_required
def leeft(request: HttpRequest) -> JsonResponse:
    """Say that this process answers; it is asked nothing else, so that nobody restarts it because the database is away."""
    return _staat(True, {})


@require_safe
@never_cache
@login_not_required
def klaar(request: HttpRequest) -> JsonResponse:
    """Say whether pages can be served: 503 without database or with tables of another version; a worker is only named."""
    nu = peiling.toestand()
    return _staat(nu.klaar, {"database": nu.database, "migraties": nu.migraties, "werker": nu.werker})


@require_safe
@never_cache
@login_not_required
def werker(request: HttpRequest) -> JsonResponse:
    """Say whether a worker was seen in the last minute: without one no mail leaves."""
    nu = peiling.toestand()
    return _staat(nu.werker, {"werker": nu.werker})


@require_safe
@never_cache
@login_not_required
def metingen(request: HttpRequest) -> HttpResponse:
    """Give the figures to who has the key; without a key in the settings there is no such page."""
    soort, _, sleutel = request.headers.get("Authorization", "").partition(" ")
    if not settings.METINGEN_SLEUTEL:
        raise Http404
    if soort.lower() != "bearer" or not constant_time_compare(sleutel, settings.METINGEN_SLEUTEL):
        return HttpResponse(status=401, headers={"WWW-Authenticate": "Bearer"})
    return HttpResponse(lees(), content_type=CONTENT_TYPE_LATEST)


def _staat(goed: bool, delen: dict[str, bool]) -> JsonResponse:
    return JsonResponse({"staat": "goed" if goed else "fout"} | delen, status=200 if goed else 503)


def storing(request: HttpRequest) -> HttpResponse:
    """The page for what went wrong with us: 507 when a disk is full, 503 while the database is away or too busy, else 500."""
    fout = sys.exc_info()[1]
    if _is_vol(fout):
        log.error("Er is geen ruimte meer op de schijf van deze server of van de database: %s", fout)
        return HttpResponse(render_to_string("507.html"), status=507)
    if not any(isinstance(een, WEG) for een in _keten(fout)):
        return server_error(request)
    reactie = HttpResponse(render_to_string("503.html"), status=503)
    reactie["Retry-After"] = "30"
    return reactie


def _keten(fout: BaseException | None) -> Iterator[BaseException]:
    """Give a fault and those that it came from: a task that could not be put in the queue has one of the database behind it."""
    while fout is not None:
        yield fout
        fout = fout.__cause__ or fout.__context__


def _is_vol(fout: BaseException | None) -> bool:
    """Say whether this is a full disk: here, where a big file waits while it is read, or at the database."""
    if isinstance(fout, OSError):
        return fout.errno in (errno.ENOSPC, errno.EDQUOT)
    return isinstance(fout, OperationalError) and isinstance(fout.__cause__, DiskFull)
