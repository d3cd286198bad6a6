"""Who gets in by the login service, and with which account (decision 0047)."""

from __future__ import annotations

import logging
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.base import AuthError
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from requests import RequestException

from codio_site.inlog.aanbieder import DIENST, zegt_adres_te_kennen
from codio_site.inlog.tokens import OngeldigToken
from organisatie.audit import leg_vast
from organisatie.binnenlaten import GROEPEN, mag_binnen, sluit_door_dienst, volg_groepen
from organisatie.models import Gebruiker, Rol
from organisatie.post import verstuur

log = logging.getLogger(__name__)

REDENEN = {
    "geen-groep": 403,
    "adres-bezet": 409,
    "gestopt": 200,
    "verlopen": 400,
    "klopt-niet": 400,
    "onbereikbaar": 503,
}
"""Why somebody did not get in, with the status of the page that says so."""


def weiger(request: HttpRequest, reden: str) -> HttpResponse:
    """Give the page that says why somebody did not get in, and what to do."""
    return render(request, "account/dienst_geweigerd.html", {"reden": reden}, status=REDENEN[reden])


class Dienstadapter(DefaultSocialAccountAdapter):
    """The rules of this application on accounts of the login service."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Say that who comes from the service gets an account; `pre_social_login` turned away who should not."""
        return True

    def is_auto_signup_allowed(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Say that nobody has to fill in a form first."""
        return True

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Judge who comes from the service, before they are in; whoever may not gets a page that says why."""
        groepen = sociallogin.account.extra_data.get(GROEPEN, [])
        request.dienst_sid = str(sociallogin.gegevens.get("sid", ""))  # type: ignore[attr-defined]
        if not mag_binnen(groepen):
            if sociallogin.is_existing:
                sluit_door_dienst(gebruiker=sociallogin.user)
            raise ImmediateHttpResponse(weiger(request, "geen-groep"))
        sociallogin.email_addresses = []
        if not sociallogin.is_existing:
            _koppel(request, sociallogin)
        if sociallogin.is_existing:
            _neem_naam_over(sociallogin.user, sociallogin)
            volg_groepen(gebruiker=sociallogin.user, groepen=groepen)

    @transaction.atomic
    def save_user(self, request: HttpRequest, sociallogin: Any, form: Any = None) -> Gebruiker:
        """Make the account of who logs in for the first time, with the roles of their groups."""
        gebruiker: Gebruiker = super().save_user(request, sociallogin, form)
        leg_vast(door=None, wat="account gemaakt door de inlogdienst", op=gebruiker)
        volg_groepen(gebruiker=gebruiker, groepen=sociallogin.account.extra_data.get(GROEPEN, []))
        return gebruiker

    def list_apps(self, request: HttpRequest, provider: Any = None, client_id: Any = None) -> list[SocialApp]:
        """Give the one service, from the settings; none when there is none."""
        if not settings.OIDC_ISSUER or client_id not in (None, settings.OIDC_CLIENT_ID):
            return []
        return [
            SocialApp(
                provider="openid_connect",
                provider_id=DIENST,
                name=settings.OIDC_NAAM,
                client_id=settings.OIDC_CLIENT_ID,
                secret=settings.OIDC_CLIENT_SECRET,
                settings={"server_url": settings.OIDC_ISSUER},
            )
        ]

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, error: Any = None, exception: Any = None, extra_context: Any = None
    ) -> None:  # fmt: skip
        """Say in Dutch what went wrong on the way."""
        if error == AuthError.CANCELLED or request.GET.get("error") == "access_denied":
            raise ImmediateHttpResponse(weiger(request, "gestopt"))
        raise ImmediateHttpResponse(weiger_na_fout(request, exception))


def weiger_na_fout(request: HttpRequest, fout: Exception | None) -> HttpResponse:
    """Give the page that says what went wrong with the service; the log says what, without what was secret in it."""
    reden = "verlopen" if fout is None else "klopt-niet"
    if isinstance(fout, RequestException):
        reden = "onbereikbaar"
    wat = fout if isinstance(fout, OngeldigToken) else type(fout).__name__
    log.warning("Inloggen met de inlogdienst lukte niet (%s): %s", reden, wat)
    return weiger(request, reden)


def _koppel(request: HttpRequest, sociallogin: Any) -> None:
    """Let a first log-in find the account that the beheerder made, when the service may say whose address that is.

    Only for addresses in `OIDC_DOMEINEN`, and not when the service says that it did not check the address. An address that
    is in use, and may not be linked, lets nobody in: two accounts of one person help nobody.
    """
    email = str(sociallogin.gegevens.get("email") or "")
    zelfde = list(Gebruiker.objects.filter(email__iexact=email)[:2]) if email else []
    if not zelfde:
        return
    vertrouwd = email.rpartition("@")[2].lower() in settings.OIDC_DOMEINEN
    vrij = len(zelfde) == 1 and zelfde[0].is_active and not zelfde[0].socialaccount_set.exists()
    if not (vrij and vertrouwd and zegt_adres_te_kennen(sociallogin.gegevens)):
        raise ImmediateHttpResponse(weiger(request, "adres-bezet"))
    with transaction.atomic():
        sociallogin.user = gevonden = zelfde[0]
        if not gevonden.roltoekenningen.filter(rol=Rol.BEHEERDER).exists():
            gevonden.set_unusable_password()  # one way in; a beheerder keeps a second for when the service is away
        sociallogin.save(request, connect=True)
        leg_vast(door=None, wat="account gekoppeld aan de inlogdienst", op=gevonden)
        verstuur(aan=gevonden.email, onderwerp="Je account bij CODIO is gekoppeld", tekst=GEKOPPELD)


def _neem_naam_over(gebruiker: Gebruiker, sociallogin: Any) -> None:
    """Take over a name that changed at the service, for who has no password here."""
    if gebruiker.has_usable_password():
        return
    gegevens = sociallogin.gegevens
    nieuw = {"first_name": gegevens.get("given_name"), "last_name": gegevens.get("family_name")}
    velden = {v: w[:150] for v, w in nieuw.items() if isinstance(w, str) and w and w != getattr(gebruiker, v)}
    if velden:
        Gebruiker.objects.filter(pk=gebruiker.pk).update(**velden)


GEKOPPELD = """Hallo,

Je logde in bij CODIO met je werkaccount. Vanaf nu hoort dat bij het account dat je hier al had.

Was jij dat niet? Meld het dan meteen aan de beheerder.

CODIO
"""
