"""The wall of an exploring meeting: numbers in silence, the list per fundament once it is open, never a name."""

from __future__ import annotations

import pytest
from lxml import html

from tests.strategie.bijeenkomst import GEHEIM, adres, kom, noem, plat, zet

pytestmark = pytest.mark.django_db


def test_the_page_of_who_leads_leads_to_the_wall_in_a_window_of_its_own(als, cio, bijeenkomst):
    [link] = html.fromstring(als(cio).get(adres(bijeenkomst)).text).xpath(
        f"//a[@href='{adres(bijeenkomst, '-scherm')}']"
    )
    assert link.get("target") == "_blank"
    assert "nieuw venster" in link.text_content()


def test_in_silence_the_wall_tells_how_to_come_in_and_how_far_it_is_and_nothing_else(als, cio, bijeenkomst):
    noem(kom(bijeenkomst, "Fatima Zwart"), stemmen=2)
    kom(bijeenkomst, "Ben de Wit")
    noem(kom(bijeenkomst, "Ria Bos"), eigen_waarde="Stilte om je heen")
    bron = als(cio).get(adres(bijeenkomst, "-scherm")).text
    assert f"{bijeenkomst.code_leesbaar} " in plat(bron)
    assert "3 doen mee 2 brachten iets in 3 stemmen gegeven" in plat(bron)
    for woord in (GEHEIM, "Privacy", "Stilte om je heen", "Fatima", "Ben de Wit", "Ria"):
        assert woord not in bron


def test_an_open_list_shows_the_values_per_fundament_with_their_votes_and_no_reason_or_name(
    als, cio, bijeenkomst
):
    ria, ben = kom(bijeenkomst, "Ria Bos"), kom(bijeenkomst, "Ben de Wit")
    noem(ria, "Uitlegbaarheid")
    noem(ria, "Privacy")
    noem(ben, "Privacy", stemmen=2, grond="documenten")
    noem(ria, eigen_waarde="Stilte")
    zet(bijeenkomst, "lijst-openen")
    bron = als(cio).get(adres(bijeenkomst, "-scherm")).text
    tekst = plat(bron)
    assert "Rechtsstaat Privacy 3 stemmen Uitlegbaarheid 1 stem" in tekst
    assert "Democratie Niets genoemd" in tekst
    assert "5 stemmen van 2 mensen: strategische documenten 2 , problemen in de praktijk 3" in tekst
    assert "Niet in het waardenkader: Stilte 1" in tekst
    assert bijeenkomst.code_leesbaar in tekst
    for woord in (GEHEIM, "Ria", "Ben de Wit"):
        assert woord not in bron


def test_a_closed_meeting_shows_its_list_without_the_code(als, cio, bijeenkomst):
    zet(bijeenkomst, "sluiten")
    bron = als(cio).get(adres(bijeenkomst, "-scherm")).text
    assert "Er is niets genoemd." in bron
    assert bijeenkomst.code_leesbaar not in bron
    assert "data-peil" not in bron


def test_who_only_reads_the_dossier_does_not_get_the_code_on_a_wall(als, bestuurder, bijeenkomst):
    bijeenkomst.dossier.bestuurder = bestuurder
    bijeenkomst.dossier.save()
    assert als(bestuurder).get(adres(bijeenkomst)).status_code == 200
    assert als(bestuurder).get(adres(bijeenkomst, "-scherm")).status_code == 403
