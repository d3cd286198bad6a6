"""Forty workshops at once, beside the bare loop from database to stream, in one run.

    .venv/bin/python -m benchmarks.workshop

starts a server process group on a database of its own, lets 40 × 15 people write a note every 20 seconds for two minutes at the
board of their table, and counts what came: lost, double, and the time from sending a note to its being on each other screen of
that table. Then the same load on `benchmarks.kaal`. Ends with 1 when a note is lost or double, or over the targets: p95 under
300 ms and within 3 times the bare loop. `--stromen 1200 --minuten 10` opens streams only, and tells the memory of the server
meanwhile.
Options: --workshops, --seconden, --processen.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import cache
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connections
from django.test.utils import setup_databases, setup_test_environment, teardown_databases
from django.utils import timezone

from benchmarks.drukte import Drukte, Mens, Uitslag
from live.delen import VOLGORDE
from live.melden import tafelscherm
from live.models import Notitie, Plek, Sessie, Tafel
from live.sleutels import Stroomrecht
from project.handelingen import maak_project
from project.models import Deelnemer, Groep, Groepfundament, Project
from tests.proefsite import omgeving
from tests.toegang.conftest import Wereld, bouw
from waardenkader.models import Fundament, Waarde

PER_WORKSHOP = 15
ELKE = 20.0
DOEL_P95 = 300.0
DOEL_VERHOUDING = 3.0
DEEL = "waarden-bespreken"


def bouw_zalen(wereld: Wereld, workshops: int) -> list[Plek]:
    """Make so many workshops that are at the board of values, each with three tables of five; gives the places."""
    organisator = wereld.mensen["organisator"]
    fundamenten = list(Fundament.objects.actueel())
    plekken = []
    for nummer in range(workshops):
        project = maak_project(door=organisator, titel=f"Zaal {nummer}", organisator=organisator)
        Project.objects.filter(pk=project.pk).update(fase=Project.Fase.WORKSHOP)
        sessie = Sessie.objects.create(
            project=project,
            geopend_door=organisator,
            deel=DEEL,
            duur=timedelta(minutes=30),
            eindigt_op=timezone.now() + timedelta(minutes=30),
        )
        sessie.verloop.create(deel=DEEL, begon_op=timezone.now())
        for volgorde, fundament in enumerate(fundamenten, 1):
            groep, _ = Groep.objects.get_or_create(
                project=project, volgorde=volgorde, defaults={"naam": fundament.naam}
            )
            Groepfundament.objects.get_or_create(
                project=project, fundament=fundament, defaults={"groep": groep}
            )
            Tafel.objects.create(sessie=sessie, groep=groep)
            for stoel in range(PER_WORKSHOP // len(fundamenten)):
                deelnemer = Deelnemer.objects.create(project=project, groep=groep, naam=f"Mens {stoel}")
                plekken.append(Plek.objects.create(sessie=sessie, deelnemer=deelnemer))
    return plekken


@cache
def waarden_van(groep: int) -> tuple[str, ...]:
    """Give the values of which somebody at a table takes one: those of the own fundament, as people do."""
    waarden = Waarde.objects.actueel().filter(principe__fundament__groepsfundamenten__groep=groep)
    return tuple(str(pk) for pk in waarden.order_by("pk").values_list("pk", flat=True))


def als_mens(plek: Plek) -> Mens:
    """Give a place as the load knows it."""
    groep = plek.deelnemer.groep_id
    assert groep is not None
    recht = Stroomrecht(plek.sessie_id, tafelscherm(groep), plek=plek.pk)
    return Mens(
        tafel=str(groep),
        stroom=f"/deelnemen/stroom/?b={quote(recht.teken())}",
        post=f"/deelnemen/plek/{plek.kenmerk}/notitie/",
        velden={"soort": Notitie.Soort.WAARDE, "beurt": "1"},
        keuzes=waarden_van(groep),
    )


def als_kaal(mens: Mens, nummer: int) -> Mens:
    """Give the same participant for the bare loop."""
    return Mens(mens.tafel, f"/?t={mens.tafel}", f"/?t={mens.tafel}&m={nummer}")


@contextmanager
def server(
    app: str, processen: int, instellingen: str = "tests.instellingen_server"
) -> Iterator[tuple[int, int]]:
    """Run a uvicorn with so many processes; gives its port and the id of its (first) process."""
    with socket.socket() as vrij:
        vrij.bind(("127.0.0.1", 0))
        poort = vrij.getsockname()[1]
    opdracht = [sys.executable, "-m", "uvicorn", app, "--port", str(poort), "--log-level", "warning"]
    if processen > 1:
        opdracht += ["--workers", str(processen)]
    gezet = omgeving(instellingen)
    with subprocess.Popen(opdracht, env=gezet, cwd=settings.BASE_DIR) as proces:  # noqa: S603 (our own server)
        try:
            _wacht(poort, proces)
            yield poort, proces.pid
        finally:
            proces.terminate()
            proces.wait(timeout=60)


def _wacht(poort: int, proces: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if proces.poll() is not None:
            break
        try:
            with socket.create_connection(("127.0.0.1", poort), timeout=1):
                time.sleep(2)
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("De server start niet.")


def geheugen(pid: int) -> float:
    """Give the memory of a process and its children, in MB."""
    kinderen = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    bladzijden = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    hier = bladzijden * os.sysconf("SC_PAGE_SIZE") / 1e6
    return hier + sum(geheugen(int(kind)) for kind in kinderen)


def meet(app: str, mensen: list[Mens], args: argparse.Namespace) -> Uitslag:
    """Put the load on one server."""
    with server(app, args.processen) as (poort, _):
        return asyncio.run(Drukte(poort, mensen, elke=ELKE, duur=args.seconden).draai())


def vergelijk(plekken: list[Plek], args: argparse.Namespace) -> int:
    """Measure the workshops and the bare loop; print both, give the exit code."""
    mensen = [als_mens(plek) for plek in plekken]
    live = meet("codio_site.asgi:application", mensen, args)
    kaal = meet(
        "benchmarks.kaal:app",
        [Mens(m.tafel, f"/?t={m.tafel}", f"/?t={m.tafel}&m={n}") for n, m in enumerate(mensen)],
        args,
    )
    bewaard = {n.tekst.rsplit(" ", 1)[1] for n in Notitie.objects.all()}
    rijen = Notitie.objects.count()
    kwijt, dubbel = len(live.bevestigd - bewaard), rijen - len(bewaard)
    print(
        f"{len(mensen)} mensen, {len(live.verstuurd)} notities, {len(live.geweigerd)} geweigerd {live.geweigerd[:3]}"
    )
    print(
        f"  in de database: {rijen}, kwijt {kwijt}, dubbel {dubbel}; niet op een scherm gekomen: {live.verloren} van {live.nodig}"
    )
    for naam, uitslag in (("workshop", live), ("kale lus", kaal)):
        print(f"  {naam}: mediaan {uitslag.mediaan:.0f} ms, p95 {uitslag.p95:.0f} ms")
    verhouding = live.p95 / kaal.p95 if kaal.p95 else 0
    print(
        f"  p95 is {verhouding:.1f} keer die van de kale lus (doel: hooguit {DOEL_VERHOUDING:.0f}, en onder {DOEL_P95:.0f} ms)"
    )
    goed = not (kwijt or dubbel or live.verloren or live.geweigerd)
    return 0 if goed and live.p95 < DOEL_P95 and verhouding <= DOEL_VERHOUDING else 1


async def _houd_open(poort: int, pid: int, mensen: list[Mens], minuten: float) -> None:
    lijnen, open_gehouden = [], []  # a writer that nobody holds closes its line
    for mens in mensen:
        lezer, schrijver = await asyncio.open_connection("127.0.0.1", poort, limit=2**20)
        schrijver.write(f"GET {mens.stroom} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        open_gehouden.append(schrijver)
        lijnen.append(asyncio.create_task(_lees_weg(lezer)))
        if len(lijnen) % 50 == 0:
            await asyncio.sleep(0.3)
    einde = time.monotonic() + minuten * 60
    while time.monotonic() < einde:
        await asyncio.sleep(min(60.0, minuten * 15))
        open_ = sum(not lijn.done() for lijn in lijnen)
        print(f"  {open_} stromen open, {geheugen(pid):.0f} MB", flush=True)
    for lijn in lijnen:
        lijn.cancel()


async def _lees_weg(lezer: asyncio.StreamReader) -> None:
    while await lezer.read(65536):
        pass


def stromen(plekken: list[Plek], args: argparse.Namespace) -> int:
    """Open streams only, and tell the memory of the server."""
    mensen = [als_mens(plek) for plek in plekken]
    mensen = (mensen * (args.stromen // len(mensen) + 1))[: args.stromen]
    with server("codio_site.asgi:application", args.processen) as (poort, pid):
        leeg = geheugen(pid)
        print(f"  zonder stromen: {leeg:.0f} MB")
        asyncio.run(_houd_open(poort, pid, mensen, args.minuten))
        print(f"  per stroom: {(geheugen(pid) - leeg) / args.stromen * 1000:.0f} kB")
        time.sleep(5)
        print(f"  nadat alles dicht is: {geheugen(pid):.0f} MB")
    return 0


def main() -> int:
    """Build, measure, print, clean up."""
    vragen = argparse.ArgumentParser(description=__doc__)
    vragen.add_argument("--workshops", type=int, default=40)
    vragen.add_argument("--seconden", type=float, default=120)
    vragen.add_argument("--processen", type=int, default=2)
    vragen.add_argument("--stromen", type=int, default=0)
    vragen.add_argument("--minuten", type=float, default=10)
    args = vragen.parse_args()
    setup_test_environment()
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        assert DEEL in VOLGORDE
        plekken = bouw_zalen(bouw(), args.workshops)
        connections.close_all()
        return stromen(plekken, args) if args.stromen else vergelijk(plekken, args)
    finally:
        connections.close_all()
        teardown_databases(databases, verbosity=0)


if __name__ == "__main__":
    sys.exit(main())
