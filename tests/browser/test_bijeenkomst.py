"""The exploring meeting in a real browser: two telephones and the owner; nothing is lost and nothing is seen too early."""

from __future__ import annotations

import re
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.utils import timezone
from playwright.sync_api import Page, Response, expect

from codio_site.demo import organisatie
from codio_site.demo.verhaal import persoon
from strategie import handelingen
from strategie.models import Bijeenkomst, Inbreng
from tests.browser.conftest import gebreken
from waardenkader.handelingen import laad_kader
from waardenkader.models import Waarde

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Venster = Callable[..., Page]
ZIEN = 20_000


@pytest.fixture
def bijeenkomst(transactional_db) -> Bijeenkomst:
    """A meeting with three votes each, in silence."""
    laad_kader()
    organisatie.richt_in()
    persoon.cache_clear()
    cio = persoon("cio")
    dossier = handelingen.maak_dossier(
        door=cio, titel="Waarden voorop", aanleiding="akkoord", eigenaar=cio, bestuurder=persoon("bestuurder")
    )
    handelingen.leg_keuze_vast(dossier=dossier, keuze="specifiek", externen_betrokken="ja", door=cio)
    return handelingen.open_bijeenkomst(dossier=dossier, datum=timezone.localdate(), stemmen=3, door=cio)


def kom_binnen(telefoon: Page, bijeenkomst: Bijeenkomst, naam: str) -> Page:
    """Come in by the square to scan."""
    telefoon.goto(f"/meedenken/{bijeenkomst.code}/")
    telefoon.get_by_label("Je naam").fill(naam)
    telefoon.get_by_role("button", name="Doe mee").click()
    expect(telefoon.get_by_role("heading", name="Welke waarden verdienen nadruk?")).to_be_visible()
    return telefoon


def vul_in(telefoon: Page, waarde: str, grond: str, reden: str, stemmen: str = "1 stem") -> None:
    """Fill the form in; what the value means is in view then."""
    telefoon.get_by_label("Welke waarde?").select_option(label=waarde)
    expect(telefoon.locator("#uitleg-waarde")).not_to_be_empty()
    telefoon.get_by_label(grond).check()
    telefoon.get_by_label("Waarom?").fill(reden)
    telefoon.get_by_label("Hoeveel stemmen geef je?").select_option(label=stemmen)


def breng_in(telefoon: Page) -> None:
    """Press the button."""
    telefoon.get_by_role("button", name="Breng in").click()


def noem_in_stilte(ria: Page, ben: Page, cio: Page, wand: Page) -> None:
    """Let one put a value forward and another begin: numbers come to who leads and to the wall, and to nobody the words."""
    ontvangen: list[Response] = []
    for pagina in (ben, cio, wand):
        pagina.on("response", lambda antwoord: ontvangen.append(antwoord))
    assert gebreken(ria) == []
    ria.set_viewport_size({"width": 390, "height": 900})
    vul_in(
        ria, "Privacy", "Problemen of tekortkomingen in de praktijk", "Sensoren zien te veel.", "2 stemmen"
    )
    breng_in(ria)
    expect(ria.get_by_text("Je hebt nog 1 van je 3 stemmen.")).to_be_visible()
    expect(ria.locator("#mijn-kop")).to_be_focused()
    expect(cio.locator("#stand")).to_contain_text("stemmen gegeven2", timeout=ZIEN)
    expect(wand.locator("#wand")).to_contain_text("2 stemmen gegeven", timeout=ZIEN)
    for pagina in (cio, wand):
        assert gebreken(pagina) == []
    vul_in(ben, "Privacy", "Maatschappelijke gevoeligheden", "Half getypt")
    for pagina in (ben, cio, wand):
        assert "Sensoren zien te veel." not in pagina.content()
    gelezen = [antwoord.text() for antwoord in ontvangen if antwoord.status == 200]
    assert len(gelezen) > 3
    assert not [tekst for tekst in gelezen if "Sensoren" in tekst]


def test_two_telephones_and_the_owner_from_silence_to_the_long_list(venster: Venster, bijeenkomst):
    ria = kom_binnen(venster(breedte=390), bijeenkomst, "Ria")
    ben = kom_binnen(venster(breedte=390), bijeenkomst, "Ben")
    cio, wand = venster("cio"), venster("cio", breedte=1920)
    cio.goto(bijeenkomst.get_absolute_url())
    wand.goto(f"{bijeenkomst.get_absolute_url()}scherm/")
    noem_in_stilte(ria, ben, cio, wand)

    cio.get_by_role("link", name="Open de lijst").click()
    cio.get_by_role("button", name="Open de lijst").click()
    expect(ben.locator("#lijst")).to_contain_text("Sensoren zien te veel.", timeout=ZIEN)
    expect(wand.get_by_role("listitem").filter(has_text="Privacy")).to_contain_text("2", timeout=ZIEN)
    assert gebreken(wand) == []
    expect(ben.get_by_label("Waarom?")).to_have_value("Half getypt")
    expect(ben.locator("#stand")).to_contain_text("De lijst is open")
    breng_in(ben)
    expect(cio.locator("#lijst")).to_contain_text("3", timeout=ZIEN)
    expect(cio.locator("#lijst .langelijst__samen").first).to_have_text("3", timeout=ZIEN)
    ria.reload()
    ria.get_by_role("link", name="Geef er ook een stem aan").first.click()
    expect(ria.get_by_label("Welke waarde?").locator("option:checked")).to_have_text("Privacy")
    assert gebreken(ria) == []
    assert gebreken(cio) == []

    cio.get_by_role("button", name="Zet op de lijst Privacy").click()
    expect(cio.get_by_text("2 bijdragen staan nu op de lange lijst")).to_be_visible()
    cio.get_by_role("link", name="Sluit de bijeenkomst").click()
    cio.get_by_role("button", name="Sluit de bijeenkomst").click()
    expect(ben.locator("#stand")).to_contain_text("gesloten", timeout=ZIEN)
    expect(wand.locator("#kop-stand")).to_contain_text("Gesloten", timeout=ZIEN)
    items = bijeenkomst.dossier.lange_lijst.order_by("pk")
    assert [(i.waarde.naam, i.stemmen, i.toelichting) for i in items] == [
        ("Privacy", 2, "Sensoren zien te veel."),
        ("Privacy", 1, "Half getypt"),
    ]
    cio.goto(f"{bijeenkomst.dossier.get_absolute_url()}fase-2/accentwaarden/")
    cio.get_by_role("checkbox", name="Rechtsstaat: Privacy").check()
    expect(cio.locator("#waarom")).to_contain_text("Genoemd: praktijk 2, samenleving 1", timeout=ZIEN)
    expect(cio.locator("#stand")).to_contain_text("Bij Democratie en Bestuurskracht ligt geen enkel accent.")


def test_what_is_sent_without_a_connection_arrives_once_when_there_is_one(venster: Venster, bijeenkomst):
    ria = kom_binnen(venster(breedte=390), bijeenkomst, "Ria")
    vul_in(ria, "Privacy", "Overige redenen", "In de trein getypt.")
    ria.context.set_offline(True)
    breng_in(ria)
    expect(ria.get_by_text("Geen verbinding. Wat je schreef, staat nog hier.")).to_be_visible()
    assert not Inbreng.objects.exists()
    ria.context.set_offline(False)
    expect(ria.get_by_text("Je hebt nog 2 van je 3 stemmen.")).to_be_visible(timeout=ZIEN)
    assert Inbreng.objects.get().reden == "In de trein getypt."


def test_what_was_half_typed_is_there_after_the_page_was_closed_and_a_form_that_arrived_is_not(
    venster: Venster, bijeenkomst
):
    ria = kom_binnen(venster(breedte=390), bijeenkomst, "Ria")
    adres = ria.url
    vul_in(ria, "Privacy", "Overige redenen", "Nog niet klaar.")
    ria.goto("/meedenken/")
    ria.get_by_role("link", name="Was je er al? Ga verder waar je was").click()
    assert ria.url == adres
    expect(ria.get_by_label("Waarom?")).to_have_value("Nog niet klaar.")
    expect(ria.get_by_label("Overige redenen")).to_be_checked()
    breng_in(ria)
    expect(ria.get_by_text("Je hebt nog 2 van je 3 stemmen.")).to_be_visible()
    ria.reload()
    expect(ria.get_by_label("Waarom?")).to_have_value("")
    assert Inbreng.objects.count() == 1


def test_without_scripts_it_is_an_ordinary_form(venster: Venster, bijeenkomst):
    ria = kom_binnen(venster(breedte=390, javascript=False), bijeenkomst, "Ria")
    breng_in(ria)
    expect(ria.get_by_text("Kies een waarde, of schrijf er zelf een op.").first).to_be_visible()
    ria.get_by_label("Welke waarde?").select_option(label="Privacy")
    ria.get_by_label("Overige redenen").check()
    breng_in(ria)
    expect(ria.get_by_text("Je inbreng is bewaard.")).to_be_visible()
    ria.get_by_role("link", name="Wijzig of haal weg Privacy").click()
    ria.get_by_role("button", name="Haal weg").click()
    expect(ria.get_by_text("Je hebt nog niets genoemd.")).to_be_visible()


def test_a_whole_meeting_goes_with_the_keyboard_and_the_form_says_what_is_wrong(
    venster: Venster, bijeenkomst
):
    ria = kom_binnen(venster(breedte=390), bijeenkomst, "Ria")
    ria.get_by_label("Waarom?").fill("Dit blijft staan.")
    ria.get_by_role("button", name="Breng in").press("Enter")
    expect(ria.locator("[data-foutenlijst]")).to_be_focused()
    expect(ria.get_by_label("Waarom?")).to_have_value("Dit blijft staan.")
    assert gebreken(ria) == []
    ria.get_by_label("Welke waarde?").press("P")
    ria.get_by_label("Strategische documenten").press("Space")
    ria.get_by_role("button", name="Breng in").press("Enter")
    expect(ria.get_by_text("Je hebt nog 2 van je 3 stemmen.")).to_be_visible()
    assert Inbreng.objects.get().reden == "Dit blijft staan."
    ria.get_by_role("link", name="Wijzig of haal weg").press("Enter")
    expect(ria.get_by_role("heading", name="Wijzig wat je noemde")).to_be_visible()
    assert gebreken(ria) == []


def test_a_value_is_named_in_one_line_with_its_meaning_in_view(venster: Venster, bijeenkomst):
    cio = venster("cio")
    fase = f"{bijeenkomst.dossier.get_absolute_url()}fase-2/"
    for pad in (f"{fase}accentwaarden/", fase):
        cio.goto(pad)
        cio.get_by_label("Welke waarde?").select_option(label="Continuïteit")
        cio.get_by_label("Op welke grond?").select_option(label="Problemen in de praktijk")
        expect(cio.locator("#noem-uitleg-waarde")).not_to_be_empty()
        expect(cio.locator("#noem-uitleg-grond")).to_contain_text(
            "te weinig geborgd door bestaande procedures"
        )
        assert gebreken(cio) == []
        cio.get_by_role("button", name="Zet op de lijst").click()
        expect(cio.get_by_text("Continuïteit staat op de lange lijst.")).to_be_visible()
        expect(cio.get_by_label("Welke waarde?")).to_be_focused()
    assert bijeenkomst.dossier.lange_lijst.count() == 2
    cio.goto(f"{bijeenkomst.dossier.get_absolute_url()}mensen/")
    assert gebreken(cio) == []


def test_the_wall_fits_on_the_screen_of_a_room_and_reads_as_a_list_on_a_telephone(
    venster: Venster, bijeenkomst
):
    gasten = [handelingen.kom_in_bijeenkomst(bijeenkomst=bijeenkomst) for _ in range(11)]
    for nummer, deze in enumerate(Waarde.objects.actueel()):
        handelingen.breng_in(
            deelname=gasten[nummer // 3],
            id=uuid4(),
            waarde=deze,
            eigen_waarde="",
            grond="praktijk",
            reden="",
            stemmen=1,
        )
    handelingen.zet_bijeenkomst(bijeenkomst=bijeenkomst, zet="lijst-openen", door=persoon("cio"))
    wand = venster("cio", breedte=1920)
    wand.set_viewport_size({"width": 1920, "height": 1080})
    wand.goto(f"{bijeenkomst.get_absolute_url()}scherm/")
    expect(wand.get_by_role("listitem")).to_have_count(32)
    expect(wand.locator(".wand")).to_have_attribute("style", re.compile("--krap"))
    midden = wand.locator(".wand-midden")
    assert midden.evaluate("deel => deel.scrollHeight <= deel.clientHeight + 1")
    assert wand.evaluate("document.documentElement.scrollHeight <= innerHeight")
    assert gebreken(wand) == []
    wand.set_viewport_size({"width": 390, "height": 844})
    assert wand.evaluate("document.documentElement.scrollWidth <= innerWidth")
    letter = wand.locator(".scherm-lijst__naam").first
    assert letter.evaluate("deel => parseFloat(getComputedStyle(deel).fontSize)") >= 16
    assert gebreken(wand) == []
