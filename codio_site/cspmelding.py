"""Reports of browsers that refused to load or run something: a few lines in the log, and a count.

Anybody can send such a report, so a process writes no more than `PER_MINUUT` of them, of each only where and what, and keeps
nothing.
"""

from __future__ import annotations

import json
import logging
import re
import threading
import time
from collections import deque
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.views.decorators.csrf import csrf_exempt

from codio_site.logboek import zonder_geheim
from codio_site.metingen import CSP

ADRES = "/csp-melding/"
GROOTSTE = 10_000
"""Bytes of one report."""
SOORTEN = {"application/csp-report", "application/reports+json", "application/json"}
PER_MINUUT = 30
MEESTE = 5
"""Reports that are looked at in one sending."""
RICHTLIJN = re.compile(r"[a-z-]{1,40}")

log = logging.getLogger("codio.csp")


class Rem:
    """Lets through a number a minute."""

    def __init__(self) -> None:
        self.slot, self.wanneer = threading.Lock(), deque[float]()

    def mag(self) -> bool:
        """Say whether there is room for one more, and take it."""
        nu = time.monotonic()
        with self.slot:
            while self.wanneer and self.wanneer[0] < nu - 60:
                self.wanneer.popleft()
            if len(self.wanneer) >= PER_MINUUT:
                return False
            self.wanneer.append(nu)
            return True


rem = Rem()


@csrf_exempt
@login_not_required
def csp_melding(request: HttpRequest) -> HttpResponse:
    """Take a report; the answer is the same whatever was sent."""
    if request.method == "POST":
        for melding in _meldingen(request)[:MEESTE]:
            _schrijf(melding)
    return HttpResponse(status=204)


def _meldingen(request: HttpRequest) -> list[dict[str, Any]]:
    """Give the reports in what was sent: of the old form one, of the new form a list; nothing when it is something else."""
    lengte = request.META.get("CONTENT_LENGTH") or "0"
    if request.content_type not in SOORTEN or not lengte.isdecimal() or int(lengte) > GROOTSTE:
        return []
    try:
        gestuurd = json.loads(request.body[:GROOTSTE])
    except (ValueError, RecursionError, RequestDataTooBig, UnreadablePostError):
        return []
    lijst = gestuurd if isinstance(gestuurd, list) else [gestuurd]
    gevonden = [deel.get("body") or deel.get("csp-report") for deel in lijst if isinstance(deel, dict)]
    return [melding for melding in gevonden if isinstance(melding, dict)]


def _schrijf(melding: dict[str, Any]) -> None:
    ruimte = rem.mag()
    CSP.labels("yes" if ruimte else "no").inc()
    if not ruimte:
        return
    richtlijn = _tekst(melding, "effectiveDirective", "effective-directive", "violated-directive").split(" ")[
        0
    ]
    velden = {
        "richtlijn": richtlijn if RICHTLIJN.fullmatch(richtlijn) else "onbekend",
        "geweigerd": _herkomst(_tekst(melding, "blockedURL", "blocked-uri")),
        "pagina": _pad(_tekst(melding, "documentURL", "document-uri")),
    }
    log.warning(
        "Browser weigerde %(geweigerd)s (%(richtlijn)s) op %(pagina)s", velden, extra={"velden": velden}
    )


def _tekst(melding: dict[str, Any], *namen: str) -> str:
    return next((w for naam in namen if isinstance(w := melding.get(naam), str)), "")[:2000]


def _herkomst(adres: str) -> str:
    """Give of an address only from whom it is: the rest can hold a secret, or a text of whoever sent this."""
    delen = _delen(adres)
    if delen is None:
        return "onbekend"
    if delen[0] in ("http", "https"):
        return re.sub(r"[^a-z0-9.:-]", "", f"{delen[0]}://{delen[1].lower()}".replace("//", ""))[:100]
    woord = delen[0] or adres
    return woord if RICHTLIJN.fullmatch(woord) else "onbekend"


def _pad(adres: str) -> str:
    delen = _delen(adres)
    pad = delen[2] if delen else ""
    return zonder_geheim(re.sub(r"[^\w/.-]", "", pad))[:200]


def _delen(adres: str) -> tuple[str, str, str] | None:
    try:
        delen = urlsplit(adres)
        return delen.scheme, delen.hostname or "", delen.path
    except ValueError:
        return None
