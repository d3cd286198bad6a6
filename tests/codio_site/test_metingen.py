"""Figures are for who has the key, and say what is."""

from __future__ import annotations

import pytest
from django.db import connection
from prometheus_client.parser import text_string_to_metric_families

from codio_site import asgi, metingen
from live import stroom
from organisatie.models import Bericht
from organisatie.post import verstuur
from tests.proefsite import draai

SLEUTEL = "een-sleutel-voor-de-metingen-die-niemand-raadt"


@pytest.fixture
def open_metingen(settings):
    settings.METINGEN_SLEUTEL = SLEUTEL


def cijfers() -> dict[tuple[str, ...], float]:
    """Give each figure by its name and the values of its labels, in the order of the names of those."""
    return {
        (meting.name, *(waarde for _, waarde in sorted(meting.labels.items()))): meting.value
        for familie in text_string_to_metric_families(metingen.lees().decode())
        for meting in familie.samples
    }


def test_without_a_key_in_the_settings_there_are_no_figures(db, client):
    assert client.get("/metingen/", headers={"Authorization": "Bearer "}).status_code == 404


@pytest.mark.parametrize("kop", ["", "Bearer", "Bearer verkeerd", f"Basic {SLEUTEL}", f"Bearer {SLEUTEL}x"])
def test_a_wrong_key_opens_nothing(client, open_metingen, kop):
    antwoord = client.get("/metingen/", headers={"Authorization": kop})
    assert antwoord.status_code == 401
    assert antwoord.content == b""


def test_who_has_the_key_reads_the_figures(db, client, open_metingen):
    antwoord = client.get("/metingen/", headers={"Authorization": f"Bearer {SLEUTEL}"})
    assert antwoord.status_code == 200
    assert antwoord["Content-Type"].startswith("text/plain")
    assert "codio_requests_total" in antwoord.text


def test_requests_are_counted_by_the_name_of_their_address_and_not_by_what_people_type(db, client):
    def stand(*wat: str) -> float:
        return cijfers().get(("codio_requests_total", *wat), 0.0)

    openbaar, onbekend = stand("GET", "200", "openbaar"), stand("GET", "404", "onbekend")
    client.get("/openbaar/?q=wat")
    client.get("/wordpress/wp-login.php")
    client.get("/nog-iets-geks/")
    assert stand("GET", "200", "openbaar") == openbaar + 1
    assert stand("GET", "404", "onbekend") == onbekend + 2
    assert cijfers()[("codio_request_seconds_count", "openbaar")] >= 1
    namen = {sleutel[3] for sleutel in cijfers() if sleutel[0] == "codio_requests_total"}
    assert not [naam for naam in namen if "wp-login" in naam]


def test_a_strange_method_makes_no_series_of_its_own(db, client):
    client.generic("VERZONNEN", "/openbaar/")
    methoden = {sleutel[1] for sleutel in cijfers() if sleutel[0] == "codio_requests_total"}
    assert "VERZONNEN" not in methoden
    assert "OTHER" in methoden


@pytest.mark.django_db(transaction=True)
def test_the_queue_and_the_mail_are_told_as_they_are(monkeypatch):
    eerst = cijfers()
    assert eerst[("codio_mail", "waiting")] == 0.0
    assert eerst[("codio_workers",)] == 0.0
    monkeypatch.setattr("organisatie.bezorging.bezorg", lambda *_: True)
    for nr in range(3):
        verstuur(aan=f"m{nr}@voorbeeld.example", onderwerp="Dag", tekst="Dag")
    eerste, tweede, _ = Bericht.objects.all()
    Bericht.objects.filter(pk=eerste.pk).update(status=Bericht.Status.MISLUKT)
    Bericht.objects.filter(pk=tweede.pk).update(status=Bericht.Status.GEWEIGERD)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers DEFAULT VALUES")
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status, scheduled_at) VALUES"
            " ('default', 'a', 'todo', now() - interval '5 minutes'), ('default', 'b', 'todo', now() + interval '1 day'),"
            " ('default', 'c', 'failed', NULL)"
        )
    nu = cijfers()
    assert nu[("codio_mail", "waiting")] == 2.0
    assert nu[("codio_mail", "failed")] == 1.0
    assert nu[("codio_mail", "unsure")] == 0.0
    assert nu[("codio_workers",)] == 1.0
    assert nu[("codio_queue_jobs", "todo")] == 2.0
    assert nu[("codio_queue_jobs", "failed")] == 1.0
    assert 300 <= nu[("codio_queue_oldest_seconds",)] < 400


def test_without_a_database_the_other_figures_are_still_there(monkeypatch):
    weg = {"host": "/bestaat/niet", "dbname": "x"}
    monkeypatch.setattr(connection, "get_connection_params", lambda: dict(weg))
    nu = cijfers()
    assert nu[("codio_database_up",)] == 0.0
    assert ("codio_live_streams",) in nu
    assert ("codio_mail", "waiting") not in nu


def test_a_live_stream_counts_as_long_as_it_is_open(monkeypatch):
    gezien: list[float] = []

    async def toepassing(scope, receive, send) -> None:
        gezien.append(cijfers_van_stromen())
        raise ConnectionResetError

    monkeypatch.setattr(stroom, "toepassing", toepassing)
    begin = cijfers_van_stromen()
    with pytest.raises(ConnectionResetError):
        draai(lambda: asgi.application({"type": "http", "path": stroom.ADRES}, None, None))
    assert gezien == [begin + 1]
    assert cijfers_van_stromen() == begin


def cijfers_van_stromen() -> float:
    waarde = metingen.eigen.get_sample_value("codio_live_streams")
    assert waarde is not None
    return waarde
