"""Who takes part, in a real browser on a server that streams: coming in, silent notes without a connection, the board."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from live.delen import DELEN, VOLGORDE
from live.handelingen import sluit_zaal
from live.models import Notitie, Plek
from project.models import AccentReflectie, Groepskeuze, Reflectie
from tests.browser.conftest import gebreken
from tests.browser.live import Zaal, tot, wacht_op_stroom
from tests.live.wereld import adres_van, waarde

pytestmark = pytest.mark.browser


def schrijf(pagina: Page, naam: str, tekst: str) -> None:
    """Choose a value and write a note, as with a finger."""
    pagina.get_by_role("button", name=re.compile(rf"^{naam}")).first.click()
    pagina.get_by_label("Waarom is dit hier belangrijk?").fill(tekst)
    pagina.get_by_role("button", name="Voeg notitie toe").click()


def mijn(pagina: Page, tekst: str):
    return pagina.locator("[data-mijn] > li").filter(has_text=tekst)


def naar(zaal: Zaal, deel: str, *schermen: Page) -> None:
    """Let the workshop go on, and wait until these screens show it."""
    zaal.wereld.naar(deel)
    for scherm in schermen:
        expect(scherm.get_by_role("heading", level=1)).to_have_text(DELEN[deel].titel)


def test_by_code_on_a_telephone_and_back_where_one_was(zaal: Zaal):
    telefoon = zaal.venster()
    telefoon.goto("/deelnemen/")
    expect(telefoon.get_by_role("link", name="Was je er al?")).to_be_hidden()
    fouten = gebreken(telefoon)
    telefoon.get_by_label("Code").fill(zaal.wereld.sessie.code_leesbaar.lower())
    telefoon.keyboard.press("Enter")
    expect(telefoon.get_by_role("heading", name="Je bent binnen")).to_be_visible()
    wacht_op_stroom(telefoon)
    plek = Plek.objects.get()
    assert telefoon.url.endswith(adres_van(plek))
    telefoon.goto("/deelnemen/")
    telefoon.get_by_role("link", name="Was je er al? Ga verder waar je was").click()
    expect(telefoon.get_by_role("heading", name="Je bent binnen")).to_be_visible()
    telefoon.goto("/deelnemen/")
    telefoon.get_by_label("Code").fill("AAA AAA")
    telefoon.get_by_role("button", name="Doe mee").click()
    expect(telefoon.get_by_text("Deze code klopt niet").last).to_be_visible()
    assert not fouten + gebreken(telefoon)


def test_a_note_without_a_connection_arrives_once(zaal: Zaal):
    plek = zaal.wereld.plek()
    zaal.wereld.naar("waarden-noteren")
    telefoon = zaal.open(plek)
    telefoon.context.set_offline(True)
    schrijf(telefoon, "Privacy", "Volg mij niet")
    expect(telefoon.locator("[data-stand]")).to_contain_text("Geen verbinding.")
    expect(mijn(telefoon, "Volg mij niet")).to_contain_text("Nog niet verstuurd")
    schrijf(telefoon, "Uitlegbaarheid", "Leg het uit")
    assert not Notitie.objects.exists()
    telefoon.context.set_offline(False)
    expect(mijn(telefoon, "Volg mij niet")).to_contain_text("Bewaard")
    expect(telefoon.locator("[data-stand]")).to_contain_text("Alles bewaard")
    tot(lambda: Notitie.objects.count() == 2, telefoon)
    telefoon.reload()
    expect(telefoon.locator("[data-mijn] > li")).to_have_count(2)
    assert Notitie.objects.get(tekst="Volg mij niet").waarde == waarde("Privacy")


def test_what_waits_survives_a_reload_and_a_server_that_is_away(zaal: Zaal):
    plek = zaal.wereld.plek()
    zaal.wereld.naar("waarden-noteren")
    telefoon = zaal.open(plek)
    telefoon.route("**/notitie/", lambda route: route.fulfill(status=503))
    schrijf(telefoon, "Privacy", "Volg mij niet")
    telefoon.get_by_role("button", name=re.compile("^Passendheid")).click()
    telefoon.get_by_label("Waarom is dit hier belangrijk?").fill("Half geschr")
    telefoon.reload()
    expect(mijn(telefoon, "Volg mij niet")).to_contain_text("Nog niet verstuurd")
    expect(telefoon.get_by_label("Waarom is dit hier belangrijk?")).to_have_value("Half geschr")
    expect(telefoon.locator("[data-gekozen-naam]")).to_have_text("Passendheid")
    telefoon.unroute("**/notitie/")
    expect(mijn(telefoon, "Volg mij niet")).to_contain_text("Bewaard", timeout=20_000)
    # The workshop goes on: what stood in the field is a note.
    naar(zaal, "waarden-bespreken", telefoon)
    tot(lambda: Notitie.objects.filter(tekst="Half geschr").count() == 1, telefoon)
    assert Notitie.objects.count() == 2


def test_a_refused_note_says_why_and_keeps_the_text(zaal: Zaal):
    plek = zaal.wereld.plek()
    zaal.wereld.naar("waarden-noteren")
    telefoon = zaal.open(plek)
    telefoon.route(
        "**/notitie/", lambda route: route.fulfill(status=422, json={"fout": "Dit is te lang.", "html": ""})
    )
    schrijf(telefoon, "Privacy", "Een heel verhaal")
    expect(mijn(telefoon, "Een heel verhaal")).to_contain_text("Dit is te lang.")
    expect(telefoon.locator("[data-stand]")).to_contain_text("Niet alles is bewaard")
    telefoon.unroute("**/notitie/")
    mijn(telefoon, "Een heel verhaal").get_by_role("button", name="Wijzig").click()
    telefoon.get_by_label("Waarom is dit hier belangrijk?").fill("Kort")
    telefoon.get_by_role("button", name="Bewaar notitie").click()
    expect(mijn(telefoon, "Kort")).to_contain_text("Bewaard")
    assert Notitie.objects.get().tekst == "Kort"


def test_two_devices_of_one_place_lose_and_double_nothing(zaal: Zaal):
    plek = zaal.wereld.plek()
    zaal.wereld.naar("waarden-noteren")
    een, twee = zaal.open(plek), zaal.open(plek)
    schrijf(een, "Privacy", "Van het eerste toestel")
    expect(mijn(een, "Van het eerste toestel")).to_contain_text("Bewaard")
    twee.reload()
    for toestel, tekst in ((een, "Eerst gewijzigd"), (twee, "Daarna gewijzigd")):
        mijn(toestel, "Van het eerste toestel").get_by_role("button", name="Wijzig").click()
        toestel.get_by_label("Waarom is dit hier belangrijk?").fill(tekst)
    een.get_by_role("button", name="Bewaar notitie").click()
    expect(mijn(een, "Eerst gewijzigd")).to_contain_text("Bewaard")
    twee.get_by_role("button", name="Bewaar notitie").click()
    tot(lambda: Notitie.objects.filter(tekst="Daarna gewijzigd").exists(), twee)
    assert set(Notitie.objects.values_list("tekst", flat=True)) == {"Eerst gewijzigd", "Daarna gewijzigd"}
    expect(twee.locator("[data-mijn] > li")).to_have_count(2)
    # Taken away and put back.
    mijn(twee, "Eerst gewijzigd").get_by_role("button", name="Verwijder").click()
    tot(lambda: Notitie.objects.geldig().count() == 1, twee)
    twee.get_by_role("button", name="Zet terug").click()
    tot(lambda: Notitie.objects.geldig().count() == 2, twee)
    expect(mijn(twee, "Eerst gewijzigd")).to_contain_text("Bewaard")


def test_after_the_end_the_text_stays_to_copy(zaal: Zaal):
    plek = zaal.wereld.plek()
    zaal.wereld.naar("waarden-noteren")
    telefoon = zaal.open(plek)
    telefoon.context.set_offline(True)
    schrijf(telefoon, "Privacy", "Te laat geschreven")
    expect(mijn(telefoon, "Te laat geschreven")).to_contain_text("Nog niet verstuurd")
    sluit_zaal(sessie=zaal.wereld.vers(), door=zaal.wereld.leider)
    telefoon.context.set_offline(False)
    expect(telefoon.get_by_role("heading", name="De workshop is klaar")).to_be_visible(timeout=20_000)
    nagebleven = telefoon.locator("[data-nagebleven]")
    expect(nagebleven).to_contain_text("Te laat geschreven")
    expect(nagebleven).to_contain_text("De workshop is afgesloten.")
    assert not gebreken(telefoon)


@pytest.fixture
def bord(zaal: Zaal) -> Zaal:
    """The table with notes on three piles."""
    plek = zaal.wereld.plek()
    for tekst, naam in (
        ("Volg mij niet", "Privacy"),
        ("Meet minder", "Privacy"),
        ("Leg het uit", "Uitlegbaarheid"),
        ("Laat mij kiezen", "Menselijke autonomie"),
    ):
        zaal.wereld.notitie(plek, tekst, naam)
    zaal.wereld.naar("waarden-bespreken")
    return zaal


def stapel(pagina: Page, naam: str):
    return pagina.locator(f'[data-stapel][data-naam="{naam}"]')


def ligt(pagina: Page, naam: str, tekst: str) -> None:
    """Wait until a note with this text lies on this pile."""
    expect(stapel(pagina, naam).locator(".kaartje__tekst", has_text=tekst)).to_be_visible()


def regel(pagina: Page, naam: str):
    return pagina.locator(f'.bordregel--waarde[data-naam="{naam}"]')


def verplaats(pagina: Page, tekst: str, naar_: str) -> None:
    pagina.locator("[data-notitie]").filter(has_text=tekst).get_by_role(
        "button", name="Verplaats naar"
    ).click()
    pagina.get_by_role("dialog").get_by_role("button", name=re.compile(naar_)).click()


def test_two_telephones_and_the_laptop_order_and_choose_together(bord: Zaal):
    een, twee = bord.open(bord.wereld.plek()), bord.open(bord.wereld.plek())
    laptop = bord.open(bord.wereld.tafel())
    verplaats(een, "Meet minder", "^Uitlegbaarheid")
    ligt(laptop, "Uitlegbaarheid", "Meet minder")
    expect(een.locator(":focus")).to_have_attribute("data-verplaats", "")
    # Both choose the same pile: it is chosen once, and the second reads why not again.
    for telefoon in (een, twee):
        knop = stapel(telefoon, "Privacy").get_by_role("button", name="Kies deze waarde")
        knop.evaluate("knop => knop.click()")
    expect(regel(laptop, "Privacy")).to_be_visible()
    tot(lambda: Groepskeuze.objects.count() == 1, laptop)
    expect(stapel(twee, "Privacy").get_by_text("Gekozen", exact=True)).to_be_visible()
    # One writes while the other orders: what is half written stays.
    reden = regel(een, "Privacy").get_by_label("Waarom juist deze waarde?")
    reden.click()
    een.keyboard.type("Wie rust zoekt, ")
    verplaats(laptop, "Leg het uit", "^Menselijke autonomie")
    expect(een.locator('[data-naam="Menselijke autonomie"] .stapelbak__aantal')).to_have_text("2 notities")
    een.keyboard.type("wil niet gevolgd worden.")
    expect(reden).to_have_value("Wie rust zoekt, wil niet gevolgd worden.")
    een.get_by_label("Wie vertelt straks").focus()
    expect(regel(twee, "Privacy").locator("p", has_text="wil niet gevolgd worden.")).to_be_visible()
    assert Groepskeuze.objects.get().reden == "Wie rust zoekt, wil niet gevolgd worden."
    een.keyboard.type("Samira")
    een.keyboard.press("Enter")
    expect(laptop.get_by_label("Wie vertelt straks")).to_have_value("Samira")


def test_two_who_write_the_same_reason_choose_between_both_texts(bord: Zaal):
    laptop, telefoon = bord.open(bord.wereld.tafel()), bord.open(bord.wereld.plek())
    stapel(laptop, "Privacy").get_by_role("button", name="Kies deze waarde").click()
    veld = regel(telefoon, "Privacy").get_by_label("Waarom juist deze waarde?")
    veld.click()
    telefoon.context.set_offline(True)
    telefoon.keyboard.type("Van de telefoon")
    regel(laptop, "Privacy").get_by_label("Waarom juist deze waarde?").fill("Van de laptop")
    laptop.get_by_label("Wie vertelt straks").focus()
    tot(lambda: Groepskeuze.objects.filter(reden="Van de laptop").exists(), laptop)
    telefoon.context.set_offline(False)
    botsing = regel(telefoon, "Privacy")
    expect(botsing.get_by_text("Van de laptop")).to_be_visible(timeout=20_000)
    expect(botsing.get_by_label("Waarom juist deze waarde?")).to_have_value("Van de telefoon")
    fouten = gebreken(telefoon)
    botsing.get_by_label("Wat ik hieronder heb staan.").check()
    telefoon.get_by_label("Wie vertelt straks").focus()
    tot(lambda: Groepskeuze.objects.get().reden == "Van de telefoon", telefoon)
    expect(regel(laptop, "Privacy").locator("p", has_text="Van de telefoon")).to_be_visible()
    assert not fouten


def test_a_half_written_reason_survives_a_server_that_is_away_and_the_next_part(bord: Zaal):
    laptop, telefoon = bord.open(bord.wereld.tafel()), bord.open(bord.wereld.plek())
    stapel(laptop, "Privacy").get_by_role("button", name="Kies deze waarde").click()
    veld = regel(telefoon, "Privacy").get_by_label("Waarom juist deze waarde?")
    telefoon.route("**/bord/**", lambda route: route.fulfill(status=503))
    veld.fill("Wie rust zoekt")
    telefoon.wait_for_timeout(2_000)
    telefoon.reload()
    expect(veld).to_have_value("Wie rust zoekt")
    telefoon.unroute("**/bord/**")
    tot(lambda: Groepskeuze.objects.get().reden == "Wie rust zoekt", telefoon)
    regel(telefoon, "Privacy").get_by_role("button", name="Wijzig").click()
    telefoon.keyboard.type(", wil niet gevolgd worden.")
    naar(bord, "waarden-presenteren", telefoon)
    tot(lambda: Groepskeuze.objects.get().reden == "Wie rust zoekt, wil niet gevolgd worden.", telefoon)
    expect(telefoon.locator("[data-stand]")).to_contain_text("Alles bewaard")


def test_the_board_by_keyboard_alone(bord: Zaal):
    laptop = bord.open(bord.wereld.tafel())

    def tab_naar(naam: str, soort: str = "button") -> None:
        for _ in range(80):
            laptop.keyboard.press("Tab")
            if laptop.evaluate(
                "([s, n]) => document.activeElement.matches(s) && (document.activeElement.textContent"
                " + (document.activeElement.labels?.[0]?.textContent ?? '')).includes(n)",
                [soort, naam],
            ):
                return
        raise AssertionError(naam)

    tab_naar("Verplaats naar… Notitie: Leg het uit")
    laptop.keyboard.press("Enter")
    expect(laptop.get_by_role("dialog")).to_be_visible()
    laptop.keyboard.press("Escape")
    expect(laptop.locator(":focus")).to_have_text(re.compile("Leg het uit"))
    laptop.keyboard.press("Enter")
    laptop.keyboard.press("ArrowUp")  # from the first to the last: close
    for _ in range(2):
        laptop.keyboard.press("ArrowUp")
    laptop.keyboard.press("Enter")  # another value
    laptop.keyboard.type("privacy")
    laptop.keyboard.press("Enter")
    ligt(laptop, "Privacy", "Leg het uit")
    expect(laptop.locator(":focus")).to_have_text(re.compile("Leg het uit"))
    tab_naar("Kies deze waarde: Privacy")
    laptop.keyboard.press("Enter")
    expect(laptop.locator(":focus")).to_have_attribute("name", "reden")
    laptop.keyboard.type("Daarom.")
    tab_naar("Ja", "input")
    laptop.keyboard.press("Space")
    tab_naar("Waarom wel of niet?", "textarea")
    laptop.keyboard.type("Want het raakt iedereen.")
    tab_naar("Wie vertelt", "input")
    laptop.keyboard.type("Samira")
    laptop.keyboard.press("Tab")
    tot(lambda: Groepskeuze.objects.filter(reden="Daarom.").exists(), laptop)
    tot(lambda: AccentReflectie.objects.filter(waarom="Want het raakt iedereen.").exists(), laptop)
    tot(lambda: bord.wereld.tafel().woordvoerder_waarden == "Samira", laptop)


def test_notes_go_together_and_apart_and_by_the_mouse(bord: Zaal):
    laptop = bord.open(bord.wereld.tafel())
    laptop.locator("[data-notitie]").filter(has_text="Meet minder").get_by_role(
        "button", name="Verplaats naar"
    ).click()
    laptop.get_by_role("button", name="Voeg samen met een notitie…").click()
    laptop.get_by_role("dialog").get_by_role("button", name=re.compile("Volg mij niet")).click()
    expect(laptop.get_by_text("Samengevoegd uit 2 notities")).to_be_visible()
    laptop.get_by_text("Samengevoegd uit 2 notities").click()
    laptop.get_by_role("button", name="Haal los").click()
    expect(laptop.get_by_text("Samengevoegd uit 2 notities")).to_be_hidden()
    laptop.locator("[data-notitie]").filter(has_text="Meet minder").drag_to(stapel(laptop, "Uitlegbaarheid"))
    ligt(laptop, "Uitlegbaarheid", "Meet minder")
    # A note of a table on paper.
    laptop.get_by_text("Voeg een notitie toe").click()
    laptop.get_by_label("Of een andere waarde, namelijk").fill("Onbespied zijn")
    laptop.get_by_label("Waarom is dit hier belangrijk?").fill("Buiten let niemand op je")
    laptop.get_by_role("button", name="Voeg notitie toe").click()
    ligt(laptop, "Onbespied zijn", "Buiten let niemand op je")


def test_actions_are_noted_in_silence_and_chosen_together(zaal: Zaal):
    plek = zaal.wereld.plek()
    zaal.wereld.naar("acties-noteren")
    telefoon, laptop = zaal.open(plek), zaal.open(zaal.wereld.tafel())
    telefoon.get_by_label("Wat moet er gebeuren?").fill("Contract aanpassen")
    telefoon.get_by_label("Wie doet het?").fill("Inkoop")
    telefoon.get_by_role("button", name="Voeg notitie toe").click()
    expect(mijn(telefoon, "Contract aanpassen")).to_contain_text("Bewaard")
    expect(laptop.get_by_text("Contract aanpassen")).to_have_count(0)
    naar(zaal, "acties-bespreken", telefoon, laptop)
    laptop.get_by_role("button", name="Kies deze actie").click()
    expect(laptop.locator(":focus")).to_have_attribute("name", "titel")
    laptop.locator(":focus").fill("Contract met de leverancier aanpassen")
    laptop.get_by_label("Wie vertelt straks").focus()
    expect(telefoon.get_by_label("Wat gaat er gebeuren?")).to_have_value(
        "Contract met de leverancier aanpassen"
    )


def test_the_answers_at_the_end_are_nobodys(zaal: Zaal):
    zaal.wereld.naar("reflectie")
    telefoon = zaal.open(zaal.wereld.plek())
    telefoon.context.set_offline(True)
    telefoon.get_by_role("textbox", name="Wat heb je geleerd?").fill("Dat stilte helpt.")
    telefoon.get_by_role("button", name="Verstuur").first.click()
    telefoon.get_by_role("textbox", name="Wat neem je voor jezelf mee").fill("Nog niet af")
    expect(telefoon.get_by_text("Nog niet verstuurd")).to_be_visible()
    telefoon.context.set_offline(False)
    expect(telefoon.get_by_text("Bewaard, zonder je naam")).to_be_visible()
    telefoon.reload()
    expect(telefoon.get_by_text("Dat stilte helpt.")).to_be_visible()
    expect(telefoon.get_by_role("textbox", name="Wat neem je voor jezelf mee")).to_have_value("Nog niet af")
    assert list(Reflectie.objects.values_list("tekst", flat=True)) == ["Dat stilte helpt."]


def test_every_screen_in_every_part_is_for_everybody(zaal: Zaal):
    plek, tafel = zaal.wereld.plek(naam="Samira"), zaal.wereld.tafel()
    zaal.wereld.notitie(plek, "Volg mij niet", "Privacy")
    zaal.wereld.notitie(plek, "Contract aanpassen", "Privacy", soort="actie", wie="Inkoop")
    telefoon, laptop = zaal.open(plek), zaal.open(tafel)
    fouten = gebreken(telefoon) + gebreken(laptop)
    for deel in VOLGORDE:
        naar(zaal, deel, telefoon, laptop)
        if deel == "waarden-bespreken":
            stapel(laptop, "Privacy").get_by_role("button", name="Kies deze waarde").click()
            expect(regel(laptop, "Privacy")).to_be_visible()
            laptop.get_by_role("button", name="Verplaats naar").first.click()
            fouten += gebreken(laptop)
            laptop.keyboard.press("Escape")
        if deel == "waarden-noteren":
            telefoon.get_by_role("button", name=re.compile("^Privacy")).first.click()
        fouten += [f"{deel}: {fout}" for fout in gebreken(telefoon) + gebreken(laptop)]
    sluit_zaal(sessie=zaal.wereld.vers(), door=zaal.wereld.leider)
    expect(telefoon.get_by_role("heading", name="De workshop is klaar")).to_be_visible()
    assert not fouten + gebreken(telefoon)
