"""A change is tried in a copy, by the tests that reach it, and told with the lines that it changed."""

from __future__ import annotations

import json
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

from mutaties import __main__ as opdracht
from mutaties.kaart import BESTAND as KAART
from mutaties.kaart import Kaart
from mutaties.kandidaten import Mutant, kandidaten
from mutaties.kopie import Afloop, Kopie
from mutaties.proef import OPGEMERKT, OVERLEEFT, TE_LANG, Uitslag, beproef, draai, keuzes, zonder_mutatie
from mutaties.register import BESTAND, Register

BRON = "def f(a):\n    eis(a)\n    return a == 1\n"


@pytest.fixture
def project(tmp_path) -> Path:
    """A small project under git, with a file that git does not know yet."""
    map_ = tmp_path / "project"
    for naam in ("acties", "mutaties", "tests/acties", "tests/toegang", "var"):
        (map_ / naam).mkdir(parents=True)
    (map_ / "acties/een.py").write_text(BRON)
    (map_ / "acties/nieuw.py").write_text("x = 1\n")
    (map_ / ".gitignore").write_text("var/\n")
    for test in ("test_a.py", "test_b.py"):
        (map_ / "tests/acties" / test).write_text("")
    (map_ / "var/weg.txt").write_text("")
    subprocess.run(["git", "init", "-q"], cwd=map_, check=True)
    subprocess.run(["git", "add", "acties/een.py"], cwd=map_, check=True)
    return map_


@pytest.fixture
def mutanten() -> dict[str, Mutant]:
    """The changes of the file, by their kind."""
    return {mutant.wijziging.soort: mutant for mutant in kandidaten("acties/een.py", BRON.encode())}


@pytest.fixture
def kopie(project, tmp_path) -> Kopie:
    """A copy of the project."""
    return Kopie.maak(project, tmp_path / "kopie", "postgresql:///codio", "proef_1")


def test_the_change_is_in_the_copy_only_and_gone_afterwards(project, kopie, mutanten):
    hier, daar = project / "acties/een.py", kopie.map / "acties/een.py"
    assert (kopie.map / "acties/nieuw.py").is_file()
    assert not (kopie.map / "var").exists()
    with suppress(ZeroDivisionError), kopie.met(mutanten["recht"]):
        assert daar.read_text() == BRON.replace("eis(a)", "pass")
        assert hier.read_text() == BRON
        raise ZeroDivisionError
    assert daar.read_text() == hier.read_text() == BRON


def test_without_git_what_is_made_stays_behind_too(project, tmp_path):
    shutil.rmtree(project / ".git")
    kopie = Kopie.maak(project, tmp_path / "zonder", "postgresql:///codio", "proef_1")
    assert (kopie.map / "acties/een.py").read_text() == BRON
    assert not (kopie.map / "var").exists()


def test_no_compiled_file_is_taken_for_another_change_of_the_same_length(kopie, mutanten):
    tijden = set()
    for mutant in (mutanten["recht"], mutanten["antwoord"], mutanten["recht"]):
        with kopie.met(mutant):
            tijden.add(int((kopie.map / mutant.pad).stat().st_mtime))
    assert len(tijden) == 3


def test_what_is_being_tested_is_stopped_when_it_takes_too_long(kopie, monkeypatch):
    programma = kopie.map / ".venv/bin/python"
    programma.parent.mkdir(parents=True)
    programma.write_text("#!/bin/sh\nsleep 60\n")
    programma.chmod(0o755)
    monkeypatch.setattr(Kopie, "_maak_database", lambda zelf: None)
    assert kopie.test(("tests",), seconden=0.2).te_lang


@pytest.mark.parametrize(
    ("zegt", "code", "goed", "door"),
    [
        (
            "FAILED tests/acties/test_a.py::test_x[a b] - assert 1",
            1,
            False,
            "tests/acties/test_a.py::test_x[a b]",
        ),
        ("ERROR tests/acties/test_a.py", 2, False, "tests/acties/test_a.py"),
        ("1 passed", 0, True, ""),
        ("ERROR: not found: tests/acties/test_a.py::weg", 4, True, ""),
        ("no tests ran", 5, True, ""),
        ("ImportError while loading conftest", 4, False, ""),
    ],
)
def test_the_first_test_that_fails_is_who_noticed(kopie, monkeypatch, zegt, code, goed, door):
    programma = kopie.map / ".venv/bin/python"
    programma.parent.mkdir(parents=True)
    programma.write_text(f"#!/bin/sh\necho '{zegt}'\nexit {code}\n")
    programma.chmod(0o755)
    monkeypatch.setattr(Kopie, "_maak_database", lambda zelf: None)
    afloop = kopie.test(("tests",), seconden=20)
    assert (afloop.goed, afloop.door) == (goed, door)


def test_who_fails_without_the_change_too_has_noticed_nothing(kopie, mutanten, monkeypatch):
    def test(zelf: Kopie, tests: tuple[str, ...], *, seconden: float) -> Afloop:
        return Afloop(goed="stuk" not in tests, door="stuk" if "stuk" in tests else "")

    monkeypatch.setattr(Kopie, "test", test)
    merkte, stuk = (Uitslag(mutanten["recht"], OPGEMERKT, door) for door in ("goed", "stuk"))
    na = zonder_mutatie([merkte, stuk], kopie, seconden=1)
    assert na == [merkte, Uitslag(mutanten["recht"], OVERLEEFT)]


@pytest.mark.parametrize(
    ("keuze", "stand", "door", "hoe_vaak"),
    [
        ([("a",), ("b", "c")], OPGEMERKT, "c", 2),
        ([("c",), ("b",)], OPGEMERKT, "c", 1),
        ([("a",), ("b",)], OVERLEEFT, "", 2),
        ([("lang",), ("c",)], TE_LANG, "", 1),
        ([], OVERLEEFT, "", 0),
    ],
)
def test_tests_run_until_one_notices(kopie, mutanten, monkeypatch, keuze, stand, door, hoe_vaak):
    gedraaid = []

    def test(zelf: Kopie, tests: tuple[str, ...], *, seconden: float) -> Afloop:
        gedraaid.append(tests)
        if "lang" in tests:
            return Afloop(goed=False, te_lang=True)
        return Afloop(goed="c" not in tests, door="c" if "c" in tests else "")

    monkeypatch.setattr(Kopie, "test", test)
    (uitslag,) = draai([mutanten["recht"]], [kopie], lambda mutant: iter(keuze), seconden=1)
    assert (uitslag.stand, uitslag.door, len(gedraaid)) == (stand, door, hoe_vaak)
    assert beproef(mutanten["recht"], kopie, iter(keuze), seconden=1) == uitslag


def test_who_noticed_before_runs_first_then_the_nearest_and_quickest(project, mutanten):
    mutant = mutanten["recht"]
    tests = [
        "tests/web/test_c.py::c",
        "tests/acties/test_b.py::b",
        "tests/acties/test_a.py::a",
        "tests/acties/test_d.py::d",
    ]
    kaart = {
        "duur": {tests[0]: 0.1, tests[1]: 3.0, tests[2]: 1.0},
        "tests": tests,
        "bronnen": {"acties/een.py": BRON},
        "regels": {"acties/een.py": {"2": [0, 1, 2], "3": [3]}},
    }
    (project / KAART).parent.mkdir(parents=True)
    (project / KAART).write_text(json.dumps(kaart))
    register = Register(opgemerkt={mutant.kenmerk: tests[1]})
    gelezen = Kaart.lees(project)
    assert list(keuzes(mutant, project, register, gelezen)) == [(tests[1],), (tests[2], tests[1], tests[0])]
    (project / "acties/een.py").write_text("import os\n\n\n" + BRON)
    verschoven = next(
        m
        for m in kandidaten("acties/een.py", b"import os\n\n\n" + BRON.encode())
        if m.kenmerk == mutant.kenmerk
    )
    assert gelezen.tests_van(verschoven, "acties") == (tests[2], tests[1], tests[0])


def gekozen(project, monkeypatch, register: Register, *argumenten: str) -> set[str]:
    monkeypatch.setattr(opdracht, "PROJECT", project)
    return {m.kenmerk for m in opdracht._gekozen(opdracht.lees_opties([*argumenten]), register)}


def test_the_sample_is_all_or_a_piece_or_what_is_known_or_not(project, mutanten, monkeypatch):
    een, twee = mutanten["recht"].kenmerk, mutanten["antwoord"].kenmerk
    register = Register({een: "tests/x.py::a"}, {twee: "Niemand leest het."})
    alles = gekozen(project, monkeypatch, register)
    assert {een, twee} < alles
    assert gekozen(project, monkeypatch, register, "--bekend") == {een}
    assert gekozen(project, monkeypatch, register, "--onbekend") == alles - {een, twee}
    stukken = [gekozen(project, monkeypatch, register, "--aantal", "2", "--vanaf", van) for van in ("1", "3")]
    assert [len(stuk) for stuk in stukken] == [2, 2]
    assert not set.intersection(*stukken)


def test_without_a_map_the_tests_of_the_app_run_and_those_of_access(project, mutanten):
    keuze = list(keuzes(mutanten["recht"], project, Register(), Kaart.lees(project)))
    assert keuze == [("tests/acties", "tests/toegang")]
    mag = Register(mag_blijven={mutanten["recht"].kenmerk: "Niemand leest het."})
    assert list(keuzes(mutanten["recht"], project, mag, Kaart.lees(project))) == []


def test_the_register_keeps_what_is_known_of_changes_that_can_still_be_made(project):
    register = Register(
        {"a" * 12: "tests/x.py::a", "b" * 12: "tests/x.py::b"}, {"c" * 12: "Het maakt niets uit."}
    )
    register.schrijf(project, {"a" * 12, "c" * 12})
    weer = Register.lees(project)
    assert weer.opgemerkt == {"a" * 12: "tests/x.py::a"}
    assert weer.mag_blijven == {"c" * 12: "Het maakt niets uit."}
    (project / BESTAND).write_text("aaaaaaaaaaaa | mag blijven | \n")
    with pytest.raises(ValueError, match="register"):
        Register.lees(project)


@pytest.mark.parametrize(("ten_minste", "code"), [(50, 0), (51, 1)])
def test_the_score_decides_and_what_may_stay_does_not_count(
    project, mutanten, monkeypatch, capsys, ten_minste, code
):
    monkeypatch.setattr(opdracht, "PROJECT", project)
    uitslagen = [
        Uitslag(mutanten["recht"], OVERLEEFT),
        Uitslag(mutanten["vergelijking"], OPGEMERKT, "tests/x.py::a"),
        Uitslag(mutanten["antwoord"], OVERLEEFT),
    ]
    register = Register(mag_blijven={mutanten["antwoord"].kenmerk: "Niemand leest het."})
    assert opdracht._vertel(uitslagen, register, ten_minste, 12.0) == code
    gezegd = capsys.readouterr().out
    assert (
        f"{mutanten['recht'].kenmerk} acties/een.py:2 (recht): niet opgemerkt\n    - eis(a)\n    + pass"
        in gezegd
    )
    assert "mag blijven: Niemand leest het." in gezegd
    assert "1 van 3 opgemerkt, 1 mogen blijven, 1 over (50%, 12 s)" in gezegd


def test_what_breaks_before_any_test_is_noticed_by_the_one_that_was_asked(kopie, mutanten, monkeypatch):
    monkeypatch.setattr(Kopie, "test", lambda *_, **__: Afloop(goed=False))
    assert beproef(mutanten["recht"], kopie, iter([("a",)]), seconden=1).door == "a"
    assert beproef(mutanten["recht"], kopie, iter([("a", "b")]), seconden=1).door == ""
