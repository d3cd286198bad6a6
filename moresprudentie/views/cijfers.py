"""Figures of any half-year and any selection: to look at, to fetch as a worksheet, and the verslagen behind each."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from documenten.document import antwoord
from documenten.formaten import Formaat
from moresprudentie import werkblad
from moresprudentie.achter import ALLES, OnbekendCijfer, verslagen_achter
from moresprudentie.cijferforms import keuzelijsten, lees_halfjaar, lees_selectie
from moresprudentie.cijfers import bereken_selectie
from moresprudentie.documenten import cijfers_document
from moresprudentie.grafiek import beeld
from moresprudentie.models import Terugkoppeling, Verslag
from moresprudentie.selectie import Selectie
from organisatie.rechten import Recht, mag
from strategie.models import Dossier
from web.verzoek import Verzoek

PER_BLADZIJDE = 25
Kruimels = list[tuple[str, str]]


def _kruimels(*verder: tuple[str, str]) -> Kruimels:
    return [("Moresprudentie", reverse("databank")), ("Terugkoppeling", reverse("terugkoppelingen")), *verder]


def _dossiers(request: Verzoek) -> tuple[list[Dossier], bool]:
    """Give the strategies whose figures this person may see, and whether those of all together too.

    Raises `PermissionDenied` for who writes no terugkoppeling, receives none and has no part in a strategy.
    """
    vastgesteld = Dossier.objects.vastgesteld().exclude(opvolger__in=Dossier.objects.vastgesteld())
    if mag(request.user, Recht.TERUGKOPPELING_INZIEN):
        return list(vastgesteld), True
    eigen = Dossier.objects.met_deel_van(request.user).order_by().values("pk")
    dossiers = list(vastgesteld.filter(pk__in=eigen)) or list(Dossier.objects.filter(pk__in=eigen))
    if not dossiers:
        raise PermissionDenied
    return dossiers, False


def _selectie(request: Verzoek) -> Selectie:
    dossiers, alle = _dossiers(request)
    return lees_selectie(request.GET, dossiers, alle=alle)


@require_safe
def cijfers(request: Verzoek) -> HttpResponse:
    """Look at the figures of a half-year, or of a part of it; this is no document and goes to nobody."""
    dossiers, alle = _dossiers(request)
    selectie = lees_selectie(request.GET, dossiers, alle=alle)
    gevonden = bereken_selectie(selectie)
    verborgen = 0 if mag(request.user, Recht.VERSLAG_PUBLICEREN) else _verberg(request, gevonden, selectie)
    zonder = [verslag["adres"] for verslag in gevonden["vraag_1"]["zonder_zwaarste"]]
    context = {
        "selectie": selectie,
        "beeld": beeld(gevonden),
        "te_lezen": set(zonder),
        "verborgen": verborgen,
        "keuzelijsten": keuzelijsten(selectie, dossiers, alle=alle),
        "achter": selectie.achter,
        "alle_strategieen": selectie.dossier is None,
        "downloads": [(f.label, selectie.bestand(f)) for f in Formaat],
        "kruimels": _kruimels(("Cijfers", "")),
    }
    return render(request, "moresprudentie/cijfers.html", context)


def _verberg(request: Verzoek, gevonden: dict[str, Any], selectie: Selectie) -> int:
    """Take out of the lists what stands in a verslag that this person may not read; gives how much that is. The counts stay."""
    leesbaar = Verslag.objects.in_databank_voor(request.user).filter(cijferregel__in=selectie.regels())
    nummers = {
        Verslag(jaar=jaar, volgnummer=nr).nummer for jaar, nr in leesbaar.values_list("jaar", "volgnummer")
    }
    lijsten = (
        (gevonden["vraag_1"], "zonder_zwaarste"),
        (gevonden["vraag_2"], "lijst"),
        (gevonden["vraag_3"], "redenen"),
    )
    weg = 0
    for vraag, naam in lijsten:
        alles = vraag[naam]
        vraag[naam] = [rij for rij in alles if rij["nummer"] in nummers]
        weg += len(alles) - len(vraag[naam])
    return weg


@require_safe
def cijfers_bestand(request: Verzoek, formaat: str) -> HttpResponse:
    """Fetch the figures of a selection; of what this person may not read only the numbers are in it."""
    selectie = _selectie(request)
    gevonden = bereken_selectie(selectie)
    if formaat != "xlsx":
        if not mag(request.user, Recht.VERSLAG_PUBLICEREN):
            _verberg(request, gevonden, selectie)
        return antwoord(cijfers_document(selectie, gevonden), formaat)
    leesbaar = Verslag.objects.in_databank_voor(request.user).order_by().values("pk")
    regels = selectie.regels().filter(verslag__in=leesbaar)
    return werkblad.antwoord(werkblad.Inhoud(gevonden, selectie, regels))


@require_safe
def cijfers_verslagen(request: Verzoek) -> HttpResponse:
    """List the verslagen behind a figure; what this person may not read is counted, and not shown."""
    terugkoppeling = None
    if sleutel := request.GET.get("terugkoppeling", ""):
        terugkoppeling = _terugkoppeling(request, sleutel)
        selectie = Selectie.van(terugkoppeling)
    else:
        selectie = _selectie(request)
    if periode := lees_halfjaar(request.GET.get("periode", "")):
        selectie = replace(selectie, halfjaar=periode)
    gevraagd = (request.GET.get(naam, "")[:300].replace("\x00", "") for naam in ("achter", "waarde", "kader"))
    soort, waarde, kader = gevraagd
    try:
        achter = verslagen_achter(selectie, soort or ALLES, waarde, kader)
    except OnbekendCijfer as fout:
        raise Http404 from fout
    aantal = achter.regels.count()
    leesbaar = Verslag.objects.in_databank_voor(request.user).filter(cijferregel__in=achter.regels)
    pagina = Paginator(leesbaar.order_by("jaar", "volgnummer").voor_lijst(), PER_BLADZIJDE).get_page(
        request.GET.get("pagina")
    )
    context = {
        "selectie": selectie,
        "achter": achter,
        "aantal": aantal,
        "verborgen": aantal - pagina.paginator.count,
        "pagina": pagina,
        "terugkoppeling": terugkoppeling,
        "terug": terugkoppeling.get_absolute_url() if terugkoppeling else selectie.adres,
        "kruimels": _kruimels(
            (str(terugkoppeling), terugkoppeling.get_absolute_url())
            if terugkoppeling
            else ("Cijfers", selectie.adres),
            ("Verslagen", ""),
        ),
    }
    return render(request, "moresprudentie/cijfers_verslagen.html", context)


def _terugkoppeling(request: Verzoek, sleutel: str) -> Terugkoppeling:
    if not (sleutel.isascii() and sleutel.isdigit() and len(sleutel) < 18):
        raise Http404
    zichtbaar = Terugkoppeling.objects.zichtbaar_voor(request.user).select_related("dossier")
    return get_object_or_404(zichtbaar, pk=int(sleutel))
