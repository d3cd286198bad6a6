"""Making a backup."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path
from typing import IO, Any

import psycopg
from django.conf import settings
from django.utils import timezone

from codio_site.backup import archief, database
from codio_site.backup.fouten import BackupFout
from organisatie import zegel
from organisatie.audit import leg_vast


def mappen() -> list[Path]:
    """Give the folders on disk that belong to this installation: files of Django, and what the settings name."""
    genoemd = [settings.MEDIA_ROOT, *settings.BACKUP_MAPPEN]
    return [pad for naam in genoemd if naam and (pad := Path(naam).resolve()).is_dir()]


def maak(doel: Path, *, sleutel: bytes | None) -> dict[str, Any]:
    """Write a backup of database and files to `doel`; gives its list.

    The dump and the checksums per table are of one and the same moment; people can go on working. The file gets its name when
    it is whole. Raises `BackupFout`, also when there is a file of that name already.
    """
    if doel.exists():
        raise BackupFout(f"Het bestand {doel} bestaat al. Een back-up wordt nooit overschreven.")
    zegel.verzegel()
    onaf = doel.with_name(doel.name + ".onaf")
    try:
        with os.fdopen(os.open(onaf, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as bestand:
            lijst = _schrijf(bestand, sleutel)
            bestand.flush()
            os.fsync(bestand.fileno())
        onaf.rename(doel)
    except OSError as fout:
        raise BackupFout(f"De back-up kon niet worden geschreven: {fout}") from fout
    finally:
        onaf.unlink(missing_ok=True)
    leg_vast(
        door=None,
        wat="back-up gemaakt",
        bestand=doel.name,
        zegel=lijst["zegel"],
        versleuteld=sleutel is not None,
    )
    return lijst


def _schrijf(bestand: IO[bytes], sleutel: bytes | None) -> dict[str, Any]:
    with database.verbind() as verbinding, verbinding.cursor() as cursor:
        cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        rij = cursor.execute(
            "SELECT pg_export_snapshot(), current_setting('server_version_num')::int / 10000"
        ).fetchone()
        assert rij is not None
        moment, versie = rij
        with archief.schrijf(bestand, sleutel) as schrijver:
            _dump(schrijver, moment, versie)
            gegevens = {
                "gemaakt_op": timezone.now().isoformat(),
                "postgresql": versie,
                "migraties": _migraties(cursor),
                "tabellen": database.sommen(cursor),
                "zegel": zegel.laatste_zegel(),
                "mappen": _schrijf_mappen(schrijver),
            }
            schrijver.sluit_af(gegevens)
    return {**gegevens, "delen": schrijver.delen}


def _dump(schrijver: archief.Schrijver, moment: str, versie: int) -> None:
    """Let pg_dump write the database as it was at a moment, straight into the archive."""
    programma = str(database.programmas(versie) / "pg_dump")
    opdracht = [
        programma,
        "--format=custom",
        f"--snapshot={moment}",
        "--no-owner",
        "--no-privileges",
        *database.adres(),
    ]
    with tempfile.TemporaryFile() as klachten:
        proces = subprocess.Popen(  # noqa: S603  a program of PostgreSQL
            opdracht, stdout=subprocess.PIPE, stderr=klachten, env=database.omgeving()
        )
        assert proces.stdout is not None
        try:
            schrijver.stroom("database", proces.stdout.read)
        finally:
            proces.stdout.close()
            if proces.wait():
                klachten.seek(0)
                tekst = klachten.read().decode(errors="replace").strip()
                raise BackupFout(f"pg_dump kon de database niet lezen: {tekst}")


def _migraties(cursor: psycopg.Cursor[Any]) -> list[str]:
    cursor.execute("SELECT app, name FROM django_migrations ORDER BY app, name")
    return [f"{app}.{naam}" for app, naam in cursor]


def _schrijf_mappen(schrijver: archief.Schrijver) -> list[str]:
    """Write every file in the folders, as `bestanden/1/…`; links are not followed."""
    gedaan = []
    for nummer, map_ in enumerate(mappen(), 1):
        for pad in sorted(map_.rglob("*")):
            if pad.is_file() and not pad.is_symlink():
                schrijver.bestand(f"bestanden/{nummer}/{pad.relative_to(map_)}", pad)
        gedaan.append(str(map_))
    return gedaan
