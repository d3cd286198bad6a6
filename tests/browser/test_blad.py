"""The sheet of a workshop in a browser: from the keyboard alone, by two at once, with and without scripts or connection."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, expect

from project.models import Afspraak, Project, Reflectie
from tests.browser.conftest import BREEDTEN, gebreken
from tests.robot.wereld import zonder_documenten
from tests.toegang.conftest import bouw

pytestmark = pytest.mark.browser

WAARDEN = {
    "Democratie": [("Inclus", "wie geen telefoon heeft"), ("Vertrouwen", "boeren geloven de cijfers"), ("Respons", "")],
    "Rechtsstaat": [("Proport", "niet meer dan nodig"), ("Privacy", "geen gezichten"), ("Aanvecht", "bezwaar kan")],
    "Bestuurskracht": [("Veiligh", "de brug bedienen"), ("Privacy", "ook de aannemer"), ("Controleer", ""), ("Deskund", "x")],
}  # fmt: skip
SPANNINGEN = [
    ("priv", "veil", "scherp beeld"),
    ("vertr", "contr", "wantrouwen"),
    ("incl", "prop", "meer tellen"),
]
ACTIES = [(f"Actie {n}", "De aannemer", "priv", "1 maart") for n in range(1, 8)]
REFLECTIES = [f"Geleerd {n}" for n in range(1, 7)]


@pytest.fixture
def project(transactional_db) -> Project:
    """A project in its workshop, of which nothing was entered yet."""
    with zonder_documenten():
        project = bouw().project
    project.spanningen.all().delete()
    project.gekozen_waarden.all().delete()
    project.acties.all().delete()
    Afspraak.objects.all().delete()
    Reflectie.objects.all().delete()
    return project


class Toetsen:
    """The keyboard of a person, counted."""

    def __init__(self, pagina: Page) -> None:
        self.pagina, self.aantal = pagina, 0

    def typ(self, tekst: str) -> None:
        self.aantal += len(tekst)
        self.pagina.keyboard.type(tekst)

    def druk(self, toets: str) -> None:
        self.aantal += 1
        self.pagina.keyboard.press(toets)

    def regel(self, *velden: str) -> None:
        for nummer, tekst in enumerate(velden):
            if nummer:
                self.druk("Tab")
            self.typ(tekst)
        self.druk("Enter")

    def naar(self, kiezer: str) -> None:
        """Go to a field with Tab alone, as somebody without a mouse."""
        for _ in range(250):
            if self.pagina.evaluate("k => document.activeElement.matches(k)", kiezer):
                return
            self.druk("Tab")
        raise AssertionError(f"Met Tab kom je niet bij {kiezer}")


def open_blad(pagina: Page, project: Project) -> Toetsen:
    pagina.goto(f"/project/{project.pk}/workshop/blad/")
    expect(pagina.locator("html.met-script")).to_have_count(1)
    return Toetsen(pagina)


def nieuw(lijst: str, veld: str) -> str:
    return f"[id='{lijst}'] .regel--nieuw [name={veld}]"


def bewaard(pagina: Page) -> None:
    expect(pagina.locator("[data-opslagstand]")).to_contain_text("Opgeslagen")


def test_a_whole_workshop_is_entered_on_one_page_without_a_mouse(venster, project):
    pagina = venster("notulist")
    toetsen = open_blad(pagina, project)
    for groep in project.groepen.all():
        toetsen.naar(nieuw(f"lijst-waarde-{groep.pk}", "waarde"))
        for naam, reden in WAARDEN[groep.naam]:
            toetsen.typ(f"{naam}:{reden}")
            toetsen.druk("Enter")
    expect(pagina.locator("#lijst-poster .regel")).to_have_count(9)
    expect(pagina.get_by_text("Nog geen waarden.")).to_be_hidden()
    toetsen.naar(nieuw("lijst-spanning", "waarde_a"))
    for spanning in SPANNINGEN:
        toetsen.regel(*spanning)
    toetsen.naar(nieuw("lijst-actie", "titel"))
    for actie in ACTIES:
        toetsen.regel(*actie)
    toetsen.naar(nieuw("lijst-reflectie", "tekst"))
    for tekst in REFLECTIES:
        toetsen.typ(tekst)
        toetsen.druk("Enter")
        toetsen.druk("Tab")  # the question stays as it was
    bewaard(pagina)
    expect(pagina.locator(".regel--fout")).to_have_count(0)
    assert sum(g.groepskeuzes.count() for g in project.gekozen_waarden.all()) == 10
    assert project.gekozen_waarden.get(waarde__naam="Privacy").groepskeuzes.count() == 2
    assert project.eigen_waarden.get().naam == "Vertrouwen"
    assert [str(spanning) for spanning in project.spanningen.all()] == [
        "Privacy en Veiligheid",
        "Vertrouwen en Controleerbaarheid",
        "Inclusiviteit en Proportionaliteit",
    ]
    assert list(project.acties.op_nummer().values_list("nummer", "titel", "actiehouder_naam")) == [
        (n, f"Actie {n}", "De aannemer") for n in range(1, 8)
    ]
    assert sorted(Reflectie.objects.values_list("tekst", flat=True)) == REFLECTIES
    assert pagina.url.endswith("/workshop/blad/")
    assert toetsen.aantal < 900


def test_two_who_write_at_once_lose_nothing_and_see_each_other(venster, project):
    een, ander = venster("notulist"), venster("gespreksleider")
    democratie, rechtsstaat, _ = project.groepen.all()
    links, rechts = open_blad(een, project), open_blad(ander, project)
    een.locator(nieuw(f"lijst-waarde-{democratie.pk}", "waarde")).focus()
    ander.locator(nieuw(f"lijst-waarde-{rechtsstaat.pk}", "waarde")).focus()
    for naam, over in (("Transp", "Proport"), ("Inclus", "Aanvecht"), ("Duurz", "Uitleg")):
        links.typ(f"{naam}:van links")
        links.druk("Enter")
        rechts.typ(f"{over}:van rechts")
        rechts.druk("Enter")
    bewaard(een)
    bewaard(ander)
    for pagina in (een, ander):
        pagina.evaluate("dispatchEvent(new Event('focus'))")
        expect(pagina.locator("#lijst-poster .regel")).to_have_count(6)
    assert project.gekozen_waarden.count() == 6


def test_the_same_line_changed_by_two_shows_both_texts_and_keeps_what_is_chosen(venster, project):
    afspraak = Afspraak.objects.create(project=project, tekst="Bellen")
    een, ander = venster("notulist"), venster("gespreksleider")
    for pagina in (een, ander):
        open_blad(pagina, project)
    regel = f"#regel-afspraak-{afspraak.pk}"
    een.locator(f"{regel} [name=tekst]").fill("Bellen met Noor")
    een.keyboard.press("Enter")
    bewaard(een)
    ander.locator(f"{regel} [name=tekst]").fill("Schrijven")
    ander.keyboard.press("Enter")
    botsing = ander.locator(f"{regel} .veldbotsing")
    expect(botsing).to_contain_text("Bellen met Noor")
    expect(ander.locator(f"{regel} [name=tekst]")).to_have_value("Schrijven")
    assert Afspraak.objects.get().tekst == "Bellen met Noor"
    botsing.get_by_label("Wat ik hieronder heb staan").check()
    ander.locator(f"{regel} [name=tekst]").press("Enter")
    expect(botsing).to_have_count(0)
    assert Afspraak.objects.get().tekst == "Schrijven"


@contextmanager
def zonder_verbinding(pagina: Page):
    pagina.context.set_offline(True)
    yield
    pagina.context.set_offline(False)


def test_without_a_connection_lines_wait_and_arrive_exactly_once(venster, project):
    pagina = venster("notulist")
    toetsen = open_blad(pagina, project)
    pagina.locator(nieuw("lijst-afspraak", "tekst")).focus()
    with zonder_verbinding(pagina):
        for tekst in ("Eerste", "Tweede", "Derde"):
            toetsen.regel(tekst)
        expect(pagina.locator("[data-opslagstand]")).to_contain_text("geen verbinding")
        assert not Afspraak.objects.exists()
    bewaard(pagina)
    assert list(Afspraak.objects.order_by("pk").values_list("tekst", flat=True)) == [
        "Eerste",
        "Tweede",
        "Derde",
    ]


def test_lines_stand_in_the_order_in_which_they_were_typed_however_slow_the_first_one_was(venster, project):
    pagina = venster("notulist")
    toetsen = open_blad(pagina, project)
    opgehouden = []
    pagina.route("**/regel/**", lambda weg: opgehouden.append(weg), times=1)
    pagina.locator(nieuw("lijst-actie", "titel")).focus()
    for titel, wie, *_ in ACTIES[:3]:
        toetsen.regel(titel, wie)
    expect(pagina.locator("[data-opslagstand]")).to_contain_text("Bezig met opslaan")
    assert not project.acties.exists()
    opgehouden[0].continue_()
    bewaard(pagina)
    assert [actie.titel for actie in project.acties.op_nummer()] == ["Actie 1", "Actie 2", "Actie 3"]


def test_a_line_that_never_left_this_device_comes_back(venster, project):
    pagina = venster("notulist")
    toetsen = open_blad(pagina, project)
    pagina.locator(nieuw("lijst-afspraak", "tekst")).focus()
    pagina.route("**/regel/**", lambda route: route.abort())
    toetsen.regel("Niet verstuurd")
    expect(pagina.locator("[data-opslagstand]")).to_contain_text("geen verbinding")
    pagina.unroute("**/regel/**")
    pagina.on("dialog", lambda venster: venster.accept())
    pagina.goto(f"/project/{project.pk}/workshop/blad/")
    expect(pagina.locator("[id^=regel-afspraak-]:not(.regel--nieuw) [name=tekst]")).to_have_value(
        "Niet verstuurd"
    )
    assert Afspraak.objects.get().tekst == "Niet verstuurd"


def test_a_new_line_that_was_refused_comes_back_once_and_can_be_thrown_away(venster, project):
    pagina = venster("notulist")
    pagina.on("dialog", lambda vraag: vraag.accept())
    toetsen = open_blad(pagina, project)
    groep = project.groepen.first()
    lijst = pagina.locator(f"[id='lijst-waarde-{groep.pk}']")
    lijst.locator(".regel--nieuw [name=waarde]").focus()
    toetsen.typ("Transparentie:waarom")
    toetsen.druk("Enter")
    for _ in range(3):
        expect(lijst.locator(".regel--fout")).to_have_count(1)
        open_blad(pagina, project)
    expect(lijst.locator(".regel--fout")).to_have_count(1)
    expect(lijst.locator("form")).to_have_count(2)
    lijst.get_by_role("button", name="Gooi weg").click()
    open_blad(pagina, project)
    expect(lijst.locator("form")).to_have_count(1)
    assert not project.gekozen_waarden.exists()


def test_a_choice_between_two_texts_that_was_not_made_is_still_asked_after_coming_back(venster, project):
    afspraak = Afspraak.objects.create(project=project, tekst="Bellen")
    een, ander = venster("notulist"), venster("gespreksleider")
    ander.on("dialog", lambda vraag: vraag.accept())
    for pagina in (een, ander):
        open_blad(pagina, project)
    regel = f"#regel-afspraak-{afspraak.pk}"
    een.locator(f"{regel} [name=tekst]").fill("Bellen met Noor")
    een.keyboard.press("Enter")
    bewaard(een)
    ander.locator(f"{regel} [name=tekst]").fill("Schrijven")
    ander.keyboard.press("Enter")
    for _ in range(2):
        expect(ander.locator(f"{regel} .veldbotsing")).to_contain_text("Bellen met Noor")
        open_blad(ander, project)
    expect(ander.locator(f"{regel} .veldbotsing")).to_contain_text("Bellen met Noor")
    expect(ander.locator(f"{regel} [name=tekst]")).to_have_value("Schrijven")
    assert Afspraak.objects.get().tekst == "Bellen met Noor"


def test_without_scripts_every_line_has_its_own_button(venster, project):
    pagina = venster("notulist", javascript=False)
    pagina.goto(f"/project/{project.pk}/workshop/blad/")
    groep = project.groepen.first()
    regel = pagina.locator(f"[id='lijst-waarde-{groep.pk}'] .regel--nieuw")
    regel.locator("[name=waarde]").fill("Vertrouwen: boeren moeten cijfers kunnen geloven")
    regel.get_by_role("button").click()
    assert pagina.url.partition("#")[2].startswith("regel-waarde-")
    assert project.gekozen_waarden.get().reden == "boeren moeten cijfers kunnen geloven"
    regel = pagina.locator("#lijst-spanning .regel--nieuw")
    regel.locator("[name=waarde_a]").fill("Vertrouwen")
    regel.get_by_role("button").click()
    expect(pagina.locator("main")).to_contain_text("Kies een waarde van de poster.")
    expect(pagina.locator("main [name=waarde_a]")).to_have_value("Vertrouwen")


@pytest.mark.parametrize("breedte", BREEDTEN)
def test_everybody_can_use_the_sheet(venster, project, breedte):
    pagina = venster("notulist", breedte=breedte)
    toetsen = open_blad(pagina, project)
    groep = project.groepen.first()
    pagina.locator(nieuw(f"lijst-waarde-{groep.pk}", "waarde")).focus()
    toetsen.typ("pri")
    expect(pagina.locator(".waardekiezer__venster:not([hidden]) [role=option]")).to_have_count(1)
    assert gebreken(pagina) == []
    toetsen.druk("Escape")
    toetsen.typ("onzin")
    toetsen.druk("Enter")
    pagina.locator(nieuw("lijst-actie", "titel")).focus()
    toetsen.regel("Actie", "Iemand", "bestaatniet")
    expect(pagina.locator(".regel--fout")).to_have_count(1)
    assert gebreken(pagina) == []
