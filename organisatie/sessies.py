"""The sessions: in the database with whose they are, so that they can be listed and ended (`SESSION_ENGINE`).

A session ends by itself after `SESSIE_INACTIEF` seconds without use, and `SESSION_COOKIE_AGE` seconds after the log-in whatever
happens. It ends at once when its row is removed: Django refuses to save a session whose row is gone.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta
from typing import Any, cast

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.http import HttpRequest
from django.utils import timezone

from organisatie.models import Gebruiker, Inlogsessie

GEGEVENS = "inlog"
"""Where a session holds when, with what and from where somebody logged in."""
BIJHOUDEN = timedelta(minutes=1)
"""How often at most is written that a session is used."""
_HIER: ContextVar[str | None] = ContextVar("sessie_van_dit_verzoek", default=None)

# The first that fits; Edge and Opera also say Chrome, Chrome also says Safari.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMEN = (
    *(("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows")),
    *(("Mac OS", "Mac"), ("CrOS", "Chromebook"), ("Linux", "Linux")),
)


class SessionStore(DatabaseStore):
    """Django's sessions in the database, in a table that says whose they are."""

    rij: Inlogsessie | None = None

    @classmethod
    def get_model_class(cls) -> type[Inlogsessie]:
        return Inlogsessie

    def _get_session_from_db(self) -> Inlogsessie | None:
        self.rij = super()._get_session_from_db()  # type: ignore[misc]
        return self.rij

    def create_model_instance(self, data: dict[str, Any]) -> Inlogsessie:
        """Give the row of a session as it is about to be saved."""
        return _vul(cast(Inlogsessie, super().create_model_instance(data)), data)

    async def acreate_model_instance(self, data: dict[str, Any]) -> Inlogsessie:
        """As `create_model_instance`."""
        return _vul(cast(Inlogsessie, await super().acreate_model_instance(data)), data)


def _vul(rij: Inlogsessie, data: dict[str, Any]) -> Inlogsessie:
    rij.laatst_op = timezone.now()
    if SESSION_KEY not in data:
        return rij
    inlog = data.get(GEGEVENS, {})
    rij.gebruiker_id = int(data[SESSION_KEY])
    rij.begonnen_op = datetime.fromisoformat(inlog["op"]) if "op" in inlog else rij.laatst_op
    rij.browser, rij.netwerk = inlog.get("browser", ""), inlog.get("netwerk", "")
    rij.dienst_sid = inlog.get("sid", "")
    rij.expire_date = verloopt(rij)
    return rij


def verloopt(rij: Inlogsessie) -> datetime:
    """Give when a session ends that is used no more; never later than a day's work after the log-in."""
    uiterlijk = (rij.begonnen_op or rij.laatst_op) + timedelta(seconds=settings.SESSION_COOKIE_AGE)
    return min(rij.laatst_op + timedelta(seconds=settings.SESSIE_INACTIEF), uiterlijk)


def noteer_inlog(request: HttpRequest, *, sid: str = "") -> None:
    """Put in the session that somebody logs in now, with which browser and from which network."""
    request.session[GEGEVENS] = {
        "op": timezone.now().isoformat(),
        "browser": browsernaam(request.headers.get("User-Agent", "")),
        "netwerk": netwerk(request.META.get("REMOTE_ADDR", "")),
        "sid": sid[:255],
    }


def noteer_gebruik(rij: Inlogsessie) -> None:
    """Put off the end of a session that is used, at most once a minute; one that was ended meanwhile stays ended."""
    nu = timezone.now()
    if rij.gebruiker_id is None or nu - rij.laatst_op < BIJHOUDEN:
        return
    rij.laatst_op = nu
    Inlogsessie.objects.filter(pk=rij.pk).update(laatst_op=nu, expire_date=verloopt(rij))


def beeindig_sessies(gebruiker: Gebruiker, *, behalve: str | None = None) -> int:
    """End all sessions of somebody, but one; gives how many."""
    eigen = Inlogsessie.objects.filter(gebruiker=gebruiker).exclude(pk=behalve or "")
    return eigen.delete()[0]


def beeindig_andere_sessies(gebruiker: Gebruiker) -> int:
    """End all sessions of somebody, but the one in which this is asked for."""
    return beeindig_sessies(gebruiker, behalve=_HIER.get())


@contextmanager
def hier(sleutel: str | None) -> Iterator[None]:
    """Let everything inside know in which session it is asked for."""
    vorige = _HIER.set(sleutel)
    try:
        yield
    finally:
        _HIER.reset(vorige)


def browsernaam(kenmerk: str) -> str:
    """Give browser and system as people call them: "Firefox op Windows"; from the header User-Agent."""
    browser = next((naam for deel, naam in BROWSERS if deel in kenmerk), "Onbekende browser")
    systeem = next((naam for deel, naam in SYSTEMEN if deel in kenmerk), "")
    return f"{browser} op {systeem}" if systeem else browser


def netwerk(adres: str) -> str:
    """Give the network of an address, as somebody recognises it; empty for what is no address."""
    try:
        gelezen = ipaddress.ip_address(adres)
    except ValueError:
        return ""
    if gelezen.version == 4:
        return re.sub(r"\.\d+$", ".x", str(gelezen))
    return ":".join(gelezen.exploded.split(":")[:3]) + ":…"
