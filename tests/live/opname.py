"""A screen without a browser: it keeps every byte that the server sends it, over the stream and in pages."""

from __future__ import annotations

import http.client
import json
import socket
import threading
import time
from collections.abc import Callable
from contextlib import closing, suppress
from typing import Any
from urllib.parse import quote, urlencode
from uuid import uuid4

CSRF = "a" * 32
GEDULD = 20.0


class Opname:
    """One screen on a running server; `alles` is what it received so far."""

    def __init__(self, poort: int, adres: str, recht: str) -> None:
        self.poort, self.adres, self.recht = poort, adres, recht
        self.alles = b""
        self.status = 0
        self._lijn = socket.create_connection(("127.0.0.1", poort))
        self._draad = threading.Thread(target=self._luister, daemon=True)
        self._draad.start()
        self.tot(
            lambda: b"data:" in self.alles or self.status not in (0, 200) or ("&v=" in recht and self.status)
        )

    def _luister(self) -> None:
        vraag = f"GET /deelnemen/stroom/?b={quote(self.recht, safe='&=')} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
        self._lijn.sendall(vraag.encode())
        while stuk := self._lijn.recv(65536):
            self.alles += stuk
            self.status = self.status or int(stuk.split(None, 2)[1])

    def sluit(self) -> None:
        """Close this screen."""
        with suppress(OSError):
            self._lijn.shutdown(socket.SHUT_RDWR)
        self._draad.join(GEDULD)
        self._lijn.close()

    def haal(self, adres: str = "") -> int:
        """Fetch the page of this screen (or another address) as its browser does; gives the status."""
        return self._vraag("GET", adres or self.adres, {"Cookie": f"csrftoken={CSRF}"})

    def stuur(self, wat: str, **velden: Any) -> int:
        """Send something to an address below that of this screen; gives the status."""
        koppen = {
            "Cookie": f"csrftoken={CSRF}",
            "X-CSRFToken": CSRF,
            "X-Codio": "live",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        return self._vraag("POST", f"{self.adres}{wat}/", koppen, urlencode(velden))

    def _vraag(self, hoe: str, adres: str, koppen: dict[str, str], inhoud: str | None = None) -> int:
        with closing(http.client.HTTPConnection("127.0.0.1", self.poort, timeout=GEDULD)) as lijn:
            lijn.request(hoe, adres, inhoud, koppen)
            antwoord = lijn.getresponse()
            self.alles += str(antwoord.headers).encode() + antwoord.read()
            return antwoord.status

    def schrijf(self, tekst: str, soort: str = "waarde", **velden: Any) -> int:
        """Send a note; gives the status."""
        return self.stuur("notitie", id=uuid4(), beurt=1, soort=soort, tekst=tekst, **velden)

    def laatste(self) -> dict[str, Any]:
        """Give the newest picture."""
        regels = [r for r in self.alles.split(b"\n") if r.startswith(b"data: {")]
        return json.loads(regels[-1].removeprefix(b"data: "))

    def tot(self, is_zo: Callable[[], bool]) -> None:
        """Wait until something is so; fails when it does not become so."""
        einde = time.monotonic() + GEDULD
        while not is_zo():
            assert time.monotonic() < einde, self.alles[-2000:].decode(errors="replace")
            time.sleep(0.02)

    def tot_deel(self, deel: str) -> None:
        """Wait until the stream says that the workshop is at this part."""
        self.tot(lambda: b"data: {" in self.alles and self.laatste()["deel"] == deel)
