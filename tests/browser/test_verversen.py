"""What a page says can be done follows what is filled in, without a reload."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from formats.handelingen import sla_antwoord_op, vul_in
from formats.models import Botsing
from formats.spec import Soort
from project.models import Project
from strategie.models import Fase
from tests.browser.conftest import gebreken
from tests.browser.formulier import Tegenhouder, open_formulier, staat, typ
from tests.project.conftest import (  # noqa: F401 (fixtures)
    deelnemer,
    deelnemers,
    in_workshop,
    met_uitkomsten,
    na_workshop,
    project,
    projectleider,
    voorbereid,
    vul_verplicht,
)
from tests.strategie.conftest import dossier, maak_klaar  # noqa: F401 (fixture)

pytestmark = pytest.mark.browser


def _leeg(pagina: Page, sleutel: str) -> None:
    pagina.locator(f"[name={sleutel}]").focus()
    pagina.keyboard.press("Control+A")
    pagina.keyboard.press("Delete")


def _typ_in(pagina: Page, sleutel: str, tekst: str) -> None:
    pagina.locator(f"[name={sleutel}]").focus()
    pagina.keyboard.type(tekst)


def _open_laatste(invulling, door) -> str:
    """Empty the first required text question, so that it is the last that is open; gives its key."""
    sleutel = next(v.sleutel for v in invulling.spec.vragen() if v.verplicht and v.soort is Soort.TEKST)
    vul_in(invulling=invulling, teksten={sleutel: ""}, door=door)
    return sleutel


def test_the_list_of_open_questions_follows_what_is_answered(venster, formulier):
    pagina = open_formulier(venster, formulier, "cio")
    lijst = pagina.locator("#blok-nog-open")
    expect(lijst.get_by_role("link")).to_have_count(1)
    _leeg(pagina, "probleem")
    expect(lijst.get_by_role("link")).to_have_count(2)
    expect(pagina.locator("[name=probleem]")).to_be_focused()
    pagina.keyboard.press("Control+Z")
    expect(lijst.get_by_role("link")).to_have_count(1)
    pagina.get_by_label("Alleen algoritmen en AI").check()
    expect(lijst).to_be_hidden()
    expect(pagina.locator("[data-ververst]")).to_have_text("Alle verplichte vragen zijn ingevuld")
    assert gebreken(pagina) == []
    _leeg(pagina, "probleem")
    expect(lijst.get_by_role("link")).to_have_text(["Tegen welke problemen loopt de organisatie nu aan?"])
    expect(pagina.locator("[data-ververst]")).to_have_text("Nog in te vullen")


def test_the_list_follows_what_another_answered(venster, formulier, schrijvers):
    noor = open_formulier(venster, formulier, "organisator")
    lijst = noor.locator("#blok-nog-open")
    sla_antwoord_op(invulling=formulier, vraag="technologie", tekst="ai", basis=0, door=schrijvers[0])
    sla_antwoord_op(invulling=formulier, vraag="probleem", tekst="Van Joost.", basis=1, door=schrijvers[0])
    expect(lijst).to_be_visible()
    typ(noor, " Van Noor.")
    staat(noor, "wacht op je keuze")
    expect(lijst).to_be_hidden()
    noor.get_by_role("button", name="Bewaar deze tekst").click()
    expect(noor.locator("[data-botsing]")).to_have_count(0)
    expect(lijst).to_be_hidden()
    assert not Botsing.objects.open().exists()


def test_a_part_in_which_somebody_is_waits_until_it_is_left(venster, formulier):
    pagina = open_formulier(venster, formulier, "cio")
    houder = Tegenhouder(pagina)
    pagina.get_by_label("Alleen algoritmen en AI").check()
    houder.wacht_op()
    lijst = pagina.locator("#blok-nog-open")
    lijst.get_by_role("link").focus()
    with pagina.expect_response(lambda antwoord: antwoord.url.endswith(f"/proef/{formulier.pk}/")):
        houder.laat_door()
    staat(pagina, "Opgeslagen")
    expect(lijst.get_by_role("link")).to_be_focused()
    pagina.keyboard.press("Shift+Tab")
    expect(lijst).to_be_hidden()


def test_a_phase_can_be_laid_before_the_bestuurder_as_soon_as_it_is_complete(venster, dossier, cio):  # noqa: F811
    fase: Fase = maak_klaar(dossier, 1)
    sleutel = _open_laatste(fase.invulling, cio)
    pagina = venster("cio")
    pagina.goto(fase.get_absolute_url())
    slot = pagina.locator("#slot-fase")
    expect(slot).to_contain_text("Nog één ding te doen")
    _typ_in(pagina, sleutel, "Het laatste antwoord.")
    knop = slot.get_by_role("button", name="Leg voor ter vaststelling")
    expect(knop).to_be_visible()
    expect(pagina.locator("[data-ververst]")).to_have_text("Klaar om voor te leggen")
    _leeg(pagina, sleutel)
    expect(knop).to_have_count(0)
    _typ_in(pagina, sleutel, "Toch.")
    knop.click()
    pagina.wait_for_url("**/voorleggen/")


def test_a_casusbeschrijving_can_be_shared_as_soon_as_it_is_complete(venster, project, organisator):  # noqa: F811
    vul_verplicht(project.casusbeschrijving, organisator)
    sleutel = _open_laatste(project.casusbeschrijving, organisator)
    pagina = venster("organisator")
    pagina.goto(reverse("project-casusbeschrijving", args=[project.pk]))
    expect(pagina.locator("#blok-nog-open")).to_be_visible()
    _typ_in(pagina, sleutel, "Het laatste antwoord.")
    expect(pagina.locator("#blok-nog-open")).to_be_hidden()
    pagina.get_by_role("button", name="Deel met de deelnemers").click()
    expect(pagina.locator("#slot-casus")).to_contain_text("Gedeeld met de deelnemers")


def test_a_follow_up_can_be_recorded_as_soon_as_it_is_complete(venster, na_workshop: Project, regievoerder):  # noqa: F811
    invulling = na_workshop.follow_up
    vul_verplicht(invulling, regievoerder)
    sleutel = _open_laatste(invulling, regievoerder)
    pagina = venster("regievoerder")
    pagina.goto(reverse("project-follow-up", args=[na_workshop.pk]))
    slot = pagina.locator("#slot-follow-up")
    expect(slot).to_contain_text("Dat kan als alle verplichte vragen zijn ingevuld.")
    _typ_in(pagina, sleutel, "Het laatste antwoord.")
    knop = slot.get_by_role("button", name="Leg het gesprek vast")
    expect(knop).to_be_visible()
    datum = slot.locator("input[type=date]")
    datum.fill("2026-01-05")  # in the form that could be replaced
    _leeg(pagina, sleutel)
    staat(pagina, "Bezig")
    staat(pagina, "Opgeslagen")
    expect(datum).to_have_value("2026-01-05")
