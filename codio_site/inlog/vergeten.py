"""A forgotten password, without telling who has an account.

The page looks nobody up: it puts the address in the queue, whatever it is, so that what happens on the way to the answer is the
same for everybody, and takes as long. The worker sees whose it is.
"""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from allauth.account.forms import EmailAwarePasswordResetTokenGenerator
from allauth.account.utils import user_pk_to_url_str
from django import forms
from django.conf import settings
from django.http import HttpRequest
from procrastinate.contrib.django import app

from organisatie.mailtekst import maak_tekst
from organisatie.models import Gebruiker
from organisatie.pogingen import VERGETEN, TeVaak, tel_poging
from organisatie.post import verstuur
from organisatie.wachtrij import zet_in_wachtrij


class VergetenForm(forms.Form):
    """Ask for an e-mail address; it is judged on its shape only."""

    email = forms.EmailField(
        label="E-mailadres", max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )

    def save(self, request: HttpRequest, **kwargs: object) -> str:
        """Ask for a link for this address; who asks too often gets the same page, and no mail."""
        email: str = self.cleaned_data["email"]
        try:
            tel_poging(VERGETEN, email, request.META.get("REMOTE_ADDR", ""))
        except TeVaak:
            return email
        zet_in_wachtrij(stuur_wachtwoordlink, email=email)
        return email


@app.task
def stuur_wachtwoordlink(email: str) -> None:
    """Send a link for a new password to each account with this address; nothing when there is none."""
    for gebruiker in Gebruiker.objects.filter(email__iexact=email, is_active=True):
        if gebruiker.socialaccount_set.exists() and not gebruiker.has_usable_password():
            verstuur(aan=gebruiker.email, onderwerp="Inloggen bij CODIO", tekst=_met_dienst())
            continue
        sleutel = EmailAwarePasswordResetTokenGenerator().make_token(gebruiker)
        context = {
            "password_reset_url": get_adapter().get_reset_password_from_key_url(
                f"{user_pk_to_url_str(gebruiker)}-{sleutel}"
            ),
            "username": gebruiker.username,
        }
        tekst = maak_tekst("account/email/password_reset_key_message.txt", context)
        verstuur(
            aan=gebruiker.email, onderwerp="Nieuw wachtwoord voor CODIO", tekst=f"{tekst}\n", wis_tekst=True
        )


def _met_dienst() -> str:
    return (
        "Hallo,\n\nIemand vroeg om een nieuw wachtwoord voor je account bij CODIO. Je hebt hier geen wachtwoord: je logt in "
        f"met {settings.OIDC_NAAM}.\n\nWas jij dit niet? Dan hoef je niets te doen.\n\nCODIO\n"
    )
