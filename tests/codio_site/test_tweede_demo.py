"""bin/demo a second time: it says that one is running and where, and leaves that one alone."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from django.conf import settings

from codio_site.opzet import __main__ as begin
from codio_site.opzet import demo, slot
from codio_site.opzet.stappen import Gestopt

ADRES = "http://127.0.0.1:8123/"
NEEM = "import sys; from pathlib import Path; from codio_site.opzet.slot import Slot; s = Slot.neem(Path(sys.argv[1]))"


@contextmanager
def eerste(map_: Path, *, adres: str) -> Iterator[subprocess.Popen[str]]:
    """Let another process have the folder, as a demo that runs (or, without an address, is not ready yet)."""
    doe = f"{NEEM}; s.meld({adres!r}); print('ja', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", doe, str(map_)],
        cwd=settings.BASE_DIR, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as proces:  # fmt: skip
        assert proces.stdout.readline() == "ja\n"
        yield proces
        proces.kill()


def test_a_second_demo_is_told_where_the_first_one_is_and_how_it_stops(tmp_path):
    with eerste(tmp_path, adres=ADRES) as proces, pytest.raises(Gestopt) as gezegd:
        slot.Slot.neem(tmp_path)
    assert ADRES in str(gezegd.value)
    assert f"kill {proces.pid}" in str(gezegd.value)
    assert "Ctrl-C" in str(gezegd.value)


def test_a_third_demo_is_told_the_same(tmp_path):
    with eerste(tmp_path, adres=ADRES):
        for _ in range(2):
            with pytest.raises(Gestopt, match=re.escape(ADRES)):
                slot.Slot.neem(tmp_path)


def test_a_demo_that_is_not_ready_yet_gives_no_address_that_does_not_work(tmp_path):
    with eerste(tmp_path, adres=""), pytest.raises(Gestopt, match="Wacht tot dat klaar is") as gezegd:
        slot.Slot.neem(tmp_path)
    assert "http" not in str(gezegd.value)


def test_a_demo_that_was_killed_is_in_nobodys_way(tmp_path):
    with eerste(tmp_path, adres=ADRES):
        pass
    os.close(slot.Slot.neem(tmp_path).bestand)


def test_the_folder_stays_ours_when_the_set_up_hands_over_to_the_demo(tmp_path):
    """The program that takes the place of the set-up has the lock, and nobody came in between."""
    erin = f"{NEEM}; s.meld({ADRES!r}); print('ja', flush=True); sys.stdin.read()"
    eerst = f"{NEEM}; import os; s.geef_door(); os.execv(sys.executable, [sys.executable, '-c', {erin!r}, sys.argv[1]])"
    with subprocess.Popen(
        [sys.executable, "-c", eerst, str(tmp_path)],
        cwd=settings.BASE_DIR, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as proces:  # fmt: skip
        assert proces.stdout.readline() == "ja\n"
        with pytest.raises(Gestopt, match=re.escape(ADRES)):
            slot.Slot.neem(tmp_path)
        proces.kill()


@pytest.fixture
def al_een(monkeypatch):
    def _neem(project: Path = slot.PROJECT) -> None:
        raise Gestopt(f"In deze map draait al een demo, op  {ADRES}")

    monkeypatch.setattr(slot.Slot, "neem", _neem)


def test_the_second_stops_before_the_set_up_and_before_the_database(monkeypatch, al_een, capsys):
    monkeypatch.setattr(begin.installatie, "zet_klaar", lambda **_: pytest.fail("begon met klaarzetten"))
    monkeypatch.setattr(demo, "database", lambda _: pytest.fail("startte een database"))
    assert begin.main(["demo"]) == 1
    assert demo.main([]) == 1
    assert demo.main(["--geen-server"]) == 1
    assert capsys.readouterr().err.count(ADRES) == 3


def test_the_tests_run_beside_a_demo(monkeypatch, al_een):
    gedaan: list[str] = []
    monkeypatch.setattr(begin.installatie, "zet_klaar", lambda **_: gedaan.append("klaargezet"))
    monkeypatch.setattr(begin.os, "execv", lambda *_: gedaan.append("verder"))
    begin.main(["test"])
    assert gedaan == ["klaargezet", "verder"]


def test_a_taken_port_is_named_with_one_that_is_free():
    with socket.socket() as bezet, socket.socket() as ernaast:
        bezet.bind(("127.0.0.1", 0))
        bezet.listen()
        poort = bezet.getsockname()[1]
        with suppress(OSError):  # taken already is as good
            ernaast.bind(("127.0.0.1", poort + 1))
            ernaast.listen()
        with pytest.raises(Gestopt, match=f"Poort {poort} is al bezet") as gezegd:
            slot.eis_vrije_poort(poort)
    assert f"--poort {poort + 1}" not in str(gezegd.value)
    assert re.search(r"bin/demo --poort \d+$", str(gezegd.value))


def test_a_taken_port_stops_before_the_set_up(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(begin.installatie, "zet_klaar", lambda **_: pytest.fail("begon met klaarzetten"))
    monkeypatch.setattr(slot.Slot, "neem", lambda: None)
    with socket.socket() as bezet:
        bezet.bind(("127.0.0.1", 0))
        bezet.listen()
        assert begin.main(["demo", "--poort", str(bezet.getsockname()[1])]) == 1
    assert "is al bezet door iets anders" in capsys.readouterr().err
