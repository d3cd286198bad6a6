"""The streams: one connection per screen over which it is told what it shows now.

`pg_sse` listens (one connection to the database per server process), wakes the streams, keeps them alive and ends them
(decision 0025). Here stands what a stream reads: the picture of its screen, made once per change for all streams of this
process that show the same, at most five times a second. Who has the picture before it is sent only what is new. No stream
holds a connection to the database.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from functools import wraps
from typing import Any, ParamSpec, TypeVar
from urllib.parse import parse_qs

from asgiref.sync import sync_to_async
from django.db import DatabaseError, close_old_connections, connection
from pg_sse import Event, Hub, TooManySubscribers

from live.beelden import Beeld, maak_beeld
from live.handelingen import noteer_gezien
from live.melden import KANAAL, sleutel
from live.sleutels import Stroomrecht, lees_recht
from live.toegang import mag_kijken
from live.verbinding import luisteradres

ADRES = "/deelnemen/stroom/"
TUSSENPOOS = 0.2
"""Seconds between two pictures of the same screen."""
GEZIEN = 8.0
"""Seconds between two notes of whose screen is open."""
DRADEN = 2
"""Pictures that are made at the same time; each takes a connection to the database only while it is made."""
KOPPEN = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
]

log = logging.getLogger(__name__)
P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True)
class Nieuws:
    """The newest picture of a screen, and what is new in it for who has the one before it."""

    beeld: Beeld
    vorige: str | None = None
    sindsdien: str = ""

    def voor(self, versie: str | None) -> list[Event]:
        """Give what to send to a stream that has this version: nothing, what is new, or the whole."""
        if versie == self.beeld.versie:
            return []
        bekend = versie is not None and versie == self.vorige
        return [Event(self.sindsdien if bekend else self.beeld.geheel, id=self.beeld.versie)]


class Beelden:
    """The newest picture per screen in this process. Who asks while one is being made waits for the next one, together."""

    def __init__(self) -> None:
        self.draden = ThreadPoolExecutor(DRADEN, thread_name_prefix="live-beeld")
        self.straks: dict[str, asyncio.Task[Nieuws]] = {}
        self.nieuwst: dict[str, Nieuws] = {}
        self.laatst: dict[str, float] = {}

    async def lees(self, sessie: int, scherm: str) -> Nieuws:
        """Give the newest picture, made after this was asked."""
        naam = sleutel(sessie, scherm)
        taak = self.straks.get(naam)
        if taak is None:
            taak = asyncio.ensure_future(self._maak(naam, sessie, scherm))
            self.straks[naam] = taak
        return await asyncio.shield(taak)

    async def _maak(self, naam: str, sessie: int, scherm: str) -> Nieuws:
        wacht = self.laatst.get(naam, 0.0) + TUSSENPOOS - time.monotonic()
        try:
            await asyncio.sleep(max(0.0, wacht))
        finally:
            self.straks.pop(naam, None)  # who asks from here on asks for a later picture
        self.laatst[naam] = time.monotonic()
        vorig = self.nieuwst.get(naam)
        nieuws = await asyncio.get_running_loop().run_in_executor(
            self.draden, _maak_nieuws, sessie, scherm, vorig
        )
        self.nieuwst[naam] = nieuws
        return nieuws

    def ruim_op(self) -> None:
        """Forget screens that nobody looked at for a while."""
        oud = time.monotonic() - 60
        for naam in [naam for naam, op in self.laatst.items() if op <= oud]:
            del self.laatst[naam]
            self.nieuwst.pop(naam, None)


def _maak_nieuws(sessie: int, scherm: str, vorig: Nieuws | None) -> Nieuws:
    """Make a picture; `vorig` is the one that was made before it."""
    beeld = _maak_beeld(sessie, scherm)
    if vorig is None:
        return Nieuws(beeld)
    if vorig.beeld.versie == beeld.versie:
        return vorig
    return Nieuws(beeld, vorig.beeld.versie, beeld.sinds(vorig.beeld))


def _met_verbinding(doe: Callable[P, T]) -> Callable[P, T]:
    """Let a function that runs in a thread take a connection to the database only while it runs, and a working one."""

    @wraps(doe)
    def _doe(*args: P.args, **kwargs: P.kwargs) -> T:
        close_old_connections()
        try:
            return doe(*args, **kwargs)
        finally:
            connection.close()  # back to the pool; one that broke is thrown away there

    return _doe


_maak_beeld = _met_verbinding(maak_beeld)
_mag_kijken = sync_to_async(_met_verbinding(mag_kijken), thread_sensitive=False)
_noteer_gezien = sync_to_async(_met_verbinding(noteer_gezien), thread_sensitive=False)


hub = Hub(
    luisteradres,
    KANAAL,
    max_subscribers=3000,
    max_per_owner=1000,
    ping_seconds=(14.0, 15.0),
    resync_spread=1.0,
    application_name="codio-live",
)
beelden = Beelden()
kijkers: dict[int, int] = {}
"""How many streams are open per place, in this process."""


@asynccontextmanager
async def luister() -> AsyncIterator[None]:
    """Listen as long as the server runs, and note whose screens are open."""
    async with hub.lifespan():
        taak = asyncio.create_task(_houd_bij())
        try:
            yield
        finally:
            taak.cancel()
            with suppress(asyncio.CancelledError):
                await taak


async def _houd_bij() -> None:
    while True:
        await asyncio.sleep(GEZIEN)
        beelden.ruim_op()
        if kijkers:
            try:
                await _noteer_gezien(plekken=list(kijkers))
            except (DatabaseError, OSError) as fout:  # the database is away: the next time
                log.warning("Wie er is, is niet bijgehouden: %s", fout)


async def toepassing(scope: Any, receive: Any, send: Any) -> None:
    """The ASGI application at `ADRES`: answers with a stream, or with 403, 404 (the workshop is over) or 503."""
    vraag = parse_qs(scope["query_string"].decode("latin-1"))
    recht = lees_recht(vraag.get("b", [""])[0])
    if scope["method"] != "GET" or recht is None:
        await _weiger(send, 403)
        return
    try:
        if not await _mag_kijken(recht):
            await _weiger(send, 404)
            return
        stroom = hub.stream(sleutel(recht.sessie, recht.scherm), _lezer(recht), cursor=_cursor(scope, vraag))
    except TooManySubscribers:
        await _weiger(send, 503)
        return
    except (DatabaseError, OSError) as fout:
        log.warning("Een stroom begon niet: %s", fout)
        await _weiger(send, 503)
        return
    await _stuur(stroom, recht, receive, send)


def _lezer(recht: Stroomrecht) -> Any:
    async def lees(cursor: str | None) -> list[Event]:
        return (await beelden.lees(recht.sessie, recht.scherm)).voor(cursor)

    return lees


def _cursor(scope: Any, vraag: dict[str, list[str]]) -> str | None:
    """Give the version that the screen has, from the browser; anything else is no version."""
    koppen = dict(scope["headers"])
    versie = koppen.get(b"last-event-id", b"").decode("latin-1") or vraag.get("v", [""])[0]
    return versie if versie.isalnum() and versie.isascii() and len(versie) == 24 else None


async def _stuur(stroom: AsyncIterator[str], recht: Stroomrecht, receive: Any, send: Any) -> None:
    """Send the stream until it ends or the screen goes away."""
    await send({"type": "http.response.start", "status": 200, "headers": KOPPEN})
    if recht.plek is not None:
        kijkers[recht.plek] = kijkers.get(recht.plek, 0) + 1
    stuurt = asyncio.ensure_future(_stuur_alles(stroom, send))
    weg = asyncio.ensure_future(_wacht_tot_weg(receive))
    try:
        await asyncio.wait({stuurt, weg}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for taak in (stuurt, weg):
            taak.cancel()
        await asyncio.gather(stuurt, weg, return_exceptions=True)
        if recht.plek is not None:
            kijkers[recht.plek] -= 1
            if not kijkers[recht.plek]:
                del kijkers[recht.plek]


async def _stuur_alles(stroom: AsyncIterator[str], send: Any) -> None:
    async for stuk in stroom:
        await send({"type": "http.response.body", "body": stuk.encode(), "more_body": True})
    await send({"type": "http.response.body", "body": b""})


async def _wacht_tot_weg(receive: Any) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _weiger(send: Any, status: int) -> None:
    koppen = [(b"content-type", b"application/json"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": koppen})
    await send({"type": "http.response.body", "body": json.dumps({"status": status}).encode()})
