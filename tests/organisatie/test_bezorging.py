"""Delivery: each outcome with a mail server that really does it, and the row says what happened."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections
from django.utils import timezone

from organisatie import bezorging
from organisatie.bezorging import bezorg
from organisatie.models import Bericht, Mailserver, Postbestand
from organisatie.post import GEEN_BESTAND, Bestand, meld_bestand, probeer_opnieuw, verstuur
from organisatie.post import trek_in as intrekken
from organisatie.smtp import zonder_tekst
from tests.post import platte_tekst

Status = Bericht.Status


def mail(aan: str = "anna@voorbeeld.example", tekst: str = "Dag.") -> Bericht:
    bericht = verstuur(aan=aan, onderwerp="Hallo", tekst=tekst)
    assert bericht is not None
    return bericht


def later(bericht: Bericht | None = None) -> None:
    """Let the waiting times pass."""
    Mailserver.objects.update(volgende_poging_op=None)
    Bericht.objects.wachtend().update(volgende_poging_op=timezone.now() - timedelta(minutes=1))


@pytest.mark.django_db
def test_a_mail_arrives_as_it_was_written(server):
    bericht = mail(tekst="Één regel.\n.\n..twee punten\nhttps://codio.example/uitnodiging/abc/\n")
    assert bezorg()
    [aangekomen] = server.aangenomen
    bericht.refresh_from_db()
    assert (bericht.status, bericht.fout, bericht.pogingen) == (Status.VERSTUURD, "", 1)
    assert bericht.verstuurd_op is not None
    assert aangekomen["To"] == "anna@voorbeeld.example"
    assert aangekomen["Message-ID"] == bericht.bericht_id
    assert platte_tekst(aangekomen).splitlines() == bericht.tekst.splitlines()


@pytest.mark.django_db
def test_a_file_arrives_byte_for_byte_beside_the_text(server):
    inhoud = b"BEGIN:VCALENDAR\r\nSUMMARY:\xc3\x89\xc3\xa9n\r\n.\r\n\x00\xff\nEND"
    bestanden = [Bestand("workshop één.ics", "text/calendar", inhoud)]
    bericht = verstuur(aan="anna@voorbeeld.example", onderwerp="Hallo", tekst="Dag.", bestanden=bestanden)
    bezorg()
    [aangekomen] = server.aangenomen
    _, bijlage = aangekomen.get_payload()
    assert platte_tekst(aangekomen).strip() == "Dag."
    assert (bijlage.get_filename(), bijlage.get_content_type()) == ("workshop één.ics", "text/calendar")
    assert bijlage.get_payload(decode=True) == inhoud
    assert [b.inhoud for b in bericht.bijlagen.all()] == [inhoud]


@pytest.mark.django_db
def test_a_mail_that_waits_for_its_file_is_not_due_and_holds_up_no_other(server, cio):
    bestand = Postbestand.objects.create(stand="wacht")
    mee = [Bestand("proef.pdf", "application/pdf", gedeeld=bestand.pk)]
    wacht = verstuur(aan="wacht@voorbeeld.example", onderwerp="Hallo", tekst="Dag.", bestanden=mee)
    mail("klaar@voorbeeld.example")
    bezorg()
    assert [m["To"] for m in server.aangenomen] == ["klaar@voorbeeld.example"]
    assert bezorging.volgende_moment() is None
    assert not bezorging.iets_te_doen()
    meld_bestand(bestand=bestand.pk, inhoud=None)
    wacht.refresh_from_db()
    assert (wacht.status, wacht.fout) == (Status.MISLUKT, GEEN_BESTAND)
    with pytest.raises(ValidationError, match="kan zonder dat bestand niet weg"):
        probeer_opnieuw(bericht=wacht, door=cio)
    meld_bestand(bestand=bestand.pk, inhoud=b"%PDF")
    probeer_opnieuw(bericht=wacht, door=cio)
    bezorg()
    assert server.aangenomen[-1].get_payload()[1].get_payload(decode=True) == b"%PDF"


@pytest.mark.django_db
def test_one_line_carries_all_that_waits(server):
    berichten = [mail(f"m{nummer}@voorbeeld.example") for nummer in range(5)]
    bezorg()
    assert [m["To"] for m in server.aangenomen] == [b.aan for b in berichten]
    assert set(Bericht.objects.values_list("status", flat=True)) == {Status.VERSTUURD}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("stand", "woorden"),
    [
        ("weg", "niet te bereiken"),
        ("stil", "antwoordt niet"),
        ("weigert", "554 Vandaag niet"),
    ],
)
def test_a_server_that_cannot_be_used_costs_no_mail_an_attempt(server, stand, woorden):
    eerste, tweede = mail(), mail("ben@voorbeeld.example")
    server.word(stand)
    bezorg()
    for bericht in (eerste, tweede):
        bericht.refresh_from_db()
        assert (bericht.status, bericht.pogingen) == (Status.WACHT, 0)
        assert woorden in bericht.fout
        assert bericht.volgende_poging_op > timezone.now()
    assert Mailserver.nu().storing_sinds is not None
    server.word("goed")
    bezorg()
    assert server.aangenomen == []  # it rests, also after a restart
    later()
    bezorg()
    assert set(server.keren().values()) == {1}
    assert len(server.aangenomen) == 2
    assert Mailserver.nu().storing_sinds is None


@pytest.mark.django_db
def test_the_server_is_left_alone_longer_each_time_up_to_a_limit(server, settings):
    settings.POST_RUST_SERVER = (5, 20)
    server.word("weg")
    mail()
    rusttijden = []
    for _ in range(4):
        later()
        bezorg()
        rust = Mailserver.nu().volgende_poging_op - timezone.now()
        rusttijden.append(rust.total_seconds())
    assert [round(rust / 5) for rust in rusttijden] == [1, 2, 4, 4]


@pytest.mark.django_db
@pytest.mark.parametrize("stand", ["stil na data", "sluit na data", "tijdelijk"])
def test_without_an_acceptance_a_mail_is_tried_again_with_the_same_id(server, stand):
    bericht, ander = mail(), mail("ben@voorbeeld.example")
    server.word(stand)
    bezorg()
    bericht.refresh_from_db()
    ander.refresh_from_db()
    assert (bericht.status, bericht.pogingen, ander.pogingen) == (Status.WACHT, 1, 0)
    assert bericht.fout
    server.word("goed")
    later()
    bezorg()
    assert server.keren() == {bericht.bericht_id: 1, ander.bericht_id: 1}
    bericht.refresh_from_db()
    assert (bericht.status, bericht.pogingen) == (Status.VERSTUURD, 2)


@pytest.mark.django_db
def test_a_refused_recipient_is_told_at_once_tried_again_and_does_not_hold_up_others(server, settings):
    settings.POST_WEIGERINGEN = 3
    server.onbekend.add("anna@voorbeeld.example")
    bericht, ander = mail(), mail("ben@voorbeeld.example")
    bezorg()
    bericht.refresh_from_db()
    ander.refresh_from_db()
    assert ander.status == Status.VERSTUURD
    assert bericht.status == Status.GEWEIGERD
    assert bericht.fout == "De mailserver zegt: 550 5.1.1 Deze persoon kennen wij niet"
    for _ in range(2):
        later()
        bezorg()
    bericht.refresh_from_db()
    assert (bericht.status, bericht.pogingen) == (Status.MISLUKT, 3)
    later()
    bezorg()
    bericht.refresh_from_db()
    assert bericht.pogingen == 3
    assert Mailserver.nu().storing_sinds is None


@pytest.mark.django_db
def test_the_words_of_a_server_do_not_give_a_personal_link_away(server):
    link = "https://codio.example/uitnodiging/Geheim-kenmerk_1234567890/"
    bericht = mail(tekst=f"Kijk op {link}\n")
    server.word("weigert inhoud")
    bezorg()
    bericht.refresh_from_db()
    assert bericht.fout == "De mailserver zegt: 554 Verdacht: …"
    assert zonder_tekst("Zie GEHEIM-KENMERK_1234567890", bericht.tekst) == "Zie …"


@pytest.mark.django_db
@pytest.mark.parametrize("stand", ["weigert met veel woorden", "te druk na de inhoud"])
def test_nor_when_the_words_are_cut_off_or_about_the_server_itself(server, stand):
    bericht = mail(tekst="Kijk op https://codio.example/uitnodiging/Geheim-kenmerk_1234567890/\n")
    server.word(stand)
    bezorg()
    bericht.refresh_from_db()
    assert "mailserver zegt" in bericht.fout
    assert "Geheim" not in bericht.fout + Mailserver.nu().fout


@pytest.mark.django_db
def test_a_temporary_refusal_lasts_three_days_at_most(server):
    oud, nieuw = mail(), mail("ben@voorbeeld.example")
    Bericht.objects.filter(pk=oud.pk).update(proberen_vanaf=timezone.now() - timedelta(days=4))
    server.word("weg")
    bezorg()
    oud.refresh_from_db()
    nieuw.refresh_from_db()
    assert (oud.status, nieuw.status) == (Status.MISLUKT, Status.WACHT)
    assert oud.fout


@pytest.mark.django_db
def test_an_address_that_cannot_be_fails_and_holds_up_nobody(server):
    bericht, ander = mail("a\nb@voorbeeld.example"), mail("ben@voorbeeld.example")
    bezorg()
    bericht.refresh_from_db()
    assert bericht.status == Status.MISLUKT
    assert server.keren() == {ander.bericht_id: 1}


@pytest.mark.django_db
def test_a_mail_whose_deliverer_died_before_the_end_is_uncertain_and_waits_for_a_person(server, beheerder):
    bericht = mail()
    Bericht.objects.update(status=Status.AANGEBODEN)
    assert bezorging.iets_te_doen()
    bezorg()
    bericht.refresh_from_db()
    assert bericht.status == Status.ONZEKER
    assert server.aangenomen == []
    probeer_opnieuw(bericht=bericht, door=beheerder)
    bezorg()
    assert server.keren() == {bericht.bericht_id: 1}


@pytest.mark.django_db
def test_a_mail_is_marked_before_the_server_can_have_it_and_withdrawn_mail_is_not_sent(server, monkeypatch):
    bericht = mail()
    gezien = []
    echt = bezorging._bied_nu_aan

    def kijk(wat: Bericht) -> None:
        echt(wat)
        gezien.append((Bericht.objects.get().status, len(server.aangenomen)))

    monkeypatch.setattr(bezorging, "_bied_nu_aan", kijk)
    bezorg()
    assert gezien == [(Status.AANGEBODEN, 0)]
    tweede = mail()

    def trek_in(wat: Bericht) -> None:
        intrekken(wat)
        echt(wat)

    monkeypatch.setattr(bezorging, "_bied_nu_aan", trek_in)
    bezorg()
    assert server.keren() == {bericht.bericht_id: 1}
    tweede.refresh_from_db()
    assert tweede.status == Status.VERVALLEN


@pytest.mark.django_db
def test_what_is_withdrawn_while_the_server_refuses_it_is_not_tried_again(server, monkeypatch):
    bericht = mail()
    server.word("tijdelijk")
    echt = bezorging._stel_uit

    def te_laat(wat: Bericht, status: str, fout: str) -> None:
        intrekken(wat)
        echt(wat, status, fout)

    monkeypatch.setattr(bezorging, "_stel_uit", te_laat)
    bezorg()
    bericht.refresh_from_db()
    assert bericht.status == Status.VERVALLEN


@pytest.mark.django_db
def test_a_link_that_lets_somebody_in_is_not_kept_after_it_was_sent(server):
    bericht = verstuur(aan="anna@voorbeeld.example", onderwerp="Wachtwoord", tekst="Link", wis_tekst=True)
    assert bericht is not None
    bezorg()
    bericht.refresh_from_db()
    assert bericht.tekst == ""
    assert "Link" in platte_tekst(server.aangenomen[0])


@pytest.mark.django_db(transaction=True)
def test_two_who_deliver_at_once_send_each_mail_once(server):
    for nummer in range(4):
        mail(f"m{nummer}@voorbeeld.example")
    server.word("traag")
    uitkomsten: list[bool] = []

    def lever() -> None:
        try:
            uitkomsten.append(bezorg())
        finally:
            connections.close_all()

    draden = [threading.Thread(target=lever) for _ in range(3)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert sorted(uitkomsten) == [False, False, True]
    assert set(server.keren().values()) == {1}
    assert Bericht.objects.filter(status=Status.VERSTUURD).count() == 4


@pytest.mark.django_db(transaction=True)
def test_what_was_sent_stays_sent_when_the_database_lets_the_deliverer_down(server, monkeypatch):
    monkeypatch.setattr(bezorging, "NOTEER_NA", (0, 0.1))
    eerste, tweede = mail(), mail("ben@voorbeeld.example")
    echt = bezorging._bied_nu_aan

    def val_uit(wat: Bericht) -> None:
        echt(wat)
        with connections.create_connection("default").cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s)", [connection.connection.info.backend_pid])
            cursor.db.close()

    monkeypatch.setattr(bezorging, "_bied_nu_aan", val_uit)
    bezorg()
    eerste.refresh_from_db()
    tweede.refresh_from_db()
    assert (eerste.status, tweede.status) == (Status.VERSTUURD, Status.WACHT)
    assert server.keren() == {eerste.bericht_id: 1}
