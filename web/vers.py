"""Answers for everybody that may be kept but never shown without asking whether they still hold (ETag, Last-Modified)."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.views.decorators.http import conditional_page

View = Callable[..., HttpResponseBase]


def altijd_vers(view: View) -> View:
    """Let who has the answer already ask only whether it changed: by a mark made of the answer itself.

    Only for who did not log in: others see their own name in it. What is no longer there (410) gets no mark, so nobody is told
    that what was kept still holds.
    """
    met_merk: View = conditional_page(view)

    @wraps(view)
    def _view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        antwoord = met_merk(request, *args, **kwargs)
        patch_vary_headers(antwoord, ["Cookie"])
        patch_cache_control(antwoord, public=True, no_cache=True)
        return antwoord

    return _view


def openbaar_bestand(view: View) -> View:
    """Let anybody, also a page of another site, read the answer of a view, which is the same for all."""

    @wraps(view)
    def _view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        antwoord = view(request, *args, **kwargs)
        if antwoord.status_code not in (
            200,
            304,
        ):  # a page that says what is wrong, with the name of who logged in
            return antwoord
        patch_cache_control(antwoord, public=True, no_cache=True)
        antwoord["Access-Control-Allow-Origin"] = "*"
        antwoord["X-Content-Type-Options"] = "nosniff"
        return antwoord

    return _view
