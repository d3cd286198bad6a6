"""Who writes along can change in every phase, on a page of its own."""

from __future__ import annotations

import pytest
from django.urls import reverse

from strategie import handelingen
from strategie.models import Dossier, Fase

pytestmark = pytest.mark.django_db


def test_a_colleague_starts_and_stops_writing_along_while_phase_1_is_locked(als, cio, dossier, medewerker):
    Fase.objects.filter(dossier=dossier, nummer=1).update(status=Fase.Status.VASTGESTELD)
    client, adres = als(cio), reverse("strategie-schrijvers", args=[dossier.pk])
    assert adres in client.get(reverse("strategie-mensen", args=[dossier.pk])).text
    client.post(adres, {"gebruiker": medewerker.pk})
    assert list(Dossier.objects.get(pk=dossier.pk).meeschrijvers.all()) == [medewerker]
    assert als(medewerker).get(adres).status_code == 200
    pagina = client.get(adres).text
    assert f'name="weg" value="{medewerker.pk}"' in pagina
    client.post(adres, {"weg": medewerker.pk})
    assert not dossier.meeschrijvers.exists()
    assert als(medewerker).get(adres).status_code == 404


def test_who_stops_writing_along_oneself_comes_back_on_a_page_that_opens(als, cio, dossier, medewerker):
    handelingen.zet_meeschrijver(dossier=dossier, gebruiker=medewerker, schrijft_mee=True, door=cio)
    adres = reverse("strategie-schrijvers", args=[dossier.pk])
    handelingen.maak_dossier(door=cio, titel="Ander", aanleiding="incident", eigenaar=cio)
    antwoord = als(medewerker).post(adres, {"weg": medewerker.pk}, follow=True)
    assert "schrijft niet meer mee" in antwoord.text


@pytest.mark.parametrize("weg", ["onzin", "999999", "", "9" * 30])
def test_taking_off_somebody_who_does_not_write_along_says_so_and_changes_nothing(
    als, cio, dossier, medewerker, weg
):
    dossier.meeschrijvers.add(medewerker)
    adres = reverse("strategie-schrijvers", args=[dossier.pk])
    antwoord = als(cio).post(adres, {"weg": weg}, follow=True)
    assert "Deze collega schrijft al niet meer mee." in antwoord.content.decode()
    assert list(dossier.meeschrijvers.all()) == [medewerker]


def test_the_tick_at_a_betrokkene_still_lets_somebody_write_along_while_phase_1_is_open(
    als, cio, dossier, medewerker
):
    als(cio).post(
        reverse("strategie-betrokkene-nieuw", args=[dossier.pk]),
        {"soort": "keuze", "rol": "jurist", "gebruiker": medewerker.pk, "schrijft_mee": "on"},
    )
    assert list(dossier.meeschrijvers.all()) == [medewerker]
