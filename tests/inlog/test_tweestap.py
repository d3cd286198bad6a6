"""The second step: an app with codes, recovery codes, for whom it must be, and what is kept of it."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client

from organisatie.models import Auditregel, Bericht, Inlogsessie
from tests.formulieren import Formulier

pytestmark = pytest.mark.django_db
WOORD = "fiets lamp wolk kaas"
GEHEIM = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def code(verder: int = 0) -> str:
    """Give the code that the app shows now, or some steps on."""
    return format_hotp_value(hotp_value(GEHEIM, int(time.time()) // 30 + verder))


@pytest.fixture
def met_app(medewerker) -> Any:
    """Somebody with a password and an app."""
    cache.clear()
    medewerker.set_password(WOORD)
    medewerker.save()
    TOTP.activate(medewerker, GEHEIM)
    return medewerker


def begin(wie: Any) -> Client:
    """Log in with the password; the code must still come."""
    client = Client()
    antwoord = client.post("/account/login/", {"login": wie.username, "password": WOORD})
    assert antwoord["Location"] == "/account/tweestap/code/"
    return client


def is_binnen(client: Client) -> bool:
    return client.get("/account/sessies/").status_code == 200


def test_a_password_alone_does_not_get_in_and_the_code_does(met_app):
    client = begin(met_app)
    assert not is_binnen(client)
    fout = client.post("/account/tweestap/code/", {"code": "123456" if code() != "123456" else "654321"})
    assert "Deze code klopt niet." in fout.text
    assert client.post("/account/tweestap/code/", {"code": code()}).status_code == 302
    assert is_binnen(client)


def test_a_code_counts_once_also_in_another_browser(met_app):
    gebruikt = code()
    assert begin(met_app).post("/account/tweestap/code/", {"code": gebruikt}).status_code == 302
    ander = begin(met_app)
    assert "Deze code klopt niet." in ander.post("/account/tweestap/code/", {"code": gebruikt}).text
    assert not is_binnen(ander)


def test_codes_are_not_guessed_from_many_browsers(met_app):
    for _ in range(5):
        begin(met_app).post("/account/tweestap/code/", {"code": "000000"})
    assert "te vaak misgegaan" in begin(met_app).post("/account/tweestap/code/", {"code": code()}).text


def test_the_secret_is_not_readable_in_the_database(met_app):
    opgeslagen = Authenticator.objects.get().data["secret"]
    assert GEHEIM not in opgeslagen
    assert opgeslagen.startswith("gAAAA")


def test_somebody_sets_up_an_app_sees_the_codes_once_and_is_told_by_mail(
    als, medewerker, django_capture_on_commit_callbacks
):
    medewerker.set_password(WOORD)
    medewerker.save()
    client = als(medewerker)
    assert "Je hebt nog geen sleutel." in client.get("/account/tweestap/").text
    pagina = client.get("/account/tweestap/app/aan/", follow=True)
    assert "Ben jij het?" in pagina.text
    nog_eens = {"password": WOORD, "next": "/account/tweestap/app/aan/"}
    pagina = client.post("/account/reauthenticate/", nog_eens, follow=True)
    geheim = pagina.context["form"].secret
    nu = format_hotp_value(hotp_value(geheim, int(time.time()) // 30))
    with django_capture_on_commit_callbacks(execute=True):
        antwoord = client.post("/account/tweestap/app/aan/", {"code": nu})
    assert antwoord["Location"] == "/account/tweestap/herstelcodes/"
    codes = client.get("/account/tweestap/herstelcodes/").context["unused_codes"]
    assert len(codes) == 10
    assert codes[0] not in client.get("/account/tweestap/herstelcodes/").text
    assert {b.onderwerp for b in Bericht.objects.all()} == {"Je manier van inloggen bij CODIO is veranderd"}
    assert Auditregel.objects.filter(wat="tweede stap: een app met codes ingesteld", door=medewerker).exists()
    client.post("/account/logout/")
    client = begin(medewerker)
    assert client.post("/account/tweestap/code/", {"code": codes[0]}).status_code == 302
    assert is_binnen(client)


def test_a_key_that_the_page_does_not_know_gets_nobody_in(client, met_app):
    opties = client.get("/account/tweestap/sleutels/inloggen/", headers={"Accept": "application/json"}).json()
    assert opties["request_options"]["publicKey"]["userVerification"] == "required"
    ver = {"rawId": "AA", "id": "AA", "type": "public-key"}
    antwoord = {
        "clientDataJSON": "e30",
        "authenticatorData": "AAAA",
        "signature": "AA",
        "userHandle": "enp6enp6enp6eno",
    }
    halve = [
        {"id": "x"},
        {"response": []},
        ver | {"response": {}},
        ver | {"response": antwoord},
        [],
        7,
        None,
        {"rawId": 3},
    ]
    for onzin in ("", "x", *map(json.dumps, halve)):
        antwoord = client.post("/account/tweestap/sleutels/inloggen/", {"credential": onzin}, follow=True)
        assert antwoord.status_code == 200
    assert not is_binnen(client)


@pytest.mark.parametrize(("wie", "moet"), [("geen", False), ("beheerder", True), ("iedereen", True)])
def test_a_beheerder_sets_up_a_second_step_before_anything_else(als, beheerder, settings, wie, moet):
    settings.CODIO_TWEESTAP = wie
    antwoord = als(beheerder).get("/beheer/", follow=True)
    assert ("Stel eerst een tweede stap in." in antwoord.text) == moet
    assert (antwoord.request["PATH_INFO"] == "/account/tweestap/") == moet


def test_others_need_it_only_when_everybody_must(als, medewerker, settings):
    settings.CODIO_TWEESTAP = "beheerder"
    assert als(medewerker).get("/waardenkader/").status_code == 200
    settings.CODIO_TWEESTAP = "iedereen"
    assert als(medewerker).get("/waardenkader/")["Location"] == "/account/tweestap/"


def test_who_took_the_second_step_goes_on_and_cannot_switch_it_off(met_app, settings):
    settings.CODIO_TWEESTAP = "iedereen"
    client = begin(met_app)
    client.post("/account/tweestap/code/", {"code": code(-1)})
    assert client.get("/waardenkader/").status_code == 200
    nog_eens = {"code": code(), "next": "/account/tweestap/app/uit/"}
    pagina = client.post("/account/tweestap/code/nogmaals/", nog_eens, follow=True)
    assert "voor jou is een tweede stap nodig" in pagina.text
    client.post("/account/tweestap/app/uit/")
    assert Authenticator.objects.exists()


def test_the_beheerder_helps_who_lost_a_phone(als, beheerder, met_app):
    elders = als(met_app)
    lijst = Formulier(als(beheerder), "/beheer/organisatie/gebruiker/", met="action", binnen="//form")
    keuze = {"action": "zonder_tweede_stap", "_selected_action": str(met_app.pk)}
    antwoord = lijst.client.post("/beheer/organisatie/gebruiker/", keuze, follow=True)
    assert "Bij 1 account is de tweede stap weg." in antwoord.text
    assert not Authenticator.objects.exists()
    assert not Inlogsessie.objects.filter(pk=elders.cookies["sessionid"].value).exists()
    assert Auditregel.objects.filter(wat="tweede stap weggehaald", door=beheerder).exists()
