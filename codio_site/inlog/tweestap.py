"""The second step of who logs in with a password: an app with codes, or a passkey; and for whom it must be set up."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from allauth.mfa.stages import AuthenticateStage
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.contrib import messages
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from organisatie.models import Gebruiker, Organisatie, Rol

GEZET = "tweestap_gezet"
"""In a session in which the second step was set up: it need not be taken in that session any more."""
VRIJ = ("/account/", "/static/", "/gezondheid/")
"""Where somebody can go without the second step that they must have: to set it up, and out."""
STERK = {"mfa", "socialaccount"}
"""Ways in that are enough: the second step, or the login service, which has rules of its own."""


class Tweestapadapter(DefaultMFAAdapter):
    """The words, the names and the encryption of the second step."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "Deze code klopt niet. Codes uit de app wisselen elke halve minuut; probeer de volgende.",
        "cannot_delete_authenticator": "Dit kun je niet uitzetten: voor jou is een tweede stap nodig.",
        "cannot_generate_recovery_codes": "Stel eerst een app of een sleutel in.",
    }

    def get_totp_issuer(self) -> str:
        """Give the name that an app shows with the code."""
        return f"CODIO {Organisatie.huidige().naam}"

    def _get_site_name(self) -> str:
        return "CODIO"

    def _get_user_identifier(self, user: Any) -> str:
        return str(user.username)

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        """Give a name for a key of somebody who gives it none."""
        return f"Sleutel {Authenticator.objects.filter(user=user, type=type).count() + 1}"

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Say whether somebody keeps a second step without this one, or need not have one."""
        anders = Authenticator.objects.filter(user=authenticator.user).exclude(pk=authenticator.pk)
        return (
            not is_nodig(authenticator.user)
            or anders.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()
        )

    def encrypt(self, text: str) -> str:
        """Give a secret as it is stored: who reads the database cannot make codes with it."""
        return _slot().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Give back a secret."""
        return _slot().decrypt(encrypted_text.encode()).decode()


def _slot() -> Fernet:
    """Give the lock of the secrets; its key comes from `SECRET_KEY`."""
    afgeleid = HKDF(hashes.SHA256(), 32, salt=None, info=b"codio.tweestap").derive(
        settings.SECRET_KEY.encode()
    )
    return Fernet(base64.urlsafe_b64encode(afgeleid))


def is_nodig(gebruiker: Gebruiker) -> bool:
    """Say whether this person may not do without a second step."""
    wie = settings.CODIO_TWEESTAP
    return wie == "iedereen" or (wie == "beheerder" and Rol.BEHEERDER in gebruiker.rollen)


def is_sterk(request: HttpRequest) -> bool:
    """Say whether this session began with more than a password, or got its second step meanwhile."""
    if request.session.get(GEZET):
        return True
    return any(regel.get("method") in STERK for regel in get_authentication_records(request, request.user))


class AlleenBijWachtwoord(AuthenticateStage):
    """Ask for the second step after a password; who came by the login service had the steps of the service."""

    def _should_handle(self, request: HttpRequest) -> bool:
        regels = get_authentication_records(request, self.login.user)
        van_dienst = bool(regels) and regels[-1].get("method") == "socialaccount"
        return not van_dienst and bool(super()._should_handle(request))


class TweestapVereist:
    """Lead who must have a second step, and has none, to the page on which it is set up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on, or send to the page of the second step."""
        if (
            settings.CODIO_TWEESTAP != "geen"
            and not request.path.startswith(VRIJ)
            and request.user.is_authenticated
            and is_nodig(request.user)
            and not is_sterk(request)
        ):
            messages.warning(request, "Stel eerst een tweede stap in. Daarna ga je verder met je werk.")
            return redirect("mfa_index")
        return self.get_response(request)


@receiver(authenticator_added)
def _gezet(request: HttpRequest, **kwargs: Any) -> None:
    request.session[GEZET] = True
