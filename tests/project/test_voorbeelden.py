"""An action can begin with an example, in every place where one is written; what was typed is never replaced unasked."""

from __future__ import annotations

from html import unescape

import pytest
from django.urls import reverse
from lxml import html

from acties.handelingen import maak_actie, wijzig_actie
from acties.models import Actie
from tests.formulieren import Formulier
from tests.voorbeelden import kies, neem_over
from waardenkader.models import Voorbeeldactie


@pytest.fixture
def voorbeeld(kader) -> Voorbeeldactie:
    """An example of one value."""
    return Voorbeeldactie.objects.get(waarde__slug="privacy")


@pytest.fixture
def plekken(in_workshop) -> dict[str, str]:
    """The addresses of the forms in which an action is written, by place."""
    groep = in_workshop.groepen.first()
    return {
        "project": reverse("project-actie-nieuw", args=[in_workshop.pk]),
        "voorstel": reverse("project-regel-nieuw", args=[in_workshop.pk, "voorstel"]) + f"?groep={groep.pk}",
        "plan": reverse("project-regel-nieuw", args=[in_workshop.pk, "actie"]),
    }


@pytest.mark.parametrize("plek", ["project", "voorstel", "plan"])
def test_without_a_script_an_example_comes_into_the_form_with_all_that_was_typed(
    plekken, plek, organisator, als, voorbeeld
):
    form = Formulier(als(organisator), plekken[plek], "titel")
    termijn = {"termijn": "2031-03-01"} if plek == "project" else {}
    wie = {"actiehouder_naam": "De aannemer"} if plek == "project" else {"wie": "De aannemer"}
    neem_over(form, kies(form, **wie, **termijn), str(voorbeeld.pk))
    velden = form.velden()
    assert velden["titel"] == [voorbeeld.tekst]
    assert "De aannemer" in [tekst for teksten in velden.values() for tekst in teksten]
    assert not termijn or velden["termijn"] == ["2031-03-01"]
    assert unescape(form.reactie.content.decode()).count(voorbeeld.herkomst) == 1
    assert not Actie.objects.exists()
    assert form.stuur().status_code == 302
    actie = Actie.objects.get()
    assert (actie.titel, actie.voorbeeldactie, actie.houder) == (voorbeeld.tekst, voorbeeld, "De aannemer")
    assert actie.voorbeeldbron == voorbeeld.herkomst


def test_what_somebody_typed_is_replaced_only_when_that_is_said(plekken, organisator, als, voorbeeld):
    client, adres = als(organisator), plekken["project"]
    for hoe, verwacht in (("vervang", voorbeeld.tekst), ("achter", f"Mijn eigen begin. {voorbeeld.tekst}")):
        form = Formulier(client, adres, "titel")
        pagina = kies(form, titel="Mijn eigen begin.")
        assert "Je schreef al: ‘Mijn eigen begin.’" in pagina.text_content()
        assert not pagina.xpath(f"//button[@value='{voorbeeld.pk}']"), (
            "no button that does not say what it does"
        )
        neem_over(form, pagina, f"{voorbeeld.pk}:{hoe}")
        assert form.velden()["titel"] == [verwacht]
    antwoord = client.post(adres, {"titel": "Mijn eigen begin.", "neem_over": str(voorbeeld.pk)})
    assert 'value="Mijn eigen begin."' in antwoord.content.decode()


def test_going_back_without_an_example_changes_nothing(plekken, organisator, als):
    form = Formulier(als(organisator), plekken["project"], "titel")
    neem_over(form, kies(form, titel="Mijn eigen begin."), "")
    assert form.velden()["titel"] == ["Mijn eigen begin."]


def test_searching_on_the_way_loses_nothing(plekken, organisator, als, voorbeeld):
    form = Formulier(als(organisator), plekken["project"], "titel")
    pagina = kies(form, doelgroep="Bezoekers", **{"voorbeeld-q": "bestaat-niet"})
    assert "Geen voorbeeld gevonden" in pagina.text_content()
    [ouder] = [f for f in pagina.forms if f.action == reverse("voorbeelden")]
    velden = dict(ouder.form_values()) | {"voorbeeld-q": "", "voorbeeld-waarde": str(voorbeeld.waarde_id)}
    opnieuw = html.fromstring(form.client.post(reverse("voorbeelden"), velden).content.decode())
    neem_over(form, opnieuw, str(voorbeeld.pk))
    assert form.velden()["doelgroep"] == ["Bezoekers"]


@pytest.mark.parametrize(
    "elders", ["https://elders.example/x", "//elders.example/x", "javascript:alert(1)", ""]
)
def test_the_way_back_is_never_to_another_site(organisator, als, kader, elders):
    antwoord = als(organisator).post(
        reverse("voorbeelden"), {"voorbeelden": "titel", "voorbeeld-naar": elders}
    )
    pagina = html.fromstring(antwoord.content.decode())
    for knop in pagina.xpath("//button[@formaction]"):
        assert knop.get("formaction").startswith("/")
        assert not knop.get("formaction").startswith("//")
    assert "elders.example" not in antwoord.content.decode()


def test_an_example_that_is_gone_is_no_error(plekken, organisator, als, voorbeeld):
    form = Formulier(als(organisator), plekken["project"], "titel")
    neem_over(form, kies(form), str(voorbeeld.pk))
    voorbeeld.delete()
    assert form.stuur().status_code == 302
    actie = Actie.objects.get()
    assert (actie.titel, actie.voorbeeldactie, actie.voorbeeldbron) == (voorbeeld.tekst, None, "")


def test_the_page_of_the_action_says_with_which_example_it_began_also_when_that_is_gone(
    met_uitkomsten, organisator, lees, voorbeeld
):
    actie = maak_actie(
        project=met_uitkomsten, door=organisator, titel="Iets anders geworden", voorbeeldactie=voorbeeld
    )
    herkomst = voorbeeld.herkomst
    assert voorbeeld.tekst in herkomst
    assert "Privacy (CODIO-instrument (2024)" in herkomst
    assert herkomst in unescape(lees(organisator, actie.get_absolute_url()))
    voorbeeld.delete()
    assert herkomst in unescape(lees(organisator, actie.get_absolute_url()))


def test_an_action_that_exists_can_begin_anew_and_keeps_its_source_when_it_changes(
    met_uitkomsten, organisator, als, voorbeeld
):
    actie = maak_actie(project=met_uitkomsten, door=organisator, titel="Iets")
    form = Formulier(als(organisator), reverse("actie-wijzigen", args=[actie.pk]), "titel")
    neem_over(form, kies(form), f"{voorbeeld.pk}:vervang")
    assert form.stuur().status_code == 302
    actie.refresh_from_db()
    assert (actie.titel, actie.voorbeeldactie) == (voorbeeld.tekst, voorbeeld)
    wijzig_actie(actie=actie, door=organisator, titel="Toch anders")
    actie.refresh_from_db()
    assert actie.voorbeeldactie == voorbeeld
