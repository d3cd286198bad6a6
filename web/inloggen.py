"""What happens to a sent page when the log-in or the token lapsed: it is kept, to be sent again.

Django answers a page sent after a new log-in (which renews the token) with an error, and one sent without log-in
with a redirect; both throw away what was typed. Here the texts come back in a page with a button. Nothing is saved
then. Ordinary forms come here through `InloggenVereist` and `token_klopt_niet`; the pages of a format check for
themselves (`wat_ontbreekt`), because there the person who typed matters too (decision 0007).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import render
from django.views.csrf import csrf_failure
from django.views.defaults import page_not_found

from web.toegang import noteer_weigering

UITGELOGD = "uitgelogd"
TOKEN = "token"  # noqa: S105 (a reason, no secret)
ANDER = "ander"
# What was sent that is not for the eye: names, and beginnings of names.
GEEN_TEKST = {"csrfmiddlewaretoken", "gebruiker", "gezien", "doe", "venster", "eenmaal", "nog"}
BEGIN_GEEN_TEKST = ("basis-", "nummer-", "keuze-", "botst-", "bij-")
NOOIT_TERUG = ("/account/", "/beheer/")  # pages with passwords


class _Tokencontrole(CsrfViewMiddleware):
    """Says why a request fails instead of answering it."""

    def _reject(self, request: HttpRequest, reason: str) -> str:
        return reason


def _token_klopt(request: HttpRequest) -> bool:
    controle = _Tokencontrole(lambda _: HttpResponse())
    controle.process_request(request)
    return controle.process_view(request, lambda *_: HttpResponse(), (), {}) is None


def wat_ontbreekt(request: HttpRequest) -> str:
    """Give why a sent page cannot be saved now: "token", "uitgelogd" or "ander"; "" when nothing is wrong."""
    if not _token_klopt(request):
        return TOKEN
    if not request.user.is_authenticated:
        return UITGELOGD
    typte = request.POST.get("gebruiker", "")
    return ANDER if typte and typte != str(request.user.pk) else ""


def houd_vast(request: HttpRequest, reden: str) -> HttpResponse:
    """Give back all that was sent, in a page with a button to send it again.

    Only to a page of our own: another site must not be able to put words in somebody's mouth.
    """
    if reden == TOKEN and not van_ons(request):
        raise PermissionDenied(reden)
    eigen = ("csrfmiddlewaretoken", "gebruiker")
    velden = [(naam, w) for naam, ws in request.POST.lists() if naam not in eigen for w in ws]
    schrijver = request.user.pk if reden == ANDER else request.POST.get("gebruiker", "")
    context = {"reden": reden, "velden": velden, "schrijver": schrijver, "teksten": getypt(request)}
    return render(request, "web/vastgehouden.html", context, status=403 if reden == TOKEN else 401)


def getypt(request: HttpRequest) -> list[str]:
    """Give the texts that somebody typed in the form that was sent, to show them again."""
    return [w for naam, waarden in request.POST.lists() for w in waarden if _is_tekst(naam, w)]


def _is_tekst(naam: str, waarde: str) -> bool:
    """Whether somebody typed this: no hidden field, no tick, no number of a choice."""
    getypt = bool(waarde.strip()) and waarde != "on" and not waarde.isdecimal()
    return getypt and naam not in GEEN_TEKST and not naam.startswith(BEGIN_GEEN_TEKST)


class InloggenVereist(LoginRequiredMiddleware):
    """Django's, but what was sent after the log-in lapsed comes back instead of being lost."""

    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, view_func: Callable[..., Any]
    ) -> HttpResponseBase:
        """Send to the log-in page; keep what was sent."""
        if request.method == "POST" and _mag_terug(request):
            return houd_vast(request, UITGELOGD)
        return super().handle_no_permission(request, view_func)


def token_klopt_niet(request: HttpRequest, reason: str = "") -> HttpResponseBase:
    """Answer a form whose token lapsed: give back what was sent from a page of our own."""
    if van_ons(request) and _mag_terug(request):
        return houd_vast(request, TOKEN)
    return csrf_failure(request, reason)


def van_ons(request: HttpRequest) -> bool:
    """Say whether the browser says that the form was sent from a page of ours."""
    return request.headers.get("Sec-Fetch-Site") == "same-origin"


def niet_gevonden(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """Answer a form that was sent to what somebody else removed meanwhile: what was typed comes back, to copy.

    Everything else gets the page of Django for what is not there.
    """
    noteer_weigering(request, 404)
    if request.resolver_match and _is_getypt(request):
        return render(request, "web/verdwenen.html", {"teksten": getypt(request)}, status=409)
    return page_not_found(request, exception)


def geen_toegang(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """Answer who may not do this; what was typed by somebody who still might when the page was opened comes back."""
    noteer_weigering(request, 403)
    return render(request, "403.html", {"teksten": getypt_te_tonen(request)}, status=403)


def getypt_te_tonen(request: HttpRequest) -> list[str]:
    """Give what was typed in a page of ours, where it may be shown again; else nothing."""
    return getypt(request) if _is_getypt(request) else []


def _is_getypt(request: HttpRequest) -> bool:
    """Say whether this is a form that was sent from a page of ours, with texts that may be shown again."""
    return request.method == "POST" and van_ons(request) and _mag_terug(request)


def _mag_terug(request: HttpRequest) -> bool:
    return not request.path.startswith(NOOIT_TERUG)
