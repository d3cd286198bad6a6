"""A copy of the project for each worker, with a database of its own: what is changed is never the work tree."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from mutaties.kandidaten import Mutant

GEDEELD = (".venv", "node_modules")
NIET_MEE = (*GEDEELD, ".git", "var", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache")
STIL = ("-q", "-x", "--no-header", "-p", "no:cacheprovider", "--reuse-db", "--tb=line", "-rfE")
GEEN_TESTS = 5  # what pytest says then
ONVINDBAAR = "ERROR: not found: "
MISLUKT = re.compile(r"^(?:FAILED|ERROR) (tests/.+?)(?: - .*)?$", re.MULTILINE)


@dataclass(frozen=True)
class Afloop:
    """How a run of tests went. `door` is the test that failed first, "" when none did or none got that far."""

    goed: bool
    te_lang: bool = False
    door: str = ""
    uitvoer: str = ""


@dataclass
class Kopie:
    """The files of the project as git and the work tree have them now, below `map`, and one database."""

    map: Path
    server: str
    database: str
    _tijden: Iterator[int] = field(default_factory=lambda: count(1_000_000_000))

    @classmethod
    def maak(cls, project: Path, map: Path, server: str, database: str) -> Kopie:
        """Copy what is tracked and what is new; what is installed is shared."""
        shutil.rmtree(map, ignore_errors=True)
        for bron in _bestanden(project):
            doel = map / bron.relative_to(project)
            doel.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(bron, doel)
            shutil.copymode(bron, doel)
        for naam in GEDEELD:
            if (project / naam).exists():
                (map / naam).symlink_to((project / naam).resolve())
        return cls(map, server, database)

    @contextmanager
    def met(self, mutant: Mutant) -> Iterator[None]:
        """Have one change in the copy."""
        pad = self.map / mutant.pad
        bron, stand = pad.read_bytes(), pad.stat()
        pad.write_bytes(mutant.gewijzigd(bron))
        tijd = next(self._tijden)  # a time that no compiled file knows, so that none is taken for this source
        os.utime(pad, (tijd, tijd))
        try:
            yield
        finally:
            pad.write_bytes(bron)
            os.utime(pad, ns=(stand.st_atime_ns, stand.st_mtime_ns))

    def test(self, keuze: tuple[str, ...], *, seconden: float) -> Afloop:
        """Run these tests until one fails, on a fresh copy of the tables."""
        self._maak_database()
        opdracht = [str(self.map / ".venv/bin/python"), "-m", "pytest", *STIL, *keuze]
        with subprocess.Popen(
            opdracht,
            cwd=self.map,
            env=self._omgeving(),
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        ) as proces:
            try:
                uitvoer, _ = proces.communicate(timeout=seconden)
            except subprocess.TimeoutExpired:
                os.killpg(proces.pid, 9)
                return Afloop(goed=False, te_lang=True)
        mislukt = MISLUKT.search(uitvoer)
        # A test that is not there any more has noticed nothing.
        goed = proces.returncode in (0, GEEN_TESTS) or ONVINDBAAR in uitvoer
        return Afloop(goed=goed, door=mislukt[1] if mislukt and not goed else "", uitvoer=uitvoer)

    def _omgeving(self) -> dict[str, str]:
        vast = {
            naam: waarde for naam, waarde in os.environ.items() if not naam.startswith(("CODIO_", "PYTEST"))
        }
        delen = urlsplit(self.server)
        return vast | {
            "DATABASE_URL": delen._replace(path=f"/{self.database}").geturl(),
            "DJANGO_SETTINGS_MODULE": "tests.instellingen",
            "PYTHONPATH": str(self.map),
        }

    def _maak_database(self) -> None:
        """Make the database of the tests from the one that nothing was changed in."""
        hier, schoon = f"test_{self.database}", f"test_{schone_naam(self.database)}"
        if hier == schoon:
            return
        with beheer(self.server) as verbinding:
            verbinding.execute(
                sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(hier))
            )
            verbinding.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(hier), sql.Identifier(schoon))
            )


def _bestanden(project: Path) -> list[Path]:
    """Give the files of the project: what git knows and what is new; without git, all but what is installed or made."""
    opdracht = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        lijst = subprocess.run(opdracht, cwd=project, check=True, capture_output=True).stdout
        paden = [project / naam for naam in lijst.decode().split("\0") if naam]
    except (OSError, subprocess.CalledProcessError):
        paden = []
        for map_, onder, namen in os.walk(project):
            onder[:] = [naam for naam in onder if naam not in NIET_MEE]
            paden += [Path(map_, naam) for naam in namen]
    return [pad for pad in paden if pad.is_file() and pad.relative_to(project).parts[0] not in GEDEELD]


def schone_naam(database: str) -> str:
    """Give the database that those of the workers are copied from: their name without its number."""
    return database.rpartition("_")[0] if database[-1].isdigit() else database


def beheer(server: str) -> psycopg.Connection:
    """Connect to the server itself."""
    delen = urlsplit(server)
    return psycopg.connect(delen._replace(path="/postgres").geturl(), autocommit=True)


def ruim_op(server: str, naam: str) -> None:
    """Drop every database that was made under this name."""
    with beheer(server) as verbinding:
        alle = verbinding.execute("SELECT datname FROM pg_database").fetchall()
        for (database,) in alle:
            if database.startswith(f"test_{naam}"):
                verbinding.execute(
                    sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database))
                )
