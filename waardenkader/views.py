"""Pages of the framework."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from documenten import antwoord
from organisatie.rechten import Recht, eis, mag
from waardenkader import documenten, handelingen
from waardenkader.figuur import figuur
from waardenkader.forms import EigenWaardeForm, WijzigEigenWaardeForm
from waardenkader.instrumenten import GIDS
from waardenkader.kaderblad import in_een_zin, op_blad
from waardenkader.models import CODIO, Concordantie, Kaderversie, Principe, Waarde
from waardenkader.opbouw import Buren, lijnen_van, met_meetelling, opbouw
from waardenkader.praktijk import uit_de_praktijk
from web.stappen import bevestigstap, formulierstap, gepost
from web.verzoek import Verzoek

UIT_GEBRUIK = (
    "Je kunt deze waarde dan niet meer kiezen. In trajecten waarin zij al is gekozen, blijft zij staan."
)
WEER_IN_GEBRUIK = "Je kunt deze waarde dan weer kiezen in nieuwe trajecten."


def _kruimels(*namen: tuple[str, str]) -> list[tuple[str, str]]:
    return [("Mijn werk", reverse("mijn-werk")), ("Waardenkader", reverse("waardenkader")), *namen]


@require_safe
def overzicht(request: Verzoek) -> HttpResponse:
    """The whole framework, as a picture and as a list."""
    eis(request.user, Recht.WAARDENKADER_INZIEN)
    waarden = list(Waarde.objects.te_bekijken().met_accent())
    blokken = opbouw(w for w in waarden if w.actief)
    toevoegen = mag(request.user, Recht.EIGEN_WAARDE_TOEVOEGEN)
    versies = list(Kaderversie.objects.op_gebruik())
    context = {
        "code": next((versie.naam for versie in versies if versie.actueel and versie.eigen), ""),
        "fundamenten": blokken,
        "zin": in_een_zin(op_blad(blokken)),
        "figuur": figuur(blokken),
        "aantal_accenten": sum(w.is_accent for w in waarden),
        "uit_gebruik": [w for w in waarden if not w.actief],
        "mag_toevoegen": toevoegen,
        "mag_inlezen": mag(request.user, Recht.WAARDENKADER_INLEZEN),
        "versies": versies,
        "uit_workshops": Waarde.objects.genoemd_in_workshops().count() if toevoegen else 0,
        "kruimels": _kruimels(),
    }
    return render(request, "waardenkader/overzicht.html", context)


@require_safe
def waarde(request: Verzoek, slug: str) -> HttpResponse:
    """One value: what it means, how to apply it, where it comes from."""
    eis(request.user, Recht.WAARDENKADER_INZIEN)
    return _waarde(request, get_object_or_404(Waarde.objects.te_bekijken().met_accent(), slug=slug))


@require_safe
def kader_waarde(request: Verzoek, sleutel: str, slug: str) -> HttpResponse:
    """One value of a version that is not in use: what became of it, or with what it belongs."""
    eis(request.user, Recht.WAARDENKADER_INZIEN)
    gekozen = get_object_or_404(
        Waarde.objects.van_versie(sleutel).filter(project=None).met_accent(), slug=slug
    )
    if gekozen.versie.actueel:
        return redirect(gekozen)
    return _waarde(request, gekozen)


def _waarde(request: Verzoek, gekozen: Waarde) -> HttpResponse:
    context = {
        "waarde": gekozen,
        "buren": Buren.van(gekozen),
        "acties": gekozen.voorbeelden_per_soort(),
        "vragen": gekozen.hulpvragen.all(),
        "lijnen": lijnen_van(gekozen),
        "praktijk": uit_de_praktijk(gekozen, request.user),
        "is_nieuw": not gekozen.eigen
        and gekozen.versie.sleutel == CODIO
        and not gekozen.voorgangers.filter(oud__versie__eigen=False).exists(),
        "telt_mee_bij": Waarde.objects.filter(meegeteld__waarde=gekozen).op_volgorde(),
        "tellen_mee": Waarde.objects.filter(telt_mee_bij__bij=gekozen).op_volgorde(),
        "mag_wijzigen": gekozen.eigen
        and gekozen.versie.actueel
        and mag(request.user, Recht.EIGEN_WAARDE_TOEVOEGEN),
        "kruimels": _kruimels(*_naar_kader(gekozen), (gekozen.naam, "")),
    }
    return render(request, "waardenkader/waarde.html", context)


def _naar_kader(waarde: Waarde) -> list[tuple[str, str]]:
    return [] if waarde.versie.actueel else [(str(waarde.versie), waarde.versie.get_absolute_url())]


@require_safe
def instrumenten(request: Verzoek) -> HttpResponse:
    """The guide from a need to an instrument."""
    eis(request.user, Recht.WAARDENKADER_INZIEN)
    context = {"gids": GIDS, "kruimels": _kruimels(("Instrumenten", ""))}
    return render(request, "waardenkader/instrumenten.html", context)


@require_safe
def kader(request: Verzoek, sleutel: str) -> HttpResponse:
    """A version that is not in use: what became of its values, or with which values of CODIO they belong."""
    eis(request.user, Recht.WAARDENKADER_INZIEN)
    versie = get_object_or_404(Kaderversie, sleutel=sleutel)
    if versie.actueel:
        return redirect(versie)
    waarden = list(Waarde.objects.van_kader(versie).filter(actief=True))
    concordantie = Concordantie.objects.compleet().filter(oud__versie=versie, oud__in=waarden)
    context = {
        "versie": versie,
        "in_gebruik": Kaderversie.objects.actueel(),
        "fundamenten": opbouw(waarden),
        "concordantie": concordantie,
        "telt_mee": [] if concordantie else met_meetelling(waarden),
        "nieuw": [] if versie.eigen else Waarde.objects.zonder_voorganger(versie),
        "mag_inlezen": mag(request.user, Recht.WAARDENKADER_INLEZEN),
        "mag_kiezen": bool(waarden) and mag(request.user, Recht.BEHEREN),
        "kruimels": _kruimels((str(versie), "")),
    }
    return render(request, "waardenkader/kader.html", context)


@require_safe
def document(request: Verzoek, formaat: str) -> HttpResponse:
    """The framework to print or to hand out."""
    eis(request.user, Recht.WAARDENKADER_INZIEN)
    return antwoord(documenten.waardenkader(), formaat)


def eigen_toevoegen(request: Verzoek) -> HttpResponse:
    """Add a value of the organisation itself; `?principe=` chooses one beforehand."""
    eis(request.user, Recht.EIGEN_WAARDE_TOEVOEGEN)
    begin = Principe.objects.actueel().filter(sleutel=request.GET.get("principe", "")).first()
    form = EigenWaardeForm(gepost(request), initial={"principe": begin})

    def doe() -> str:
        nieuw = handelingen.voeg_eigen_waarde_toe(door=request.user, **form.cleaned_data)
        messages.success(request, f"{nieuw} staat nu in het waardenkader.")
        return nieuw.get_absolute_url()

    naar = reverse("waardenkader")
    return _formulier(request, form, doe, titel="Eigen waarde toevoegen", gelukt="", naar=naar)


def eigen_wijzigen(request: Verzoek, slug: str) -> HttpResponse:
    """Change the texts of an own value."""
    eis(request.user, Recht.EIGEN_WAARDE_TOEVOEGEN)
    eigen = get_object_or_404(Waarde.objects.te_bekijken().eigen(), slug=slug)
    begin = {veld: getattr(eigen, veld) for veld in ("naam", "definitie", "toelichting")}
    form = WijzigEigenWaardeForm(gepost(request), initial=begin)
    return _formulier(
        request,
        form,
        lambda: handelingen.wijzig_eigen_waarde(waarde=eigen, door=request.user, **form.cleaned_data),
        titel=f"{eigen.naam} wijzigen",
        gelukt="De eigen waarde is opgeslagen.",
        naar=eigen.get_absolute_url(),
    )


def eigen_gebruik(request: Verzoek, slug: str) -> HttpResponse:
    """Take an own value out of use, or back into use, after asking."""
    eis(request.user, Recht.EIGEN_WAARDE_TOEVOEGEN)
    eigen = get_object_or_404(Waarde.objects.te_bekijken().eigen(), slug=slug)
    # The page says what it asks for: pressing twice, or on an old page, does not turn it back.
    actief = request.POST.get("actief", "nee" if eigen.actief else "ja") == "ja"
    return bevestigstap(
        request,
        lambda: handelingen.zet_eigen_waarde_in_gebruik(waarde=eigen, actief=actief, door=request.user),
        gelukt=f"{eigen} is {'weer' if actief else 'niet meer'} in gebruik.",
        naar=eigen.get_absolute_url(),
        context={
            "titel": f"{eigen} {'uit' if eigen.actief else 'weer in'} gebruik nemen?",
            "tekst": UIT_GEBRUIK if eigen.actief else WEER_IN_GEBRUIK,
            "knop": "Uit gebruik nemen" if eigen.actief else "Weer in gebruik nemen",
            "verborgen": [("actief", "ja" if actief else "nee")],
            "kruimels": _kruimels((eigen.naam, eigen.get_absolute_url()), ("Gebruik", "")),
        },
    )


def _formulier(
    request: Verzoek, form: Form, doe: Callable[[], Any], *, titel: str, gelukt: str, naar: str
) -> HttpResponse:
    intro = "Een eigen waarde vult het waardenkader aan en hoort altijd bij een van de principes."
    context = {"titel": titel, "intro": intro, "kruimels": _kruimels((titel, ""))}
    return formulierstap(request, form, doe, gelukt=gelukt, naar=naar, context=context)
