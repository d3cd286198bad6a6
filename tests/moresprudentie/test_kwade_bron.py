"""A feed that means harm, or is broken, does no harm here: it is refused, said so, and the rest goes on."""

from __future__ import annotations

import gzip
import ipaddress
import json
import random
import socket
import time
from typing import Any

import pytest
from django.urls import reverse

from moresprudentie import ophalen
from moresprudentie.handelingen import begin_volgen
from moresprudentie.models import Bron, Verslag
from moresprudentie.ophalen import Ophaalfout, Ophaler, is_van_buiten, plek_van, zoek_adressen
from moresprudentie.uitwisseling.vorm import Vormfout
from moresprudentie.volgen import haal_bron_op
from tests.moresprudentie.buren import Buur, buur, stuur

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kader")]
LIJST = "/openbaar/wijzigingen.json"
STUK = "/openbaar/fietsen-tellen.json"


@pytest.fixture
def kwaad(settings):
    """An installation that can be told to behave badly."""
    settings.VOLGEN_PLAATSELIJK = True
    with buur() as zelf:
        zelf.publiceer()
        yield zelf


@pytest.fixture
def bron(kwaad: Buur, beheerder) -> Bron:
    """That installation, followed, from which nothing was fetched yet."""
    return begin_volgen(adres=kwaad.adres, door=beheerder)


def haal(bron: Bron) -> Bron:
    """Fetch, and give the source as it is then."""
    haal_bron_op(nummer=bron.pk, alles=True)
    return Bron.objects.get(pk=bron.pk)


EINDELOOS = "".join(random.Random(1).choices("abcdefghijklmnopqrstuvwxyz", k=4_500))  # noqa: S311 (the same each time)
VORMEN: list[tuple[dict[str, Any], str]] = [
    ({"schema": "codio-verslag/9"}, "schema: dit is geen van"),
    ({"titel": 7}, "titel: hier hoort tekst te staan"),
    ({"titel": "x" * 301}, "titel: dit is te lang"),
    ({"waarden": "alle"}, "waarden: hier hoort een lijst te staan"),
    ({"waarden": [{}]}, "waarden[0].waarde: dit ontbreekt"),
    ({"acties": [None]}, "acties[0]: hier hoort een object te staan"),
    ({"secties": [{"sleutel": "x' onclick='y", "titel": "", "vragen": []}]}, "secties[0].sleutel"),
    ({"workshop": {"datum": "gisteren", "plaats": "", "deelnemers": 1, "van_buiten": 0}}, "workshop.datum"),
    ({"gepubliceerd_op": "2026-03-01"}, "gepubliceerd_op: hier hoort een moment"),
    ({"organisatie_id": "een ander"}, "organisatie_id: dit verslag is van een andere organisatie"),
    ({"nummer": "CODIO 2020-001"}, "nummer: op dit adres staat een ander verslag"),
    ({"uitkomst": {"sleutel": "<b>", "naam": "", "reden": ""}}, "uitkomst.sleutel"),
    ({"trefwoorden": ["a"] * 1_000}, "trefwoorden: dit zijn er te veel"),
    ({"versie": 70_000}, "hier hoort het nummer van een versie te staan"),
    ({"omschrijving": EINDELOOS}, "kan hier niet worden bewaard"),
    (
        {
            "secties": [
                {
                    "sleutel": "s",
                    "titel": "",
                    "vragen": [{"sleutel": "v", "label": "", "tekst": "y " * 49_000}] * 9,
                }
            ]
        },
        "te lang",
    ),
]


@pytest.mark.parametrize(("velden", "melding"), VORMEN)
def test_a_verslag_of_the_wrong_form_is_not_taken_over_and_the_beheerder_sees_why(
    kwaad, bron, als, beheerder, velden, melding
):
    kwaad.stukken["fietsen-tellen"] |= velden
    kwaad.publiceer("goed", titel="Een goed verslag")
    bron = haal(bron)
    assert [v.titel for v in Verslag.objects.all()] == ["Een goed verslag"]
    fout = bron.fouten.get()
    assert melding in fout.melding
    blad = als(beheerder).get(bron.get_absolute_url()).content.decode()
    assert "CODIO 2026-001" in blad
    kwaad.stukken["fietsen-tellen"] = kwaad.stukken["goed"] | {"nummer": "CODIO 2026-001"}
    assert not haal(bron).fouten.exists()


def test_script_in_a_text_is_shown_as_text_and_signs_that_mislead_are_gone(kwaad, bron, als, medewerker):
    kwaad_html = "<script>alert(1)</script><img src=x onerror=alert(1)>[klik](javascript:alert(1))"
    kwaad.publiceer(
        "fietsen-tellen",
        titel="Goed\x00\x02 verslag\u202e" + kwaad_html[:60],
        omschrijving=kwaad_html,
        secties=[
            {
                "sleutel": "kort",
                "titel": kwaad_html,
                "vragen": [{"sleutel": "samenvatting", "label": kwaad_html, "tekst": kwaad_html}],
            }
        ],
    )
    haal(bron)
    verslag = Verslag.objects.get()
    assert verslag.titel.startswith("Goed verslag<script>")
    for adres in (reverse("databank"), verslag.get_absolute_url(), f"{reverse('databank')}?q=alert"):
        tekst = als(medewerker).get(adres).content.decode()
        assert "<script>alert" not in tekst
        assert "<img src=x" not in tekst
        assert 'href="javascript:' not in tekst


@pytest.mark.parametrize(
    "adres", ["/moresprudentie/", "javascript:alert(1)", "https://elders.example/x", "http://127.0.0.1:9/x"]
)
def test_addresses_of_somebody_else_are_not_gone_to_nor_shown(kwaad, bron, adres):
    for veld in ("json", "adres"):
        kwaad.publiceer()
        kwaad.regels["fietsen-tellen"][veld] = adres
        assert haal(bron).fouten.count() == 1
        assert not Verslag.objects.exists()
        kwaad.regels["fietsen-tellen"].pop(veld)


def test_a_next_page_elsewhere_or_in_a_ring_ends_the_round(kwaad, bron):
    def ring(handler: Any) -> None:
        stuur(handler, json.dumps(kwaad.lijst({}) | {"volgende": f"{kwaad.adres}{handler.path}"}).encode())

    kwaad.anders[LIJST] = ring
    kwaad.gevraagd.clear()
    haal(bron)
    assert sum(LIJST in pad for pad in kwaad.gevraagd) <= 2
    kwaad.anders[LIJST] = lambda h: stuur(
        h, json.dumps(kwaad.lijst({}) | {"volgende": "http://169.254.169.254/"}).encode()
    )
    assert "Het adres" in haal(bron).storing


def test_a_list_without_end_ends_when_the_time_is_up(kwaad, bron, monkeypatch):
    def verder(handler: Any) -> None:
        volgende = f"{kwaad.adres}{LIJST}?na={len(kwaad.gevraagd)}"
        stuur(handler, json.dumps(kwaad.lijst({}) | {"volgende": volgende, "verslagen": []}).encode())

    kwaad.anders[LIJST] = verder
    monkeypatch.setattr("moresprudentie.volgen.SECONDEN", 0.2)
    kwaad.gevraagd.clear()
    assert haal(bron).volledig_op is None
    assert len(kwaad.gevraagd) < 900


def test_a_feed_touches_no_verslag_of_this_organisation_or_of_another_source(
    kwaad, bron, in_databank, nieuw_project, settings, beheerder
):
    eigen = in_databank(nieuw_project("Van onszelf"), zichtbaarheid="openbaar")
    with buur("Gemeente Slachtoffer", "slachtoffer") as ander:
        ander.publiceer(nummer=eigen.nummer)
        haal(begin_volgen(adres=ander.adres, door=beheerder))
    # It says to have the numbers and the addresses of both, and withdraws them.
    for status in ("gepubliceerd", "ingetrokken"):
        kwaad.publiceer(eigen.slug, nummer=eigen.nummer, titel="Gekaapt")
        if status == "ingetrokken":
            kwaad.trek_in(eigen.slug)
        haal(bron)
        eigen.refresh_from_db()
        assert (eigen.titel, eigen.status) == ("Van onszelf", "gepubliceerd")
        van_ander = Verslag.objects.get(bron__naam="Gemeente Slachtoffer")
        assert (van_ander.titel, van_ander.status) == ("Fietsen tellen", "gepubliceerd")
    # It says to be the other organisation.
    kwaad.kenmerk = "slachtoffer"
    assert "antwoordt nu een andere organisatie" in haal(bron).storing
    assert Verslag.objects.filter(bron__naam="Gemeente Slachtoffer").gepubliceerd().count() == 1


def _eindeloos(handler: Any) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Connection", "close")
    handler.end_headers()
    while True:
        handler.wfile.write(b'{"a":"' + b"x" * 60_000)


def _druppel(handler: Any) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Connection", "close")
    handler.end_headers()
    while True:
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)


def _druppelkop(handler: Any) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
    while True:
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.05)


ANTWOORDEN = [
    (_eindeloos, "te groot"),
    (_druppel, "te lang"),
    (_druppelkop, "te lang"),
    (lambda h: stuur(h, b"{}", Content_Length="999999999"), "te groot"),
    (lambda h: stuur(h, gzip.compress(b"0" * 50_000_000), Content_Encoding="gzip"), "gecomprimeerd"),
    (lambda h: stuur(h, b"<html>", soort="text/html"), "geen JSON"),
    (lambda h: stuur(h, b"", 302, Location="http://169.254.169.254/latest/"), "moet met https"),
    (lambda h: stuur(h, b"", 302, Location="file:///etc/passwd"), "adres"),
    (lambda h: stuur(h, b"", 302, Location="http://localhost/"), "moet met https"),
    (lambda h: stuur(h, b"", 302, Location=h.path), "te vaak doorverwezen"),
    (lambda h: stuur(h, b"", 302), "naar niets"),
    (lambda h: stuur(h, b"[" * 1_000_000), "te diep genest"),
    (lambda h: stuur(h, b"[1" + b"0" * 10_000 + b"]"), "geen geldige JSON"),
    (lambda h: stuur(h, b'{"schema": NaN}'), "geen getal"),
    (lambda h: stuur(h, b"\xff\xfe"), "UTF-8"),
    (lambda h: stuur(h, b"{}"), "dit ontbreekt"),
    (lambda h: stuur(h, b"[]"), "hier hoort een object te staan"),
    (lambda h: stuur(h, b"{}", 500), "(500)"),
    (lambda h: stuur(h, b"{}", 401), "Hier is een sleutel voor nodig"),
    (lambda h: h.wfile.write(b"SSH-2.0-OpenSSH\r\n\r\n"), "antwoordt niet"),
]


@pytest.mark.parametrize(("antwoord", "melding"), ANTWOORDEN)
def test_an_answer_that_is_none_stops_the_round_and_keeps_what_is_here(
    kwaad, bron, als, beheerder, monkeypatch, antwoord, melding
):
    haal(bron)
    monkeypatch.setattr(Ophaler, "seconden", 1.0)
    monkeypatch.setattr(Ophaler, "grootste", 3_000_000)
    monkeypatch.setattr(ophalen, "SECONDEN", 1)
    kwaad.anders[LIJST] = antwoord
    monkeypatch.setattr(
        "moresprudentie.volgen.maak_ophaler", lambda b: Ophaler(b.adres, seconden=1.0, grootste=3_000_000)
    )
    bron = haal(bron)
    assert melding in bron.storing
    assert Verslag.objects.gepubliceerd().count() == 1
    assert (
        "De laatste keer ophalen lukte niet" in als(beheerder).get(bron.get_absolute_url()).content.decode()
    )
    kwaad.anders.clear()
    assert haal(bron).storing == ""


NIET_BUITEN = [
    "127.0.0.1", "10.0.0.1", "172.16.5.4", "192.168.1.1", "169.254.169.254", "0.0.0.1", "100.64.0.1", "224.0.0.1",
    "255.255.255.255", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1", "fc00::1", "fd12::1", "ff02::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:7f00:1::",
    "2001:db8::1", "::127.0.0.1",
]  # fmt: skip


@pytest.mark.parametrize("adres", NIET_BUITEN)
def test_no_private_local_or_special_address_is_gone_to(adres, monkeypatch):
    assert not is_van_buiten(ipaddress.ip_address(adres))
    rij = (socket.AF_INET6 if ":" in adres else socket.AF_INET, socket.SOCK_STREAM, 6, "", (adres, 443))
    goed = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("8.8.8.8", 443))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: [goed, rij])
    with pytest.raises(Ophaalfout, match="eigen netwerk"):
        zoek_adressen(plek_van("https://codio.example/"))


def test_addresses_of_the_internet_are():
    for adres in ("8.8.8.8", "145.1.2.3", "2a02:a400::1", "2001:610::1"):
        assert is_van_buiten(ipaddress.ip_address(adres))


@pytest.mark.parametrize(
    "adres",
    [
        "http://codio.example/", "ftp://codio.example/", "file:///etc/passwd", "https://", "https://naam:woord@codio.example/",
        "https://codio.example:22/", "https://codio.example:8443/", "http://127.0.0.1/", "https://codio.example/\r\nX: y",
        "https://codio.example/é", "https://[::1/", "https://codio.example/" + "x" * 3_000, "codio.example", "https://a:b/",
    ],
)  # fmt: skip
def test_only_https_at_its_own_port_is_an_address(adres):
    with pytest.raises(Ophaalfout):
        plek_van(adres)


def test_the_connection_goes_to_the_address_that_was_checked(monkeypatch):
    """A name that gives another address the second time leads nowhere else."""
    gevraagd, verbonden = [], []

    def zoek(host: str, *rest: Any, **opties: Any) -> list[Any]:
        gevraagd.append(host)
        adres = "8.8.8.8" if len(gevraagd) == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (adres, 443))]

    def verbind(doel: tuple[str, int], **opties: Any) -> socket.socket:
        verbonden.append(doel)
        raise OSError("no network in this test")

    monkeypatch.setattr(socket, "getaddrinfo", zoek)
    monkeypatch.setattr(socket, "create_connection", verbind)
    with pytest.raises(Ophaalfout, match="antwoordt niet"):
        Ophaler("https://codio.example").json("https://codio.example/openbaar/wijzigingen.json")
    assert (gevraagd, verbonden) == (["codio.example"], [("8.8.8.8", 443)])


def test_the_key_goes_along_to_their_host_only(kwaad, beheerder):
    bron = begin_volgen(adres=kwaad.adres, door=beheerder, sleutel="geheim")
    assert kwaad.koppen[-1]["Authorization"] == "Bearer geheim"
    assert {kop["Accept-Encoding"] for kop in kwaad.koppen} == {"identity"}
    with buur("Vanger", "vanger") as vanger:
        kwaad.anders[LIJST] = lambda h: stuur(h, b"", 302, Location=f"{vanger.adres}/")
        assert "is van een ander" in haal(bron).storing
        assert vanger.gevraagd == []


def test_without_the_setting_this_computer_is_no_installation(settings):
    settings.VOLGEN_PLAATSELIJK = False
    with pytest.raises(Ophaalfout, match="https"):
        plek_van("http://127.0.0.1:8000/")
    with pytest.raises(Ophaalfout, match="eigen netwerk"):
        zoek_adressen(plek_van("https://127.0.0.1/"))


def test_a_fault_while_fetching_one_verslag_is_tried_again(kwaad, bron):
    kwaad.anders[STUK] = lambda h: stuur(h, b"{}", 503)
    assert "(503)" in haal(bron).storing
    kwaad.anders[STUK] = lambda h: stuur(h, b"{}", 404)
    bron = haal(bron)
    assert bron.storing == ""
    assert "(404)" in bron.fouten.get().melding
    kwaad.anders.clear()
    assert not haal(bron).fouten.exists()
    assert Verslag.objects.count() == 1


def test_json_of_others_is_only_read():
    for tekst in (b"", b"{", b'{"a": 1e999}x', b"\xef\xbb\xbf[1,"):
        with pytest.raises(Vormfout):
            ophalen.lees_json(tekst)
