"""The addresses of logging in that allauth does not have so: the login service, and what it tells us behind the scenes."""

from __future__ import annotations

from typing import Any, cast

from allauth.account.decorators import reauthentication_required
from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from allauth.account.views import LoginView
from allauth.mfa.adapter import get_adapter as get_mfa_adapter
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.flows import perform_passwordless_login, remove_authenticator
from allauth.mfa.webauthn.views import LoginWebAuthnView
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required, login_required
from django.core.cache import cache
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST
from django.views.generic import TemplateView
from requests import RequestException

from codio_site.inlog import tokens
from codio_site.inlog.aanbieder import DIENST, begin, keer_terug
from codio_site.inlog.dienst import weiger_na_fout
from organisatie.audit import leg_vast
from organisatie.models import Gebruiker, Inlogsessie
from web.verzoek import Verzoek

AFMELDING_BEWAREN = 60 * 60 * 24
"""Seconds in which the same log-out of the service is not taken twice."""


class Inloggen(LoginView):
    """The log-in page: by the service when there is one, and with a password."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "dienst": settings.OIDC_NAAM if settings.OIDC_ISSUER else ""
        }


class Tweestap(TemplateView):
    """Show which second step somebody has."""

    template_name = "mfa/index.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        eigen = {soort: [] for soort in Authenticator.Type}  # type: dict[str, list[Any]]
        for middel in Authenticator.objects.filter(user=cast(Gebruiker, self.request.user)).order_by("pk"):
            eigen[middel.type].append(middel.wrap())
        codes = eigen[Authenticator.Type.RECOVERY_CODES]
        return super().get_context_data(**kwargs) | {
            "sleutels": eigen[Authenticator.Type.WEBAUTHN],
            "app": bool(eigen[Authenticator.Type.TOTP]),
            "herstelcodes": len(codes[0].get_unused_codes()) if codes else None,
            "kruimels": [("Mijn werk", "/"), ("Inloggen in twee stappen", "")],
        }


class TweedeStap(AuthenticateView):
    """Ask for the second step while logging in; the button for a passkey only when there is one."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        wie = self.stage.login.user
        sleutels = Authenticator.objects.filter(user=wie, type=Authenticator.Type.WEBAUTHN)
        return super().get_context_data(**kwargs) | {"heeft_sleutel": sleutels.exists()}


class MetSleutel(LoginWebAuthnView):
    """Log in with a passkey and nothing else; the page goes on to where somebody was."""

    def form_valid(self, form: Any) -> HttpResponse:
        sleutel = form.cleaned_data["credential"]
        inlog = Login(user=sleutel.user, redirect_url=get_next_redirect_url(self.request))
        return perform_passwordless_login(self.request, sleutel, inlog)


@login_required
@reauthentication_required(app="allauth.mfa")
def sleutel_verwijderen(request: Verzoek, pk: int) -> HttpResponse:
    """Take a passkey away, unless it is the last second step of who must have one."""
    soort = Authenticator.Type.WEBAUTHN
    sleutel = get_object_or_404(Authenticator, pk=pk, user=request.user, type=soort)
    if not get_mfa_adapter().can_delete_authenticator(sleutel):
        messages.error(request, str(get_mfa_adapter().error_messages["cannot_delete_authenticator"]))
        return redirect("mfa_index")
    if request.method == "POST":
        remove_authenticator(request, sleutel)
        return redirect("mfa_index")
    return render(request, "mfa/webauthn/authenticator_confirm_delete.html", {"object": sleutel})


def _eis_dienst() -> None:
    if not settings.OIDC_ISSUER:
        raise Http404


@login_not_required
@require_GET
@never_cache
def naar_dienst(request: HttpRequest) -> HttpResponse:
    """Send somebody to the login service. A link, because a policy of the page stops a form that leads elsewhere."""
    _eis_dienst()
    verder = get_next_redirect_url(request) or resolve_url(settings.LOGIN_REDIRECT_URL)
    if request.user.is_authenticated:
        return redirect(verder)
    try:
        return begin(request, verder=verder)
    except (OAuth2Error, RequestException) as fout:
        return weiger_na_fout(request, fout)


@login_not_required
@require_GET
@never_cache
def van_dienst(request: HttpRequest) -> HttpResponse:
    """Take in who comes back from the login service; two at once with one new account: the second logs in to it."""
    _eis_dienst()
    try:
        return keer_terug(request)
    except (OAuth2Error, RequestException) as fout:
        return weiger_na_fout(request, fout)
    except IntegrityError:
        return redirect("inlogdienst")


@csrf_exempt
@login_not_required
@require_POST
@never_cache
def afmelden(request: HttpRequest) -> HttpResponse:
    """End sessions because the service says so (OpenID Connect Back-Channel Logout); the service itself calls this."""
    _eis_dienst()
    try:
        inhoud = tokens.lees_afmeldtoken(request.POST.get("logout_token", ""))
    except (OAuth2Error, RequestException):
        return JsonResponse({"error": "invalid_request"}, status=400)
    if not cache.add(f"afmelding:{inhoud['jti']}", 1, AFMELDING_BEWAREN):
        return JsonResponse({"error": "invalid_request", "error_description": "replay"}, status=400)
    _beeindig(sub=str(inhoud.get("sub", "")), sid=str(inhoud.get("sid", "")))
    return HttpResponse(status=200)


def _beeindig(*, sub: str, sid: str) -> None:
    """End the session that the service names, or all of the person that it names."""
    sessies = Inlogsessie.objects.filter(gebruiker__isnull=False)
    if sub:
        leden = SocialAccount.objects.filter(provider=DIENST, uid=sub)
        sessies = sessies.filter(gebruiker__in=leden.values("user"))
    if sid:
        sessies = sessies.filter(dienst_sid=sid)
    for sessie in sessies.select_related("gebruiker"):
        leg_vast(door=None, wat="uitgelogd door de inlogdienst", op=sessie.gebruiker)
        sessie.delete()
