"""One visitor of the site: opens addresses, sends bytes, and remembers what went wrong inside."""

from __future__ import annotations

import copy
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.core import mail
from django.core.cache import cache
from django.core.signals import got_request_exception
from django.db import transaction
from django.test import Client, TestCase
from django.test.client import encode_multipart

from organisatie.models import Gebruiker
from tests.robot.invullen import Paar
from tests.robot.pagina import Pagina

MODEL = "django.contrib.auth.backends.ModelBackend"
GRENS = "grens-tussen-de-velden"


@dataclass
class Antwoord:
    """What came back: the status, where it ended, and the bytes."""

    status: int
    adres: str
    soort: str
    inhoud: bytes
    sprongen: int = 0
    fout: str = ""

    @property
    def is_pagina(self) -> bool:
        """Whether it is a whole page of HTML."""
        return self.soort.startswith("text/html") and b"<html" in self.inhoud[:2000]

    def pagina(self) -> Pagina:
        """Give it as a page."""
        return Pagina(self.adres, self.inhoud)


@dataclass(frozen=True)
class Zending:
    """The bytes of one form, as a browser would send them, with the cookies of that moment."""

    methode: str
    adres: str
    soort: str
    inhoud: bytes
    kop: dict[str, str] = field(default_factory=dict)

    @classmethod
    def van(
        cls, methode: str, adres: str, enctype: str, paren: list[Paar], kop: dict[str, str] | None = None
    ) -> Zending:
        """Write the pairs as this form sends them."""
        if methode == "get":
            return cls("get", f"{urlsplit(adres).path}?{urlencode(paren)}", "", b"", kop or {})
        if enctype == "multipart/form-data":
            velden: dict[str, list[str]] = {}
            for naam, waarde in paren:
                velden.setdefault(naam, []).append(waarde)
            soort = f"multipart/form-data; boundary={GRENS}"
            return cls("post", adres, soort, encode_multipart(GRENS, velden), kop or {})
        tekst = urlencode(
            [(naam, waarde.replace("\r\n", "\n").replace("\n", "\r\n")) for naam, waarde in paren]
        )
        return cls("post", adres, "application/x-www-form-urlencoded", tekst.encode(), kop or {})


class Bezoeker:
    """Somebody at a browser; `naam` is the column in the report."""

    def __init__(self, naam: str, gebruiker: Gebruiker | None = None) -> None:
        self.naam = naam
        self.client = Client(enforce_csrf_checks=True, raise_request_exception=False)
        if gebruiker is not None:
            self.client.force_login(gebruiker, backend=MODEL)

    def open(self, adres: str) -> Antwoord:
        """Fetch an address and follow where it leads."""
        return self._doe(lambda: self.client.get(adres, follow=True), adres)

    def verstuur(self, zending: Zending) -> Antwoord:
        """Send a form and follow where it leads; what waits for the commit is done as well."""
        kop = {"Sec-Fetch-Site": "same-origin"} | zending.kop
        if zending.methode == "get":
            return self._doe(lambda: self.client.get(zending.adres, headers=kop, follow=True), zending.adres)
        return self._doe(
            lambda: self.client.post(
                zending.adres, zending.inhoud, content_type=zending.soort, headers=kop, follow=True
            ),
            zending.adres,
        )

    def _doe(self, vraag: Any, adres: str) -> Antwoord:
        fouten: list[str] = []

        def onthoud(**kwargs: Any) -> None:
            fouten.append("".join(traceback.format_exc().splitlines(keepends=True)[-6:]))

        got_request_exception.connect(onthoud)
        try:
            with transaction.atomic(), TestCase.captureOnCommitCallbacks(execute=True):
                antwoord = vraag()
                if antwoord.status_code == 500:
                    transaction.set_rollback(True)
        except Exception:  # noqa: BLE001 — a task after the commit, which would be a 500 as well
            return Antwoord(500, adres, "", b"", fout=traceback.format_exc()[-1500:])
        finally:
            got_request_exception.disconnect(onthoud)
        sprongen = [str(url) for url, _ in antwoord.redirect_chain]
        return Antwoord(
            antwoord.status_code,
            _pad(sprongen[-1]) if sprongen else adres,
            antwoord.headers.get("Content-Type", ""),
            b"".join(antwoord) if antwoord.streaming else antwoord.content,
            len(sprongen),
            "\n".join(fouten),
        )

    @contextmanager
    def ongedaan(self) -> Iterator[None]:
        """Undo everything that is done inside: the rows, the cookies, the mail."""
        koekjes, post = copy.deepcopy(self.client.cookies), len(mail.outbox)
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
        self.client.cookies = koekjes
        del mail.outbox[post:]
        cache.clear()


def _pad(adres: str) -> str:
    delen = urlsplit(adres)
    return delen.path + (f"?{delen.query}" if delen.query else "")
