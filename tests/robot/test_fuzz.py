"""Requests that nobody sends by accident get an answer as well: never a 500.

The suite sends a sample; `PROEF_FUZZ=20000` sends that many, in four parts that can run beside each other, and then
also asks that none took five seconds of work.
"""

from __future__ import annotations

import os
import sys
import time
import traceback
from collections import Counter
from io import BytesIO
from itertools import chain, islice
from urllib.parse import unquote_to_bytes

import pytest
from asgiref.sync import async_to_sync
from django.core.handlers.base import BaseHandler
from django.core.signals import got_request_exception
from django.db import transaction
from django.http import HttpResponse, StreamingHttpResponse

from codio_site.asgi import paginas
from tests.proefsite import koekje_van
from tests.robot.gif import Aanval, Grond, aanvallen, elk_veld
from tests.robot.vergif import in_html
from tests.robot.wereld import Wereld, loop_van

AANTAL = int(os.environ.get("PROEF_FUZZ", "400"))
ZAAD = int(os.environ.get("PROEF_ZAAD", "20261125"))
TE_LANG = 5.0
DELEN = [f"{nummer}-apart" for nummer in range(4)] if "PROEF_FUZZ" in os.environ else ["0"]
"""The parts of a long run; each can go to a process of its own (`tests/conftest.py`)."""
# Named here too, so that everybody has logged in before the transaction of the test begins: other files need that afterwards.
pytestmark = [pytest.mark.django_db, *([] if len(DELEN) > 1 else [pytest.mark.usefixtures("lopen")])]


@pytest.fixture(params=DELEN)
def grond(request: pytest.FixtureRequest, wereld: Wereld) -> Grond:
    """Everything that the robot met; in the long run each part is about some of the people."""
    welk = int(request.param[0])
    if len(DELEN) == 1:
        lopen = request.getfixturevalue("lopen")
    else:
        mensen = (*wereld.gebruikers, "anoniem", "deelnemer")[welk :: len(DELEN)]
        lopen = {naam: loop_van(wereld, naam) for naam in mensen}
    return Grond(
        {naam: sorted(loop.paginas) for naam, loop in lopen.items()},
        {naam: list(loop.formulieren.values()) for naam, loop in lopen.items()},
        ZAAD + welk,
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
        begin = time.thread_time()  # a busy machine is no fault of the site
        try:
            with transaction.atomic():
                stand = self._bekijk(aanval)
                transaction.set_rollback(True)
        finally:
            got_request_exception.disconnect(onthoud)
        duur = time.thread_time() - begin
        self.traagste = max(self.traagste, (duur, f"{duur:.1f} s: {aanval}"))
        self.standen[stand] += 1
        if stand >= 500:
            spoor = sporen[-1] if sporen else "geen spoor"
            waar = _waar(spoor)
            if waar not in self.fouten:
                self.fouten[waar] = f"{aanval}\n{spoor[-1200:]}"
                zeg(self.fouten[waar])

    def _bekijk(self, aanval: Aanval) -> int:
        """Give the status; look at the page, and at the one that it leads to: nothing of what was sent may run there."""
        antwoord, inhoud = self._antwoord(aanval)
        naar = antwoord.get("Location", "")
        self._proef(aanval, antwoord, inhoud)
        if aanval.methode == "POST" and naar.startswith("/") and not naar.startswith(("//", "/account/")):
            pad, _, vraag = naar.partition("#")[0].partition("?")
            volgende = Aanval(aanval.wie, "GET", pad.encode(), vraag.encode(), koekjes=_gezet(antwoord))
            verder, inhoud = self._antwoord(volgende)
            self._proef(aanval, verder, inhoud)
            if verder.status_code >= 500:
                return verder.status_code
        return antwoord.status_code

    def _proef(self, aanval: Aanval, antwoord: HttpResponse, inhoud: bytes) -> None:
        if antwoord.get("Content-Type", "").startswith("text/html"):
            for fout in in_html(inhoud):
                if fout not in self.fouten:
                    self.fouten[fout] = f"{aanval}\n{fout}"
                    zeg(self.fouten[fout])

    def _antwoord(self, aanval: Aanval) -> tuple[HttpResponse, bytes]:
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
            return geweigerd, b""
        verzoek._dont_enforce_csrf_checks = True
        antwoord = self.pad.get_response(verzoek)
        if getattr(antwoord, "is_async", False):
            async_to_sync(_lees_uit)(antwoord)
            return antwoord, b""
        return antwoord, b"".join(antwoord)


def _gezet(antwoord: HttpResponse) -> dict[str, str]:
    """Give the cookies that an answer sets: what it has to say is in one."""
    return {naam: deel.value for naam, deel in antwoord.cookies.items() if deel.value and naam == "messages"}


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
    doelwit, aantal = Doelwit(wereld), AANTAL // len(DELEN)
    overal = elk_veld(grond) if len(DELEN) > 1 else ()
    for nummer, aanval in enumerate(islice(chain(overal, aanvallen(grond)), aantal), start=1):
        doelwit.ontvang(aanval)
        if nummer % 1000 == 0:
            zeg(f"{nummer} verzoeken, {len(doelwit.fouten)} fouten, traagste {doelwit.traagste[1][:200]}")
    sys.stdout.write(f"\n{dict(sorted(doelwit.standen.items()))}\ntraagste {doelwit.traagste[1][:300]}\n")
    assert not doelwit.fouten, f"{len(doelwit.fouten)} fouten\n" + "\n\n".join(doelwit.fouten.values())
    assert sum(doelwit.standen.values()) == aantal
    assert doelwit.standen[200] > aantal / 10  # most are let in
    if "PROEF_FUZZ" in os.environ:
        assert doelwit.traagste[0] < TE_LANG, doelwit.traagste[1]
