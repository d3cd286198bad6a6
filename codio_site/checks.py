"""A production start refuses missing and unsafe settings, and says which."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import psycopg
from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateWorker

from codio_site import productie
from codio_site.fouten import DatabaseWeg
from organisatie.models import Gebruiker, Organisatie
from web.thema import thema

ONBEREIKBAAR = "codio.E003"
LOKALE_HOSTS = {"localhost", "127.0.0.1", "[::1]", "testserver"}
DEMO_WACHTWOORD = "codio-demo"
DEMO_ORGANISATIE = "Provincie Voorbeeldland"
DEMO_ACCOUNTS = (
    "cio",
    "bestuurder",
    "organisator",
    "gespreksleider",
    "notulist",
    "regievoerder",
    "actiehouder",
    "redacteur",
    "medewerker",
    "beheerder",
)


def problemen() -> list[str]:
    """Give what is wrong with the settings, one Dutch sentence each; empty when all is well."""
    eigen = list(thema().problemen)
    if settings.DEBUG or settings.CODIO_DEMO:
        return _problemen_van_demo() + eigen
    return productie.problemen() + eigen


def _problemen_van_demo() -> list[str]:
    """The demo has known passwords, and who builds sees settings on the page: both answer on this machine only."""
    if set(settings.ALLOWED_HOSTS) <= LOKALE_HOSTS:
        return []
    wat = "CODIO_DEBUG" if settings.DEBUG else "CODIO_DEMO"
    return [f"{wat}=1 kan alleen op deze computer: ALLOWED_HOSTS heeft andere namen."]


def demogegevens() -> list[str]:
    """Give what of the demo a production database holds; empty before the first migrate."""
    if settings.DEBUG or settings.CODIO_DEMO or not settings.DATABASE_URL:
        return []
    if Gebruiker._meta.db_table not in connection.introspection.table_names():
        return []
    namen = [
        g.username
        for g in Gebruiker.objects.filter(username__in=DEMO_ACCOUNTS, is_active=True)
        if g.check_password(DEMO_WACHTWOORD)
    ]
    organisaties = Organisatie.objects.filter(naam=DEMO_ORGANISATIE).values_list("naam", flat=True)
    return [*organisaties, *namen]


@register(Tags.security)
def controleer_instellingen(app_configs: Iterable[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """System check: the settings."""
    return [Error(zin, id="codio.E001") for zin in problemen()]


@register(Tags.database)
def controleer_demogegevens(
    app_configs: Iterable[AppConfig] | None, databases: Iterable[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """System check: no demo accounts in production."""
    if not databases or not settings.DATABASE_URL:
        return []
    try:
        psycopg.connect(**connection.get_connection_params()).close()  # not the pool: it hides why
        gevonden = demogegevens()
    except (DatabaseError, psycopg.Error) as fout:
        return [Error(f"De database is niet bereikbaar: {fout}", id=ONBEREIKBAAR)]
    if not gevonden:
        return []
    zin = f"Deze database bevat gegevens van de demo, met bekende wachtwoorden: {', '.join(gevonden)}."
    return [Error(zin, hint="Gebruik een lege database.", id="codio.E002")]


@register(Tags.database)
def controleer_werker(
    app_configs: Iterable[AppConfig] | None, databases: Iterable[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """System check: somebody does the work after the answer. Only a warning: a worker may start later."""
    if not databases or not settings.PRODUCTIE or settings.WERKER_IN_WEB or not settings.DATABASE_URL:
        return []
    levend = ProcrastinateWorker.objects.filter(last_heartbeat__gt=timezone.now() - timedelta(minutes=1))
    try:
        if levend.exists():
            return []
    except DatabaseError:
        return []  # codio.E003 tells, or the tables are not there yet
    zin = "Er draait geen werker, dus er gaat geen e-mail weg."
    hint = "Start ook manage.py werker, of zet CODIO_WERKER_IN_WEB=1 bij de webserver."
    return [Warning(zin, hint=hint, id="codio.W001")]


@register(Tags.security)
def controleer_tweestap(app_configs: Iterable[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """System check: who manages logs in with two steps. Only a warning: the login service may see to it."""
    if not settings.PRODUCTIE or settings.CODIO_TWEESTAP != "geen":
        return []
    zin = "Een beheerder met een wachtwoord hoeft geen tweede stap te zetten."
    return [Warning(zin, hint="Zet CODIO_TWEESTAP=beheerder.", id="codio.W002")]


def weiger_onveilige_start() -> None:
    """Raise ImproperlyConfigured with everything that is wrong, before the first request; `DatabaseWeg` when it is away.

    Runs in a thread of its own: the server loads the application inside its event loop, where Django
    does not touch the database.
    """
    zinnen, soort = problemen(), ImproperlyConfigured
    if not zinnen:
        with ThreadPoolExecutor(max_workers=1) as draad:
            meldingen = draad.submit(_fouten_in_database).result()
        zinnen = [str(melding.msg) for melding in meldingen]
        if any(melding.id == ONBEREIKBAAR for melding in meldingen):
            soort = DatabaseWeg
    if zinnen:
        raise soort("CODIO start niet:\n- " + "\n- ".join(zinnen))


def _fouten_in_database() -> list[CheckMessage]:
    """Give what the check of the database says, and give the connection back."""
    try:
        return controleer_demogegevens(None, databases=["default"])
    finally:
        connection.close()
