"""Reading the environment: every setting that differs per installation comes through here.

A value that cannot be read raises ImproperlyConfigured with the name of the variable and what it must be, in Dutch.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from environs import Env

JA, NEE = {"1", "ja", "true", "yes"}, {"", "0", "nee", "false", "no"}
POSTGRESQL = "django.db.backends.postgresql"
MAIL = "django.core.mail.backends"
POOL = {"min_size": 1, "timeout": 10, "reconnect_timeout": 5}
"""By itself the pool waits twice as long after each try, up to minutes: the site stayed away long after the database was back."""
_env: Any = Env()  # its types leave out what it passes on to marshmallow, such as pre_load


def tekst(naam: str, standaard: str = "") -> str:
    """Give the text of an environment variable, without spaces around it."""
    return _env.str(naam, standaard).strip()


def vlag(naam: str) -> bool:
    """Give whether an environment variable says yes; raises ImproperlyConfigured when it says neither yes nor no."""
    with _of_weiger(f"{naam} moet 1 of 0 zijn."):
        return _env.bool(naam, False, truthy=JA, falsy=NEE, pre_load=lambda waarde: waarde.strip().lower())


def lijst(naam: str, standaard: Sequence[str] = ()) -> list[str]:
    """Give the parts of a variable that are separated by commas."""
    return [deel for deel in _env.list(naam, list(standaard), subcast=str.strip) if deel]


def getal(naam: str, standaard: int) -> int:
    """Give the whole number of a variable; raises ImproperlyConfigured when it is none."""
    with _of_weiger(f"{naam} moet een heel getal zijn."):
        return _env.int(naam, standaard, pre_load=str.strip)


def keuze(naam: str, keuzes: Sequence[str], standaard: int) -> str:
    """Give one of these words; raises ImproperlyConfigured for another."""
    gekozen = tekst(naam, keuzes[standaard]).lower()
    if gekozen not in keuzes:
        raise ImproperlyConfigured(f"{naam} moet {', '.join(keuzes[:-1])} of {keuzes[-1]} zijn.")
    return gekozen


def logniveau(naam: str) -> int:
    """Give how much is logged; raises ImproperlyConfigured for a level that does not exist."""
    with _of_weiger(f"{naam} moet DEBUG, INFO, WARNING, ERROR of CRITICAL zijn."):
        return _env.log_level(naam, logging.INFO, pre_load=str.strip)


def aantal(naam: str, standaard: int) -> int:
    """Give a number from 1; raises ImproperlyConfigured for anything else."""
    with _of_weiger(f"{naam} moet een getal vanaf 1 zijn."):
        gelezen = int(tekst(naam, str(standaard)))
        if gelezen < 1:
            raise ValueError(naam)
        return gelezen


def database(url: str, *, pool: int) -> dict[str, Any]:
    """Turn `postgresql://user:password@host:port/name?host=/socket/folder` into a Django database.

    `pool` is how many connections a process keeps at most; 0 is without a pool.
    Query parameters other than `host` and `port` go to libpq as they are (`sslmode`, `connect_timeout`).
    Raises ImproperlyConfigured for another kind of database or a URL without a name.
    """
    with _of_weiger("DATABASE_URL moet er zo uitzien: postgresql://gebruiker:wachtwoord@host:5432/codio"):
        gegevens: dict[str, Any] = {"OPTIONS": {}}
        gegevens |= dj_database_url.parse(url or "postgresql:///codio", conn_health_checks=True)
        if gegevens["ENGINE"] != POSTGRESQL or not gegevens["NAME"]:
            raise ValueError
    for naam in ("host", "port"):
        if waarde := gegevens["OPTIONS"].pop(naam, ""):
            gegevens[naam.upper()] = waarde
    if pool:
        gegevens["OPTIONS"]["pool"] = POOL | {"max_size": pool}
    return gegevens


@dataclass(frozen=True)
class Post:
    """How mail leaves, in the terms of Django's settings."""

    backend: str
    map: str = ""
    host: str = ""
    poort: int = 0
    gebruiker: str = ""
    wachtwoord: str = ""
    ssl: bool = False
    tls: bool = False


def post(url: str) -> Post:
    """Turn EMAIL_URL into how mail leaves: encrypted, unless it says `tls=0`.

    Takes `smtp://user:password@host:587?tls=1`, `smtps://…:465`, `file:///folder` or `console:`.
    Raises ImproperlyConfigured for any other scheme and for a port that is no number.
    """
    delen = urlsplit(url)
    if delen.scheme == "console":
        return Post(f"{MAIL}.console.EmailBackend")
    if delen.scheme == "file":
        return Post(f"{MAIL}.filebased.EmailBackend", map=unquote(delen.path))
    if delen.scheme not in {"smtp", "smtps"}:
        raise ImproperlyConfigured("EMAIL_URL begint met smtp://, smtps://, file:// of console:")
    ssl = delen.scheme == "smtps"
    with _of_weiger("EMAIL_URL moet er zo uitzien: smtp://gebruiker:wachtwoord@host:587"):
        poort = delen.port or (465 if ssl else 587)
    return Post(
        f"{MAIL}.smtp.EmailBackend",
        host=delen.hostname or "",
        poort=poort,
        gebruiker=unquote(delen.username or ""),
        wachtwoord=unquote(delen.password or ""),
        ssl=ssl,
        tls=not ssl and parse_qs(delen.query).get("tls", ["1"])[-1] != "0",
    )


@contextmanager
def _of_weiger(zin: str) -> Iterator[None]:
    """Tell in Dutch what a value must be: every reader has a ValueError of its own, in English."""
    try:
        yield
    except ValueError as fout:
        raise ImproperlyConfigured(zin) from fout
