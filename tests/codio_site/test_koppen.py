"""What every answer says to a browser, what a browser says back, and where people report a weakness."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.test import Client

from codio_site import cspmelding
from codio_site.middleware import KOPPEN
from codio_site.opzet.test import productie as gezond

OUD = {
    "csp-report": {
        "document-uri": "https://codio.voorbeeld.nl/meelezen/GeheimKenmerk123/?q=naam",
        "violated-directive": "script-src-elem",
        "blocked-uri": "https://boos.example/s.js?geheim=1",
    }
}
NIEUW = [
    {
        "type": "csp-violation",
        "body": {
            "documentURL": "https://codio.voorbeeld.nl/acties/",
            "effectiveDirective": "style-src-attr",
            "blockedURL": "inline",
        },
    }
]


@pytest.fixture(autouse=True)
def _nieuwe_rem(monkeypatch):
    monkeypatch.setattr(cspmelding, "rem", cspmelding.Rem())


def meld(wat: object, soort: str = "application/csp-report") -> int:
    lichaam = wat if isinstance(wat, bytes) else json.dumps(wat).encode()
    antwoord = Client(enforce_csrf_checks=True).post("/csp-melding/", lichaam, content_type=soort)
    assert antwoord.content == b""
    return antwoord.status_code


@pytest.mark.parametrize("pad", ["/openbaar/", "/account/login/", "/bestaat-niet/"])
def test_every_page_may_load_only_what_is_ours_and_use_nothing_of_the_device(db, client, pad):
    antwoord = client.get(pad)
    assert {naam: antwoord[naam] for naam in KOPPEN} == KOPPEN
    beleid = antwoord["Content-Security-Policy"]
    assert "unsafe" not in beleid
    assert "http:" not in beleid
    assert beleid.endswith("report-uri /csp-melding/; report-to csp")
    for naam in ("camera=()", "microphone=()", "geolocation=()", "clipboard-write=(self)"):
        assert naam in antwoord["Permissions-Policy"]
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert antwoord["X-Frame-Options"] == "DENY"
    assert antwoord["Referrer-Policy"] == "same-origin"
    assert antwoord["Cross-Origin-Opener-Policy"] == "same-origin"
    assert antwoord["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_report_becomes_one_line_that_says_where_and_what_but_no_secret(caplog):
    with caplog.at_level(logging.WARNING, "codio.csp"):
        assert meld(OUD) == 204
        assert meld(NIEUW, "application/reports+json") == 204
    eerste, tweede = (regel.velden for regel in caplog.records)
    assert eerste == {
        "richtlijn": "script-src-elem",
        "geweigerd": "https:boos.example",
        "pagina": "/meelezen/***/",
    }
    assert tweede == {"richtlijn": "style-src-attr", "geweigerd": "inline", "pagina": "/acties/"}
    assert "GeheimKenmerk123" not in caplog.text


@pytest.mark.parametrize(
    "wat",
    [
        b"",
        b"\xff\xfe",
        b"[" * 5000,
        b"geen json",
        [],
        {},
        {"csp-report": "tekst"},
        [1, None, {"body": []}],
        {"csp-report": {"x": "y" * 20_000}},
    ],
)
def test_nonsense_and_what_is_too_big_leave_nothing(caplog, wat):
    with caplog.at_level(logging.WARNING, "codio.csp"):
        assert meld(wat) == 204
    assert [regel for regel in caplog.records if regel.name == "codio.csp"] == []


def test_a_form_is_no_report(caplog):
    antwoord = Client(enforce_csrf_checks=True).post("/csp-melding/", {"csp-report": json.dumps(OUD)})
    assert antwoord.status_code == 204
    assert meld(OUD, "text/plain") == 204
    assert [regel for regel in caplog.records if regel.name == "codio.csp"] == []


def test_what_somebody_makes_up_cannot_write_a_line_of_its_own(caplog):
    raar = {
        "document-uri": "https://x/\n2026 ERROR neplogregel",
        "blocked-uri": "data\nx",
        "violated-directive": "<b>",
    }
    with caplog.at_level(logging.WARNING, "codio.csp"):
        meld({"csp-report": raar})
    [regel] = caplog.records
    assert "\n" not in regel.getMessage()
    assert "<" not in regel.getMessage()


def test_who_keeps_sending_reports_fills_no_log(caplog):
    with caplog.at_level(logging.WARNING, "codio.csp"):
        for _ in range(20):
            meld(NIEUW * 10, "application/reports+json")
    assert len(caplog.records) == cspmelding.PER_MINUUT


def test_cookies_of_production_hold_for_this_name_only_and_no_script_reads_them():
    """In a process of its own: the settings of production."""
    vraag = (
        "from django.conf import settings as s;"
        "print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE,"
        " s.SESSION_COOKIE_HTTPONLY, s.CSRF_COOKIE_HTTPONLY, s.SESSION_COOKIE_SAMESITE, s.SESSION_COOKIE_PATH,"
        " s.SESSION_COOKIE_DOMAIN, s.SECURE_HSTS_PRELOAD, s.SECURE_HSTS_SECONDS >= 31536000, s.DEBUG)"
    )
    omgeving = os.environ | gezond() | {"CODIO_DEMO": "", "DATABASE_URL": "postgresql:///codio"}
    klaar = subprocess.run(
        [sys.executable, "-c", vraag],
        env=omgeving,
        cwd=settings.BASE_DIR,
        check=True,
        capture_output=True,
        text=True,
    )
    assert klaar.stdout.split() == [
        *("__Host-sessionid", "__Host-csrftoken", "True", "True", "True", "True", "Lax", "/"),
        *("None", "False", "True", "False"),
    ]


def test_security_txt_is_there_when_the_organisation_filled_it_in(db, client, settings):
    assert client.get("/.well-known/security.txt").status_code == 404
    settings.SECURITY_CONTACT = ["mailto:security@voorbeeld.nl", "https://voorbeeld.nl/melden"]
    settings.SITE_URL = "https://codio.voorbeeld.nl"
    settings.SECURITY_BELEID = "https://voorbeeld.nl/beleid"
    antwoord = client.get("/.well-known/security.txt")
    assert antwoord["Content-Type"] == "text/plain; charset=utf-8"
    regels = antwoord.text.splitlines()
    assert regels[:2] == ["Contact: mailto:security@voorbeeld.nl", "Contact: https://voorbeeld.nl/melden"]
    assert regels[2].startswith("Expires: 20")
    assert regels[2].endswith("Z")
    assert "Canonical: https://codio.voorbeeld.nl/.well-known/security.txt" in regels
    assert "Policy: https://voorbeeld.nl/beleid" in regels
