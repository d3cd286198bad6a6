"""Hulp with the keyboard, at both widths, and as axe reads it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import gebreken

pytestmark = pytest.mark.browser


def test_hulp_is_found_with_the_keyboard_and_has_no_defects(venster, redacteur, organisatie):
    pagina = venster("redacteur")
    pagina.get_by_role("link", name="Hulp").focus()
    pagina.keyboard.press("Enter")
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Redacteur")
    assert gebreken(pagina) == []
    pagina.get_by_role("link", name="Als er iets misgaat").first.focus()
    pagina.keyboard.press("Enter")
    expect(pagina.get_by_role("heading", name="Als er iets misgaat")).to_be_in_viewport()
    assert gebreken(pagina) == []


def test_a_visitor_with_a_telephone_opens_another_page(venster, organisatie):
    pagina = venster(breedte=390)
    pagina.goto("/openbaar/")
    pagina.locator(".smalmenu > summary").press("Enter")
    pagina.locator(".smalmenu").get_by_role("link", name="Hulp").press("Enter")
    pagina.locator(".vouw > summary").press("Enter")
    pagina.locator(".vouw").get_by_role("link", name="Deelnemer").press("Enter")
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Deelnemer")
    assert gebreken(pagina) == []
