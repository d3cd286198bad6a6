"""A whole workshop, live: fifteen telephones, three laptops, the wall and who leads go through the seven steps together."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from acties.models import Actie
from live.handelingen import sluit_zaal
from live.models import Notitie
from moresprudentie.handelingen import maak_verslag
from moresprudentie.inhoud import verzamel
from project.documenten import maak_poster
from project.handelingen import rond_workshop_af
from project.models import Groepskeuze, Project, Reflectie
from tests.browser.live import Zaal, tot, wacht_op_stroom

AANTAL = 15
OP_NAAM = 3
LANG = 90_000
TAFELS = ("Democratie", "Rechtsstaat", "Bestuurskracht")
KIES = re.compile("^Kies deze waarde")
KIES_ACTIE = re.compile("^Kies deze actie")


@dataclass
class Alles:
    """All screens of one workshop."""

    leider: Page
    wand: Page
    telefoons: list[Page]
    laptops: dict[str, Page]

    def verder(self, titel: str) -> None:
        """Let who leads go on, and wait until every screen is there."""
        bij = self.leider.locator("[data-live]")
        oud = bij.get_attribute("data-deel") or ""
        self.leider.get_by_role("button", name=re.compile("^(Volgende|Begin)")).first.click()
        # Until the control is there too, its next press would be one of the part before.
        expect(bij).not_to_have_attribute("data-deel", oud, timeout=LANG)
        for scherm in (*self.telefoons, *self.laptops.values()):
            expect(scherm.get_by_role("heading", level=1)).to_have_text(titel, timeout=LANG)


def doe_mee(zaal: Zaal, nummer: int) -> Page:
    """Come in with the code; the first few with a name."""
    telefoon = zaal.venster()
    telefoon.goto(f"/deelnemen/{zaal.wereld.sessie.code}/")
    if nummer < OP_NAAM:
        telefoon.get_by_label("Je naam").fill(f"Mens {nummer}")
    telefoon.get_by_role("button", name="Doe mee").click()
    return wacht_op_stroom(telefoon)


def noteer_waarde(telefoon: Page, nummer: int) -> str:
    """Choose a value of the own table and write why; gives the text."""
    tekst = f"Omdat het ertoe doet, zegt telefoon {nummer}."
    keuzes = telefoon.locator("[data-kies] > .chipgroepen button.chip")
    keuzes.nth(nummer // len(TAFELS) % 3).click()
    telefoon.get_by_label("Waarom is dit hier belangrijk?").fill(tekst)
    telefoon.get_by_role("button", name="Voeg notitie toe").click()
    return tekst


def noteer_actie(telefoon: Page, nummer: int) -> str:
    """Write an action and who does it; gives the text."""
    tekst = f"Maak afspraak {nummer} met de leverancier."
    telefoon.get_by_label("Wat moet er gebeuren?").fill(tekst)
    telefoon.get_by_label(re.compile("^Wie doet het")).fill("De projectleider")
    telefoon.get_by_role("button", name="Voeg notitie toe").click()
    return tekst


def kies_waarden(laptop: Page, tafel: str) -> list[str]:
    """Choose two piles at a table, each with a reason, and who tells it; gives the reasons."""
    redenen = []
    for nummer in (1, 2):
        laptop.get_by_role("button", name=KIES).first.click()
        reden = f"{tafel} koos dit als nummer {nummer}."
        veld = laptop.get_by_label("Waarom juist deze waarde?").locator("visible=true").last
        veld.fill(reden)
        veld.blur()
        tot(lambda r=reden: Groepskeuze.objects.filter(reden=r).exists(), laptop)
        expect(laptop.locator("[data-lees]", has_text=reden)).to_be_visible()
        redenen.append(reden)
    laptop.get_by_label(re.compile("^Wie vertelt straks")).fill(f"Woordvoerder van {tafel}")
    laptop.get_by_label(re.compile("^Wie vertelt straks")).blur()
    return redenen


def test_fifteen_people_go_through_all_seven_steps_and_everything_is_in_the_project(zaal: Zaal):
    project = zaal.wereld.project
    leider = zaal.venster("gespreksleider", breedte=1280, hoogte=900)
    leider.goto(f"/project/{project.pk}/live/")
    wacht_op_stroom(leider)
    wand = zaal.venster("gespreksleider", breedte=1920, hoogte=1080)
    wand.goto(f"/project/{project.pk}/live/scherm/")
    wacht_op_stroom(wand)
    laptops = {naam: zaal.open(zaal.wereld.tafel(naam)) for naam in TAFELS}
    telefoons = [doe_mee(zaal, nummer) for nummer in range(AANTAL)]
    alles = Alles(leider, wand, telefoons, laptops)

    alles.verder("Welkom")
    alles.verder("Lees de casus")
    alles.verder("Waarden noteren")
    teksten = [noteer_waarde(telefoon, nummer) for nummer, telefoon in enumerate(telefoons)]
    tot(lambda: Notitie.objects.count() == AANTAL, leider, 90)
    assert sorted(Notitie.objects.values_list("tekst", flat=True)) == sorted(teksten)

    alles.verder("Kies samen jullie waarden")
    redenen = [reden for naam, laptop in laptops.items() for reden in kies_waarden(laptop, naam)]
    alles.verder("Elke tafel vertelt")
    for naam in (str(keuze.gekozen) for keuze in Groepskeuze.objects.select_related("gekozen__waarde")):
        expect(wand.locator("body")).to_contain_text(naam, timeout=LANG)

    alles.verder("Samen kijken naar de waarden")
    een, twee = (str(keuze.gekozen) for keuze in Groepskeuze.objects.order_by("pk")[:3:2])
    blad = zaal.venster("notulist", breedte=1280)
    blad.goto(f"/project/{project.pk}/workshop/blad/")
    spanning = blad.locator("#lijst-spanning .regel--nieuw")
    spanning.locator("[name=waarde_a]").fill(een)
    spanning.locator("[name=waarde_b]").fill(twee)
    spanning.locator("[name=schuurt]").fill("Wie telt, kijkt ook mee.")
    spanning.locator("[name=schuurt]").press("Enter")
    expect(wand.locator("body")).to_contain_text("Wie telt, kijkt ook mee.", timeout=LANG)

    acties = _acties(alles, project, blad)

    alles.verder("Hoe gaan we verder?")
    alles.verder("Kijk even terug")
    for nummer, telefoon in enumerate(telefoons):
        telefoon.get_by_role("textbox", name="Wat heb je geleerd?").fill(f"Ik leerde {nummer}.")
        telefoon.get_by_role("button", name="Verstuur").first.click()
    tot(lambda: Reflectie.objects.filter(project=project).count() == AANTAL, leider, 90)
    sluit_zaal(sessie=zaal.wereld.vers(), door=zaal.wereld.leider)
    for telefoon in telefoons:
        expect(telefoon.get_by_role("heading", level=1)).to_have_text("De workshop is klaar", timeout=LANG)
    _klopt(Project.objects.get(pk=project.pk), redenen, acties)


def _acties(alles: Alles, project: Project, blad: Page) -> set[str]:
    """Step 4 and 5: everybody writes an action, each table chooses one, all become the plan; gives the titles."""
    alles.verder("Acties noteren")
    acties = [noteer_actie(telefoon, nummer) for nummer, telefoon in enumerate(alles.telefoons)]
    tot(lambda: Notitie.objects.filter(soort="actie").count() == AANTAL, alles.leider, 90)
    alles.verder("Kies samen jullie acties")
    for laptop in alles.laptops.values():
        laptop.get_by_role("button", name=KIES_ACTIE).first.click()
    tot(lambda: Actie.objects.filter(project=project).count() == len(TAFELS), alles.leider, 90)
    alles.verder("Elke tafel vertelt")
    alles.verder("Samen één actieplan")
    blad.reload()
    blad.get_by_role("button", name=re.compile("^Spreek alle")).first.click()
    tot(lambda: not Actie.objects.filter(project=project, is_voorstel=True).exists(), alles.leider, 90)
    gekozen = set(Actie.objects.filter(project=project).values_list("titel", flat=True))
    assert gekozen <= set(acties)
    for titel in gekozen:
        expect(alles.wand.locator("body")).to_contain_text(titel, timeout=LANG)
    return gekozen


def _klopt(project: Project, redenen: list[str], acties: set[str]) -> None:
    """Poster, actions and the draft of the verslag hold exactly what was entered."""
    keuzes = Groepskeuze.objects.filter(gekozen__project=project).select_related("gekozen__waarde")
    waarden = {str(keuze.gekozen) for keuze in keuzes}
    assert sorted(keuze.reden for keuze in keuzes) == sorted(redenen)
    poster = maak_poster(project)
    assert {w.naam for f in poster.fundamenten for w in f.waarden} == waarden
    assert [s.tekst for s in poster.spanningen] == ["Wie telt, kijkt ook mee."]
    assert {actie.titel for actie in poster.acties} == acties
    assert {actie.houder for actie in poster.acties} == {"De projectleider"}
    assert project.deelnemers.filter(plekken__isnull=False).count() == AANTAL
    rond_workshop_af(project=project, door=project.organisator)
    verslag = maak_verslag(project=project, door=project.organisator)
    inhoud = str(verzamel(verslag))
    assert all(reden in inhoud for reden in redenen)
    assert all(titel in inhoud for titel in acties)
