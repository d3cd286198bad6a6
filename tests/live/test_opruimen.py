"""What goes away by itself: notes of individuals after their term, rooms that nobody closed, wrong codes."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from live import taken
from live.handelingen import kies_stapel, lever_reflectie_in, sluit_zaal
from live.handelingen.opruimen import ruim_notities_op, sluit_vergeten_zalen
from live.models import Notitie, Ontvangen, Plek, Sessie
from organisatie.bewaren import ruim_op
from organisatie.models import Organisatie
from project.models import Groepskeuze, Reflectie
from tests.conftest import maak_persoon
from tests.formulieren import Formulier
from tests.live.wereld import adres_van
from tests.project.conftest import waarde
from web.handelingen import vergeet_codepogingen
from web.models import Codepoging
from web.taken import ruim_codepogingen_op

pytestmark = pytest.mark.django_db


@pytest.fixture
def gesloten(wereld) -> Sessie:
    """A session that is over, with a note, a choice and a reflection."""
    plek = wereld.plek(naam="Deelnemer 2")
    wereld.notitie(plek, "Mijn notitie.", "Privacy")
    kies_stapel(tafel=wereld.tafel(), waarde=waarde("Privacy").pk, reden="Van de tafel.")
    lever_reflectie_in(plek=plek, id=uuid4(), vraag="geleerd", tekst="Dat het kan.")
    return sluit_zaal(sessie=wereld.sessie, door=wereld.leider)


def dagen_geleden(sessie: Sessie, dagen: float) -> None:
    """Let a session have ended so long ago."""
    Sessie.objects.filter(pk=sessie.pk).update(gesloten_op=timezone.now() - timedelta(days=dagen))


def test_notes_and_who_sat_where_go_after_the_term_and_results_stay(gesloten, client):
    adres = adres_van(Plek.objects.get())
    dagen_geleden(gesloten, 29)
    assert ruim_notities_op() == 0
    assert Notitie.objects.count() == 1
    dagen_geleden(gesloten, 31)
    assert ruim_notities_op() == 1
    for model in (Notitie, Plek, Ontvangen):
        assert not model.objects.exists()
    assert Groepskeuze.objects.get().reden == "Van de tafel."
    assert Reflectie.objects.count() == 1
    assert gesloten.project.deelnemers.get(naam="Deelnemer 2").aanwezig
    assert client.get(adres).status_code == 404


def test_the_organisation_sets_the_term(gesloten):
    Organisatie.objects.update(notities_dagen=7)
    dagen_geleden(gesloten, 8)
    assert ruim_notities_op() == 1


def test_a_session_that_goes_on_loses_nothing_however_old_it_is(wereld):
    wereld.notitie(wereld.plek(), "Nog bezig.")
    Sessie.objects.update(geopend_op=timezone.now() - timedelta(days=400))
    assert ruim_notities_op() == 0
    assert Notitie.objects.exists()


def test_a_room_that_nobody_closed_is_closed_after_a_day(wereld):
    plek = wereld.plek()
    assert sluit_vergeten_zalen() == 0
    Sessie.objects.update(geopend_op=timezone.now() - timedelta(hours=25))
    assert sluit_vergeten_zalen() == 1
    plek.deelnemer.refresh_from_db()
    assert not wereld.vers().is_open
    assert plek.deelnemer.aanwezig


def test_wrong_codes_are_forgotten_after_a_day(wereld):
    Codepoging.objects.create(herkomst="x", op=timezone.now() - timedelta(hours=25))
    Codepoging.objects.create(herkomst="x", op=timezone.now() - timedelta(hours=23))
    vergeet_codepogingen()
    assert Codepoging.objects.count() == 1


def test_the_worker_does_all_of_it(gesloten):
    dagen_geleden(gesloten, 31)
    Codepoging.objects.create(herkomst="x", op=timezone.now() - timedelta(hours=25))
    ruim_op()
    taken.ruim_zalen_op.func(0)
    ruim_codepogingen_op.func(0)
    assert not Notitie.objects.exists()
    assert not Codepoging.objects.exists()


def test_who_joins_reads_how_long_notes_are_kept(wereld, client):
    assert "Na 30 dagen" in client.get(reverse("deelnemen")).text
    Organisatie.objects.update(notities_dagen=1)
    assert "Na 1 dag " in client.get(reverse("deelnemen")).text


def test_the_beheerder_sets_the_term_between_a_day_and_a_year(wereld, als):
    client = als(maak_persoon("beheerder", "beheerder"))
    adres = reverse("admin:organisatie_organisatie_change", args=[Organisatie.huidige().pk])
    assert "Zoveel dagen na een live workshop" in client.get(adres).text
    for dagen, status, bewaard in ((0, 200, 30), (366, 200, 30), (60, 302, 60)):
        formulier = Formulier(client, adres, met="notities_dagen", binnen="//form")
        assert formulier.stuur(notities_dagen=dagen).status_code == status
        assert Organisatie.huidige().notities_dagen == bewaard
