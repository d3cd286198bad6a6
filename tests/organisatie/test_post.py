"""Outgoing mail is stored first; a request never talks to the mail server, and nobody reads personal links."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from organisatie import taken
from organisatie.bezorging import bezorg
from organisatie.models import Auditregel, Bericht, Mailserver
from organisatie.post import probeer_opnieuw, trek_in, verstuur

LINK = "https://codio.example/uitnodiging/geheim-kenmerk-123/"
LIJST = reverse("admin:organisatie_bericht_changelist")


@pytest.fixture
def bericht(db) -> Bericht:
    """A mail that failed, with a personal link in it."""
    return Bericht.objects.create(
        aan="anna@voorbeeld.example",
        onderwerp="Uitnodiging",
        tekst=f"Kijk op {LINK}",
        status=Bericht.Status.MISLUKT,
        fout="De mailserver zegt: 550 onbekend",
        pogingen=6,
    )


def test_a_mail_goes_out_after_the_commit(db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        bericht = verstuur(aan="noor@voorbeeldland.example", onderwerp="Hallo", tekst="Tekst")
        assert mail.outbox == []
    assert [m.subject for m in mail.outbox] == ["Hallo"]
    bericht.refresh_from_db()
    assert bericht.status == Bericht.Status.VERSTUURD
    assert bericht.verstuurd_op is not None


def test_storing_a_mail_puts_a_wake_up_in_the_queue(db, settings):
    settings.TAKEN_METEEN = False
    verstuur(aan="noor@voorbeeldland.example", onderwerp="Hallo", tekst=LINK)
    [taak] = ProcrastinateJob.objects.all()
    assert (taak.task_name, taak.args) == ("organisatie.taken.bezorg_post", {})
    assert mail.outbox == []


def test_nobody_to_mail_is_no_error(db):
    assert verstuur(aan="", onderwerp="Hallo", tekst="Tekst") is None
    assert not Bericht.objects.exists()


def test_a_subject_is_one_line_without_control_characters(db):
    bericht = verstuur(
        aan="a@example.org", onderwerp="Een\r\nBcc: x@example.org\ttwee\x0b drie\x00", tekst="a\x00b\r\nc"
    )
    assert bericht.onderwerp == "Een Bcc: x@example.org twee drie"
    assert bericht.tekst == "ab\nc"


def test_what_people_paste_from_word_arrives_as_it_was(db):
    tekst = "10\u00a0km, de \U0001f469\u200d\U0001f4bb en een af\u00adbreekpunt"
    bericht = verstuur(aan="a@example.org", onderwerp="Hallo", tekst=tekst)
    assert bericht.tekst == tekst


def test_a_mail_that_failed_and_was_replaced_cannot_be_sent_after_all(bericht, beheerder):
    assert bericht.status == Bericht.Status.MISLUKT
    trek_in(bericht)
    with pytest.raises(ValidationError, match="hoeft niet meer"):
        probeer_opnieuw(bericht=bericht, door=beheerder)


def test_each_mail_has_an_id_of_its_own(db):
    een, twee = (verstuur(aan="a@example.org", onderwerp="Hallo", tekst="Tekst") for _ in range(2))
    assert een.bericht_id != twee.bericht_id


def test_what_was_sent_cannot_be_tried_again_and_what_waits_can_be_withdrawn(bericht, beheerder):
    probeer_opnieuw(bericht=bericht, door=beheerder)
    trek_in(bericht)
    bericht.refresh_from_db()
    assert bericht.status == Bericht.Status.VERVALLEN
    with pytest.raises(ValidationError, match="hoeft niet meer"):
        probeer_opnieuw(bericht=bericht, door=beheerder)
    Bericht.objects.update(status=Bericht.Status.VERSTUURD)
    with pytest.raises(ValidationError, match="al verstuurd"):
        probeer_opnieuw(bericht=bericht, door=beheerder)
    trek_in(bericht)
    bericht.refresh_from_db()
    assert bericht.status == Bericht.Status.VERSTUURD


def test_the_beheerder_sees_what_happened_and_nowhere_the_text(bericht, als, beheerder):
    client = als(beheerder)
    adressen = (
        LIJST,
        f"{LIJST}?q=geheim",
        f"{LIJST}?status__exact=mislukt",
        reverse("admin:organisatie_bericht_change", args=[bericht.pk]),
        reverse("admin:organisatie_bericht_history", args=[bericht.pk]),
    )
    for adres in adressen:
        antwoord = client.get(adres, follow=True)
        assert antwoord.status_code == 200
        assert "geheim-kenmerk" not in antwoord.content.decode()
    assert "550 onbekend" in client.get(LIJST).content.decode()
    assert "550 onbekend" in client.get(adressen[3]).content.decode()


@pytest.mark.parametrize("vraag", ["tekst__contains=geheim", "tekst__startswith=Kijk", "tekst=x"])
def test_the_beheerder_cannot_feel_for_a_link_by_searching_the_texts(bericht, als, beheerder, vraag):
    antwoord = als(beheerder).get(f"{LIJST}?{vraag}")
    assert antwoord.status_code in (302, 400)


def test_the_beheerder_can_try_again_and_that_leaves_a_line(
    bericht, als, beheerder, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        als(beheerder).post(LIJST, {"action": "opnieuw", "_selected_action": [bericht.pk]})
    bericht.refresh_from_db()
    assert bericht.status == Bericht.Status.VERSTUURD
    assert mail.outbox[0].extra_headers["Message-ID"] == bericht.bericht_id
    assert Auditregel.objects.get(wat="mail opnieuw geprobeerd").door == beheerder


def test_the_beheerder_reads_above_the_list_that_the_mail_server_does_not_work(db, als, beheerder, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", 1, False
    verstuur(aan="a@example.org", onderwerp="Hallo", tekst="Tekst")
    bezorg()
    assert Mailserver.nu().storingen == 1
    pagina = als(beheerder).get(LIJST).content.decode()
    assert "gaat er geen e-mail weg. De mailserver is niet te bereiken." in pagina


def test_others_do_not_get_at_the_mails(bericht, als, organisator):
    client = als(organisator)
    assert client.get(LIJST, follow=True).status_code == 403
    client.post(LIJST, {"action": "opnieuw", "_selected_action": [bericht.pk]})
    bericht.refresh_from_db()
    assert bericht.status == Bericht.Status.MISLUKT


@pytest.mark.parametrize(("over", "zelf"), [(30, True), (90, False), (None, False)])
def test_a_next_attempt_within_the_minute_gets_a_wake_up_of_its_own(db, monkeypatch, over, zelf):
    moment = None if over is None else timezone.now() + timedelta(seconds=over)
    monkeypatch.setattr(taken.bezorging, "volgende_moment", lambda: moment)
    for _ in range(2):
        taken._kom_terug()
    gepland = ProcrastinateJob.objects.filter(task_name="organisatie.taken.bezorg_post")
    assert list(gepland.values_list("scheduled_at", flat=True)) == ([moment] if zelf else [])
