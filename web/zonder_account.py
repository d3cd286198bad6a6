"""Pages for who has no account: the address, or a code, is what lets somebody in."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.views.decorators.cache import never_cache

from web.verzoek import Verzoek


def zonder_account(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a view answer without log-in; nobody keeps or indexes the page."""

    @login_not_required
    @never_cache
    @wraps(view)
    def _view(request: Verzoek, **args: Any) -> HttpResponse:
        antwoord = view(request, **args)
        antwoord["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        return antwoord

    return _view
