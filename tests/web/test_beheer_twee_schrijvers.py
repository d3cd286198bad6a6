"""Two beheerders at one page of /beheer/: nobody's change is undone unseen, in the page or in a row beside it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from organisatie.auditnamen import met_namen
from organisatie.models import Auditregel
from tests.formulieren import Formulier
from waardenkader.models import Voorbeeldactie, Waarde


@pytest.fixture
def collega(persoon):
    return persoon("collega", "beheerder")


@pytest.fixture
def twee(als, beheerder, collega):
    """Open one page of the admin on the screens of two people."""

    def _open(soort: str, pk: int, met: str) -> tuple[Formulier, Formulier]:
        adres = reverse(f"admin:{soort}_change", args=[pk])
        return Formulier(als(beheerder), adres, met), Formulier(als(collega), adres, met)

    return _open


def test_another_field_of_the_same_account_stays_as_the_first_left_it(twee, medewerker):
    eerste, tweede = twee("organisatie_gebruiker", medewerker.pk, "functie")
    assert eerste.stuur(functie="Van de eerste").status_code == 302
    assert tweede.stuur(email="tweede@voorbeeldland.example").status_code == 302
    medewerker.refresh_from_db()
    assert (medewerker.functie, medewerker.email) == ("Van de eerste", "tweede@voorbeeldland.example")
    regel = Auditregel.objects.filter(wat="gewijzigd in beheer").first()
    assert met_namen(regel.details)["wijzigingen"] == {
        "email": ["medewerker@voorbeeldland.example", "tweede@voorbeeldland.example"]
    }
    assert "E-mailadres" in regel.details["wijziging"]
    assert "unctie" not in regel.details["wijziging"]


def test_an_account_that_was_closed_stays_closed_when_an_old_page_is_sent(twee, medewerker):
    eerste, tweede = twee("organisatie_gebruiker", medewerker.pk, "functie")
    eerste.form.inputs["is_active"].checked = False
    assert eerste.stuur().status_code == 302
    assert tweede.stuur(functie="Adviseur").status_code == 302
    medewerker.refresh_from_db()
    assert not medewerker.is_active


def test_who_is_second_in_the_same_field_sees_both_and_sends_again_to_keep_the_own_text(
    twee, kader, beheerder
):
    waarde = Waarde.objects.actueel()[0]
    eerste, tweede = twee("waardenkader_waarde", waarde.pk, "definitie")
    eerste.stuur(definitie="Van de eerste")
    antwoord = tweede.stuur(definitie="Van de tweede")
    assert antwoord.status_code == 200
    tekst = antwoord.content.decode()
    assert f"{beheerder.naam} veranderde dit in “Van de eerste” terwijl jij bezig was" in tekst
    assert tweede.velden()["definitie"] == ["Van de tweede"]
    waarde.refresh_from_db()
    assert waarde.definitie == "Van de eerste"
    assert tweede.stuur().status_code == 302
    waarde.refresh_from_db()
    assert waarde.definitie == "Van de tweede"


def test_rows_beside_the_object_are_judged_by_field_as_well(twee, kader):
    actie = Voorbeeldactie.objects.filter(waarde__in=Waarde.objects.actueel())[0]
    eerste, tweede = twee("waardenkader_waarde", actie.waarde.pk, "definitie")
    [veld] = [
        naam.replace("-id", "-tekst")
        for naam, [waarde] in eerste.velden().items()
        if naam.startswith("voorbeeldacties-") and naam.endswith("-id") and waarde == str(actie.pk)
    ]
    assert eerste.stuur(**{veld: "Van de eerste"}).status_code == 302
    assert tweede.stuur(definitie="Van de tweede").status_code == 302
    actie.refresh_from_db()
    assert actie.tekst == "Van de eerste"
    assert actie.waarde.definitie == "Van de tweede"
    derde, vierde = twee("waardenkader_waarde", actie.waarde.pk, "definitie")
    derde.stuur(**{veld: "Van de derde"})
    assert "Van de derde" in vierde.stuur(**{veld: "Van de vierde"}).content.decode()
    actie.refresh_from_db()
    assert actie.tekst == "Van de derde"


def test_a_role_that_was_taken_away_does_not_come_back_with_an_old_page(twee, medewerker):
    eerste, tweede = twee("organisatie_gebruiker", medewerker.pk, "functie")
    assert eerste.stuur(**{"roltoekenningen-0-DELETE": "on"}).status_code == 302
    tweede.stuur(functie="Adviseur")
    assert not medewerker.roltoekenningen.exists()


def test_an_old_page_without_marks_still_saves(als, beheerder, organisatie):
    adres = reverse("admin:organisatie_organisatie_change", args=[organisatie.pk])
    pagina = Formulier(als(beheerder), adres, "naam")
    assert pagina.stuur(naam="Provincie Nieuwland", gezien="").status_code == 302
    organisatie.refresh_from_db()
    assert organisatie.naam == "Provincie Nieuwland"
