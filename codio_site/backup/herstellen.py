"""Putting a backup back: first everything is checked, then all of it is written or nothing."""

from __future__ import annotations

import subprocess
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO, Any

from django.db import connections
from django.db.migrations.loader import MigrationLoader
from psycopg import sql

from codio_site.backup import archief, database
from codio_site.backup.fouten import BackupFout, Beschadigd
from organisatie.audit import leg_vast

BEGIN = b"BEGIN; SET LOCAL lock_timeout = '15s';\n"
LEEG = b"DROP SCHEMA public CASCADE; CREATE SCHEMA public;\n"
KLOPT = """
DO $codio$ DECLARE aantal bigint; som text; BEGIN
    SELECT * INTO aantal, som FROM ({vraag}) AS t;
    IF aantal <> {aantal} OR som <> {som} THEN
        RAISE EXCEPTION 'Tabel % is na het terugzetten niet gelijk aan die in de back-up.', {naam};
    END IF;
END $codio$;
"""


def herstel(bron: Path, *, sleutel: bytes | None, overschrijf: bool) -> dict[str, Any]:
    """Put the backup in `bron` back; gives its list.

    The archive is read whole and compared with its checksums before anything is written. The database is filled in one
    transaction, in which each table is compared with its checksum of then. Raises `BackupFout`; then the database is as it was.
    """
    if not bron.is_file():
        raise BackupFout(f"Het bestand {bron} is er niet.")
    lijst = archief.controleer(bron, sleutel)
    _eis_bekende_migraties(lijst)
    with database.verbind() as verbinding, verbinding.cursor() as cursor:
        bezet = database.tabellen(cursor)
        rij = cursor.execute("SELECT current_setting('server_version_num')::int / 10000").fetchone()
        assert rij is not None
        versie = rij[0]
    if bezet and not overschrijf:
        raise BackupFout(
            f"De database is niet leeg: er staan {len(bezet)} tabellen in. Er is niets veranderd. "
            "Wil je alles vervangen wat erin staat, zet er dan --overschrijf bij."
        )
    if versie < lijst["postgresql"]:
        raise BackupFout(
            f"Deze back-up is van PostgreSQL {lijst['postgresql']}, deze server is {versie}. Neem een nieuwere server."
        )
    _eis_lege_mappen(lijst, overschrijf)
    connections.close_all()
    _zet_terug(bron, sleutel, lijst, versie, leeg=bool(bezet))
    _zet_bestanden(bron, sleutel, lijst)
    leg_vast(
        door=None,
        wat="back-up teruggezet",
        bestand=bron.name,
        gemaakt_op=lijst["gemaakt_op"],
        zegel=lijst["zegel"],
    )
    return lijst


def _eis_bekende_migraties(lijst: dict[str, Any]) -> None:
    loader = MigrationLoader(None, ignore_no_migrations=True)
    bekend = {f"{app}.{naam}" for app, naam in loader.disk_migrations}
    vervangen = {
        f"{app}.{naam}" for migratie in loader.disk_migrations.values() for app, naam in migratie.replaces
    }
    if onbekend := sorted(set(lijst["migraties"]) - bekend - vervangen):
        raise BackupFout(
            f"Deze back-up is van een nieuwere versie van CODIO: {', '.join(onbekend[:3])}. "
            "Neem die versie, en probeer het opnieuw."
        )


def _eis_lege_mappen(lijst: dict[str, Any], overschrijf: bool) -> None:
    for map_ in lijst["mappen"]:
        if not overschrijf and Path(map_).is_dir() and any(Path(map_).iterdir()):
            raise BackupFout(
                f"De map {map_} is niet leeg. Er is niets veranderd. Met --overschrijf worden bestanden vervangen."
            )


def _zet_terug(bron: Path, sleutel: bytes | None, lijst: dict[str, Any], versie: int, *, leeg: bool) -> None:
    """Let pg_restore write the dump as SQL, and psql carry that out: in one transaction that ends only when all is right."""
    map_ = database.programmas(versie)
    lees = [str(map_ / "pg_restore"), "--no-owner", "--no-privileges", "--no-comments", "--file=-"]
    # The schema public is there; what is in the dump about it needs rights that we may not have.
    doe = [
        str(map_ / "psql"),
        "--no-psqlrc",
        "--quiet",
        "--set=ON_ERROR_STOP=1",
        "--output=/dev/null",
        *database.adres(),
    ]
    with tempfile.TemporaryFile() as klachten:
        lezer = subprocess.Popen(  # noqa: S603  programs of PostgreSQL
            lees, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=klachten, env=database.omgeving()
        )
        doener = subprocess.Popen(doe, stdin=subprocess.PIPE, stderr=klachten, env=database.omgeving())  # noqa: S603
        assert lezer.stdin is not None
        assert lezer.stdout is not None
        assert doener.stdin is not None
        voerder = threading.Thread(target=_voer, args=(lezer.stdin, _stukken(bron, sleutel)), daemon=True)
        voerder.start()
        try:
            doener.stdin.write(BEGIN + (LEEG if leeg else b""))
            while stuk := lezer.stdout.read(archief.STUK):
                doener.stdin.write(stuk)
            if lezer.wait() == 0:
                doener.stdin.write(_einde(lijst))
            doener.stdin.close()
        except BrokenPipeError:
            pass  # psql stopped at a fault, and says which
        finally:
            lezer.stdout.close()
            lezer.kill()
            gelukt = doener.wait() == 0 and lezer.wait() == 0
            voerder.join()
        if not gelukt:
            klachten.seek(0)
            tekst = klachten.read().decode(errors="replace").strip()
            raise BackupFout(f"Het terugzetten ging niet goed; de database is zoals zij was. {tekst}")


def _voer(naar: IO[bytes], stukken: Iterator[bytes]) -> None:
    try:
        for stuk in stukken:
            naar.write(stuk)
        naar.close()
    except (BrokenPipeError, ValueError):
        pass  # who reads stopped; that is told there


def _stukken(bron: Path, sleutel: bytes | None) -> Iterator[bytes]:
    for naam, inhoud in archief.lees_delen(bron, sleutel):
        while naam.startswith("database/") and (stuk := inhoud.read(archief.STUK)):
            yield stuk


def _einde(lijst: dict[str, Any]) -> bytes:
    """Give what compares every table, and only then lets it all be there."""
    delen = ["SET LOCAL TimeZone = 'UTC';"]
    with database.verbind() as verbinding:
        for naam, (aantal, som) in lijst["tabellen"].items():
            deel = sql.SQL(KLOPT).format(
                vraag=database.som_van(naam),
                aantal=sql.Literal(aantal),
                som=sql.Literal(som),
                naam=sql.Literal(naam),
            )
            delen.append(deel.as_string(verbinding))
    return "\n".join([*delen, "COMMIT;\n"]).encode()


def _zet_bestanden(bron: Path, sleutel: bytes | None, lijst: dict[str, Any]) -> None:
    """Write the files back where they were; a name that leads out of its folder is refused."""
    if not lijst["mappen"]:
        return
    for naam, inhoud in archief.lees_delen(bron, sleutel):
        delen = PurePosixPath(naam).parts
        if delen[0] != "bestanden":
            continue
        if ".." in delen or len(delen) < 3:
            raise Beschadigd(f"De naam {naam} hoort niet in een back-up.")
        pad = Path(lijst["mappen"][int(delen[1]) - 1]).joinpath(*delen[2:])
        pad.parent.mkdir(parents=True, exist_ok=True)
        with pad.open("wb") as uit:
            while stuk := inhoud.read(archief.STUK):
                uit.write(stuk)


def zelfde_als(lijst: dict[str, Any]) -> list[str]:
    """Give the tables of this database that are not the same as in the list of a backup."""
    with database.verbind() as verbinding, verbinding.transaction(), verbinding.cursor() as cursor:
        nu = database.sommen(cursor)
    return sorted(naam for naam in nu | lijst["tabellen"] if nu.get(naam) != lijst["tabellen"].get(naam))
