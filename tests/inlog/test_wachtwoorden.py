"""Passwords that anybody would try are refused, on every page where one is chosen."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from codio_site.inlog.vergeten import stuur_wachtwoordlink
from organisatie.models import Bericht, Organisatie
from organisatie.wachtwoorden import MINSTENS, WOORDEN, blijft_over

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "woord",
    [
        "Provincie1", "Provincie1!!", "Zomer2026!", "Welkom0123", "W3lkom2026!", "Wachtwoord1", "Januari2026",
        "Utrecht12345", "Maandag123!", "Voorbeeldland1", "ProvincieVoorbeeldland", "gemeente-2026", "codio-demo",
        "aaaaaaaaaaaa", "1234567890", "qwertyuiop", "Password123!", "P@ssw0rd2026", "DecemberWinter1", "welkomwelkom",
        "2026-12-31-2026",
    ],
)  # fmt: skip
def test_a_password_that_anybody_would_try_is_refused(organisatie, woord):
    with pytest.raises(ValidationError):
        validate_password(woord)


@pytest.mark.parametrize(
    "woord",
    [
        "fiets lamp wolk kaas",
        "eenlangwachtwoord9",
        "Kraanvogel-19-stoep",
        "correct horse battery",
        "x7#Qm2!vR9pL",
    ],
)
def test_a_password_that_nobody_guesses_is_fine(organisatie, woord):
    validate_password(woord)


def test_an_own_name_in_it_is_refused(organisatie, medewerker):
    with pytest.raises(ValidationError):
        validate_password("samir.aksoy1", medewerker)


def test_the_words_of_this_organisation_count(db):
    validate_password("Kwelderland9")
    Organisatie.objects.create(naam="Waterschap Kwelderland")
    with pytest.raises(ValidationError, match="makkelijk te raden"):
        validate_password("Kwelderland9")


@given(st.sampled_from(WOORDEN), st.integers(0, 9999), st.sampled_from(["", "!", "-", "."]))
def test_every_such_word_with_a_number_is_refused(woord, getal, teken):
    assert blijft_over(f"{woord.capitalize()}{teken}{getal}", set(WOORDEN)) < MINSTENS


def test_the_page_says_why(als, medewerker, organisatie):
    medewerker.set_password("fiets lamp wolk kaas")
    medewerker.save()
    velden = {"oldpassword": "fiets lamp wolk kaas", "password1": "Provincie1", "password2": "Provincie1"}
    antwoord = als(medewerker).post("/account/password/change/", velden)
    assert "makkelijk te raden" in antwoord.text


def test_another_password_by_mail_does_not_go_around_the_second_step(client, medewerker):
    cache.clear()
    TOTP.activate(medewerker, generate_totp_secret())
    stuur_wachtwoordlink(email=medewerker.email)
    link = re.search(rf"{settings.SITE_URL}(/\S+)", Bericht.objects.get().tekst)
    assert link
    pagina = client.get(link[1], follow=True)
    nieuw = {"password1": "fiets lamp wolk kaas", "password2": "fiets lamp wolk kaas"}
    assert client.post(pagina.redirect_chain[-1][0], nieuw).status_code == 302
    assert client.get(reverse("mijn-werk")).status_code == 302
    antwoord = client.post(
        reverse("account_login"), {"login": medewerker.username, "password": nieuw["password1"]}
    )
    assert antwoord["Location"] == reverse("mfa_authenticate")
    assert client.get(reverse("mijn-werk")).status_code == 302
