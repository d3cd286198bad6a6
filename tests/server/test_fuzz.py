"""The same requests to a real server, several at once, while somebody else goes on reading an ordinary page.

The server is a process of its own with the settings of the tests, on their database.
"""

from __future__ import annotations

import http.client
import os
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice

import pytest

from tests.proefsite import Site, koekje_van, site
from tests.robot.gif import Aanval, Grond, aanvallen
from tests.robot.loper import Loop
from tests.robot.verkeer import Bezoeker
from tests.robot.wereld import Wereld, bouw, zonder_documenten

pytestmark = pytest.mark.django_db(transaction=True)

AANTAL = int(os.environ.get("PROEF_FUZZ", "120"))
TEGELIJK = 6
GEDULD = 30
MENSEN = ("organisator", "cio", "redacteur")
GEWOON = "/waardenkader/"
CSRF = "a" * 32


@dataclass
class Server:
    """A running server, and who is logged in with which cookie."""

    site: Site
    koekjes: dict[str, str]

    def vraag(self, aanval: Aanval) -> int:
        """Send one request, give its status; 0 when the line was broken off."""
        lijn = http.client.HTTPConnection("127.0.0.1", self.site.poort, timeout=GEDULD)
        adres = (aanval.adres + (b"?" + aanval.vraag if aanval.vraag else b"")).decode("latin-1")
        koekje = "; ".join(
            [self.koekjes.get(aanval.wie, ""), *(f"{n}={w}" for n, w in aanval.koekjes.items())]
        )
        koppen = {"Content-Type": aanval.soort, "Cookie": koekje} | aanval.koppen
        try:
            lijn.request(aanval.methode, adres, aanval.inhoud or None, _verstuurbaar(koppen))
            return lijn.getresponse().status
        except (ValueError, UnicodeError, http.client.InvalidURL):
            return 400  # what the client library itself refuses to send
        except (ConnectionError, http.client.RemoteDisconnected, http.client.BadStatusLine):
            return 0
        finally:
            lijn.close()


def _verstuurbaar(koppen: dict[str, str]) -> dict[str, str]:
    return {naam: waarde for naam, waarde in koppen.items() if waarde.isprintable()}


@pytest.fixture
def wereld(transactional_db) -> Wereld:
    """The world of the robot, where a process of its own can see it."""
    with zonder_documenten():
        return bouw()


@pytest.fixture
def server(wereld, tmp_path) -> Iterator[Server]:
    """Start it on the database of this test."""
    csrf = f"csrftoken={CSRF}"
    koekjes = {naam: f"{koekje_van(wereld.gebruikers[naam])}; {csrf}" for naam in MENSEN}
    with site(tmp_path / "server.log") as gestart:
        yield Server(gestart, koekjes)


def test_an_ordinary_page_goes_on_while_the_site_is_under_fire(wereld, server):
    lopen = {naam: Loop(Bezoeker(naam, wereld.gebruikers[naam])) for naam in MENSEN}
    for loop in lopen.values():
        for adres in ("/", "/acties/", "/project/", "/moresprudentie/"):
            for ander in loop.bezoek(adres):
                if "/project/" in ander or "/strategie/" in ander or "/acties/" in ander:
                    loop.bezoek(ander)
    grond = Grond(
        {naam: sorted(loop.paginas) for naam, loop in lopen.items()},
        {
            naam: [f for f in loop.formulieren.values() if "/account/" not in f.adres]
            for naam, loop in lopen.items()
        },
        zaad=7,
    )
    gewoon, klaar = Counter[int](), threading.Event()

    def lees_verder() -> None:
        while not klaar.is_set():
            gewoon[server.vraag(Aanval("organisator", "GET", GEWOON.encode()))] += 1

    def vuur(aanval: Aanval) -> tuple[int, float, str]:
        if aanval.methode == "POST":
            aanval.koppen = {**aanval.koppen, "X-CSRFToken": CSRF}
        begin = time.monotonic()
        return server.vraag(aanval), time.monotonic() - begin, str(aanval)

    lezer = threading.Thread(target=lees_verder)
    lezer.start()
    with ThreadPoolExecutor(TEGELIJK) as handen:
        uitslagen = list(handen.map(vuur, islice(aanvallen(grond), AANTAL)))
    klaar.set()
    lezer.join(timeout=GEDULD)
    standen = Counter(stand for stand, _, _ in uitslagen)
    traagste = max(duur for _, duur, _ in uitslagen)
    sys.stdout.write(
        f"\n{dict(sorted(standen.items()))}, traagste {traagste:.1f} s, gewoon: {dict(gewoon)}\n"
    )
    stuk = [f"{stand}: {wat}" for stand, _, wat in uitslagen if not 0 < stand < 500]
    assert not stuk, "\n".join(stuk[:20])
    assert server.site.proces.poll() is None
    assert set(gewoon) == {200}
    assert sum(gewoon.values()) >= 3
