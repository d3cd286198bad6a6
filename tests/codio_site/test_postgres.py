"""The embedded database server: starts, survives, stops."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg
import pytest
from django.conf import settings

from codio_site.postgres import LANGSTE_SOCKETPAD, SOCKETNAAM, PostgresFout, Server, standaard_url

BLIJF = """
import sys, time
from pathlib import Path
from codio_site.postgres import Server
with Server(Path(sys.argv[1])) as url:
    print(url, flush=True)
    time.sleep(60)
"""


@pytest.fixture
def project():
    """A project folder that the account of the server can enter, unlike pytest's own folders."""
    with tempfile.TemporaryDirectory(prefix="codio-proef-") as map:
        pad = Path(map)
        pad.chmod(0o755)
        yield pad


def draait(pid: int) -> bool:
    """Tell whether a process exists and is not just waiting to be buried."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_data_is_kept_between_runs_and_the_server_is_stopped(project):
    with Server(project) as url:
        assert standaard_url(project) == url
        with psycopg.connect(url) as verbinding:
            verbinding.execute("CREATE EXTENSION unaccent")
            verbinding.execute("CREATE EXTENSION pg_trgm")
            verbinding.execute("CREATE TABLE proef AS SELECT lower(unaccent('É')) AS letter")
    assert standaard_url(project) == ""
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url)
    with Server(project) as url, psycopg.connect(url) as verbinding:
        assert verbinding.execute("SELECT letter FROM proef").fetchone() == ("e",)


def test_only_the_owner_can_reach_the_server(project):
    server = Server(project)
    with server:
        assert server.datamap.stat().st_mode & 0o777 == 0o700
        assert server.socketmap.stat().st_mode & 0o777 == 0o700
        pid = int((server.datamap / "postmaster.pid").read_text().splitlines()[0])
        assert Path(f"/proc/{pid}").stat().st_uid != 0


def test_a_second_start_joins_and_leaves_the_first_one_running(project):
    with Server(project) as url:
        with Server(project) as zelfde:
            assert zelfde == url
        psycopg.connect(url).close()


def test_the_server_ends_when_its_starter_is_killed_and_starts_again(project):
    opdracht = [sys.executable, "-c", BLIJF, str(project)]
    with subprocess.Popen(opdracht, cwd=settings.BASE_DIR, stdout=subprocess.PIPE, text=True) as starter:
        assert starter.stdout is not None
        starter.stdout.readline()
        pid = int((Server(project).datamap / "postmaster.pid").read_text().splitlines()[0])
        starter.send_signal(signal.SIGKILL)
    for _ in range(200):
        if not draait(pid):
            break
        time.sleep(0.05)
    assert not draait(pid)
    with Server(project) as url:
        psycopg.connect(url).close()


def test_a_killed_server_starts_again(project):
    server = Server(project)
    with server as url:
        os.kill(int((server.datamap / "postmaster.pid").read_text().splitlines()[0]), signal.SIGKILL)
    with Server(project) as url, psycopg.connect(url) as verbinding:
        assert verbinding.execute("SELECT 1").fetchone() == (1,)


def test_a_long_path_gets_a_short_socket(project):
    diep = project / ("lange-naam-" * 8)
    diep.mkdir()
    server = Server(diep)
    with server as url:
        assert len(str(server.socketmap / SOCKETNAAM)) <= LANGSTE_SOCKETPAD
        psycopg.connect(url).close()
    assert not server.socketmap.exists()


def test_a_throw_away_server_leaves_nothing(project):
    server = Server(project, wegwerp=True)
    with server as url:
        psycopg.connect(url).close()
    assert not server.datamap.parent.exists()
    assert standaard_url(project) == ""


@pytest.mark.skipif(os.geteuid() != 0, reason="only root needs another account")
def test_root_uses_another_place_when_the_project_is_closed(project):
    dicht = project / "dicht"
    (dicht / "var").mkdir(parents=True)
    dicht.chmod(0o700)
    server = Server(dicht)
    try:
        with server as url:
            psycopg.connect(url).close()
        assert not server.datamap.is_relative_to(dicht)
    finally:
        subprocess.run(["rm", "-rf", str(server.datamap.parent)], check=True)


def test_a_broken_start_says_why(project, monkeypatch):
    monkeypatch.setattr("codio_site.postgres.STARTTIJD", 1.0)
    monkeypatch.setattr("codio_site.postgres.VASTE_OPTIES", {"bestaat_niet": "1"})
    with pytest.raises(PostgresFout, match="bestaat_niet"):
        Server(project).__enter__()
