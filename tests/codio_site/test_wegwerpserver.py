"""pytest without any setting has a database server, and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from codio_site.postgres import PostgresFout
from tests import wegwerpserver
from tests.proefsite import database_url

PROEF = """
import os, signal, time
from pathlib import Path
from urllib.parse import unquote

import psycopg
from django.db import connections

Path(os.environ["PROEF_MAP"], "gelezen").write_text(os.environ.get("DATABASE_URL", ""))

def test_een_server(worker_id):
    url = os.environ["DATABASE_URL"]
    psycopg.connect(url).close()
    assert connections.settings["default"]["HOST"] in unquote(url)
    Path(os.environ["PROEF_MAP"], worker_id).write_text(url)
    if os.environ.get("PROEF_STOP"):
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(60)
"""


@pytest.fixture
def bare_pytest(tmp_path):
    """Run pytest on a small file of tests, as somebody with a bare terminal would."""
    (tmp_path / "test_proef.py").write_text(PROEF)
    (tmp_path / "map").mkdir()
    onze = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "PYTEST_", "CODIO_")
    kaal = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith(onze)}

    def _draai(*argumenten: str, **meer: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [
                *(
                    sys.executable,
                    "-m",
                    "pytest",
                    "-c",
                    "pyproject.toml",
                    "--rootdir",
                    str(settings.BASE_DIR),
                ),
                *("-p", "no:cacheprovider", str(tmp_path / "test_proef.py"), *argumenten),
            ],
            cwd=settings.BASE_DIR,
            env=kaal | {"PROEF_MAP": str(tmp_path / "map")} | meer,
            check=False,
            capture_output=True,
            text=True,
            timeout=120,
        )

    return _draai


def servers(tmp_path: Path) -> set[str]:
    """Give the addresses of the servers that the small tests met."""
    return {bestand.read_text() for bestand in (tmp_path / "map").iterdir()}


def is_weg(url: str) -> bool:
    """Tell whether nothing is left of a throw-away server."""
    return not Path(url.partition("host=")[2]).parent.exists()


def test_two_processes_share_one_server_that_ends_with_pytest(bare_pytest, tmp_path):
    klaar = bare_pytest("-n", "2", "--dist", "each")
    assert klaar.returncode == 0, klaar.stdout + klaar.stderr
    assert {bestand.name for bestand in (tmp_path / "map").iterdir()} == {"gelezen", "gw0", "gw1"}
    (url,) = servers(tmp_path)
    assert is_weg(url)


def test_a_pytest_that_is_told_to_stop_takes_its_server_along(bare_pytest, tmp_path):
    klaar = bare_pytest(PROEF_STOP="1")
    assert klaar.returncode == pytest.ExitCode.INTERRUPTED, klaar.stdout + klaar.stderr
    (url,) = servers(tmp_path)
    assert is_weg(url)


def test_a_database_that_is_named_is_used(bare_pytest, tmp_path):
    klaar = bare_pytest(DATABASE_URL=database_url())
    assert klaar.returncode == 0, klaar.stdout + klaar.stderr
    assert servers(tmp_path) == {database_url()}


def test_who_only_asks_which_tests_there_are_waits_for_no_server(bare_pytest, tmp_path):
    klaar = bare_pytest("--collect-only")
    assert klaar.returncode == 0, klaar.stdout + klaar.stderr
    assert servers(tmp_path) == {""}


def test_a_server_that_cannot_start_is_said_in_words(monkeypatch, pytestconfig):
    opgeruimd = []
    voor = signal.getsignal(signal.SIGTERM)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr(wegwerpserver, "Server", lambda *_, **__: KapotteServer())
    monkeypatch.setattr(pytestconfig, "add_cleanup", opgeruimd.append)
    with pytest.raises(pytest.UsageError, match="start niet"):
        wegwerpserver.start(pytestconfig)
    opgeruimd[0]()
    assert "DATABASE_URL" not in os.environ
    assert signal.getsignal(signal.SIGTERM) is voor


class KapotteServer:
    def __enter__(self) -> str:
        raise PostgresFout("De database start niet.")

    def __exit__(self, *_: object) -> None:
        raise AssertionError("Wat niet begon, eindigt niet.")
