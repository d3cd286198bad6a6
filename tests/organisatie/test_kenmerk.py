"""How the organisation is known outside: an OIN or a TOOI address, with a message that says what is wrong."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from organisatie.handelingen import richt_organisatie_in
from organisatie.kenmerk import TOOI, Licentie, eis_kenmerk
from organisatie.models import Organisatie
from tests.formulieren import Formulier


@pytest.mark.parametrize(
    "goed",
    [
        f"{TOOI}gemeente/gm0363",
        f"{TOOI}provincie/pv26",
        f"{TOOI}waterschap/ws0155",
        f"{TOOI}oorg/oorg10103",
        f"{TOOI}caribisch_openbaar_lichaam/ol9002",
        "00000001003214345000",
    ],
)
def test_an_oin_and_a_tooi_address_are_known(goed):
    eis_kenmerk(goed)


@pytest.mark.parametrize(
    ("fout", "uitleg"),
    [
        ("0000000100321434500", "hier staan er 19"),
        ("000000010032143450001", "hier staan er 21"),
        ("00000001 00321434 5000", "hier staan er 20"),
        ("12345678901234567890", "begint met zeven nullen"),
        ("٠٠٠٠٠٠٠١٠٠٣٢١٤٣٤٥٠٠٠", "hier staan er 20"),
        ("gm0363", "geen TOOI-adres"),
        ("http://identifier.overheid.nl/tooi/id/gemeente/gm0363", "geen TOOI-adres"),
        (f"{TOOI}gemeente/", "geen TOOI-adres"),
        (f"{TOOI}gemeente/gm0363/meer", "geen TOOI-adres"),
        (f"{TOOI}gemeente/gm0363\n", "geen TOOI-adres"),
        ("https://elders.example/gm0363", "geen TOOI-adres"),
    ],
)
def test_anything_else_is_told_in_words(fout, uitleg):
    with pytest.raises(ValidationError, match=uitleg):
        eis_kenmerk(fout)


def test_the_beheerder_fills_it_in_and_chooses_the_licence(organisatie, beheerder, als):
    adres = reverse("admin:organisatie_organisatie_change", args=[organisatie.pk])
    client = als(beheerder)
    antwoord = Formulier(client, adres, "licentie", "//form").stuur(identificatie="123", licentie="cc-by")
    assert "Een OIN heeft precies 20 cijfers" in antwoord.content.decode()
    Formulier(client, adres, "licentie", "//form").stuur(
        identificatie=" 00000001003214345000 ", licentie="cc-by"
    )
    organisatie.refresh_from_db()
    assert organisatie.identificatie == "00000001003214345000"
    assert organisatie.licentie_adres == "https://creativecommons.org/licenses/by/4.0/"


def test_the_set_up_refuses_a_wrong_one(db):
    with pytest.raises(ValidationError):
        richt_organisatie_in(naam="Gemeente", soort="gemeente", identificatie="fout")
    assert not Organisatie.objects.exists()


def test_every_licence_has_an_address_and_says_what_it_allows():
    for licentie in Licentie:
        assert licentie.adres.startswith("https://creativecommons.org/")
        assert licentie.uitleg.endswith(".")
