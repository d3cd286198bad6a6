"""The login service in a process of its own, and somebody who logs in with it."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from django.conf import settings as instellingen
from django.core.cache import cache
from django.test import Client

from codio_site.inlog import tokens

SLEUTEL = "codio"
WACHTEN = 300


@dataclass
class Dienst:
    """The service that runs, as a test speaks to it."""

    adres: str
    client: Client = field(default_factory=Client)

    def kent(self, sub: str, *groepen: str, **meer: Any) -> None:
        """Let the service know somebody, with these groups."""
        gegevens = {"email": f"{sub}@voorbeeldland.example", "email_verified": True, "given_name": "Fatima"}
        gegevens |= {"family_name": "Yilmaz", "preferred_username": sub, "groups": list(groepen)} | meer
        gegevens = {naam: waarde for naam, waarde in gegevens.items() if waarde is not None}
        requests.put(f"{self.adres}/users/{sub}", json=gegevens, timeout=20).raise_for_status()

    def zegt(self, **knoppen: Any) -> None:
        """Let the service say what it should not."""
        requests.put(f"{self.adres}/proef", json=knoppen, timeout=20).raise_for_status()

    def begin(self, verder: str = "") -> str:
        """Click on the button of the log-in page; gives the address at the service."""
        antwoord = self.client.get("/account/dienst/", {"next": verder} if verder else {})
        assert antwoord.status_code == 302, antwoord.text
        return antwoord["Location"]

    def bij_de_dienst(self, adres: str, sub: str, **meer: str) -> str:
        """Log in at the service; gives the address to which it sends back, without the host."""
        antwoord = requests.post(adres, data={"sub": sub} | meer, allow_redirects=False, timeout=20)
        assert antwoord.status_code == 302, antwoord.text
        delen = urlsplit(antwoord.headers["Location"])
        return f"{delen.path}?{delen.query}"

    def log_in(self, sub: str, verder: str = "", *, client: Client | None = None) -> Any:
        """Log in from button to end; gives the answer on coming back."""
        self.client = client or Client(headers={"User-Agent": "Mozilla/5.0 (Windows NT 10.0) Firefox/130.0"})
        return self.client.get(self.bij_de_dienst(self.begin(verder), sub))

    def afmelding(self, **claims: Any) -> str:
        """Give a log-out token that the service signed."""
        antwoord = requests.post(f"{self.adres}/proef/afmelding", json={"aud": SLEUTEL} | claims, timeout=20)
        antwoord.raise_for_status()
        return antwoord.text


@pytest.fixture(scope="session")
def dienstproces() -> Iterator[str]:
    """The service in its own process; gives its address."""
    with socket.socket() as vrij:
        vrij.bind(("127.0.0.1", 0))
        poort = vrij.getsockname()[1]
    opdracht = [sys.executable, "-W", "ignore", "-m", "tests.inlog.dienstproces", str(poort)]
    with subprocess.Popen(opdracht, cwd=instellingen.BASE_DIR, stderr=subprocess.DEVNULL) as proces:
        try:
            adres = f"http://127.0.0.1:{poort}"
            _wacht_op(adres, proces)
            yield adres
        finally:
            proces.terminate()


def _wacht_op(adres: str, proces: subprocess.Popen[bytes]) -> None:
    for _ in range(WACHTEN):
        assert proces.poll() is None, "De inlogdienst van de proef start niet."
        try:
            requests.get(f"{adres}/.well-known/openid-configuration", timeout=20).raise_for_status()
        except requests.ConnectionError:
            threading.Event().wait(0.1)
        else:
            return
    raise AssertionError("De inlogdienst van de proef antwoordt niet.")


@pytest.fixture
def dienst(db, settings, dienstproces, organisatie) -> Iterator[Dienst]:
    """The service, and a site that is set to it."""
    settings.OIDC_ISSUER, settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET = (
        dienstproces,
        SLEUTEL,
        "geheim",
    )
    settings.OIDC_NAAM, settings.OIDC_DOMEINEN = "je werkaccount", ["voorbeeldland.example"]
    tokens.vergeet()
    cache.clear()
    gestart = Dienst(dienstproces)
    gestart.zegt()
    yield gestart
    tokens.vergeet()
