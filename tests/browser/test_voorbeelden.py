"""Taking over an example of an action in a browser, while somebody is typing: nothing typed is lost or replaced unasked."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from acties.models import Actie
from live.models import Notitie
from tests.browser.conftest import gebreken
from tests.browser.live import Zaal, tot
from tests.robot.wereld import zonder_documenten
from tests.toegang.conftest import bouw
from waardenkader.models import Voorbeeldactie

pytestmark = pytest.mark.browser

VELDEN = "form => JSON.stringify([...new FormData(form)].filter(([naam]) => !['eenmaal', 'csrfmiddlewaretoken'].includes(naam)))"


@pytest.fixture
def project(transactional_db):
    """A project in its workshop, without actions."""
    with zonder_documenten():
        project = bouw().project
    project.acties.all().delete()
    return project


def kies(pagina: Page, knop, zoek: str):
    """Open the examples and look one up; gives its button."""
    knop.click()
    venster = pagina.get_by_role("dialog", name="Kies een voorbeeld")
    expect(venster.get_by_label("Zoek in de voorbeelden")).to_be_focused()
    pagina.keyboard.type(zoek)
    expect(venster.get_by_text("1 voorbeeld", exact=True)).to_be_visible()
    return venster.get_by_role("button", name=re.compile("^Neem over"))


def test_an_example_is_taken_over_while_text_is_typed(venster, project):
    voorbeeld = Voorbeeldactie.objects.get(waarde__slug="privacy")
    pagina = venster("organisator")
    pagina.goto(f"/project/{project.pk}/acties/nieuw/")
    titel = pagina.get_by_label("Wat gaat er gebeuren?")
    pagina.get_by_label("Doelgroep").evaluate("veld => { veld.closest('details').open = true }")
    pagina.get_by_label("Doelgroep").fill("Bezoekers")
    titel.fill("Mijn eigen begin.")
    open_knop = pagina.get_by_role("button", name="Kies een voorbeeld")
    kies(pagina, open_knop, voorbeeld.tekst[:40]).click()
    expect(pagina.get_by_role("heading", name="Je schreef al iets. Wat doen we daarmee?")).to_be_focused()
    assert gebreken(pagina) == []
    pagina.keyboard.press("Escape")
    expect(open_knop).to_be_focused()
    expect(titel).to_have_value("Mijn eigen begin.")
    kies(pagina, open_knop, voorbeeld.tekst[:40]).click()
    pagina.get_by_role("button", name="Zet het voorbeeld erachter").click()
    expect(titel).to_have_value(f"Mijn eigen begin. {voorbeeld.tekst}")
    expect(titel).to_be_focused()
    expect(pagina.get_by_text("Naar het voorbeeld")).to_contain_text("bij Privacy")
    assert gebreken(pagina) == []
    pagina.keyboard.press("Enter")
    tot(lambda: Actie.objects.filter(doelgroep="Bezoekers").exists(), pagina)
    actie = Actie.objects.get(doelgroep="Bezoekers")
    assert actie.voorbeeldactie == voorbeeld
    pagina.goto(actie.get_absolute_url())
    expect(pagina.get_by_text("Begonnen met een voorbeeld")).to_be_visible()


def test_what_was_taken_over_is_undone_with_all_that_came_along_until_somebody_writes_on(venster, project):
    pagina = venster("organisator")
    pagina.goto(f"/project/{project.pk}/acties/nieuw/")
    titel, open_knop = (
        pagina.get_by_label("Wat gaat er gebeuren?"),
        pagina.get_by_role("button", name="Kies een voorbeeld"),
    )
    ongedaan = pagina.get_by_role("button", name="Maak ongedaan")
    begin = pagina.locator("main form").evaluate(VELDEN)
    expect(ongedaan).to_be_hidden()
    kies(pagina, open_knop, "patronen").click()
    assert pagina.locator("main form").evaluate(VELDEN) != begin
    ongedaan.click()
    expect(titel).to_be_focused()
    expect(ongedaan).to_be_hidden()
    expect(pagina.get_by_text("Naar het voorbeeld")).to_have_count(0)
    assert pagina.locator("main form").evaluate(VELDEN) == begin
    kies(pagina, open_knop, "patronen").click()
    privacy = Voorbeeldactie.objects.get(waarde__slug="privacy")
    kies(pagina, open_knop, privacy.tekst[:40]).click()  # nothing was typed, so nothing is asked
    expect(titel).to_have_value(privacy.tekst)
    expect(pagina.get_by_text("Naar het voorbeeld")).to_contain_text("bij Privacy")
    titel.press("End")
    pagina.keyboard.type(" Voor de zomer.")
    expect(ongedaan).to_be_hidden()
    kies(pagina, open_knop, "patronen").click()
    expect(pagina.get_by_role("heading", name="Je schreef al iets. Wat doen we daarmee?")).to_be_focused()
    pagina.get_by_role("button", name="Vervang mijn tekst").click()
    ongedaan.click()
    expect(titel).to_have_value(f"{privacy.tekst} Voor de zomer.")
    pagina.get_by_role("button", name="Voeg toe", exact=True).click()
    tot(
        lambda: Actie.objects.filter(titel__endswith="Voor de zomer.", voorbeeldactie=privacy).exists(),
        pagina,
    )


def test_who_empties_the_field_begins_without_the_example(venster, project):
    pagina = venster("organisator")
    pagina.goto(f"/project/{project.pk}/acties/nieuw/")
    titel = pagina.get_by_label("Wat gaat er gebeuren?")
    kies(pagina, pagina.get_by_role("button", name="Kies een voorbeeld"), "patronen").click()
    expect(pagina.get_by_text("Naar het voorbeeld")).to_be_visible()
    titel.fill("")
    titel.fill("Iets heel anders")
    expect(pagina.get_by_text("Naar het voorbeeld")).to_have_count(0)
    pagina.get_by_role("button", name="Voeg toe", exact=True).click()
    tot(lambda: Actie.objects.filter(titel="Iets heel anders", voorbeeldactie=None).exists(), pagina)


def test_on_the_sheet_the_next_line_begins_with_an_example_and_is_saved_when_it_is_left(venster, project):
    voorbeeld = Voorbeeldactie.objects.get(waarde__slug="privacy")
    pagina = venster("organisator")
    pagina.goto(f"/project/{project.pk}/workshop/blad/")
    nieuw = pagina.locator("#lijst-actie .regel--nieuw")
    nieuw.locator("[name=wie]").fill("De aannemer")
    kies(pagina, nieuw.get_by_role("button", name="Kies een voorbeeld"), voorbeeld.tekst[:40]).click()
    expect(nieuw.locator("[name=titel]")).to_have_value(voorbeeld.tekst)
    expect(nieuw.locator("[name=waarden]")).to_have_value("Privacy")
    assert not Actie.objects.filter(titel=voorbeeld.tekst).exists(), (
        "looking for an example is not leaving the line"
    )
    pagina.keyboard.press("Enter")
    tot(lambda: Actie.objects.filter(titel=voorbeeld.tekst).exists(), pagina)
    actie = Actie.objects.get(titel=voorbeeld.tekst)
    assert (actie.voorbeeldactie, actie.houder) == (voorbeeld, "De aannemer")
    expect(nieuw.locator("[name=titel]")).to_have_value("")
    assert pagina.locator("#lijst-actie .regel--nieuw [name=voorbeeldactie]").input_value() == ""


def test_without_a_script_enter_still_saves_and_the_button_leads_past_the_examples(venster, project):
    voorbeeld = Voorbeeldactie.objects.get(waarde__slug="privacy")
    pagina = venster("organisator", javascript=False)
    pagina.goto(f"/project/{project.pk}/acties/nieuw/")
    pagina.get_by_label("Wat gaat er gebeuren?").fill("Gewoon met Enter")
    pagina.keyboard.press("Enter")
    tot(lambda: Actie.objects.filter(titel="Gewoon met Enter").exists(), pagina)
    pagina.goto(f"/project/{project.pk}/acties/nieuw/")
    pagina.get_by_label("Termijn").fill("2031-03-01")
    pagina.get_by_role("button", name="Kies een voorbeeld").click()
    pagina.get_by_label("Bij welke waarde?").select_option(label="Privacy")
    pagina.get_by_role("button", name="Zoek").click()
    pagina.get_by_role("button", name=re.compile("^Neem over")).click()
    expect(pagina.get_by_label("Wat gaat er gebeuren?")).to_have_value(voorbeeld.tekst)
    expect(pagina.get_by_label("Termijn")).to_have_value("2031-03-01")
    pagina.get_by_role("button", name="Voeg toe", exact=True).click()
    tot(lambda: Actie.objects.filter(titel=voorbeeld.tekst, voorbeeldactie=voorbeeld).exists(), pagina)


def test_in_silence_an_example_becomes_an_own_note_on_a_telephone(zaal: Zaal):
    voorbeeld = Voorbeeldactie.objects.get(waarde__slug="privacy")
    zaal.wereld.naar("acties-noteren")
    telefoon = zaal.open(zaal.wereld.plek())
    veld, open_knop = (
        telefoon.get_by_label("Wat moet er gebeuren?"),
        telefoon.get_by_role("button", name="Kies een voorbeeld"),
    )
    kies(telefoon, open_knop, voorbeeld.tekst[:40]).click()
    expect(veld).to_have_value(voorbeeld.tekst)
    assert gebreken(telefoon) == []
    telefoon.get_by_role("button", name="Maak ongedaan").click()
    expect(veld).to_have_value("")
    kies(telefoon, open_knop, voorbeeld.tekst[:40]).click()
    veld.press("End")
    telefoon.keyboard.type(" Dit jaar.")
    telefoon.reload()  # what was half written is on this device, with the example
    expect(veld).to_have_value(f"{voorbeeld.tekst} Dit jaar.")
    telefoon.get_by_role("button", name="Voeg notitie toe").click()
    tot(lambda: Notitie.objects.filter(tekst=f"{voorbeeld.tekst} Dit jaar.").exists(), telefoon)
    assert Notitie.objects.get().voorbeeldactie == voorbeeld


def test_at_a_table_an_example_becomes_a_note_and_an_action(zaal: Zaal):
    voorbeeld = Voorbeeldactie.objects.get(waarde__slug="privacy")
    zaal.wereld.naar("acties-bespreken")
    laptop = zaal.open(zaal.wereld.tafel())
    laptop.get_by_text("Voeg een notitie toe").click()
    kies(laptop, laptop.get_by_role("button", name="Kies een voorbeeld"), voorbeeld.tekst[:40]).click()
    expect(laptop.get_by_label("Wat moet er gebeuren?")).to_have_value(voorbeeld.tekst)
    laptop.get_by_role("button", name="Voeg notitie toe").click()
    expect(laptop.get_by_text("Naar het voorbeeld")).to_have_count(0)
    laptop.get_by_role("button", name=re.compile("^Kies deze actie")).first.click()
    tot(lambda: Actie.objects.filter(titel=voorbeeld.tekst).exists(), laptop)
    assert Actie.objects.get(titel=voorbeeld.tekst).voorbeeldactie == voorbeeld
