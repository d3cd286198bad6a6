"""Who leads and the wall, in a real browser on a server that streams: every press reaches every screen."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import Page, expect

from acties.handelingen import maak_actie
from live.delen import DELEN, VOLGORDE
from live.handelingen import kies_stapel
from live.models import Sessie
from organisatie.models import Gebruiker
from project.models import Actieverband, Gekozenwaarde
from project.workshop.handelingen import leg_spanning_vast, wijzig_gekozen_waarde
from tests.browser.conftest import gebreken
from tests.browser.live import Zaal, tot, wacht_op_stroom, zaal  # noqa: F401 (a fixture)
from tests.project.conftest import waarde

pytestmark = pytest.mark.browser
VERDER = re.compile("^(Volgende|Begin)")
TWAALF = {
    "Democratie": ("Transparantie", "Inclusiviteit", "Duurzaamheid", "Samenwerking"),
    "Rechtsstaat": ("Privacy", "Menselijke autonomie", "Uitlegbaarheid", "Non-discriminatie", "Passendheid"),
    "Bestuurskracht": ("Effectiviteit", "Menselijke eindverantwoordelijkheid", "Onafhankelijkheid"),
}


def leiding(zaal: Zaal, **opties) -> Page:  # noqa: F811
    """Open the control as who leads."""
    pagina = zaal.venster("gespreksleider", **{"breedte": 1280, "hoogte": 900, **opties})
    pagina.goto(f"/project/{zaal.wereld.project.pk}/live/")
    return wacht_op_stroom(pagina)


def wand(zaal: Zaal, **opties) -> Page:  # noqa: F811
    """Open the wall in a window of its own."""
    pagina = zaal.venster("gespreksleider", **{"breedte": 1920, "hoogte": 1080, **opties})
    pagina.goto(f"/project/{zaal.wereld.project.pk}/live/scherm/")
    return wacht_op_stroom(pagina)


def kop(pagina: Page):
    return pagina.get_by_role("heading", level=1)


def test_what_is_pressed_is_on_the_wall_by_itself(zaal: Zaal):  # noqa: F811
    leider, scherm = leiding(zaal), wand(zaal)
    leider.get_by_role("button", name="Begin met de introductie").click()
    expect(kop(scherm)).to_have_text("Welke waarden zijn er?")
    expect(kop(leider)).to_have_text("Introductie")
    leider.get_by_role("button", name=VERDER).click()
    expect(kop(scherm)).to_have_text(DELEN["lezen"].vraag)
    expect(scherm.locator("[data-klok]")).to_have_attribute("data-toestand", "loopt")
    expect(kop(leider)).to_have_text("Casus en waarden lezen")  # or it would be pressed on the part before
    leider.get_by_role("button", name="Pauze").click()
    expect(scherm.locator("[data-klok]")).to_have_attribute("data-toestand", "pauze")
    verder = leider.get_by_role("button", name="Ga verder")
    expect(verder).to_be_focused()  # where the other button was
    leider.get_by_role("button", name="1 minuut").click()
    expect(leider.get_by_text("van 6 minuten")).to_be_visible()
    leider.get_by_role("button", name="1 minuut").click()
    expect(leider.get_by_text("van 7 minuten")).to_be_visible()
    verder.click()
    expect(scherm.locator("[data-klok]")).to_have_attribute("data-toestand", "loopt")
    leider.get_by_role("button", name="Terug naar introductie").click()
    expect(kop(scherm)).to_have_text("Welke waarden zijn er?")
    assert zaal.wereld.vers().verloop.count() == 3


def test_two_who_lead_press_at_once_and_the_workshop_goes_one_part_on(zaal: Zaal):  # noqa: F811
    zaal.wereld.naar("lezen")
    een, ander = leiding(zaal), leiding(zaal)
    ander.context.set_offline(True)  # the second still sees the part before it
    een.get_by_role("button", name=VERDER).click()
    expect(kop(een)).to_have_text("Waarden noteren")
    ander.get_by_role("button", name=VERDER).click()
    expect(ander.locator("[data-weg]")).to_contain_text("geen verbinding")
    ander.context.set_offline(False)
    expect(kop(ander)).to_have_text("Waarden noteren")
    assert Sessie.objects.get(pk=zaal.wereld.sessie.pk).deel == "waarden-noteren"


def test_by_keyboard_alone(zaal: Zaal):  # noqa: F811
    leider = leiding(zaal)
    leider.get_by_role("button", name="Begin met de introductie").focus()
    leider.keyboard.press("Enter")
    expect(kop(leider)).to_have_text("Introductie")
    for naam in ("Pauze", "1 minuut", "5 minuten", "Volgende: casus en waarden lezen"):
        leider.keyboard.press("Tab")
        expect(leider.get_by_role("button", name=naam)).to_be_focused()
    leider.keyboard.press("Space")
    expect(kop(leider)).to_have_text("Casus en waarden lezen")
    leider.get_by_text("Ga naar een ander onderdeel").focus()
    leider.keyboard.press("Enter")
    leider.get_by_role("link", name="4. Acties noteren").focus()
    leider.keyboard.press("Enter")
    leider.get_by_role("button", name="Ga erheen").focus()
    leider.keyboard.press("Enter")
    expect(kop(leider)).to_have_text("Acties noteren")
    assert zaal.wereld.vers().deel == "acties-noteren"


def test_a_note_of_the_notulist_is_never_lost(zaal: Zaal):  # noqa: F811
    zaal.wereld.naar("waarden-plenair")
    leider = leiding(zaal)
    veld = leider.get_by_label("Nieuwe aantekening")
    veld.fill("De zaal is het eens.")
    leider.context.set_offline(True)
    leider.get_by_role("button", name="Noteer").click()
    expect(leider.locator("#aantekening-fout")).to_contain_text("Je tekst staat er nog.")
    expect(veld).to_have_value("De zaal is het eens.")
    leider.context.set_offline(False)
    leider.reload()
    expect(veld).to_have_value("De zaal is het eens.")
    leider.get_by_role("button", name="Noteer").click()
    expect(leider.locator("#aantekeningen")).to_contain_text("De zaal is het eens.")
    expect(veld).to_have_value("")
    zaal.wereld.naar("acties-noteren")
    expect(kop(leider)).to_have_text("Acties noteren")
    expect(leider.locator("#aantekeningen")).to_contain_text("Nog geen aantekeningen")


def test_paper_names_and_closing(zaal: Zaal):  # noqa: F811
    zaal.wereld.naar("waarden-noteren")
    leider, scherm = leiding(zaal), wand(zaal)
    leider.get_by_text("Schermen van de tafels").click()
    leider.get_by_role("button", name=re.compile("^Werkt op papier.*Rechtsstaat")).click()
    expect(
        leider.get_by_role("button", name=re.compile("^Werkt weer op telefoons.*Rechtsstaat"))
    ).to_be_visible()
    expect(scherm.locator("#wand")).to_contain_text("op papier")
    leider.get_by_role("button", name="Toon namen").click()
    expect(leider.get_by_role("button", name="Verberg namen")).to_be_visible()
    tot(lambda: zaal.wereld.vers().toon_namen, leider)
    leider.get_by_role("link", name="Sluit de zaal").click()
    leider.get_by_role("button", name="Sluit de zaal").click()
    expect(leider.get_by_text("De zaal is dicht.")).to_be_visible()
    expect(kop(scherm)).to_have_text("Dank voor het meedoen")


def test_control_and_wall_have_no_violations_in_any_part(zaal: Zaal):  # noqa: F811
    zaal.wereld.plek(naam="Roos de Wit")
    _kies_twaalf(zaal)
    leider, scherm, telefoon = leiding(zaal), wand(zaal), leiding(zaal, breedte=390)
    fouten = gebreken(leider) + gebreken(scherm)
    for deel in VOLGORDE:
        zaal.wereld.naar(deel)
        expect(kop(scherm)).to_have_text(DELEN[deel].vraag)
        expect(kop(leider)).to_have_text(DELEN[deel].naam)
        expect(kop(telefoon)).to_have_text(DELEN[deel].naam)
        fouten += [f"{deel}: {fout}" for pagina in (leider, scherm) for fout in gebreken(pagina)]
        assert telefoon.evaluate("document.documentElement.scrollWidth") <= 390, deel
    assert not fouten + gebreken(telefoon)
    leider.goto(f"/project/{zaal.wereld.project.pk}/live/mensen/")
    assert not gebreken(leider)


def _kies_twaalf(zaal: Zaal) -> None:  # noqa: F811
    """Let the tables choose twelve values, with tensions across all columns."""
    for tafel, namen in TWAALF.items():
        for naam in namen:
            kies_stapel(tafel=zaal.wereld.tafel(tafel), waarde=waarde(naam).pk, reden="Want dat telt hier.")
    Gekozenwaarde.objects.update(betekenis="Wat deze waarde hier betekent.")
    besproken = Gekozenwaarde.objects.get(waarde__naam="Onafhankelijkheid")
    wijzig_gekozen_waarde(
        gekozen=besproken, door=zaal.wereld.leider, betekenis="Ook zonder deze leverancier. " * 4
    )
    for a, b in (
        ("Privacy", "Effectiviteit"),
        ("Duurzaamheid", "Onafhankelijkheid"),
        ("Privacy", "Passendheid"),
        ("Transparantie", "Non-discriminatie"),
        ("Inclusiviteit", "Menselijke eindverantwoordelijkheid"),
    ):
        leg_spanning_vast(
            project=zaal.wereld.project,
            door=zaal.wereld.leider,
            waarde_a=waarde(a),
            waarde_b=waarde(b),
            schuurt="Hoe preciezer we meten hoe druk het is, hoe dichter we bij personen komen.",
        )


@pytest.mark.parametrize(("breedte", "hoogte"), [(1920, 1080), (1280, 720)])
def test_twelve_actions_are_read_at_the_back_of_the_room(zaal: Zaal, breedte: int, hoogte: int):  # noqa: F811
    wereld, volgend_jaar = zaal.wereld, localdate().year + 1
    acties = [
        maak_actie(
            project=wereld.project,
            door=wereld.leider,
            titel=f"{nummer}. Laat aan de rand van het bos zien dat er wordt geteld, door wie, en wie er antwoord op geeft",
            actiehouder_naam="Afdeling Inkoop en contracten",
            monitor=Gebruiker.objects.get(username="regievoerder"),
            termijn=date(volgend_jaar, nummer, 14),
        )
        for nummer in range(1, 13)
    ]
    for een, ander in zip(acties[:6:2], acties[1:6:2], strict=True):
        Actieverband.objects.create(
            project=wereld.project,
            actie_a=een,
            actie_b=ander,
            soort="overlap",
            toelichting="Allebei gaan over wat er met de gegevens gebeurt nadat er is geteld.",
        )
    wereld.naar("acties-plenair")
    scherm = wand(zaal, breedte=breedte, hoogte=hoogte)
    expect(scherm.locator(".wand-actie").last).to_be_in_viewport(ratio=1)
    expect(scherm.get_by_text("1 en 2 overlappen")).to_be_in_viewport(ratio=1)
    expect(scherm.locator(".wand-detail:visible")).to_have_count(0)
    expect(scherm.get_by_text("Op je telefoon staat ook wie elke actie volgt")).to_be_in_viewport(ratio=1)
    maat = "(wat) => parseFloat(getComputedStyle(document.querySelector(wat)).fontSize) * 1920 / innerWidth"
    assert scherm.evaluate(maat, ".wand-actie__titel") >= 27
    assert scherm.evaluate(maat, ".wand-actie__wie") >= 23
    schuift = (
        "[...document.querySelectorAll('html, .wand-midden')].map((e) => e.scrollHeight - e.clientHeight)"
    )
    assert scherm.evaluate(schuift) == [0, 0]


@pytest.mark.parametrize(("breedte", "hoogte"), [(1920, 1080), (1280, 720), (1024, 768)])
def test_twelve_values_and_their_tensions_fit_on_the_wall(zaal: Zaal, breedte: int, hoogte: int):  # noqa: F811
    _kies_twaalf(zaal)
    zaal.wereld.naar("waarden-plenair")
    scherm = wand(zaal, breedte=breedte, hoogte=hoogte)
    expect(scherm.locator(".wand-lijnen text")).to_have_text(list("ABCDE"))
    maten = scherm.evaluate(
        """() => {
          const vak = (e) => e.getBoundingClientRect();
          const kaarten = [...document.querySelectorAll("[data-kaart]")];
          const merken = [...document.querySelectorAll(".wand-lijnen__merk")];
          const raakt = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
          return {
            schuift: document.documentElement.scrollHeight - innerHeight,
            midden: document.querySelector(".wand-midden").scrollHeight - document.querySelector(".wand-midden").clientHeight,
            buiten: kaarten.filter((k) => k.scrollHeight > k.clientHeight + 1 || vak(k).bottom > innerHeight).length,
            naam: parseFloat(getComputedStyle(kaarten[0].querySelector("h3")).fontSize) / innerWidth * 1920,
            bedekt: merken.filter((m) => kaarten.some((k) => raakt(vak(m), vak(k)))).length,
          };
        }"""
    )
    assert maten.pop("naam") >= 28
    assert maten == {"schuift": 0, "midden": 0, "buiten": 0, "bedekt": 0}
