"""From a remark of a reader to a decision of the college: through the pages, with the keyboard, on a phone, without a script."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from organisatie.models import Organisatie, Rol
from strategie.handelingen.dossier import maak_dossier
from strategie.models import Dossier
from tests.browser.invullen import Bezoeker
from tests.conftest import maak_persoon
from tests.robot.wereld import zonder_documenten
from tests.strategie.conftest import maak_klaar

pytestmark = pytest.mark.browser
PDF = b"%PDF-1.7\n%%EOF"


@pytest.fixture
def dossier(transactional_db) -> Dossier:
    """A startnotitie in which all is written."""
    Organisatie.objects.create(naam="Gemeente Voorbeeldstad", soort="gemeente")
    cio, wethouder = maak_persoon("cio", Rol.CIO), maak_persoon("wethouder", Rol.BESTUURDER)
    maak_persoon("secretaris")
    dossier = maak_dossier(
        door=cio, titel="Goed digitaal bestuur", aanleiding="raadsvraag", eigenaar=cio, bestuurder=wethouder
    )
    maak_klaar(dossier, 1)
    return dossier


def test_a_remark_is_answered_and_the_decision_of_the_college_recorded(venster, dossier):
    cio, plek = Bezoeker(venster("cio")), dossier.get_absolute_url()
    cio.ga(plek)
    cio.klik("Wordt elders besloten? Kies wie het vastlegt", rol="link")
    cio.stuur("Leg het mandaat vast", aan="secretaris", waar="Mail van 3 maart")
    expect(cio.pagina.locator("main")).to_contain_text("Mail van 3 maart (genoteerd door")

    secretaris = Bezoeker(venster("secretaris", breedte=390))
    secretaris.ga(f"{plek}fase-1/")
    vraag = secretaris.pagina.locator("#vraag-kaders")
    vraag.get_by_text("Opmerking", exact=False).first.click()
    vraag.locator("[name=opmerking-kaders]").fill("Waar is de motie?")
    vraag.get_by_role("button", name="Plaats opmerking").click()
    expect(secretaris.pagina.locator("#vraag-kaders")).to_contain_text("Waar is de motie?")

    cio.ga("/")
    cio.klik("Beantwoord één opmerking bij fase 1", rol="link")
    expect(cio.pagina.locator("#slot-fase")).to_contain_text("Nog niet klaar om voor te leggen")
    vraag = cio.pagina.locator("#vraag-kaders")
    vraag.get_by_text("Beantwoord", exact=False).first.press("Enter")  # with the keyboard
    vraag.locator("textarea[name^=antwoord-]").fill("In de eerste alinea.")
    vraag.get_by_role("button", name="Beantwoord en sluit af").press("Enter")
    expect(cio.pagina.locator("#vraag-kaders")).to_contain_text("1 afgesloten opmerking")
    expect(cio.pagina.locator("#slot-fase")).to_contain_text("Alles wat nodig is, staat erin")
    cio.klik("Leg voor ter vaststelling")
    cio.klik("Leg voor ter vaststelling")

    zonder_script = venster("secretaris", javascript=False, breedte=390)
    zonder_script.goto(f"{plek}fase-1/besluit-elders/")
    zonder_script.get_by_role("button", name="Leg het besluit vast").click()
    expect(zonder_script.locator("main")).to_contain_text("Kies wat er is besloten.")

    secretaris.ga("/")
    secretaris.klik("Leg het besluit over de startnotitie vast", rol="link")
    secretaris.vul(besluit="vastgesteld", datum="2026-03-03", nummer="B2026-0123")
    secretaris.pagina.locator("[name=bestand]").set_input_files(
        {"name": "besluit.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    with zonder_documenten():
        secretaris.klik("Leg het besluit vast")
    besluiten = secretaris.pagina.get_by_role("region", name="Besluiten")
    expect(besluiten).to_contain_text("door het college van burgemeester en wethouders")
    expect(besluiten).to_contain_text("3 maart 2026, besluit B2026-0123")
    with secretaris.pagina.expect_download() as gehaald:
        besluiten.get_by_role("link", name="besluit.pdf").click()
    assert gehaald.value.path().read_bytes() == PDF
    assert not cio.gebreken + secretaris.gebreken, "\n".join(cio.gebreken + secretaris.gebreken)
