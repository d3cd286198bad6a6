"""Killing (-9), while mail goes to a server that is away, silent or refusing: each mail arrives once.

Each run starts real workers and kills them, or the process that has the mail in hand. The suite has a small
run of both; `PROEF_DODEN=200:1000` makes it 200 kills and 1,000 mails, and prints what happened (`-s`).
"""

from __future__ import annotations

import itertools
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction

from organisatie.models import Bericht
from organisatie.post import verstuur
from tests.organisatie.proefserver import Proefserver
from tests.proefsite import omgeving

STANDEN = (
    "goed",
    "traag",
    "stil",
    "goed",
    "weg",
    "sluit na data",
    "traag",
    "weigert",
    "tijdelijk",
    "stil na data",
)
GROOT = os.environ.get("PROEF_DODEN", "")
KEREN, MAILS = (int(getal) for getal in GROOT.split(":")) if GROOT else (8, 60)
PER_KEER = -(-MAILS // KEREN)
ELKE_ZOVEEL_ONBEKEND = 20
Status = Bericht.Status


@dataclass
class Verslag:
    """What a run did."""

    gedood: int = 0
    met_mail_in_hand: int = 0
    aangekomen_onder_het_doden: int = 0
    standen: Counter[str] = field(default_factory=Counter)


@contextmanager
def werker(poort: int) -> Iterator[subprocess.Popen[bytes]]:
    """Run a worker; it is killed at the end if it still lives."""
    opdracht = [sys.executable, "manage.py", "werker"]
    eigen = omgeving(
        "tests.organisatie.instellingen_werker",
        EMAIL_URL=f"smtp://127.0.0.1:{poort}?tls=0",
        CODIO_LOGNIVEAU="ERROR",
        CODIO_DEBUG="",
    )
    proces = subprocess.Popen(opdracht, cwd=settings.BASE_DIR, env=eigen)
    try:
        yield proces
    finally:
        proces.kill()
        proces.wait()


def bezorgers() -> list[int]:
    """Give the processes that deliver for this project now."""
    gevonden = []
    for map_ in Path("/proc").glob("[0-9]*"):
        try:
            woorden = (map_ / "cmdline").read_bytes().split(b"\0")
            hier = (map_ / "cwd").resolve() == Path(settings.BASE_DIR).resolve()
        except OSError:
            continue
        if hier and b"bezorg" in woorden and b"--ouder" in woorden:
            gevonden.append(int(map_.name))
    return gevonden


def wacht_tot(is_zo: Callable[[], object], seconden: float) -> bool:
    """Wait until something is so; gives whether it became so in time."""
    einde = time.monotonic() + seconden
    while time.monotonic() < einde:
        if is_zo():
            return True
        time.sleep(0.05)
    return False


def leg_klaar(nummers: Iterator[int], aantal: int, server: Proefserver) -> None:
    """Put mails in the outbox; one in so many goes to somebody whom the server does not know."""
    with transaction.atomic():
        for nummer in itertools.islice(nummers, aantal):
            aan = f"m{nummer}@voorbeeld.example"
            if nummer % ELKE_ZOVEEL_ONBEKEND == 7:
                server.onbekend.add(aan)
            verstuur(aan=aan, onderwerp=f"Mail {nummer}", tekst=f"Tekst {nummer}\n")


def dood(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def speel(server: Proefserver, *, de_bezorger: bool) -> Verslag:
    """Put mail in the outbox bit by bit, and kill again and again; ends when nothing waits any more.

    Kills the worker, or (`de_bezorger`) the process that it lets deliver.
    """
    verslag, kans, nummers = Verslag(), random.Random(5), iter(range(MAILS))  # noqa: S311
    with ExitStack() as stapel:
        for keer in range(KEREN if GROOT or not de_bezorger else KEREN // 2):
            leg_klaar(nummers, PER_KEER, server)
            server.word(STANDEN[keer % len(STANDEN)])
            verslag.standen[server.stand] += 1
            if keer == 0 or not de_bezorger:
                stapel.close()  # the one that was killed
                proces = stapel.enter_context(werker(server.poort))
            wacht_tot(bezorgers, 20)
            if server.stand in ("goed", "traag"):  # after some have arrived, somewhere in the next
                genoeg = len(server.aangenomen) + kans.randint(0, 2 * PER_KEER)
                wacht_tot(lambda doel=genoeg: len(server.aangenomen) >= doel or not bezorgers(), 20)
            elif kans.random() < 0.8:  # mostly with a conversation going on
                wacht_tot(lambda: server.gesprekken or not bezorgers(), 20)
            time.sleep(kans.uniform(0, 0.5))
            slachtoffers = bezorgers()[:1] if de_bezorger else [proces.pid]
            verslag.met_mail_in_hand += bool(server.gesprekken)
            verslag.gedood += len(slachtoffers)
            for pid in slachtoffers:
                dood(pid)
    verslag.aangekomen_onder_het_doden = len(server.aangenomen)
    leg_klaar(nummers, MAILS, server)
    server.word("goed")
    with werker(server.poort):
        klaar = (Status.VERSTUURD, Status.MISLUKT, Status.ONZEKER)
        assert wacht_tot(lambda: not Bericht.objects.exclude(status__in=klaar).exists(), 300)
    return verslag


@pytest.fixture
def verslag_van(server, settings, capsys):
    """Give the function that plays, and prints what happened when that was asked for."""

    def _speel(*, de_bezorger: bool) -> Verslag:
        begin = time.monotonic()
        verslag = speel(server, de_bezorger=de_bezorger)
        if GROOT:
            keren = server.keren()
            aangekomen = Counter(keren[b] for b in Bericht.objects.values_list("bericht_id", flat=True))
            statussen = Counter(Bericht.objects.values_list("status", flat=True))
            onzeker = Bericht.objects.filter(status=Status.ONZEKER).values_list("bericht_id", flat=True)
            with capsys.disabled():
                print(  # noqa: T201
                    f"\n{verslag}\nkeren aangekomen: {dict(aangekomen)}\nstatus: {dict(statussen)}\n"
                    f"onzeker en toch aangekomen: {sum(keren[b] for b in onzeker)}\n"
                    f"{time.monotonic() - begin:.0f} s"
                )
        return verslag

    return _speel


def waar(bericht: Bericht, server: Proefserver, keren: Counter[str]) -> bool:
    """Say whether the status of a mail is what happened."""
    aantal = keren[bericht.bericht_id]
    if bericht.aan in server.onbekend:
        return (bericht.status, aantal) == (Status.MISLUKT, 0)
    if bericht.status == Status.ONZEKER:
        return aantal in (0, 1)
    return (bericht.status, aantal) == (Status.VERSTUURD, 1)


@pytest.mark.django_db(transaction=True)
def test_killing_the_worker_loses_nothing_repeats_nothing_and_leaves_nothing_uncertain(server, verslag_van):
    verslag = verslag_van(de_bezorger=False)
    keren = server.keren()
    assert verslag.gedood == KEREN
    assert Bericht.objects.count() == MAILS
    assert [str(b) for b in Bericht.objects.all() if not waar(b, server, keren)] == []
    assert not Bericht.objects.filter(status=Status.ONZEKER).exists()


@pytest.mark.django_db(transaction=True)
def test_killing_who_has_the_mail_in_hand_repeats_nothing_and_says_what_is_uncertain(server, verslag_van):
    verslag = verslag_van(de_bezorger=True)
    keren = server.keren()
    assert verslag.gedood
    assert [str(b) for b in Bericht.objects.all() if not waar(b, server, keren)] == []
