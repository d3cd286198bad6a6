"""The name of somebody whom nobody told the application about is found too, and what only has a capital mostly is not."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from django.urls import reverse

from formats.handelingen import vul_in
from moresprudentie.models import Verslag
from moresprudentie.namen import MISSCHIEN, Zoeker
from moresprudentie.vondsten import zoek_vondsten

ZINNEN = tomllib.loads((Path(__file__).parent / "namen.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def zoeker() -> Zoeker:
    return Zoeker([], onbekenden=True)


def stukken(zoeker: Zoeker, zin: str) -> list[str]:
    """Give what was found in a sentence."""
    return [zin[treffer.van : treffer.tot] for treffer in zoeker.zoek(zin)]


def test_of_a_hundred_names_at_least_ninety_five_are_found(zoeker):
    gemist = [
        rij["wie"] for rij in ZINNEN["met"] if not any(rij["wie"] in s for s in stukken(zoeker, rij["zin"]))
    ]
    assert len(ZINNEN["met"]) == 160
    assert len(gemist) <= len(ZINNEN["met"]) * 0.05, gemist


def test_of_a_hundred_sentences_without_a_name_at_most_five_are_shown(zoeker):
    vals = [(rij["zin"], gevonden) for rij in ZINNEN["zonder"] if (gevonden := stukken(zoeker, rij["zin"]))]
    assert len(ZINNEN["zonder"]) == 100
    assert len(vals) <= 5, vals


def test_a_name_that_may_be_one_stands_in_its_sentence_and_says_so(verslag, organisator, als):
    vul_in(
        invulling=verslag.invulling,
        teksten={"afweging": "Privacy gaat voor. Dat zei Joost van den Heuvel ook."},
        door=organisator,
    )
    [vondst] = zoek_vondsten(Verslag.objects.get())
    assert (vondst.voor, vondst.treffer, vondst.na) == ("Dat zei ", "Joost van den Heuvel", " ook.")
    pagina = als(organisator).get(reverse("project-verslag-aanbieden", args=[verslag.project_id])).text
    assert "Joost van den Heuvel</mark>" in pagina
    assert f"({MISSCHIEN})" in pagina


def test_who_is_known_is_a_name_and_not_perhaps_one():
    zin = "Volgens Joost van den Heuvel kan het."
    [treffer] = Zoeker(["Joost van den Heuvel"], onbekenden=True).zoek(zin)
    assert treffer.soort == "naam"
