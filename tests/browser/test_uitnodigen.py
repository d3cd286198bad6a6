"""From the invitation to the reminder in a real browser, with the mail read back as it was stored."""

from __future__ import annotations

import re
from datetime import timedelta

import icalendar
import pytest
from django.utils import timezone
from playwright.sync_api import expect

from codio_site.demo import verhaal
from organisatie.models import Bericht
from project.handelingen import deel_casusbeschrijving, plan_workshop
from project.models import Deelnemer, Project
from tests.browser.conftest import gebreken
from tests.browser.test_uitnodiging import link_uit
from tests.documenten.pdf_controle import controleer_pdf

pytestmark = pytest.mark.browser


@pytest.fixture
def gepland(verhaal_gespeeld) -> Project:
    """A project of the story with a date to come, of which nobody was invited yet."""
    project = Project.objects.filter(fase=Project.Fase.VOORBEREIDING, deelnemers__uitnodiging="niet").first()
    organisator = verhaal.persoon("organisator")
    plan_workshop(project=project, door=organisator, begin=timezone.now() + timedelta(days=9))
    if project.casus_gedeeld_op is None:
        deel_casusbeschrijving(project=project, door=organisator)
    assert project.deelnemers.uit_te_nodigen().count() > 3
    return project


def test_who_says_perhaps_is_seen_by_the_organisator_and_reminded_once(venster, gepland):
    lijst = f"/project/{gepland.pk}/deelnemers/"
    organisator, tweede = venster("organisator"), venster("organisator")
    organisator.goto(f"{lijst}uitnodigen/")
    expect(organisator.get_by_role("heading", name="Dit gaat mee")).to_be_visible()
    fouten = gebreken(organisator)
    organisator.get_by_role("button", name="Verstuur de uitnodigingen").click()
    expect(organisator.get_by_text("De uitnodigingen worden nu verstuurd")).to_be_visible()

    wie = gepland.deelnemers.exclude(bericht=None).select_related("bericht")[0]
    bijlagen = {b.inhoudstype: b for b in wie.bericht.bijlagen.select_related("bestand")}
    [afspraak] = icalendar.Calendar.from_ical(bijlagen["text/calendar"].inhoud).walk("VEVENT")
    assert afspraak.decoded("dtstart") == timezone.localtime(gepland.workshop.begin).replace(microsecond=0)
    assert controleer_pdf(bijlagen["application/pdf"].inhoud) == []
    assert Bericht.objects.get(pk=wie.bericht_id).status == Bericht.Status.VERSTUURD

    gast = venster(breedte=390)
    gast.goto(link_uit(wie.email, "Uitnodiging"))
    fouten += gebreken(gast)
    with gast.expect_download() as klaar:
        gast.get_by_role("link", name="Zet in je agenda").click()
    assert klaar.value.suggested_filename.endswith(".ics")
    gast.get_by_role("button", name="Misschien").click()
    expect(gast.get_by_role("heading", name="Je komt misschien")).to_be_visible()
    fouten += gebreken(gast)

    for pagina in (organisator, tweede):
        pagina.goto(lijst)
        expect(pagina.get_by_role("row", name=wie.naam)).to_contain_text("Komt misschien")
        expect(pagina.get_by_text("Eén komt misschien")).to_be_visible()
        pagina.get_by_role("link", name=re.compile("^Herinner ")).click()
    fouten += gebreken(organisator)
    for pagina in (organisator, tweede):
        pagina.get_by_role("button", name="Verstuur de herinneringen").click()
    expect(tweede.get_by_text("Er is niets verstuurd: deze mensen kregen de e-mail al.")).to_be_visible()
    assert Bericht.objects.filter(aan=wie.email, onderwerp__startswith="Kom je").count() == 1
    expect(organisator.get_by_role("row", name=wie.naam)).to_contain_text("Herinnerd op")
    fouten += gebreken(organisator)
    assert fouten == []


def test_a_proposal_is_seen_and_taken_over_with_the_keyboard(venster, gepland):
    Deelnemer.objects.filter(project=gepland).update(groep=None)
    pagina = venster("organisator")
    pagina.goto(f"/project/{gepland.pk}/deelnemers/")
    pagina.get_by_role("link", name=re.compile("^Verdeel wie nog geen groep heeft")).press("Enter")
    expect(pagina.get_by_role("heading", name="Wat het verschil is")).to_be_visible()
    fouten = gebreken(pagina)
    assert gepland.deelnemers.exclude(groep=None).count() == 0
    pagina.get_by_role("button", name="Neem dit voorstel over").press("Enter")
    expect(pagina.get_by_text("De deelnemers zijn verdeeld.")).to_be_visible()
    assert gepland.deelnemers.komen().filter(groep=None).count() == 0
    fouten += gebreken(pagina)
    assert fouten == []
