"""A page instead of an error when there is no document."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from documenten.fouten import DocumentNietGemaakt, DocumentVeranderd, WordtGemaakt
from organisatie.audit import leg_vast
from organisatie.models import Gebruiker

log = logging.getLogger(__name__)


class Documentpagina:
    """Say on a page why a document does not come, or comes in a moment, and what to do."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let every other answer pass."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, fout: Exception) -> HttpResponse | None:
        """Give the page: 202 while the document is being made, 503 when there is none."""
        if not isinstance(fout, DocumentNietGemaakt):
            return None
        if isinstance(fout, DocumentVeranderd):
            log.error(
                "Een bewaard bestand klopt niet meer met zijn controlegetal: %s %s",
                fout.wat._meta.label,
                fout.wat.pk,
            )
            door = request.user if isinstance(request.user, Gebruiker) else None
            leg_vast(door=door, wat="veranderd document geweigerd", op=fout.wat)
        context = {"fout": fout, "wacht": isinstance(fout, WordtGemaakt)}
        reactie = render(request, "documentpagina.html", context, status=fout.status)
        reactie["Cache-Control"] = "no-store"
        if fout.opnieuw_na:
            reactie["Retry-After"] = str(fout.opnieuw_na)
        return reactie
