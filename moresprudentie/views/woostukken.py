"""One piece of a Woo set: reading it, blacking out, withholding it whole; and a passage."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from documenten.document import antwoord
from moresprudentie.handelingen.woo import (
    houd_achter,
    maak_passage_ongedaan,
    maak_toch_openbaar,
    voeg_passage_toe,
    wijzig_grond,
    zet_nagekeken,
)
from moresprudentie.models import Woopassage, Woostuk
from moresprudentie.views.woo import bij_set
from moresprudentie.woo.forms import GrondForm, PassageForm
from moresprudentie.woo.leveren import gelakt_stuk, lakker_van
from moresprudentie.woo.overzicht import Overzicht, leesmerk
from organisatie.rechten import Recht, eis
from web.stappen import bevestigstap, formulierstap, gepost, lukt_of_meld
from web.versturen import alleen_versturen
from web.verzoek import Verzoek


def haal_stuk(request: Verzoek, pk: int) -> Woostuk:
    """Give a piece, for who may see any."""
    eis(request.user, Recht.VERSLAG_PUBLICEREN)
    return get_object_or_404(Woostuk.objects.select_related("wooset__project", "nagekeken_door"), pk=pk)


def haal_passage(request: Verzoek, pk: int) -> Woopassage:
    """Give a decision on a passage, for who may see any."""
    eis(request.user, Recht.VERSLAG_PUBLICEREN)
    return get_object_or_404(Woopassage.objects.select_related("wooset__project", "door"), pk=pk)


def woostuk(request: Verzoek, pk: int) -> HttpResponse:
    """Read a piece with what is blacked out in it, and black out more."""
    stuk = haal_stuk(request, pk)
    overzicht = Overzicht(stuk.wooset)
    form = PassageForm(gepost(request))
    rij = [beeld.stuk.pk for beeld in overzicht.stukken]
    plaats = rij.index(stuk.pk)
    return formulierstap(
        request,
        form,
        lambda: voeg_passage_toe(wooset=stuk.wooset, door=request.user, **form.cleaned_data) and None,
        gelukt="De passage is weggelakt, in alle stukken waar ze staat.",
        naar=reverse("woostuk", args=[pk]),
        sjabloon="moresprudentie/woo/stuk.html",
        context={
            "stuk": stuk,
            "beeld": overzicht.stukken[plaats],
            "blokken": overzicht.blokken(stuk),
            "merk": leesmerk(stuk, stuk.wooset),
            "vorige": rij[plaats - 1] if plaats else None,
            "volgende": rij[plaats + 1] if plaats + 1 < len(rij) else None,
            "kruimels": bij_set(stuk.wooset, (f"Stuk {stuk.volgorde}", "")),
        },
    )


@alleen_versturen("woostuk")
def nagekeken(request: Verzoek, pk: int) -> HttpResponse:
    """Note that a piece was read to its end, or take that back; then on to the next one that was not."""
    stuk = haal_stuk(request, pk)
    ja = request.POST.get("nagekeken") != "nee"
    gelukt = lukt_of_meld(
        request,
        zet_nagekeken,
        f"Stuk {stuk.volgorde} is nagekeken."
        if ja
        else f"Stuk {stuk.volgorde} staat weer bij wat je nog nakijkt.",
        stuk=stuk,
        nagekeken=ja,
        gezien=request.POST.get("gezien") or None,
        door=request.user,
    )
    verder = stuk.wooset.stukken.filter(grond="", nagekeken_op=None, volgorde__gt=stuk.volgorde).first()
    if not gelukt or not ja:
        return redirect("woostuk", pk=pk)
    if verder is None:
        return redirect(stuk.wooset.get_absolute_url())
    return redirect("woostuk", pk=verder.pk)


def achterhouden(request: Verzoek, pk: int) -> HttpResponse:
    """Withhold a whole piece, or change on which ground."""
    stuk = haal_stuk(request, pk)
    form = GrondForm(gepost(request), initial={"grond": stuk.grond})
    return formulierstap(
        request,
        form,
        lambda: houd_achter(stuk=stuk, door=request.user, **form.cleaned_data) and None,
        gelukt="Dit stuk gaat niet mee. Het staat wel op de inventarislijst, met de grond.",
        naar=stuk.wooset.get_absolute_url(),
        context={
            "titel": "Stuk niet openbaar maken",
            "intro": f"{stuk.naam} gaat dan niet mee. De inventarislijst noemt het stuk, met de grond.",
            "knop": "Maak niet openbaar",
            "terug": reverse("woostuk", args=[pk]),
            "kruimels": bij_set(
                stuk.wooset, (f"Stuk {stuk.volgorde}", reverse("woostuk", args=[pk])), ("Niet openbaar", "")
            ),
        },
    )


def toch_openbaar(request: Verzoek, pk: int) -> HttpResponse:
    """Ask, then let a withheld piece go along after all."""
    stuk = haal_stuk(request, pk)
    hier = reverse("woostuk", args=[pk])
    return bevestigstap(
        request,
        lambda: maak_toch_openbaar(stuk=stuk, door=request.user) and None,
        gelukt="Dit stuk gaat weer mee. Kijk het nog na.",
        naar=hier,
        context={
            "titel": "Stuk toch openbaar maken?",
            "tekst": f"{stuk.naam} gaat dan mee, met wat erin is weggelakt. Je kijkt het daarvoor eerst na.",
            "knop": "Ja, neem het stuk op",
            "kruimels": bij_set(stuk.wooset, (f"Stuk {stuk.volgorde}", hier), ("Toch openbaar", "")),
        },
    )


@require_safe
def voorbeeld(request: Verzoek, pk: int) -> HttpResponse:
    """Give a piece as it is, or would be, delivered."""
    stuk = haal_stuk(request, pk)
    if stuk.document is not None:
        return stuk.document.antwoord()
    return antwoord(gelakt_stuk(stuk, lakker_van(stuk.wooset)), "pdf")


def passage(request: Verzoek, pk: int) -> HttpResponse:
    """Give a blacked-out passage another ground."""
    deze = haal_passage(request, pk)
    form = GrondForm(gepost(request), initial={"grond": deze.grond})
    return formulierstap(
        request,
        form,
        lambda: wijzig_grond(passage=deze, door=request.user, **form.cleaned_data) and None,
        gelukt="De grond is gewijzigd.",
        naar=deze.wooset.get_absolute_url(),
        context={
            "titel": "Grond wijzigen",
            "intro": f"Weggelakt: ‘{deze.tekst}’.",
            "kruimels": bij_set(deze.wooset, ("Grond wijzigen", "")),
        },
    )


def ongedaan(request: Verzoek, pk: int) -> HttpResponse:
    """Ask, then take a decision on a passage back."""
    deze = haal_passage(request, pk)
    was = "Het is dan weer te lezen. De stukken waarin het staat, kijk je opnieuw na."
    blijft = "Het komt dan terug bij de voorstellen."
    return bevestigstap(
        request,
        lambda: maak_passage_ongedaan(passage=deze, door=request.user),
        gelukt="Dat is ongedaan gemaakt.",
        naar=deze.wooset.get_absolute_url(),
        context={
            "titel": "Niet meer weglakken?" if deze.grond else "Toch weer voorstellen?",
            "tekst": f"‘{deze.tekst}’. {was if deze.grond else blijft}",
            "knop": "Maak ongedaan",
            "kruimels": bij_set(deze.wooset, ("Ongedaan maken", "")),
        },
    )
