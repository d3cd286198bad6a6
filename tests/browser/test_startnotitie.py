"""Two people at one startnotitie, and one person with two tabs: no text is lost."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from formats.models import Antwoord
from organisatie.models import Rol
from strategie.handelingen.dossier import maak_dossier
from strategie.models import Dossier
from tests.browser.conftest import gebreken
from tests.browser.formulier import log_in
from tests.conftest import maak_persoon

pytestmark = pytest.mark.browser
VRAAG = "vraagstuk_problemen"


@pytest.fixture
def startnotitie(transactional_db) -> str:
    """The address of the startnotitie of a dossier that two people write."""
    cio = maak_persoon("cio", Rol.CIO)
    collega = maak_persoon("organisator")
    dossier = maak_dossier(
        door=cio, titel="Goed digitaal bestuur", eigenaar=cio, aanleiding="akkoord", meeschrijvers=[collega]
    )
    return f"{dossier.get_absolute_url()}fase-1/"


def typ(pagina: Page, tekst: str) -> None:
    pagina.locator(f"[name={VRAAG}]").fill(tekst)


def wacht_op_stand(pagina: Page, tekst: str) -> None:
    expect(pagina.locator("[data-opslagstand]")).to_contain_text(tekst)


def bewaard() -> str:
    """Give what the database holds now."""
    return Antwoord.objects.get(vraag=VRAAG).tekst


def test_two_people_in_one_field_both_see_both_texts_and_neither_is_lost(venster, startnotitie):
    joost, noor = venster("cio"), venster("organisator")
    joost.goto(startnotitie)
    noor.goto(startnotitie)
    typ(joost, "Vier keer kwam een project stil te liggen.")
    wacht_op_stand(joost, "Opgeslagen")
    typ(noor, "Niemand weet wie beslist.")
    wacht_op_stand(noor, "wacht op je keuze")
    assert bewaard() == "Vier keer kwam een project stil te liggen."
    expect(noor.locator("[data-botsing]")).to_contain_text("Vier keer kwam een project stil te liggen.")
    expect(noor.locator("[data-botsing]")).to_contain_text("Niemand weet wie beslist.")
    assert not gebreken(noor)
    noor.goto("/")
    noor.goto(startnotitie)
    expect(noor.locator("[data-botsing]")).to_contain_text("Niemand weet wie beslist.")
    noor.get_by_role("radio", name="Jouw tekst").check()
    noor.locator("[data-botsing]").get_by_role("button").last.click()
    expect(noor.locator(f"[name={VRAAG}]")).to_have_value("Niemand weet wie beslist.")
    noor.goto(f"{startnotitie}geschiedenis/{VRAAG}/")
    expect(noor.locator("main")).to_contain_text("Vier keer kwam een project stil te liggen.")
    assert not gebreken(noor)


def test_who_is_logged_out_in_another_tab_types_on_and_loses_nothing(venster, startnotitie):
    eerste = venster("cio")
    eerste.goto(startnotitie)
    typ(eerste, "Eerste zin.")
    wacht_op_stand(eerste, "Opgeslagen")
    tweede = eerste.context.new_page()
    tweede.goto("/account/logout/")
    tweede.locator("main button[type=submit]").click()
    tweede.wait_for_url(re.compile("/account/login/"))
    typ(eerste, "Eerste zin. Tweede zin, terwijl niemand is ingelogd.")
    wacht_op_stand(eerste, "Je bent uitgelogd")
    assert bewaard() == "Eerste zin."
    log_in(tweede, "cio")
    eerste.bring_to_front()
    wacht_op_stand(eerste, "Opgeslagen")
    assert bewaard() == "Eerste zin. Tweede zin, terwijl niemand is ingelogd."


def test_without_javascript_the_opslaan_button_does_the_same(venster, startnotitie):
    pagina = venster("cio", javascript=False)
    pagina.goto(startnotitie)
    typ(pagina, "Zonder script.")
    pagina.get_by_role("button", name="Opslaan").last.click()
    expect(pagina.locator("body")).to_contain_text("Alles is opgeslagen")
    assert bewaard() == "Zonder script."
    assert Dossier.objects.count() == 1
