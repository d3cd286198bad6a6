"""From a pasted list to the verslag by the own link, in a real browser: keyboard, phone, and addresses out of the mails."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from codio_site.demo import verhaal
from moresprudentie.handelingen import publiceer
from moresprudentie.models import Verslag
from organisatie.models import Bericht
from project.handelingen import deel_casusbeschrijving
from project.models import Project
from tests.browser.conftest import gebreken
from tests.robot.wereld import zonder_documenten

pytestmark = pytest.mark.browser

LIJST = (
    '"Vries, Piet de" <piet@elders.example>; Eva Jansen <eva@>; Kees Kok <kees@elders.example>; Greet Hofstra'
)


def link_uit(aan: str, onderwerp: str) -> str:
    """Give the path of the personal link in the last mail to somebody, as it stands there."""
    tekst = Bericht.objects.filter(aan=aan, onderwerp__startswith=onderwerp).latest("pk").tekst
    treffer = re.search(r"https?://[^/\s]+(/uitnodiging/\S+)", tekst)
    assert treffer, tekst
    return treffer.group(1)


def test_an_outsider_invited_by_mail_reads_the_published_verslag_by_the_own_link(venster, verhaal_gespeeld):
    verslag = Verslag.objects.get(status=Verslag.Status.AANGEBODEN)
    buiten = verslag.project.deelnemers.filter(gebruiker=None, soort="extern").exclude(email="").first()
    gast = venster(breedte=390)
    gast.goto(link_uit(buiten.email, "Uitnodiging"))
    expect(gast.get_by_text("Het verslag wordt gemaakt")).to_be_visible()
    fouten = gebreken(gast)
    gast.get_by_role("link", name="Bekijk de poster").click()
    expect(gast.get_by_role("heading", level=1, name=verslag.project.titel)).to_be_visible()
    fouten += gebreken(gast)
    with zonder_documenten():
        publiceer(verslag=verslag, door=verhaal.persoon("redacteur"), zichtbaarheid="deelnemers")

    redactie = venster("redacteur")
    redactie.goto(f"/project/{verslag.project_id}/verslag/delen/")
    fouten += gebreken(redactie)
    expect(redactie.get_by_label(buiten.naam)).to_be_checked()
    redactie.get_by_role("button", name="Verstuur het verslag").click()
    expect(redactie.get_by_role("row", name=buiten.naam)).to_be_visible()
    fouten += gebreken(redactie)

    gast.goto(link_uit(buiten.email, "Het verslag van de workshop"))
    expect(gast.get_by_role("heading", level=2, name=re.compile("Project waarden"))).to_be_visible()
    fouten += gebreken(gast)
    gast.get_by_role("link", name="Terug naar je eigen pagina").click()
    gast.get_by_role("link", name="Lees het hele verslag").click()
    expect(gast.get_by_role("heading", level=2, name="Spanningen en afweging")).to_be_visible()
    assert fouten == []


def _typ(pagina: Page, *toetsen: str) -> None:
    for toets in toetsen:
        pagina.keyboard.press(toets)


def test_a_list_is_pasted_and_put_right_with_the_keyboard_only(venster, verhaal_gespeeld):
    project = Project.objects.filter(fase=Project.Fase.VOORBEREIDING, deelnemers__uitnodiging="niet").first()
    aantal = project.deelnemers.count()
    pagina = venster("organisator")
    pagina.goto(f"/project/{project.pk}/deelnemers/plakken/")
    fouten = gebreken(pagina)
    pagina.get_by_label("De lijst").focus()
    pagina.keyboard.insert_text(LIJST)
    _typ(pagina, "Tab", "Enter")
    expect(pagina.get_by_label("Regel 1, naam")).to_have_value("Piet de Vries")
    fouten += gebreken(pagina)
    pagina.get_by_label("Regel 1, naam").press("Enter")
    lijst = pagina.get_by_role("group", name="Er is nog niemand bewaard. Kijk dit nog na")
    expect(lijst).to_be_focused()
    fouten += gebreken(pagina)
    _typ(pagina, "Tab", "Enter")
    adres = pagina.get_by_label("Regel 2, e-mailadres")
    expect(adres).to_be_focused()
    adres.fill("eva@elders.example")
    adres.press("Enter")
    expect(pagina.get_by_text("Vier deelnemers toegevoegd.")).to_be_visible()
    assert project.deelnemers.count() == aantal + 4
    assert fouten == []


def test_the_invitations_on_paper_and_the_first_step_are_clean(venster, verhaal_gespeeld):
    project = Project.objects.filter(fase=Project.Fase.VOORBEREIDING, deelnemers__uitnodiging="niet").first()
    project.deelnemers.create(naam="Greet Zonder")
    organisator = verhaal.persoon("organisator")
    if project.casus_gedeeld_op is None:
        deel_casusbeschrijving(project=project, door=organisator)
    pagina = venster("organisator")
    fouten = []
    for adres in ("deelnemers/", "deelnemers/papier/", "deelnemers/uitnodigen/"):
        pagina.goto(f"/project/{project.pk}/{adres}")
        fouten += gebreken(pagina)
    pagina.get_by_text("Lees de mail").nth(1).click()
    expect(pagina.locator(".brief").nth(1)).to_be_visible()
    pagina.goto(f"/project/{project.pk}/")
    pagina.goto(f"/project/{project.pk}/workshop/")
    pagina.get_by_role("button", name="Begin met de workshop").click()
    pagina.goto(f"/project/{project.pk}/workshop/stap-1/")
    fouten += gebreken(pagina)
    pagina.get_by_label("Naam").fill("Wim Inloop")
    pagina.get_by_role("button", name="Voeg toe en bewaar wie erbij waren").click()
    expect(pagina.get_by_label("Wim Inloop")).to_be_checked()
    fouten += gebreken(pagina)
    assert fouten == []
