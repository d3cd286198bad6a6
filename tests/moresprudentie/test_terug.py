"""From a result to the verslag and back by the breadcrumb: the same search, the same page."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from moresprudentie.handelingen import trek_in
from moresprudentie.models import Verslag
from organisatie.models import Rol

ZOEKEN = "?q=druk&waarde=privacy&waarde=veiligheid&jaar={jaar}&sorteer=oud&pagina=2"


@pytest.fixture
def veel(in_databank, nieuw_project, settings, monkeypatch) -> list[Verslag]:
    """Two pages of public verslagen with the same two values."""
    monkeypatch.setattr("moresprudentie.views.databank.PER_BLADZIJDE", 1)
    return [
        in_databank(nieuw_project(naam, zwaar=("privacy", "veiligheid")), zichtbaarheid="openbaar")
        for naam in ("Druktemonitor", "Drukte op het strand")
    ]


def adres_van(pagina: str, kiezer: str) -> str:
    gevonden = re.search(kiezer, pagina)
    assert gevonden, pagina
    return unescape(gevonden[1])


def resultaat(pagina: str) -> str:
    return adres_van(pagina, r'<h3 class="utrecht-heading-3"><a [^>]*href="([^"]+)"')


def kruimel(pagina: str) -> str:
    return adres_van(
        pagina, r'<nav class="utrecht-breadcrumb-nav.*?<a [^>]*href="([^"]*)"'.replace(".*?", r"[\s\S]*?")
    )


@pytest.mark.parametrize("begin", ["/moresprudentie/", "/openbaar/"])
def test_the_breadcrumb_leads_to_the_same_search_and_page(als, medewerker, veel, begin):
    client = als(medewerker) if begin == "/moresprudentie/" else Client()
    zoeken = begin + ZOEKEN.format(jaar=timezone.localdate().year)
    lijst = client.get(zoeken).content.decode()
    verslag = client.get(resultaat(lijst))
    terug = client.get(kruimel(verslag.content.decode())).content.decode()
    assert verslag.status_code == 200
    assert kruimel(verslag.content.decode()).startswith(f"{begin}?")
    assert resultaat(terug) == resultaat(lijst)
    assert re.findall(r'name="(\w+)" value="([^"]+)" checked', terug) == re.findall(
        r'name="(\w+)" value="([^"]+)" checked', lijst
    )
    assert 'value="druk"' in terug
    assert re.search(r'aria-current="page"[^>]*><span class="u-vh">Bladzijde </span>2<', terug)


def test_without_a_search_the_addresses_stay_bare(als, medewerker, veel):
    client = als(medewerker)
    eerste = resultaat(client.get("/moresprudentie/").content.decode())
    assert "?" not in eerste
    assert kruimel(client.get(eerste).content.decode()) == "/moresprudentie/"


@pytest.mark.parametrize(
    "vraag",
    [
        "?terug=https://elders.example/",
        "?next=//elders.example",
        "?q=https://elders.example/&pagina=//elders.example",
        "?pagina=9999999999999999999",
        "?pagina=²",
    ],
)
@pytest.mark.parametrize("begin", ["/moresprudentie/", "/openbaar/"])
def test_nobody_is_led_to_another_site(als, medewerker, veel, begin, vraag):
    pagina = als(medewerker).get(f"{begin}{veel[0].slug}/{vraag}").content.decode()
    assert re.fullmatch(rf"{begin}(\?q=https%3A%2F%2Felders.example%2F)?", kruimel(pagina))


def test_the_search_stays_along_a_verslag_that_is_alike(als, medewerker, veel):
    pagina = als(medewerker).get(f"/moresprudentie/{veel[0].slug}/?q=druk").content.decode()
    assert f'href="/moresprudentie/{veel[1].slug}/?q=druk"' in pagina


def test_the_search_stays_along_an_earlier_version_and_a_withdrawn_verslag(als, veel, persoon, redacteur):
    client = als(persoon("nog-een", Rol.REDACTEUR))
    versie = client.get(f"/moresprudentie/{veel[0].slug}/versie/1/?q=druk").content.decode()
    assert kruimel(versie) == "/moresprudentie/?q=druk"
    assert f'href="/moresprudentie/{veel[0].slug}/?q=druk"' in versie
    trek_in(verslag=veel[0], door=redacteur, reden="Er stond een naam in.")
    weg = client.get(f"/moresprudentie/{veel[0].slug}/?q=druk").content.decode()
    assert kruimel(weg) == "/moresprudentie/?q=druk"
