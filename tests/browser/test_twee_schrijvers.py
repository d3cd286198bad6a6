"""Two browsers on every form that changes something that exists: nothing lost, both seen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import gebreken
from tests.robot.wereld import zonder_documenten
from tests.toegang.conftest import bouw
from tests.web.test_twee_schrijvers import TABEL, Rij, adres, ingevuld

pytestmark = pytest.mark.browser


@pytest.fixture
def wereld(transactional_db):
    with zonder_documenten():
        return bouw()


def typ(pagina: Page, veld: str, tekst: str) -> None:
    """Type in a field and send the form by its own button."""
    invoer = pagina.locator(f"main [name={veld}]").first
    invoer.evaluate("e => { const vouw = e.closest('details'); if (vouw) vouw.open = true }")
    if invoer.evaluate("e => e.tagName") == "SELECT":
        invoer.select_option(tekst)
    else:
        invoer.fill(tekst)
    verstuur(pagina, veld)


def verstuur(pagina: Page, veld: str) -> None:
    formulier = pagina.locator("main form", has=pagina.locator(f"[name={veld}]"))
    formulier.locator("button[type=submit]").first.click()
    pagina.wait_for_load_state("load")


def test_who_comes_second_sees_both_texts_and_chooses_on_every_form(venster, wereld):
    schermen: dict[str, tuple[Page, Page]] = {}
    fouten: list[str] = []
    for ruw in TABEL:
        rij = ingevuld(ruw, wereld)
        account = wereld.mensen[rij.wie].username
        if account not in schermen:
            schermen[account] = (venster(account), venster(account))
        _botst_en_kiest(rij, adres(rij, wereld), *schermen[account], fouten)
    assert fouten == []


def _botst_en_kiest(rij: Rij, waar: str, eerste: Page, tweede: Page, fouten: list[str]) -> None:
    for pagina in (eerste, tweede):
        pagina.goto(waar)
    typ(eerste, rij.een, rij.waarden[0])
    typ(tweede, rij.een, rij.waarden[1])
    botsing = tweede.locator(".veldbotsing")
    expect(botsing, f"{rij}: beide teksten in beeld").to_have_count(1)
    expect(botsing).to_contain_text(rij.toont)
    expect(tweede.locator(f"main [name={rij.een}]").first).to_have_value(rij.waarden[1])
    if rij.naam in ("project-wijzigen", "actie-wijzigen"):
        fouten += gebreken(tweede)
    tweede.get_by_label("Wat ik hieronder heb staan").check()
    verstuur(tweede, rij.een)
    eerste.goto(waar)
    expect(eerste.locator(f"main [name={rij.een}]").first, str(rij)).to_have_value(rij.waarden[1])
