"""The addresses that go with a format page; each owner mounts them under its own address."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from django.views.decorators.csrf import csrf_exempt

from formats.views.antwoord import AntwoordEindpunt, StandEindpunt
from formats.views.basis import FormatView
from formats.views.botsing import BotsingPagina
from formats.views.geschiedenis import GeschiedenisOverzicht, GeschiedenisPagina

# Address under the page, end of the url name, screen.
SCHERMEN: tuple[tuple[str, str, type[FormatView]], ...] = (
    ("antwoord/<slug:vraag>/", "antwoord", AntwoordEindpunt),
    ("botsing/<slug:vraag>/", "botsing", BotsingPagina),
    ("geschiedenis/", "geschiedenis", GeschiedenisOverzicht),
    ("geschiedenis/<slug:vraag>/", "geschiedenis-vraag", GeschiedenisPagina),
    ("stand/", "stand", StandEindpunt),
)


def format_paden(prefix: str, view: type[FormatView], *, naam: str) -> list[URLPattern]:
    """Give the paths of a format page and of all that belongs to it.

    Takes the address of the page (ending in "/"), the subclass of `FormatView` and the name of the url. The
    others are called `<naam>-antwoord`, `-botsing`, `-geschiedenis`, `-geschiedenis-vraag` and `-stand`.
    Log-in and token are checked by the gate of each view (`poort`), which keeps what was typed when one of them lapsed.
    """
    klassen = [(prefix, naam, type(view.__name__, (view,), {"naam": naam}))]
    for adres, einde, scherm in SCHERMEN:
        klasse = type(f"{view.__name__}{scherm.__name__}", (scherm, view), {"naam": naam})
        klassen.append((prefix + adres, f"{naam}-{einde}", klasse))
    return [path(adres, open_pad(klasse), name=url) for adres, url, klasse in klassen]


def open_pad(klasse: type[FormatView]) -> Callable[..., HttpResponseBase]:
    """Give the view function of a screen, with its gate in front; the script's keeps the usual token check."""
    binnen = klasse.as_view()

    @wraps(binnen)
    def functie(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return klasse.poort(request) or binnen(request, *args, **kwargs)

    open_functie = login_not_required(functie)
    return open_functie if issubclass(klasse, AntwoordEindpunt) else csrf_exempt(open_functie)
