"""Guessing takes ever longer, also over several processes; an office and the owner of an account keep getting in."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
import requests
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client
from django.utils import timezone

from organisatie.models import Gebruiker, Inlogpoging
from organisatie.pogingen import CODE, WACHTWOORD, Grens, TeVaak, ruim_pogingen_op, tel_poging, was_goed
from tests.proefsite import site

WOORD = "vier losse woorden hier"
KANTOOR, ELDERS = "192.0.2.10", "198.51.100.7"


def maak(naam: str, woord: str = WOORD) -> Gebruiker:
    """Make an account with a password."""
    return Gebruiker.objects.create_user(naam, f"{naam}@voorbeeldland.example", woord)


def probeer(naam: str, woord: str, adres: str = KANTOOR) -> Any:
    """Try to log in from an address."""
    return Client(REMOTE_ADDR=adres).post("/account/login/", {"login": naam, "password": woord})


def laat_voorbijgaan(**duur: int) -> None:
    """Let time go by."""
    for poging in Inlogpoging.objects.all():
        poging.op -= timedelta(**duur)
        poging.save()


@pytest.mark.django_db
def test_a_whole_office_behind_one_address_logs_in():
    for nummer in range(34):
        maak(f"collega{nummer}")
    antwoorden = [probeer(f"collega{nummer}", WOORD).status_code for nummer in range(34)]
    assert antwoorden == [302] * 34


@pytest.mark.django_db
def test_six_wrong_ones_stop_the_guesser_and_not_the_owner_elsewhere():
    maak("noor")
    for _ in range(5):
        assert "horen niet bij elkaar" in probeer("noor", "mis", ELDERS).text
    assert "Wacht 1 minuut" in probeer("noor", WOORD, ELDERS).text  # not even looked at
    assert probeer("noor", WOORD, KANTOOR).status_code == 302


@pytest.mark.django_db
def test_the_wait_grows_and_a_right_one_ends_it():
    maak("noor")
    for _ in range(5):
        probeer("noor", "mis")
    laat_voorbijgaan(seconds=61)
    assert "te vaak" not in probeer("noor", "mis").text
    assert "Wacht 2 minuten" in probeer("noor", "mis").text
    laat_voorbijgaan(seconds=121)
    assert probeer("noor", WOORD).status_code == 302
    assert not Inlogpoging.objects.filter(soort="wachtwoord").exists()


@pytest.mark.django_db
def test_guesses_from_everywhere_leave_the_place_open_where_the_owner_logged_in_before():
    maak("noor")
    assert probeer("noor", WOORD, KANTOOR).status_code == 302
    for nummer in range(60):
        with patch("organisatie.pogingen.Grens.wacht", return_value=0):
            tel_poging(WACHTWOORD, "noor", f"203.0.113.{nummer}")
    with pytest.raises(TeVaak):
        tel_poging(WACHTWOORD, "noor", ELDERS)
    assert probeer("noor", WOORD, KANTOOR).status_code == 302


@pytest.mark.django_db
def test_one_place_that_tries_many_names_has_to_wait_too():
    for nummer in range(100):
        tel_poging(WACHTWOORD, f"naam{nummer}", ELDERS)
    with pytest.raises(TeVaak):
        tel_poging(WACHTWOORD, "nog een", ELDERS)
    tel_poging(WACHTWOORD, "nog een", KANTOOR)


@pytest.mark.django_db
def test_capitals_and_spaces_make_no_other_account_and_one_network_no_other_place():
    for naam in ("Noor", " noor", "NOOR ", "noor", "nOOr"):
        tel_poging(WACHTWOORD, naam, "2001:db8:1:2::1")
    with pytest.raises(TeVaak):
        tel_poging(WACHTWOORD, "noor", "2001:db8:1:2:ffff::9")


@pytest.mark.django_db
def test_a_code_is_guarded_wherever_it_is_tried():
    for nummer in range(5):
        tel_poging(CODE, "7", f"203.0.113.{nummer}")
    with pytest.raises(TeVaak):
        tel_poging(CODE, "7", KANTOOR)


def test_a_wait_has_a_first_and_a_longest():
    grens, nu = Grens(3, 60, 900), timezone.now()
    assert [grens.wacht(n, nu, nu) for n in (2, 3, 4, 5, 50)] == [0, 60, 120, 240, 900]


@pytest.mark.django_db
def test_what_is_kept_tells_no_name_and_no_address_and_goes():
    was_goed(tel_poging(WACHTWOORD, "noor", KANTOOR))
    tel_poging(WACHTWOORD, "bas", KANTOOR)
    assert all(re.fullmatch(r"[0-9a-f]{32}", p.doel + p.herkomst[:0]) for p in Inlogpoging.objects.all())
    laat_voorbijgaan(days=2)
    ruim_pogingen_op()
    assert [p.soort for p in Inlogpoging.objects.all()] == ["goed"]
    laat_voorbijgaan(days=60)
    ruim_pogingen_op()
    assert not Inlogpoging.objects.exists()


@pytest.mark.django_db
def test_an_unknown_name_costs_as_much_as_a_known_one_and_reads_the_same():
    """As many times hashing, which is what takes long: for a name that is unknown, closed, or of the login service."""
    maak("noor")
    dicht = maak("dicht")
    Gebruiker.objects.filter(pk=dicht.pk).update(is_active=False)
    Gebruiker.objects.create_user("dienst").set_unusable_password()
    uitkomsten = set()
    for nummer, naam in enumerate(("noor", "dicht", "dienst", "niemand")):
        geteld = []
        gewoon = MD5PasswordHasher.encode
        with patch.object(
            MD5PasswordHasher,
            "encode",
            lambda *a, geteld=geteld, gewoon=gewoon: geteld.append(1) or gewoon(*a),
        ):
            pagina = probeer(naam, "een ander woord", f"203.0.113.{nummer}").text
        melding = re.search(r'class="[^"]*alert[^"]*".*?</', pagina, re.DOTALL)
        uitkomsten.add((len(geteld), melding and melding[0]))
    assert len(uitkomsten) == 1
    assert uitkomsten.pop()[0] > 0


@pytest.mark.django_db(transaction=True)
def test_thirty_wrong_passwords_over_two_processes_are_one_count(tmp_path, organisatie):
    maak("noor")
    with site(tmp_path / "een.log") as een, site(tmp_path / "twee.log") as twee:

        def gok(nummer: int) -> str:
            adres = f"{(een, twee)[nummer % 2].adres}/account/login/"
            with requests.Session() as browser:
                koekje = browser.get(adres, timeout=120).cookies["csrftoken"]
                velden = {"login": "noor", "password": f"mis{nummer}", "csrfmiddlewaretoken": koekje}
                return browser.post(adres, velden, timeout=120).text

        with ThreadPoolExecutor(6) as samen:
            antwoorden = list(samen.map(gok, range(30)))
    assert sum("te vaak" in antwoord for antwoord in antwoorden) == 25
    assert Inlogpoging.objects.filter(soort="wachtwoord").count() == 5
