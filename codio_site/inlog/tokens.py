"""What the login service signs, and whether it holds: signature, for whom, by whom, until when (OpenID Connect Core 3.1.3.7).

Addresses and keys of the service are read from the service itself and kept for ten minutes in each process.
"""

from __future__ import annotations

import hmac
import threading
import time
from collections.abc import Callable
from typing import Any, cast

import jwt
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.conf import settings

ALGORITMEN = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""Only signatures with a key pair: no shared secret, and never none."""
SPELING = 30
"""Seconds that the clocks may differ."""
BEWAREN = 600
NIET_VAKER = 20
"""An unknown key makes us read the keys again, but not more often than once in so many seconds."""
AFMELDEN = "http://schemas.openid.net/event/backchannel-logout"
NODIG = ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")

Gegevens = dict[str, Any]
_gehaald: dict[str, tuple[float, Gegevens]] = {}
_slot = threading.Lock()


class OngeldigToken(OAuth2Error):
    """What came does not hold; the text says what is wrong, for the log."""


def vergeet() -> None:
    """Read the addresses and keys anew at the next log-in."""
    with _slot:
        _gehaald.clear()


def dienstgegevens() -> Gegevens:
    """Give the addresses of the login service, as it tells them itself; raises OAuth2Error when those are not of our service."""
    basis = settings.OIDC_ISSUER.rstrip("/")
    gegevens = _haal(f"{basis}/.well-known/openid-configuration", BEWAREN)
    if any(not isinstance(gegevens.get(naam), str) for naam in NODIG):
        raise OAuth2Error("De inlogdienst noemt niet alle adressen.")
    if gegevens["issuer"].rstrip("/") != basis:
        raise OAuth2Error(f"De inlogdienst noemt zich {gegevens['issuer']}.")
    return gegevens


def lees_id_token(token: str, *, nonce: str) -> Gegevens:
    """Give what a token says of who logged in; raises `OngeldigToken`. `nonce` is what we sent along."""
    inhoud = _lees(token, nodig=("iss", "aud", "exp", "iat", "sub"))
    if not hmac.compare_digest(str(inhoud.get("nonce", "")), nonce):
        raise OngeldigToken("De nonce hoort niet bij deze aanvraag.")
    return inhoud


def lees_afmeldtoken(token: str) -> Gegevens:
    """Give of whom the service ends a session (OpenID Connect Back-Channel Logout 2.6); raises `OngeldigToken`."""
    inhoud = _lees(token, nodig=("iss", "aud", "iat", "jti"))
    gebeurtenissen = inhoud.get("events")
    if not isinstance(gebeurtenissen, dict) or AFMELDEN not in gebeurtenissen:
        raise OngeldigToken("Dit is geen afmelding.")
    if "nonce" in inhoud or not (inhoud.get("sub") or inhoud.get("sid")):
        raise OngeldigToken("Deze afmelding noemt niemand.")
    if "exp" not in inhoud and inhoud["iat"] < time.time() - BEWAREN:
        raise OngeldigToken("Deze afmelding is te oud.")
    return inhoud


def _lees(token: str, *, nodig: tuple[str, ...]) -> Gegevens:
    client = settings.OIDC_CLIENT_ID
    try:
        kop = jwt.get_unverified_header(token)
        if kop.get("alg") not in ALGORITMEN:
            raise OngeldigToken(f"Ondertekend met {kop.get('alg')}.")
        inhoud: Gegevens = jwt.decode(
            token,
            _sleutel(kop),
            algorithms=list(ALGORITMEN),
            issuer=dienstgegevens()["issuer"],
            audience=client,
            leeway=SPELING,
            options={"require": list(nodig)},
        )
    except (jwt.PyJWTError, ValueError, TypeError, KeyError) as fout:
        raise OngeldigToken(f"Het token klopt niet: {fout}") from fout
    meer = isinstance(inhoud["aud"], list) and len(inhoud["aud"]) > 1
    if (meer or "azp" in inhoud) and inhoud.get("azp") != client:
        raise OngeldigToken("Het token is voor een ander.")
    return inhoud


def _sleutel(kop: Gegevens) -> Any:
    """Give the key with which was signed; read again when the service took a new one into use."""
    adres = dienstgegevens()["jwks_uri"]
    for hoogstens in (BEWAREN, NIET_VAKER):
        for gegeven in _haal(adres, hoogstens).get("keys", []):
            past = "kid" not in kop or gegeven.get("kid") == kop["kid"]
            if past and gegeven.get("use", "sig") == "sig" and gegeven.get("kty") in ("RSA", "EC", "OKP"):
                return jwt.PyJWK(gegeven, algorithm=kop["alg"]).key
    raise OngeldigToken("Ondertekend met een onbekende sleutel.")


def _haal(adres: str, hoogstens: float) -> Gegevens:
    """Give the JSON at an address of the service, at most so many seconds old."""
    toen, gegevens = _gehaald.get(adres, (0.0, {}))
    if gegevens and time.monotonic() - toen < hoogstens:
        return gegevens
    with cast(Callable[[], Any], get_adapter().get_requests_session)() as sessie:
        antwoord = sessie.get(adres)
        antwoord.raise_for_status()
        gegevens = antwoord.json()
    if not isinstance(gegevens, dict):
        raise OAuth2Error(f"{adres} geeft geen gegevens.")
    with _slot:
        _gehaald[adres] = (time.monotonic(), gegevens)
    return gegevens
