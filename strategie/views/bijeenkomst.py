"""The exploring meeting, for who leads it and who may read the dossier."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.formats import date_format

from organisatie.post import volledige_url
from organisatie.rechten import Recht, mag
from organisatie.tekst import aantal, getal
from strategie import handelingen
from strategie.bijeenkomstform import AndereWaardeForm, BijeenkomstForm, UitnodigForm
from strategie.handelingen.bijeenkomst import OVERGANGEN
from strategie.models import Bijeenkomst, Fase
from strategie.opbrengst import cijfers, opbrengst, versie
from strategie.views.stappen import fasekruimels, haal_fase, in_open_fase
from waardenkader.models import Waarde
from web.qr import qr
from web.stappen import Kruimels, bevestigstap, formulierstap, gepost, lukt_of_meld
from web.versturen import alleen_versturen
from web.verzoek import Verzoek


def _haal(fase: Fase, bijeenkomst: int) -> Bijeenkomst:
    """Fetch a meeting of this dossier (else 404)."""
    deze = get_object_or_404(Bijeenkomst, dossier=fase.dossier, pk=bijeenkomst)
    deze.dossier = fase.dossier
    return deze


def _pad(fase: Fase, bijeenkomst: Bijeenkomst | None, *verder: tuple[str, str]) -> Kruimels:
    """Give the way to a page of a meeting; without one, or without more, that page is the last of it."""
    if bijeenkomst is None or not verder:
        return fasekruimels(fase, ("Verkennende bijeenkomst", ""))
    return fasekruimels(fase, ("Verkennende bijeenkomst", bijeenkomst.get_absolute_url()), *verder)


def bijeenkomsten(request: Verzoek, pk: int) -> HttpResponse:
    """To the meeting that goes on; else those that were held, and a form to open one."""
    fase = haal_fase(request, pk, 2)
    lopend = fase.dossier.bijeenkomsten.lopend().first()
    if lopend is not None and request.method != "POST":
        return redirect(lopend)
    schrijft = mag(request.user, Recht.STRATEGIE_BEWERKEN, fase.dossier)
    if request.method == "POST":
        haal_fase(request, pk, 2, Recht.STRATEGIE_BEWERKEN)
    form = BijeenkomstForm(gepost(request))
    return formulierstap(
        request,
        form,
        lambda: handelingen.open_bijeenkomst(
            dossier=fase.dossier, door=request.user, **form.cleaned_data
        ).get_absolute_url(),
        gelukt="De bijeenkomst is geopend. Nodig nu mensen uit.",
        naar=fase.get_absolute_url(),
        sjabloon="strategie/bijeenkomsten.html",
        context={
            "fase": fase,
            "dossier": fase.dossier,
            "eerdere": list(fase.dossier.bijeenkomsten.all()),
            "wijzigbaar": schrijft and fase.is_bewerkbaar,
            "kruimels": _pad(fase, None),
        },
    )


def bijeenkomst(request: Verzoek, pk: int, bijeenkomst: int) -> HttpResponse:
    """Lead a meeting: who is in it, how far they are, and once it is open the list."""
    fase = haal_fase(request, pk, 2)
    deze = _haal(fase, bijeenkomst)
    schrijft = mag(request.user, Recht.STRATEGIE_BEWERKEN, fase.dossier)
    context: dict[str, Any] = {
        "fase": fase,
        "dossier": fase.dossier,
        "bijeenkomst": deze,
        "cijfers": cijfers(deze),
        "opbrengst": opbrengst(deze),
        "versie": versie(deze, leidt=True),
        "schrijft": schrijft,
        "wijzigbaar": schrijft and fase.is_bewerkbaar,
        "kruimels": _pad(fase, deze),
    }
    if schrijft:
        context["deelnames"] = deze.deelnamen.met_stemmen()
    if context["wijzigbaar"] and not deze.is_gesloten:
        context |= toegang(deze) | {
            "uitnodigform": UitnodigForm(bijeenkomst=deze),
            "genoteerd": deze.nog_uit_te_nodigen(),
        }
    return render(request, "strategie/bijeenkomst.html", context)


def toegang(deze: Bijeenkomst) -> dict[str, Any]:
    """Give how people without an account come in: the address, the code, and both as a square to scan."""
    adres = volledige_url(reverse("meedenken-code", args=[deze.code]))
    kort = volledige_url(reverse("meedenken")).split("://")[-1].rstrip("/")
    tekst = (
        f"Denk mee over de waarden waarop wij sterker sturen: {adres}\n"
        f"Of ga naar {kort} en vul de code {deze.code_leesbaar} in. De bijeenkomst is op "
        f"{date_format(deze.datum, 'l j F Y')}{f', {deze.waar}' if deze.waar else ''}. Meedenken kan nu al."
    )
    vierkant = qr(adres, "QR-code om mee te denken")
    return {"meedoen": kort, "uitnodigtekst": tekst, "vierkant": vierkant}


def scherm(request: Verzoek, pk: int, bijeenkomst: int) -> HttpResponse:
    """The wall, for the projector: in silence how to come in and numbers only; then what was named, without names."""
    fase = haal_fase(request, pk, 2, Recht.STRATEGIE_BEWERKEN)
    deze = _haal(fase, bijeenkomst)
    lijst = opbrengst(deze)
    context = {
        **toegang(deze),
        "dossier": fase.dossier,
        "bijeenkomst": deze,
        "cijfers": cijfers(deze),
        "opbrengst": lijst,
        "kolommen": lijst.kolommen() if lijst else [],
        "buiten": lijst.buiten_kader() if lijst else [],
        "versie": versie(deze, leidt=True),
    }
    return render(request, "strategie/bijeenkomst_scherm.html", context)


def stand(request: Verzoek, pk: int, bijeenkomst: int) -> HttpResponse:
    """Say whether the page of who leads must be drawn anew."""
    deze = _haal(haal_fase(request, pk, 2), bijeenkomst)
    return JsonResponse({"versie": versie(deze, leidt=True)})


@in_open_fase(2, Recht.STRATEGIE_BEWERKEN)
def wijzigen(request: Verzoek, fase: Fase, bijeenkomst: int) -> HttpResponse:
    """Change day, place or number of votes."""
    deze = _haal(fase, bijeenkomst)
    form = BijeenkomstForm(gepost(request), instance=deze)
    return formulierstap(
        request,
        form,
        lambda: handelingen.wijzig_bijeenkomst(bijeenkomst=deze, door=request.user, **form.cleaned_data),
        gelukt="De bijeenkomst is bewaard.",
        naar=deze.get_absolute_url(),
        context={"titel": "Bijeenkomst wijzigen", "kruimels": _pad(fase, deze, ("Wijzigen", ""))},
    )


@alleen_versturen("strategie-bijeenkomsten")
@in_open_fase(2, Recht.STRATEGIE_BEWERKEN)
def uitnodigen(request: Verzoek, fase: Fase, bijeenkomst: int) -> HttpResponse:
    """Ask a colleague to take part; the form stands on the page of the meeting, this one says what was wrong with it."""
    deze = _haal(fase, bijeenkomst)
    if "genoteerd" in request.POST:
        return _nodig_genoteerden_uit(request, deze)
    form = UitnodigForm(gepost(request), bijeenkomst=deze)

    def doe() -> str:
        wie = form.cleaned_data["gebruiker"]
        handelingen.nodig_uit_voor_bijeenkomst(bijeenkomst=deze, gebruiker=wie, door=request.user)
        messages.success(request, f"{wie} is uitgenodigd en krijgt een e-mail.")
        return f"{deze.get_absolute_url()}#mensen"

    return formulierstap(
        request,
        form,
        doe,
        gelukt="",
        naar=deze.get_absolute_url(),
        context={
            "titel": "Nodig iemand uit",
            "intro": "Je collega krijgt een e-mail en een taak op Mijn werk.",
            "knop": "Nodig uit",
            "kruimels": _pad(fase, deze, ("Uitnodigen", "")),
        },
    )


def _nodig_genoteerden_uit(request: Verzoek, deze: Bijeenkomst) -> HttpResponse:
    lukt_of_meld(
        request,
        handelingen.nodig_genoteerden_uit,
        "Zij zijn uitgenodigd en krijgen een e-mail.",
        bijeenkomst=deze,
        door=request.user,
    )
    return redirect(f"{deze.get_absolute_url()}#mensen")


@in_open_fase(2, Recht.STRATEGIE_BEWERKEN)
def weghalen(request: Verzoek, fase: Fase, bijeenkomst: int, deelname: int) -> HttpResponse:
    """Ask, then take somebody off the list of a meeting."""
    deze = _haal(fase, bijeenkomst)
    wie = get_object_or_404(deze.deelnamen.select_related("gebruiker", "bijeenkomst__dossier"), pk=deelname)
    return bevestigstap(
        request,
        lambda: handelingen.haal_uit_bijeenkomst(deelname=wie, door=request.user),
        gelukt=f"{wie} doet niet meer mee.",
        naar=f"{deze.get_absolute_url()}#mensen",
        context={
            "titel": f"{wie} van de lijst halen?",
            "tekst": "De eigen link werkt dan niet meer. Uitnodigen kan later opnieuw.",
            "knop": "Haal van de lijst",
            "kruimels": _pad(fase, deze, ("Van de lijst halen", "")),
        },
    )


VRAGEN = {
    "lijst-openen": (
        "De lijst openen?",
        "Iedereen die meedoet ziet dan wat er is ingebracht, zonder namen. Terug naar stilte kan niet. Wijzigen en aanvullen kan "
        "nog tot je sluit.",
        "Open de lijst",
        "De lijst is open.",
    ),
    "sluiten": (
        "De bijeenkomst sluiten?",
        "Niemand kan daarna nog iets inbrengen of wijzigen, en de code werkt niet meer.",
        "Sluit de bijeenkomst",
        "De bijeenkomst is gesloten.",
    ),
    "hervatten": (
        "De bijeenkomst hervatten?",
        "Iedereen kan dan weer inbrengen en wijzigen. Wat al op de lange lijst staat, blijft zoals het is.",
        "Hervat de bijeenkomst",
        "De bijeenkomst gaat verder.",
    ),
}
"""What each step asks: heading, text, button, and what is said afterwards."""


@in_open_fase(2, Recht.STRATEGIE_BEWERKEN)
def zetten(request: Verzoek, fase: Fase, bijeenkomst: int, zet: str) -> HttpResponse:
    """Ask, then open the list, close the meeting, or let it go on."""
    if zet not in OVERGANGEN:
        raise Http404
    deze = _haal(fase, bijeenkomst)
    titel, tekst, knop, gelukt = VRAGEN[zet]
    return bevestigstap(
        request,
        lambda: handelingen.zet_bijeenkomst(bijeenkomst=deze, zet=zet, door=request.user),
        gelukt=gelukt,
        naar=deze.get_absolute_url(),
        context={"titel": titel, "tekst": tekst, "knop": knop, "kruimels": _pad(fase, deze, (knop, ""))},
    )


@alleen_versturen("strategie-bijeenkomsten")
def overnemen(request: Verzoek, pk: int, bijeenkomst: int) -> HttpResponse:
    """Put what was put forward for one value, or for all of the framework, on the long list."""
    fase = haal_fase(request, pk, 2, Recht.STRATEGIE_BEWERKEN)
    deze = _haal(fase, bijeenkomst)
    naar = redirect(f"{deze.get_absolute_url()}#lijst")
    waarde = Waarde.objects.filter(pk=getal(request.POST.get("waarde", ""))).first()
    if waarde is None and "alles" not in request.POST:
        messages.error(request, "Kies eerst welke waarde je op de lange lijst zet.")
        return naar
    overgenomen: list[int] = []
    lukt = lukt_of_meld(
        request,
        lambda: overgenomen.append(handelingen.neem_over(bijeenkomst=deze, waarde=waarde, door=request.user)),
    )
    if lukt:
        messages.success(request, _wat_overkwam(overgenomen[0]))
    return naar


def _wat_overkwam(keren: int) -> str:
    if not keren:
        return "Alles stond al op de lange lijst."
    return f"{aantal(keren, 'inbreng staat', 'bijdragen staan')} nu op de lange lijst, met de redenen en de stemmen."


@in_open_fase(2, Recht.STRATEGIE_BEWERKEN)
def andere_waarde(request: Verzoek, fase: Fase, bijeenkomst: int) -> HttpResponse:
    """Say what was meant with a value outside the framework (`?naam=`), and put it on the long list."""
    deze = _haal(fase, bijeenkomst)
    naam = request.GET.get("naam", "")
    form = AndereWaardeForm(gepost(request), initial={"naam": naam})
    form.bied_aan(fase.dossier.kader_id)
    return formulierstap(
        request,
        form,
        lambda: handelingen.neem_andere_waarde_over(
            bijeenkomst=deze, eigen_waarde=naam, door=request.user, **form.cleaned_data
        ),
        gelukt=f"Wat is ingebracht voor ‘{naam}’, staat op de lange lijst.",
        naar=f"{deze.get_absolute_url()}#lijst",
        context={
            "titel": f"‘{naam}’ op de lange lijst",
            "intro": "Deze waarde staat niet in het waardenkader. Een eigen waarde komt er ook in te staan, voor iedereen.",
            "knop": "Zet op de lange lijst",
            "kruimels": _pad(fase, deze, ("Andere waarde", "")),
        },
    )
