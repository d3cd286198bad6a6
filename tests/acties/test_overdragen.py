"""Who watches actions hands that over to a colleague: all of it or a part, both know, and the news goes there from then on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from lxml import html

from acties import berichten
from acties.handelingen import draag_regie_over, meld_voortgang
from acties.models import Actie
from organisatie.handelingen import kies_mail
from organisatie.meldsoorten import SOORTEN
from organisatie.models import Auditregel, Bericht, Melding
from organisatie.werkdagen import eerste_van_de_maand
from project.handelingen import wijzig_project
from project.models import Project
from strategie.models import Dossier
from tests.acties.wie_volgt import ADRES, bevestig, mails, sleutels, stand
from tests.formulieren import Formulier

MAAND = eerste_van_de_maand(date(2030, 3, 1))


def test_the_board_leads_there_for_who_watches_something_and_for_nobody_else(
    als, alles, project, regievoerder, actiehouder, gespreksleider, medewerker, persoon
):
    Project.objects.filter(pk=project.pk).update(gespreksleider=gespreksleider)
    project.deelnemers.create(naam="Samir", perspectief="Bewoner", gebruiker=medewerker)
    monitor = persoon("monitor")
    Actie.objects.filter(titel="Van een ander").update(monitor=monitor)
    ziet = {
        wie.username: ADRES in als(wie).get("/acties/").text
        for wie in (regievoerder, monitor, actiehouder, gespreksleider, medewerker)
    }
    assert ziet == {
        "regievoerder": True,
        "monitor": True,
        "actiehouder": False,
        "gespreksleider": False,
        "medewerker": False,
    }


def test_all_that_one_watches_is_ticked_with_how_many_actions_run_there(als, alles, regievoerder):
    Actie.objects.filter(titel="Borden ophangen").update(termijn=timezone.localdate() - timedelta(days=1))
    boom = html.fromstring(als(regievoerder).get(ADRES).text)
    vakken = boom.xpath("//input[@name='stukken']")
    assert all("checked" in vak.attrib for vak in vakken)
    namen = [" ".join(boom.xpath(f"string(//label[@for='{vak.get('id')}'])").split()) for vak in vakken]
    assert namen == [
        "Druktemonitor: 1 lopende actie, 1 vraagt aandacht",
        "Verkeerslichten: 1 lopende actie",
        "Goed digitaal bestuur: geen lopende acties",
        "Nalezen, bij Chatbot (Thijs Bakker)",
    ]


def test_a_whole_regie_goes_at_once_and_both_get_one_mail(als, alles, regievoerder, sofie, organisator):
    client = als(regievoerder)
    pagina = Formulier(client, ADRES, "aan")
    pagina.stuur(aan=str(sofie.pk), toelichting="Ik ga naar de gemeente.")
    assert not Auditregel.objects.filter(wat="regie overgedragen").exists()
    antwoord = bevestig(pagina)
    assert antwoord.url == "/acties/"
    assert stand(alles) == {
        **dict.fromkeys(("een", "twee", "strategie", "gevolgd", "eigen"), sofie),
        "vreemd": None,
        "ander": organisator,
    }
    [nieuw], [oud] = mails(sofie), mails(regievoerder)
    assert nieuw.onderwerp == "De regie is nu voor jou: 2 projecten, 1 strategie en 1 actie"
    for woorden in (
        "Bas Willems draagt aan je over:",
        "- Druktemonitor (als regievoerder): 1 lopende actie",
        "- Goed digitaal bestuur (als eigenaar): geen lopende acties",
        "- Nalezen, bij Chatbot (Thijs Bakker)",
        "Bas Willems schrijft erbij: Ik ga naar de gemeente.",
        "/acties/",
    ):
        assert woorden in nieuw.tekst
    assert "Je hebt aan Sofie overgedragen:" in oud.tekst
    assert "Je krijgt hier geen berichten meer over." in oud.tekst
    assert Bericht.objects.count() == 2
    regels = Auditregel.objects.filter(wat="regie overgedragen", door=regievoerder)
    assert sorted(regels.values_list("object_naam", flat=True)) == sorted(
        ["Druktemonitor", "Goed digitaal bestuur", "Meten", "Nalezen", "Verkeerslichten"]
    )
    [regel] = regels.filter(object_naam="Druktemonitor")
    assert regel.details["wijzigingen"] == {"regievoerder": ["Bas Willems", "Sofie"]}
    assert "Overgedragen aan Sofie: 2 projecten, 1 strategie en 1 actie." in client.get("/acties/").text


def test_what_is_not_ticked_stays(als, alles, regievoerder, sofie):
    pagina = Formulier(als(regievoerder), ADRES, "aan")
    pagina.stuur(stukken=[f"project-{alles['een'].pk}"], aan=str(sofie.pk))
    bevestig(pagina)
    nu = stand(alles)
    assert nu["een"] == sofie
    assert {nu[naam] for naam in ("twee", "strategie", "gevolgd", "eigen")} == {regievoerder}
    assert mails(sofie)[0].onderwerp == "De regie is nu voor jou: Druktemonitor"


def test_who_looks_once_more_can_go_back_with_all_that_was_filled_in(als, alles, regievoerder, sofie):
    pagina = Formulier(als(regievoerder), ADRES, "aan")
    keuze = [f"project-{alles['een'].pk}"]
    pagina.stuur(stukken=keuze, aan=str(sofie.pk), toelichting="Tot ziens.")
    pagina.stuur(aanpassen="ja")
    velden = pagina.velden()
    assert (velden["stukken"], velden["aan"], velden["toelichting"]) == (
        keuze,
        [str(sofie.pk)],
        ["Tot ziens."],
    )
    assert pagina.reactie.status_code == 200
    assert set(stand(alles).values()) & {sofie} == set()


def test_from_then_on_news_and_the_monthly_overview_go_to_the_new_one(
    alles, actie, regievoerder, actiehouder, sofie
):
    draag_regie_over(door=regievoerder, aan=sofie, eigenaren=[alles["een"], alles["twee"]])
    Bericht.objects.all().delete()
    meld_voortgang(actie=actie, door=actiehouder, status="knelt", knelpunt="Geen palen.")
    [vast] = Bericht.objects.all()
    assert (vast.aan, vast.onderwerp) == (sofie.email, "Loopt vast: Borden ophangen")
    Bericht.objects.all().delete()
    berichten.ronde(MAAND)
    overzicht = Bericht.objects.filter(onderwerp__startswith="Zo staan je acties ervoor")
    assert "Je volgt 2 lopende acties" in overzicht.get(aan=sofie.email).tekst
    assert not overzicht.filter(aan=regievoerder.email).exists()


def test_what_waited_for_the_former_one_falls_away(alles, actie, regievoerder, actiehouder, sofie):
    kies_mail(gebruiker=regievoerder, ritme="wekelijks", niet=[])
    meld_voortgang(actie=actie, door=actiehouder, status="knelt", knelpunt="Geen palen.")
    berichten.ronde(MAAND)
    wacht = Melding.objects.wachtend().filter(gebruiker=regievoerder)
    geldt = {melding.soort: SOORTEN[melding.soort].geldt(melding) for melding in wacht}
    assert geldt == {"knelpunt": True, "maandoverzicht": True}
    van_hem = [alles["een"], alles["twee"], alles["strategie"]]
    draag_regie_over(door=regievoerder, aan=sofie, eigenaren=van_hem)
    geldt = {melding.soort: SOORTEN[melding.soort].geldt(melding) for melding in wacht.all()}
    assert geldt == {"knelpunt": False, "maandoverzicht": False, "regie_weg": True}


def test_a_bottleneck_that_was_solved_before_the_bundle_went_is_not_told(
    alles, actie, regievoerder, actiehouder
):
    kies_mail(gebruiker=regievoerder, ritme="wekelijks", niet=[])
    meld_voortgang(actie=actie, door=actiehouder, status="knelt", knelpunt="Geen palen.")
    [melding] = Melding.objects.wachtend()
    meld_voortgang(actie=actie, door=actiehouder, status="loopt")
    assert not SOORTEN["knelpunt"].geldt(melding)


def test_an_old_page_says_what_another_has_by_now_and_changes_nothing_of_that(
    als, alles, regievoerder, organisator, sofie, persoon
):
    mark = persoon("mark")
    pagina = Formulier(als(regievoerder), ADRES, "aan")
    wijzig_project(project=alles["twee"], door=organisator, regievoerder=mark)
    Bericht.objects.all().delete()
    pagina.stuur(aan=str(sofie.pk))
    assert "Eén keuze is intussen van een ander. Daar verandert niets aan." in pagina.reactie.text
    bevestig(pagina)
    nu = stand(alles)
    assert (nu["twee"], nu["een"], nu["strategie"]) == (mark, sofie, sofie)
    assert "Verkeerslichten" not in mails(sofie)[0].tekst


def test_what_one_may_read_still_is_named_with_who_has_it(als, alles, organisator, sofie, persoon):
    mark = persoon("mark")
    Project.objects.update(regievoerder=None, projectleider=None)
    pagina = Formulier(als(organisator), ADRES, "aan")
    wijzig_project(project=alles["twee"], door=organisator, regievoerder=mark)
    pagina.stuur(aan=str(sofie.pk))
    assert "‘Verkeerslichten’ volgt Mark nu. Daar verandert niets aan." in pagina.reactie.text


def test_between_looking_once_more_and_handing_over_another_may_come(
    als, alles, regievoerder, organisator, sofie, persoon
):
    client, mark = als(regievoerder), persoon("mark")
    pagina = Formulier(client, ADRES, "aan")
    pagina.stuur(aan=str(sofie.pk))
    wijzig_project(project=alles["twee"], door=organisator, regievoerder=mark)
    antwoord = bevestig(pagina)
    assert stand(alles)["twee"] == mark
    assert "Eén keuze is intussen van een ander." in client.get(antwoord.url).text


def test_two_at_the_very_same_moment_leave_each_thing_with_one(alles, regievoerder, sofie, persoon):
    mark, oud = persoon("mark"), [Project.objects.get(pk=alles[naam].pk) for naam in ("een", "twee")]
    Project.objects.filter(pk=alles["twee"].pk).update(regievoerder=mark)
    gedaan = draag_regie_over(door=regievoerder, aan=sofie, eigenaren=oud)
    assert ([str(e) for e in gedaan.eigenaren], [str(e) for e in gedaan.niet]) == (
        ["Druktemonitor"],
        ["Verkeerslichten"],
    )
    assert stand(alles)["twee"] == mark


def test_a_page_of_which_nothing_is_left_changes_and_mails_nothing(als, alles, regievoerder, sofie, persoon):
    mark = persoon("mark")
    pagina = Formulier(als(regievoerder), ADRES, "aan")
    velden = pagina.velden() | {"aan": str(sofie.pk), "klopt": "ja"}
    Project.objects.filter(regievoerder=regievoerder).update(regievoerder=mark)
    Dossier.objects.update(eigenaar=mark)
    Actie.objects.filter(monitor=regievoerder).update(monitor=mark)
    antwoord = als(regievoerder).post(ADRES, velden)
    assert antwoord.status_code == 422
    assert "intussen niet meer van jou. Er is niets veranderd." in antwoord.text
    assert not Bericht.objects.exists()


def test_sent_twice_it_is_done_once(als, alles, regievoerder, sofie):
    client = als(regievoerder)
    pagina = Formulier(client, ADRES, "aan")
    pagina.stuur(aan=str(sofie.pk))
    velden = pagina.velden() | {"klopt": "ja"}
    assert [client.post(ADRES, velden).url for _ in range(2)] == ["/acties/", "/acties/"]
    assert client.post(ADRES, {**velden, "eenmaal": ""}).status_code == 422  # a second window
    assert (len(mails(sofie)), len(mails(regievoerder))) == (1, 1)


def test_not_to_oneself(als, alles, regievoerder):
    pagina = Formulier(als(regievoerder), ADRES, "aan")
    assert pagina.stuur(aan=str(regievoerder.pk), toelichting="Dit blijft staan").status_code == 422
    assert "Dat ben je zelf. Kies de collega die het van je overneemt." in pagina.reactie.text
    assert "Dit blijft staan" in pagina.reactie.text
    assert not Bericht.objects.exists()


@pytest.mark.parametrize(
    ("veld", "woorden"),
    [
        ({"tekst-aan": "Gerrit Zonder Account"}, "We vinden niemand met ‘Gerrit Zonder Account’"),
        ({"aan": "999999"}, "Deze collega kun je hier niet kiezen"),
        ({}, "Kies de collega die het van je overneemt."),
    ],
)
def test_not_to_who_has_no_account(als, alles, regievoerder, veld, woorden):
    pagina = Formulier(als(regievoerder), ADRES, "aan")
    assert pagina.stuur(**veld).status_code == 422
    assert woorden in pagina.reactie.text
    assert stand(alles)["een"] == regievoerder


def test_not_to_who_can_no_longer_log_in(alles, regievoerder, sofie):
    sofie.is_active = False
    sofie.save()
    with pytest.raises(ValidationError, match="kan niet meer inloggen"):
        draag_regie_over(door=regievoerder, aan=sofie, eigenaren=[alles["een"]])


def test_the_bestuurder_of_a_strategy_cannot_own_it_and_then_nothing_goes(
    als, alles, regievoerder, bestuurder
):
    pagina = Formulier(als(regievoerder), ADRES, "aan")
    pagina.stuur(aan=str(bestuurder.pk))
    assert pagina.reactie.status_code == 422
    assert "is de bestuurder van ‘Goed digitaal bestuur’" in pagina.reactie.text
    assert "Vink dat uit, of kies iemand anders." in pagina.reactie.text
    assert stand(alles)["een"] == regievoerder
    assert not Bericht.objects.exists()


def test_who_watches_nothing_reads_that(als, alles, medewerker):
    antwoord = als(medewerker).get(ADRES)
    assert "Je hebt nu geen regie om over te dragen" in antwoord.text
    assert als(medewerker).post(ADRES, {"stukken": [f"project-{alles['een'].pk}"]}).status_code == 422
    assert "Druktemonitor" not in antwoord.text


@pytest.mark.parametrize(
    "sleutel", ["", "project-", "project-abc", "iets-1", "project--1", "actie-" + "9" * 40]
)
def test_nonsense_is_no_error_of_the_site(als, alles, regievoerder, sofie, sleutel):
    for keuze in ([sleutel], [sleutel, f"project-{alles['een'].pk}"]):
        antwoord = als(regievoerder).post(ADRES, {"stukken": keuze, "aan": str(sofie.pk)})
        assert antwoord.status_code in (200, 422)


def test_a_next_version_that_is_being_written_keeps_the_new_monitor(alles, dossier, regievoerder, sofie):
    nu = Actie.objects.create(
        dossier=dossier, titel="Cursus", monitor=regievoerder, afgesproken_op=timezone.now()
    )
    straks = Actie.objects.create(dossier=dossier, titel="Cursus", monitor=regievoerder, vorige=nu)
    draag_regie_over(door=regievoerder, aan=sofie, acties=[nu])
    straks.refresh_from_db()
    assert straks.monitor == sofie


def test_a_stopped_project_with_actions_that_run_can_be_handed_over_and_one_without_is_not_shown(
    als, alles, regievoerder
):
    Project.objects.filter(pk=alles["een"].pk).update(
        fase="gestopt", uitkomst="niet_door", uitkomst_reden="x"
    )
    Project.objects.filter(pk=alles["twee"].pk).update(fase="afgerond")
    Actie.objects.filter(titel="Meten").update(status="gereed")
    keuze = sleutels(Formulier(als(regievoerder), ADRES, "aan"))
    assert f"project-{alles['een'].pk}" in keuze
    assert f"project-{alles['twee'].pk}" not in keuze
