"""An address that only takes a form, and what somebody gets who opens it: the page on which the form stands."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse

from web.inloggen import getypt_te_tonen
from web.verzoek import Verzoek

View = Callable[..., HttpResponse]
LEZEN = ("GET", "HEAD")


def alleen_versturen(naar: str) -> Callable[[View], View]:
    """Let a view answer POST only; who opens the address is led to the page with the form.

    Takes the name of its url, in which arguments of this address may stand ("project-stap-{nummer}"); that page takes `pk`.
    """

    def _om(view: View) -> View:
        @wraps(view)
        def _view(request: Verzoek, **args: Any) -> HttpResponse:
            if request.method == "POST":
                return view(request, **args)
            if request.method in LEZEN and not request.htmx:
                return _terug_naar_formulier(naar.format(**args), args["pk"])
            return HttpResponseNotAllowed(["POST"])

        return _view

    return _om


def _terug_naar_formulier(naam: str, pk: int) -> HttpResponse:
    try:
        return redirect(reverse(naam, args=[pk]))
    except NoReverseMatch as fout:
        raise Http404 from fout


class LegePagina:
    """Say in words what a browser may not do at an address, where Django gives an empty page (405)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Fill an empty 405 for somebody who looks at it; scripts and programs get it as it is."""
        antwoord = self.get_response(request)
        if antwoord.status_code == 405 and not antwoord.content and _is_iemand(request):
            return _in_woorden(request, antwoord["Allow"])
        return antwoord


def _is_iemand(request: HttpRequest) -> bool:
    """Whether this is a page that a browser asks for; `*/*` is a script or a program."""
    wil_pagina = "text/html" in request.headers.get("Accept", "")
    return request.method in ("GET", "POST") and wil_pagina and "HX-Request" not in request.headers


def _in_woorden(request: HttpRequest, mag: str) -> HttpResponse:
    te_openen = request.method == "POST" and "GET" in mag
    context = {"teksten": getypt_te_tonen(request), "openen": request.path if te_openen else ""}
    antwoord = render(request, "405.html", context, status=405)
    antwoord["Allow"] = mag
    return antwoord
