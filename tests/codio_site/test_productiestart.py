"""A production start refuses what is missing or unsafe; each case starts the application for real."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.checks import Error
from django.db import connection

from codio_site import checks
from codio_site.productie import inlogproblemen
from organisatie.models import Gebruiker, Organisatie

GOED = {
    "SECRET_KEY": "een-lange-willekeurige-sleutel-van-meer-dan-vijftig-tekens-0123456789",
    "ALLOWED_HOSTS": "codio.voorbeeld.nl",
    "SITE_URL": "https://codio.voorbeeld.nl",
    "EMAIL_URL": "smtp://mail.voorbeeld.nl",
    "DEFAULT_FROM_EMAIL": "codio@voorbeeld.nl",
    "DATABASE_URL": "postgresql://niemand@127.0.0.1:1/codio?connect_timeout=2",
}


ASGI = ("-c", "import codio_site.asgi")
WEBSERVER = ("-m", "codio_site.webserver", "--port", "1", "--workers", "2")
UVICORN = ("-m", "uvicorn", "codio_site.asgi:application", "--port", "1")


def start(*opdracht: str, **anders: str) -> subprocess.CompletedProcess[str]:
    """Load the application as the web server does, with these settings changed; "" leaves one out."""
    weg = {"CODIO_DEMO", "CODIO_DEBUG", "DJANGO_SETTINGS_MODULE", *GOED}
    omgeving = {naam: waarde for naam, waarde in os.environ.items() if naam not in weg}
    omgeving |= {"CODIO_DEBUG": "0"} | {naam: waarde for naam, waarde in (GOED | anders).items() if waarde}
    return subprocess.run(
        [sys.executable, *(opdracht or ASGI)],
        env=omgeving,
        cwd=settings.BASE_DIR,
        check=False,
        capture_output=True,
        text=True,
    )


def test_a_start_without_any_setting_names_all_that_are_missing():
    klaar = start(**dict.fromkeys(GOED, ""))
    assert klaar.returncode != 0
    for naam in GOED:
        assert naam in klaar.stderr


@pytest.mark.parametrize(
    ("anders", "verwacht"),
    [
        ({"SECRET_KEY": "kort"}, "SECRET_KEY is te kort"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS mag geen"),
        ({"SITE_URL": "http://codio.voorbeeld.nl"}, "SITE_URL"),
        ({"OIDC_ISSUER": "http://inloggen.voorbeeld.nl"}, "OIDC_ISSUER moet met https:// beginnen"),
        ({"CODIO_DEMO": "1"}, "CODIO_DEMO=1 kan alleen op deze computer"),
        ({"DEFAULT_FROM_EMAIL": "codio.voorbeeld.nl"}, "DEFAULT_FROM_EMAIL is geen mailadres"),
        ({}, "De database is niet bereikbaar"),
    ],
)
def test_an_unsafe_start_is_refused_with_the_reason(anders, verwacht):
    klaar = start(**anders)
    assert klaar.returncode != 0
    assert verwacht in klaar.stderr


@pytest.mark.parametrize("opdracht", [WEBSERVER, ("manage.py", "werker")])
def test_who_starts_it_is_told_whether_another_try_helps(opdracht):
    """systemd goes on trying after 75, when PostgreSQL comes later than CODIO, and not after 3."""
    assert start(*opdracht, SECRET_KEY="kort").returncode == 3
    assert start(*opdracht).returncode == 75


@pytest.mark.parametrize(
    "opdracht", [("check", "--deploy", "--database", "default"), ("migrate",), ("audit_controleren",)]
)
def test_a_command_without_a_database_says_so_and_not_where_it_noticed(opdracht):
    klaar = start("manage.py", *opdracht)
    assert klaar.returncode == 75
    assert "Traceback" not in klaar.stderr
    assert "De database is niet bereikbaar" in klaar.stderr


@pytest.mark.parametrize("opdracht", [UVICORN, ("manage.py", "werker"), ("manage.py", "migrate")])
def test_a_refused_start_says_why_and_nothing_else(opdracht):
    klaar = start(*opdracht, **dict.fromkeys(GOED, ""))
    assert klaar.returncode != 0
    eerste, *redenen = klaar.stderr.splitlines()
    assert eerste == "CODIO start niet:"
    assert len(redenen) == len(GOED)
    assert all(regel.startswith("- ") for regel in redenen)


@pytest.mark.parametrize(
    ("opdracht", "naam", "waarde", "verwacht"),
    [
        (UVICORN, "DATABASE_URL", "mysql://codio@localhost/codio", "DATABASE_URL moet er zo uitzien"),
        (
            ("manage.py", "migrate"),
            "DATABASE_URL",
            "postgresql://h:p/codio",
            "DATABASE_URL moet er zo uitzien",
        ),
        (ASGI, "EMAIL_URL", "smtp://mail.voorbeeld.nl:vijf", "EMAIL_URL moet er zo uitzien"),
        (("manage.py", "migrate"), "CODIO_LOGNIVEAU", "luid", "CODIO_LOGNIVEAU moet DEBUG, INFO"),
        (ASGI, "CODIO_WERKER_IN_WEB", "graag", "CODIO_WERKER_IN_WEB moet 1 of 0 zijn"),
        (ASGI, "CODIO_TWEESTAP", "soms", "CODIO_TWEESTAP moet geen, beheerder of iedereen zijn."),
        (ASGI, "CODIO_SESSIE_MINUTEN", "een uur", "CODIO_SESSIE_MINUTEN moet een heel getal zijn."),
    ],
)
def test_a_setting_that_cannot_be_read_is_told_in_one_line(opdracht, naam, waarde, verwacht):
    klaar = start(*opdracht, **{naam: waarde})
    assert klaar.returncode != 0
    assert klaar.stderr.startswith(verwacht)
    assert len(klaar.stderr.splitlines()) == 1


def test_who_asks_for_it_gets_the_traceback():
    klaar = start("manage.py", "werker", "--traceback", **dict.fromkeys(GOED, ""))
    assert klaar.returncode != 0
    assert "Traceback" in klaar.stderr


@pytest.fixture
def productie(settings):
    settings.CODIO_DEMO = False
    settings.DATABASE_URL = "postgresql:///codio"
    return settings


def test_demo_accounts_are_refused_in_production(db, productie):
    Gebruiker.objects.create_user("cio", password=checks.DEMO_WACHTWOORD)
    (fout,) = checks.controleer_demogegevens(None, databases=["default"])
    assert isinstance(fout, Error)
    assert "cio" in fout.msg


def test_the_demo_organisation_is_refused_in_production(db, productie):
    Organisatie.objects.create(naam=checks.DEMO_ORGANISATIE)
    assert checks.controleer_demogegevens(None, databases=["default"])


def test_an_employee_may_be_called_as_a_role_with_a_password_of_their_own(db, productie):
    Gebruiker.objects.create_user("redacteur", password="van-niemand-anders-7")
    assert checks.controleer_demogegevens(None, databases=["default"]) == []


def test_demo_accounts_are_fine_in_the_demo(db):
    Gebruiker.objects.create_user("cio", password=checks.DEMO_WACHTWOORD)
    assert checks.controleer_demogegevens(None, databases=["default"]) == []


def test_a_production_without_a_worker_is_told_so(db, productie):
    productie.PRODUCTIE = True
    [melding] = checks.controleer_werker(None, databases=["default"])
    assert "geen werker" in melding.msg
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers DEFAULT VALUES")
    assert checks.controleer_werker(None, databases=["default"]) == []


def test_a_worker_in_the_web_process_is_enough(db, productie):
    productie.PRODUCTIE = productie.WERKER_IN_WEB = True
    assert checks.controleer_werker(None, databases=["default"]) == []


def test_without_a_database_there_is_nothing_of_the_demo_to_find(db, productie):
    Organisatie.objects.create(naam=checks.DEMO_ORGANISATIE)
    assert checks.demogegevens()
    productie.DATABASE_URL = ""
    assert checks.demogegevens() == []


GOEDE_DIENST = {
    "OIDC_ISSUER": "https://inloggen.voorbeeld.nl",
    "OIDC_CLIENT_ID": "codio",
    "OIDC_CLIENT_SECRET": "geheim",
}


@pytest.mark.parametrize(
    ("anders", "verwacht"),
    [
        ({"OIDC_ISSUER": ""}, "OIDC_ISSUER ontbreekt"),
        ({"OIDC_ISSUER": "http://inloggen.voorbeeld.nl"}, "OIDC_ISSUER moet met https://"),
        ({"OIDC_CLIENT_ID": ""}, "OIDC_CLIENT_ID ontbreekt"),
        ({"OIDC_CLIENT_SECRET": ""}, "OIDC_CLIENT_SECRET ontbreekt"),
        ({"OIDC_SCOPES": ["profile"]}, "OIDC_SCOPES moet openid bevatten"),
        ({"OIDC_DOMEINEN": ["*"]}, "OIDC_DOMEINEN bevat iets dat geen domein is"),
        ({"OIDC_DOMEINEN": ["cio@gemeente.nl"]}, "OIDC_DOMEINEN bevat iets dat geen domein is"),
        ({"SESSIE_INACTIEF": 60}, "CODIO_SESSIE_MINUTEN moet tussen"),
        ({"SESSIE_INACTIEF": 60 * 600}, "CODIO_SESSIE_MINUTEN moet tussen"),
    ],
)
def test_each_unsafe_way_of_logging_in_is_refused(settings, anders, verwacht):
    for naam, waarde in (GOEDE_DIENST | anders).items():
        setattr(settings, naam, waarde)
    [zin] = inlogproblemen()
    assert zin.startswith(verwacht)


def test_a_safe_way_of_logging_in_is_fine_and_so_is_none(settings):
    assert inlogproblemen() == []
    for naam, waarde in GOEDE_DIENST.items():
        setattr(settings, naam, waarde)
    assert inlogproblemen() == []


def test_a_beheerder_without_a_second_step_is_told_of(productie):
    productie.PRODUCTIE, productie.CODIO_TWEESTAP = True, "geen"
    assert checks.controleer_tweestap(None)[0].id == "codio.W002"
    productie.CODIO_TWEESTAP = "beheerder"
    assert checks.controleer_tweestap(None) == []
