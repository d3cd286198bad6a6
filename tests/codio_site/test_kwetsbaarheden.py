"""`bin/kwetsbaarheden` says what is known, and never that all is well when it could not ask."""

from __future__ import annotations

import json
import subprocess

import pytest

from codio_site.opzet import kwetsbaarheden
from codio_site.opzet.kwetsbaarheden import BEKEND, GOED, ONBEKEND, lees_npm, lees_pip, vertel

SCHOON = {"name": "django", "version": "5.2.19", "vulns": []}
GAT = {"name": "weasyprint", "version": "70.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["70.1"]}]}
OVERGESLAGEN = {"name": "lxml", "skip_reason": "Dependency not found on PyPI and could not be audited: lxml"}


def pip(*pakketten: dict) -> kwetsbaarheden.Uitslag:
    return lees_pip("PyPI", json.dumps({"dependencies": pakketten}), "No known vulnerabilities found")


def npm(**gaten: dict) -> kwetsbaarheden.Uitslag:
    return lees_npm(json.dumps({"vulnerabilities": gaten, "metadata": {"dependencies": {"total": 106}}}), "")


def test_all_asked_and_nothing_known_is_good(capsys):
    assert vertel([pip(SCHOON), npm()]) == GOED
    gezegd = capsys.readouterr().out
    assert "PyPI: 1 pakketten nagevraagd" in gezegd
    assert "106 pakketten nagevraagd" in gezegd
    assert "NIET" not in gezegd


def test_what_is_known_is_named_with_where_it_was_repaired(capsys):
    gat = {"range": "<1.2", "via": [{"title": "Kan code uitvoeren"}, "ander"]}
    assert vertel([pip(SCHOON, GAT), npm(idiomorph=gat)]) == BEKEND
    gezegd = capsys.readouterr().out
    assert "! weasyprint 70.0: PYSEC-1 (hersteld in: 70.1)" in gezegd
    assert "! idiomorph <1.2: Kan code uitvoeren" in gezegd


def test_packages_that_the_program_skipped_were_not_asked_though_it_ends_well(capsys):
    assert vertel([pip(SCHOON, OVERGESLAGEN), npm()]) == ONBEKEND
    gezegd = capsys.readouterr().out
    assert "NIET NAGEVRAAGD: 1 van 2 pakketten" in gezegd
    assert "zegt dus NIET dat er niets aan de hand is" in gezegd


@pytest.mark.parametrize(
    ("antwoord", "fout", "woorden"),
    [
        (json.dumps({"message": "405 Method Not Allowed"}), "npm error", "405 Method Not Allowed"),
        ("", "npm error network ENOTFOUND registry.npmjs.org", "ENOTFOUND"),
        ("<html>", "", "geen antwoord dat te lezen is"),
        ("[]", "", "geen antwoord dat te lezen is"),
    ],
)
def test_a_service_that_does_not_answer_is_told(capsys, antwoord, fout, woorden):
    assert vertel([pip(SCHOON), lees_npm(antwoord, fout)]) == ONBEKEND
    assert woorden in capsys.readouterr().out


@pytest.mark.parametrize(
    ("fout", "woorden"),
    [
        ("python: No module named pip_audit", "pip-audit is niet geïnstalleerd"),
        ("ERROR: ConnectionError: pypi.org", "ConnectionError: pypi.org"),
    ],
)
def test_without_pip_audit_or_a_line_to_pypi_that_is_told(fout, woorden):
    uitslag = lees_pip("PyPI", "", fout)
    assert woorden in uitslag.niet_gevraagd
    assert vertel([uitslag]) == ONBEKEND


def test_a_program_that_hangs_is_no_answer(monkeypatch):
    def hangt(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("npm", 300)

    monkeypatch.setattr(subprocess, "run", hangt)
    assert vertel([kwetsbaarheden.python_pakketten("base")]) == ONBEKEND
