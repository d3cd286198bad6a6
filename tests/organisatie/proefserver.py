"""A mail server that behaves as badly as it is told, and knows exactly what it accepted."""

from __future__ import annotations

import asyncio
import threading
import weakref
from collections import Counter
from email import message_from_bytes
from email.message import Message
from typing import Any

from aiosmtpd.smtp import SMTP


def _laatste_link(envelop: Any) -> str:
    """Give the last link of a mail, else its last word."""
    woorden = envelop.content.decode().split()
    return next((woord for woord in reversed(woorden) if woord.startswith("http")), woorden[-1])


class Gesprek(SMTP):
    """One connection; asks the server how to behave."""

    inhoud = b""

    async def _handle_client(self) -> None:
        server: Proefserver = self.event_handler
        server.gesprekken.add(self)
        server._lijnen.add(self.transport)
        try:
            if server.stand == "stil":
                await asyncio.sleep(3600)
            if server.stand == "weigert":
                await self.push("554 Vandaag niet")
                self.transport.close()
                return
            await super()._handle_client()
        finally:
            server.gesprekken.discard(self)

    async def push(self, status: Any) -> None:
        """Count a mail as accepted at the moment that the answer goes out, and not otherwise."""
        server: Proefserver = self.event_handler
        if server.stand == "weg":
            self.transport.abort()
            return
        if str(status).startswith("250 Aangenomen") and not self.transport.is_closing():
            server.aangenomen.append(message_from_bytes(self.inhoud))
        await super().push(status)


class Proefserver:
    """Listens on a port of its own choice; `stand` says how it behaves.

    "goed"; "weg" (nothing listens); "stil" (no greeting); "weigert" (554 as greeting); "traag";
    "tijdelijk" (451 to each recipient); "stil na data" and "sluit na data" (no answer, not accepted);
    "weigert inhoud" (554 after the text, with the text repeated). Who is in `onbekend` gets a 550.
    """

    def __init__(self) -> None:
        self.stand = "goed"
        self.aangenomen: list[Message] = []
        self.onbekend: set[str] = set()
        self.gesprekken: set[Gesprek] = set()
        self.poort = 0
        self._lijnen: weakref.WeakSet[asyncio.BaseTransport] = weakref.WeakSet()
        self._lus = asyncio.new_event_loop()
        self._luisteraar: asyncio.Server | None = None
        self._draad = threading.Thread(target=self._lus.run_forever, daemon=True)

    def __enter__(self) -> Proefserver:
        self._draad.start()
        self._doe(self._luister())
        return self

    def __exit__(self, *_: object) -> None:
        self._doe(self._sluit())
        self._doe(self._einde())
        self._lus.call_soon_threadsafe(self._lus.stop)
        self._draad.join()
        self._lus.close()

    def word(self, stand: str) -> None:
        """Behave differently from now on."""
        self.stand = stand
        self._doe(self._sluit() if stand == "weg" else self._luister())

    def keren(self) -> Counter[str]:
        """Give how often each mail was accepted, by its Message-ID."""
        return Counter(mail["Message-ID"] for mail in list(self.aangenomen))

    def _doe(self, werk: Any) -> None:
        asyncio.run_coroutine_threadsafe(werk, self._lus).result(timeout=10)

    async def _luister(self) -> None:
        if self._luisteraar is None:
            self._luisteraar = await self._lus.create_server(
                lambda: Gesprek(self, hostname="proef.example", loop=self._lus), "127.0.0.1", self.poort
            )
            self.poort = self._luisteraar.sockets[0].getsockname()[1]

    async def _sluit(self) -> None:
        if self._luisteraar is not None:
            self._luisteraar.close()
            self._luisteraar = None

    async def _einde(self) -> None:
        taken = [taak for taak in asyncio.all_tasks(self._lus) if taak is not asyncio.current_task()]
        for taak in taken:
            taak.cancel()
        await asyncio.gather(*taken, return_exceptions=True)
        for lijn in self._lijnen:
            lijn.abort()
        await asyncio.sleep(0.05)  # the loop closes the sockets

    async def handle_RCPT(self, gesprek: Any, sessie: Any, envelop: Any, adres: str, opties: Any) -> str:
        if adres in self.onbekend:
            return "550 5.1.1 Deze persoon kennen wij niet"
        if self.stand == "tijdelijk":
            return "451 4.7.1 Probeer het later"
        envelop.rcpt_tos.append(adres)
        return "250 OK"

    async def handle_DATA(self, gesprek: Any, sessie: Any, envelop: Any) -> str:
        gesprek.inhoud = envelop.content
        if self.stand == "weigert inhoud":
            return f"554 Verdacht: {_laatste_link(envelop)}"
        if self.stand == "weigert met veel woorden":  # the link lies where the words are cut off
            return f"554 {'Verdacht! ' * 23}: {_laatste_link(envelop)}"
        if self.stand == "te druk na de inhoud":
            return f"421 Te druk voor {_laatste_link(envelop)}"
        if self.stand == "stil na data":
            await asyncio.sleep(3600)
        if self.stand == "sluit na data":
            gesprek.transport.close()
        if self.stand == "traag":
            await asyncio.sleep(0.3)
        return "250 Aangenomen"
