"""The board, the answer from a mail, the monitoring conversation and the settings of mail, as people meet them in a browser."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.signing import TimestampSigner
from django.utils import timezone
from playwright.sync_api import Page, expect

from acties.bewijs import GROOTSTE
from acties.handelingen import trek_links_in, wijzig_actie
from acties.link import maak_link
from acties.models import Actie, Bewijs, Gesprek
from codio_site.demo import verhaal
from codio_site.demo.verhaal import persoon
from organisatie.models import Mailkeuze, Melding
from project.models import Project
from tests.browser.conftest import gebreken

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("verhaal_gespeeld")]
BORD = verhaal.MAP / "bestanden" / "bord-bij-de-ingang.png"
VRAAG = re.compile("^Stuur herinnering.*Chatbot opnemen")


def actie(titel: str) -> Actie:
    return Actie.objects.get(titel__startswith=titel, overgenomen_van=None)


def van_henk() -> Actie:
    """Give the action of somebody from outside, without an account."""
    return actie("Vastleggen dat een boswachter")


def gesprek_over(project: str) -> str:
    return f"/acties/gesprek/project/{Project.objects.get(titel=project).pk}/"


def meldingen(pagina: Page):
    return pagina.locator("#meldingen")


# The board


def test_the_regievoerder_narrows_and_sorts_asks_from_a_line_and_is_back_on_the_same_board(venster):
    pagina = venster("regievoerder")
    pagina.goto("/acties/")
    pagina.get_by_label("Project of strategie").select_option(label="Chatbot voor vragen over subsidies")
    pagina.get_by_role("button", name="Filter").click()
    pagina.get_by_role("link", name="Termijn", exact=True).click()
    expect(pagina.get_by_role("columnheader", name="Termijn")).to_have_attribute("aria-sort", "ascending")
    expect(pagina.locator(".gekozen")).to_have_count(1)
    adres = pagina.url
    pagina.get_by_role("button", name=VRAAG).click()
    expect(meldingen(pagina)).to_contain_text("Thijs Bakker krijgt een mail met de vraag hoe het gaat")
    assert pagina.url == adres
    assert Melding.objects.filter(soort="gevraagd", gebruiker__username="actiehouder").count() == 1
    pagina.get_by_role("button", name=VRAAG).click()
    expect(meldingen(pagina)).to_contain_text("kreeg vandaag al een mail")
    assert Melding.objects.filter(soort="gevraagd", gebruiker__username="actiehouder").count() == 1


def test_asking_and_filtering_go_with_the_keyboard_only(venster):
    pagina = venster("regievoerder")
    pagina.goto("/acties/")
    pagina.get_by_label("Termijn").focus()
    pagina.keyboard.press("ArrowDown")
    pagina.keyboard.press("Tab")
    expect(pagina.get_by_role("button", name="Filter")).to_be_focused()
    pagina.keyboard.press("Enter")
    pagina.wait_for_url("**termijn=voorbij**")
    knop = pagina.get_by_role("button", name=re.compile("^Stuur herinnering")).first
    for _ in range(80):
        if knop.evaluate("knop => knop === document.activeElement"):
            break
        pagina.keyboard.press("Tab")
    expect(knop).to_be_focused()
    assert knop.evaluate("k => getComputedStyle(k).outlineStyle") != "none"
    pagina.keyboard.press("Enter")
    expect(meldingen(pagina)).to_contain_text("krijgt een mail met de vraag hoe het gaat")
    assert "termijn=voorbij" in pagina.url


# The answer from a mail


def test_who_has_no_account_answers_from_the_mail_in_two_taps_on_a_phone_and_comes_back_later(venster):
    henk = van_henk()
    telefoon = venster(breedte=390)
    telefoon.goto(maak_link(henk))  # the first tap, in the mail
    knop = telefoon.get_by_role("button", name="Het loopt")
    assert knop.bounding_box()["y"] + 44 < 900  # in sight without scrolling
    knop.click()  # the second
    expect(meldingen(telefoon)).to_contain_text("Dank je wel. Het is bewaard.")
    assert henk.voortgang.first().door_naam == "Henk Dijkstra"
    aantal = henk.voortgang.count()
    telefoon.goto(maak_link(henk))
    expect(telefoon.get_by_role("heading", name="Hoe gaat het?")).to_be_visible()
    telefoon.get_by_text("Schrijf er iets bij").click()
    telefoon.get_by_label("Wil je er iets bij zeggen?").fill("De derde teamleider is ook akkoord.")
    telefoon.get_by_role("button", name="Het is klaar").click()
    expect(telefoon.get_by_role("heading", name="Deze actie is klaar")).to_be_visible()
    assert henk.voortgang.count() == aantal + 1
    telefoon.goto(maak_link(henk))
    expect(telefoon.get_by_role("heading", name="Deze actie is klaar")).to_be_visible()


def test_who_is_stuck_is_asked_why_keeps_the_words_and_adds_a_picture(venster):
    henk = van_henk()
    telefoon = venster(breedte=390)
    telefoon.goto(maak_link(henk))
    telefoon.get_by_role("button", name="Ik loop vast").click()
    expect(telefoon.get_by_text("Schrijf hieronder waardoor je vastloopt")).to_be_visible()
    telefoon.get_by_label("Wat heb je nodig, en van wie?").fill("Een handtekening")
    telefoon.get_by_label("Wil je er iets bij zeggen?").fill("De derde teamleider is ziek.")
    telefoon.get_by_label("Bestand").set_input_files(BORD)
    assert not gebreken(telefoon)
    telefoon.get_by_role("button", name="Bewaar dat ik vastloop").click()
    expect(meldingen(telefoon)).to_contain_text("Het is bewaard")
    bericht = henk.voortgang.first()
    assert (bericht.knelpunt, bericht.nodig) == ("De derde teamleider is ziek.", "Een handtekening")
    assert bytes(bericht.bewijs.inhoud) == BORD.read_bytes()


def _verlopen() -> str:
    with pytest.MonkeyPatch.context() as toen:
        lang_geleden = (timezone.now() - timedelta(days=200)).timestamp()
        toen.setattr(TimestampSigner, "timestamp", lambda self: _base62(int(lang_geleden)))
        return maak_link(van_henk())


def _base62(getal: int) -> str:
    from django.core.signing import b62_encode

    return b62_encode(getal)


def _van_een_ander() -> str:
    eigen, ander = maak_link(van_henk()), maak_link(actie("Vier weekenden"))
    return (
        "/acties/antwoord/"
        + ander.split("/")[3].split(":")[0]
        + ":"
        + eigen.split("/")[3].split(":", 1)[1]
        + "/"
    )


def _overgedragen() -> str:
    link = maak_link(actie("Contract aanpassen"))
    wijzig_actie(
        actie=actie("Contract aanpassen"), door=persoon("regievoerder"), actiehouder=persoon("fatima")
    )
    return link


def _ingetrokken() -> str:
    link = maak_link(van_henk())
    trek_links_in(actie=van_henk(), door=persoon("regievoerder"))
    return link


@pytest.mark.parametrize(
    ("maak", "kop", "woorden"),
    [
        (
            lambda: maak_link(van_henk())[:-4] + "/",
            "Deze link klopt niet",
            "Kopieer hem in één keer uit de mail",
        ),
        (_verlopen, "Deze link is te oud", "Gebruik de link uit een nieuwere mail"),
        (_van_een_ander, "Deze link klopt niet", "Vraag een nieuwe mail"),
        (_overgedragen, "Deze actie is niet meer van jou", "Je hoeft niets meer te doen"),
        (_ingetrokken, "Deze link werkt niet meer", "Gebruik de link uit een nieuwere mail"),
    ],
    ids=["afgebroken", "verlopen", "andere actie", "overgedragen", "ingetrokken"],
)
def test_a_link_that_opens_nothing_says_what_to_do_and_tells_nothing_of_the_action(
    venster, maak, kop, woorden
):
    pagina = venster(breedte=390)
    antwoord = pagina.goto(maak())
    assert antwoord.status == 410
    expect(pagina.get_by_role("heading", level=1)).to_have_text(kop)
    expect(pagina.locator("main")).to_contain_text(woorden)
    expect(pagina.locator("main")).not_to_contain_text(re.compile("boswachter|Contract|weekenden"))
    expect(pagina.get_by_role("link", name="Log in en bekijk je acties")).to_be_visible()
    assert not gebreken(pagina)


# A report on the page of an action


def test_a_report_with_a_file_can_be_opened_by_who_watches_and_one_that_is_too_big_is_not_even_sent(
    venster, tmp_path
):
    te_groot = tmp_path / "film.png"
    te_groot.write_bytes(BORD.read_bytes() + b"\0" * GROOTSTE)
    deze = actie("Vier weekenden")
    pagina = venster("projectleider")
    verstuurd = []
    pagina.on("request", lambda v: verstuurd.append(v.url) if v.method == "POST" else None)
    pagina.goto(deze.get_absolute_url())
    pagina.get_by_role("link", name="Meld je voortgang").click()
    pagina.get_by_label("Hoe staat het ervoor?").fill("Het derde weekend is geteld.")
    veld = pagina.get_by_label("Bestand")
    veld.set_input_files(te_groot)
    pagina.get_by_role("button", name="Bewaar voortgang").click()
    assert "hooguit 10 MB" in veld.evaluate("v => v.validationMessage")
    assert not verstuurd
    veld.set_input_files(BORD)
    pagina.get_by_role("button", name="Bewaar voortgang").click()
    expect(meldingen(pagina)).to_contain_text("Je voortgang is bewaard")
    assert Bewijs.objects.filter(voortgang__actie=deze, naam=BORD.name).count() == 1
    volger = venster("regievoerder")
    volger.goto(deze.get_absolute_url())
    with volger.expect_download() as opgehaald:
        volger.get_by_role("link", name=BORD.name).click()
    assert opgehaald.value.path().read_bytes() == BORD.read_bytes()


# The conversation


def test_a_conversation_is_prepared_done_wrong_without_losing_a_word_kept_and_read_back(venster):
    pagina = venster("regievoerder")
    pagina.goto(gesprek_over("Druktemonitor"))
    expect(pagina.locator("main")).to_contain_text("Koen vraagt de directie van de leverancier")  # last time
    expect(pagina.locator("main")).to_contain_text("De directie noemt nu een datum")  # heard since
    deel = pagina.get_by_role("region", name="Contract aanpassen")
    deel.get_by_text("Leg vast wat is besproken").click()
    gezegd = {
        "Hoe staat het ervoor?": "De update komt in week drie.",
        "Wat is het knelpunt, en waarom?": "Tot dan zijn kleine aantallen zichtbaar.",
        "Hoe kan dat worden opgelost?": "De kaart zolang uitzetten.",
        "Wat is er nodig, en van wie?": "Akkoord van de gedeputeerde.",
        "Moet de actie worden bijgesteld?": "Ja, de termijn wordt eind januari.",
    }
    for vraag, antwoord in gezegd.items():
        deel.get_by_label(vraag).fill(antwoord)
    morgen = timezone.localdate() + timedelta(days=1)
    pagina.get_by_label("Gevoerd op").fill(morgen.isoformat())
    pagina.get_by_label("Met wie").fill("Koen en Ruud")
    assert not gebreken(pagina)
    pagina.get_by_role("button", name="Leg het gesprek vast").click()
    expect(pagina.get_by_text("Deze dag moet nog komen").first).to_be_visible()
    assert Gesprek.objects.count() == 1
    for vraag, antwoord in gezegd.items():
        expect(deel.get_by_label(vraag)).to_have_value(antwoord)
        expect(deel.get_by_label(vraag)).to_be_visible()
    expect(pagina.get_by_label("Met wie")).to_have_value("Koen en Ruud")
    assert not gebreken(pagina)
    pagina.get_by_label("Gevoerd op").fill(timezone.localdate().isoformat())
    pagina.get_by_role("button", name="Leg het gesprek vast").click()
    expect(meldingen(pagina)).to_contain_text("Het gesprek is vastgelegd")
    eerder = pagina.get_by_role("region", name="Eerdere gesprekken").locator("article").first
    expect(eerder).to_contain_text("Koen en Ruud")
    eerder.get_by_text("1 actie besproken").click()
    for antwoord in gezegd.values():
        expect(eerder.get_by_text(antwoord)).to_be_visible()
    assert actie("Contract aanpassen").voortgang.first().gesprek == Gesprek.objects.first()
    assert not gebreken(pagina)


# Mail and agenda


def test_who_chooses_one_mail_a_week_without_questions_on_silence_reads_that_back(venster):
    pagina = venster("actiehouder")
    pagina.goto("/account/mail/")
    expect(pagina.get_by_label("Meteen")).to_be_checked()
    pagina.get_by_text("Eén keer per week").click()
    pagina.get_by_text("Andere mail").click()  # nobody asked this actiehouder yet
    pagina.get_by_text("Hoe gaat het met je actie?").click()
    pagina.get_by_role("button", name="Opslaan").click()
    expect(meldingen(pagina)).to_contain_text("Je keuze is bewaard")
    expect(pagina.get_by_label(re.compile("Eén keer per week"))).to_be_checked()
    expect(pagina.get_by_label("Hoe gaat het met je actie?")).not_to_be_checked()
    keuze = Mailkeuze.objects.get(gebruiker__username="actiehouder")
    assert (keuze.ritme, keuze.niet) == ("wekelijks", ["stil"])


@pytest.mark.parametrize(
    ("wie", "adres"),
    [
        ("regievoerder", lambda: "/acties/"),
        ("regievoerder", lambda: "/acties/?stand=stil&sorteer=termijn"),
        ("regievoerder", lambda: "/acties/?houder=xx&termijn=geen"),
        ("actiehouder", lambda: "/acties/?wie=ik"),
        ("regievoerder", lambda: actie("Contract aanpassen").get_absolute_url()),
        ("regievoerder", lambda: actie("Afspreken dat we binnen").get_absolute_url()),
        ("regievoerder", lambda: f"{actie('Contract aanpassen').get_absolute_url()}links/"),
        ("regievoerder", lambda: gesprek_over("Druktemonitor")),
        ("regievoerder", lambda: gesprek_over("Chatbot voor vragen over subsidies")),
        ("actiehouder", lambda: "/account/mail/"),
        ("actiehouder", lambda: "/account/agenda/"),
        ("", lambda: maak_link(van_henk())),
        ("", lambda: maak_link(actie("Borden bij de ingangen"))),
    ],
)
def test_the_pages_have_no_violation_and_do_not_slide_sideways(venster, wie, adres):
    pagina = venster(wie)
    pagina.goto(adres())
    assert not gebreken(pagina)
