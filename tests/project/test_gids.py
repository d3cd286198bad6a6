"""From a need to an instrument, where somebody must choose one; the answer is kept with the project or the strategy."""

from __future__ import annotations

import pytest
from django.urls import reverse
from lxml import html

from project.models import Instrument
from strategie.models import Methode
from waardenkader.instrumenten import GIDS

pytestmark = pytest.mark.django_db
ALLE = {instrument.sleutel for behoefte in GIDS for instrument in behoefte.instrumenten}


def test_everybody_reads_per_need_what_an_instrument_asks_and_yields(als, medewerker):
    pagina = als(medewerker).get(reverse("instrumenten"))
    boom = html.fromstring(pagina.text)
    assert [kop.text for kop in boom.xpath("//section/h2")] == [behoefte.vraag for behoefte in GIDS]
    for behoefte in GIDS:
        for instrument in behoefte.instrumenten:
            [blok] = boom.xpath(f"//details[@id='{instrument.sleutel}']")
            tekst = blok.xpath("string()")
            assert all(woord in tekst for paar in instrument.vraagt for woord in paar)
            assert all(wat in tekst for wat in instrument.levert)
            assert instrument.bron in tekst


def test_every_instrument_that_a_project_or_plan_can_name_is_in_the_guide():
    assert set(Instrument.Soort.values) - {"anders"} <= ALLE
    assert set(Methode.Naam.values) - {"anders"} <= ALLE


def naar_de_lijst(pagina: str, sleutel: str) -> list[str]:
    """Give where the link beside an instrument leads."""
    return html.fromstring(pagina).xpath(f"//details[@id='{sleutel}']//a[contains(@href, 'soort=')]/@href")


def test_in_a_project_one_press_leads_to_the_form_with_that_instrument_chosen(project, organisator, als):
    client, lijst = als(organisator), reverse("project-instrumenten", args=[project.pk])
    [adres] = naar_de_lijst(client.get(lijst).text, "moreel_beraad")
    form = html.fromstring(client.get(adres).text).xpath("//main//form")[-1]
    assert form.fields["soort"] == "moreel_beraad"
    client.post(adres, {"soort": "moreel_beraad", "stand": "nodig", "toelichting": "In mei."})
    assert project.instrumenten.get().soort == "moreel_beraad"
    daarna = client.get(lijst).text
    assert naar_de_lijst(daarna, "moreel_beraad") == []
    assert "Staat in de lijst" in daarna


def test_in_a_project_the_workshop_itself_is_not_another_instrument(project, organisator, als):
    bron = als(organisator).get(reverse("project-instrumenten", args=[project.pk])).text
    assert naar_de_lijst(bron, "codio_project") == []


def test_a_word_in_the_address_that_is_no_instrument_chooses_nothing(project, organisator, als):
    antwoord = als(organisator).get(reverse("project-instrument-nieuw", args=[project.pk]) + "?soort=zomaar")
    assert antwoord.status_code == 200
    assert html.fromstring(antwoord.text).xpath("//main//form")[-1].fields["soort"] == ""
