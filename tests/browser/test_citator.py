"""The citator in a real browser: every page in order for axe at both widths, copying, taking over, earlier cases after a save."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from acties.models import Actie
from moresprudentie.inhoud import lees
from moresprudentie.models import Bewaardezoekvraag, Foutmelding, Verslag, Verslagactie
from moresprudentie.zoekindex import zet_in_index
from project.models import Project
from tests.browser.conftest import gebreken

pytestmark = pytest.mark.browser


@pytest.fixture
def vindbaar(verhaal_gespeeld) -> None:
    """The story, with what search keeps of it: a snapshot has no rows whose key is that of another row."""
    for verslag in Verslag.objects.gepubliceerd().select_related("huidige_versie"):
        zet_in_index(verslag, lees(verslag.huidige_versie.inhoud))


def test_the_pages_of_the_citator(venster, vindbaar):
    verslag = Verslag.objects.get(titel="Druktemonitor")
    actie = Verslagactie.objects.filter(verslag=verslag).first()
    bewaard = Bewaardezoekvraag.objects.get(gebruiker__username="organisator")
    casus = reverse("project-casusbeschrijving", args=[Project.objects.get(titel__startswith="Luchtfoto").pk])
    per_wie = {
        "organisator": (
            reverse("waarde", args=["privacy"]),
            reverse("bibliotheek"),
            f"{reverse('bibliotheek')}?q=zeppelin",
            verslag.get_absolute_url(),
            reverse("actie-overnemen", args=[verslag.slug, actie.nummer]),
            reverse("zoekvragen"),
            reverse("zoekvraag", args=[bewaard.pk]),
            reverse("zoekvraag-verwijderen", args=[bewaard.pk]),
            f"{reverse('zoekvraag-bewaren')}?q=drukte",
            reverse("fout-melden", args=[verslag.slug]),
            Actie.objects.exclude(overgenomen_van=None).get().get_absolute_url(),
            casus,
        ),
        "redacteur": (
            reverse("redactie"),
            reverse("fout", args=[Foutmelding.objects.get().pk]),
            reverse("project-verslag-nakijken", args=[verslag.project_id]),
        ),
    }
    fouten = []
    for wie, adressen in per_wie.items():
        pagina = venster(wie)
        for adres in adressen:
            antwoord = pagina.goto(adres)
            fouten += [] if antwoord and antwoord.status == 200 else [f"{adres}: {antwoord}"]
            for vouw in pagina.locator("main details.vouw").all():
                vouw.evaluate("v => v.open = true")
            fouten += gebreken(pagina)
    assert not fouten, "\n".join(fouten)


def test_a_reference_is_copied_with_one_press(venster, vindbaar):
    pagina = venster("medewerker")
    pagina.context.grant_permissions(["clipboard-read", "clipboard-write"])
    pagina.goto(Verslag.objects.get(titel="Druktemonitor").get_absolute_url())
    pagina.get_by_role("button", name="Kopieer verwijzing").click()
    expect(pagina.locator("#verwijzing-gelukt")).to_have_text("Gekopieerd")
    gekopieerd = pagina.evaluate("navigator.clipboard.readText()")
    assert gekopieerd.startswith("CODIO 20")
    assert "Druktemonitor, versie 1" in gekopieerd
    assert "/codio/20" in gekopieerd


def test_an_action_is_taken_over_and_going_back_and_pressing_again_leads_to_it(venster, vindbaar):
    pagina = venster("organisator")
    pagina.goto(f"{reverse('bibliotheek')}?q=dertig+gesprekken")
    pagina.get_by_role("link", name="Neem over in mijn project").click()
    pagina.get_by_label("Slimme verkeerslichten N201").check()
    pagina.get_by_role("button", name="Neem over").click()
    expect(pagina.get_by_text("Overgenomen uit")).to_be_visible()
    hier = pagina.url
    pagina.go_back()
    pagina.get_by_label("Slimme verkeerslichten N201").check()
    pagina.get_by_role("button", name="Neem over").click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Elke week dertig gesprekken nalezen")
    assert pagina.url == hier
    assert Actie.objects.filter(titel__startswith="Elke week dertig").count() == 2  # there, and here once


def test_earlier_cases_come_after_a_save_without_losing_what_is_typed(venster, vindbaar):
    project = Project.objects.get(titel__startswith="Luchtfoto")
    project.casusbeschrijving.antwoord_set.filter(vraag__in=("doel", "opgaven")).delete()
    Project.objects.filter(pk=project.pk).update(technologie="Locatiegegevens")
    pagina = venster("organisator")
    pagina.goto(reverse("project-casusbeschrijving", args=[project.pk]))
    expect(pagina.locator("#eerdere-gevallen details")).to_have_count(0)
    pagina.locator("[name=doel]").fill("Weten waar bezoekers zijn.")
    pagina.locator("[name=opgaven]").focus()
    pagina.keyboard.type("Ik typ nog")
    expect(pagina.locator("#eerdere-gevallen")).to_contain_text("Eerdere gevallen")
    expect(pagina.locator("[name=opgaven]")).to_have_value("Ik typ nog")
