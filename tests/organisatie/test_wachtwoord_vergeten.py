"""A new password by mail: also while the mail server is away, and for nobody unknown."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.urls import reverse

from organisatie.bezorging import bezorg
from organisatie.models import Bericht
from tests.post import platte_tekst

VRAAG = reverse("account_reset_password")


@pytest.mark.django_db
def test_with_the_mail_server_away_the_page_is_ordinary_and_the_mail_comes_later(client, server, medewerker):
    server.word("stil")
    antwoord = client.post(VRAAG, {"email": medewerker.email}, follow=True)
    assert antwoord.status_code == 200
    assert "Kijk in je e-mail" in antwoord.content.decode()
    assert not server.gesprekken  # nothing in the request talked to it
    server.word("goed")
    bezorg()
    [aangekomen] = server.aangenomen
    assert aangekomen["Subject"] == "Nieuw wachtwoord voor CODIO"
    tekst = platte_tekst(aangekomen)
    link = re.search(r"http://testserver(/\S+)", tekst)
    assert link
    assert "Bewaar wachtwoord" in client.get(link[1], follow=True).content.decode()
    assert Bericht.objects.get().tekst == ""


@pytest.mark.django_db
def test_who_is_unknown_gets_no_mail_and_the_page_says_the_same(
    client, medewerker, django_capture_on_commit_callbacks
):
    paginas = []
    for adres in (medewerker.email, "onbekend@elders.example"):
        with django_capture_on_commit_callbacks(execute=True):
            antwoord = client.post(VRAAG, {"email": adres}, follow=True)
        paginas.append((antwoord.redirect_chain, antwoord.content))
    assert paginas[0] == paginas[1]
    assert [m.to for m in mail.outbox] == [[medewerker.email]]
