"""Where the pages meet the audit trail: a refusal on something closed, and a closed document that somebody took along."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.utils.http import parse_header_parameters

from organisatie.models import Gebruiker
from organisatie.toegang import GEDOWNLOAD, GEWEIGERD, gesloten_object, teken_aan

MET_LINK = "iemand met een persoonlijke link"


def noteer_weigering(request: HttpRequest, status: int) -> None:
    """Record that somebody with an account was refused what is there: as forbidden, or as not found."""
    gebruiker = getattr(request, "user", None)
    if gebruiker is None or not gebruiker.is_authenticated:
        return  # they are sent to the log-in page, or had a link that opens nothing
    op = gesloten_object(request.resolver_match)
    if op is None and status == 404:
        return  # there is nothing there
    adres = request.resolver_match.route if request.resolver_match else ""
    teken_aan(wat=GEWEIGERD, door=gebruiker, op=op, sleutel="" if op else adres, adres=adres, status=status)


class Downloads:
    """Record who took a closed document along; the name of the file, never the address, which may be a personal link."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let every answer pass."""
        antwoord = self.get_response(request)
        if (
            antwoord.status_code == 200
            and request.method == "GET"
            and antwoord.has_header("Content-Disposition")
        ):
            _noteer_download(request, antwoord)
        return antwoord


def _noteer_download(request: HttpRequest, antwoord: HttpResponse) -> None:
    op = gesloten_object(request.resolver_match)
    if op is None:
        return
    bestand = _bestandsnaam(antwoord)
    gebruiker = cast(Any, getattr(request, "user", None))
    door: Gebruiker | None = gebruiker if gebruiker is not None and gebruiker.is_authenticated else None
    teken_aan(
        wat=GEDOWNLOAD, door=door, op=op, wie="" if door else MET_LINK, sleutel=bestand, bestand=bestand
    )


def _bestandsnaam(antwoord: HttpResponse) -> str:
    _, delen = parse_header_parameters(antwoord["Content-Disposition"])
    return str(delen.get("filename", ""))[:150]
