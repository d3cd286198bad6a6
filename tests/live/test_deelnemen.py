"""Coming in with the room code, with and without an account."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from live.handelingen import sluit_zaal
from live.models import Plek
from tests.live.wereld import Wereld, adres_van
from web import codes

ADRES = "/deelnemen/"


def kom(client: Client, code: str, **velden: str):
    return client.post(ADRES, {"code": code, "naam": "", "perspectief": "", **velden})


def test_the_code_alone_gives_a_place_at_a_table(wereld: Wereld):
    client = Client()
    pagina = client.get(ADRES).content.decode()
    assert "Je hebt geen account nodig." in pagina
    antwoord = kom(client, wereld.sessie.code_leesbaar.lower())
    plek = Plek.objects.get()
    assert antwoord.url == adres_van(plek)
    assert plek.deelnemer.groep is not None
    assert "Je bent binnen" in client.get(antwoord.url).content.decode()


def test_the_qr_brings_the_code_along_and_says_what_it_is_about(wereld: Wereld):
    pagina = Client().get(reverse("deelnemen-code", args=[wereld.sessie.code])).content.decode()
    assert f'value="{wereld.sessie.code_leesbaar}"' in pagina
    assert "Druktemonitor" in pagina


def test_a_wrong_code_says_so_and_keeps_what_was_typed(wereld: Wereld):
    antwoord = kom(Client(), "AAA AAA", naam="Samira")
    assert antwoord.status_code == 422
    tekst = antwoord.content.decode()
    assert "Deze code klopt niet, of de workshop is voorbij." in tekst
    assert 'value="Samira"' in tekst
    assert not Plek.objects.exists()


def test_a_code_of_a_closed_workshop_is_a_wrong_code(wereld: Wereld):
    sluit_zaal(sessie=wereld.sessie, door=wereld.leider)
    assert kom(Client(), wereld.sessie.code).status_code == 422


def test_who_guesses_has_to_wait(wereld: Wereld, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(codes, "PER_HERKOMST", 2)
    client = Client()
    for _ in range(2):
        kom(client, "AAAAAA")
    antwoord = kom(client, wereld.sessie.code)
    assert antwoord.status_code == 429
    assert "Er is te vaak een verkeerde code ingevuld." in antwoord.content.decode()
    # The page that a QR leads to does not look at a code then either.
    assert client.get(reverse("deelnemen-code", args=[wereld.sessie.code])).status_code == 200


def test_who_is_logged_in_is_asked_no_name(wereld: Wereld, als):
    client = als(wereld.leider)
    pagina = client.get(ADRES).content.decode()
    assert "want je bent ingelogd" in pagina
    assert 'name="naam"' not in pagina
    kom(client, wereld.sessie.code)
    assert Plek.objects.get().deelnemer.gebruiker == wereld.leider


def test_who_was_invited_gets_the_place_that_was_kept(wereld: Wereld):
    kom(Client(), wereld.sessie.code, naam="deelnemer 3")
    assert Plek.objects.get().deelnemer.email == "deelnemer3@voorbeeld.example"


def test_the_form_sent_twice_makes_one_guest(wereld: Wereld):
    client = Client()
    sleutel = re.search(r'name="eenmaal" value="([^"]+)"', client.get(ADRES).content.decode())
    assert sleutel
    for _ in range(2):
        kom(client, wereld.sessie.code, eenmaal=sleutel.group(1))
    assert Plek.objects.count() == 1
