"""A site, or a worker, in a process of its own on the database of the running test."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import urlopen

from django.conf import settings
from django.db import connection, connections
from django.test import Client

from organisatie.models import Gebruiker

MODEL = "django.contrib.auth.backends.ModelBackend"
STARTTIJD = 60
T = TypeVar("T")


@dataclass(frozen=True)
class Site:
    """A uvicorn that runs: where it listens, and its process."""

    poort: int
    proces: subprocess.Popen[bytes]

    @property
    def adres(self) -> str:
        return f"http://127.0.0.1:{self.poort}"


def database_url() -> str:
    """Give the address of the database that this test works on."""
    db = connection.settings_dict
    wie = quote(db["USER"]) + (f":{quote(db['PASSWORD'])}" if db["PASSWORD"] else "")
    adres = f"postgresql://{wie}@/{db['NAME']}?host={quote(db['HOST'], safe='')}"
    return f"{adres}&port={db['PORT']}" if db["PORT"] else adres


def omgeving(instellingen: str, **meer: str) -> dict[str, str]:
    """Give the environment of a process on the database of this test, with these settings."""
    return os.environ | {"DJANGO_SETTINGS_MODULE": instellingen, "DATABASE_URL": database_url()} | meer


@contextmanager
def site(verslag: Path, instellingen: str = "tests.instellingen_server", poort: int = 0) -> Iterator[Site]:
    """Run the site, with what it says in the file `verslag`; it has ended when this ends. Without `poort` at a free one."""
    if not poort:
        with socket.socket() as vrij:
            vrij.bind(("127.0.0.1", 0))
            poort = vrij.getsockname()[1]
    opdracht = [sys.executable, "-m", "uvicorn", "codio_site.asgi:application", "--port", str(poort)]
    with (
        verslag.open("wb") as uit,
        subprocess.Popen(
            [*opdracht, "--log-level", "error"],
            env=omgeving(instellingen),
            cwd=settings.BASE_DIR,
            stdout=uit,
            stderr=subprocess.STDOUT,
        ) as proces,
    ):
        gestart = Site(poort, proces)
        try:
            _wacht_op(gestart, verslag)
            yield gestart
        finally:
            proces.terminate()
            proces.wait(timeout=60)
            sys.stdout.write(verslag.read_text(errors="replace")[-10_000:])  # a test that fails shows it


def _wacht_op(gestart: Site, verslag: Path) -> None:
    for _ in range(STARTTIJD * 10):
        if gestart.proces.poll() is not None:
            break
        try:
            with urlopen(f"{gestart.adres}/gezondheid/", timeout=STARTTIJD):  # noqa: S310 - our own server
                return
        except URLError:
            threading.Event().wait(0.1)
    raise AssertionError(f"De site start niet.\n{verslag.read_text()[-2000:]}")


def koekje_van(persoon: Gebruiker) -> str:
    """Log somebody in and give the cookie that proves it."""
    client = Client()
    client.force_login(persoon, backend=MODEL)
    return f"sessionid={client.cookies['sessionid'].value}"


def in_eigen_draad(doe: Callable[[], T]) -> T:
    """Do something with a database connection of its own, where no event loop runs; gives what it gives.

    The browser of the tests keeps a loop running in the main thread of a process that had one.
    """

    def _doe() -> T:
        try:
            return doe()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as draad:
        return draad.submit(_doe).result()


def draai(werk: Callable[[], Coroutine[object, object, T]]) -> T:
    """Run a coroutine to its end in a thread of its own."""
    return in_eigen_draad(lambda: asyncio.run(werk()))
