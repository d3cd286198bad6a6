"""A hasty hand: pressing twice does it once."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from organisatie.models import Rol
from project.models import Project
from tests.conftest import maak_persoon
from waardenkader.handelingen import laad_kader

pytestmark = pytest.mark.browser


def test_a_double_click_starts_one_project(venster, transactional_db):
    laad_kader()
    maak_persoon("organisator", Rol.ORGANISATOR)
    pagina = venster("organisator")
    pagina.goto("/project/nieuw/")
    pagina.locator("[name=titel]").fill("Eén keer")
    pagina.get_by_role("button", name="Start het project").dblclick()
    expect(pagina.locator("h1")).to_have_text("Eén keer")
    assert Project.objects.count() == 1
