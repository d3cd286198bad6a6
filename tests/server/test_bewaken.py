"""Two web processes of a production start: one log without anybody in it, and one set of figures."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings

from tests.conftest import maak_persoon
from tests.proefsite import in_eigen_draad, koekje_van, omgeving

pytestmark = pytest.mark.django_db(transaction=True)

SLEUTEL = "een-sleutel-voor-de-metingen-die-niemand-raadt"
KENMERK = "Zx9-_kenmerkDatNiemandRaadt"
PRODUCTIE = {
    "SECRET_KEY": "een-lange-willekeurige-sleutel-van-meer-dan-vijftig-tekens-0123456789",
    "ALLOWED_HOSTS": "codio.voorbeeld.nl",
    "SITE_URL": "https://codio.voorbeeld.nl",
    "EMAIL_URL": "smtp://post:geheim-van-de-post@mail.voorbeeld.nl",
    "DEFAULT_FROM_EMAIL": "codio@voorbeeld.nl",
    "CODIO_LOG_JSON": "1",
    "CODIO_VERZOEKNUMMER_VAN_PROXY": "1",
    "CODIO_METINGEN_SLEUTEL": SLEUTEL,
    "WEB_CONCURRENCY": "2",
}


class Blijf(HTTPRedirectHandler):
    """Does not follow a redirect."""

    def redirect_request(self, *_: object) -> None:
        """Stay."""


ZONDER_DOORSTUREN = build_opener(Blijf)


class Server:
    """The web processes of a unit, behind a proxy that does https."""

    def __init__(self, map_: Path) -> None:
        self.verslag = map_ / "verslag"
        with socket.socket() as vrij:
            vrij.bind(("127.0.0.1", 0))
            self.poort = vrij.getsockname()[1]
        opdracht = [sys.executable, "-m", "codio_site.webserver", "--port", str(self.poort)]
        instellingen = omgeving(
            "tests.instellingen_productie", **PRODUCTIE, CODIO_METINGEN_MAP=str(map_ / "cijfers")
        )
        with self.verslag.open("wb") as uit:
            self.proces = subprocess.Popen(
                opdracht, env=instellingen, cwd=settings.BASE_DIR, stdout=uit, stderr=subprocess.STDOUT
            )

    def vraag(self, pad: str, **koppen: str) -> tuple[int, Message, str]:
        """Give status, headers and text of an answer."""
        altijd = {"Host": "codio.voorbeeld.nl", "X-Forwarded-Proto": "https"}
        verzoek = Request(f"http://127.0.0.1:{self.poort}{pad}", headers=altijd | koppen)
        try:
            with ZONDER_DOORSTUREN.open(verzoek, timeout=60) as antwoord:
                return antwoord.status, antwoord.headers, antwoord.read().decode()
        except HTTPError as fout:
            return fout.code, fout.headers, fout.read().decode()

    def wacht(self) -> None:
        """Return when it answers."""
        for _ in range(1800):  # it starts twice: first to see whether it may
            assert self.proces.poll() is None, self.verslag.read_text()
            try:
                self.vraag("/gezondheid/leeft/")
                return
            except (URLError, ConnectionError):
                threading.Event().wait(0.1)
        raise AssertionError(self.verslag.read_text())

    def regels(self) -> list[dict[str, str]]:
        """Give the lines of the log that are JSON."""
        return [json.loads(regel) for regel in self.verslag.read_text().splitlines() if regel[:1] == "{"]


@pytest.fixture
def server(tmp_path) -> Iterator[Server]:
    gestart = Server(tmp_path)
    try:
        gestart.wacht()
        yield gestart
    finally:
        gestart.proces.terminate()
        gestart.proces.wait(timeout=60)
        sys.stdout.write(gestart.verslag.read_text()[-10_000:])


def test_the_log_of_a_walk_tells_what_happened_and_names_nobody(server):
    in_eigen_draad(lambda: call_command("laad_waardenkader", verbosity=0))
    persoon = maak_persoon("geheimschrijver")
    with override_settings(SECRET_KEY=PRODUCTIE["SECRET_KEY"]):
        koekje = f"__Host-{koekje_van(persoon)}"
    for pad in (
        "/",
        "/acties/?q=Geheimschrijver",
        f"/meelezen/{KENMERK}/",
        f"/uitnodiging/{KENMERK}/",
        f"/deelnemen/plek/{KENMERK}/",
        f"/agenda/{KENMERK}.ics",
        f"/deelnemen/?code={KENMERK}",
        "/bestaat-niet/jan.jansen@voorbeeld.nl/",
    ):
        status, koppen, _ = server.vraag(pad, Cookie=koekje, **{"X-Request-ID": "van-de-proxy-0001"})
        assert status in (200, 302, 403, 404, 410), (pad, status)
        assert koppen["X-Request-ID"] == "van-de-proxy-0001"
    server.vraag("/acties/", **{"X-Forwarded-For": "203.0.113.77"})

    tekst = server.verslag.read_text()
    for geheim in (
        *(
            KENMERK,
            koekje.partition("=")[2],
            "jan.jansen",
            persoon.email,
            persoon.username,
            "Geheimschrijver",
        ),
        *("203.0.113.77", "geheim-van-de-post", PRODUCTIE["SECRET_KEY"], SLEUTEL),
    ):
        assert geheim not in tekst, geheim
    van_de_proxy = [regel for regel in server.regels() if regel["nummer"] == "van-de-proxy-0001"]
    assert {"/", "/meelezen/***/", "/agenda/***"} <= {regel.get("pad") for regel in van_de_proxy}
    assert any(regel["logger"] == "django.request" for regel in van_de_proxy), "other lines carry it too"
    eerste = next(regel for regel in van_de_proxy if regel.get("pad") == "/")
    assert (eerste["view"], eerste["status"], eerste["methode"]) == ("mijn-werk", 200, "GET")
    assert "uvicorn.access" not in tekst


def cijfers(server: Server) -> dict[str, float]:
    """Give the figures that one of the processes tells."""
    status, _, tekst = server.vraag("/metingen/", Authorization=f"Bearer {SLEUTEL}")
    assert status == 200
    return {
        naam: float(waarde)
        for naam, waarde in (regel.rsplit(" ", 1) for regel in tekst.splitlines() if regel[0] != "#")
    }


def test_two_processes_tell_one_set_of_figures_also_after_one_was_killed(server):
    for _ in range(40):
        server.vraag("/openbaar/")
    naam = 'codio_requests_total{method="GET",status="200",view="openbaar"}'
    assert {cijfers(server)[naam] for _ in range(10)} == {40.0}
    eerst = cijfers(server)
    assert eerst["codio_database_up"] == 1.0
    assert eerst['codio_mail{status="waiting"}'] == 0.0
    assert eerst["codio_live_streams"] == 0.0
    assert eerst['codio_database_pool{state="pool_size"}'] >= 1.0

    kinderen = re.findall(r"Started server process \[(\d+)\]", server.verslag.read_text())
    assert len(kinderen) == 2
    os.kill(int(kinderen[0]), 9)
    threading.Event().wait(1)
    server.wacht()
    assert cijfers(server)[naam] == 40.0
