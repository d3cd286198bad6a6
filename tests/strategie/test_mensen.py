"""The people of a dossier."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from organisatie.wijziging import kenmerk
from strategie import handelingen

pytestmark = pytest.mark.django_db


def test_nobody_is_twice_in_the_list_of_one_process(dossier, cio, bestuurder):
    for wie in ({"naam": "Ria Bos"}, {"gebruiker": bestuurder}):
        handelingen.voeg_betrokkene_toe(dossier=dossier, soort="informatie", rol="x", door=cio, **wie)
        handelingen.voeg_betrokkene_toe(dossier=dossier, soort="keuze", rol="x", door=cio, **wie)
        with pytest.raises(ValidationError, match="al in de lijst"):
            handelingen.voeg_betrokkene_toe(dossier=dossier, soort="keuze", rol="y", door=cio, **wie)
    handelingen.voeg_betrokkene_toe(dossier=dossier, soort="keuze", rol="y", naam="Ben Bos", door=cio)
    assert dossier.betrokkenen.count() == 5


def test_who_takes_the_place_of_a_betrokkene_is_meant_by_the_tick(dossier, cio, medewerker, redacteur):
    betrokkene = handelingen.voeg_betrokkene_toe(
        dossier=dossier, soort="keuze", rol="x", gebruiker=medewerker, schrijft_mee=True, door=cio
    )
    gezien = {"gebruiker": kenmerk(medewerker.pk), "schrijft_mee": kenmerk(True)}
    handelingen.wijzig_betrokkene(
        betrokkene=betrokkene, gebruiker=redacteur, schrijft_mee=True, door=cio, gezien=gezien
    )
    assert list(dossier.meeschrijvers.all()) == [redacteur]


@pytest.mark.parametrize(
    ("wie", "fout"),
    [
        ({}, "Kies een collega óf schrijf een naam op."),
        ({"gebruiker": "medewerker", "naam": "Ria Bos"}, "Kies een collega óf schrijf een naam op."),
        ({"naam": "Ria Bos", "schrijft_mee": "on"}, "Meeschrijven kan alleen met een account."),
    ],
)
def test_a_betrokkene_is_an_account_or_a_name_and_only_an_account_writes(
    als, dossier, cio, medewerker, wie, fout
):
    gegevens = {"soort": "keuze", "rol": "jurist", **wie}
    if "gebruiker" in gegevens:
        gegevens["gebruiker"] = medewerker.pk
    adres = reverse("strategie-betrokkene-nieuw", args=[dossier.pk])
    antwoord = als(cio).post(adres, gegevens)
    assert antwoord.status_code == 422
    assert fout in antwoord.text
    assert not dossier.betrokkenen.exists()


def test_all_that_is_wrong_with_a_betrokkene_is_said_at_once(als, dossier, cio):
    adres = reverse("strategie-betrokkene-nieuw", args=[dossier.pk])
    antwoord = als(cio).post(adres, {"soort": "keuze", "rol": "", "schrijft_mee": "on"})
    for fout in ("Schrijf op welke functie", "Kies een collega óf", "Meeschrijven kan alleen"):
        assert fout in antwoord.text


@pytest.mark.parametrize("wie", ["medewerker", "Ria Bos"])
def test_a_betrokkene_comes_in_by_account_and_by_name(als, dossier, cio, medewerker, wie):
    gegevens = {"gebruiker": medewerker.pk} if wie == "medewerker" else {"naam": wie}
    adres = reverse("strategie-betrokkene-nieuw", args=[dossier.pk])
    antwoord = als(cio).post(adres, {"soort": "keuze", "rol": "jurist", **gegevens})
    assert antwoord.status_code == 302
    assert dossier.betrokkenen.get().weergavenaam == (medewerker.naam if wie == "medewerker" else wie)


def test_taking_a_betrokkene_off_the_list_asks_first(als, dossier, cio):
    wie = handelingen.voeg_betrokkene_toe(dossier=dossier, soort="keuze", rol="x", naam="Ria Bos", door=cio)
    adres = reverse("strategie-betrokkene-verwijderen", args=[dossier.pk, wie.pk])
    assert "Ria Bos" in als(cio).get(adres).text
    assert dossier.betrokkenen.exists()
    assert als(cio).post(adres)["Location"] == reverse("strategie-mensen", args=[dossier.pk])
    assert not dossier.betrokkenen.exists()


def test_a_betrokkene_cannot_be_opened_while_phase_1_is_locked(als, dossier, cio):
    wie = handelingen.voeg_betrokkene_toe(dossier=dossier, soort="keuze", rol="x", naam="Ria Bos", door=cio)
    adressen = [
        reverse(f"strategie-betrokkene{naam}", args=[dossier.pk, wie.pk]) for naam in ("", "-verwijderen")
    ]
    for adres in adressen:
        assert als(cio).get(adres).status_code == 200
    dossier.fasen.filter(nummer=1).update(status="vastgesteld")
    for adres in adressen:
        assert als(cio).get(adres)["Location"] == reverse("strategie-fase", args=[dossier.pk, 1])


def test_who_takes_part_in_two_processes_goes_on_writing_after_leaving_one(
    dossier, cio, medewerker, redacteur
):
    een, ander = (
        handelingen.voeg_betrokkene_toe(
            dossier=dossier, soort=soort, rol="x", gebruiker=medewerker, schrijft_mee=True, door=cio
        )
        for soort in ("keuze", "informatie")
    )
    handelingen.wijzig_betrokkene(betrokkene=een, gebruiker=redacteur, schrijft_mee=False, door=cio)
    assert list(dossier.meeschrijvers.all()) == [medewerker]
    handelingen.verwijder_betrokkene(betrokkene=een, door=cio)
    assert list(dossier.meeschrijvers.all()) == [medewerker]
    handelingen.verwijder_betrokkene(betrokkene=ander, door=cio)
    assert not dossier.meeschrijvers.exists()
