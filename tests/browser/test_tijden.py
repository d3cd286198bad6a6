"""The clock of the workshop shifts while somebody types minutes."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from organisatie.models import Rol
from project.handelingen import maak_project, plan_workshop
from tests.conftest import maak_persoon
from waardenkader.handelingen import laad_kader

pytestmark = pytest.mark.browser


def test_the_clock_and_the_warning_follow_at_once_and_say_what_the_server_says(venster, transactional_db):
    laad_kader()
    organisator = maak_persoon("organisator", Rol.ORGANISATOR)
    project = maak_project(door=organisator, titel="Druktemonitor")
    begin = timezone.make_aware(datetime(2099, 3, 3, 13, 0))
    plan_workshop(project=project, door=organisator, begin=begin)
    pagina = venster("organisator")
    pagina.goto(f"/project/{project.pk}/voorbereiding/tijden/")
    waarschuwing = pagina.locator("[data-past-niet]")
    expect(waarschuwing).to_be_hidden()
    pagina.get_by_label("Minuten voor Introductie").fill("25")
    pagina.get_by_label("De zaal is geboekt tot").fill("15:30")
    expect(pagina.locator("[data-einde]")).to_have_text("15:50")
    expect(pagina.locator("[data-zin=methode]")).to_contain_text("10 minuten langer dan de methode")
    expect(waarschuwing).to_contain_text("20 minuten langer dan de zaal geboekt is (tot 15:30)")
    plekken = (
        "[data-klok]",
        "[data-som]",
        "[data-totaal]",
        "[data-einde]",
        "[data-zin]",
        "[data-past-niet] p",
    )
    live = [pagina.locator(plek).all_inner_texts() for plek in plekken]
    pagina.get_by_role("button", name="Opslaan").click()
    expect(pagina.get_by_text("De tijden zijn bewaard.")).to_be_visible()
    zonder_script = venster("organisator", javascript=False)
    zonder_script.goto(f"/project/{project.pk}/voorbereiding/tijden/")
    assert [zonder_script.locator(plek).all_inner_texts() for plek in plekken] == live
