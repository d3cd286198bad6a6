"""What goes with an invitation: an appointment that agendas understand, and the papers in one file that everybody can read."""

from __future__ import annotations

from datetime import datetime, timedelta
from email import message_from_bytes
from io import BytesIO
from unittest import mock
from zoneinfo import ZoneInfo

import icalendar
import pikepdf
import pytest
from django.core import mail
from django.urls import reverse

from documenten.bouwstenen import gooi_weg
from documenten.fouten import DocumentMislukt
from documenten.maken import maak_wachtende
from documenten.models import Bewaardocument
from organisatie.bezorging import bezorg
from organisatie.models import Bericht, Bijlage
from project import agenda, handelingen
from project.leesbundel import leesbundel
from project.models import Project
from project.uitnodigingen import stand
from tests.documenten.pdf_controle import bladwijzers, controleer_pdf
from tests.project.conftest import morgen
from tests.robot.wereld import zonder_documenten

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def afspraak(ics: bytes) -> icalendar.Event:
    """Give the one appointment in a file."""
    [punt] = icalendar.Calendar.from_ical(ics).walk("VEVENT")
    return punt


def gepland(project: Project, begin: datetime) -> icalendar.Event:
    """Give the appointment of a workshop at this moment."""
    handelingen.plan_workshop(project=project, door=project.organisator, begin=begin, locatie="Zaal 3.14")
    punt = agenda.van_workshop(project)
    assert punt is not None
    return afspraak(punt.als_ics())


@pytest.mark.parametrize(("maand", "uur_in_utc"), [(1, 12), (7, 11)])
def test_the_appointment_is_at_the_same_time_in_winter_and_in_summer(project, maand, uur_in_utc):
    begin = datetime(2027, maand, 14, 13, 0, tzinfo=AMSTERDAM)
    punt = gepland(project, begin)
    assert punt["dtstart"].to_ical() == f"2027{maand:02}14T130000".encode()
    assert punt["dtstart"].params["TZID"] == "Europe/Amsterdam"
    assert punt.decoded("dtstart").astimezone(ZoneInfo("UTC")).hour == uur_in_utc
    assert punt.decoded("dtend") - punt.decoded("dtstart") == timedelta(hours=2, minutes=40)
    assert str(punt["location"]) == "Zaal 3.14"
    assert str(punt["organizer"]) == f"mailto:{project.organisator.email}"


def test_the_rules_of_the_time_zone_give_the_same_hours_as_the_clock_does(project):
    gepland(project, datetime(2027, 1, 14, 13, 0, tzinfo=AMSTERDAM))
    kalender = icalendar.Calendar.from_ical(agenda.van_workshop(project).als_ics())
    [zone] = kalender.walk("VTIMEZONE")
    for dag in (datetime(2027, 3, 28), datetime(2027, 10, 31), datetime(2031, 3, 30)):
        for uur in (0, 1, 4, 12):
            moment = dag.replace(hour=uur)
            assert (
                zone.to_tz(lookup_tzid=False).utcoffset(moment)
                == moment.replace(tzinfo=AMSTERDAM).utcoffset()
            ), moment


def test_a_moved_workshop_is_the_same_appointment_with_a_next_number(project, organisator):
    eerste = gepland(project, morgen())
    tweede = gepland(project, morgen() + timedelta(days=1))
    handelingen.plan_workshop(project=project, door=organisator, plan="Neem stiften mee.")
    handelingen.stel_tijden_in(project=project, door=organisator, minuten={"introductie": 25}, zaal=None)
    derde = afspraak(agenda.van_workshop(Project.objects.get()).als_ics())
    assert [p["uid"] for p in (tweede, derde)] == [eerste["uid"]] * 2
    assert [int(p["sequence"]) for p in (eerste, tweede, derde)] == [0, 1, 2]
    handelingen.zet_tijden_terug(project=project, door=organisator)
    assert int(afspraak(agenda.van_workshop(Project.objects.get()).als_ics())["sequence"]) == 3


def test_a_line_of_a_title_cannot_add_a_field_to_the_appointment(project, organisator):
    handelingen.wijzig_project(
        project=project, door=organisator, titel="A, b; c\\n ATTENDEE:mailto:x@example.org"
    )
    punt = gepland(Project.objects.get(), morgen())
    assert "attendee" not in punt
    assert str(punt["summary"]).startswith("Workshop over A, b; c")


def test_the_follow_up_conversation_is_an_appointment_of_its_own(voorbereid):
    gesprek = afspraak(agenda.van_gesprek(voorbereid).als_ics())
    workshop = afspraak(agenda.van_workshop(voorbereid).als_ics())
    assert gesprek["uid"] != workshop["uid"]
    assert gesprek.decoded("dtend") - gesprek.decoded("dtstart") == timedelta(hours=1)
    handelingen.plan_follow_up(
        project=voorbereid, door=voorbereid.organisator, op=morgen() + timedelta(days=20)
    )
    assert int(afspraak(agenda.van_gesprek(voorbereid).als_ics())["sequence"]) == 1


def test_without_a_date_there_is_no_appointment(project):
    assert (agenda.van_workshop(project), agenda.van_gesprek(project)) == (None, None)


def test_the_papers_can_be_read_by_everybody_and_hold_the_three_pieces(voorbereid, dossier, organisator):
    project = handelingen.wijzig_project(project=voorbereid, door=organisator, dossier=dossier)
    pdf = leesbundel(project).als_pdf()
    assert controleer_pdf(pdf) == []
    titels = bladwijzers(pdf)
    plaatsen = [titels.index(t) for t in ("CODIO Waardenkader", "Wat elke waarde betekent", "Druktemonitor")]
    assert plaatsen[2] == 0  # the first page carries the name of the case
    assert titels.count("Druktemonitor") == 2
    html = leesbundel(project).als_html()
    assert "Nog niet ingevuld" not in html
    for woord in ("Antwoord op context.", "Zaal 3.14", "Menselijke waardigheid", "13:00 tot 15:40"):
        assert woord in html, woord


@pytest.fixture
def verstuurd(voorbereid) -> list[Bericht]:
    """The invitations of a round, delivered."""
    maak_wachtende()
    bezorg()
    return list(Bericht.objects.filter(onderwerp__startswith="Uitnodiging"))


def test_an_invitation_carries_both_files_and_the_pdf_is_kept_once(verstuurd):
    assert {b.status for b in verstuurd} == {Bericht.Status.VERSTUURD}
    assert len(verstuurd) == 9
    assert Bewaardocument.objects.filter(soort="leesbundel").count() == 1
    brieven = [m for m in mail.outbox if m.subject.startswith("Uitnodiging")]
    gelezen = message_from_bytes(brieven[0].message().as_bytes())
    delen = {d.get_filename(): d for d in gelezen.walk() if d.get_filename()}
    assert {naam: d.get_content_type() for naam, d in delen.items()} == {
        "workshop-druktemonitor.ics": "text/calendar",
        "stukken-druktemonitor.pdf": "application/pdf",
    }
    ics = delen["workshop-druktemonitor.ics"].get_payload(decode=True)
    assert str(afspraak(ics)["summary"]) == "Workshop over Druktemonitor"
    assert b"\r\n" in ics
    with pikepdf.open(BytesIO(delen["stukken-druktemonitor.pdf"].get_payload(decode=True))) as pdf:
        assert len(pdf.pages) > 5
    assert len(gelezen.as_bytes()) < 1_000_000


def test_a_mail_waits_for_its_file_and_goes_when_that_is_there(voorbereid, organisator):
    bezorg()
    uitnodigingen = Bericht.objects.filter(onderwerp__startswith="Uitnodiging")
    assert set(uitnodigingen.values_list("status", flat=True)) == {Bericht.Status.WACHT}
    assert uitnodigingen.aan_de_beurt().count() == 0
    with zonder_documenten():
        maak_wachtende()
    bezorg()
    assert set(uitnodigingen.values_list("status", flat=True)) == {Bericht.Status.VERSTUURD}


def test_a_mail_does_not_go_without_the_file_that_was_thrown_away_meanwhile(voorbereid, organisator):
    with zonder_documenten():
        handelingen.stuur_uitnodigingen(project=voorbereid, door=organisator)
    gooi_weg(list(voorbereid.workshop.leesbundels.all()), door=organisator)
    bezorg()
    assert not [m for m in mail.outbox if m.subject.startswith("Uitnodiging")]
    uitnodigingen = Bericht.objects.filter(onderwerp__startswith="Uitnodiging")
    assert set(uitnodigingen.values_list("status", flat=True)) == {Bericht.Status.MISLUKT}


def test_a_file_that_is_ready_wakes_the_post(voorbereid, django_capture_on_commit_callbacks):
    with zonder_documenten(), django_capture_on_commit_callbacks(execute=True):
        maak_wachtende()
    assert len([m for m in mail.outbox if m.subject.startswith("Uitnodiging")]) == 9


def test_a_file_that_cannot_be_made_is_said_and_a_next_round_makes_a_new_one(voorbereid, organisator):
    with mock.patch("documenten.werkbank.render", side_effect=DocumentMislukt("stuk")):
        maak_wachtende()
    bezorg()
    wie = voorbereid.deelnemers.select_related("bericht", "herinnering").first()
    assert mail.outbox == [] or all(not m.subject.startswith("Uitnodiging") for m in mail.outbox)
    assert (stand(wie).tekst, stand(wie).opnieuw) == ("Mislukt", True)
    assert stand(wie).uitleg == "Het bestand bij deze mail kon niet worden gemaakt. Stuur opnieuw."
    assert handelingen.stuur_uitnodigingen(project=voorbereid, door=organisator) == 9
    assert Bewaardocument.objects.filter(soort="leesbundel").count() == 2
    with zonder_documenten():
        maak_wachtende()
    bezorg()
    assert len([m for m in mail.outbox if m.subject.startswith("Uitnodiging")]) == 9


def test_a_next_round_uses_the_same_file_until_something_in_it_changes(voorbereid, organisator):
    def nodig_uit(naam: str) -> int:
        handelingen.voeg_deelnemer_toe(
            project=voorbereid, door=organisator, naam=naam, email=f"{naam.lower()}@voorbeeld.example"
        )
        handelingen.stuur_uitnodigingen(project=voorbereid, door=organisator)
        return Bewaardocument.objects.filter(soort="leesbundel").count()

    assert nodig_uit("Anna") == 1
    handelingen.plan_workshop(project=voorbereid, door=organisator, locatie="Zaal 5")
    assert nodig_uit("Bert") == 2
    assert Bijlage.objects.filter(inhoudstype="application/pdf").count() == 11


def test_invitee_and_team_download_what_goes_along(voorbereid, organisator, als, client):
    wie = voorbereid.deelnemers.first()
    eigen = client.get(reverse("project-uitnodiging", args=[wie.kenmerk])).text
    for naam, van_team, begin in (
        ("project-eigen-stukken", "project-stukken", b"%PDF"),
        ("project-eigen-afspraak", "project-afspraak", b"BEGIN:VCALENDAR"),
    ):
        adres = reverse(naam, args=[wie.kenmerk])
        assert adres in eigen
        antwoord = client.get(adres)
        assert b"".join(antwoord).startswith(begin)
        assert "noindex" in antwoord["X-Robots-Tag"]
        anders = als(organisator).get(reverse(van_team, args=[voorbereid.pk]))
        assert b"".join(anders).startswith(begin)
    assert wie.kenmerk not in client.get(reverse("project-eigen-afspraak", args=[wie.kenmerk])).text


def test_papers_and_appointment_wait_for_casusbeschrijving_and_date(project, organisator, als, client):
    wie = handelingen.voeg_deelnemer_toe(project=project, door=organisator, naam="Greet")
    for naam in ("project-eigen-stukken", "project-eigen-afspraak"):
        assert client.get(reverse(naam, args=[wie.kenmerk])).status_code == 404
    for naam in ("project-afspraak", "project-gesprek"):
        assert als(organisator).get(reverse(naam, args=[project.pk])).status_code == 404


def test_the_page_that_asks_says_what_goes_along(voorbereid, organisator, lees):
    handelingen.voeg_deelnemer_toe(
        project=voorbereid, door=organisator, naam="Anna", email="anna@voorbeeld.example"
    )
    pagina = lees(organisator, reverse("project-uitnodigen", args=[voorbereid.pk]))
    assert "Dit gaat mee" in pagina
    assert reverse("project-stukken", args=[voorbereid.pk]) in pagina
    assert reverse("project-afspraak", args=[voorbereid.pk]) in pagina


def test_projectleider_and_organisator_get_the_follow_up_once_and_again_when_it_moved(
    voorbereid, organisator, als
):
    client, adres = als(organisator), reverse("project-gesprek-sturen", args=[voorbereid.pk])
    pagina = client.get(adres).text
    assert voorbereid.projectleider.email in pagina
    client.post(adres)
    antwoord = client.post(adres, follow=True)
    assert "zij hebben deze afspraak al" in antwoord.text
    gemaild = Bericht.objects.filter(onderwerp__startswith="Follow-upgesprek")
    assert {b.aan for b in gemaild} == {organisator.email, voorbereid.projectleider.email}
    assert gemaild.all().count() == 2
    assert b"Follow-upgesprek over" in gemaild[0].bijlagen.get().inhoud
    handelingen.plan_follow_up(project=voorbereid, door=organisator, op=morgen() + timedelta(days=21))
    client.post(adres)
    assert gemaild.all().count() == 4
