"""What is public as data: the published form, and nothing in it that is withdrawn or not for everybody."""

from __future__ import annotations

import datetime
import json
import random
import re
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from django.urls import reverse
from jsonschema import Draft202012Validator
from lxml import html
from openpyxl import load_workbook

from acties.models import Actie
from codio_site.voorbeelddata.laden import laad
from moresprudentie.handelingen import trek_in
from moresprudentie.inhoud import EERSTE_SCHEMA, SCHEMA, TWEEDE_SCHEMA, Inhoud
from moresprudentie.models import Openbaarstand, Verslag, Verslagversie
from moresprudentie.nummering import BEZET, adres_voor
from moresprudentie.openbare_lijst import KOLOMMEN
from moresprudentie.opendata import (
    SCHEMAS,
    moment,
    openbare_gegevens,
    schema,
    schema_naam,
)
from moresprudentie.sleutels import groepen
from moresprudentie.urls import urlpatterns
from organisatie.models import Organisatie
from project.models import Project
from tests.achterdeur import achter_de_rug

ATOM = "{http://www.w3.org/2005/Atom}"
KAART = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
GEHEIM = "Zilverberg"
LIJSTEN = (
    "openbaar", "openbaar-feed", "open-data", "openbaar-wijzigingen", "openbaar-csv", "openbaar-xlsx",
    "openbaar-catalogus", "sitemap",
)  # fmt: skip
"""All that tells of what is public."""


def toets(gegevens: dict) -> None:
    """Hold data against the schema that they name."""
    Draft202012Validator(schema(schema_naam(gegevens["schema"]))).validate(gegevens)


def inhoud_van(naam: str, **plek) -> str:
    """Give all text that somebody without an account gets at an address."""
    antwoord = Client().get(reverse(naam, kwargs=plek))
    assert antwoord.status_code == 200, naam
    rauw = b"".join(antwoord) if antwoord.streaming else antwoord.content
    if naam != "openbaar-xlsx":
        return rauw.decode()
    bladen = load_workbook(BytesIO(rauw)).worksheets
    return "\n".join(str(cel) for blad in bladen for rij in blad.values for cel in rij)


@pytest.fixture
def openbaar(project, in_databank, organisatie) -> Verslag:
    """A public verslag of the example."""
    Organisatie.objects.update(identificatie="https://identifier.overheid.nl/tooi/id/provincie/pv99")
    return in_databank(project, zichtbaarheid="openbaar")


def test_the_schemas_are_schemas_and_describe_every_key():
    def veld(naam: str, deel: dict) -> None:
        assert deel.get("description"), naam
        if deel.get("type") == "object":
            assert deel["additionalProperties"] is False, naam
            assert set(deel["required"]) == set(deel["properties"]), naam
            for sleutel, onder in deel["properties"].items():
                veld(f"{naam}.{sleutel}", onder)
        if deel.get("type") == "array":
            veld(f"{naam}[]", deel["items"])

    for naam in map(schema_naam, SCHEMAS):
        Draft202012Validator.check_schema(schema(naam))
        veld(naam, schema(naam))


def test_the_schema_of_a_verslag_is_that_of_the_form_in_which_it_is_kept():
    beschreven = schema(schema_naam(SCHEMA))["properties"]
    assert beschreven["schema"]["const"] == SCHEMA
    assert set(Inhoud.__annotations__) <= set(beschreven)
    assert set(beschreven["uitkomst"]["properties"]["sleutel"]["enum"]) == {"", *Project.Uitkomst.values}
    assert set(beschreven["acties"]["items"]["properties"]["bereik"]["enum"]) == set(Actie.Bereik.values)


def test_a_public_verslag_is_there_as_data_under_the_schema_that_it_names(openbaar):
    antwoord = Client().get(reverse("openbaar-bestand", args=[openbaar.slug, "json"]))
    assert antwoord["Content-Type"] == "application/json"
    assert antwoord["Access-Control-Allow-Origin"] == "*"
    gegevens = antwoord.json()
    toets(gegevens)
    assert gegevens["adres"].endswith(f"/openbaar/{openbaar.slug}/")
    assert gegevens["organisatie_id"] == "https://identifier.overheid.nl/tooi/id/provincie/pv99"
    assert gegevens["licentie"] == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert gegevens["titel"] == "Druktemonitor"
    # The schema is at the address that the data name.
    adres = gegevens["$schema"].partition("/openbaar")[2]
    gevonden = Client().get(f"/openbaar{adres}").json()
    assert gevonden["$id"] == gegevens["$schema"]
    Draft202012Validator(gevonden).validate(gegevens)


def test_what_is_kept_does_not_change_by_giving_it_out(openbaar):
    voor = json.dumps(openbaar.huidige_versie.inhoud)
    openbare_gegevens(openbaar.huidige_versie)
    assert json.dumps(Verslagversie.objects.get().inhoud) == voor
    assert "$schema" not in voor


def test_every_moment_has_its_zone(openbaar):
    op = datetime.datetime(2026, 7, 1, 12, tzinfo=datetime.timezone(datetime.timedelta(hours=2)))
    assert moment(op) == "2026-07-01T10:00:00Z"
    gegevens = openbare_gegevens(openbaar.huidige_versie)
    assert gegevens["gepubliceerd_op"].endswith("Z")
    assert gegevens["versie_op"].endswith("Z")


def test_a_verslag_of_an_older_form_goes_out_in_the_present_one(openbaar):
    inhoud = openbaar.huidige_versie.inhoud
    for oud in (TWEEDE_SCHEMA, EERSTE_SCHEMA):
        with achter_de_rug():
            Verslagversie.objects.update(inhoud=_maak_oud(inhoud, oud))
        gegevens = openbare_gegevens(Verslagversie.objects.get())
        toets(gegevens)
        assert gegevens["schema"] == SCHEMA


def _maak_oud(inhoud: dict, naar: str) -> dict:
    oud = json.loads(json.dumps(inhoud)) | {"schema": naar}
    paren = [w for s in oud["spanningen"] for w in (s["a"], s["b"])]
    van_acties = [w for a in oud["acties"] for w in a["waarden"]]
    for waarde in (*oud["waarden"], *oud["accentwaarden"], *paren, *van_acties):
        del waarde["kader"]
    if naar == EERSTE_SCHEMA:
        del oud["weggehaald"]
        for accent in oud["accentwaarden"]:
            del accent["invulling"]
        for actie in oud["acties"]:
            del actie["nummer"]
    return oud


def test_any_verslag_fits_the_schema_and_one_that_was_tampered_with_does_not(kader, organisatie, organisator):
    list(laad(200, door=organisator))
    gok = random.Random(41)  # noqa: S311 (the same each time)
    keurder = Draft202012Validator(schema(schema_naam(SCHEMA)))
    versies = list(Verslagversie.objects.select_related("verslag"))
    assert len(versies) == 200
    for versie in versies:
        gegevens = openbare_gegevens(versie, organisatie)
        keurder.validate(gegevens)
        assert not keurder.is_valid(_bederf(gegevens, gok))


def _bederf(gegevens: dict, gok: random.Random) -> dict:
    """Take a key away, add one, or put something of another kind in its place."""
    stuk = json.loads(json.dumps(gegevens))
    plekken = [stuk, stuk["workshop"], stuk["uitkomst"], *stuk["waarden"], *stuk["acties"], *stuk["secties"]]
    plek = gok.choice(plekken)
    sleutel = gok.choice(list(plek))
    match gok.randrange(3):
        case 0:
            del plek[sleutel]
        case 1:
            plek["extra"] = "x"
        case 2:
            plek[sleutel] = {"x": 1}
    return stuk


def verberg(verslag: Verslag, hoe: str, redacteur) -> None:
    """Make that a public verslag is no longer public."""
    if hoe == "ingetrokken":
        trek_in(verslag=verslag, door=redacteur, reden="Er stond een fout in.")
    else:
        Verslag.objects.filter(pk=verslag.pk).update(zichtbaarheid=hoe)


@pytest.mark.parametrize("hoe", ["ingetrokken", "organisatie", "deelnemers"])
@pytest.mark.parametrize("naam", LIJSTEN)
def test_what_is_withdrawn_or_not_for_everybody_is_in_nothing_that_is_public(
    naam, hoe, openbaar, nieuw_project, in_databank, redacteur
):
    geheim = in_databank(
        nieuw_project(f"Project {GEHEIM}", zwaar=("privacy",)),
        zichtbaarheid="openbaar",
        teksten={"samenvatting": f"Over {GEHEIM}."},
    )
    if naam not in ("open-data", "openbaar-catalogus", "sitemap"):
        assert GEHEIM in inhoud_van(naam)
    if naam == "sitemap":
        assert "zilverberg" in inhoud_van("sitemap-deel", deel=1)
    verberg(geheim, hoe, redacteur)
    gevonden = inhoud_van(naam)
    if naam == "sitemap":
        gevonden += inhoud_van("sitemap-deel", deel=1)
        assert openbaar.slug in gevonden
    if naam == "openbaar-wijzigingen":
        # There it is what has to be taken away; its name only as far as the page at its old address tells it.
        [regel] = [r for r in json.loads(gevonden)["verslagen"] if r["nummer"] == geheim.nummer]
        assert regel["status"] == "ingetrokken"
        assert regel["json"] is None
        assert (GEHEIM in regel["titel"]) == (hoe == "ingetrokken")
        return
    assert GEHEIM.casefold() not in gevonden.casefold()


@pytest.mark.parametrize("naam", LIJSTEN)
def test_who_has_the_answer_already_hears_only_whether_it_changed(naam, openbaar, redacteur):
    Openbaarstand.objects.update(gewijzigd_op="2026-01-01T12:00Z")
    client, adres = Client(), reverse(naam)
    eerst = client.get(adres)
    if naam == "openbaar":
        return  # a list to search in; it is never kept
    assert "no-cache" in eerst["Cache-Control"]
    merk = {"If-None-Match": eerst["ETag"]}
    assert client.get(adres, headers=merk).status_code == 304
    trek_in(verslag=openbaar, door=redacteur, reden="Er stond een fout in.")
    nu = client.get(adres, headers=merk)
    assert nu.status_code == 200
    assert nu["ETag"] != eerst["ETag"]
    if "Last-Modified" in eerst:
        sinds = {"If-Modified-Since": eerst["Last-Modified"]}
        assert client.get(adres, headers=sinds).status_code == 200


def test_another_licence_is_another_answer(openbaar):
    client, adres = Client(), reverse("openbaar-csv")
    merk = {"If-None-Match": client.get(adres)["ETag"]}
    Organisatie.objects.update(licentie="cc-by")
    assert "licenses/by/4.0" in b"".join(client.get(adres, headers=merk)).decode()


@pytest.mark.parametrize("plek", ["pagina", "json"])
def test_a_withdrawn_verslag_is_gone_also_for_who_kept_it(plek, openbaar, redacteur):
    client = Client()
    adres = reverse("openbaar-verslag", args=[openbaar.slug])
    if plek == "json":
        adres = reverse("openbaar-bestand", args=[openbaar.slug, "json"])
    eerst = client.get(adres)
    merk = {"If-None-Match": eerst["ETag"]}
    assert client.get(adres, headers=merk).status_code == 304
    trek_in(verslag=openbaar, door=redacteur, reden="Er stond een fout in.")
    for kop in ({}, merk, {"If-None-Match": "*"}, {"If-Modified-Since": "Wed, 01 Jan 2098 12:00:00 GMT"}):
        weg = client.get(adres, headers=kop)
        assert weg.status_code == 410
        assert weg["X-Robots-Tag"] == "noindex"
        assert "Er stond een fout in." in weg.text
    if plek == "pagina":
        assert '<meta name="robots" content="noindex">' in weg.text
        assert 'name="description"' not in weg.text
        assert "ld+json" not in weg.text


def test_nobody_keeps_the_page_with_the_name_of_who_logged_in(openbaar, medewerker, als):
    adressen = (reverse("openbaar-verslag", args=[openbaar.slug]), reverse("open-data"))
    for adres in adressen:
        merk = {"If-None-Match": Client().get(adres)["ETag"]}
        antwoord = als(medewerker).get(adres, headers=merk)
        assert antwoord.status_code == 200
        assert "ETag" not in antwoord
        assert "no-store" in antwoord["Cache-Control"]


def test_a_public_page_tells_search_engines_what_it_is(openbaar):
    Verslag.objects.update(titel="Drukte </script><script>alert(1)</script> & meer")
    pagina = Client().get(f"{reverse('openbaar-verslag', args=[openbaar.slug])}?q=drukte").text
    kop = html.fromstring(pagina).find("head")
    [vast] = kop.xpath("link[@rel='canonical']/@href")
    assert vast.endswith(f"/openbaar/{openbaar.slug}/")
    [kort] = kop.xpath("meta[@name='description']/@content")
    assert kort.startswith("Bezoekers zien waar het rustig is.")
    assert kop.xpath("meta[@property='og:title']/@content") == [
        "Drukte </script><script>alert(1)</script> & meer"
    ]
    assert not kop.xpath("meta[@property='og:image']")
    [gegevens] = kop.xpath("script[@type='application/ld+json']/text()")
    ld = json.loads(gegevens)
    assert ld["name"] == "Drukte </script><script>alert(1)</script> & meer"
    assert ld["license"] == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert ld["url"] == vast
    assert "alert(1)</script>" not in pagina.replace("&lt;", "<").partition("<body")[0].split("ld+json")[1]


def test_the_page_inside_tells_search_engines_nothing(openbaar, medewerker, als):
    pagina = als(medewerker).get(reverse("verslag", args=[openbaar.slug])).text
    assert "ld+json" not in pagina
    assert "canonical" not in pagina


def test_a_search_is_not_to_be_found_by_searching(openbaar):
    def robots(adres: str) -> list[str]:
        return html.fromstring(Client().get(adres).text).xpath("//meta[@name='robots']/@content")

    assert robots("/openbaar/") == []
    assert robots("/openbaar/?q=drukte") == ["noindex, follow"]


def test_robots_may_read_what_is_public_and_nothing_else(db):
    antwoord = Client().get("/robots.txt")
    assert antwoord["Content-Type"].startswith("text/plain")
    regels = antwoord.text.splitlines()
    assert "Disallow: /" in regels
    assert "Allow: /openbaar/" in regels
    assert any(re.fullmatch(r"Sitemap: https?://.+/sitemap.xml", regel) for regel in regels)


def test_the_sitemap_leads_to_every_public_page_with_when_it_changed(openbaar, monkeypatch):
    monkeypatch.setattr("moresprudentie.sitemap.PER_DEEL", 1)
    delen = [d.text for d in ET.fromstring(Client().get("/sitemap.xml").content).iter(f"{KAART}loc")]  # noqa: S314
    gevonden = {}
    for deel in delen:
        wortel = ET.fromstring(Client().get(f"/{deel.rpartition('/')[2]}").content)  # noqa: S314
        gevonden |= {u.findtext(f"{KAART}loc"): u.findtext(f"{KAART}lastmod") for u in wortel}
    paden = {re.sub(r"^https?://[^/]+", "", adres) for adres in gevonden}
    assert paden == {"/openbaar/", "/openbaar/data/", f"/openbaar/{openbaar.slug}/"}
    assert all(op.endswith("Z") for op in gevonden.values())
    for pad in paden:
        assert Client().get(pad).status_code == 200
    assert Client().get("/sitemap-2.xml").status_code == 404
    assert Client().get("/sitemap-99999999999999999999.xml").status_code == 404


def test_the_feed_says_whose_it_is_and_what_may_be_done_with_it(openbaar):
    Verslag.objects.update(samenvatting="Meer dan 3 < 4 & minder")
    wortel = ET.fromstring(Client().get(reverse("openbaar-feed")).content)  # noqa: S314 (our own feed)
    assert wortel.findtext(f"{ATOM}author/{ATOM}name") == "Provincie Voorbeeldland"
    wegen = {deel.get("rel"): deel.get("href") for deel in wortel.findall(f"{ATOM}link")}
    assert wegen["self"].endswith("/openbaar/feed/")
    assert wegen["license"] == "https://creativecommons.org/publicdomain/zero/1.0/"
    [ingang] = wortel.iter(f"{ATOM}entry")
    assert re.fullmatch(r"tag:[^,]+,\d{4}:verslag/\d{4}-\d{3}", ingang.findtext(f"{ATOM}id"))
    assert ingang.findtext(f"{ATOM}summary") == "Meer dan 3 &lt; 4 &amp; minder"
    assert datetime.datetime.fromisoformat(ingang.findtext(f"{ATOM}updated")).tzinfo


def test_the_catalogue_has_what_the_data_portals_ask_for(openbaar):
    """What DCAT-AP-NL 3.0 asks at least (its SHACL shapes), and every address in it that is ours gives an answer."""
    antwoord = Client().get(reverse("openbaar-catalogus"))
    assert antwoord["Content-Type"] == "application/ld+json"
    per_soort = {deel["@type"]: deel for deel in antwoord.json()["@graph"]}
    verplicht = {
        "dcat:Catalog": "dct:title dct:description dct:publisher dcat:contactPoint dcat:dataset dct:license",
        "dcat:Dataset": "dct:title dct:description dct:accessRights dcat:contactPoint dct:creator dct:identifier "
        "dct:publisher dcat:theme dcat:distribution dct:accrualPeriodicity dcat:keyword",
        "foaf:Agent": "foaf:name dct:identifier",
    }
    for soort, sleutels in verplicht.items():
        assert set(sleutels.split()) <= set(per_soort[soort]), soort
    uitgever = per_soort["dcat:Dataset"]["dct:publisher"]["@id"]
    assert uitgever == per_soort["foaf:Agent"]["@id"]
    assert uitgever == "https://identifier.overheid.nl/tooi/id/provincie/pv99"
    wegen = per_soort["dcat:Dataset"]["dcat:distribution"]
    assert {weg["dct:format"]["@id"].rpartition("/")[2] for weg in wegen} == {"CSV", "XLSX", "JSON", "ATOM"}
    for weg in wegen:
        assert weg["dct:license"]["@id"] == "https://creativecommons.org/publicdomain/zero/1.0/"
        pad = re.sub(r"^https?://[^/]+", "", weg["dcat:downloadURL"]["@id"])
        soort = weg["dcat:mediaType"]["@id"].partition("media-types/")[2]
        assert Client().get(pad)["Content-Type"].startswith(soort)


def test_the_page_about_the_data_explains_every_key_and_every_column(openbaar):
    pagina = html.fromstring(inhoud_van("open-data"))
    genoemd = {code.text_content() for code in pagina.iter("code")}
    for naam in map(schema_naam, SCHEMAS):
        for groep in groepen(schema(naam)):
            assert {sleutel.naam for sleutel in groep.sleutels} <= genoemd
    assert {kolom.naam for kolom in KOLOMMEN} <= genoemd
    tekst = pagina.text_content()
    assert "CC0 1.0" in tekst
    assert "https://identifier.overheid.nl/tooi/id/provincie/pv99" in tekst


def test_without_public_verslagen_everything_still_answers(organisatie):
    for naam in LIJSTEN:
        inhoud_van(naam)
    assert "Er zijn nog geen openbare verslagen." in inhoud_van("open-data")


def test_no_verslag_gets_an_address_that_is_a_page_or_a_file(db):
    eigen = [str(p.pattern) for p in urlpatterns if str(p.pattern).startswith("openbaar/")]
    vast = {re.split(r"[/.]", adres.removeprefix("openbaar/"))[0] for adres in eigen} - {"", "<slug:slug>"}
    assert vast <= BEZET
    for woord in vast:
        assert adres_voor(woord.capitalize(), 2026, 7) == f"{woord}-2026-007"
