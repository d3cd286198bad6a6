"""What comes from another organisation is read here with its name, and is never counted, made public or corrected here."""

from __future__ import annotations

import json

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from moresprudentie import werk
from moresprudentie.cijfers import bereken_selectie
from moresprudentie.citator.waarde import praktijk_van
from moresprudentie.handelingen import beantwoord_fout, meld_fout, neem_actie_over
from moresprudentie.models import (
    Bron,
    Cijferregel,
    Openbaarstand,
    Spanningsgebruik,
    Telwaarde,
    Verslag,
    Verslagactie,
    Waardegebruik,
)
from moresprudentie.models.zoeken import Kring, Lezer
from moresprudentie.periode import Halfjaar
from moresprudentie.selectie import Selectie
from moresprudentie.uitwisseling.bewaren import haal_uit_databank
from tests.moresprudentie import traag
from tests.moresprudentie.buren import inhoud
from tests.moresprudentie.conftest import waarde
from tests.moresprudentie.elders import neem_stuk_op

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kader")]
TITEL = "Fietsen tellen bij de buren"


@pytest.fixture
def van_de_buren() -> Verslag:
    """A verslag of an organisation that is followed, that everybody could read there."""
    bron = Bron.objects.create(
        naam="Gemeente Buur", slug="gemeente-buur", adres="https://buur.example", kenmerk="b"
    )
    eigen_naam = inhoud(titel=TITEL)["waarden"][0] | {
        "waarde": "fietsgeluk",
        "naam": "Fietsgeluk",
        "kader": "buren",
    }
    gegevens = inhoud(titel=TITEL)
    gegevens["waarden"].append(eigen_naam)
    gegevens["waarden"][0]["betekenis"] = "Niemand is herkenbaar"
    return neem_stuk_op(
        gegevens, bron, zichtbaarheid="openbaar", adres="https://buur.example/openbaar/fietsen/"
    )


@pytest.fixture
def van_vroeger() -> Verslag:
    """A public verslag of this organisation that was read in from a file."""
    return neem_stuk_op(inhoud("CODIO 2025-001", titel="Van vroeger"), None, zichtbaarheid="openbaar")


def test_nothing_without_a_project_here_is_counted_in_the_terugkoppeling(
    van_de_buren, van_vroeger, project, in_databank
):
    eigen = in_databank(project)
    assert list(Cijferregel.objects.values_list("verslag", flat=True)) == [eigen.pk]
    assert not Telwaarde.objects.filter(naam="Fietsgeluk").exists()
    for verslag in (van_de_buren, van_vroeger, eigen):
        selectie = Selectie(Halfjaar.van(verslag.gepubliceerd_op))
        geteld = bereken_selectie(selectie)
        assert geteld == traag.bereken_selectie(selectie)
        assert "Fietsgeluk" not in json.dumps(geteld)


def test_of_what_is_public_only_ones_own_is_there(van_de_buren, van_vroeger, client):
    assert list(Openbaarstand.objects.values_list("verslag", flat=True)) == [van_vroeger.pk]
    namen = ("openbaar", "openbaar-feed", "openbaar-wijzigingen", "openbaar-csv", "openbaar-catalogus")
    for naam in namen:
        antwoord = client.get(reverse(naam))
        delen = antwoord.streaming_content if antwoord.streaming else [antwoord.content]
        tekst = b"".join(delen).decode()
        assert antwoord.status_code == 200, naam
        assert TITEL not in tekst, naam
        assert van_de_buren.slug not in tekst, naam
    assert van_de_buren.slug not in client.get("/sitemap-1.xml").content.decode()
    assert client.get(reverse("openbaar-verslag", args=[van_de_buren.slug])).status_code == 404
    assert client.get(reverse("openbaar-verslag", args=[van_vroeger.slug])).status_code == 200


def test_the_database_itself_refuses_to_make_it_public(van_de_buren):
    for stand in ("overheden", "openbaar"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Verslag.objects.filter(pk=van_de_buren.pk).update(zichtbaarheid=stand)


def test_the_value_the_library_and_the_page_name_the_organisation_and_the_original(
    van_de_buren, als, medewerker
):
    lezer = als(medewerker)
    privacy = lezer.get(waarde("privacy").get_absolute_url()).content.decode()
    assert "Niemand is herkenbaar" in privacy
    assert "Gemeente Buur" in privacy
    assert praktijk_van(waarde("privacy"), Lezer(Kring.ORGANISATIE)).spanningen[0].waarde.slug == "veiligheid"
    bibliotheek = lezer.get(reverse("bibliotheek")).content.decode()
    assert "Beeld niet bewaren" in bibliotheek
    assert "Gemeente Buur" in bibliotheek
    blad = lezer.get(van_de_buren.get_absolute_url()).content.decode()
    assert "Meld dat aan Gemeente Buur" in blad
    assert reverse("fout-melden", args=[van_de_buren.slug]) not in blad
    assert "https://buur.example/openbaar/fietsen/" in blad.split('id="verwijzing"')[1].split("</p>")[0]


def test_a_value_of_a_framework_that_we_have_not_is_counted_by_the_citator_as_by_the_databank(kader):
    bron = Bron.objects.create(naam="Gemeente Eigen", slug="eigen-kader", kenmerk="e")
    gegevens = inhoud()
    anders = json.loads(json.dumps(gegevens).replace('"kader": "2024"', '"kader": "buren-1"'))
    verslag = neem_stuk_op(anders, bron)
    genoemd = set(verslag.waarden.values_list("slug", flat=True))
    assert genoemd == {"privacy", "veiligheid"}
    assert set(verslag.waardegebruik.values_list("waarde__slug", flat=True)) == genoemd
    praktijk = praktijk_van(waarde("privacy"), Lezer(Kring.ORGANISATIE))
    assert (praktijk.gekozen, praktijk.acties.aantal) == (1, 1)
    assert [spanning.waarde.slug for spanning in praktijk.spanningen] == ["veiligheid"]


def test_an_action_of_another_organisation_is_taken_over_with_its_name(
    van_de_buren, nieuw_project, organisator, als
):
    project = nieuw_project("Parkeren")
    regel = Verslagactie.objects.get(verslag=van_de_buren)
    blad = als(organisator).get(reverse("actie-overnemen", args=[van_de_buren.slug, regel.nummer]))
    assert "van Gemeente Buur" in blad.content.decode()
    actie = neem_actie_over(regel=regel, project=project, door=organisator)
    assert actie.herkomst == "Gemeente Buur, CODIO 2026-001, actie 1"
    assert "Gemeente Buur" in als(organisator).get(actie.get_absolute_url()).content.decode()
    assert "Overgenomen door 1 project" in als(organisator).get(reverse("bibliotheek")).content.decode()


def test_a_mistake_in_it_is_not_reported_here(van_de_buren, als, medewerker):
    adres = reverse("fout-melden", args=[van_de_buren.slug])
    assert als(medewerker).get(adres).status_code == 404
    with pytest.raises(PermissionDenied):
        meld_fout(verslag=van_de_buren, door=medewerker, tekst="De dag klopt niet.")


def test_a_mistake_in_a_verslag_that_was_read_in_is_answered_here(van_vroeger, als, medewerker, redacteur):
    melding, _ = meld_fout(verslag=van_vroeger, door=medewerker, tekst="De dag klopt niet.")
    blad = als(redacteur).get(reverse("fout", args=[melding.pk])).content.decode()
    assert van_vroeger.get_absolute_url() in blad
    Verslag.objects.update(nakijken_op="2026-01-01")
    assert not Verslag.objects.na_te_kijken().exists()
    beantwoord_fout(melding=melding, door=redacteur, uitkomst="geen_fout", antwoord="Die klopt wel.")
    assert werk.taken(redacteur) == []
    assert als(redacteur).get(reverse("redactie")).status_code == 200


def test_a_number_means_the_verslag_of_this_organisation(van_de_buren, project, in_databank, als, medewerker):
    eigen = in_databank(project)
    Verslag.objects.filter(pk=eigen.pk).update(jaar=van_de_buren.jaar, volgnummer=van_de_buren.volgnummer)
    plek = [van_de_buren.jaar, van_de_buren.volgnummer]
    assert als(medewerker).get(reverse("verwijzing", args=plek)).url == eigen.get_absolute_url()


def test_what_is_withdrawn_there_says_nothing_here_any_more(van_de_buren):
    haal_uit_databank(van_de_buren, reden="Er stond een naam in.", op=van_de_buren.gepubliceerd_op)
    for model in (Waardegebruik, Spanningsgebruik, Verslagactie):
        assert not model.objects.filter(verslag=van_de_buren).exists()


def test_what_an_action_says_too_much_or_twice_does_not_stop_it(kader):
    bron = Bron.objects.create(naam="Gemeente Vol", slug="vol", adres="https://vol.example")
    gegevens = inhoud()
    (actie,) = gegevens["acties"]
    gegevens["acties"] = [
        actie | {"titel": "x" * 999, "doelgroep": "d" * 999, "stand": "s" * 200, "bereik": "b" * 200},
        actie | {"titel": "Nog eens"},
        actie | {"nummer": 99_999},
        actie | {"nummer": 2, "titel": "y" * 999},
    ]
    verslag = neem_stuk_op(gegevens, bron)
    assert sorted(verslag.bibliotheek.values_list("nummer", flat=True)) == [1, 2]


def test_addresses_that_resemble_each_other_stop_nothing(kader):
    bron = Bron.objects.create(naam="Gemeente Dubbel", slug="dubbel", adres="https://dubbel.example")
    for nummer, slug in (("003", "fietsen-2026-2"), ("001", "fietsen"), ("002", "fietsen")):
        neem_stuk_op(inhoud(f"CODIO 2026-{nummer}"), bron, slug=slug)
    slugs = set(Verslag.objects.values_list("slug", flat=True))
    assert slugs == {"dubbel-fietsen-2026-2", "dubbel-fietsen", "dubbel-fietsen-2026-2-2"}


def test_what_is_read_in_gets_no_address_of_a_page(kader):
    eigen = neem_stuk_op(inhoud("CODIO 2020-001"), None, slug="data", zichtbaarheid="openbaar")
    assert eigen.slug == "data-2020-001"
    andere = Bron.objects.create(naam="Andere", slug="andere", adres="https://andere.example")
    assert neem_stuk_op(inhoud(), andere, slug="organisaties").slug != "andere-organisaties"
