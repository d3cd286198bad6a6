"""A form that was sent after the log-in lapsed: nothing that was typed is lost, and nothing is done."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from project.models import Project
from tests.formulieren import Formulier
from waardenkader.models import Waarde

pytestmark = pytest.mark.django_db
NIEUW = "/project/nieuw/"


def test_what_was_typed_when_the_log_in_lapsed_comes_back_and_can_be_sent_after_a_new_one(
    als, organisator, kader
):
    client = als(organisator)
    blad = Formulier(client, NIEUW)
    client.logout()
    antwoord = blad.client.post(NIEUW, blad.velden() | {"titel": "Lang over nagedacht"})
    assert antwoord.status_code == 401
    assert "Lang over nagedacht" in antwoord.content.decode()
    assert not Project.objects.exists()

    client.force_login(organisator, backend="django.contrib.auth.backends.ModelBackend")
    form = html.fromstring(antwoord.content.decode()).xpath("//main//form")[0]
    assert client.post(NIEUW, dict(form.form_values())).status_code == 302
    assert Project.objects.get().titel == "Lang over nagedacht"


def test_only_what_was_typed_is_shown_and_all_of_it(als, organisator, kader):
    client = als(organisator)
    client.logout()
    velden = {"doelgroep": "Bewoners", "onderdeel": "12", "deelt": "on", "doe": "opslaan"}
    getypt = html.fromstring(client.post(NIEUW, velden).content.decode()).xpath("//main//section//p")
    assert [tekst.text_content() for tekst in getypt] == ["Bewoners"]


def test_a_token_that_lapsed_gives_the_text_back_to_a_page_of_our_own_only(organisator, kader):
    client = Client(enforce_csrf_checks=True)
    client.force_login(organisator, backend="django.contrib.auth.backends.ModelBackend")
    gegevens = {"titel": "Lang over nagedacht", "csrfmiddlewaretoken": "x" * 64}
    eigen = client.post(NIEUW, gegevens, headers={"sec-fetch-site": "same-origin"})
    vreemd = client.post(NIEUW, gegevens, headers={"sec-fetch-site": "cross-site"})
    assert eigen.status_code == vreemd.status_code == 403
    assert "Lang over nagedacht" in eigen.content.decode()
    assert "Lang over nagedacht" not in vreemd.content.decode()
    assert not Project.objects.exists()


def test_a_password_is_never_given_back(db):
    client = Client(enforce_csrf_checks=True)
    antwoord = client.post(
        "/account/login/",
        {"login": "cio", "password": "geheim-woord"},
        headers={"sec-fetch-site": "same-origin"},
    )
    assert antwoord.status_code == 403
    assert "geheim-woord" not in antwoord.content.decode()


def test_a_page_that_is_only_read_leads_to_the_log_in(db, client):
    assert client.get(NIEUW)["Location"].startswith("/account/login/")


def test_the_text_of_somebody_whose_role_was_taken_away_comes_back_to_copy(als, kader, beheerder):
    client, adres = als(beheerder), reverse("eigen-waarde-toevoegen")
    pagina = Formulier(client, adres, met="definitie")
    beheerder.roltoekenningen.all().delete()
    velden = pagina.velden() | {"naam": "Gastvrijheid", "definitie": "Iedereen is welkom."}
    uitgelogd = client.post(adres, velden)  # who loses a role is logged out
    assert uitgelogd.status_code == 401
    assert "Iedereen is welkom." in uitgelogd.text
    client.force_login(beheerder, backend="django.contrib.auth.backends.ModelBackend")
    antwoord = client.post(adres, velden, headers={"Sec-Fetch-Site": "same-origin"})
    assert antwoord.status_code == 403
    assert "Iedereen is welkom." in antwoord.text
    assert "Iedereen is welkom." not in client.post(adres, velden).text
    assert not Waarde.objects.filter(naam="Gastvrijheid").exists()
