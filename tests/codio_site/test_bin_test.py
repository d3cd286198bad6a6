"""What bin/test runs, for which arguments."""

from __future__ import annotations

import subprocess

import pytest
from django.conf import settings

from codio_site.opzet import test as bin_test
from codio_site.opzet import test_opties

CONTROLES = ["ruff check", "ruff format", "lagen", "sjablonen", "typen", "migraties", "productie"]


def namen(*argumenten: str) -> list[str]:
    """Give the names of what would run."""
    return [controle.naam for controle in bin_test.gevraagd(test_opties.lees(list(argumenten)))]


def test_without_arguments_everything_runs_and_the_tests_come_last():
    assert namen() == [*CONTROLES, "pytest", "mutaties"]


def test_who_asks_for_certain_tests_gets_those_alone():
    assert namen("-k", "databank") == ["pytest"]
    assert namen("tests/acties") == ["pytest"]


def test_alles_runs_the_checks_before_the_tests_that_are_asked_for():
    assert namen("--alles", "-k", "databank") == [*CONTROLES, "pytest"]


def test_alles_by_itself_also_runs_what_takes_long():
    gewoon, alles = namen(), namen("--alles")
    assert alles[: len(gewoon)] == gewoon
    assert alles[len(gewoon) :] == [proef.naam for proef in bin_test.proeven()]
    for proef in bin_test.proeven():
        bestanden = [deel for deel in proef.opdracht if deel.startswith("tests/")]
        assert bestanden
        for bestand in bestanden:
            tekst = (settings.BASE_DIR / bestand).read_text()
            assert any(naam in tekst for naam in proef.omgeving if naam.startswith("PROEF_")), bestand


def test_controles_runs_no_tests():
    assert namen("--controles") == CONTROLES


@pytest.mark.parametrize("argumenten", [["--controles", "-k", "x"], ["--alles", "--controles"]])
def test_controles_with_anything_beside_it_is_refused_in_dutch(argumenten, capsys):
    with pytest.raises(SystemExit) as einde:
        test_opties.lees(argumenten)
    assert einde.value.code == 2
    assert "gebruik: bin/test" in capsys.readouterr().err


def test_pytest_gets_its_arguments_in_order_and_ours_not():
    opties = test_opties.lees(["tests/acties", "--alles", "-k", "regie and not mail", "-x"])
    assert bin_test.tests(opties.voor_pytest).opdracht[-4:] == (
        *("tests/acties", "-k"),
        *("regie and not mail", "-x"),
    )


def test_help_explains_every_option_in_dutch_before_the_set_up():
    klaar = subprocess.run(
        ["bin/test", "--hulp"], cwd=settings.BASE_DIR, check=True, capture_output=True, text=True
    )
    for woord in ("--alles", "--controles", "--hulp", "opties", "uitleg"):
        assert woord in klaar.stdout
    assert "→" not in klaar.stdout


def test_what_the_long_runs_ask_for_reaches_the_tests_and_settings_of_a_builder_do_not(monkeypatch):
    gezien: dict[str, str] = {}

    def draai(opdracht, *, env, **_):
        gezien.update(env)
        return subprocess.CompletedProcess(opdracht, 0)

    monkeypatch.setenv("PROEF_ALLES", "1")
    monkeypatch.setenv("CODIO_DEBUG", "1")
    monkeypatch.setattr(bin_test.subprocess, "run", draai)
    assert bin_test._draai(bin_test.tests(()), "postgresql:///proef") == ("pytest", True)
    assert gezien["PROEF_ALLES"] == "1"
    assert gezien["DATABASE_URL"] == "postgresql:///proef"
    assert "CODIO_DEBUG" not in gezien


@pytest.mark.parametrize(("code", "gezegd"), [(0, False), (1, False), (4, True), (5, True)])
def test_who_asks_for_a_test_that_is_not_there_hears_where_the_explanation_is(
    monkeypatch, capsys, code, gezegd
):
    monkeypatch.setattr(
        bin_test.subprocess, "run", lambda opdracht, **_: subprocess.CompletedProcess(opdracht, code)
    )
    assert bin_test._draai(bin_test.tests(("tests/actie",)), "postgresql:///proef") == ("pytest", code == 0)
    assert ("bin/test --hulp" in capsys.readouterr().out) == gezegd


def test_the_build_runs_everything():
    assert (settings.BASE_DIR / ".ci/run").read_text().rstrip().endswith('/../bin/test" "$@"')
    for naam in (".github/workflows/ci.yml", ".gitlab-ci.yml"):
        regels = (settings.BASE_DIR / naam).read_text().splitlines()
        assert [regel.split()[-1] for regel in regels if ".ci/run" in regel and "#" not in regel] == [
            ".ci/run"
        ]
