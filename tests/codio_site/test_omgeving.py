"""Reading the environment."""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from codio_site import omgeving


def test_a_database_url_gives_its_parts_and_decodes_the_password():
    database = omgeving.database(
        "postgresql://jan:p%40ss@db.voorbeeld.nl:5433/codio?sslmode=require", pool=False
    )
    assert database["USER"] == "jan"
    assert database["PASSWORD"] == "p@ss"
    assert database["HOST"] == "db.voorbeeld.nl"
    assert database["PORT"] == "5433"
    assert database["NAME"] == "codio"
    assert database["OPTIONS"] == {"sslmode": "require"}


def test_a_socket_folder_in_the_url_becomes_the_host():
    database = omgeving.database("postgresql://postgres@/codio?host=/var/tmp/pg", pool=True)
    assert database["HOST"] == "/var/tmp/pg"  # noqa: S108
    assert database["OPTIONS"]["pool"]["max_size"] > 1


@pytest.mark.parametrize("url", ["sqlite:///codio.db", "mysql://jan@host/codio", "postgresql://jan@host/"])
def test_another_database_or_one_without_a_name_is_refused(url):
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL"):
        omgeving.database(url, pool=False)


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
    assert post["EMAIL_HOST"] == "mail.voorbeeld.nl"
    assert (post["EMAIL_PORT"], post["EMAIL_USE_SSL"], post["EMAIL_USE_TLS"]) == (poort, ssl, tls)


def test_mail_can_be_kept_as_files():
    assert omgeving.post("file:///tmp/post")["EMAIL_FILE_PATH"] == "/tmp/post"  # noqa: S108


def test_an_unknown_way_to_send_mail_is_refused():
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL"):
        omgeving.post("imap://mail.voorbeeld.nl")


@pytest.mark.parametrize(
    ("waarde", "aan"), [("1", True), ("ja", True), ("0", False), ("", False), ("nee", False)]
)
def test_a_flag_is_on_only_when_it_says_so(monkeypatch, waarde, aan):
    monkeypatch.setenv("CODIO_PROEF", waarde)
    assert omgeving.vlag("CODIO_PROEF") is aan
