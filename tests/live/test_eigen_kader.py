"""Rehearsing a workshop in a code of the organisation: four tables, other values, the same twelve people."""

from __future__ import annotations

import pytest

from live.handelingen import begin_oefening
from live.models import Notitie
from project import handelingen
from project.documenten import maak_poster
from tests.conftest import maak_persoon
from tests.live.test_oefening import speel_uit
from tests.waardenkader.digikompas import HOOFDSTUKKEN, breng_digikompas

pytestmark = pytest.mark.django_db


def test_the_simulated_participants_play_in_the_values_and_at_the_tables_of_the_code(wereld):
    code = breng_digikompas(maak_persoon("linda", "beheerder"))
    project = handelingen.maak_project(
        door=wereld.project.organisator, titel="Slimme sluizen", gespreksleider=wereld.leider
    )
    sessie = speel_uit(begin_oefening(project=project, door=wereld.leider, versnelling=10), wereld.leider)

    oefening = sessie.project
    assert [g.naam for g in oefening.groepen.all()] == list(HOOFDSTUKKEN)
    assert sorted(g.deelnemers.count() for g in oefening.groepen.all()) == [3, 3, 3, 3]
    notities = Notitie.objects.filter(sessie=sessie, waarde__isnull=False)
    assert notities.count() > 10
    assert set(notities.values_list("waarde__principe__fundament__versie", flat=True)) == {code.pk}
    gekozen = oefening.gekozen_waarden.select_related("waarde__principe__fundament__versie")
    assert gekozen.count() >= 6
    assert {keuze.waarde.versie for keuze in gekozen} == {code}
    assert [f.naam for f in maak_poster(oefening).fundamenten] == list(HOOFDSTUKKEN)
    assert oefening.acties.zonder_voorstellen().exists()
    assert oefening.reflecties.exists()
