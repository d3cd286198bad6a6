"""Whether this installation works: what a load balancer, a container and who watches may ask.

Everybody may ask, so an answer is kept for a moment: however many ask, a process looks once in `GEZONDHEID_GELDIG` seconds.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

WACHT_OP_DATABASE = 2
"""Seconds for the connection, and for each question."""
WERKER_LEEFT = timedelta(minutes=1)
"""A worker says every ten seconds that it is there."""


@dataclass(frozen=True)
class Toestand:
    """What was found: whether the database answers, its tables are those of this version, and a worker was seen."""

    database: bool = False
    migraties: bool = False
    werker: bool = False

    @property
    def klaar(self) -> bool:
        """Whether pages can be served."""
        return self.database and self.migraties


@lru_cache(maxsize=1)
def _verwacht() -> frozenset[tuple[str, str]]:
    """Give the migrations of this version; read from the files once in a process."""
    return frozenset(MigrationLoader(None).disk_migrations)


def verbind() -> psycopg.Connection[Any]:
    """Give a connection that soon says that there is none; raises psycopg.Error.

    Not from the pool: who waits there for a connection finds out after ten seconds that there is none.
    """
    opties = connection.get_connection_params() | {"connect_timeout": WACHT_OP_DATABASE}
    opties["options"] = f"-c statement_timeout={WACHT_OP_DATABASE * 1000}"
    for naam in ("pool", "row_factory", "cursor_factory", "context"):
        opties.pop(naam, None)
    return psycopg.connect(**opties)


def _kijk() -> Toestand:
    try:
        with verbind() as verbinding:
            verbinding.execute("SELECT 1")
            return _kijk_verder(verbinding)
    except psycopg.Error:
        return Toestand()


def _kijk_verder(verbinding: psycopg.Connection[Any]) -> Toestand:
    """Compare the tables with this version; a table that is not there yet is no failure of the database."""
    try:
        gedaan = set(verbinding.execute("SELECT app, name FROM django_migrations").fetchall())
        if not _verwacht() <= gedaan:
            return Toestand(database=True)
        gezien = verbinding.execute(
            "SELECT EXISTS (SELECT FROM procrastinate_workers WHERE last_heartbeat > now() - %s)",
            [WERKER_LEEFT],
        ).fetchone()
    except psycopg.errors.UndefinedTable:
        return Toestand(database=True)
    return Toestand(database=True, migraties=True, werker=bool(gezien and gezien[0]))


class Peiling:
    """The last answer of this process; who asks while somebody looks waits for that answer."""

    def __init__(self) -> None:
        self.slot = threading.Lock()
        self.laatste: tuple[float, Toestand] | None = None

    def toestand(self) -> Toestand:
        """Give how things are, at most `GEZONDHEID_GELDIG` seconds old."""
        with self.slot:
            if self.laatste is None or time.monotonic() - self.laatste[0] > settings.GEZONDHEID_GELDIG:
                self.laatste = (time.monotonic(), _kijk())
            return self.laatste[1]


peiling = Peiling()
