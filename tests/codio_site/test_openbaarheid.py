"""What the repository says of itself is there and true."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml
from django.conf import settings

PROJECT = Path(settings.BASE_DIR)
VOOR_BOUWERS = ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "docs/architectuur.md")
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
TUSSEN_STREEPJES = re.compile(r"`([^`\n]+)`")
PAD = re.compile(r"[\w.-]+(/[\w.-]+)+/?|[\w-]+/")
OPDRACHTEN = re.compile(r"```sh\n.*?```|`[^`\n]+`", re.DOTALL)
MAAK = re.compile(r"\bmake ([a-z]+)")


def tekst(naam: str) -> str:
    return (PROJECT / naam).read_text(encoding="utf-8")


@pytest.mark.parametrize("naam", VOOR_BOUWERS)
def test_every_link_leads_to_something(naam):
    links = LINK.findall(tekst(naam))
    assert [link for link in links if not ((PROJECT / naam).parent / link).exists()] == []


@pytest.mark.parametrize("naam", VOOR_BOUWERS)
def test_every_path_that_is_named_exists(naam):
    """Of this repository: not what a run makes, and not an address of the site."""
    paden = {pad for pad in TUSSEN_STREEPJES.findall(tekst(naam)) if PAD.fullmatch(pad)}
    gemaakt = {pad for pad in paden if pad.startswith(("var/", "bin/test/"))}
    assert paden - gemaakt
    assert {pad for pad in paden - gemaakt if not (PROJECT / pad).exists()} == set()


def test_every_name_of_code_in_the_architecture_is_in_the_code():
    bekend = "\n".join(
        pad.read_text(encoding="utf-8")
        for map in ("moresprudentie", "project", "strategie", "acties", "waardenkader", "organisatie")
        for pad in (PROJECT / map).rglob("*.py")
    )
    namen = {
        naam.rpartition(".")[2].removesuffix("()")
        for naam in TUSSEN_STREEPJES.findall(tekst("docs/architectuur.md"))
        if re.fullmatch(r"(\w+\.)?([A-Z][a-z]\w+|[a-z]+_[a-z_]+)(\(\))?", naam)
    }
    assert len(namen) >= 15
    weg = {naam for naam in namen if not re.search(rf"(class|def) {naam}\b", bekend)}
    assert weg == {"codio_site", "laad_waardenkader"} & namen


def test_the_picture_has_the_floors_in_their_order():
    verdiepingen = tomllib.loads(tekst("pyproject.toml"))["tool"]["importlinter"]["contracts"][0]["layers"]
    getekend = re.findall(r'class="verdieping"[^>]*>([^<]+)<', tekst("docs/beeld/verdiepingen.svg"))
    assert getekend == verdiepingen
    assert [v for v in verdiepingen if f"| `{v}` |" not in tekst("docs/architectuur.md")] == []


def test_make_tells_every_command_and_the_texts_name_no_other():
    hulp = subprocess.run(["make", "-s"], cwd=PROJECT, check=True, capture_output=True, text=True).stdout
    opdrachten = {regel.split()[0] for regel in hulp.splitlines()}
    assert opdrachten == set(re.findall(r"^([a-z]+):", tekst("Makefile"), re.MULTILINE))
    code = "\n".join(stuk for bestand in VOOR_BOUWERS for stuk in OPDRACHTEN.findall(tekst(bestand)))
    genoemd = set(MAAK.findall(code))
    assert {"pytest", "controles", "hooks"} <= genoemd
    assert genoemd <= opdrachten


def test_hooks_run_what_is_installed_here_and_download_nothing():
    (bron,) = yaml.safe_load(tekst(".pre-commit-config.yaml"))["repos"]
    assert bron["repo"] == "local"
    for haak in bron["hooks"]:
        assert haak["language"] == "system"
        assert (PROJECT / haak["entry"].split()[0]).exists()


def test_the_licence_is_whole_and_named_the_same_everywhere():
    licentie = tekst("LICENSE")
    assert licentie.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    koppen = re.findall(r"^(\d+)\. [A-Z]", licentie, re.MULTILINE)
    assert koppen == [str(nummer) for nummer in range(1, 16)]
    assert "\nAppendix\n" in licentie
    assert licentie.endswith(
        "All other changes or additions to this Appendix require the production of a new\nEUPL version.\n"
    )
    assert tomllib.loads(tekst("pyproject.toml"))["project"]["license"] == "EUPL-1.2"
    assert '"license": "EUPL-1.2"' in tekst("package.json")
    assert yaml.safe_load(tekst("publiccode.yml"))["legal"]["license"] == "EUPL-1.2"


def test_publiccode_has_what_the_standard_asks_for():
    code = yaml.safe_load(tekst("publiccode.yml"))
    verplicht = (
        "publiccodeYmlVersion",
        "name",
        "url",
        "platforms",
        "categories",
        "developmentStatus",
        "softwareType",
    )
    assert [sleutel for sleutel in verplicht if not code.get(sleutel)] == []
    assert code["maintenance"]["type"] == "internal"
    assert [persoon["name"] for persoon in code["maintenance"]["contacts"]]
    assert code["localisation"]["availableLanguages"] == ["nl"]
    assert set(code["description"]) == {"nl", "en"}
    for beschrijving in code["description"].values():
        assert 0 < len(beschrijving["shortDescription"]) <= 150
        assert 150 <= len(beschrijving["longDescription"]) <= 10_000
        assert beschrijving["features"]
        assert all((PROJECT / beeld).exists() for beeld in beschrijving["screenshots"])
