"""The pages on actions: who sees what, and what a form keeps."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from acties.handelingen import maak_actie, meld_voortgang
from acties.models import Actie
from acties.overzicht import regels


def test_the_holder_sees_the_action_but_gets_no_link_to_the_project(als, actie, actiehouder, project):
    antwoord = als(actiehouder).get("/acties/")
    assert "Borden ophangen" in antwoord.text
    assert project.get_absolute_url() not in antwoord.text


def test_the_regievoerder_sees_all_actions_of_the_project(als, actie, regievoerder, project):
    antwoord = als(regievoerder).get("/acties/")
    assert "Borden ophangen" in antwoord.text
    assert project.get_absolute_url() in antwoord.text


@pytest.mark.parametrize("wie", ["medewerker", "cio", "beheerder", "redacteur", "bestuurder"])
def test_somebody_else_sees_nothing_of_it(als, actie, wie, request):
    client = als(request.getfixturevalue(wie))
    assert "Borden ophangen" not in client.get("/acties/").text
    assert client.get(actie.get_absolute_url()).status_code == 404
    assert client.post(actie.get_absolute_url(), {"status": "gereed"}).status_code == 404


def test_the_cio_follows_the_measures_of_every_dossier(als, cio, bestuurder, dossier):
    maak_actie(door=cio, dossier=dossier, titel="Sensorenregister")
    assert "Sensorenregister" in als(cio).get("/acties/").text
    assert "Sensorenregister" in als(bestuurder).get("/acties/").text


def test_the_holder_reports_and_everybody_on_it_reads_it(als, actie, actiehouder, organisator):
    als(actiehouder).post(actie.get_absolute_url(), {"status": "loopt", "tekst": "Elf palen staan"})
    assert "Elf palen staan" in als(organisator).get(actie.get_absolute_url()).text


def test_a_bottleneck_without_words_is_asked_for_and_the_text_is_kept(als, actie, actiehouder):
    antwoord = als(actiehouder).post(actie.get_absolute_url(), {"status": "knelt", "tekst": "Mijn verhaal"})
    assert antwoord.status_code == 200
    assert "Schrijf op wat het knelpunt is" in antwoord.text
    assert "Mijn verhaal" in antwoord.text
    assert Actie.objects.get(pk=actie.pk).status == "open"


@pytest.mark.parametrize("status", ["onzin", "", "\x00"])
def test_a_status_that_does_not_exist_is_refused_beside_the_field(als, actie, actiehouder, status):
    antwoord = als(actiehouder).post(actie.get_absolute_url(), {"status": status, "tekst": "Bewaar mij"})
    assert antwoord.status_code == 200
    assert "Bewaar mij" in antwoord.text


def test_who_reads_only_cannot_report(als, actie, project, medewerker):
    project.deelnemers.create(naam="Samir", perspectief="Bewoner", gebruiker=medewerker)
    client = als(medewerker)
    assert client.get(actie.get_absolute_url()).status_code == 200
    assert client.post(actie.get_absolute_url(), {"status": "gereed"}).status_code == 403


def test_the_holder_cannot_change_or_remove_the_action_itself(als, actie, actiehouder):
    client = als(actiehouder)
    assert client.get(f"/acties/{actie.pk}/wijzigen/").status_code == 403
    assert client.post(f"/acties/{actie.pk}/verwijderen/").status_code == 403


def test_the_organisator_changes_the_term_and_a_wrong_date_is_explained(als, actie, organisator):
    client, adres = als(organisator), f"/acties/{actie.pk}/wijzigen/"
    fout = client.post(adres, {"titel": "Borden", "termijn": "32-13-2026", "breder_inzetbaar": "nee"})
    assert "Vul een datum in" in fout.text
    assert "32-13-2026" in fout.text
    goed = client.post(adres, {"titel": "Borden", "termijn": "31-12-2026", "breder_inzetbaar": "nee"})
    assert goed.status_code == 302
    assert Actie.objects.get(pk=actie.pk).termijn.isoformat() == "2026-12-31"


def test_removing_asks_first(als, actie, organisator):
    client, adres = als(organisator), f"/acties/{actie.pk}/verwijderen/"
    assert "Vervallen" in client.get(adres).text
    assert Actie.objects.exists()
    client.post(adres)
    assert not Actie.objects.exists()


def test_the_board_knows_late_silent_stuck_and_done(project, organisator, actiehouder):
    vandaag = timezone.localdate()
    laat = maak_actie(door=organisator, project=project, titel="Laat", termijn=vandaag - timedelta(days=9))
    knelt = maak_actie(door=organisator, project=project, titel="Knelt")
    meld_voortgang(actie=knelt, door=actiehouder, status="knelt", knelpunt="x")
    klaar = maak_actie(door=organisator, project=project, titel="Klaar", termijn=vandaag - timedelta(days=9))
    meld_voortgang(actie=klaar, door=actiehouder, status="gereed")
    stil = maak_actie(door=organisator, project=project, titel="Stil")
    meld_voortgang(actie=stil, door=actiehouder, status="loopt")
    stil.voortgang.update(op=timezone.now() - timedelta(days=40))
    standen = {r.actie: (r.stand, r.dagen) for r in regels(Actie.objects.all())}
    assert standen == {
        laat: ("laat", 9),
        knelt: ("knelpunt", 0),
        klaar: ("klaar", 0),
        stil: ("stil", 40),
    }


def test_a_filter_shows_one_state_and_an_unknown_one_shows_all(als, project, organisator, regievoerder):
    maak_actie(door=organisator, project=project, titel="Te laat ding", termijn="2020-01-01")
    maak_actie(door=organisator, project=project, titel="Gewoon ding")
    client = als(regievoerder)
    assert "Gewoon ding" not in client.get("/acties/?stand=laat").text
    assert "Gewoon ding" in client.get("/acties/?stand=onzin").text


def test_the_board_asks_the_same_number_of_queries_for_one_and_for_thirty(
    als, project, organisator, regievoerder, django_assert_num_queries, actiehouder
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = als(regievoerder)
    maak_actie(door=organisator, project=project, titel="Eerste", actiehouder=actiehouder)
    client.get("/acties/")
    with CaptureQueriesContext(connection) as een:
        client.get("/acties/")
    for nummer in range(29):
        maak_actie(door=organisator, project=project, titel=f"Actie {nummer}", actiehouder=actiehouder)
    with django_assert_num_queries(len(een)):
        client.get("/acties/")


def test_finished_actions_are_folded_on_the_board_until_asked_for(
    als, actie, actiehouder, regievoerder, project
):
    meld_voortgang(actie=actie, door=actiehouder, status="gereed", tekst="Ze hangen")
    assert "Borden ophangen" not in als(regievoerder).get("/acties/").text
    assert "Laat 1 actie zien die klaar is" in als(regievoerder).get("/acties/").text
    assert "Borden ophangen" in als(regievoerder).get(f"/acties/?open=project-{project.pk}").text
    assert "Borden ophangen" in als(regievoerder).get("/acties/?stand=klaar").text


@pytest.mark.parametrize(
    ("terug", "naar"),
    [("/project/", "/project/"), ("https://elders.example/", None), ("//elders.example/", None), ("", None)],
)
def test_after_a_change_one_comes_back_on_this_site_only(als, actie, organisator, terug, naar):
    adres = f"{actie.get_absolute_url()}wijzigen/?terug={terug}"
    antwoord = als(organisator).post(adres, {"titel": "Borden plaatsen", "breder_inzetbaar": "nee"})
    assert antwoord["Location"] == (naar or actie.get_absolute_url())
