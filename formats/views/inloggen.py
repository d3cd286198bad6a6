"""What happens to a sent page when the log-in or the token lapsed: it is kept, to be sent again.

`CsrfViewMiddleware` would answer a page sent after a new log-in (which renews the token) with an error, and
`LoginRequiredMiddleware` one sent without log-in with a redirect; both throw away what was typed. So these views
do both checks themselves, as strictly, and give the texts back in a page with a button. Nothing is saved then.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import render

UITGELOGD = "uitgelogd"
TOKEN = "token"  # noqa: S105 (a reason, no secret)
ANDER = "ander"


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
    if reden == TOKEN and request.headers.get("Sec-Fetch-Site") != "same-origin":
        raise PermissionDenied(reden)
    eigen = ("csrfmiddlewaretoken", "gebruiker")
    velden = [(naam, w) for naam, ws in request.POST.lists() if naam not in eigen for w in ws]
    schrijver = request.user.pk if reden == ANDER else request.POST.get("gebruiker", "")
    context = {
        "reden": reden,
        "velden": velden,
        "schrijver": schrijver,
        "teksten": [w for n, w in velden if _is_tekst(n, w)],
    }
    return render(request, "formats/vastgehouden.html", context, status=403 if reden == TOKEN else 401)


def _is_tekst(naam: str, waarde: str) -> bool:
    return bool(waarde.strip()) and not naam.startswith(("basis-", "gezien-", "doe", "venster", "keuze-"))
