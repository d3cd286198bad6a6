"""Typing in a real browser: saved by itself, two people at once, logged out, without connection."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from formats.bouwstenen import zet_op_slot
from formats.models import Botsing
from tests.browser.conftest import gebreken
from tests.browser.formulier import PROBLEEM, log_in, op_server, open_formulier, staat, typ, veld

pytestmark = pytest.mark.browser


def test_every_kind_of_field_is_saved_by_itself(venster, formulier):
    pagina = open_formulier(venster, formulier, "cio")
    typ(pagina, " En nog eens.")
    pagina.get_by_label("Hoe heet het vraagstuk?").fill("Druktemonitor")
    pagina.get_by_label("Alleen algoritmen en AI").check()
    pagina.get_by_label("Beleid").check()
    pagina.get_by_label("Laboratorium").check()
    pagina.get_by_label("Wanneer begint het?").fill("2026-06-18")
    pagina.get_by_label("Nee", exact=True).check()
    expect(pagina.locator(".zijnav-breed")).to_contain_text("2 van 2 onderdelen ingevuld")
    staat(pagina, "Opgeslagen")
    pagina.reload()
    expect(veld(pagina)).to_have_value("Er lag vier keer een project stil. En nog eens.")
    expect(pagina.get_by_label("Laboratorium")).to_be_checked()
    formulier.vergeet()
    assert formulier.antwoorden() == {
        "probleem": "Er lag vier keer een project stil. En nog eens.",
        "naam": "Druktemonitor",
        "technologie": "ai",
        "delen": "beleid\nlab",
        "datum": "2026-06-18",
        "raad": "nee",
    }
    assert pagina.evaluate("Object.keys(localStorage).filter((s) => s.startsWith('codio')).length") == 0


def test_two_people_in_one_field_both_keep_their_text(venster, formulier):
    joost = open_formulier(venster, formulier, "cio")
    noor = open_formulier(venster, formulier, "organisator")
    typ(joost, " Dat was duur.")
    staat(joost, "Opgeslagen")
    typ(noor, " Wij leerden ervan.")
    staat(noor, "Eén antwoord wacht op je keuze")
    botsing = noor.locator("[data-botsing]")
    expect(botsing).to_contain_text("Tekst van Joost van Dam")
    expect(botsing.locator("article").first).to_contain_text("Wij leerden ervan.")
    expect(botsing.locator("article").last).to_contain_text("Dat was duur.")
    assert gebreken(noor) == []
    noor.reload()  # the choice can wait
    expect(noor.get_by_label("Samengevoegde tekst")).to_have_value(re.compile("ervan|duur"))
    noor.get_by_label("Samengevoegde tekst").fill("Van ons beiden.")
    noor.reload()
    expect(noor.get_by_label("Samengevoegde tekst")).to_have_value("Van ons beiden.")
    noor.get_by_role("button", name="Bewaar deze tekst").click()
    expect(veld(noor)).to_have_value("Van ons beiden.")
    assert op_server(formulier) == "Van ons beiden."
    assert not Botsing.objects.open().exists()


def test_typing_goes_on_after_logging_out_and_in_again_in_another_tab(venster, formulier):
    pagina = open_formulier(venster, formulier, "cio")
    ander = pagina.context.new_page()
    ander.goto("/account/logout/")
    ander.get_by_role("main").get_by_role("button").click()
    ander.wait_for_url("**/account/login/**")
    typ(pagina, " Getypt zonder login.")
    staat(pagina, "Je bent uitgelogd")
    expect(pagina.locator("[data-opslagstand] a")).to_have_attribute("href", "/account/login/")
    assert "Getypt" not in op_server(formulier)
    log_in(ander, "cio")
    staat(pagina, "Opgeslagen")
    assert op_server(formulier).endswith("Getypt zonder login.")


def test_a_text_typed_while_logged_out_survives_closing_the_tab(venster, formulier):
    pagina = open_formulier(venster, formulier, "cio")
    pagina.context.clear_cookies(name="sessionid")
    typ(pagina, " Getypt zonder login.")
    staat(pagina, "Je bent uitgelogd")
    pagina.close()
    later = pagina.context.new_page()
    log_in(later, "cio")
    later.goto(f"/proef/{formulier.pk}/")
    expect(veld(later)).to_have_value(re.compile("Getypt zonder login"))
    expect(later.locator("#vraag-probleem")).to_contain_text("Teruggezet")
    staat(later, "Opgeslagen")
    assert op_server(formulier).endswith("Getypt zonder login.")


def test_somebody_else_in_the_same_browser_does_not_take_over_the_text(venster, formulier):
    pagina = open_formulier(venster, formulier, "cio")
    pagina.context.clear_cookies(name="sessionid")
    ander = pagina.context.new_page()
    log_in(ander, "organisator")
    typ(pagina, " Van Joost.")
    staat(pagina, "Noor Hendriks")
    ander.goto(f"/proef/{formulier.pk}/")
    expect(veld(ander)).to_have_value("Er lag vier keer een project stil.")
    assert op_server(formulier) == "Er lag vier keer een project stil."


def test_without_a_connection_it_keeps_trying(venster, formulier):
    pagina = open_formulier(venster, formulier, "cio")
    pagina.context.set_offline(True)
    typ(pagina, " Getypt in de trein.")
    staat(pagina, "Niet opgeslagen: geen verbinding, we blijven het proberen")
    typ(pagina, " En verder.")
    pagina.context.set_offline(False)
    staat(pagina, "Opgeslagen")
    assert op_server(formulier).endswith("Getypt in de trein. En verder.")


def test_a_lost_reply_does_not_make_a_clash_with_oneself(venster, formulier):
    pagina = open_formulier(venster, formulier, "cio")
    keren = []

    def _verlies(route):
        keren.append(1)
        if len(keren) == 1:
            route.fetch()
            route.abort()
        else:
            route.continue_()

    pagina.route("**/antwoord/**", _verlies)
    typ(pagina, " Een.")
    staat(pagina, "Niet opgeslagen")
    typ(pagina, " Twee.")
    staat(pagina, "Opgeslagen")
    assert op_server(formulier).endswith("Een. Twee.")
    assert not Botsing.objects.exists()


def test_a_form_that_is_locked_meanwhile_keeps_the_text_on_the_screen(venster, formulier, schrijvers):
    pagina = open_formulier(venster, formulier, "cio")
    zet_op_slot(invulling=formulier, door=schrijvers[0])
    typ(pagina, " Te laat.")
    staat(pagina, "vastgesteld")
    expect(veld(pagina)).to_have_value(re.compile("Te laat"))
    pagina.on("dialog", lambda vraag: vraag.accept())
    pagina.reload()
    expect(pagina.get_by_label("Dit typte jij hier")).to_have_value(re.compile("Te laat"))
    pagina.get_by_role("button", name="Gooi deze tekst weg").click()
    pagina.reload()
    expect(pagina.get_by_label("Dit typte jij hier")).to_have_count(0)


def test_a_wrong_value_gets_its_message_beside_the_field(venster, formulier):
    pagina = open_formulier(venster, formulier, "cio")
    vak = veld(pagina)
    vak.evaluate("e => e.removeAttribute('maxlength')")
    vak.fill("x" * 20_001)
    staat(pagina, "Eén antwoord is niet opgeslagen")
    expect(pagina.locator("#vraag-probleem")).to_contain_text("Maak het korter")
    expect(vak).to_have_attribute("aria-invalid", "true")
    assert gebreken(pagina) == []
    vak.fill("Kort.")
    staat(pagina, "Opgeslagen")
    expect(pagina.locator("#vraag-probleem")).not_to_contain_text("Maak het korter")
    assert op_server(formulier) == "Kort."


def test_leaving_asks_only_while_something_is_not_saved(venster, formulier):
    pagina = open_formulier(venster, formulier, "cio")
    vragen = []
    pagina.on("dialog", lambda vraag: (vragen.append(vraag.type), vraag.accept()))
    typ(pagina, " Een.")
    staat(pagina, "Opgeslagen")
    pagina.goto("/")
    assert vragen == []
    pagina.goto(f"/proef/{formulier.pk}/")
    pagina.context.set_offline(True)
    typ(pagina, " Twee.")
    staat(pagina, "Niet opgeslagen")
    pagina.close(run_before_unload=True)
    if not pagina.is_closed():
        pagina.wait_for_event("close")
    assert vragen == ["beforeunload"]


def test_it_all_works_without_javascript(venster, formulier):
    joost = open_formulier(venster, formulier, "cio", javascript=False)
    noor = open_formulier(venster, formulier, "organisator", javascript=False)
    for pagina, tekst in ((joost, "Van Joost."), (noor, "Van Noor.")):
        veld(pagina).fill(tekst)
        pagina.get_by_label("Wanneer begint het?").fill("2026-06-18")
        pagina.get_by_role("button", name="Opslaan", exact=True).last.click()
    expect(joost.locator("#meldingen")).to_contain_text("Alles is opgeslagen.")
    expect(noor.locator("[data-botsing]")).to_contain_text("Tekst van Joost van Dam")
    noor.get_by_label("Jouw tekst", exact=True).last.check()
    noor.get_by_role("button", name="Bewaar deze tekst").click()
    expect(noor.locator("[data-botsing]")).to_have_count(0)
    expect(veld(noor)).to_have_value("Van Noor.")
    # By key: the page still jumps to the question, and without scripts nothing tells that a click landed beside the link.
    noor.get_by_role("link", name="Geschiedenis").press("Enter")
    expect(noor).to_have_url(re.compile("/geschiedenis/$"))
    noor.get_by_role("link", name=PROBLEEM).click()
    noor.locator("li", has_text="Van Joost.").get_by_role("button", name="Zet terug").last.click()
    assert op_server(formulier) == "Van Joost."


def test_a_page_sent_without_javascript_survives_a_lapsed_login(venster, formulier):
    pagina = open_formulier(venster, formulier, "cio", javascript=False)
    ander = pagina.context.new_page()
    ander.goto("/account/logout/")
    ander.get_by_role("main").get_by_role("button").click()
    veld(pagina).fill("Lang gewerkt.\n\nTwee alinea's.")
    pagina.get_by_role("button", name="Opslaan", exact=True).last.click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Nog niet opgeslagen")
    log_in(ander, "cio")
    pagina.get_by_role("button", name="Sla op").click()  # the token is of before the log-in
    pagina.get_by_role("button", name="Sla op").click()
    expect(pagina.locator("#meldingen")).to_contain_text("Alles is opgeslagen.")
    assert op_server(formulier) == "Lang gewerkt.\n\nTwee alinea's."


def test_axe_finds_nothing_on_the_pages_of_a_form(venster, formulier):
    pagina = open_formulier(venster, formulier, "cio")
    assert gebreken(pagina) == []
    for einde in ("geschiedenis/", "geschiedenis/probleem/"):
        pagina.goto(f"/proef/{formulier.pk}/{einde}")
        assert gebreken(pagina) == []
