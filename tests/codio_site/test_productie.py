"""Each unsafe setting is refused by its own sentence, and a sound installation has nothing to be told."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from typing import Any

import pytest
from django.conf import settings as instellingen

from codio_site import checks, productie
from codio_site.opzet.test import productie as gezond

GOED = {
    "CODIO_DEMO": False,
    "DEBUG": False,
    "SECRET_KEY": secrets.token_urlsafe(60),
    "SECRET_KEY_GEGEVEN": True,
    "ALLOWED_HOSTS": ["codio.voorbeeld.nl", ".codio.org"],
    "SITE_URL": "https://codio.voorbeeld.nl",
    "DATABASE_URL": "postgresql://codio:geheim@db.voorbeeld.nl/codio?sslmode=verify-full",
    "EMAIL_URL": "smtp://post:geheim@mail.voorbeeld.nl:587",
    "DEFAULT_FROM_EMAIL": "codio@voorbeeld.nl",
    "CSRF_TRUSTED_ORIGINS": ["https://codio.voorbeeld.nl"],
    "METINGEN_SLEUTEL": secrets.token_urlsafe(32),
    "SECURITY_CONTACT": ["mailto:security@voorbeeld.nl", "https://voorbeeld.nl/melden"],
}
LANG = "Hk3vQ9-xTz7_bLw2RmY8cJp5NdS4gFa6WqXe1UoZiKt0BhVrMsEyCuGjPn"
"""Part of a key; not by chance, for it is in the name of a test: those are the same in each process."""
WEIGERINGEN: list[tuple[str, Any, str]] = [
    ("SECRET_KEY_GEGEVEN", False, "SECRET_KEY ontbreekt"),
    ("SECRET_KEY", "Kort-maar-willekeurig-7f3a9c1b", "SECRET_KEY is te kort"),
    ("SECRET_KEY", "a" * 60, "SECRET_KEY is te raden"),
    ("SECRET_KEY", f"django-insecure-{LANG}", "SECRET_KEY is te raden"),
    ("SECRET_KEY", f"alleen-op-deze-computer-{LANG}", "SECRET_KEY is te raden"),
    ("ALLOWED_HOSTS", [], "ALLOWED_HOSTS ontbreekt"),
    ("ALLOWED_HOSTS", ["codio.voorbeeld.nl", "*"], "ALLOWED_HOSTS mag geen *"),
    ("ALLOWED_HOSTS", ["ander.voorbeeld.nl"], "SITE_URL heeft een naam die niet"),
    ("SITE_URL", "", "SITE_URL ontbreekt"),
    ("SITE_URL", "http://codio.voorbeeld.nl", "SITE_URL ontbreekt of begint niet"),
    ("DATABASE_URL", "", "DATABASE_URL ontbreekt"),
    ("DATABASE_URL", "postgresql://codio:WACHTWOORD@/codio?host=/run", "DATABASE_URL heeft nog WACHTWOORD"),
    ("DATABASE_URL", "postgresql://c:g@db.voorbeeld.nl/codio", "DATABASE_URL gaat naar een andere machine"),
    ("DATABASE_URL", "postgresql://c:g@10.0.0.7/codio?sslmode=prefer", "DATABASE_URL gaat naar een andere"),
    ("DATABASE_URL", "postgresql://c:g@/codio?host=db.voorbeeld.nl", "DATABASE_URL gaat naar een andere"),
    ("EMAIL_URL", "", "EMAIL_URL ontbreekt"),
    ("EMAIL_URL", "smtp://codio:WACHTWOORD@mail.voorbeeld.nl:587", "EMAIL_URL heeft nog WACHTWOORD"),
    ("EMAIL_URL", "console:", "EMAIL_URL verstuurt niets"),
    ("EMAIL_URL", "file:///tmp/post", "EMAIL_URL verstuurt niets"),
    ("EMAIL_URL", "smtp://mail.voorbeeld.nl:25?tls=0", "EMAIL_URL heeft tls=0"),
    ("DEFAULT_FROM_EMAIL", "", "DEFAULT_FROM_EMAIL ontbreekt"),
    ("DEFAULT_FROM_EMAIL", "codio.voorbeeld.nl", "DEFAULT_FROM_EMAIL is geen mailadres"),
    ("DEFAULT_FROM_EMAIL", "CODIO <codio>", "DEFAULT_FROM_EMAIL is geen mailadres"),
    ("CSRF_TRUSTED_ORIGINS", ["http://codio.voorbeeld.nl"], "CSRF_TRUSTED_ORIGINS heeft een adres zonder"),
    ("CSRF_TRUSTED_ORIGINS", ["https://*.voorbeeld.nl"], "CSRF_TRUSTED_ORIGINS heeft een adres zonder"),
    ("METINGEN_SLEUTEL", "geheim", "CODIO_METINGEN_SLEUTEL is te kort"),
    ("SECURITY_CONTACT", ["security@voorbeeld.nl"], "CODIO_SECURITY_CONTACT begint niet"),
]


@pytest.fixture
def goed(settings):
    for naam, waarde in GOED.items():
        setattr(settings, naam, waarde)
    return settings


def test_a_sound_installation_is_told_nothing(goed):
    assert checks.problemen() == []


@pytest.mark.parametrize(("naam", "waarde", "zin"), WEIGERINGEN)
def test_each_unsafe_setting_is_refused_and_nothing_else_is_said(goed, naam, waarde, zin):
    setattr(goed, naam, waarde)
    [gezegd] = checks.problemen()
    assert gezegd.startswith(zin)


def test_there_is_a_case_for_every_rule():
    for regel in productie.REGELS:
        assert any(regel.zin.startswith(zin) for _, _, zin in WEIGERINGEN), regel.zin


@pytest.mark.parametrize(
    ("naam", "waarde"),
    [
        ("DATABASE_URL", "postgresql://codio:geheim@/codio?host=/var/run/postgresql"),
        ("DATABASE_URL", "postgresql://codio:geheim@127.0.0.1:5432/codio"),
        ("DATABASE_URL", "postgresql://codio:geheim@db:5432/codio?sslmode=disable"),
        ("EMAIL_URL", "smtp://localhost:25?tls=0"),
        ("EMAIL_URL", "smtps://mail.voorbeeld.nl"),
        ("SITE_URL", "https://toetsen.codio.org"),
        ("METINGEN_SLEUTEL", ""),
        ("SECURITY_CONTACT", []),
        ("CSRF_TRUSTED_ORIGINS", []),
    ],
)
def test_what_is_safe_is_not_refused(goed, naam, waarde):
    setattr(goed, naam, waarde)
    assert checks.problemen() == []


@pytest.mark.parametrize("wat", ["DEBUG", "CODIO_DEMO"])
def test_what_shows_settings_or_has_known_passwords_answers_on_this_machine_only(goed, wat):
    setattr(goed, wat, True)
    [gezegd] = checks.problemen()
    assert "kan alleen op deze computer" in gezegd
    goed.ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
    assert checks.problemen() == []


def test_the_check_of_django_for_production_is_clean():
    """In a process of its own, with the settings of a sound installation: `bin/test` runs the same with a database."""
    omgeving = os.environ | gezond() | {"DATABASE_URL": "postgresql:///codio"}
    omgeving.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)  # of a test in a browser before this one
    klaar = subprocess.run(
        [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "INFO"],
        env=omgeving | {"CODIO_DEMO": ""},
        cwd=instellingen.BASE_DIR,
        check=False,
        capture_output=True,
        text=True,
    )
    assert klaar.returncode == 0, klaar.stderr
    assert "no issues" in klaar.stdout
