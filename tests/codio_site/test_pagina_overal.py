"""What holds for every page: headers, health, closed sign-up, static files."""

from __future__ import annotations

import psycopg
import pytest
from django.contrib.staticfiles import finders
from django.core.cache import cache
from django.db import OperationalError, connection
from django.http import HttpResponse
from django.template import Context, Template, engines
from django.template.loader import get_template
from django.test import Client

from codio_site.middleware import StatischeBestanden
from tests.sjabloonvariabelen import OnbekendeSjabloonvariabele, OnbekendeVariabele


def test_health_says_good_when_the_database_answers(db, client):
    antwoord = client.get("/gezondheid/")
    assert antwoord.status_code == 200
    assert antwoord.json() == {"staat": "goed", "database": True}


def test_health_says_wrong_when_the_database_is_away(client, monkeypatch):
    monkeypatch.setattr(connection, "get_connection_params", lambda: {"host": "/bestaat/niet", "dbname": "x"})
    antwoord = client.get("/gezondheid/")
    assert antwoord.status_code == 503
    assert antwoord.json() == {"staat": "fout", "database": False}


def test_health_does_not_wait_in_the_queue_for_a_connection(db, client, monkeypatch):
    def vol(*_: object) -> None:
        raise OperationalError("couldn't get a connection after 10.00 sec")

    with monkeypatch.context() as even:
        even.setattr(connection, "ensure_connection", vol)
        assert client.get("/gezondheid/").status_code == 200


def test_a_page_without_a_database_says_in_dutch_that_it_is_busy(client, monkeypatch):
    def weg(*_: object) -> None:
        raise OperationalError("weg")

    monkeypatch.setattr(connection, "ensure_connection", weg)
    monkeypatch.setattr(connection, "cursor", weg)
    client.raise_request_exception = False
    antwoord = client.get("/openbaar/")
    assert antwoord.status_code == 503
    assert antwoord["Retry-After"] == "30"
    assert "Het is even te druk" in antwoord.content.decode()


@pytest.mark.parametrize("oorzaak", [OperationalError("weg"), psycopg.OperationalError("weg"), None])
def test_what_goes_wrong_because_the_database_is_away_is_told_as_such(client, monkeypatch, oorzaak):
    def stuk(*_: object) -> None:
        raise RuntimeError("De taak kon niet in de rij.") from oorzaak

    monkeypatch.setattr(connection, "cursor", stuk)
    client.raise_request_exception = False
    assert client.get("/openbaar/").status_code == (503 if oorzaak else 500)


def test_every_answer_forbids_inline_code_and_framing(client, monkeypatch, db):
    beleid = client.get("/account/login/").headers["Content-Security-Policy"]
    assert "default-src 'self'" in beleid
    assert "frame-ancestors 'none'" in beleid
    assert "unsafe" not in beleid


def test_nobody_can_sign_up(db, client):
    gegevens = {"username": "vreemd", "password1": "Lang-genoeg-9", "password2": "Lang-genoeg-9"}
    antwoord = client.post("/account/signup/", gegevens)
    assert antwoord.status_code == 200
    assert "_auth_user_id" not in client.session


def test_guessing_a_password_is_slowed_down(db, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "3/5m/key"}
    cache.clear()
    poging = {"login": "cio", "password": "mis"}
    client = Client()
    teksten = [client.post("/account/login/", poging).content.decode() for _ in range(5)]
    cache.clear()
    assert teksten[0] != teksten[-1]
    assert "Te veel" in teksten[-1] or "te veel" in teksten[-1]


@pytest.mark.parametrize(
    "naam",
    [
        "nm/@utrecht/component-library-css/dist/index.css",
        "nm/@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css",
        "nm/@fontsource/noto-sans/400.css",
        "nm/@fontsource/noto-serif/600.css",
        "nm/@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff2",
    ],
)
def test_the_front_end_packages_are_served(naam):
    assert finders.find(naam)


@pytest.mark.parametrize(
    "naam",
    [
        "nm/@utrecht/component-library-css/package.json",
        "@utrecht/component-library-css/dist/index.css",
        "nm/../package.json",
        "nm/@fontsource/noto-sans/files/../../../../package.json",
    ],
)
def test_nothing_else_of_node_modules_is_served(naam):
    assert not finders.find(naam)


def test_an_unknown_variable_in_our_own_template_fails(settings):
    motor = engines["django"].engine
    assert isinstance(motor.string_if_invalid, OnbekendeVariabele)
    sjabloon = get_template("404.html").template
    eigen = Template("{{ bestaat_niet }}", origin=sjabloon.origin)
    with pytest.raises(OnbekendeSjabloonvariabele, match="bestaat_niet"):
        eigen.render(Context())


def test_an_unknown_variable_in_a_template_of_a_package_is_empty():
    assert Template("[{{ bestaat_niet }}]").render(Context()) == "[]"


def test_a_static_file_is_served_whole_to_an_asynchronous_server(settings, tmp_path, rf):
    (tmp_path / "kop.css").write_text("body { margin: 0 }")
    settings.STATIC_ROOT = tmp_path
    statisch = StatischeBestanden(lambda request: HttpResponse(status=404))
    antwoord = statisch(rf.get("/static/kop.css"))
    assert antwoord.content == b"body { margin: 0 }"
    assert antwoord.headers["Content-Type"].startswith("text/css")
    assert not antwoord.streaming
    assert statisch(rf.get("/static/anders.css")).status_code == 404


def test_a_visitor_has_a_menu_with_what_is_public(db, organisatie, kader, client):
    menu = client.get("/openbaar/").text.partition("<main")[0]
    assert 'href="/openbaar/"' in menu.partition("<nav")[2]
    assert "Openbare verslagen" in menu.partition("<nav")[2]
    assert 'href="/acties/"' not in menu
