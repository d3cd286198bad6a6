"""Outgoing mail is stored first and sent after the commit."""

from __future__ import annotations

import pytest
from django.core import mail

from organisatie.models import Bericht
from organisatie.post import bezorg, verstuur


def test_a_mail_goes_out_after_the_commit(db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        bericht = verstuur(aan="noor@voorbeeldland.example", onderwerp="Hallo", tekst="Tekst")
        assert mail.outbox == []
    assert [m.subject for m in mail.outbox] == ["Hallo"]
    bericht.refresh_from_db()
    assert bericht.verstuurd_op is not None


def test_nobody_to_mail_is_no_error(db):
    assert verstuur(aan="", onderwerp="Hallo", tekst="Tekst") is None
    assert not Bericht.objects.exists()


@pytest.mark.django_db
def test_a_mail_server_that_is_away_keeps_the_mail_with_its_error(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    bericht = Bericht.objects.create(aan="a@example.org", onderwerp="Hallo", tekst="Tekst")
    assert bezorg(bericht) is False
    bericht.refresh_from_db()
    assert bericht.fout
    assert bericht.verstuurd_op is None
