"""Reading a phase along: asking people, following how far they are, and the page of who has no account."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from documenten.document import antwoord
from formats.meelezen import GOED, Geweigerd, te_lezen
from formats.spec import OnbekendeVraag
from organisatie.rechten import Recht, mag
from strategie import handelingen
from strategie.meelezen import Linkfout, gelukt, lees_link, lezers_van
from strategie.meelezerform import UitnodigForm
from strategie.models import Fase, Meelezer
from strategie.nota import nota
from strategie.notateksten import vanzelf, zonder
from strategie.views.stappen import fasekruimels, haal_dossier, haal_fase, terug_met
from web.stappen import bevestigstap, formulierstap, gepost
from web.versturen import alleen_versturen
from web.verzoek import Verzoek
from web.zonder_account import zonder_account

NAAM = "Meelezers"


def meelezers(request: Verzoek, pk: int, nummer: int) -> HttpResponse:
    """Who was asked to read a phase along, and how far each is; for who writes."""
    fase = haal_fase(request, pk, nummer, Recht.STRATEGIE_BEWERKEN)
    context = {
        "fase": fase,
        "dossier": fase.dossier,
        "lezers": lezers_van(fase),
        "kruimels": fasekruimels(fase, (NAAM, "")),
    }
    return render(request, "strategie/meelezers.html", context)


def _lijst(fase: Fase) -> str:
    return reverse("strategie-meelezers", args=[fase.dossier_id, fase.nummer])


def uitnodigen(request: Verzoek, pk: int, nummer: int) -> HttpResponse:
    """Ask one or several of those who are noted for this phase."""
    fase = haal_fase(request, pk, nummer, Recht.STRATEGIE_BEWERKEN)
    if request.method != "POST" and fase.is_vastgesteld:
        return terug_met(request, "Deze fase staat vast. Meelezen heeft dan geen zin meer.", fase)
    form = UitnodigForm(gepost(request), fase=fase)

    def doe() -> str:
        gegevens = form.cleaned_data
        wie = handelingen.nodig_meelezers_uit(
            dossier=fase.dossier,
            fase=fase.nummer,
            genodigden=form.genodigden(gegevens),
            tot=gegevens["tot"],
            toelichting=gegevens["toelichting"],
            door=request.user,
        )
        messages.success(request, gelukt(wie))
        return _lijst(fase)

    return formulierstap(
        request,
        form,
        doe,
        gelukt="",
        naar=_lijst(fase),
        sjabloon="strategie/meelezer_uitnodigen.html",
        context={
            "titel": "Nodig uit om mee te lezen",
            "knop": "Nodig uit",
            "fase": fase,
            "dossier": fase.dossier,
            "kruimels": fasekruimels(fase, (NAAM, _lijst(fase)), ("Uitnodigen", "")),
        },
    )


def _haal(request: Verzoek, pk: int, meelezer: int) -> tuple[Fase, Meelezer]:
    dossier = haal_dossier(request, pk, Recht.STRATEGIE_BEWERKEN)
    deze = get_object_or_404(
        Meelezer.objects.select_related("gebruiker", "door"), dossier=dossier, pk=meelezer
    )
    deze.dossier = dossier
    return haal_fase(request, pk, deze.fase), deze


def herinneren(request: Verzoek, pk: int, meelezer: int) -> HttpResponse:
    """Ask, then remind somebody; once."""
    fase, deze = _haal(request, pk, meelezer)
    return bevestigstap(
        request,
        lambda: handelingen.herinner_meelezer(meelezer=deze, door=request.user),
        gelukt=f"{deze} krijgt een herinnering.",
        naar=_lijst(fase),
        context={
            "titel": f"{deze} herinneren?",
            "tekst": "Dat kan één keer. De herinnering heeft dezelfde link, die op dezelfde dag stopt.",
            "knop": "Stuur een herinnering",
            "kruimels": fasekruimels(fase, (NAAM, _lijst(fase)), ("Herinneren", "")),
        },
    )


def intrekken(request: Verzoek, pk: int, meelezer: int) -> HttpResponse:
    """Ask, then let somebody read along no longer."""
    fase, deze = _haal(request, pk, meelezer)
    return bevestigstap(
        request,
        lambda: handelingen.trek_meelezer_in(meelezer=deze, door=request.user),
        gelukt=f"{deze} leest niet meer mee.",
        naar=_lijst(fase),
        context={
            "titel": f"De uitnodiging van {deze} intrekken?",
            "tekst": "Meelezen kan dan meteen niet meer. Opmerkingen die er staan, blijven staan.",
            "knop": "Trek de uitnodiging in",
            "kruimels": fasekruimels(fase, (NAAM, _lijst(fase)), ("Intrekken", "")),
        },
    )


@alleen_versturen("strategie")
def gelezen(request: Verzoek, pk: int, nummer: int) -> HttpResponse:
    """A colleague who was asked has read it."""
    fase = haal_fase(request, pk, nummer)
    lezers = Meelezer.objects.lopend().filter(dossier=fase.dossier, fase=nummer)
    handelingen.meld_gelezen(meelezer=get_object_or_404(lezers, gebruiker=request.user))
    messages.success(request, "Dank je wel voor het meelezen.")
    return redirect(fase)


def lees_mee(request: Verzoek, fase: Fase) -> Meelezer | None:
    """Give the invitation of a colleague who opens the page of a phase, and note that it was opened."""
    if mag(request.user, Recht.STRATEGIE_BEWERKEN, fase.dossier):
        return None
    lezers = Meelezer.objects.lopend().filter(dossier=fase.dossier, fase=fase.nummer, gebruiker=request.user)
    deze = lezers.select_related("door").first()
    if deze is not None and deze.geopend_op is None:
        handelingen.noteer_geopend(meelezer=deze)
    return deze


UITLEG = {
    "onbekend": (
        "Deze link klopt niet",
        "Misschien brak je mailprogramma de link af. Kopieer hem in één keer uit de mail.",
    ),
    "ingetrokken": (
        "Deze link werkt niet meer",
        "De uitnodiging om mee te lezen is ingetrokken. Je hoeft niets meer te doen.",
    ),
    "verlopen": ("Het meelezen is voorbij", "De dag tot wanneer je kon meelezen, is geweest."),
}
"""What a page says of a link that opens nothing."""


def met_link(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a view answer whoever has the link: it gets the reader and the phase. Else it says why nothing opens."""

    @zonder_account
    @wraps(view)
    def _view(request: Verzoek, teken: str, **args: Any) -> HttpResponse:
        try:
            deze = lees_link(teken)
            fase = Fase.objects.select_related("invulling").get(dossier=deze.dossier_id, nummer=deze.fase)
            fase.dossier = deze.dossier
            fase.invulling.vanzelf, fase.invulling.zonder = vanzelf(fase, lezen=True), zonder(fase)
            return view(request, teken, deze, fase, **args)
        except Linkfout as fout:
            titel, uitleg = UITLEG[fout.reden]
            context = {"titel": titel, "uitleg": uitleg, "wie": fout.meelezer and fout.meelezer.door}
            return render(request, "strategie/meelezen_niet.html", context, status=410)

    return _view


@met_link
def meelezen(request: Verzoek, teken: str, deze: Meelezer, fase: Fase) -> HttpResponse:
    """What stands in a phase now, to read; beside each question a remark can be placed, until the phase is vastgesteld."""
    geweigerd = GOED
    if request.method == "POST":
        if "gelezen" in request.POST:
            handelingen.meld_gelezen(meelezer=deze)
            messages.success(request, "Dank je wel voor het meelezen.")
            return redirect(request.path)
        vraag, tekst = request.POST.get("vraag", ""), request.POST.get("tekst", "")
        try:
            handelingen.merk_op_met_link(teken=teken, vraag=vraag, tekst=tekst)
            messages.success(request, "Je opmerking staat erbij. Wie schrijft, krijgt er bericht van.")
            return redirect(f"{request.path}#vraag-{vraag}")
        except OnbekendeVraag:
            messages.error(request, "Zet je opmerking bij een van de vragen.")
            return redirect(request.path)
        except ValidationError as fout:
            geweigerd = Geweigerd(vraag, tekst, " ".join(fout.messages))
    else:
        handelingen.noteer_geopend(meelezer=deze)
    context = {
        "meelezer": deze,
        "fase": fase,
        "dossier": fase.dossier,
        "secties": te_lezen(fase.invulling, deze.opmerkingen.op_volgorde(), geweigerd),
        "accenten": list(fase.dossier.accentwaarden.compleet()) if fase.nummer == Fase.Nummer.GEWENST else [],
        "pdf": reverse("meelezen-pdf", args=[teken]),
        "kan_opmerken": not fase.is_vastgesteld,
    }
    return render(request, "strategie/meelezen.html", context, status=422 if geweigerd.reden else 200)


@met_link
def pdf(request: Verzoek, teken: str, deze: Meelezer, fase: Fase) -> HttpResponse:
    """The same phase as a document: a concept until it is vastgesteld."""
    return antwoord(nota(fase, van_buiten=True), "pdf")
