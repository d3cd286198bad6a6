"""What is on the screen is what is saved, also when a change is undone or a text arrives late."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from formats.handelingen import sla_antwoord_op
from formats.models import Antwoordversie, Botsing, Opmerking
from tests.browser.formulier import (
    Tegenhouder,
    log_in,
    op_apparaat,
    op_server,
    open_formulier,
    staat,
    typ,
    veld,
    wacht_tot,
)

pytestmark = pytest.mark.browser

BEGIN = "Er lag vier keer een project stil."


def _niets_veranderd(pagina, formulier) -> None:
    """The line is at rest, nothing is kept here, and a next visit shows and saves the same."""
    staat(pagina, "Opgeslagen")
    assert op_apparaat(pagina) == {}
    pagina.reload()
    expect(veld(pagina)).to_have_value(BEGIN)
    staat(pagina, "Opgeslagen")
    assert op_server(formulier) == BEGIN


def test_a_text_that_was_deleted_and_brought_back_at_once_stays(venster, formulier):
    pagina = open_formulier(venster, formulier, "cio")
    veld(pagina).focus()
    pagina.keyboard.press("Control+A")
    pagina.keyboard.press("Delete")
    pagina.keyboard.press("Control+Z")
    expect(veld(pagina)).to_have_value(BEGIN)
    _niets_veranderd(pagina, formulier)
    assert Antwoordversie.objects.count() == 1


def test_a_letter_that_was_taken_back_does_not_return(venster, formulier):
    pagina = open_formulier(venster, formulier, "cio")
    typ(pagina, "x")
    pagina.keyboard.press("Backspace")
    expect(veld(pagina)).to_have_value(BEGIN)
    _niets_veranderd(pagina, formulier)


def test_a_change_undone_in_another_field_than_where_one_is(venster, formulier):
    pagina = open_formulier(venster, formulier, "cio")
    houder = Tegenhouder(pagina, "probleem")
    typ(pagina, "x")
    pagina.keyboard.press("Tab")
    houder.wacht_op()
    naam = pagina.get_by_label("Hoe heet het vraagstuk?")
    naam.focus()
    pagina.keyboard.type("Druktemonitor")
    pagina.keyboard.press("Control+Z")
    expect(naam).to_have_value("")
    pagina.keyboard.press("Control+Z")
    expect(veld(pagina)).to_have_value(BEGIN)
    houder.laat_door()
    _niets_veranderd(pagina, formulier)
    assert op_server(formulier, "naam") == ""


@pytest.mark.parametrize("soort", ["keuze", "meerkeuze", "datum"])
def test_a_choice_or_a_day_taken_back_while_it_is_under_way_is_not_saved(venster, formulier, soort):
    pagina = open_formulier(venster, formulier, "cio")
    houder = Tegenhouder(pagina)
    if soort == "meerkeuze":
        pagina.get_by_label("Beleid").check()
        houder.wacht_op()
        pagina.get_by_label("Beleid").uncheck()
        verwacht, vraag = "", "delen"
    elif soort == "keuze":
        pagina.get_by_label("Ja", exact=True).check()
        houder.wacht_op()
        pagina.get_by_label("Nee", exact=True).check()
        verwacht, vraag = "nee", "raad"
    else:
        pagina.get_by_label("Wanneer begint het?").fill("2026-06-18")
        houder.wacht_op()
        pagina.get_by_label("Wanneer begint het?").fill("")
        verwacht, vraag = "", "datum"
    houder.laat_door()
    staat(pagina, "Opgeslagen")
    assert op_server(formulier, vraag) == verwacht
    assert op_apparaat(pagina) == {}


def test_a_change_undone_while_it_is_under_way_is_undone_on_the_server_too(venster, formulier):
    pagina = open_formulier(venster, formulier, "cio")
    houder = Tegenhouder(pagina)
    veld(pagina).focus()
    pagina.keyboard.press("Control+A")
    pagina.keyboard.press("Delete")
    houder.wacht_op()
    pagina.keyboard.press("Control+Z")
    expect(veld(pagina)).to_have_value(BEGIN)
    assert op_apparaat(pagina) == {"probleem": BEGIN}  # the server may have the other by now
    staat(pagina, "Bezig met opslaan")
    houder.laat_door()
    _niets_veranderd(pagina, formulier)


def test_a_change_undone_after_the_page_gave_up_on_it_never_comes_back(venster, formulier):
    pagina = open_formulier(venster, formulier, "cio")
    houder = Tegenhouder(pagina)
    typ(pagina, "x")
    houder.wacht_op()
    pagina.keyboard.press("Backspace")
    houder.verlies()
    houder.laat_door()
    staat(pagina, "Opgeslagen")
    assert houder.bezorg_laat() == 409
    _niets_veranderd(pagina, formulier)


def test_an_older_text_that_arrives_late_does_not_overwrite_a_newer_one(venster, formulier):
    pagina = open_formulier(venster, formulier, "cio")
    houder = Tegenhouder(pagina)
    typ(pagina, " Een.")
    houder.wacht_op()
    typ(pagina, " Twee.")
    houder.verlies()
    houder.laat_door()
    staat(pagina, "Opgeslagen")
    assert houder.bezorg_laat() == 409
    assert op_server(formulier) == f"{BEGIN} Een. Twee."
    typ(pagina, " Drie.")
    staat(pagina, "Bezig")
    staat(pagina, "Opgeslagen")
    assert op_server(formulier) == f"{BEGIN} Een. Twee. Drie."


def test_a_restored_text_wins_from_what_the_closed_page_had_sent(venster, formulier):
    pagina = open_formulier(venster, formulier, "cio")
    houder = Tegenhouder(pagina)
    typ(pagina, " Een.")
    houder.wacht_op()
    typ(pagina, " Twee.")
    houder.verlies(voorgoed=True)
    staat(pagina, "geen verbinding")
    pagina.context.clear_cookies(name="sessionid")  # else the page sends it when it is closed
    pagina.close()
    later = pagina.context.new_page()
    log_in(later, "cio")
    later.goto(f"/proef/{formulier.pk}/")
    expect(later.locator("#vraag-probleem")).to_contain_text("Teruggezet")
    staat(later, "Opgeslagen")
    assert op_server(formulier) == f"{BEGIN} Een. Twee."
    assert houder.bezorg_laat(later) == 409
    assert op_server(formulier) == f"{BEGIN} Een. Twee."
    typ(later, " Drie.")
    staat(later, "Bezig")
    staat(later, "Opgeslagen")
    assert op_server(formulier) == f"{BEGIN} Een. Twee. Drie."
    assert not Botsing.objects.exists()


def test_a_change_undone_just_before_closing_does_not_arrive_later(venster, formulier):
    pagina = open_formulier(venster, formulier, "cio")
    houder = Tegenhouder(pagina)
    typ(pagina, "x")
    houder.wacht_op()
    pagina.keyboard.press("Backspace")
    houder.verlies(voorgoed=True)
    staat(pagina, "geen verbinding")
    pagina.context.clear_cookies(name="sessionid")  # else the page sends it when it is closed
    pagina.close()
    later = pagina.context.new_page()
    log_in(later, "cio")
    later.goto(f"/proef/{formulier.pk}/")
    wacht_tot(later, lambda: op_apparaat(later) == {})
    assert houder.bezorg_laat(later) == 409
    assert op_server(formulier) == BEGIN


def test_two_tabs_that_put_back_the_same_text_lose_nothing(venster, formulier):
    pagina = open_formulier(venster, formulier, "cio")
    pagina.route("**/antwoord/**", lambda route: route.abort())
    typ(pagina, " Een.")
    staat(pagina, "Niet opgeslagen")
    pagina.close()
    tabs = [pagina.context.new_page() for _ in range(2)]
    houders = [Tegenhouder(tab) for tab in tabs]
    for tab, houder in zip(tabs, houders, strict=True):
        tab.goto(f"/proef/{formulier.pk}/")
        houder.wacht_op()
    for tab, woord in zip(tabs, (" Links.", " Rechts."), strict=True):
        typ(tab, woord)
    for tab, houder, uitkomst in zip(tabs, houders, ("Opgeslagen", "wacht op je keuze"), strict=True):
        houder.laat_door()
        staat(tab, uitkomst)
    assert op_server(formulier) == f"{BEGIN} Een. Links."
    assert Botsing.objects.open().get().tekst == f"{BEGIN} Een. Rechts."


def test_a_change_undone_while_another_saved_shows_the_other_and_asks_nothing(venster, formulier, schrijvers):
    noor = open_formulier(venster, formulier, "organisator")
    sla_antwoord_op(invulling=formulier, vraag="probleem", tekst="Van Joost.", basis=1, door=schrijvers[0])
    houder = Tegenhouder(noor)
    typ(noor, "x")
    houder.wacht_op()
    noor.keyboard.press("Backspace")
    houder.laat_door()
    expect(veld(noor)).to_have_value("Van Joost.")
    staat(noor, "Opgeslagen")
    noor.reload()
    expect(noor.locator("[data-botsing]")).to_have_count(0)
    assert op_server(formulier) == "Van Joost."


def test_typing_on_while_the_text_of_another_comes_in_overwrites_nothing_unseen(
    venster, formulier, schrijvers
):
    noor = open_formulier(venster, formulier, "organisator")
    sla_antwoord_op(invulling=formulier, vraag="probleem", tekst="Van Joost.", basis=1, door=schrijvers[0])
    houder = Tegenhouder(noor)
    typ(noor, "x")
    houder.wacht_op()
    noor.keyboard.press("Backspace")  # sent next, as it stood when the page was opened
    houder.vast.pop(0).continue_()
    houder.wacht_op()
    typ(noor, " Van Noor.")
    houder.laat_door()
    staat(noor, "wacht op je keuze")
    assert op_server(formulier) == "Van Joost."
    assert Botsing.objects.open().get().tekst == f"{BEGIN} Van Noor."


def test_a_change_undone_without_a_connection_or_login_leaves_nothing_behind(venster, formulier):
    pagina = open_formulier(venster, formulier, "cio")
    pagina.context.set_offline(True)
    typ(pagina, "x")
    staat(pagina, "geen verbinding")
    pagina.keyboard.press("Backspace")
    pagina.context.set_offline(False)
    _niets_veranderd(pagina, formulier)
    pagina.context.clear_cookies(name="sessionid")
    typ(pagina, "x")
    staat(pagina, "Je bent uitgelogd")
    pagina.keyboard.press("Backspace")
    staat(pagina, "Opgeslagen")
    assert op_apparaat(pagina) == {}
    log_in(pagina, "cio")
    assert op_server(formulier) == BEGIN


def test_the_last_text_is_sent_when_leaving_while_an_older_one_is_under_way(venster, formulier):
    pagina = open_formulier(venster, formulier, "cio")
    houder = Tegenhouder(pagina)
    typ(pagina, " Een.")
    houder.wacht_op()
    typ(pagina, " Twee.")
    houder.open = True  # the older one stays where it is
    pagina.on("dialog", lambda vraag: vraag.accept())
    pagina.goto("/")
    wacht_tot(pagina, lambda: op_server(formulier) == f"{BEGIN} Een. Twee.")
    expect(pagina).to_have_url(re.compile("/$"))
    assert not Botsing.objects.exists()


def test_a_button_that_sends_the_page_does_not_clash_with_what_is_under_way(venster, formulier):
    pagina = open_formulier(venster, formulier, "cio")
    houder = Tegenhouder(pagina)
    vraag = pagina.locator("#vraag-probleem")
    vraag.locator("summary").click()
    vraag.get_by_label("Wat wil je opmerken?").fill("Noem de raad.")
    typ(pagina, " Een.")
    houder.wacht_op()
    houder.vast[0].fetch()  # it arrives, the answer does not
    typ(pagina, " Twee.")
    vraag.get_by_role("button", name="Plaats opmerking").click()
    expect(pagina.locator(".opmerking__tekst")).to_have_text("Noem de raad.")
    assert Opmerking.objects.count() == 1
    assert op_server(formulier) == f"{BEGIN} Een. Twee."
    assert not Botsing.objects.exists()


def test_a_day_of_which_a_part_was_deleted_does_not_empty_the_answer(venster, formulier, schrijvers):
    sla_antwoord_op(invulling=formulier, vraag="datum", tekst="2026-06-18", basis=0, door=schrijvers[0])
    pagina = open_formulier(venster, formulier, "cio")
    datum = pagina.get_by_label("Wanneer begint het?")
    datum.focus()
    pagina.keyboard.press("Delete")
    pagina.keyboard.press("Tab")
    pagina.keyboard.press("Tab")
    pagina.keyboard.press("Tab")
    pagina.keyboard.press("Tab")
    expect(pagina.locator("#vraag-datum")).to_contain_text("Deze datum is niet af.")
    staat(pagina, "Eén antwoord is niet opgeslagen")
    assert op_server(formulier, "datum") == "2026-06-18"
    datum.fill("2026-07-01")
    staat(pagina, "Opgeslagen")
    expect(pagina.locator("#vraag-datum")).not_to_contain_text("Deze datum is niet af.")
    assert op_server(formulier, "datum") == "2026-07-01"
    datum.fill("")  # emptied on purpose
    staat(pagina, "Bezig")
    staat(pagina, "Opgeslagen")
    expect(datum).to_have_value(re.compile("^$"))
    assert op_server(formulier, "datum") == ""
