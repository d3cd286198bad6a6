"""How people get in: accounts are made by the administrator or by the login service, nobody signs up."""

from __future__ import annotations

from typing import Any, cast

from allauth.account.adapter import DefaultAccountAdapter
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse

from organisatie.models import Gebruiker
from organisatie.pogingen import WACHTWOORD, TeVaak, tel_poging, was_goed
from organisatie.post import verstuur, volledige_url
from organisatie.tekst import aantal


def wacht_even(fout: TeVaak) -> ValidationError:
    """Give what somebody reads who tried too often."""
    minuten = -(-fout.wachten // 60)
    return ValidationError(
        f"Dit is te vaak misgegaan. Wacht {aantal(minuten, 'minuut', 'minuten')} en probeer het dan nog eens.",
        code="te_vaak",
    )


class Accountadapter(DefaultAccountAdapter):
    """Accounts come from the organisation, mail about them goes by the outbox, and guessing takes ever longer."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": "Deze gebruikersnaam en dit wachtwoord horen niet bij elkaar. Probeer het nog eens.",
        "incorrect_password": "Dit wachtwoord klopt niet.",
        "enter_current_password": "Dit is niet je wachtwoord van nu.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Say that signing up is closed."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Store a mail; its link lets somebody in, so the text goes once it has been sent."""
        mail = self.render_mail(template_prefix, email, {"request": self.request, "email": email, **context})
        verstuur(aan=email, onderwerp=mail.subject, tekst=f"{mail.body}\n", wis_tekst=True)

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Give the link of a mail from the settings; a worker sends it, and no header decides where it leads."""
        pad = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return volledige_url(pad.replace("UID-KEY", key))

    def get_login_stages(self) -> list[str]:
        """Give what comes between name and password and being in: the second step, our own way."""
        eigen = {"allauth.mfa.stages.AuthenticateStage": "codio_site.inlog.tweestap.AlleenBijWachtwoord"}
        return [eigen.get(stap, stap) for stap in super().get_login_stages()]

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Give the ways in which somebody can say once more who they are, in our words."""
        woorden = {
            "reauthenticate": "je wachtwoord",
            "mfa_reauthenticate": "een code uit je app of een herstelcode",
        }
        manieren: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [manier | {"description": woorden.get(manier["id"], "je sleutel")} for manier in manieren]

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Gebruiker | None:
        """Give whose name and password these are; raises ValidationError after too many wrong ones."""
        try:
            poging = tel_poging(
                WACHTWOORD, credentials.get("username", ""), request.META.get("REMOTE_ADDR", "")
            )
        except TeVaak as fout:
            raise wacht_even(fout) from fout
        gebruiker = super().authenticate(request, **credentials)
        if gebruiker is not None:
            was_goed(poging)
        return cast("Gebruiker | None", gebruiker)
