"""Phase 2: what is named for the long list, and what was said of each value."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from organisatie.rechten import Recht, eis, mag
from organisatie.tekst import getal
from strategie import handelingen
from strategie.bord import bord
from strategie.gronden import GRONDEN
from strategie.keuzeform import EigenWaardeForm, NoemForm
from strategie.models import Fase, LangelijstItem
from strategie.views.stappen import bord_url, bordpad, haal_fase, in_open_fase
from waardenkader.models import Waarde
from web.stappen import bevestigstap, formulierstap, gepost
from web.verzoek import Verzoek

ONTHOUDEN = ("grond", "bron")
"""Who names several values of one document types these once."""


def noemdeel(request: Verzoek, fase: Fase, terug: str = "") -> dict[str, Any]:
    """Give what the line needs with which a value is named, and the meeting in which others do so.

    `terug` is "fase" on the page of the phase itself.
    """
    form = NoemForm(initial={naam: request.GET.get(naam, "") for naam in ("waarde", *ONTHOUDEN)})
    form.bied_aan(fase.dossier.kader_id)
    pk = getal(request.GET.get("net", ""))
    net = fase.dossier.lange_lijst.filter(pk=pk).select_related("waarde").first() if pk else None
    if net is not None:
        form.fields["waarde"].widget.attrs["autofocus"] = True
    return {
        "noemform": form,
        "gronden": GRONDEN,
        "noem_terug": terug,
        "net_genoemd": net,
        "bijeenkomst": fase.dossier.laatste_bijeenkomst,
    }


def _na_noemen(request: Verzoek, fase: Fase, item: LangelijstItem) -> str:
    """Back to the line, ready for the next value; what was just named is said beside it."""
    vraag = {naam: request.POST[naam] for naam in ONTHOUDEN if request.POST.get(naam)}
    waar = fase.get_absolute_url() if request.POST.get("terug") == "fase" else bord_url(fase)
    return f"{waar}?{urlencode({'net': item.pk, **vraag})}"


@in_open_fase(2, Recht.STRATEGIE_BEWERKEN)
def noemen(request: Verzoek, fase: Fase) -> HttpResponse:
    """Put a value on the long list; the line for it stands on other pages, this one says what was wrong with it."""
    deel = noemdeel(request, fase, request.POST.get("terug", ""))
    if request.method == "POST":
        deel["noemform"] = NoemForm(request.POST)
    form = deel["noemform"]
    form.bied_aan(fase.dossier.kader_id)

    def doe() -> str:
        item = handelingen.zet_op_lange_lijst(dossier=fase.dossier, door=request.user, **form.cleaned_data)
        return _na_noemen(request, fase, item)

    return formulierstap(
        request,
        form,
        doe,
        gelukt="",
        naar=bord_url(fase),
        sjabloon="strategie/noemen.html",
        context={
            **deel,
            "dossier": fase.dossier,
            "bord": bord(fase.dossier),
            "kruimels": bordpad(fase, ("Noem een waarde", "")),
        },
    )


@in_open_fase(2, Recht.STRATEGIE_BEWERKEN)
def eigen_waarde(request: Verzoek, fase: Fase) -> HttpResponse:
    """Add an own value under a principe and put it on the long list."""
    eis(request.user, Recht.EIGEN_WAARDE_TOEVOEGEN)
    form = EigenWaardeForm(gepost(request))
    return formulierstap(
        request,
        form,
        lambda: handelingen.voeg_eigen_waarde_toe(
            dossier=fase.dossier, door=request.user, **form.cleaned_data
        ),
        gelukt="De eigen waarde staat in het waardenkader en op de lange lijst.",
        naar=bord_url(fase),
        sjabloon="strategie/eigen_waarde.html",
        context={
            "titel": "Eigen waarde toevoegen",
            "intro": "De waarde komt ook in het waardenkader te staan, voor iedereen in de organisatie.",
            "knop": "Voeg toe",
            "gronden": GRONDEN,
            "kruimels": bordpad(fase, ("Eigen waarde", "")),
        },
    )


def lange_lijst(request: Verzoek, pk: int, waarde: int) -> HttpResponse:
    """All that was said for one value on the long list."""
    fase = haal_fase(request, pk, 2)
    items = list(
        fase.dossier.lange_lijst.filter(waarde=waarde).select_related("waarde__principe__fundament", "door")
    )
    deze = (
        items[0].waarde
        if items
        else get_object_or_404(Waarde.objects.in_kader(fase.dossier.kader_id), pk=waarde)
    )
    context = {
        "fase": fase,
        "dossier": fase.dossier,
        "waarde": deze,
        "items": items,
        "keren": sum(item.stemmen for item in items),
        "wijzigbaar": fase.is_bewerkbaar and mag(request.user, Recht.STRATEGIE_BEWERKEN, fase.dossier),
        "kruimels": bordpad(fase, (deze.naam, "")),
    }
    return render(request, "strategie/lange_lijst.html", context)


@in_open_fase(2, Recht.STRATEGIE_BEWERKEN)
def item_verwijderen(request: Verzoek, fase: Fase, item: int) -> HttpResponse:
    """Ask, then take one entry off the long list."""
    deze = get_object_or_404(
        LangelijstItem.objects.select_related("waarde", "dossier"), dossier=fase.dossier, pk=item
    )
    return bevestigstap(
        request,
        lambda: handelingen.haal_van_lange_lijst(item=deze, door=request.user),
        gelukt="De regel is van de lange lijst gehaald.",
        naar=bord_url(fase),
        context={
            "titel": "Van de lange lijst halen?",
            "tekst": f"{deze.waarde}, op grond van: {deze.get_grond_display().lower()}.",
            "knop": "Haal van de lijst",
            "kruimels": bordpad(fase, ("Verwijderen", "")),
        },
    )
