"""Who keeps a copy of the public verslagen hears of everything that changed, and misses nothing."""

from __future__ import annotations

import datetime
import threading

import pytest
from django.db import connection, transaction
from django.test import Client
from jsonschema import Draft202012Validator

from moresprudentie.handelingen import haal_weg, publiceer, trek_in
from moresprudentie.models import Openbaarstand, Verslag
from moresprudentie.opendata import schema

pytestmark = pytest.mark.django_db
LIJST = "/openbaar/wijzigingen.json"


def vraag(adres: str = "", **wat: str) -> dict:
    """Ask for the changes; what comes back fits the schema."""
    antwoord = Client().get(_pad(adres) if adres else LIJST, wat)
    assert antwoord.status_code == 200
    gegevens = antwoord.json()
    Draft202012Validator(schema("codio-wijzigingen-1")).validate(gegevens)
    return gegevens


def _pad(adres: str) -> str:
    return f"/{adres.partition('//')[2].partition('/')[2]}"


def alles(**wat: str) -> tuple[list[dict], str]:
    """Read all pages as a follower does; gives what was in them, and from where to go on."""
    bladzijde = vraag(**wat)
    regels = bladzijde["verslagen"]
    while bladzijde["volgende"]:
        bladzijde = vraag(bladzijde["volgende"])
        regels += bladzijde["verslagen"]
    return regels, bladzijde["tot"]


@pytest.fixture
def openbaar(project, in_databank, organisatie) -> Verslag:
    """A public verslag."""
    return in_databank(project, zichtbaarheid="openbaar")


def test_what_is_public_is_in_the_list_and_what_is_not_never_was(openbaar, nieuw_project, in_databank):
    in_databank(nieuw_project("Binnen"), zichtbaarheid="organisatie")
    [regel], _ = alles()
    assert regel["nummer"] == openbaar.nummer
    assert regel["status"] == "gepubliceerd"
    assert regel["reden"] == ""
    assert Client().get(_pad(regel["json"])).json()["nummer"] == openbaar.nummer
    assert Client().get(_pad(regel["adres"])).status_code == 200


def test_who_goes_on_from_where_it_was_hears_only_what_is_new(openbaar, nieuw_project, in_databank):
    _, tot = alles()
    assert alles(sinds=tot) == ([], tot)
    ander = in_databank(nieuw_project("Ander"), zichtbaarheid="openbaar")
    [regel], tot = alles(sinds=tot)
    assert regel["nummer"] == ander.nummer
    assert alles(sinds=tot) == ([], tot)


def test_a_correction_comes_again_with_its_reason(aangeboden, redacteur, organisatie):
    publiceer(verslag=aangeboden, door=redacteur, zichtbaarheid="openbaar")
    _, tot = alles()
    publiceer(verslag=aangeboden, door=redacteur, zichtbaarheid="openbaar", reden="Een getal klopte niet.")
    [regel], _ = alles(sinds=tot)
    assert (regel["versie"], regel["reden"], regel["status"]) == (2, "Een getal klopte niet.", "gepubliceerd")


def test_a_withdrawal_comes_with_its_reason(openbaar, redacteur):
    _, tot = alles()
    trek_in(verslag=openbaar, door=redacteur, reden="Er stond een fout in.")
    [regel], _ = alles(sinds=tot)
    assert (regel["status"], regel["reden"]) == ("ingetrokken", "Er stond een fout in.")
    assert regel["json"] is None


def test_what_is_for_fewer_people_now_is_gone_without_its_title_or_the_reason_inside(
    aangeboden, redacteur, organisatie
):
    publiceer(verslag=aangeboden, door=redacteur, zichtbaarheid="openbaar")
    _, tot = alles()
    publiceer(
        verslag=aangeboden, door=redacteur, zichtbaarheid="organisatie", reden="De wethouder wil het niet."
    )
    [regel], tot = alles(sinds=tot)
    assert (regel["status"], regel["titel"], regel["json"]) == ("ingetrokken", "", None)
    assert regel["reden"] == "Dit verslag is niet meer openbaar."
    assert regel["versie"] == 1
    # What goes on inside after that is nobody's business outside.
    publiceer(verslag=aangeboden, door=redacteur, zichtbaarheid="organisatie", reden="Nog een verbetering.")
    assert alles(sinds=tot)[0] == []
    # Public again: it is back.
    publiceer(verslag=aangeboden, door=redacteur, zichtbaarheid="openbaar", reden="Mag toch.")
    [regel], _ = alles(sinds=tot)
    assert (regel["status"], regel["versie"]) == ("gepubliceerd", 4)


def test_a_passage_that_was_taken_out_is_a_change(openbaar, redacteur):
    _, tot = alles()
    haal_weg(verslag=openbaar, door=redacteur, passage="precieze kaart", reden="Klopte niet.")
    [regel], _ = alles(sinds=tot)
    assert regel["status"] == "gepubliceerd"
    assert "precieze kaart" not in Client().get(_pad(regel["json"])).text


def test_a_hundred_at_most_come_at_once_and_a_change_in_between_is_not_missed(
    nieuw_project, in_databank, organisatie, redacteur, monkeypatch
):
    monkeypatch.setattr("moresprudentie.wijzigingen.PER_BLADZIJDE", 2)
    verslagen = [in_databank(nieuw_project(f"P {n}"), zichtbaarheid="openbaar") for n in range(5)]
    eerste = vraag()
    assert [r["nummer"] for r in eerste["verslagen"]] == [v.nummer for v in verslagen[:2]]
    trek_in(verslag=verslagen[0], door=redacteur, reden="Fout.")  # was read already
    trek_in(verslag=verslagen[3], door=redacteur, reden="Fout.")  # still has to come
    gezien = {r["nummer"]: r["status"] for r in eerste["verslagen"]}
    bladzijde, keren = eerste, 1
    while bladzijde["volgende"]:
        bladzijde = vraag(bladzijde["volgende"])
        gezien |= {r["nummer"]: r["status"] for r in bladzijde["verslagen"]}
        keren += 1
    assert keren == 3
    weg = {verslagen[0].nummer, verslagen[3].nummer}
    assert {nummer for nummer, status in gezien.items() if status == "ingetrokken"} == weg
    assert len(gezien) == 5
    assert alles(sinds=bladzijde["tot"])[0] == []


@pytest.mark.parametrize(
    "sinds",
    [
        "gisteren",
        "2026-03-10",
        "2026-03-10T12:00:00",
        "0001-01-01T00:00:00+14:00",
        "9999-99-99T00:00Z",
        "2026",
    ],
)
def test_a_moment_that_cannot_be_read_is_told_in_words(sinds, organisatie):
    antwoord = Client().get(LIJST, {"sinds": sinds})
    assert antwoord.status_code == 400
    assert antwoord.json()["fout"].startswith("‘sinds’ is geen moment met een tijdzone.")


@pytest.mark.parametrize("na", ["!", "ééé", "z" * 400, "-zzzzzzzzzzzzzzzzzzzzzzzz"])
def test_a_place_in_the_list_that_is_none_is_told_in_words(na, organisatie):
    antwoord = Client().get(LIJST, {"na": na})
    assert antwoord.status_code == 400
    assert antwoord.json()["fout"].startswith("‘na’ klopt niet.")


@pytest.mark.parametrize(
    "sinds",
    ["0001-01-01T00:00:00Z", "2098-01-01T00:00:00Z", "2026-03-10T12:00:00 01:00", "9999-12-31T00:00:00Z"],
)
def test_any_moment_with_a_zone_will_do_and_one_in_the_future_makes_nobody_miss_anything(
    sinds, openbaar, nieuw_project, in_databank
):
    antwoord = vraag(sinds=sinds)
    tot = datetime.datetime.fromisoformat(antwoord["tot"])
    assert tot == Openbaarstand.objects.laatste_wijziging()
    ander = in_databank(nieuw_project("Ander"), zichtbaarheid="openbaar")
    assert [r["nummer"] for r in alles(sinds=antwoord["tot"])[0]] == [ander.nummer]


def test_reading_costs_the_same_for_one_and_for_many(
    openbaar, nieuw_project, in_databank, django_assert_num_queries
):
    with django_assert_num_queries(6):
        vraag()
    for nummer in range(5):
        in_databank(nieuw_project(f"P {nummer}"), zichtbaarheid="openbaar")
    with django_assert_num_queries(6):
        vraag()


@pytest.mark.django_db(transaction=True)
def test_a_change_that_is_ready_later_comes_later_also_when_it_began_earlier(
    nieuw_project, in_databank, organisatie
):
    """A reader in between must not get past a change that was not to be seen yet."""
    with transaction.atomic():
        traag = in_databank(nieuw_project("Traag"), zichtbaarheid="openbaar")
        snel = in_databank(nieuw_project("Snel"), zichtbaarheid="openbaar")
    _, begin = alles()
    gehouden, los = threading.Event(), threading.Event()

    def verander(verslag: Verslag, wacht: bool) -> None:
        try:
            with transaction.atomic():
                Verslag.objects.filter(pk=verslag.pk).update(titel=f"{verslag.titel} opnieuw")
                if wacht:
                    gehouden.set()
                    los.wait(30)
        finally:
            connection.close()

    eerst = threading.Thread(target=verander, args=(traag, True))
    eerst.start()
    assert gehouden.wait(30)
    daarna = threading.Thread(target=verander, args=(snel, False))
    daarna.start()
    daarna.join(0.5)
    tussen, tot = alles(sinds=begin)  # nothing is ready yet: the second waits for the first
    los.set()
    eerst.join(30)
    daarna.join(30)
    regels, _ = alles(sinds=tot)
    assert tussen == []
    assert [regel["nummer"] for regel in regels] == [traag.nummer, snel.nummer]


def test_a_clock_that_was_put_back_hides_nothing(openbaar, nieuw_project, in_databank):
    straks = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=1)
    Openbaarstand.objects.update(gewijzigd_op=straks)
    _, tot = alles()
    ander = in_databank(nieuw_project("Ander"), zichtbaarheid="openbaar")
    assert [regel["nummer"] for regel in alles(sinds=tot)[0]] == [ander.nummer]
