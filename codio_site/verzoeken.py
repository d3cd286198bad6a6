"""What is kept of every request: a number, a line in the log and a few figures; nothing about the person."""

from __future__ import annotations

import logging
import re
import secrets
import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from codio_site import metingen
from codio_site.logboek import zonder_geheim
from organisatie.spoor import begin

KOP = "X-Request-ID"
NUMMER = re.compile(r"[A-Za-z0-9._-]{8,64}")
STIL = ("/gezondheid/", "/metingen/", settings.STATIC_URL)
"""What is asked for so often that only an error gets a line."""
METHODEN = {"GET", "HEAD", "POST", "OPTIONS"}

log = logging.getLogger("codio.verzoek")


class Verzoeken:
    """The first layer: gives a request its number, and tells of it when the answer is there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on, and note how it went. The number stays: Django still writes a line after this."""
        nummer, begonnen = verzoeknummer(request), time.perf_counter()
        begin(nummer)
        antwoord = self.get_response(request)
        seconden = time.perf_counter() - begonnen
        antwoord.headers[KOP] = nummer
        view = naam_van_view(request)
        methode = request.method if request.method in METHODEN else "OTHER"
        metingen.tel(view=view, methode=methode, status=antwoord.status_code, seconden=seconden)
        _schrijf(request, antwoord.status_code, view, seconden)
        return antwoord


def verzoeknummer(request: HttpRequest) -> str:
    """Give the number of the proxy when it is trusted and has the right form, else a new one."""
    gegeven = request.headers.get(KOP, "") if settings.VERZOEKNUMMER_VAN_PROXY else ""
    return gegeven if NUMMER.fullmatch(gegeven) else secrets.token_hex(8)


def naam_van_view(request: HttpRequest) -> str:
    """Give the name of the address: there are only so many of those, whatever people ask for."""
    if request.resolver_match:
        return request.resolver_match.view_name or "zonder-naam"
    return "static" if request.path.startswith(settings.STATIC_URL) else "onbekend"


def _schrijf(request: HttpRequest, status: int, view: str, seconden: float) -> None:
    if status < 400 and request.path.startswith(STIL):
        return
    ms, pad = round(1000 * seconden), zonder_geheim(request.path)
    velden = {"methode": request.method, "pad": pad, "view": view, "status": status, "ms": ms}
    log.info("%s %s %s %s ms", request.method, pad, status, ms, extra={"velden": velden})
