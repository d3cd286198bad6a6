"""A measure can begin with an example, and keeps its source; questions help with the bestuurlijke lading."""

from __future__ import annotations

import pytest
from django.urls import reverse

from strategie.handelingen import (
    kies_accentwaarde,
    nieuwe_versie,
    voeg_maatregel_toe,
    zet_op_lange_lijst,
)
from strategie.models import Fase
from tests.formulieren import Formulier
from tests.voorbeelden import kies, neem_over
from waardenkader.models import Voorbeeldactie, Waarde


@pytest.fixture
def voorbeeld(kader) -> Voorbeeldactie:
    """An example of one value."""
    return Voorbeeldactie.objects.get(waarde__slug="privacy")


def test_the_form_of_a_measure_takes_the_kind_and_the_value_along(tot_en_met, cio, als, voorbeeld):
    dossier = tot_en_met(2)
    form = Formulier(als(cio), reverse("strategie-maatregel", args=[dossier.pk]), "titel")
    neem_over(form, kies(form), str(voorbeeld.pk))
    velden = form.velden()
    assert velden["soort"] == [voorbeeld.soort]
    assert velden["waarden"] == [str(voorbeeld.waarde_id)]
    assert form.stuur().status_code == 302
    assert dossier.maatregelen.get().voorbeeldactie == voorbeeld


def test_a_kind_and_values_that_were_chosen_stay(tot_en_met, cio, als, voorbeeld):
    dossier = tot_en_met(2)
    form = Formulier(als(cio), reverse("strategie-maatregel", args=[dossier.pk]), "titel")
    ander = Voorbeeldactie.objects.exclude(soort=voorbeeld.soort).first()
    neem_over(form, kies(form, soort=ander.soort, waarden=str(ander.waarde_id)), str(voorbeeld.pk))
    assert form.velden()["soort"] == [ander.soort]
    assert form.velden()["waarden"] == [str(ander.waarde_id)]


def test_the_source_of_a_measure_goes_along_to_the_next_version(tot_en_met, cio, voorbeeld):
    dossier = tot_en_met(2)
    voeg_maatregel_toe(dossier=dossier, door=cio, titel="Maatregel", voorbeeldactie=voorbeeld)
    nieuw = nieuwe_versie(dossier=dossier, reden="Het jaar is om.", door=cio)
    assert nieuw.maatregelen.get(titel="Maatregel").voorbeeldactie == voorbeeld
    assert nieuw.maatregelen.get(titel="Maatregel").voorbeeldbron == voorbeeld.herkomst


def test_beside_the_lading_of_a_value_stand_the_questions_that_help(dossier, cio, als):
    Fase.objects.filter(dossier=dossier, nummer__lt=2).update(status=Fase.Status.VASTGESTELD)
    for naam in ("Privacy", "Passendheid"):
        waarde = Waarde.objects.actueel().get(naam=naam)
        zet_op_lange_lijst(dossier=dossier, waarde=waarde, grond="praktijk", door=cio)
        accent = kies_accentwaarde(dossier=dossier, waarde=waarde, door=cio)
        adres = reverse("strategie-accentwaarde", args=[dossier.pk, accent.pk])
        pagina = als(cio).get(adres, follow=True).content.decode()
        vragen = [vraag.tekst for vraag in waarde.hulpvragen.all()]
        assert ("Vragen die helpen" in pagina) is bool(vragen), naam
        assert all(tekst in pagina for tekst in vragen)
