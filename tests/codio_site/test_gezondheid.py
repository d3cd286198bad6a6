"""Who watches asks one thing per address, and is told the truth about it."""

from __future__ import annotations

import threading
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import override_settings

from codio_site import gezondheid
from codio_site.gezondheid import Peiling, Toestand

GOED = Toestand(database=True, migraties=True, werker=True)


@pytest.fixture
def toestand(monkeypatch):
    """Give a function that says how things are."""

    def zet(nieuw: Toestand) -> None:
        monkeypatch.setattr(gezondheid, "_kijk", lambda: nieuw)

    return zet


@pytest.mark.parametrize(
    ("nu", "leeft", "klaar", "werker"),
    [
        (GOED, 200, 200, 200),
        (Toestand(database=True, migraties=True), 200, 200, 503),
        (Toestand(database=True), 200, 503, 503),
        (Toestand(), 200, 503, 503),
    ],
)
def test_each_address_answers_its_own_question(client, toestand, nu, leeft, klaar, werker):
    toestand(nu)
    assert client.get("/gezondheid/leeft/").status_code == leeft
    assert client.get("/gezondheid/werker/").status_code == werker
    antwoord = client.get("/gezondheid/klaar/")
    assert antwoord.status_code == klaar
    assert antwoord.json() == {
        "staat": "goed" if klaar == 200 else "fout",
        "database": nu.database,
        "migraties": nu.migraties,
        "werker": nu.werker,
    }


def test_a_process_says_that_it_lives_without_asking_the_database(client):
    """This test may not touch the database at all."""
    assert client.get("/gezondheid/leeft/").json() == {"staat": "goed"}


def test_a_database_of_this_version_is_ready(db, client):
    assert client.get("/gezondheid/klaar/").json()["migraties"] is True


def test_tables_of_an_older_version_are_not_ready(db, client, monkeypatch):
    verwacht = gezondheid._verwacht() | {("organisatie", "9999_van_morgen")}
    monkeypatch.setattr(gezondheid, "_verwacht", lambda: verwacht)
    antwoord = client.get("/gezondheid/klaar/")
    assert antwoord.status_code == 503
    assert antwoord.json() == {"staat": "fout", "database": True, "migraties": False, "werker": False}


def test_a_database_without_tables_answers_and_is_not_ready(client, db, monkeypatch):
    opties = connection.get_connection_params() | {"dbname": "template1"}
    monkeypatch.setattr(connection, "get_connection_params", lambda: dict(opties))
    assert client.get("/gezondheid/klaar/").json()["database"] is True
    assert client.get("/gezondheid/klaar/").status_code == 503


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_was_seen_is_told_and_one_of_yesterday_is_not(client):
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '1 day')")
        assert client.get("/gezondheid/werker/").status_code == 503
        cursor.execute("INSERT INTO procrastinate_workers DEFAULT VALUES")
    assert client.get("/gezondheid/werker/").status_code == 200


def test_however_many_ask_a_process_looks_once_in_a_moment(monkeypatch):
    gekeken: list[int] = []
    monkeypatch.setattr(gezondheid, "_kijk", lambda: gekeken.append(1) or GOED)
    vraag = Peiling()
    with override_settings(GEZONDHEID_GELDIG=3600.0):
        draden = [threading.Thread(target=vraag.toestand) for _ in range(20)]
        for draad in draden:
            draad.start()
        for draad in draden:
            draad.join()
    assert len(gekeken) == 1


def test_the_container_of_the_worker_asks_the_command(toestand):
    toestand(GOED)
    uit = StringIO()
    call_command("werker", leeft=True, stdout=uit)
    assert uit.getvalue() == "Er is een werker.\n"
    toestand(Toestand(database=True, migraties=True))
    with pytest.raises(CommandError, match="geen werker"):
        call_command("werker", leeft=True)
