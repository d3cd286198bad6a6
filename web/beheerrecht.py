"""Pages of the beheer that are no list of Django's admin."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpResponse
from django.urls import reverse

from organisatie.rechten import Recht, eis
from web.verzoek import Verzoek

P = ParamSpec("P")


def voor_beheerder(
    view: Callable[Concatenate[Verzoek, P], HttpResponse],
) -> Callable[Concatenate[Verzoek, P], HttpResponse]:
    """Let a view answer the beheerder only; anybody else gets 403."""

    @wraps(view)
    def _view(request: Verzoek, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        eis(request.user, Recht.BEHEREN)
        return view(request, *args, **kwargs)

    return _view


def kruimels(*verder: tuple[str, str]) -> list[tuple[str, Any]]:
    """Give the trail of such a page."""
    return [("Beheer", reverse("admin:index")), *verder]
