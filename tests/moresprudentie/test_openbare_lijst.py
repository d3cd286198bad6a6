"""All public verslagen in one file: every one once, and nothing that a spreadsheet takes for a formula."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

import psycopg
import pytest
from django.db import connection, transaction
from django.test import AsyncClient, Client
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from acties.werkblad import cel
from codio_site.voorbeelddata.laden import laad
from moresprudentie.models import Openbaarstand, Verslag
from moresprudentie.openbare_lijst import KOLOMMEN
from organisatie.tekst import schone_tekst
from tests.achterdeur import achter_de_rug
from tests.proefsite import draai


def als_csv() -> str:
    """Give the list as CSV, without the mark at its begin."""
    return b"".join(Client().get(reverse("openbaar-csv"))).decode().removeprefix("\ufeff")


@pytest.fixture
def openbaar(project, in_databank, organisatie) -> Verslag:
    """A public verslag of the example."""
    return in_databank(project, zichtbaarheid="openbaar")


@pytest.mark.parametrize("titel", ["=1+1", "  +SUM(A1)", "@x", "-2", "\t=1"])
def test_a_title_is_no_formula_in_a_spreadsheet(titel, openbaar):
    versie = openbaar.huidige_versie
    versie.inhoud["titel"] = titel
    with achter_de_rug():
        versie.save()
    [kop, rij] = csv.reader(StringIO(als_csv()))
    assert kop == [kolom.naam for kolom in KOLOMMEN]
    assert rij[1] == f"'{titel}"
    blad = load_workbook(BytesIO(Client().get(reverse("openbaar-xlsx")).content))["Verslagen"]
    assert blad["B2"].data_type == "s"
    assert blad["B2"].value == titel
    assert blad["B2"].quotePrefix


@pytest.mark.parametrize("titel", ["\x01=1+1", "\ufffe@x", "\x0b =1"])
def test_a_sign_that_no_sheet_can_hold_hides_no_formula(titel, openbaar):
    versie = openbaar.huidige_versie
    versie.inhoud["titel"] = titel
    with achter_de_rug():
        versie.save()
    schoon = schone_tekst(titel)
    assert next(csv.DictReader(StringIO(als_csv())))["titel"] == f"'{schoon}"
    blad = load_workbook(BytesIO(Client().get(reverse("openbaar-xlsx")).content))["Verslagen"]
    assert (blad["B2"].data_type, blad["B2"].value, blad["B2"].quotePrefix) == ("s", schoon, True)
    boek = Workbook(write_only=True)
    eigen = boek.create_sheet()
    eigen.append([cel(eigen, titel)])  # as the board of actions and the figures do
    boek.save(uit := BytesIO())
    assert load_workbook(uit).active["A1"].data_type == "s"


def test_the_list_has_every_public_verslag_once(kader, organisatie, organisator, monkeypatch):
    monkeypatch.setattr("moresprudentie.openbare_lijst.STAPEL", 7)
    list(laad(120, door=organisator))
    nummers = sorted(verslag.nummer for verslag in Verslag.objects.openbaar())
    rijen = list(csv.DictReader(StringIO(als_csv())))
    assert sorted(rij["nummer"] for rij in rijen) == nummers
    blad = load_workbook(BytesIO(Client().get(reverse("openbaar-xlsx")).content))["Verslagen"]
    assert sorted(rij[0] for rij in blad.iter_rows(min_row=2, values_only=True)) == nummers
    assert len(nummers) == Openbaarstand.objects.count()
    assert rijen[0]["gepubliceerd op"].endswith("Z")


@pytest.mark.django_db(transaction=True)
def test_an_asynchronous_server_sends_the_same_list_bit_by_bit(project, in_databank):
    with transaction.atomic():
        in_databank(project, zichtbaarheid="openbaar")

    async def haal() -> bytes:
        antwoord = await AsyncClient().get(reverse("openbaar-csv"))
        return b"".join([stuk async for stuk in antwoord.streaming_content])

    assert draai(haal).decode().removeprefix("\ufeff") == als_csv()


def test_one_sheet_is_made_at_a_time_and_who_comes_second_hears_what_to_do(openbaar):
    opties = connection.get_connection_params()
    for naam in ("pool", "row_factory", "cursor_factory", "context"):
        opties.pop(naam, None)
    with psycopg.connect(**opties) as ander:
        ander.execute("SELECT pg_advisory_xact_lock(hashtext('moresprudentie_openbare_lijst'))")
        antwoord = Client().get(reverse("openbaar-xlsx"))
        assert antwoord.status_code == 503
        assert antwoord["Retry-After"] == "30"
        assert "ETag" not in antwoord
        assert "Probeer het over een halve minuut opnieuw." in antwoord.text
    assert Client().get(reverse("openbaar-xlsx")).status_code == 200


def test_who_only_asks_how_it_is_gets_no_list(openbaar, django_assert_max_num_queries):
    for naam in ("openbaar-csv", "openbaar-xlsx"):
        with django_assert_max_num_queries(3):
            antwoord = Client().head(reverse(naam))
        assert antwoord.status_code == 200
        assert "ETag" in antwoord
