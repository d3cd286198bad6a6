"""The bare loop: a text goes into a table, is told with NOTIFY and sent to the streams of its table. Nothing else.

What the live workshop is held against (`benchmarks.workshop`): the same load, without pages, rights, notes or pictures.
"""

from __future__ import annotations

import asyncio
import os
from typing import Any
from urllib.parse import parse_qs

import psycopg
from psycopg_pool import AsyncConnectionPool

KANAAL = "kaal"
stromen: dict[str, set[asyncio.Queue[str]]] = {}


async def _luister() -> None:
    async with await psycopg.AsyncConnection.connect(os.environ["DATABASE_URL"], autocommit=True) as lijn:
        await lijn.execute(f"LISTEN {KANAAL}")
        async for melding in lijn.notifies():
            tafel, _, tekst = melding.payload.partition(" ")
            for rij in stromen.get(tafel, ()):
                rij.put_nowait(tekst)


class Kaal:
    """`POST /?t=<table>` keeps and tells a text, `GET /?t=<table>` is a stream."""

    pool: AsyncConnectionPool

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer."""
        if scope["type"] == "lifespan":
            await self._leef(receive, send)
            return
        tafel = parse_qs(scope["query_string"].decode())["t"][0]
        if scope["method"] == "POST":
            await self._neem_aan(tafel, receive, send)
        else:
            await self._stroom(tafel, receive, send)

    async def _leef(self, receive: Any, send: Any) -> None:
        await receive()
        self.pool = AsyncConnectionPool(os.environ["DATABASE_URL"], min_size=2, max_size=10, open=False)
        await self.pool.open()
        async with self.pool.connection() as lijn:
            await lijn.execute(
                "CREATE TABLE IF NOT EXISTS kaal (id bigserial PRIMARY KEY, tafel text, tekst text)"
            )
        taak = asyncio.create_task(_luister())
        await send({"type": "lifespan.startup.complete"})
        await receive()
        taak.cancel()
        await self.pool.close()
        await send({"type": "lifespan.shutdown.complete"})

    async def _neem_aan(self, tafel: str, receive: Any, send: Any) -> None:
        inhoud = b""
        while True:
            bericht = await receive()
            inhoud += bericht.get("body", b"")
            if not bericht.get("more_body"):
                break
        tekst = parse_qs(inhoud.decode())["tekst"][0]
        async with self.pool.connection() as lijn, lijn.transaction():
            await lijn.execute("INSERT INTO kaal (tafel, tekst) VALUES (%s, %s)", (tafel, tekst))
            await lijn.execute("SELECT pg_notify(%s, %s)", (KANAAL, f"{tafel} {tekst}"))
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
        await send({"type": "http.response.body", "body": b"ok"})

    async def _stroom(self, tafel: str, receive: Any, send: Any) -> None:
        await send(
            {
                "type": "http.response.start",
                "status": 200,
                "headers": [(b"content-type", b"text/event-stream")],
            }
        )
        await send({"type": "http.response.body", "body": b": er\n\n", "more_body": True})
        rij: asyncio.Queue[str] = asyncio.Queue()
        stromen.setdefault(tafel, set()).add(rij)
        weg = asyncio.ensure_future(_tot_weg(receive))
        try:
            while not weg.done():
                volgende = asyncio.ensure_future(rij.get())
                await asyncio.wait({volgende, weg}, return_when=asyncio.FIRST_COMPLETED)
                if not volgende.done():
                    volgende.cancel()
                    break
                stuk = f"data: {volgende.result()}\n\n".encode()
                await send({"type": "http.response.body", "body": stuk, "more_body": True})
        finally:
            weg.cancel()
            stromen[tafel].discard(rij)


async def _tot_weg(receive: Any) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


app = Kaal()
