"""Each person at a real browser presses one of each kind of button, and sees the page that belongs to it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from acties.models import Actie
from organisatie.models import Gebruiker
from project.models import Deelnemer, Project
from strategie.models import Dossier
from tests.robot.wereld import ACCOUNTS, bouw, zonder_documenten

pytestmark = pytest.mark.browser


@pytest.fixture
def wereld(transactional_db) -> None:
    """The world of the robot, where the server of the browser sees it."""
    with zonder_documenten():
        bouw()


def druk(pagina: Page, knop: str | re.Pattern[str], *, zie: str | re.Pattern[str]) -> None:
    """Press a button of the page and see what must come; the page must be one of ours and in order."""
    pagina.locator("main").get_by_role("button", name=knop).first.click()
    expect(pagina.locator("main")).to_contain_text(zie)
    expect(pagina.locator("h1")).to_be_visible()


def project(titel: str) -> Project:
    return Project.objects.get(titel=titel)


def cio(pagina: Page) -> None:
    """A form page, a format page, a board that saves by itself, a confirmation."""
    pagina.goto("/strategie/nieuw/")
    pagina.locator("[name=titel]").fill("Van de robot")
    pagina.locator("[name=aanleiding]").first.check()
    druk(pagina, "Maak dossier", zie="Van de robot")
    dossier = Dossier.objects.get(titel="Strategie in de maak")
    pagina.goto(f"{dossier.get_absolute_url()}fase-2/accentwaarden/")
    vakje = pagina.locator("table input[type=checkbox]").last
    stond = vakje.is_checked()
    with pagina.expect_response(lambda antwoord: antwoord.request.redirected_from is not None):
        vakje.click()  # saved at once; the board itself shows the new state
    pagina.reload()
    assert pagina.locator("table input[type=checkbox]").last.is_checked() is not stond
    pagina.goto(
        f"{dossier.get_absolute_url()}fase-2/accentwaarden/regel-{dossier.lange_lijst.all()[0].pk}/verwijderen/"
    )
    druk(pagina, "Haal van de lijst", zie="De regel is van de lange lijst gehaald.")
    pagina.goto(f"{dossier.get_absolute_url()}fase-1/")
    druk(pagina, "Opslaan", zie="Alles is opgeslagen")


def bestuurder(pagina: Page) -> None:
    """The decision."""
    dossier = Dossier.objects.get(titel="Strategie bij de bestuurder")
    pagina.goto(f"{dossier.get_absolute_url()}fase-1/besluit/")
    druk(pagina, "Vaststellen", zie=re.compile("vastgesteld"))


def organisator(pagina: Page) -> None:
    """A form page, a form in a page, a form with two buttons, a confirmation."""
    pagina.goto("/project/nieuw/")
    pagina.locator("[name=titel]").fill("Project van de robot")
    druk(pagina, "Start het project", zie="Project van de robot")
    plan = project("Robot plant").get_absolute_url()
    pagina.goto(f"{plan}deelnemers/")
    druk(pagina, "Bewaar de groepen", zie="De groepen zijn bewaard.")
    pagina.goto(f"{plan}deelnemers/nieuw/")
    pagina.locator("[name=naam]").fill("Iemand van de robot")
    pagina.locator("[name=perspectief]").fill("Bewoner")
    druk(pagina, "Voeg toe en ga door met de volgende", zie="Iemand van de robot")
    pagina.goto(f"{plan}deelnemers/uitnodigen/")
    druk(pagina, re.compile("^Verstuur"), zie="verstuurd")


def gespreksleider(pagina: Page) -> None:
    """The button that closes a step of the workshop."""
    deze = project("Robot loopt")
    type(deze.workshop).objects.filter(project=deze).update(stap=2)
    pagina.goto(f"{deze.get_absolute_url()}workshop/blad/")
    druk(pagina, "Stap 2 is klaar", zie="Stap 3 is klaar")


def notulist(pagina: Page) -> None:
    """A format page and a comment in its margin."""
    pagina.goto(f"{project('Robot loopt').get_absolute_url()}workshop/blad/")
    druk(pagina, "Opslaan", zie="Alles is opgeslagen")
    pagina.locator("details.opmerking-nieuw summary").first.click()
    pagina.locator("[name^=opmerking-]:visible").first.fill("Klopt dit?")
    druk(pagina, "Plaats opmerking", zie="Klopt dit?")


def regievoerder(pagina: Page) -> None:
    """An action that is changed from a list, and back to that list."""
    pagina.goto(f"{project('Druktemonitor').get_absolute_url()}follow-up/")
    pagina.locator("main table a", has_text="Wijzig").first.click()
    pagina.locator("[name=omschrijving]").fill("Van de robot")
    druk(pagina, "Opslaan", zie="bewaard")
    assert pagina.url.endswith("/follow-up/")


def actiehouder(pagina: Page) -> None:
    """Progress on an action of one's own."""
    houder = Gebruiker.objects.get(username="actiehouder")
    actie = Actie.objects.filter(actiehouder=houder, project__titel="Druktemonitor")[0]
    pagina.goto(actie.get_absolute_url())
    pagina.locator("[name=tekst]").fill("De robot was hier.")
    pagina.locator("[name=knelpunt]").fill("Geen.")
    druk(pagina, "Bewaar voortgang", zie="De robot was hier.")


def redacteur(pagina: Page) -> None:
    """Publishing, and giving back with a reason."""
    aangeboden = project("Slimme verkeerslichten N201").get_absolute_url()
    pagina.goto(f"{aangeboden}verslag/teruggeven/")
    pagina.locator("main textarea").first.fill("Nog eens kijken.")
    druk(pagina, "Teruggeven", zie="teruggegeven")


def medewerker(pagina: Page) -> None:
    """The search, by its button."""
    pagina.goto("/moresprudentie/")
    pagina.locator("main input[type=search], main input[name=q]").first.fill("bezoekers")
    druk(pagina, "Zoek", zie=re.compile("verslag"))


def beheerder(pagina: Page) -> None:
    """A value of the organisation itself, and the admin."""
    pagina.goto("/waardenkader/eigen-waarde/gebruik/")
    druk(pagina, "Uit gebruik nemen", zie="niet meer in gebruik")
    pagina.goto("/beheer/organisatie/organisatie/")
    pagina.locator("#result_list tbody th a").first.click()
    pagina.locator("[name=_continue]").first.click()
    expect(pagina.locator(".messagelist")).to_be_visible()


DRUKT: dict[str, Callable[[Page], None]] = {
    functie.__name__: functie
    for functie in (
        *(cio, bestuurder, organisator, gespreksleider, notulist),
        *(regievoerder, actiehouder, redacteur, medewerker, beheerder),
    )
}


def test_everybody_presses_each_kind_of_button(venster, wereld, subtests):
    assert set(DRUKT) == set(ACCOUNTS)
    for account, functie in DRUKT.items():
        with subtests.test(account):
            pagina = venster(account)
            functie(pagina)
            pagina.goto("/")
            pagina.locator("summary.kop__gebruiker").click()
            pagina.locator(".gebruikersmenu").get_by_role("button", name="Uitloggen").click()
            expect(pagina.get_by_role("button", name="Inloggen", exact=True)).to_be_visible()


def test_who_was_invited_answers_without_an_account(venster, wereld):
    wie = Deelnemer.objects.filter(gebruiker=None, project__fase="workshop").exclude(uitgenodigd_op=None)[0]
    pagina = venster()
    pagina.goto(f"/uitnodiging/{wie.kenmerk}/")
    druk(pagina, "Ja, ik kom", zie="Fijn dat je komt")
    druk(pagina, "Nee, ik kom niet", zie="niet komt")
    wie.refresh_from_db()
    assert wie.uitnodiging == Deelnemer.Uitnodiging.KOMT_NIET
