"""What goes with a release for who runs it: units, image, compose file, settings, pages. They fit each other and the code."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings

from codio_site import omgeving
from codio_site.opzet import peil

WORTEL = Path(settings.BASE_DIR)
UNITS = sorted((WORTEL / "beheer" / "systemd").rglob("*.service"))
COMPOSE: dict[str, Any] = yaml.safe_load((WORTEL / "compose.yaml").read_text())
CONTAINERFILE = (WORTEL / "Containerfile").read_text()
BLADEN = sorted((WORTEL / "docs" / "beheer").glob("*.md"))
VAN_ANDEREN = {"backup.md", "inloggen.md"}
NIET_VOOR_EEN_SERVER = {"CODIO_DEBUG", "CODIO_DEMO", "CODIO_VOLGEN_PLAATSELIJK"}


class Unit(configparser.RawConfigParser):
    """A unit as systemd reads it: names with capitals, and a name may stand more than once."""

    def __init__(self, pad: Path) -> None:
        super().__init__(strict=False, interpolation=None, delimiters=("=",), comment_prefixes=("#",))
        self.optionxform = str  # type: ignore[assignment, method-assign]
        self.read_string(pad.read_text())

    def opdracht(self) -> str:
        """Give what it runs, without the folder."""
        return self["Service"]["ExecStart"].replace("/srv/codio/", "").replace("%h/codio/", "")


def test_there_are_three_units_for_an_ordinary_account_and_the_same_three_for_the_system():
    per_map: dict[str, dict[str, str]] = {}
    for pad in UNITS:
        per_map.setdefault(pad.parent.name, {})[pad.name] = Unit(pad).opdracht()
    assert set(per_map) == {"gebruiker", "systeem"}
    assert per_map["gebruiker"] == per_map["systeem"]
    assert set(per_map["systeem"]) == {"codio-web.service", "codio-live.service", "codio-werker.service"}


@pytest.mark.parametrize("pad", UNITS, ids=lambda pad: f"{pad.parent.name}/{pad.stem}")
def test_a_unit_reads_the_settings_starts_again_and_may_do_no_more_than_it_needs(pad):
    dienst, tekst = Unit(pad)["Service"], pad.read_text()
    assert dienst["EnvironmentFile"] == "%E/codio/codio.env"
    assert dienst["Restart"] == "on-failure"
    assert dienst["RestartPreventExitStatus"] == "3", "a start that is refused will be refused again"
    assert Unit(pad)["Unit"]["StartLimitIntervalSec"] == "0", "it goes on trying until PostgreSQL is there"
    assert ("codio_site.webserver" in dienst["ExecStart"]) is (pad.stem == "codio-web"), (
        "of several processes none says so"
    )
    assert dienst["NoNewPrivileges"] == "yes"
    assert int(dienst["TimeoutStopSec"]) >= 30
    if pad.parent.name == "systeem":
        assert dienst["User"] == "codio"
        for naam in ("ProtectSystem=strict", "PrivateTmp=yes", "CapabilityBoundingSet=\n", "ProtectHome=yes"):
            assert naam in tekst
    else:
        assert "User" not in dienst


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
@pytest.mark.parametrize("pad", UNITS, ids=lambda pad: f"{pad.parent.name}/{pad.stem}")
def test_systemd_has_nothing_to_say_about_a_unit(pad):
    klaar = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", str(pad)],
        check=False,
        capture_output=True,
        text=True,
    )
    gezegd = [regel for regel in klaar.stderr.splitlines() if pad.name in regel]
    assert [regel for regel in gezegd if "is not executable" not in regel] == [], (
        "there is no /srv/codio here"
    )


def test_every_variable_of_a_unit_has_a_value_in_it():
    for pad in UNITS:
        tekst = pad.read_text()
        for naam in re.findall(r"\$\{(\w+)\}", tekst):
            assert re.search(rf"^Environment=.*\b{naam}=\S+", tekst, re.MULTILINE), (pad.name, naam)


# The services of the compose file.


def test_all_of_it_is_there_and_waits_for_what_it_needs():
    diensten = COMPOSE["services"]
    assert set(diensten) == {"db", "bijwerken", "web", "live", "werker"}
    for naam in ("web", "live", "werker"):
        assert diensten[naam]["depends_on"] == {
            "db": {"condition": "service_healthy"},
            "bijwerken": {"condition": "service_completed_successfully"},
        }
    for naam in ("db", "web", "live", "werker"):
        peil = diensten[naam]["healthcheck"]
        assert peil["test"][0] == "CMD"
        assert {"interval", "timeout", "retries"} <= set(peil)


def test_no_container_can_write_in_itself_or_become_more_than_it_is():
    for naam, dienst in COMPOSE["services"].items():
        assert dienst["read_only"] is True, naam
        assert "no-new-privileges:true" in dienst["security_opt"], naam
        assert "privileged" not in dienst, naam
        assert naam == "db" or dienst["cap_drop"] == ["ALL"], naam


def test_the_database_is_on_no_network_with_a_way_out_and_no_port_is_open_to_others():
    assert COMPOSE["services"]["db"]["networks"] == ["binnen"]
    assert COMPOSE["networks"]["binnen"] == {"internal": True}
    poorten = [poort for dienst in COMPOSE["services"].values() for poort in dienst.get("ports", [])]
    assert poorten == ["127.0.0.1:8000:8000", "127.0.0.1:8001:8000"]


def test_no_secret_is_in_the_compose_file():
    tekst = (WORTEL / "compose.yaml").read_text()
    assert "${POSTGRES_PASSWORD:?" in tekst
    assert not re.search(r"(?:SECRET_KEY|PASSWORD): [^$]", tekst)


def test_the_image_has_stages_runs_as_nobody_and_holds_no_setting():
    assert len(re.findall(r"^FROM ", CONTAINERFILE, re.MULTILINE)) == 2
    laatste = CONTAINERFILE[CONTAINERFILE.rindex("\nFROM ") :]
    assert re.search(r"^USER 10001:10001$", laatste, re.MULTILINE)
    assert "--chown" not in laatste, "the program belongs to root"
    assert laatste.index("USER ") < laatste.index("CMD ")
    assert "--require-hashes" in CONTAINERFILE
    assert "SECRET_KEY" not in CONTAINERFILE
    overslaan = (WORTEL / ".dockerignore").read_text().splitlines()
    assert {".git", ".venv", "var", "*.env"} <= set(overslaan)


@pytest.mark.skipif(not shutil.which("hadolint"), reason="hadolint is not here")
def test_hadolint_has_nothing_to_say():
    klaar = subprocess.run(
        ["hadolint", "Containerfile"], cwd=WORTEL, check=False, capture_output=True, text=True
    )
    assert klaar.stdout == ""


# bin/beheer: a command with the settings of the units.


@pytest.fixture
def beheer(tmp_path):
    """Give a function that runs bin/beheer in a folder where `manage.py` only shows its settings."""
    (tmp_path / "bin").mkdir()
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    shutil.copy(WORTEL / "bin" / "beheer", tmp_path / "bin" / "beheer")
    python = tmp_path / ".venv" / "bin" / "python"
    python.write_text('#!/bin/sh\necho "args=$*"\nenv\n')
    python.chmod(0o755)
    bestand = tmp_path / "codio.env"

    def draai(inhoud: str | None, *argumenten: str) -> subprocess.CompletedProcess[str]:
        if inhoud is not None:
            bestand.write_text(inhoud)
        return subprocess.run(
            [tmp_path / "bin" / "beheer", *argumenten],
            env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "CODIO_INSTELLINGEN": str(bestand)},
            cwd="/",
            check=False,
            capture_output=True,
            text=True,
        )

    return draai


def test_a_command_gets_the_settings_and_nothing_in_them_is_run(beheer, tmp_path):
    inhoud = (
        "# een opmerking\n\nSECRET_KEY=a$b`touch x`$(touch y)\n"
        "  EMAIL_URL='smtp://a b@c:1?x=1&y=2'\nDATABASE_URL=\"postgresql://a/b?c=d#e\"\r\nLEEG="
    )
    klaar = beheer(inhoud, "migrate", "--noinput")
    regels = klaar.stdout.splitlines()
    assert "args=manage.py migrate --noinput" in regels
    assert "SECRET_KEY=a$b`touch x`$(touch y)" in regels
    assert "EMAIL_URL=smtp://a b@c:1?x=1&y=2" in regels
    assert "DATABASE_URL=postgresql://a/b?c=d#e" in regels
    assert "LEEG=" in regels
    assert not (tmp_path / "x").exists()
    assert not (tmp_path / "y").exists()


def test_the_web_process_is_asked_with_the_same_settings(beheer):
    assert "args=-m codio_site.opzet.peil" in beheer("ALLOWED_HOSTS=a", "peil").stdout


@pytest.mark.parametrize(
    ("waar", "poort", "verwacht"),
    [
        ("", "", "http://127.0.0.1:8000"),
        ("127.0.0.1", "18431", "http://127.0.0.1:18431"),
        ("0.0.0.0", "80", "http://127.0.0.1:80"),  # noqa: S104
        ("::", "8001", "http://[::1]:8001"),
        ("fd00::7", "8001", "http://[fd00::7]:8001"),
        ("10.0.0.4", "", "http://10.0.0.4:8000"),
    ],
)
def test_the_web_process_is_asked_where_it_listens(monkeypatch, waar, poort, verwacht):
    monkeypatch.setenv("CODIO_ADRES", waar)
    monkeypatch.setenv("CODIO_POORT", poort)
    assert peil.adres() == f"{verwacht}/gezondheid/klaar/"


def test_a_question_that_is_none_is_answered_with_how_to_ask(capsys):
    assert peil.main(["--help"]) == 2
    assert "gebruik: bin/beheer peil" in capsys.readouterr().err


def test_personal_links_come_in_no_log_of_the_proxy_in_the_example():
    blokken = (WORTEL / "beheer" / "nginx" / "codio.conf").read_text().split("\nserver {")[1:]
    assert len(blokken) == 2
    assert all("access_log off;" in blok for blok in blokken)


@pytest.mark.parametrize(
    ("inhoud", "argumenten", "woorden"),
    [
        (None, ("migrate",), "Ik kan de instellingen niet lezen"),
        ("A=1", (), "gebruik: bin/beheer"),
        ("export A=1", ("migrate",), "is geen NAAM=waarde: export A"),
        ("zomaar", ("migrate",), "is geen NAAM=waarde: zomaar"),
    ],
)
def test_what_cannot_be_is_said_in_dutch(beheer, inhoud, argumenten, woorden):
    klaar = beheer(inhoud, *argumenten)
    assert klaar.returncode != 0
    assert woorden in klaar.stderr


# The pages.


def test_every_setting_stands_on_the_page_about_settings():
    bron = (WORTEL / "codio_site" / "settings.py").read_text()
    namen = set(re.findall(r"omgeving\.\w+\(\s*\"(\w+)\"", bron)) - NIET_VOOR_EEN_SERVER
    assert len(namen) > 15
    bladzijde = (WORTEL / "docs" / "beheer" / "instellingen.md").read_text()
    assert {naam for naam in namen if f"`{naam}`" not in bladzijde} == set()
    voorbeeld = (WORTEL / "beheer" / "codio.env.voorbeeld").read_text()
    genoemd = set(re.findall(r"^#?([A-Z][A-Z_]+)=", voorbeeld, re.MULTILINE))
    assert genoemd - namen - {"CODIO_WEBPROCESSEN"} == set()


@pytest.mark.parametrize("blad", BLADEN, ids=lambda blad: blad.name)
def test_every_link_of_a_page_leads_somewhere(blad):
    for doel in re.findall(r"\]\(([^)#\s]+)", blad.read_text()):
        if not doel.startswith("http") and doel not in VAN_ANDEREN:
            assert (blad.parent / doel).exists(), doel


def test_every_file_and_command_that_a_page_names_is_there():
    for blad in BLADEN:
        for genoemd in re.findall(r"(?<![\w/.])((?:beheer|bin)/[\w./-]+)", blad.read_text()):
            assert (WORTEL / genoemd.rstrip(".")).exists(), f"{blad.name}: {genoemd}"


def test_every_figure_that_is_told_stands_on_the_page_about_watching():
    from codio_site import metingen

    bladzijde = (WORTEL / "docs" / "beheer" / "bewaken.md").read_text()
    namen = {familie.name for familie in metingen.eigen.collect()} | set(metingen.IN_DATABASE)
    assert {naam for naam in namen if naam not in bladzijde} == set()


@pytest.mark.parametrize("waarde", ["0", "-1", "veel", ""])
def test_a_pool_without_room_is_refused(monkeypatch, waarde):
    monkeypatch.setenv("CODIO_DATABASE_POOL", waarde)
    with pytest.raises(
        omgeving.ImproperlyConfigured, match="CODIO_DATABASE_POOL moet een getal vanaf 1 zijn"
    ):
        omgeving.aantal("CODIO_DATABASE_POOL", 10)
    monkeypatch.delenv("CODIO_DATABASE_POOL")
    assert omgeving.aantal("CODIO_DATABASE_POOL", 10) == 10
