"""Toegankelijkheid, Privacy and Contact under every page: what the organisation filled in, and nothing else."""

from __future__ import annotations

import re

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from organisatie.handelingen import richt_organisatie_in
from organisatie.models import Auditregel, Organisatie, eis_koppeling

GOED = {
    "toegankelijkheid": "https://www.voorbeeldland.example/toegankelijkheid",
    "privacy": "http://intranet/privacy?taal=nl#codio",
    "contact": "mailto:codio@voorbeeldland.example?subject=CODIO",
}
EIGEN = {"Toegankelijkheid": "/toegankelijkheid/", "Privacy": "/privacy/"}
OPEN_DATA = {"Open data": "/openbaar/data/", "Document controleren": "/openbaar/controleren/"}


def voet(client: Client, pad: str = "/openbaar/") -> dict[str, str]:
    """Give the links of the footer: the text, and where it leads."""
    pagina = client.get(pad).content.decode()
    onder = pagina[pagina.index("<footer") :]
    return {tekst: adres for adres, tekst in re.findall(r'<a [^>]*href="([^"]*)">([^<]+)</a>', onder)}


def test_an_organisation_that_filled_in_nothing_has_links_to_our_own_pages(organisatie, als, medewerker):
    assert voet(Client()) == EIGEN | OPEN_DATA
    assert voet(als(medewerker), "/") == EIGEN | {"Openbare verslagen": "/openbaar/"} | OPEN_DATA


def test_everybody_sees_what_was_filled_in_also_without_an_account(organisatie, als, medewerker):
    Organisatie.objects.update(**GOED)
    verwacht = {naam.capitalize(): adres for naam, adres in GOED.items()} | OPEN_DATA
    assert voet(Client()) == verwacht
    assert voet(Client(), "/account/login/") == verwacht
    assert list(voet(als(medewerker), "/")) == [
        "Toegankelijkheid",
        "Privacy",
        "Contact",
        "Openbare verslagen",
        *OPEN_DATA,
    ]


def test_what_is_left_empty_is_left_out(organisatie):
    Organisatie.objects.update(privacy=GOED["privacy"])
    assert list(voet(Client())) == ["Toegankelijkheid", "Privacy", *OPEN_DATA]  # and no Contact


@pytest.mark.parametrize(("naam", "adres"), GOED.items())
def test_a_page_and_an_e_mail_address_are_links(organisatie, naam, adres):
    setattr(organisatie, naam, adres)
    organisatie.full_clean()
    organisatie.save()
    assert voet(Client()) == EIGEN | {naam.capitalize(): adres} | OPEN_DATA


@pytest.mark.parametrize(
    "adres",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "ftp://voorbeeldland.example/",
        "//voorbeeldland.example/",
        "/privacy/",
        "www.voorbeeldland.example",
        "codio@voorbeeldland.example",
        "mailto:",
        "mailto:niemand",
        "https://",
        "https://[",
        "https://a b.example/",
        "https://a.example/\njavascript:alert(1)",
    ],
)
def test_anything_else_is_refused_in_words(adres):
    with pytest.raises(ValidationError):
        eis_koppeling(adres)


def test_the_beheerder_fills_them_in_and_the_trail_tells_it(als, beheerder, organisatie):
    adres = reverse("admin:organisatie_organisatie_change", args=[organisatie.pk])
    vast = {"naam": organisatie.naam, "soort": "provincie", "redactie_email": "", "notities_dagen": 30}
    vast |= {"stil_na_dagen": 30, "herinner_dagen": 7, "licentie": "cc0"}
    gegevens = vast | GOED
    client = als(beheerder)
    assert "Toegankelijkheid" in client.get(adres).content.decode()
    assert client.post(adres, gegevens).status_code == 302
    organisatie.refresh_from_db()
    assert dict(organisatie.koppelingen) == {naam.capitalize(): waarde for naam, waarde in GOED.items()}
    assert "privacy" in Auditregel.objects.get(wat="gewijzigd in beheer").details["wijzigingen"]


def test_a_wrong_link_stays_in_the_form_with_how_it_should_begin(als, beheerder, organisatie):
    adres = reverse("admin:organisatie_organisatie_change", args=[organisatie.pk])
    gegevens = {"naam": organisatie.naam, "soort": "provincie", "contact": "javascript:alert(1)"}
    pagina = als(beheerder).post(adres, gegevens).content.decode()
    assert "Begin met https://" in pagina
    assert 'value="javascript:alert(1)"' in pagina
    organisatie.refresh_from_db()
    assert organisatie.contact == ""


def test_setting_up_the_organisation_again_keeps_the_links_that_are_not_named(organisatie):
    richt_organisatie_in(naam="Waterschap", soort="waterschap", koppelingen=GOED)
    richt_organisatie_in(naam="Waterschap", soort="waterschap", koppelingen={"privacy": ""})
    koppelingen = dict(Organisatie.huidige().koppelingen)
    assert koppelingen == {k.capitalize(): adres for k, adres in GOED.items()} | {"Privacy": "/privacy/"}
    with pytest.raises(ValidationError):
        richt_organisatie_in(naam="Waterschap", soort="waterschap", koppelingen={"privacy": "nee"})
