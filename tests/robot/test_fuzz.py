"""Requests that nobody sends by accident get an answer as well: never a 500.

The suite sends a sample; `PROEF_FUZZ=20000` sends that many, and then also asks that none took five seconds.
"""

from __future__ import annotations

import os
import sys
import time
import traceback
from collections import Counter
from io import BytesIO
from urllib.parse import unquote_to_bytes

import pytest
from asgiref.sync import async_to_sync
from django.core.handlers.base import BaseHandler
from django.core.signals import got_request_exception
from django.db import transaction
from django.http import HttpResponse, StreamingHttpResponse

from codio_site.asgi import paginas
from tests.proefsite import koekje_van
from tests.robot.gif import Aanval, Grond, aanvallen
from tests.robot.loper import Loop

pytestmark = pytest.mark.django_db

AANTAL = int(os.environ.get("PROEF_FUZZ", "400"))
ZAAD = int(os.environ.get("PROEF_ZAAD", "20261125"))
TE_LANG = 5.0


@pytest.fixture(scope="module")
def grond(lopen: dict[str, Loop]) -> Grond:
    """Everything that the robot met."""
    return Grond(
        {naam: sorted(loop.paginas) for naam, loop in lopen.items()},
        {naam: list(loop.formulieren.values()) for naam, loop in lopen.items()},
    )


class Doelwit:
    """The site in this process: takes one request at a time, changes nothing, remembers what fell over.

    A request goes the way of the server: read by the outermost layer, then through every middleware.
    """

    def __init__(self, wereld) -> None:
        self.pad = BaseHandler()
        self.pad.load_middleware()
        self.koekjes = {naam: koekje_van(gebruiker) for naam, gebruiker in wereld.gebruikers.items()}
        self.standen: Counter[int] = Counter()
        self.fouten: dict[str, str] = {}
        self.traagste = (0.0, "")

    def ontvang(self, aanval: Aanval) -> None:
        """Take one request and keep what went wrong, each fault once."""
        sporen = []

        def onthoud(**_: object) -> None:
            sporen.append(traceback.format_exc())

        got_request_exception.connect(onthoud)
        begin = time.monotonic()
        try:
            with transaction.atomic():
                stand = self._antwoord(aanval).status_code
                transaction.set_rollback(True)
        finally:
            got_request_exception.disconnect(onthoud)
        duur = time.monotonic() - begin
        self.traagste = max(self.traagste, (duur, f"{duur:.1f} s: {aanval}"))
        self.standen[stand] += 1
        if stand >= 500:
            spoor = sporen[-1] if sporen else "geen spoor"
            waar = _waar(spoor)
            if waar not in self.fouten:
                self.fouten[waar] = f"{aanval}\n{spoor[-1200:]}"
                zeg(self.fouten[waar])

    def _antwoord(self, aanval: Aanval) -> HttpResponse:
        koekjes = [self.koekjes.get(aanval.wie, ""), *(f"{n}={w}" for n, w in aanval.koekjes.items())]
        koppen = {
            "Host": "testserver",
            "Content-Type": aanval.soort,
            "Cookie": "; ".join(koekjes),
        } | aanval.koppen
        scope = {
            "type": "http",
            "method": aanval.methode,
            "path": unquote_to_bytes(aanval.adres).decode("utf-8", "replace"),
            "query_string": aanval.vraag,
            "headers": [(n.lower().encode(), w.encode("latin-1", "replace")) for n, w in koppen.items()],
        }
        verzoek, geweigerd = paginas.create_request(scope, BytesIO(aanval.inhoud))
        if geweigerd:
            return geweigerd
        verzoek._dont_enforce_csrf_checks = True
        antwoord = self.pad.get_response(verzoek)
        if getattr(antwoord, "is_async", False):
            async_to_sync(_lees_uit)(antwoord)
        else:
            b"".join(antwoord)
        return antwoord


async def _lees_uit(antwoord: StreamingHttpResponse) -> None:
    """Read what is sent bit by bit to an asynchronous server."""
    async for _ in antwoord:
        pass


def zeg(tekst: str) -> None:
    """Tell how far it is, for who waits for the long run."""
    sys.stdout.write(f"{tekst}\n")
    sys.stdout.flush()


def _waar(spoor: str) -> str:
    """Give the last place in our own code and the kind of error, to count each fault once."""
    regels = [regel.strip() for regel in spoor.splitlines() if regel.strip()]
    eigen = [r for r in regels if r.startswith("File") and "site-packages" not in r and "/tests/" not in r]
    return f"{eigen[-1] if eigen else ''} {regels[-1][:80]}"


def test_no_request_makes_the_site_fall_over(wereld, grond):
    doelwit = Doelwit(wereld)
    for nummer, aanval in enumerate(aanvallen(grond, AANTAL, ZAAD), start=1):
        doelwit.ontvang(aanval)
        if nummer % 1000 == 0:
            zeg(f"{nummer} verzoeken, {len(doelwit.fouten)} fouten, traagste {doelwit.traagste[1][:200]}")
    sys.stdout.write(f"\n{dict(sorted(doelwit.standen.items()))}\ntraagste {doelwit.traagste[1][:300]}\n")
    assert not doelwit.fouten, f"{len(doelwit.fouten)} fouten\n" + "\n\n".join(doelwit.fouten.values())
    assert doelwit.standen[200] > AANTAL / 10  # most are let in
    if "PROEF_FUZZ" in os.environ:
        assert doelwit.traagste[0] < TE_LANG, doelwit.traagste[1]
