"""Kill -9 of web, worker and database at random moments, under load: what was answered with success is there, once.

Two web processes and a worker on a database server of their own. People go on writing the whole time: who gets no
answer, or one that says it failed, does not know and sometimes sends the same form again. The suite kills a few times;
`PROEF_KILLS=200` that many, and prints what happened (`-s`).
"""

from __future__ import annotations

import http.client
import json
import logging
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import psycopg
import pytest
from django.conf import settings

from codio_site.postgres import Server
from tests.organisatie.proefserver import Proefserver
from tests.robot.invullen import vul_in
from tests.robot.pagina import Pagina
from tests.robot.zenden import melding

KEREN = int(os.environ.get("PROEF_KILLS", "9"))
ZAAD = int(os.environ.get("PROEF_ZAAD", "12"))
GEDULD = 20
SOORTEN = ("web", "werker", "database")
TELLING = {
    "voortgang": "SELECT count(*) FROM acties_voortgang WHERE tekst LIKE %s",
    "project": "SELECT count(*) FROM project_project WHERE titel LIKE %s",
    "deelnemer": "SELECT count(*) FROM project_deelnemer WHERE naam LIKE %s",
    "betrokkene": "SELECT count(*) FROM strategie_betrokkene WHERE naam LIKE %s",
}
SPOREN = {
    "project gestart": "project_project",
    "deelnemer toegevoegd": "project_deelnemer",
    "betrokkene toegevoegd": "strategie_betrokkene",
    "voortgang gemeld": "acties_voortgang",
}
"""What the audit trail says of a row, and where that row is: of each as many."""
ZONDER_WORKSHOP = """
    SELECT p.id FROM project_project p LEFT JOIN project_workshop w ON w.project_id = p.id WHERE w.project_id IS NULL
"""
OPEN = """
    SELECT count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing')
        AND (scheduled_at IS NULL OR scheduled_at < now())
"""
MAIL = "SELECT status, count(*) FROM organisatie_bericht GROUP BY 1"


@dataclass
class Verslag:
    """What was tried, what was promised, and what was killed."""

    gedood: Counter[str] = field(default_factory=Counter)
    toegezegd: dict[str, str] = field(default_factory=dict)
    onbekend: dict[str, str] = field(default_factory=dict)
    antwoorden: Counter[str] = field(default_factory=Counter)
    slot: threading.Lock = field(default_factory=threading.Lock)

    def noteer(self, soort: str, merk: str, antwoord: str, gelukt: bool) -> None:
        with self.slot:
            self.antwoorden[antwoord] += 1
            if gelukt:
                self.onbekend.pop(merk, None)
                self.toegezegd[merk] = soort
            elif merk not in self.toegezegd:
                self.onbekend[merk] = soort


class Proef:
    """The processes: a database server, two web processes and a worker, each of which can be killed and come back."""

    def __init__(self, map_: Path, post: Proefserver) -> None:
        self.map, self.post = map_, post
        self.server = Server(map_)
        self.url = self.server.__enter__()
        self.poorten = [_vrije_poort(), _vrije_poort()]
        self.processen: dict[str, subprocess.Popen[bytes]] = {}
        self.einde = threading.Event()
        self.verzorger = threading.Thread(target=self._verzorg)
        self.verzorger.start()

    def omgeving(self, instellingen: str, **meer: str) -> dict[str, str]:
        eigen = {"DJANGO_SETTINGS_MODULE": instellingen, "DATABASE_URL": self.url, "CODIO_LOGNIVEAU": "ERROR"}
        eigen["EMAIL_URL"] = f"smtp://127.0.0.1:{self.post.poort}?tls=0"
        return os.environ | eigen | {"CODIO_DEBUG": ""} | meer

    def beheer(self, *opdracht: str) -> str:
        """Run a command; gives what it says."""
        gedaan = subprocess.run(
            [sys.executable, "manage.py", *opdracht],
            env=self.omgeving("tests.instellingen_server"),
            cwd=settings.BASE_DIR,
            capture_output=True,
            text=True,
            check=False,
        )
        assert gedaan.returncode == 0, gedaan.stdout + gedaan.stderr
        return gedaan.stdout

    def start(self, naam: str) -> None:
        """Start a process; it need not answer yet."""
        if naam == "werker":
            opdracht, instellingen = ["manage.py", "werker"], "tests.organisatie.instellingen_werker"
        else:
            poort = str(self.poorten[int(naam[-1])])
            opdracht = [
                "-m",
                "uvicorn",
                "codio_site.asgi:application",
                "--log-level",
                "error",
                "--port",
                poort,
            ]
            instellingen = "tests.instellingen_server"
        with (self.map / f"{naam}.log").open("ab") as uit:
            self.processen[naam] = subprocess.Popen(
                [sys.executable, *opdracht],
                env=self.omgeving(instellingen),
                cwd=settings.BASE_DIR,
                stdout=uit,
                stderr=subprocess.STDOUT,
            )

    def dood(self, soort: str, kans: random.Random) -> None:
        """Kill -9 one of these, and let it come back as a service manager does."""
        if soort == "database":
            self._dood_de_database(kans)
            return
        naam = soort if soort == "werker" else f"web{kans.randrange(2)}"
        self.processen[naam].kill()

    def _verzorg(self) -> None:
        """Start what ended, as a service manager does: also what found no database when it started."""
        while not self.einde.wait(0.2):
            for naam, proces in list(self.processen.items()):
                if proces.poll() is not None and not self.einde.is_set():
                    self.start(naam)

    def _dood_de_database(self, kans: random.Random) -> None:
        """Kill one process of the server, its main process, or all of it at once."""
        assert self.server.proces is not None
        hoofd, wat = self.server.proces.pid, kans.choice(("lijn", "hoofd", "alles"))
        kinderen = _kinderen(hoofd)
        if wat == "lijn" and kinderen:
            _dood(kans.choice(kinderen))  # the others are ended by the server, which recovers
            return
        for pid in (hoofd, *(kinderen if wat == "alles" else [])):
            _dood(pid)
        self.server.proces.wait()
        self.server._start()

    def antwoordt(self) -> bool:
        """Give whether both web processes are ready again."""
        return all(self._klaar(poort) for poort in self.poorten)

    @staticmethod
    def _klaar(poort: int) -> bool:
        lijn = http.client.HTTPConnection("127.0.0.1", poort, timeout=GEDULD)
        try:
            lijn.request("GET", "/gezondheid/klaar/")
            return lijn.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            lijn.close()

    def stop(self) -> None:
        self.einde.set()
        self.verzorger.join()
        for proces in self.processen.values():
            proces.kill()
            proces.wait()
        self.server.stop()

    def vraag(self, vraag: str, *wat: object) -> list[tuple[object, ...]]:
        with psycopg.connect(self.url, autocommit=True) as lijn:
            return lijn.execute(vraag, wat or None).fetchall()


def _vrije_poort() -> int:
    with socket.socket() as vrij:
        vrij.bind(("127.0.0.1", 0))
        return int(vrij.getsockname()[1])


def _kinderen(pid: int) -> list[int]:
    lijst = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(kind) for kind in lijst.read_text().split()] if lijst.exists() else []


def _dood(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


class Schrijver(threading.Thread):
    """Somebody who fills in one form again and again, each time with another mark."""

    def __init__(
        self, nummer: int, soort: str, koekje: str, pad: str, proef: Proef, verslag: Verslag
    ) -> None:
        super().__init__(name=f"schrijver-{nummer}")
        self.nummer, self.soort, self.koekje, self.pad = nummer, soort, koekje, pad
        self.proef, self.verslag = proef, verslag
        self.kans, self.klaar, self.keer = random.Random(nummer), threading.Event(), 0  # noqa: S311

    def run(self) -> None:
        while not self.klaar.is_set():
            try:
                self._schrijf()
            except (OSError, http.client.HTTPException):
                self.verslag.antwoorden["geen antwoord bij lezen"] += 1
                self.klaar.wait(0.1)

    def _schrijf(self) -> None:
        status, inhoud, csrf = self._vraag("GET", self.pad)
        if status != 200:
            self.verslag.antwoorden[f"lezen: {status}"] += 1
            self.klaar.wait(0.1)
            return
        formulieren = [f for f in Pagina(self.pad, inhoud).formulieren() if f.methode == "post"]
        formulier = next(f for f in formulieren if urlsplit(f.adres).path == self.pad)
        self.keer += 1
        merk = f"w{self.nummer}k{self.keer:05d}x"
        paren = vul_in(formulier, formulier.knoppen[0], merk=merk)
        for _ in range(1 + 3 * (self.kans.random() < 0.5)):  # half of the people press again
            if self._verstuur(merk, paren, csrf):
                return
            self.klaar.wait(0.3)

    def _verstuur(self, merk: str, paren: list[tuple[str, str]], csrf: str) -> bool:
        try:
            status, inhoud, _ = self._vraag("POST", self.pad, urlencode(paren).encode(), csrf)
        except (OSError, http.client.HTTPException) as fout:
            self.verslag.noteer(self.soort, merk, type(fout).__name__, gelukt=False)
            return False
        self.verslag.noteer(self.soort, merk, str(status), gelukt=status == 302)
        if status in (200, 409, 422):
            self.verslag.antwoorden[f"{self.soort}: {melding(Pagina(self.pad, inhoud))[:200]}"] += 1
        return status < 500

    def _vraag(self, methode: str, pad: str, inhoud: bytes = b"", csrf: str = "") -> tuple[int, bytes, str]:
        lijn = http.client.HTTPConnection("127.0.0.1", self.kans.choice(self.proef.poorten), timeout=GEDULD)
        koppen = {"Cookie": "; ".join(filter(None, (self.koekje, csrf))), "Sec-Fetch-Site": "same-origin"}
        if inhoud:
            koppen["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            lijn.request(methode, pad, inhoud or None, koppen)
            antwoord = lijn.getresponse()
            gelezen = antwoord.read()
            koekjes = [k.partition(";")[0] for k in antwoord.headers.get_all("Set-Cookie", [])]
            nieuw = next((k for k in koekjes if k.startswith("csrftoken=")), csrf)
            return antwoord.status, gelezen, nieuw
        finally:
            lijn.close()


@pytest.fixture
def proef() -> Iterator[Proef]:
    """All processes, on an empty database that was set up."""
    with ExitStack() as stapel:
        map_ = Path(stapel.enter_context(tempfile.TemporaryDirectory(prefix="codio-doden-")))
        map_.chmod(0o755)
        logging.getLogger("mail.log").setLevel(logging.WARNING)
        proef = Proef(map_, stapel.enter_context(Proefserver()))
        stapel.callback(proef.stop)
        proef.beheer("migrate", "-v0")
        yield proef
        for naam in ("web0", "web1", "werker"):
            if (map_ / f"{naam}.log").exists():
                sys.stdout.write(f"{naam}: {(map_ / f'{naam}.log').read_text(errors='replace')[-1500:]}\n")


@contextmanager
def onder_vuur(proef: Proef, verslag: Verslag) -> Iterator[None]:
    """Let people write meanwhile."""
    inrichten = "from tests.server.dodenwereld import richt_in; print(richt_in())"
    wie = json.loads(proef.beheer("shell", "-v0", "-c", inrichten).splitlines()[-1])
    for naam in ("web0", "web1", "werker"):
        proef.start(naam)
    assert _wacht_tot(proef.antwoordt, 60)
    schrijvers = [Schrijver(nummer, *deze, proef, verslag) for nummer, deze in enumerate(wie)]
    for schrijver in schrijvers:
        schrijver.start()
    try:
        yield
    finally:
        for schrijver in schrijvers:
            schrijver.klaar.set()
        for schrijver in schrijvers:
            schrijver.join(4 * GEDULD)


def _wacht_tot(is_zo, seconden: float) -> bool:
    einde = time.monotonic() + seconden
    while time.monotonic() < einde:
        with suppress(psycopg.OperationalError):
            if is_zo():
                return True
        time.sleep(0.05)
    return False


def test_what_was_answered_with_success_is_there_once_and_nothing_is_half(proef):
    verslag, kans = Verslag(), random.Random(ZAAD)  # noqa: S311
    begin = time.monotonic()
    with onder_vuur(proef, verslag):
        for keer in range(KEREN):
            doel = len(verslag.toegezegd) + kans.randint(1, 6)
            _wacht_tot(lambda doel=doel: len(verslag.toegezegd) >= doel, GEDULD)
            time.sleep(kans.uniform(0, 0.3))
            soort = SOORTEN[keer % 3]
            verslag.gedood[soort] += 1
            proef.dood(soort, kans)
        assert _wacht_tot(proef.antwoordt, 60)
        eerst = len(verslag.toegezegd)
        assert _wacht_tot(lambda: len(verslag.toegezegd) > eerst + 5, 60), "nobody could write any more"
    duur = time.monotonic() - begin
    sys.stdout.write(
        f"\n{dict(verslag.gedood)} in {duur:.0f} s; toegezegd {len(verslag.toegezegd)},"
        f" onbekend {len(verslag.onbekend)}; {dict(verslag.antwoorden)}\n"
    )
    _alles_eenmaal(proef, verslag)
    _niets_half(proef)
    _post_eenmaal(proef)


def _alles_eenmaal(proef: Proef, verslag: Verslag) -> None:
    """What was promised is there once; what nobody knows is there once or not at all."""
    keren = {
        merk: proef.vraag(TELLING[soort], f"%Robot{merk}%")[0][0]
        for merk, soort in (verslag.toegezegd | verslag.onbekend).items()
    }
    weg = [merk for merk in verslag.toegezegd if keren[merk] == 0]
    dubbel = [merk for merk, aantal in keren.items() if int(str(aantal)) > 1]
    er_toch = sum(keren[merk] == 1 for merk in verslag.onbekend)
    sys.stdout.write(f"verloren {len(weg)}, dubbel {len(dubbel)}, van de onbekende er toch: {er_toch}\n")
    assert (weg, dubbel) == ([], [])
    soorten = Counter(verslag.toegezegd.values())
    assert set(soorten) == set(TELLING), soorten


def _niets_half(proef: Proef) -> None:
    """Each row has its line in the audit trail and each project its workshop; the trail itself is whole."""
    aantallen = {
        wat: (
            proef.vraag("SELECT count(*) FROM organisatie_auditregel WHERE wat = %s", wat)[0][0],
            proef.vraag(f"SELECT count(*) FROM {tabel}")[0][0],  # noqa: S608
        )
        for wat, tabel in SPOREN.items()
    }
    assert {wat: twee for wat, twee in aantallen.items() if twee[0] != twee[1]} == {}
    assert proef.vraag(ZONDER_WORKSHOP) == []
    assert "Alles klopt." in proef.beheer("audit_controleren")


def _post_eenmaal(proef: Proef) -> None:
    """When a worker lives on, all that waits is done; no mail came twice."""
    assert _wacht_tot(lambda: proef.vraag(OPEN)[0][0] == 0, 240), proef.vraag(
        "SELECT task_name, status, count(*) FROM procrastinate_jobs GROUP BY 1, 2"
    )
    keren = proef.post.keren()
    sys.stdout.write(f"post: {dict(proef.vraag(MAIL))}; aangekomen {len(keren)}\n")
    assert [bericht for bericht, aantal in keren.items() if aantal > 1] == []
    verstuurd = {
        str(b)
        for (b,) in proef.vraag("SELECT bericht_id FROM organisatie_bericht WHERE status = 'verstuurd'")
    }
    assert verstuurd <= set(keren)
