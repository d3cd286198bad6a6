"""A new password by mail: also while the mail server is away, and for nobody unknown."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from codio_site.inlog.vergeten import stuur_wachtwoordlink
from organisatie.bezorging import bezorg
from organisatie.models import Bericht
from tests.post import platte_tekst

VRAAG = reverse("account_reset_password")


@pytest.mark.django_db
def test_with_the_mail_server_away_the_page_is_ordinary_and_the_mail_comes_later(
    client, server, medewerker, settings
):
    server.word("stil")
    antwoord = client.post(VRAAG, {"email": medewerker.email}, follow=True)
    assert antwoord.status_code == 200
    assert "Kijk in je e-mail" in antwoord.content.decode()
    assert not server.gesprekken  # nothing in the request talked to it
    server.word("goed")
    stuur_wachtwoordlink(email=medewerker.email)  # the worker
    bezorg()
    [aangekomen] = server.aangenomen
    assert aangekomen["Subject"] == "Nieuw wachtwoord voor CODIO"
    tekst = platte_tekst(aangekomen)
    link = re.search(rf"{settings.SITE_URL}(/\S+)", tekst)
    assert link
    assert "Bewaar wachtwoord" in client.get(link[1], follow=True).content.decode()
    assert Bericht.objects.get().tekst == ""


@pytest.mark.django_db
def test_who_is_unknown_gets_no_mail_and_the_page_says_the_same(
    client, medewerker, django_capture_on_commit_callbacks
):
    paginas = []
    vragen = []
    for adres in (medewerker.email, "onbekend@elders.example"):
        with django_capture_on_commit_callbacks(execute=True), CaptureQueriesContext(connection) as gevraagd:
            antwoord = client.post(VRAAG, {"email": adres}, follow=True)
        paginas.append((antwoord.redirect_chain, antwoord.content))
        vragen.append([re.sub(r"[0-9_]+|'.*", "", vraag["sql"])[:60] for vraag in gevraagd])
    assert paginas[0] == paginas[1]
    assert vragen[0] == vragen[1]
    assert not any("organisatie_gebruiker" in vraag for vraag in vragen[0])
    assert [m.to for m in mail.outbox] == [[medewerker.email]]


@pytest.mark.django_db
def test_who_asks_again_and_again_gets_the_same_page_and_no_more_mail(
    client, medewerker, django_capture_on_commit_callbacks
):
    for _ in range(6):
        with django_capture_on_commit_callbacks(execute=True):
            antwoord = client.post(VRAAG, {"email": medewerker.email}, follow=True)
        assert "Kijk in je e-mail" in antwoord.text
    assert len(mail.outbox) == 3


@pytest.mark.django_db
def test_who_logs_in_with_the_login_service_reads_that_and_gets_no_password(
    client, medewerker, django_capture_on_commit_callbacks
):
    medewerker.set_unusable_password()
    medewerker.save()
    medewerker.socialaccount_set.create(provider="dienst", uid="1")
    with django_capture_on_commit_callbacks(execute=True):
        client.post(VRAAG, {"email": medewerker.email})
    assert "je logt in met je werkaccount" in mail.outbox[0].body
    assert "/reset/" not in mail.outbox[0].body
