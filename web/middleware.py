"""What holds for every page: clean text comes in, a form counts once, nothing personal is kept on the way."""

from __future__ import annotations

import codecs
import uuid
from collections.abc import Callable
from hashlib import sha256
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.cache import patch_cache_control

from organisatie.tekst import schone_tekst
from web.handelingen import begin_verzending, vergeet_verzending, voltooi_verzending
from web.models import Verzending

Antwoord = Callable[[HttpRequest], HttpResponse]
SLEUTEL = "eenmaal"
# Character sets in which a browser sends; the multi-byte ones of 16 and 32 bits are no form of ours.
TEKENSETS = {"utf-8", "ascii", "iso8859-1", "iso8859-15", "cp1252"}
NIET_IN_INHOUD = {"csrfmiddlewaretoken", SLEUTEL}


class SchoneTekst:
    """Clean every text that is sent, at the door, so that no form, page or document has to."""

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Refuse what cannot be read; clean query and form."""
        if not _leesbaar(request):
            return render(request, "web/tekenset.html", status=415)
        request.GET = _schoon(request.GET)  # type: ignore[assignment]
        if request.method == "POST":
            request.POST = _schoon(request.POST)  # type: ignore[assignment]
        return self.get_response(request)


def _leesbaar(request: HttpRequest) -> bool:
    tekenset = (request.content_params or {}).get("charset", "utf-8")
    try:
        return codecs.lookup(tekenset).name in TEKENSETS
    except (LookupError, ValueError, UnicodeError):
        return False


def _schoon(gegevens: QueryDict) -> QueryDict:
    """Give the same fields with clean texts; the very same object when nothing has to change."""
    lijsten = dict(gegevens.lists())
    schoon = {schone_tekst(naam): [schone_tekst(w) for w in waarden] for naam, waarden in lijsten.items()}
    if schoon == lijsten:
        return gegevens
    nieuw = QueryDict(mutable=True)
    for naam, waarden in schoon.items():
        nieuw.setlist(naam, waarden)
    nieuw._mutable = False
    return nieuw


class EenmaalVersturen:
    """Let a form that was sent twice do its work once.

    The page carries a random key (`{% eenmaal %}`). Key and content are noted in the transaction in which the form does its
    work, under a unique constraint: a second one waits for the first and finds its row, whichever process it reaches.
    """

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on; the work is done when it is known which view it is for."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Do the work of a form with a key, or say that it was done."""
        sleutel = _sleutel(request) if request.method == "POST" else None
        if sleutel is None:
            return None
        with transaction.atomic():
            verzending, is_nieuw = begin_verzending(
                sleutel=sleutel,
                inhoud=_inhoud(request),
                pad=request.path,
                gebruiker=request.user if request.user.is_authenticated else None,
            )
            if is_nieuw:
                return _doe(request, verzending, view, args, kwargs)
        messages.success(request, "Dit was al verstuurd. Het is één keer gedaan.")
        return HttpResponseRedirect(verzending.naar)


def _doe(
    request: HttpRequest, verzending: Verzending, view: Callable[..., HttpResponse], args: Any, kwargs: Any
) -> HttpResponse:
    """Let the view answer; only a redirect says that the form did its work."""
    antwoord = view(request, *args, **kwargs)
    if 300 <= antwoord.status_code < 400 and not _zegt_dat_het_misging(request):
        voltooi_verzending(verzending=verzending, naar=antwoord["Location"])
    else:
        vergeet_verzending(verzending=verzending)
    return antwoord


def _zegt_dat_het_misging(request: HttpRequest) -> bool:
    """Whether the next page will say that it could not be done; then it may be sent again."""
    bewaard = messages.get_messages(request)
    return any(m.level >= messages.ERROR for m in getattr(bewaard, "_queued_messages", ()))


def _sleutel(request: HttpRequest) -> uuid.UUID | None:
    try:
        return uuid.UUID(request.POST.get(SLEUTEL, ""))
    except ValueError:
        return None


def _inhoud(request: HttpRequest) -> str:
    som = sha256(request.META.get("QUERY_STRING", "").encode())
    for naam, waarden in sorted(request.POST.lists()):
        if naam not in NIET_IN_INHOUD:
            som.update(repr((naam, waarden)).encode("utf-8", "surrogatepass"))
    for naam, bestanden in sorted(request.FILES.lists()):
        som.update(repr((naam, [(b.name, b.size) for b in bestanden])).encode("utf-8", "surrogatepass"))
    return som.hexdigest()


class NietBewaren:
    """Tell browser and proxies to keep nothing of a page for one person; public pages say so themselves."""

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add `no-store` unless the answer says something itself."""
        antwoord = self.get_response(request)
        if not antwoord.has_header("Cache-Control") and not is_openbaar(request):
            patch_cache_control(antwoord, no_store=True, private=True)
        return antwoord


def is_openbaar(request: HttpRequest) -> bool:
    """Whether anybody gets the same answer: a public page, read by somebody who did not log in."""
    if not request.path.startswith(("/openbaar/", "/static/")):
        return False
    gebruiker = getattr(request, "user", None)
    return gebruiker is None or not gebruiker.is_authenticated
