"""Handing over a regie in a real browser: through the form of the page, with the keyboard, on a phone, and without script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from organisatie.models import Bericht, Gebruiker
from project.models import Project
from tests.browser.conftest import gebreken

pytestmark = pytest.mark.browser
BLIJFT = "Druktemonitor"


def naar_pagina(pagina: Page) -> None:
    pagina.goto("/acties/")
    pagina.get_by_role("link", name="Draag je regie over").press("Enter")
    expect(pagina.get_by_role("heading", name="Draag je regie over")).to_be_visible()


def van(account: str) -> set[str]:
    wie = Gebruiker.objects.get(username=account)
    return set(Project.objects.filter(regievoerder=wie).values_list("titel", flat=True))


def test_a_regie_is_handed_over_with_the_keyboard_on_a_phone(venster, verhaal_gespeeld):
    alles = van("regievoerder")
    assert len(alles) > 2
    Bericht.objects.all().delete()
    pagina = venster("regievoerder", breedte=390)
    naar_pagina(pagina)
    assert gebreken(pagina) == []
    pagina.set_viewport_size({"width": 390, "height": 800})
    expect(pagina.locator("[name=stukken]:checked")).to_have_count(len(alles))
    pagina.get_by_label(BLIJFT).press("Space")
    veld = pagina.get_by_label("Aan wie?")
    veld.press_sequentially("Noor")
    expect(pagina.locator(".persoon [role=option]")).to_have_count(1)
    veld.press("ArrowDown")
    veld.press("Enter")
    expect(veld).to_have_value("Noor Hendriks")
    pagina.get_by_label("Wil je er iets bij zeggen?").fill("Veel plezier ermee.")
    pagina.get_by_role("button", name="Verder").press("Enter")
    expect(pagina.get_by_role("heading", name="Klopt dit?")).to_be_visible()
    expect(pagina.locator("main li").filter(has_text=BLIJFT)).to_have_count(0)
    assert gebreken(pagina) == []
    pagina.get_by_role("button", name="Draag over").press("Enter")
    expect(pagina.get_by_text("Overgedragen aan Noor Hendriks:")).to_be_visible()
    assert van("regievoerder") == {BLIJFT}
    assert van("organisator") == alles - {BLIJFT}
    aan = list(Bericht.objects.order_by("pk").values_list("aan", flat=True))
    assert aan == ["organisator@voorbeeldland.example", "regievoerder@voorbeeldland.example"]


def test_without_script_one_goes_back_to_change_it_and_loses_nothing(venster, verhaal_gespeeld):
    pagina = venster("regievoerder", javascript=False)
    naar_pagina(pagina)
    pagina.get_by_label(BLIJFT).uncheck()
    pagina.get_by_label("Aan wie?").fill("Noor Hendriks")
    pagina.get_by_label("Wil je er iets bij zeggen?").fill("Eerste regel.\nTweede regel.")
    pagina.get_by_role("button", name="Verder").click()
    pagina.get_by_role("button", name="Nee, pas het aan").click()
    expect(pagina.get_by_label(BLIJFT)).not_to_be_checked()
    expect(pagina.get_by_label("Aan wie?")).to_have_value("Noor Hendriks")
    expect(pagina.get_by_label("Wil je er iets bij zeggen?")).to_have_value("Eerste regel.\nTweede regel.")
    pagina.get_by_role("button", name="Verder").click()
    pagina.get_by_role("button", name="Draag over").click()
    expect(pagina.get_by_text("Overgedragen aan Noor Hendriks:")).to_be_visible()
    assert van("regievoerder") == {BLIJFT}
