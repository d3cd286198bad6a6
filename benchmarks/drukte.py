"""Many people at once, from one process: each has a stream open and sends a note every so many seconds."""

from __future__ import annotations

import asyncio
import random
import re
import statistics
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode
from uuid import UUID

MERK = re.compile(rb"merk-[0-9a-f]{32}")
CSRF = "a" * 32


@dataclass(frozen=True)
class Mens:
    """One participant: at which table, the addresses of stream and note, what goes along with each note."""

    tafel: str
    stroom: str
    post: str
    velden: dict[str, str] = field(default_factory=dict)
    keuzes: tuple[str, ...] = ("",)
    """The values of which each note takes one."""


@dataclass
class Uitslag:
    """What came of it: times in milliseconds from sending a note to each other screen at that table having it."""

    verstuurd: dict[str, tuple[float, Mens]] = field(default_factory=dict)
    bevestigd: set[str] = field(default_factory=set)
    tijden: list[float] = field(default_factory=list)
    nodig: int = 0
    geweigerd: list[str] = field(default_factory=list)

    @property
    def mediaan(self) -> float:
        """The middle time."""
        return statistics.median(self.tijden) if self.tijden else 0.0

    @property
    def p95(self) -> float:
        """The time within which 95 of 100 were there."""
        return statistics.quantiles(self.tijden, n=20)[-1] if len(self.tijden) > 1 else 0.0

    @property
    def verloren(self) -> int:
        """How many times a note did not reach a screen."""
        return self.nodig - len(self.tijden)


def _notitie(id: UUID, merk: str, waarde: str) -> dict[str, str]:
    return {"id": str(id), "tekst": f"Een gedachte {merk}", "waarde": waarde}


class Drukte:
    """A load on one server."""

    def __init__(self, poort: int, mensen: list[Mens], *, elke: float, duur: float) -> None:
        self.poort, self.mensen, self.elke, self.duur = poort, mensen, elke, duur
        self.uitslag = Uitslag()
        self.per_tafel: dict[str, int] = {}
        for mens in mensen:
            self.per_tafel[mens.tafel] = self.per_tafel.get(mens.tafel, 0) + 1

    async def draai(self) -> Uitslag:
        """Open all streams, send for `duur` seconds, wait for what is on its way."""
        klaar = asyncio.Event()
        stromen = []
        for begin in range(0, len(self.mensen), 50):
            stromen += [asyncio.create_task(self._kijk(m)) for m in self.mensen[begin : begin + 50]]
            await asyncio.sleep(0.5)
        await asyncio.sleep(3)
        einde = time.perf_counter() + self.duur
        await asyncio.gather(*(self._schrijf(mens, einde) for mens in self.mensen))
        await asyncio.sleep(5)
        klaar.set()
        for stroom in stromen:
            stroom.cancel()
        await asyncio.gather(*stromen, return_exceptions=True)
        return self.uitslag

    async def _kijk(self, mens: Mens) -> None:
        """Read a stream, and note the time of each note that is in it for the first time."""
        lezer, schrijver = await asyncio.open_connection("127.0.0.1", self.poort, limit=2**22)
        schrijver.write(f"GET {mens.stroom} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        gezien: set[bytes] = set()
        while regel := await lezer.readline():
            if not regel.startswith(b"data:"):
                continue
            nu = time.perf_counter()
            for merk in set(MERK.findall(regel)) - gezien:
                gezien.add(merk)
                self._noteer(merk.decode(), mens, nu)

    def _noteer(self, merk: str, mens: Mens, nu: float) -> None:
        """Keep how long a note took to the screen of somebody else."""
        op, schrijver = self.uitslag.verstuurd.get(merk, (0.0, mens))
        if schrijver is not mens:
            self.uitslag.tijden.append((nu - op) * 1000)

    async def _schrijf(self, mens: Mens, einde: float) -> None:
        gok = random.Random(mens.post)  # noqa: S311 (the same load each time)
        await asyncio.sleep(gok.random() * self.elke)
        while time.perf_counter() < einde:
            begin = time.perf_counter()
            id = UUID(int=gok.getrandbits(128), version=4)
            merk = f"merk-{id.hex}"
            self.uitslag.verstuurd[merk] = begin, mens
            self.uitslag.nodig += self.per_tafel[mens.tafel] - 1
            try:
                status = await self._post(
                    mens, {**mens.velden, **_notitie(id, merk, gok.choice(mens.keuzes))}
                )
            except (OSError, asyncio.IncompleteReadError) as fout:
                self.uitslag.geweigerd.append(repr(fout))
                continue
            if status == 200:
                self.uitslag.bevestigd.add(merk)
            else:
                self.uitslag.geweigerd.append(str(status))
            await asyncio.sleep(max(0.0, self.elke - (time.perf_counter() - begin)))

    async def _post(self, mens: Mens, velden: dict[str, str]) -> int:
        """Send one note over a line of its own, as a server lets go of an idle one; gives the status."""
        lezer, schrijver = await asyncio.open_connection("127.0.0.1", self.poort)
        inhoud = urlencode(velden)
        schrijver.write(
            (
                f"POST {mens.post} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Codio: live\r\nX-CSRFToken: {CSRF}\r\n"
                f"Cookie: csrftoken={CSRF}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                f"Connection: close\r\nContent-Length: {len(inhoud)}\r\n\r\n{inhoud}"
            ).encode()
        )
        kop = await lezer.readuntil(b"\r\n\r\n")
        schrijver.close()
        return int(kop.split(None, 2)[1])
