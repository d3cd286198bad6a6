"""A file of texts, and a code of the organisation, brought in through the pages in a real browser."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.browser.conftest import gebreken
from tests.waardenkader.bestanden import als_csv, rijen, staat
from tests.waardenkader.digikompas import HOOFDSTUKKEN, bestand
from waardenkader.models import Kaderversie, Waarde

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("verhaal_gespeeld")]


def kies_bestand(pagina: Page, inhoud: bytes) -> None:
    """Give a file as somebody picks it, and look at what would change."""
    pagina.get_by_label("CSV-bestand").set_input_files(
        {"name": "kader.csv", "mimeType": "text/csv", "buffer": inhoud}
    )
    pagina.get_by_role("button", name="Bekijk wat er verandert").click()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_wrong_file_is_told_and_the_right_one_read_in(venster, javascript):
    pagina = venster("beheerder", javascript=javascript)
    regels = [{**regel, "definitie": f"Onze uitleg van {regel['waarde'].lower()}."} for regel in rijen()]
    fout = [dict(regel) for regel in regels]
    fout[9]["definitie"] = ""
    voor = staat()
    pagina.goto("/waardenkader/")
    pagina.get_by_role("link", name="Lees een bestand in").click()
    fouten = gebreken(pagina) if javascript else []

    kies_bestand(pagina, als_csv(fout))
    expect(pagina.get_by_text("Dit bestand kan zo niet worden ingelezen")).to_be_visible()
    expect(pagina.get_by_text("De kolom definitie is leeg.")).to_be_visible()
    expect(pagina.get_by_text("Regel 11", exact=True)).to_be_visible()
    fouten += gebreken(pagina) if javascript else []
    assert staat() == voor

    pagina.goto(reverse("kader-inlezen"))
    kies_bestand(pagina, als_csv(regels))
    expect(pagina.get_by_text("32 andere teksten").first).to_be_visible()
    fouten += gebreken(pagina) if javascript else []
    pagina.get_by_role("button", name="Lees in").click()
    expect(pagina.get_by_text("kader.csv is ingelezen: 32 andere teksten.")).to_be_visible()

    pagina.goto("/waardenkader/privacy/")
    expect(pagina.get_by_text("Onze uitleg van privacy.")).to_be_visible()
    assert fouten == []


def test_a_code_of_the_organisation_comes_in_and_in_use(venster):
    pagina = venster("beheerder")
    pagina.goto(reverse("kader-inlezen"))
    pagina.get_by_label("Een nieuwe code van je organisatie").check()
    pagina.get_by_label("Naam van de nieuwe code").fill("Digikompas")
    kies_bestand(pagina, bestand().encode())
    expect(pagina.get_by_text("20 nieuwe waarden").first).to_be_visible()
    fouten = gebreken(pagina)
    pagina.get_by_role("button", name="Lees in").click()
    expect(pagina.get_by_role("heading", name="Digikompas", exact=True)).to_be_visible()
    fouten += gebreken(pagina)

    pagina.get_by_role("link", name="Neem in gebruik").click()
    fouten += gebreken(pagina)
    pagina.get_by_role("button", name="Neem in gebruik").click()
    expect(pagina.get_by_text("Digikompas, de code van")).to_be_visible()
    for naam in HOOFDSTUKKEN:
        expect(pagina.get_by_role("heading", name=naam, exact=True)).to_be_visible()
    fouten += gebreken(pagina)
    assert Kaderversie.objects.actueel().naam == "Digikompas"

    open_ = Waarde.objects.actueel().get(naam="Open")
    for adres in (
        open_.get_absolute_url(),
        reverse("kader", args=["2024"]),
        reverse("kader", args=["2021"]),
        reverse("kader-waarde", args=["2021", "doelmatigheid"]),
        reverse("hand-outs"),
        reverse("databank"),
    ):
        pagina.goto(adres)
        fouten += gebreken(pagina)
    assert fouten == []
