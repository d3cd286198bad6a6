"""A document that is being made: the page says so, and gets it by itself when it is ready."""

from __future__ import annotations

from unittest import mock

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from documenten import werkbank
from documenten.bouwstenen import bewaar
from documenten.fouten import TeDruk
from documenten.maken import maak_bestand
from organisatie.models import Organisatie, Rol
from strategie.documenten import startnotitie
from strategie.handelingen.dossier import maak_dossier
from strategie.models import Dossierdocument
from tests.browser.conftest import gebreken
from tests.conftest import maak_persoon
from waardenkader.handelingen import laad_kader

pytestmark = pytest.mark.browser


@pytest.fixture
def wachtend(transactional_db, settings) -> Dossierdocument:
    """A startnotitie as it was vastgesteld, of which the file waits for a worker that is not there."""
    settings.TAKEN_METEEN = False
    Organisatie.objects.create(naam="Provincie Voorbeeldland", soort="provincie")
    laad_kader()
    cio, bestuurder = maak_persoon("cio", Rol.CIO), maak_persoon("bestuurder", Rol.BESTUURDER)
    dossier = maak_dossier(
        door=cio,
        titel="Goed digitaal bestuur",
        aanleiding="raadsvraag",
        eigenaar=cio,
        bestuurder=bestuurder,
        contactpersoon=cio,
    )
    (kopie,) = bewaar(startnotitie(dossier), soort="strategie-fase-1", formaten=("odt",), door=cio)
    return Dossierdocument.objects.create(dossier=dossier, fase=dossier.fasen.get(nummer=1), document=kopie)


def test_the_list_of_a_dossier_gets_the_document_when_it_is_ready(venster, wachtend):
    pagina = venster("cio")
    pagina.goto(wachtend.dossier.get_absolute_url())
    lijst = pagina.locator("#vastgestelde-documenten")
    expect(lijst).to_contain_text("wordt gemaakt…")
    pagina.evaluate("window.blijft = true")
    assert maak_bestand(nummer=wachtend.document_id)
    expect(lijst).not_to_contain_text("wordt gemaakt…")
    expect(lijst.get_by_text("Controlegetal")).to_be_visible()
    assert pagina.evaluate("window.blijft")


def test_the_address_of_a_document_waits_for_it(venster, wachtend):
    pagina = venster("cio")
    adres = reverse("strategie-document", args=[wachtend.dossier_id, wachtend.pk])
    antwoord = pagina.goto(adres)
    assert antwoord.status == 202
    expect(pagina.locator("h1")).to_have_text("Het document wordt gemaakt")
    assert gebreken(pagina) == []
    with pagina.expect_download() as opgehaald:
        assert maak_bestand(nummer=wachtend.document_id)
    assert opgehaald.value.suggested_filename.endswith(".odt")
    expect(pagina.get_by_role("status").last).to_contain_text("Je vindt het bij je downloads")


def test_without_scripts_there_is_a_link_to_look_again(venster, wachtend):
    pagina = venster("cio", javascript=False)
    pagina.goto(reverse("strategie-document", args=[wachtend.dossier_id, wachtend.pk]))
    assert maak_bestand(nummer=wachtend.document_id)
    with pagina.expect_download():
        pagina.get_by_role("link", name="Kijk of het klaar is").click()


def test_the_page_that_says_that_it_is_busy_can_be_read_by_everybody(venster, wachtend):
    pagina = venster("cio")
    with mock.patch.object(werkbank, "maak", side_effect=TeDruk):
        antwoord = pagina.goto(reverse("strategie-rapport", args=[wachtend.dossier_id, "pdf"]))
    assert antwoord.status == 503
    expect(pagina.locator("h1")).to_have_text("Het is nu te druk")
    assert gebreken(pagina) == []
