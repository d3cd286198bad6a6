"""Reading the environment."""

from __future__ import annotations

import logging

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connections
from psycopg.conninfo import conninfo_to_dict

from codio_site import omgeving
from live.verbinding import luisteradres


def test_a_database_url_gives_its_parts_and_decodes_the_password():
    database = omgeving.database("postgresql://jan:p%40ss@db.voorbeeld.nl:5433/codio?sslmode=require", pool=0)
    assert database["USER"] == "jan"
    assert database["PASSWORD"] == "p@ss"
    assert database["HOST"] == "db.voorbeeld.nl"
    assert database["PORT"] == 5433
    assert database["NAME"] == "codio"
    assert database["OPTIONS"] == {"sslmode": "require"}


def test_without_a_url_there_is_a_database_to_name_in_a_message():
    database = omgeving.database("", pool=0)
    assert (database["NAME"], database["HOST"], database["OPTIONS"]) == ("codio", "", {})


def test_a_socket_folder_in_the_url_becomes_the_host():
    database = omgeving.database("postgresql://postgres@/codio?host=/var/tmp/pg", pool=10)
    assert database["HOST"] == "/var/tmp/pg"  # noqa: S108
    assert database["OPTIONS"]["pool"]["max_size"] > 1


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:///codio.db",
        "mysql://jan@host/codio",
        "postgresql://jan@host/",
        "jan",
        "postgresql://h:vijf/codio",
    ],
)
def test_another_database_or_one_without_a_name_is_refused(url):
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL"):
        omgeving.database(url, pool=0)


@pytest.mark.parametrize(
    ("url", "poort", "ssl", "tls"),
    [
        ("smtp://mail.voorbeeld.nl", 587, False, True),
        ("smtp://mail.voorbeeld.nl:25?tls=0", 25, False, False),
        ("smtps://mail.voorbeeld.nl", 465, True, False),
    ],
)
def test_mail_goes_encrypted_unless_told_otherwise(url, poort, ssl, tls):
    post = omgeving.post(url)
    assert (post.host, post.poort, post.ssl, post.tls) == ("mail.voorbeeld.nl", poort, ssl, tls)


def test_the_account_for_mail_may_hold_any_sign():
    post = omgeving.post("smtp://jan%40voorbeeld.nl:p%3A%2Fss@mail.voorbeeld.nl")
    assert (post.gebruiker, post.wachtwoord) == ("jan@voorbeeld.nl", "p:/ss")


def test_mail_can_be_kept_as_files():
    assert omgeving.post("file:///tmp/post").map == "/tmp/post"  # noqa: S108


@pytest.mark.parametrize("url", ["imap://mail.voorbeeld.nl", "smtp://mail.voorbeeld.nl:vijf"])
def test_an_unknown_way_to_send_mail_is_refused(url):
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL"):
        omgeving.post(url)


@pytest.mark.parametrize(
    ("waarde", "aan"),
    [("1", True), ("ja", True), (" Yes ", True), ("0", False), ("", False), ("nee", False), (None, False)],
)
def test_a_flag_is_on_only_when_it_says_so(monkeypatch, waarde, aan):
    monkeypatch.delenv("CODIO_PROEF", raising=False)
    if waarde is not None:
        monkeypatch.setenv("CODIO_PROEF", waarde)
    assert omgeving.vlag("CODIO_PROEF") is aan


def test_a_flag_that_says_neither_yes_nor_no_is_refused_by_name(monkeypatch):
    monkeypatch.setenv("CODIO_PROEF", "misschien")
    with pytest.raises(ImproperlyConfigured, match=r"^CODIO_PROEF moet 1 of 0 zijn\.$"):
        omgeving.vlag("CODIO_PROEF")


def test_a_secret_is_read_as_it_stands(monkeypatch):
    monkeypatch.setenv("PROEF_SLEUTEL", " $HOME${HOME}#% ")
    assert omgeving.tekst("PROEF_SLEUTEL") == "$HOME${HOME}#%"
    assert omgeving.tekst("PROEF_ANDERS", "standaard") == "standaard"


@pytest.mark.parametrize(
    ("waarde", "delen"), [("a.nl, b.nl ,", ["a.nl", "b.nl"]), ("", []), (None, ["standaard"])]
)
def test_a_list_has_commas_and_perhaps_spaces(monkeypatch, waarde, delen):
    if waarde is not None:
        monkeypatch.setenv("PROEF_LIJST", waarde)
    assert omgeving.lijst("PROEF_LIJST", ["standaard"]) == delen


def test_the_level_of_the_log_is_one_that_exists(monkeypatch):
    assert omgeving.logniveau("PROEF_NIVEAU") == logging.INFO
    monkeypatch.setenv("PROEF_NIVEAU", "warning")
    assert omgeving.logniveau("PROEF_NIVEAU") == logging.WARNING
    monkeypatch.setenv("PROEF_NIVEAU", "luid")
    with pytest.raises(ImproperlyConfigured, match="PROEF_NIVEAU moet DEBUG, INFO"):
        omgeving.logniveau("PROEF_NIVEAU")


def test_who_listens_reaches_the_database_as_safely_as_who_asks(monkeypatch):
    gegevens = omgeving.database(
        "postgresql://a:b@db.voorbeeld.nl/c?sslmode=verify-full&sslrootcert=/ca.pem", pool=5
    )
    monkeypatch.setattr(connections["default"], "settings_dict", {"USER": "", "PORT": "", **gegevens})
    delen = conninfo_to_dict(luisteradres())
    assert delen["sslmode"] == "verify-full"
    assert delen["sslrootcert"] == "/ca.pem"
    assert "pool" not in delen


def test_who_listens_reaches_a_database_at_a_port_that_stands_behind_the_question_mark(monkeypatch):
    gegevens = omgeving.database("postgresql://a:b@/c?host=/var/run/postgresql&port=5433", pool=5)
    monkeypatch.setattr(connections["default"], "settings_dict", {"USER": "", "PORT": "", **gegevens})
    assert conninfo_to_dict(luisteradres())["port"] == "5433"
