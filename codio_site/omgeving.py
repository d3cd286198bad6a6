"""Reading the environment: every setting that differs per installation comes through here."""

from __future__ import annotations

import os
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def tekst(naam: str, standaard: str = "") -> str:
    """Give the text of an environment variable, without spaces around it."""
    return os.environ.get(naam, standaard).strip()


def vlag(naam: str) -> bool:
    """Give whether an environment variable says yes."""
    return tekst(naam).lower() in {"1", "ja", "true", "yes"}


def lijst(naam: str, standaard: str = "") -> list[str]:
    """Give the parts of a variable that are separated by commas."""
    return [deel.strip() for deel in tekst(naam, standaard).split(",") if deel.strip()]


def database(url: str, *, pool: bool) -> dict[str, Any]:
    """Turn `postgresql://user:password@host:port/name?host=/socket/folder` into a Django database.

    Query parameters other than `host` go to libpq as they are (`sslmode`, `connect_timeout`).
    Raises ImproperlyConfigured for another kind of database or a URL without a name.
    """
    delen = urlsplit(url)
    naam = unquote(delen.path.lstrip("/"))
    if url and (delen.scheme not in {"postgres", "postgresql"} or not naam):
        raise ImproperlyConfigured(
            "DATABASE_URL moet er zo uitzien: postgresql://gebruiker:wachtwoord@host:5432/codio"
        )
    opties: dict[str, Any] = {sleutel: waarden[-1] for sleutel, waarden in parse_qs(delen.query).items()}
    host = opties.pop("host", delen.hostname or "")
    if pool:
        opties["pool"] = {"min_size": 1, "max_size": 10, "timeout": 10}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": naam or "codio",
        "USER": unquote(delen.username or ""),
        "PASSWORD": unquote(delen.password or ""),
        "HOST": host,
        "PORT": str(delen.port or ""),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": opties,
    }


def post(url: str) -> dict[str, Any]:
    """Turn EMAIL_URL into Django's mail settings.

    Takes `smtp://user:password@host:587?tls=1`, `smtps://…:465`, `file:///folder` or `console:`.
    Raises ImproperlyConfigured for any other scheme.
    """
    delen = urlsplit(url)
    if delen.scheme == "console":
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    if delen.scheme == "file":
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": unquote(delen.path),
        }
    if delen.scheme not in {"smtp", "smtps"}:
        raise ImproperlyConfigured("EMAIL_URL begint met smtp://, smtps://, file:// of console:")
    ssl = delen.scheme == "smtps"
    tls = not ssl and parse_qs(delen.query).get("tls", ["1"])[-1] != "0"
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": delen.hostname or "",
        "EMAIL_PORT": delen.port or (465 if ssl else 587),
        "EMAIL_HOST_USER": unquote(delen.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(delen.password or ""),
        "EMAIL_USE_SSL": ssl,
        "EMAIL_USE_TLS": tls,
        "EMAIL_TIMEOUT": 10,
    }
