"""Three colleagues, two years: a meting through the forms of the pages, with a script, without one, and with the keyboard."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from formats.models import Antwoord
from organisatie.models import Organisatie, Rol
from strategie.handelingen.dossier import maak_dossier
from strategie.models import Meting
from strategie.volwassenheid import handelingen
from strategie.volwassenheid.themas import THEMAS
from tests.browser.conftest import gebreken
from tests.browser.invullen import Bezoeker, over_dagen
from tests.conftest import maak_persoon
from tests.robot.wereld import zonder_documenten
from tests.strategie.volwassenheid.conftest import begin, bespreek, maak, vul_in

pytestmark = pytest.mark.browser
MENSEN = ("anna", "bram", "cem")


@pytest.fixture
def vorig_jaar(transactional_db) -> Meting:
    """What three people came to a year ago: level 2 on every theme."""
    Organisatie.objects.create(naam="Provincie Voorbeeldland", soort="provincie")
    cio, mensen = maak_persoon("cio", Rol.CIO), [maak_persoon(naam) for naam in MENSEN]
    with zonder_documenten():
        meting = begin(maak(cio, "Meting 2025"), mensen, cio)
        for mens, niveau in zip(mensen, (1, 2, 2), strict=True):
            vul_in(meting, mens, niveau)
        meting = handelingen.sluit(meting=meting, door=cio)
        bespreek(meting, cio, 2)
        meting = handelingen.stel_vast(meting=meting, door=cio)
    for veld in ("geopend_op", "gesloten_op", "status_op", "gemaakt_op"):
        setattr(meting, veld, getattr(meting, veld) - timedelta(days=365))
    meting.save()
    return meting


def antwoord(pagina: Page, *niveaus: str) -> None:
    """Fill in what somebody is asked on the home page, and keep it."""
    pagina.goto("/")
    pagina.get_by_role("link", name="Vul de volwassenheidsmeting in").click()
    for thema, niveau in zip(THEMAS, niveaus, strict=False):
        pagina.locator(f"[name=niveau_{thema.sleutel}][value='{niveau}']").check()
    pagina.get_by_role("button", name="Bewaar mijn antwoorden").click()


def test_three_people_and_two_years(venster, vorig_jaar):
    cio = Bezoeker(venster("cio"))
    meting = _maak_meting(cio)

    anna = venster("anna", javascript=False, breedte=390)
    antwoord(anna, "3", "3")
    expect(anna.locator("main")).to_contain_text(
        "Je antwoorden tellen mee als je bij elk thema iets hebt gekozen"
    )
    anna.get_by_role("link", name="Juridische status en naleving", exact=True).click()
    antwoord(anna, "3", "3", "3", "2", "1", "weet-niet")
    expect(anna.locator("main")).to_contain_text("Dank je wel. Je antwoorden tellen mee")
    assert anna.evaluate("document.documentElement.scrollWidth") == 390

    bram = venster("bram")
    bram.goto(f"{meting}invullen/")
    assert not gebreken(bram)
    bram.locator("[name=niveau_bestuur]").first.focus()
    for _ in range(3):  # with the keyboard: an arrow chooses the next level
        bram.keyboard.press("ArrowDown")
    assert bram.locator("[name=niveau_bestuur]:checked").get_attribute("value") == "4"
    antwoord(bram, "4", "3", "3", "2", "2", "3")

    cem = venster("cem")
    antwoord(cem, "2", "3", "3", "2", "5", "3")
    cem.goto(meting)
    expect(cem.locator("main")).to_contain_text("3 van de 3 collega’s klaar")
    assert cem.locator(".plot").count() == 0

    cio.pagina.goto(meting)
    cio.klik("Sluit het invullen", rol="link")
    cio.klik("Sluit het invullen")
    for thema, niveau in zip(THEMAS, (3, 3, 3, 2, 1, 3), strict=True):
        cio.pagina.locator(f"#thema-{thema.sleutel}").get_by_role("link", name="Leg de uitkomst vast").click()
        cio.kijk()
        cio.stuur("Bewaar de uitkomst", niveau=str(niveau), reden=f"Daarom bij {thema.naam}.")
    cio.klik("Lees na en stel vast", rol="link")
    with zonder_documenten():
        cio.klik("Stel vast")
    _plot_en_tabel_zijn_gelijk(cio.pagina)

    for pagina in (venster("anna", javascript=False), cio.pagina):
        pagina.goto(meting)
        _plot_en_tabel_zijn_gelijk(pagina)
    assert not cio.gebreken, "\n".join(cio.gebreken)


def _maak_meting(cio: Bezoeker) -> str:
    """Make this year's, ask the people of last year, and give its address."""
    cio.pagina.goto("/strategie/volwassenheid/")
    cio.klik("Nieuwe meting", rol="link")
    cio.stuur("Maak de meting", titel="Meting 2026", sluit_op=over_dagen(10))
    cio.klik("Neem de mensen over van Meting 2025")
    expect(cio.pagina.locator("main")).to_contain_text("Er zijn 3 collega’s bij gekomen")
    cio.klik("Terug naar de meting", rol="link")
    cio.klik("Vraag hen om in te vullen", rol="link")
    cio.klik("Vraag hen nu")
    return Meting.objects.get(titel="Meting 2026").get_absolute_url()


def _plot_en_tabel_zijn_gelijk(pagina: Page) -> None:
    """As many dots as the table counts, per theme; and the difference with last year in words and with an arrow."""
    rijen, stroken = pagina.locator(".meettabel tbody tr").all(), pagina.locator(".plot__rij").all()
    assert len(rijen) == len(stroken) == 6
    for rij, strook in zip(rijen, stroken, strict=True):
        telling = [int(cel.inner_text()) for cel in rij.locator("td[data-label^=Niveau]").all()]
        assert strook.locator("circle").count() == sum(telling)
        assert strook.locator("title").text_content().count(f"niveau 3: {telling[2]}") == 1
    verschillen = pagina.locator(".meettabel td[data-label=Verschil]").all_inner_texts()
    assert verschillen == ["1 hoger", "1 hoger", "1 hoger", "gelijk", "1 lager", "1 hoger"]
    expect(pagina.locator(".plot__rij").nth(4)).to_contain_text("1 lager dan de vorige meting")


@pytest.mark.parametrize("javascript", [True, False])
def test_one_click_begins_an_answer_and_keeps_what_was_just_typed(venster, vorig_jaar, javascript):
    dossier = maak_dossier(
        door=vorig_jaar.eigenaar, titel="Goed bestuur", eigenaar=vorig_jaar.eigenaar, aanleiding="akkoord"
    )
    pagina = venster("cio", javascript=javascript)
    pagina.goto(f"{dossier.get_absolute_url()}fase-1/")
    veld = pagina.locator("[name=vraagstuk_problemen]")
    veld.fill("Dit typte ik net.")
    pagina.locator(".naast-vraag summary").click()
    if javascript:
        assert not gebreken(pagina)
    pagina.get_by_role("button", name="Neem over als begin van je antwoord").click()
    expect(pagina.locator("main")).to_contain_text("De meting staat onder je antwoord")
    expect(veld).not_to_have_value("Dit typte ik net.")
    pagina.wait_for_timeout(1500)  # a text that the page kept on the device would come back now
    tekst = veld.input_value()
    assert tekst.startswith("Dit typte ik net.\n\nZo staat de organisatie ervoor.")
    assert Antwoord.objects.get(vraag="vraagstuk_problemen").tekst == tekst.replace("\r\n", "\n")
    expect(pagina.locator("main")).not_to_contain_text("Twee mensen veranderden dit antwoord")
