"""Mail and an audit line when something changed in how somebody logs in: who did not do it, must know."""

from __future__ import annotations

from typing import Any

from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from django.dispatch import receiver

from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.post import verstuur

TEKST = """Hallo,

{zin}

Was jij dat niet? Meld het dan meteen aan de beheerder.

CODIO
"""
SOORTEN = {
    Authenticator.Type.TOTP: "een app met codes",
    Authenticator.Type.WEBAUTHN: "een sleutel",
    Authenticator.Type.RECOVERY_CODES: "herstelcodes",
}


def _meld(gebruiker: Gebruiker, wat: str, zin: str) -> None:
    leg_vast(door=gebruiker, wat=wat, op=gebruiker)
    verstuur(
        aan=gebruiker.email,
        onderwerp="Je manier van inloggen bij CODIO is veranderd",
        tekst=TEKST.format(zin=zin),
    )


@receiver((password_changed, password_set, password_reset))
def _wachtwoord(user: Gebruiker, **kwargs: Any) -> None:
    _meld(user, "eigen wachtwoord gewijzigd", "Het wachtwoord van je account bij CODIO is gewijzigd.")


@receiver((authenticator_added, authenticator_reset))
def _erbij(user: Gebruiker, authenticator: Authenticator, **kwargs: Any) -> None:
    soort = SOORTEN[authenticator.type]
    _meld(
        user,
        f"tweede stap: {soort} ingesteld",
        f"Bij je account bij CODIO is {soort} ingesteld om mee in te loggen.",
    )


@receiver(authenticator_removed)
def _weg(user: Gebruiker, authenticator: Authenticator, **kwargs: Any) -> None:
    soort = SOORTEN[authenticator.type]
    _meld(
        user,
        f"tweede stap: {soort} verwijderd",
        f"Bij je account bij CODIO is {soort} om mee in te loggen verwijderd.",
    )
