"""The login service of the organisation, as allauth talks to it; stricter where allauth trusts the line.

Beside allauth's own checks (state, PKCE): the signature of the token, a nonce, our service as its issuer and us alone as its
audience, and the same person in token and user info.
"""

from __future__ import annotations

import secrets
from typing import Any

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from codio_site.inlog import tokens
from organisatie.binnenlaten import GROEPEN
from organisatie.post import volledige_url

DIENST = "dienst"
"""What the one login service is called in allauth."""
MEESTE_GROEPEN = 500


class Verbinding(OpenIDConnectOAuth2Adapter):
    """The talk with the service: where to, and what came back."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request, DIENST)
        self.staat: dict[str, Any] = {}

    @property
    def openid_config(self) -> dict[str, Any]:
        """The addresses of the service."""
        return tokens.dienstgegevens()

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:
        """Give where the service sends people back to: an address of the settings, whatever the request says."""
        return volledige_url(reverse("inlogdienst-terug"))

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> Any:
        """Give who logged in; raises OAuth2Error when the token or the user info does not hold."""
        id_token = kwargs["response"].get("id_token")
        if not isinstance(id_token, str):
            raise tokens.OngeldigToken("De inlogdienst gaf geen token.")
        gegevens = tokens.lees_id_token(id_token, nonce=self.staat.get("nonce") or secrets.token_hex())
        if "userinfo_endpoint" in self.openid_config:
            meer = self._fetch_user_info(token.token)
            if not isinstance(meer, dict) or meer.get("sub") != gegevens["sub"]:
                raise tokens.OngeldigToken("De gegevens zijn van een ander dan het token.")
            gegevens = gegevens | meer | {"sid": gegevens.get("sid", "")}
        inlog = self.get_provider().sociallogin_from_response(request, {"userinfo": gegevens})
        inlog.gegevens = gegevens
        return inlog


class Aanbieder(OpenIDConnectProvider):
    """What allauth must know of the service: what is kept of somebody, and that is not much."""

    pkce_enabled_default = True

    def get_oauth2_adapter(self, request: HttpRequest) -> Verbinding:
        return Verbinding(request)

    def get_scope(self) -> list[str]:
        """Give what we ask for; nothing of the request adds to it."""
        return list(settings.OIDC_SCOPES)

    def extract_common_fields(self, data: dict[str, Any]) -> dict[str, Any]:
        """Give name and address, but no address of which the service says that it was not checked."""
        velden: dict[str, Any] = super().extract_common_fields(data)
        return velden if zegt_adres_te_kennen(data["userinfo"]) else velden | {"email": None}

    def extract_email_addresses(self, data: dict[str, Any]) -> list[Any]:
        """Give none: there is one address, that of the account."""
        return []

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """Keep the groups, and nothing else of what the service tells."""
        return {GROEPEN: groepen(data["userinfo"])}


class Terugkeer(OAuth2CallbackView):
    """Coming back from the service."""

    adapter: Verbinding

    def _get_state(self, request: HttpRequest, provider: Any) -> tuple[Any, Any]:
        staat, antwoord = super()._get_state(request, provider)
        self.adapter.staat = staat or {}
        return staat, antwoord


def groepen(gegevens: dict[str, Any]) -> list[str]:
    """Give the groups in what the service told, from the claim of the settings; a dot goes a level deeper."""
    gevonden: Any = gegevens.get(settings.OIDC_GROEPEN)
    if gevonden is None:
        gevonden = gegevens
        for deel in settings.OIDC_GROEPEN.split("."):
            gevonden = gevonden.get(deel) if isinstance(gevonden, dict) else None
    if isinstance(gevonden, str):
        gevonden = [gevonden]
    if not isinstance(gevonden, list):
        return []
    return sorted({groep.strip() for groep in gevonden[:MEESTE_GROEPEN] if isinstance(groep, str)} - {""})


def zegt_adres_te_kennen(gegevens: dict[str, Any]) -> bool:
    """Say whether the service stands for the e-mail address: it does unless it says that it does not."""
    return str(gegevens.get("email_verified", True)).lower() in ("true", "1")


def begin(request: HttpRequest, *, verder: str) -> HttpResponse:
    """Send somebody to the service; it sends them back to us, and then they go on to `verder`."""
    nonce = secrets.token_urlsafe(32)
    dienst = get_adapter(request).get_provider(request, DIENST)
    return dienst.redirect(
        request, process="login", next_url=verder, auth_params={"nonce": nonce}, nonce=nonce
    )


def keer_terug(request: HttpRequest) -> HttpResponse:
    """Take in who comes back from the service; raises OAuth2Error for an answer that nobody agreed on."""
    try:
        return Terugkeer.adapter_view(Verbinding(request))(request)
    except (KeyError, TypeError, ValueError) as fout:
        raise OAuth2Error(f"Het antwoord van de inlogdienst is niet te lezen: {fout}") from fout
