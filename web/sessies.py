"""The page with one's own sessions, and what keeps a session going while it is used."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.views.decorators.http import require_http_methods

from organisatie.audit import leg_vast
from organisatie.models import Inlogsessie
from organisatie.sessies import beeindig_andere_sessies, hier, noteer_gebruik
from organisatie.tekst import aantal
from web.verzoek import Verzoek

VANZELF = "/stand/"
"""The end of the addresses that a page asks for by itself: a screen that was left open is not somebody at work."""


class Sessiebewaking:
    """Keep a session going while somebody works in it, and let what follows know which session that is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on; then put off the end of the session, when it was looked at."""
        with hier(request.session.session_key):
            antwoord = self.get_response(request)
        rij = getattr(request.session, "rij", None)
        if rij is not None and not request.path.endswith(VANZELF):
            noteer_gebruik(rij)
        return antwoord


@dataclass(frozen=True)
class Sessieregel:
    """One session as its owner reads it; `kenmerk` names it without giving its key away."""

    kenmerk: str
    browser: str
    netwerk: str
    begonnen_op: datetime | None
    laatst_op: datetime
    deze: bool


def kenmerk(sleutel: str) -> str:
    """Give a mark by which a session is named in a page."""
    return salted_hmac("web.sessies", sleutel).hexdigest()[:20]


@require_http_methods(["GET", "HEAD", "POST"])
def mijn_sessies(request: Verzoek) -> HttpResponse:
    """Show in which browsers one is logged in; end one, or all others."""
    eigen = Inlogsessie.objects.filter(gebruiker=request.user, expire_date__gt=timezone.now())
    if request.method == "POST":
        return _beeindig(
            request, {kenmerk(sleutel): sleutel for sleutel in eigen.values_list("pk", flat=True)}
        )
    regels = [
        Sessieregel(
            kenmerk(rij.pk), rij.browser or "Onbekende browser", rij.netwerk, rij.begonnen_op, rij.laatst_op,
            deze=rij.pk == request.session.session_key,
        )
        for rij in eigen.order_by("-laatst_op")
    ]  # fmt: skip
    regels.sort(key=lambda regel: not regel.deze)
    context = {
        "sessies": regels,
        "anderen": len(regels) > 1,
        "duur": _duur(settings.SESSIE_INACTIEF // 60),
        "kruimels": [("Mijn werk", "/"), ("Mijn sessies", "")],
    }
    return render(request, "web/sessies.html", context)


def _beeindig(request: Verzoek, eigen: dict[str, str]) -> HttpResponse:
    welke = request.POST.get("welke", "")
    if welke == "andere":
        weg = beeindig_andere_sessies(request.user)
        leg_vast(door=request.user, wat="andere sessies beëindigd", op=request.user, aantal=weg)
        messages.success(request, "Je bent nu alleen nog in deze browser ingelogd.")
    elif eigen.get(welke) == request.session.session_key:
        logout(request)
    elif welke in eigen:
        Inlogsessie.objects.filter(pk=eigen[welke]).delete()
        leg_vast(door=request.user, wat="sessie beëindigd", op=request.user)
        messages.success(request, "Die sessie is beëindigd. Daar moet je opnieuw inloggen.")
    else:
        messages.error(request, "Die sessie was al voorbij.")
    return redirect("mijn-sessies")


def _duur(minuten: int) -> str:
    return aantal(minuten // 60, "uur", "uur") if minuten % 60 == 0 else aantal(minuten, "minuut", "minuten")
