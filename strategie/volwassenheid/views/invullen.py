"""Answering, closing that, and letting those who were late answer still."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import date_format

from organisatie.rechten import Recht
from organisatie.tekst import aantal
from strategie.models import Invuller, Meting, Metingstap
from strategie.volwassenheid import handelingen
from strategie.volwassenheid.antwoorden import keuzeveld
from strategie.volwassenheid.cijfers import MINSTE
from strategie.volwassenheid.forms import AntwoordForm, RedenForm
from strategie.volwassenheid.handelingen.invullen import Ingevuld, te_weinig
from strategie.volwassenheid.handelingen.slot import beletsel
from strategie.volwassenheid.themas import HERKOMST, THEMAS, Thema
from strategie.volwassenheid.views.stappen import haal_meting, kruimels, terug_met
from web.stappen import bevestigstap, formulierstap, gepost
from web.verzoek import Verzoek


def invullen(request: Verzoek, pk: int) -> HttpResponse:
    """Answer on the six themes, apart from the others; half of it can be kept."""
    meting = haal_meting(request, pk, Recht.METING_INVULLEN)
    ik = get_object_or_404(Invuller.objects.select_related("meting"), meting=meting, gebruiker=request.user)
    if request.method != "POST" and (waarom_niet := _kan_niet(ik)):
        return terug_met(request, waarom_niet, meting)
    form = AntwoordForm(gepost(request), invuller=ik)

    def doe() -> str:
        uitkomst = handelingen.vul_in(
            meting=meting,
            door=request.user,
            antwoorden=form.antwoorden,
            gezien=form.cleaned_data.get("gezien"),
        )
        return _na_invullen(request, meting, uitkomst)

    return formulierstap(
        request,
        form,
        doe,
        gelukt="",
        naar=meting.get_absolute_url(),
        sjabloon="strategie/volwassenheid/invullen.html",
        context={
            "titel": str(meting),
            "meting": meting,
            "herkomst": HERKOMST,
            "nog_open": [(keuzeveld(deel), deel.naam) for deel in _open(form)],
            "knop": "Bewaar mijn antwoorden",
            "kruimels": kruimels(meting, ("Invullen", "")),
        },
    )


def _open(form: AntwoordForm) -> list[Thema]:
    """The themes without a choice, for who kept a part before."""
    zonder = [thema for thema in THEMAS if not form.initial[keuzeveld(thema)]]
    return zonder if len(zonder) < len(THEMAS) else []


def _kan_niet(ik: Invuller) -> str:
    if not ik.meting.is_open:
        return "Het invullen is gesloten." if ik.meting.heeft_uitslag else "Deze meting is gestopt."
    if ik.staat_vast:
        return "Je hebt de antwoorden van anderen al kunnen zien. Je eigen antwoord staat daarom vast."
    return ""


def _na_invullen(request: Verzoek, meting: Meting, uitkomst: Ingevuld) -> str:
    """Say what is kept and what is missing; back to the form, or to the page of the meting."""
    if uitkomst.open:
        messages.warning(request, "Bewaard. Je antwoorden tellen mee als je bij elk thema iets hebt gekozen.")
        return reverse("volwassenheid-invullen", args=[meting.pk])
    dank = (
        "Dank je wel. Je antwoorden tellen mee" if uitkomst.voor_het_eerst else "Je antwoorden zijn bewaard"
    )
    messages.success(request, f"{dank}. Wijzigen kan tot het invullen sluit.")
    return meting.get_absolute_url()


def sluiten(request: Verzoek, pk: int) -> HttpResponse:
    """Ask to be sure, then close the answering."""
    meting = haal_meting(request, pk, Recht.METING_HOUDEN)
    ingevuld, gevraagd = meting.invullers.klaar().count(), meting.invullers.verwacht().count()
    if request.method != "POST":
        if reden := beletsel(meting, Metingstap.Stap.GESLOTEN):
            return terug_met(request, reden, meting)
        if ingevuld < MINSTE:
            return terug_met(request, te_weinig(ingevuld), meting)
    wacht = gevraagd - ingevuld
    let_op = (
        f"Nog niet ingevuld: {aantal(wacht, 'collega', 'collega’s')}",
        f"Je vroeg hen om in te vullen tot en met {date_format(meting.sluit_op, 'j F')}. Na het sluiten kan dat niet meer.",
    )
    return bevestigstap(
        request,
        lambda: handelingen.sluit(meting=meting, door=request.user),
        gelukt="Het invullen is gesloten. Hieronder staat hoe de antwoorden verschillen.",
        naar=meting.get_absolute_url(),
        context={
            "titel": "Invullen sluiten?",
            "tekst": f"{aantal(ingevuld, 'collega heeft', 'collega’s hebben')} alles ingevuld. Na het sluiten ziet iedereen die "
            "meedoet de antwoorden, zonder namen. Daarna kan niemand zijn antwoord nog wijzigen.",
            "let_op": let_op if wacht else None,
            "knop": "Sluit het invullen",
            "kruimels": kruimels(meting, ("Sluiten", "")),
        },
    )


def alsnog(request: Verzoek, pk: int) -> HttpResponse:
    """Let who did not answer yet answer still, with a reason."""
    meting = haal_meting(request, pk, Recht.METING_HOUDEN)
    if request.method != "POST" and (reden := beletsel(meting, Metingstap.Stap.HEROPEND)):
        return terug_met(request, reden, meting)
    form = RedenForm(gepost(request))
    return formulierstap(
        request,
        form,
        lambda: handelingen.heropen_invullen(meting=meting, door=request.user, **form.cleaned_data),
        gelukt="Het invullen is weer open, voor wie nog niet alles had ingevuld.",
        naar=meting.get_absolute_url(),
        context={
            "titel": "Anderen alsnog laten invullen",
            "intro": "De antwoorden zijn dan niet meer te zien tot je weer sluit. Wie al klaar was, kan niet meer wijzigen: die "
            "heeft de antwoorden van anderen kunnen zien.",
            "knop": "Open het invullen weer",
            "kruimels": kruimels(meting, ("Alsnog invullen", "")),
        },
    )
