"""Choosing a person in a real browser: keyboard, phone, no script, and a log-in that lapsed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from organisatie.models import Gebruiker, Rol
from project.models import Project
from tests.browser.conftest import BREEDTEN, gebreken
from tests.conftest import maak_persoon

pytestmark = pytest.mark.browser

NIEUW = "/project/nieuw/"
OPTIES = ".persoon [role=option]"  # the lists of the browser itself have options too


@pytest.fixture
def mensen(transactional_db) -> dict[str, Gebruiker]:
    """Some people, of whom two have nearly the same name."""
    deze = {naam: maak_persoon(naam, Rol.ORGANISATOR) for naam in ("organisator", "notulist")}
    for account, achternaam, functie in (
        ("jan1", "de Vries", "Jurist"),
        ("jan2", "de Vries-Smit", "Planner"),
    ):
        deze[account] = maak_persoon(account)
        Gebruiker.objects.filter(pk=deze[account].pk).update(
            first_name="Jan", last_name=achternaam, functie=functie
        )
    return deze


def open_veld(pagina: Page, getypt: str) -> Locator:
    """Open the form, type in the field for the notulist, and wait for who is offered; gives the field."""
    pagina.goto(NIEUW)
    pagina.get_by_label("Titel").fill("Camera's")
    veld = pagina.get_by_label("Notulist")
    expect(veld).to_have_role("combobox")
    veld.press_sequentially(getypt)
    return veld


def test_somebody_is_chosen_with_the_keyboard_only(venster, mensen):
    pagina = venster("organisator")
    veld = open_veld(pagina, "jan")
    opties = pagina.locator(OPTIES)
    expect(opties).to_have_count(2)
    expect(veld).to_have_attribute("aria-expanded", "true")
    expect(pagina.get_by_role("status").filter(has_text="2 mensen gevonden")).to_be_attached()
    veld.press("ArrowDown")
    veld.press("ArrowDown")
    expect(opties.nth(1)).to_have_attribute("aria-selected", "true")
    expect(veld).to_have_attribute("aria-activedescendant", opties.nth(1).get_attribute("id"))
    veld.press("Enter")
    expect(veld).to_have_value("Jan de Vries-Smit")
    expect(veld).to_have_attribute("aria-expanded", "false")
    expect(veld).to_be_focused()
    veld.press("Enter")
    pagina.wait_for_url(lambda url: NIEUW not in url)
    assert Project.objects.get().notulist == mensen["jan2"]


def test_escape_closes_and_keeps_what_was_typed_and_the_arrow_opens_again(venster, mensen):
    pagina = venster("organisator")
    veld = open_veld(pagina, "jan")
    lijst = pagina.get_by_role("listbox")
    expect(lijst).to_be_visible()
    veld.press("Escape")
    expect(lijst).to_be_hidden()
    expect(veld).to_have_value("jan")
    veld.press("ArrowDown")
    expect(lijst).to_be_visible()
    veld.press("Tab")
    expect(lijst).to_be_hidden()


def test_the_button_does_not_move_from_under_the_mouse_when_nobody_was_found(venster, mensen):
    """What is said below the field stays when the field is left, so the button is where it was pressed."""
    pagina = venster("organisator")
    veld = open_veld(pagina, "zzzq")
    melding = pagina.get_by_text("Niemand gevonden")
    expect(melding).to_be_visible()
    hoogte = pagina.evaluate("document.documentElement.scrollHeight")
    veld.blur()
    expect(melding).to_be_visible()
    assert pagina.evaluate("document.documentElement.scrollHeight") == hoogte
    pagina.get_by_role("button", name="Start het project").click()
    expect(pagina.get_by_text("We vinden niemand met ‘zzzq’").first).to_be_visible()


@pytest.mark.parametrize("breedte", BREEDTEN)
def test_it_is_clean_closed_open_and_come_back_at_both_widths(venster, mensen, breedte):
    pagina = venster("organisator", breedte=breedte)
    pagina.goto(NIEUW)
    fouten = gebreken(pagina)
    pagina.set_viewport_size({"width": breedte, "height": 900})
    veld = open_veld(pagina, "jan")
    venstertje = pagina.locator(".persoon__venster:visible")
    expect(venstertje).to_be_visible()
    vak, rand = veld.bounding_box(), venstertje.bounding_box()
    assert abs(vak["width"] - rand["width"]) < 2
    assert rand["x"] + rand["width"] <= breedte
    assert pagina.locator(OPTIES).first.bounding_box()["height"] >= 44
    veld.press("ArrowDown")
    fouten += gebreken(pagina)
    veld.press("Escape")
    pagina.get_by_role("button", name="Start het project").click()
    expect(pagina.get_by_text("Wie bedoel je?")).to_be_visible()
    fouten += gebreken(pagina)
    assert fouten == []


def test_without_a_script_the_page_comes_back_with_who_was_found(venster, mensen):
    pagina = venster("organisator", javascript=False)
    pagina.goto(NIEUW)
    pagina.get_by_label("Titel").fill("Camera's")
    pagina.get_by_label("Korte omschrijving").fill("Aan de brug")
    pagina.get_by_label("Notulist").fill("jan")
    pagina.get_by_role("button", name="Start het project").click()
    expect(pagina.get_by_label("Korte omschrijving")).to_have_value("Aan de brug")
    expect(pagina.get_by_role("group", name="Wie bedoel je?").get_by_role("radio")).to_have_count(2)
    pagina.get_by_label("Jan de Vries-Smit").check()
    pagina.get_by_role("button", name="Start het project").click()
    pagina.wait_for_url(lambda url: NIEUW not in url)
    assert Project.objects.get().notulist == mensen["jan2"]


def test_with_a_script_another_can_be_chosen_on_the_page_that_came_back(venster, mensen):
    pagina = venster("organisator")
    veld = open_veld(pagina, "jan")
    veld.press("Escape")
    pagina.get_by_role("button", name="Start het project").click()
    expect(pagina.get_by_role("radio")).to_have_count(2)
    veld.fill("")
    veld.press_sequentially("smit pet")
    pagina.get_by_role("option", name="Peter Smit").click()
    expect(pagina.get_by_role("radio")).to_have_count(0)
    pagina.get_by_role("button", name="Start het project").click()
    pagina.wait_for_url(lambda url: NIEUW not in url)
    assert Project.objects.get().notulist == mensen["notulist"]


def test_who_was_logged_out_is_told_and_loses_nothing(venster, mensen):
    pagina = venster("organisator")
    veld = open_veld(pagina, "")
    pagina.context.clear_cookies(name="sessionid")
    veld.press_sequentially("jan")
    expect(pagina.get_by_role("status").filter(has_text="Zoeken lukt nu niet")).to_be_visible()
    expect(veld).to_have_value("jan")
