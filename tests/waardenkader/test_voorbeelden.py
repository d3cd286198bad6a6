"""The examples of actions: to read, and to find by text, value and kind."""

from __future__ import annotations

import pytest
from django.urls import reverse
from lxml import html

from waardenkader.models import Actiesoort, Kaderversie, Voorbeeldactie, Waarde

pytestmark = pytest.mark.usefixtures("kader", "organisatie")


@pytest.fixture
def zoek(als, medewerker):
    """Look examples up as somebody who may read the framework; gives the texts that were found."""

    def _zoek(**gegevens: str) -> list[str]:
        vraag = {f"voorbeeld-{naam}": waarde for naam, waarde in gegevens.items()}
        antwoord = als(medewerker).get(reverse("voorbeelden"), vraag)
        assert antwoord.status_code == 200
        pagina = html.fromstring(antwoord.content.decode())
        return [p.text_content() for p in pagina.xpath("//ul[@class='voorbeelden__lijst']/li/p[1]")]

    return _zoek


def test_without_a_question_all_examples_are_there_with_where_they_come_from(zoek, als, medewerker):
    assert sorted(zoek()) == sorted(Voorbeeldactie.objects.values_list("tekst", flat=True))
    assert "Bron: CODIO-instrument (2024)" in als(medewerker).get(reverse("voorbeelden")).content.decode()


def test_they_are_found_by_value_and_by_kind(zoek):
    privacy = Waarde.objects.actueel().get(slug="privacy")
    assert zoek(waarde=str(privacy.pk)) == [privacy.voorbeeldacties.get().tekst]
    soort = Actiesoort.INFORMATIE
    assert sorted(zoek(soort=soort)) == sorted(
        Voorbeeldactie.objects.filter(soort=soort).values_list("tekst", flat=True)
    )
    anders = next(s for s in Actiesoort if s != privacy.voorbeeldacties.get().soort)
    assert zoek(waarde=str(privacy.pk), soort=anders) == []


def test_they_are_found_by_words_of_text_value_and_kind_with_or_without_accents(zoek):
    [patronen] = zoek(q="deskundigen patronen")
    assert "patronen" in patronen
    efficientie = Voorbeeldactie.objects.get(waarde__slug="efficientie").tekst
    assert efficientie in zoek(q="efficientie")
    assert len(zoek(q="informatieverstrekking")) >= Voorbeeldactie.objects.filter(soort="informatie").count()
    assert zoek(q="bestaat-niet-in-dit-kader") == []


@pytest.mark.parametrize("onzin", [{"waarde": "onzin"}, {"waarde": "999999"}, {"soort": "onzin"}])
def test_a_filter_that_cannot_be_filters_nothing(zoek, onzin):
    assert len(zoek(**onzin)) == Voorbeeldactie.objects.count()


def test_a_value_that_is_not_in_use_gives_no_examples(zoek):
    privacy = Waarde.objects.actueel().get(slug="privacy")
    Waarde.objects.filter(pk=privacy.pk).update(actief=False)
    assert privacy.voorbeeldacties.get().tekst not in zoek()
    Kaderversie.objects.update(actueel=False)
    assert zoek() == []


def test_what_opens_beside_a_form_is_a_part_of_a_page_with_no_fields_of_that_form(als, medewerker):
    antwoord = als(medewerker).get(reverse("voorbeelden"), {"deel": "1"})
    tekst = antwoord.content.decode()
    assert "<html" not in tekst
    deel = html.fromstring(tekst)
    velden = deel.xpath("//input | //select")
    assert len(velden) == 3
    assert {veld.get("form") for veld in velden} == {"geen"}
    assert len(deel.xpath("//button[@data-neem-over]")) == Voorbeeldactie.objects.count()
