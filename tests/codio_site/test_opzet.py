"""The two commands, without the minutes of set-up."""

from __future__ import annotations

import subprocess

import pytest
from django.conf import settings

from codio_site.opzet import demo_opties, installatie
from codio_site.opzet.stappen import Gestopt, draai


def test_help_explains_every_option_in_dutch():
    klaar = subprocess.run(
        ["bin/demo", "--hulp"], cwd=settings.BASE_DIR, check=True, capture_output=True, text=True
    )
    for woord in ("--poort", "--geen-server", "--hulp", "opties", "uitleg"):
        assert woord in klaar.stdout


def test_an_unknown_option_stops_before_the_set_up(capsys):
    with pytest.raises(SystemExit) as einde:
        demo_opties.lees(["--snel"])
    assert einde.value.code == 2
    assert "bin/demo" in capsys.readouterr().err


@pytest.mark.parametrize("poort", ["0", "65536", "-1", "http"])
def test_a_port_that_cannot_be_is_refused_in_dutch(poort, capsys):
    with pytest.raises(SystemExit) as einde:
        demo_opties.lees(["--poort", poort])
    assert einde.value.code == 2
    assert "gebruik: bin/demo" in capsys.readouterr().err


def test_a_program_that_fails_shows_what_it_said(capsys):
    with pytest.raises(Gestopt, match="code 3"):
        draai(["bash", "-c", "echo mis; exit 3"])
    assert "mis" in capsys.readouterr().out


@pytest.fixture
def zonder_pango(monkeypatch):
    monkeypatch.setattr(installatie, "_laadbaar", lambda bibliotheek: "pango" not in bibliotheek)


def test_an_ordinary_user_gets_the_one_line_to_run(monkeypatch, zonder_pango):
    monkeypatch.setattr(installatie.os, "geteuid", lambda: 1000)
    with pytest.raises(Gestopt, match=r"sudo apt-get install .*libpango-1\.0-0 libpangoft2-1\.0-0"):
        installatie.systeempakketten(voor_tests=False)


def test_root_on_debian_installs_what_is_missing(monkeypatch, zonder_pango):
    gedraaid: list[list[str]] = []
    monkeypatch.setattr(installatie.os, "geteuid", lambda: 0)
    monkeypatch.setattr(installatie.shutil, "which", lambda naam: f"/usr/bin/{naam}")
    monkeypatch.setattr(installatie, "draai", lambda opdracht, **_: gedraaid.append(opdracht))
    installatie.systeempakketten(voor_tests=True)
    assert [opdracht[1] for opdracht in gedraaid] == ["update", "install"]
    assert "libpango-1.0-0" in gedraaid[1]


@pytest.mark.parametrize(("voor_tests", "nodig"), [(True, True), (False, False)])
def test_only_who_runs_the_tests_needs_what_reads_a_pdf_back(monkeypatch, voor_tests, nodig):
    gedraaid: list[list[str]] = []
    monkeypatch.setattr(installatie, "_laadbaar", lambda bibliotheek: True)
    monkeypatch.setattr(installatie.os, "geteuid", lambda: 0)
    er_is = {"pdfinfo", "apt-get", *installatie.BROWSERS}
    monkeypatch.setattr(installatie.shutil, "which", lambda naam: naam if naam in er_is else None)
    monkeypatch.setattr(installatie, "draai", lambda opdracht, **_: gedraaid.append(opdracht))
    installatie.systeempakketten(voor_tests=voor_tests)
    assert any("poppler-utils" in opdracht for opdracht in gedraaid) == nodig


def test_packages_are_installed_once_for_each_list(monkeypatch, tmp_path):
    gedraaid: list[list[str]] = []
    (tmp_path / "requirements").mkdir()
    for naam in ("base", "dev"):
        (tmp_path / "requirements" / f"{naam}.txt").write_text(naam)
    monkeypatch.setattr(installatie, "PROJECT", tmp_path)
    monkeypatch.setattr(installatie, "VENV", tmp_path)
    monkeypatch.setattr(installatie, "draai", gedraaid.append)
    for soort in ("base", "base", "dev", "dev", "base"):
        installatie.python_pakketten(soort)
    assert [opdracht[-1].rsplit("/", 1)[1] for opdracht in gedraaid] == ["base.txt", "dev.txt"]
    assert all("--require-hashes" in opdracht for opdracht in gedraaid)
    (tmp_path / "requirements" / "base.txt").write_text("nieuw")
    installatie.python_pakketten("base")
    assert len(gedraaid) == 3


def test_the_locked_lists_name_no_registry():
    for naam in ("requirements/base.txt", "requirements/dev.txt", "package-lock.json"):
        tekst = (settings.BASE_DIR / naam).read_text()
        assert "--index-url" not in tekst
        assert '"resolved"' not in tekst
