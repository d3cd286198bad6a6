"""The forms of the second step, in our words, with wrong codes counted in the database."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms

from codio_site.aanmelden import wacht_even
from organisatie.pogingen import CODE, TeVaak, tel_poging, was_goed

CIJFERS = {"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}


class _MetGrens(forms.Form):
    """Mix-in: a code is looked at only after it was counted, and taken back when it was right."""

    user: Any

    def clean_code(self) -> str:
        try:
            poging = tel_poging(CODE, str(self.user.pk), context.request.META.get("REMOTE_ADDR", ""))
        except TeVaak as fout:
            raise wacht_even(fout) from fout
        code: str = super().clean_code()  # type: ignore[misc]
        was_goed(poging)
        return code


class CodeForm(_MetGrens, AuthenticateForm):
    """The code of the app, or one of the recovery codes, while logging in."""

    code = forms.CharField(
        label="Code",
        help_text="De code uit je app, of een herstelcode.",
        widget=forms.TextInput(attrs=CIJFERS),
    )


class NogmaalsCodeForm(_MetGrens, ReauthenticateForm):
    """The code once more, before something is changed in how somebody logs in."""

    code = CodeForm.base_fields["code"]


class AppForm(_MetGrens, ActivateTOTPForm):
    """The first code of a new app."""

    code = forms.CharField(
        label="Code uit de app",
        help_text="Zes cijfers.",
        widget=forms.TextInput(attrs=CIJFERS | {"autofocus": False}),
    )


@contextmanager
def leesbaar() -> Iterator[None]:
    """Turn what no browser sends into a message: the library fails on it with whatever it meets first."""
    try:
        yield
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, struct.error) as fout:
        raise forms.ValidationError("Deze sleutel is niet te lezen. Probeer het nog eens.") from fout


class _Leesbaar(forms.Form):
    """Mix-in: what came instead of the answer of a passkey is a message, no fault of ours."""

    def clean_credential(self) -> Any:
        with leesbaar():
            return super().clean_credential()  # type: ignore[misc]


class SleutelLoginForm(_Leesbaar, LoginWebAuthnForm):
    """Logging in with a passkey and nothing else."""


class SleutelstapForm(_Leesbaar, AuthenticateWebAuthnForm):
    """A passkey as the second step."""


class NogmaalsSleutelForm(_Leesbaar, ReauthenticateWebAuthnForm):
    """A passkey once more, before something is changed in how somebody logs in."""


class SleutelForm(AddWebAuthnForm):
    """A new passkey: always one with which somebody can log in without a password."""

    name = forms.CharField(
        label="Naam",
        max_length=60,
        required=False,
        help_text="Zo herken je hem later, bijvoorbeeld “laptop van het werk”.",
    )
    passwordless = forms.BooleanField(initial=True, required=False, widget=forms.HiddenInput)

    def clean_passwordless(self) -> bool:
        """Ask for a finger, a face or a PIN, whatever the page sent."""
        return True

    def clean(self) -> dict[str, Any]:
        with leesbaar():
            gegevens: dict[str, Any] = super().clean()
        return gegevens
