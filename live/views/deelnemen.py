"""Coming in: with the room code, or by the personal link of who was invited."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from live.codes import vind_sessie
from live.forms import ZaalcodeForm
from live.handelingen import kom_binnen
from live.models import Sessie
from organisatie.models import Organisatie
from organisatie.tekst import aantal
from web.codes import TeVaakGeraden, leesbare_code
from web.stappen import gepost, lukt
from web.verzoek import Verzoek
from web.zonder_account import zonder_account


@zonder_account
def deelnemen(request: Verzoek, code: str = "") -> HttpResponse:
    """Ask for the code (the QR brings it along), a name and a perspective; then lead to a place."""
    form = ZaalcodeForm(gepost(request), initial={"code": leesbare_code(code)})
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            if plek := _kom_binnen(request, form):
                return redirect(plek)
        except TeVaakGeraden as fout:
            minuten = -(-fout.wachten // 60)
            form.add_error(
                "code",
                f"Er is te vaak een verkeerde code ingevuld. Wacht {aantal(minuten, 'minuut', 'minuten')}, "
                "of vraag de gespreksleider om een eigen link.",
            )
            status = 429
    if form.errors and status == 200:
        status = 422
    ingelogd = request.user.is_authenticated
    context = {
        "form": form,
        "code": code,
        "ingelogd": ingelogd,
        "sessie": _van_de_code(request, code) if request.method == "GET" else None,
        "dagen": Organisatie.huidige().notities_blijven,
    }
    return render(request, "live/deelnemen.html", context, status=status)


def _van_de_code(request: Verzoek, code: str) -> Sessie | None:
    """Give the session of the code that a QR brought along, to say what it is about; counted as every other try."""
    try:
        return vind_sessie(code, request.META.get("REMOTE_ADDR", "")) if code else None
    except TeVaakGeraden:
        return None


def _kom_binnen(request: Verzoek, form: ZaalcodeForm) -> str:
    """Give the address of the place; "" when it could not be had, which the form then says."""
    sessie = vind_sessie(form.cleaned_data["code"], request.META.get("REMOTE_ADDR", ""))
    if sessie is None:
        form.add_error(
            "code", "Deze code klopt niet, of de workshop is voorbij. Kijk nog eens op het scherm."
        )
        return ""
    adressen: list[str] = []

    def kom() -> None:
        plek = kom_binnen(
            sessie=sessie,
            naam=form.cleaned_data["naam"],
            perspectief=form.cleaned_data["perspectief"],
            gebruiker=request.user if request.user.is_authenticated else None,
        )
        adressen.append(reverse("live-plek", args=[plek.kenmerk]))

    return adressen[0] if lukt(form, kom) else ""
