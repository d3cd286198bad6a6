"""One's own agenda: an address with a secret, and what an agenda reads there."""

from __future__ import annotations

from datetime import date, timedelta

import icalendar
import pytest
from django.test import Client
from django.utils import timezone

from acties.handelingen import maak_actie, meld_voortgang
from organisatie.handelingen import kies_mail, maak_agenda_adres
from organisatie.models import Agendafeed, Auditregel, Bericht, Gebruiker
from project.handelingen import maak_project, voeg_deelnemer_toe
from project.models import Deelnemer, Project
from strategie.handelingen import maak_dossier
from strategie.models import Dossier

pytestmark = pytest.mark.django_db
PAD = "/account/agenda/"


def lees(wie: Gebruiker) -> dict[str, icalendar.Event]:
    """Give what an agenda reads at the address of somebody, by title."""
    kenmerk = Agendafeed.objects.get_or_create(gebruiker=wie)[0].kenmerk
    antwoord = Client().get(f"/agenda/{kenmerk}.ics")
    assert antwoord.status_code == 200
    assert antwoord["Content-Type"].startswith("text/calendar")
    kalender = icalendar.Calendar.from_ical(antwoord.content)
    return {str(punt["summary"]): punt for punt in kalender.walk("VEVENT")}


@pytest.fixture
def project(kader, organisatie, organisator, actiehouder) -> Project:
    """A project after its workshop of last week, with the follow-up conversation tomorrow."""
    project = maak_project(door=organisator, titel="Druktemonitor")
    nu = timezone.now()
    project.workshop.begin, project.workshop.opvolggesprek_op = nu - timedelta(days=7), nu + timedelta(days=1)
    project.workshop.locatie = "Zaal 3.14"
    project.workshop.save()
    Project.objects.filter(pk=project.pk).update(fase=Project.Fase.IMPLEMENTATIE)
    return Project.objects.get(pk=project.pk)


def test_the_page_gives_an_address_that_works_without_logging_in_and_a_new_one_ends_the_old(als, actiehouder):
    client = als(actiehouder)
    assert ".ics" not in client.get(PAD).text
    adressen = []
    for _ in range(2):
        assert client.post(PAD).status_code == 302
        adres = f"/agenda/{Agendafeed.objects.get().kenmerk}.ics"
        assert adres in client.get(PAD).text
        adressen.append(adres)
    oud, nieuw = adressen
    assert len(oud) > 45
    assert Client().get(oud).status_code == 404
    antwoord = Client().get(nieuw)
    assert antwoord.status_code == 200
    assert "no-store" in antwoord["Cache-Control"]
    assert "noindex" in antwoord["X-Robots-Tag"]
    assert Client().post(nieuw).status_code == 405
    regels = Auditregel.objects.filter(wat="agenda-adres gemaakt", door=actiehouder)
    assert regels.count() == 2
    assert not any(Agendafeed.objects.get().kenmerk in str(vars(regel)) for regel in regels)


def test_the_menu_and_the_page_of_the_mail_lead_to_it(als, actiehouder):
    client = als(actiehouder)
    assert client.get("/").text.count(f'href="{PAD}"') == 2
    assert client.get("/account/mail/").text.count(f'href="{PAD}"') == 3


def test_an_unknown_address_and_that_of_a_stopped_account_open_nothing(actiehouder):
    feed = maak_agenda_adres(gebruiker=actiehouder)
    assert Client().get("/agenda/geraden.ics").status_code == 404
    Gebruiker.objects.filter(pk=actiehouder.pk).update(is_active=False)
    assert Client().get(f"/agenda/{feed.kenmerk}.ics").status_code == 404


def test_the_term_of_a_running_action_takes_a_whole_day_and_goes_when_it_is_done(
    project, organisator, actiehouder, redacteur
):
    termijn = timezone.localdate() + timedelta(days=20)
    actie = maak_actie(
        project=project, door=organisator, titel="Borden", actiehouder=actiehouder, termijn=termijn
    )
    maak_actie(project=project, door=organisator, titel="Zonder termijn", actiehouder=actiehouder)
    [(titel, punt)] = lees(actiehouder).items()
    assert titel == "Termijn: Borden"
    assert punt.decoded("dtstart") == termijn
    assert punt.decoded("dtend") == termijn + timedelta(days=1)
    assert punt["transp"] == "TRANSPARENT"
    assert f"/acties/{actie.pk}/" in punt["description"]
    assert lees(redacteur) == {}
    meld_voortgang(actie=actie, door=actiehouder, status="gereed")
    assert lees(actiehouder) == {}


def test_the_team_and_who_takes_part_see_the_workshop_and_who_holds_it_the_conversation(
    project, organisator, persoon, medewerker
):
    lotte = persoon("lotte")
    voeg_deelnemer_toe(
        project=project, door=organisator, naam="Lotte", email=lotte.email, perspectief="Bewoner"
    )
    workshop, gesprek = "Workshop over Druktemonitor", "Follow-upgesprek over Druktemonitor"
    assert set(lees(organisator)) == {workshop, gesprek}
    assert set(lees(lotte)) == {workshop}
    assert lees(lotte)[workshop]["location"] == "Zaal 3.14"
    assert f"/project/{project.pk}/" in lees(lotte)[workshop]["description"]
    assert lees(medewerker) == {}
    Deelnemer.objects.update(uitnodiging="komt_niet")
    assert lees(lotte) == {}


def test_what_stopped_or_is_long_past_is_not_in_it(project, organisator):
    project.workshop.begin = timezone.now() - timedelta(days=120)
    project.workshop.save()
    assert set(lees(organisator)) == {"Follow-upgesprek over Druktemonitor"}
    Project.objects.filter(pk=project.pk).update(
        fase="gestopt", uitkomst="niet_door", uitkomst_reden="Te duur."
    )
    assert lees(organisator) == {}


def test_the_owner_of_a_strategy_sees_before_which_day_the_bestuur_talks_about_it(kader, cio, bestuurder):
    dossier = maak_dossier(
        door=cio, titel="Goed bestuur", aanleiding="akkoord", eigenaar=cio, bestuurder=bestuurder
    )
    assert lees(cio) == {}
    Dossier.objects.get(pk=dossier.pk).fasen.update(status="vastgesteld", status_op="2026-03-31T10:00Z")
    dagen = {titel: punt.decoded("dtstart") for titel, punt in lees(cio).items()}
    assert dagen == {
        "Jaarverslag klaar: Goed bestuur": date(2027, 3, 17),
        "Uiterlijk vandaag in het bestuur: Goed bestuur": date(2027, 3, 31),
    }
    assert lees(bestuurder) == {}


@pytest.mark.parametrize(("ritme", "aantal"), [("meteen", 1), ("dagelijks", 0)])
def test_the_mail_about_one_action_has_its_term_for_the_agenda_of_who_gets_mail_at_once(
    project, organisator, actiehouder, ritme, aantal
):
    kies_mail(gebruiker=actiehouder, ritme=ritme, niet=[])
    termijn = timezone.localdate() + timedelta(days=20)
    maak_actie(project=project, door=organisator, titel="Borden", actiehouder=actiehouder, termijn=termijn)
    berichten = Bericht.objects.filter(aan=actiehouder.email)
    assert berichten.count() == aantal  # who waits for a bundle, still waits
    for bericht in berichten:
        [bijlage] = bericht.bijlagen.all()
        assert bijlage.naam == "actie-borden.ics"
        [punt] = icalendar.Calendar.from_ical(bytes(bijlage.bestand.inhoud)).walk("VEVENT")
        assert punt.decoded("dtstart") == termijn


def test_an_action_without_a_term_has_nothing_for_the_agenda_and_who_has_no_account_gets_the_link_to_report(
    project, organisator, actiehouder
):
    maak_actie(project=project, door=organisator, titel="Ooit", actiehouder=actiehouder)
    assert not Bericht.objects.get(aan=actiehouder.email).bijlagen.exists()
    maak_actie(
        project=project,
        door=organisator,
        titel="Hekken",
        actiehouder_naam="Koen",
        actiehouder_adres="koen@elders.example",
        termijn=timezone.localdate() + timedelta(days=3),
    )
    [bijlage] = Bericht.objects.get(aan="koen@elders.example").bijlagen.all()
    [punt] = icalendar.Calendar.from_ical(bytes(bijlage.bestand.inhoud)).walk("VEVENT")
    assert "/acties/antwoord/" in punt["description"]
