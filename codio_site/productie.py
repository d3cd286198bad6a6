"""What makes a setting unsafe in production: one sentence in Dutch for each, with what to do.

`codio_site.checks` refuses a start with any of them. A rule looks at settings only; the database is looked at there.
"""

from __future__ import annotations

from collections.abc import Callable
from email.utils import parseaddr
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

KORTSTE_SLEUTEL = 50
MINSTE_TEKENS = 15
"""So many different characters at least: a random key of 50 has them, a row of one letter does not."""
KORTSTE_METINGEN = 32
BEKENDE_SLEUTELS = ("alleen-op-deze-computer-", "django-insecure-")
HIER = {"", "localhost", "127.0.0.1", "::1"}
"""Hosts on this machine: what goes there leaves no wire."""
ZONDER_ZEKERHEID = {"disable", "allow", "prefer"}
INVULLEN = "WACHTWOORD"
"""What stands in `beheer/codio.env.voorbeeld` where a password of one's own must come."""


class Regel(NamedTuple):
    """What is said, and whether it is so."""

    zin: str
    is_zo: Callable[[], bool]


def _sleutel_bekend() -> bool:
    if not settings.SECRET_KEY_GEGEVEN:
        return False
    sleutel = settings.SECRET_KEY
    return sleutel.startswith(BEKENDE_SLEUTELS) or len(set(sleutel)) < MINSTE_TEKENS


def _database_onversleuteld() -> bool:
    """Whether the way to a database elsewhere is not said to be encrypted; `disable` says that somebody thought of it."""
    if not settings.DATABASE_URL:
        return False
    delen = urlsplit(settings.DATABASE_URL)
    vraag = parse_qs(delen.query)
    elders = (vraag.get("host", [""])[-1] or delen.hostname or "").lower()
    if elders in HIER or elders.startswith("/"):
        return False
    return vraag.get("sslmode", ["prefer"])[-1] in ZONDER_ZEKERHEID - {"disable"}


def _post_onversleuteld() -> bool:
    delen = urlsplit(settings.EMAIL_URL)
    zonder = parse_qs(delen.query).get("tls", ["1"])[-1] == "0"
    return delen.scheme == "smtp" and zonder and (delen.hostname or "") not in HIER


def _naam_past_niet() -> bool:
    """Whether the name in the links of mail is one that the site does not answer to."""
    naam = (urlsplit(settings.SITE_URL).hostname or "").lower()
    if not naam or not settings.ALLOWED_HOSTS or "*" in settings.ALLOWED_HOSTS:
        return False  # said by another rule
    return not any(
        naam == toegestaan.lower() or (toegestaan.startswith(".") and f".{naam}".endswith(toegestaan.lower()))
        for toegestaan in settings.ALLOWED_HOSTS
    )


def _contact_klopt_niet() -> bool:
    return not all(adres.startswith(("mailto:", "https://", "tel:")) for adres in settings.SECURITY_CONTACT)


def _afzender_klopt_niet() -> bool:
    if not settings.DEFAULT_FROM_EMAIL:
        return False  # said by another rule
    try:
        validate_email(parseaddr(settings.DEFAULT_FROM_EMAIL)[1])
    except ValidationError:
        return True
    return False


REGELS = (
    Regel("SECRET_KEY ontbreekt.", lambda: not settings.SECRET_KEY_GEGEVEN),
    Regel(
        f"SECRET_KEY is te kort: neem minstens {KORTSTE_SLEUTEL} willekeurige tekens.",
        lambda: settings.SECRET_KEY_GEGEVEN and len(settings.SECRET_KEY) < KORTSTE_SLEUTEL,
    ),
    Regel("SECRET_KEY is te raden: maak een nieuwe, willekeurige.", _sleutel_bekend),
    Regel(
        "ALLOWED_HOSTS ontbreekt: de namen van deze site, met komma's ertussen.",
        lambda: not settings.ALLOWED_HOSTS,
    ),
    Regel("ALLOWED_HOSTS mag geen * bevatten.", lambda: "*" in settings.ALLOWED_HOSTS),
    Regel(
        "DATABASE_URL ontbreekt: postgresql://naam:wachtwoord@host:5432/codio",
        lambda: not settings.DATABASE_URL,
    ),
    Regel(
        f"DATABASE_URL heeft nog {INVULLEN} uit het voorbeeld: zet daar dat van jullie database.",
        lambda: urlsplit(settings.DATABASE_URL).password == INVULLEN,
    ),
    Regel(
        "DATABASE_URL gaat naar een andere machine: zet er ?sslmode=require of verify-full achter"
        " (of disable, als dat netwerk van jullie alleen is).",
        _database_onversleuteld,
    ),
    Regel(
        "SITE_URL ontbreekt of begint niet met https://",
        lambda: urlsplit(settings.SITE_URL).scheme != "https",
    ),
    Regel("SITE_URL heeft een naam die niet in ALLOWED_HOSTS staat.", _naam_past_niet),
    Regel("EMAIL_URL ontbreekt: smtp://naam:wachtwoord@host:587", lambda: not settings.EMAIL_URL),
    Regel(
        f"EMAIL_URL heeft nog {INVULLEN} uit het voorbeeld: zet daar dat van jullie mailserver.",
        lambda: urlsplit(settings.EMAIL_URL).password == INVULLEN,
    ),
    Regel(
        "EMAIL_URL verstuurt niets: neem smtp:// of smtps://",
        lambda: urlsplit(settings.EMAIL_URL).scheme in {"console", "file"},
    ),
    Regel(
        "EMAIL_URL heeft tls=0 naar een andere machine: post gaat dan leesbaar over de lijn.",
        _post_onversleuteld,
    ),
    Regel(
        "DEFAULT_FROM_EMAIL ontbreekt: het adres waarvandaan post komt.",
        lambda: not settings.DEFAULT_FROM_EMAIL,
    ),
    Regel(
        "DEFAULT_FROM_EMAIL is geen mailadres: codio@gemeente.nl, of CODIO <codio@gemeente.nl>.",
        _afzender_klopt_niet,
    ),
    Regel(
        "CSRF_TRUSTED_ORIGINS heeft een adres zonder https://, of een *.",
        lambda: any(not o.startswith("https://") or "*" in o for o in settings.CSRF_TRUSTED_ORIGINS),
    ),
    Regel(
        f"CODIO_METINGEN_SLEUTEL is te kort: neem minstens {KORTSTE_METINGEN} willekeurige tekens.",
        lambda: bool(settings.METINGEN_SLEUTEL) and len(settings.METINGEN_SLEUTEL) < KORTSTE_METINGEN,
    ),
    Regel("CODIO_SECURITY_CONTACT begint niet met mailto:, https:// of tel:", _contact_klopt_niet),
)

KORTSTE_SESSIE, LANGSTE_SESSIE = 5, 240
"""Minutes without use after which a session ends."""
INLOGREGELS = (
    Regel(
        "OIDC_ISSUER ontbreekt: zonder adres van de inlogdienst doen de andere OIDC-instellingen niets.",
        lambda: (
            not settings.OIDC_ISSUER
            and bool(settings.OIDC_CLIENT_ID or settings.OIDC_CLIENT_SECRET or settings.OIDC_DOMEINEN)
        ),
    ),
    Regel(
        "OIDC_ISSUER moet met https:// beginnen.",
        lambda: bool(settings.OIDC_ISSUER) and urlsplit(settings.OIDC_ISSUER).scheme != "https",
    ),
    Regel(
        "OIDC_CLIENT_ID ontbreekt: de naam van CODIO bij de inlogdienst.",
        lambda: bool(settings.OIDC_ISSUER) and not settings.OIDC_CLIENT_ID,
    ),
    Regel(
        "OIDC_CLIENT_SECRET ontbreekt: het wachtwoord van CODIO bij de inlogdienst.",
        lambda: bool(settings.OIDC_ISSUER) and not settings.OIDC_CLIENT_SECRET,
    ),
    Regel(
        "OIDC_SCOPES moet openid bevatten.",
        lambda: bool(settings.OIDC_ISSUER) and "openid" not in settings.OIDC_SCOPES,
    ),
    Regel(
        "OIDC_DOMEINEN bevat iets dat geen domein is: gemeente.nl, met komma's ertussen.",
        lambda: any("." not in d or "@" in d or "*" in d for d in settings.OIDC_DOMEINEN),
    ),
    Regel(
        f"CODIO_SESSIE_MINUTEN moet tussen {KORTSTE_SESSIE} en {LANGSTE_SESSIE} liggen.",
        lambda: not KORTSTE_SESSIE <= settings.SESSIE_INACTIEF // 60 <= LANGSTE_SESSIE,
    ),
)
"""How people log in."""


def problemen() -> list[str]:
    """Give what is wrong with the settings; empty when all is well."""
    return [regel.zin for regel in (*REGELS, *INLOGREGELS) if regel.is_zo()]


def inlogproblemen() -> list[str]:
    """Give what is wrong with how people log in."""
    return [regel.zin for regel in INLOGREGELS if regel.is_zo()]
