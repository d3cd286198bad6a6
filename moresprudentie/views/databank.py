"""The databank: searching it and reading a verslag."""

from __future__ import annotations

from contextlib import nullcontext
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from moresprudentie.bestanden import bestand, ophaallijst
from moresprudentie.citator.overnemen import projecten_voor
from moresprudentie.citator.verslag import op_pagina
from moresprudentie.citator.verwijzing import verwijzing_naar
from moresprudentie.facetten import facetten, keuzes, tel
from moresprudentie.handelingen.papier import RECHTEN as VAN_PAPIER
from moresprudentie.inhoud import lees
from moresprudentie.models import Terugkoppeling, Verslag, Verslagversie, Zoekwoord
from moresprudentie.models.zoeken import Lezer
from moresprudentie.verwanten import verwanten_van
from moresprudentie.volgorde import Volgorde, sorteer
from moresprudentie.voorstel import bedoelde_je
from moresprudentie.weergave import toon
from moresprudentie.zoeken import (
    SORTERINGEN,
    Treffers,
    Zoekvraag,
    heeft_inhoud,
    langs_de_index,
    op_bladzijde,
    treffers_voor,
)
from moresprudentie.zoekstand import tel_alles
from organisatie.rechten import Recht, eis, mag, mag_een_van
from web.verzoek import Verzoek

PER_BLADZIJDE = 10


class Bladzijden(Paginator):
    """Pages of what was found: only the verslagen of the page that is shown are read."""

    def __init__(self, volgorde: Volgorde, aantal: int, query: SearchQuery | None) -> None:
        """Take the order of what was found, how many that is, and what was searched for."""
        super().__init__([], PER_BLADZIJDE)
        self.volgorde, self.query = volgorde, query
        self.count = aantal

    def page(self, number: int | str) -> Page[Any]:
        """Give one page with its verslagen."""
        nummer = self.validate_number(number)
        begin = (nummer - 1) * self.per_page
        sleutels = self.volgorde.sleutels(begin, min(begin + self.per_page, self.count))
        return Page(op_bladzijde(sleutels, self.query), nummer, self)


def zoekcontext(request: HttpRequest, lezer: Lezer) -> dict[str, Any]:
    """Give what a search page shows: results of this page, filters, choices and a proposal."""
    vraag = Zoekvraag.uit(request.GET)
    alles = tel_alles(lezer)
    with langs_de_index() if vraag.q else nullcontext():
        gevonden = treffers_voor(lezer, vraag)
        telling = alles if vraag.is_leeg else tel(gevonden.regels, vraag)
        aantal = telling.aantal
        deel = aantal / alles.aantal if vraag.q and alles.aantal else 0
        volgorde = sorteer(gevonden, vraag, deel=deel, aantal=aantal)
        bladzijden = Bladzijden(volgorde, aantal, gevonden.gezocht)
        pagina = bladzijden.get_page(request.GET.get("pagina"))
    filters = facetten(telling, vraag)
    return {
        "vraag": vraag,
        "pagina": pagina,
        "aantal": aantal,
        "facetten": filters,
        "keuzes": keuzes(filters, vraag),
        "alles_weg": vraag.adres(alles_weg=True),
        "op_begin": gevonden.op_begin and bool(aantal),
        **ook_gezocht(gevonden, vraag),
        "sorteringen": SORTERINGEN if vraag.q else SORTERINGEN[1:],
        "totaal": alles.aantal,
        **({} if aantal else _zonder_resultaat(lezer, vraag)),
    }


def ook_gezocht(gevonden: Treffers, vraag: Zoekvraag) -> dict[str, Any]:
    """Give what the page says of what was looked up besides the words: synonyms, with the way to do without, and compounds."""
    plan = None if gevonden.op_begin else gevonden.plan
    return {
        "ook": plan.ook if plan else (),
        "delen": plan.delen[:3] if plan else (),
        "zonder_synoniemen": vraag.adres(synoniemen=False),
        "met_synoniemen": vraag.adres(synoniemen=True) if not vraag.synoniemen and vraag.q else "",
    }


def _zonder_resultaat(lezer: Lezer, vraag: Zoekvraag) -> dict[str, Any]:
    """Give what the page says when nothing was found: whether there was a word to search on, and a nearer one."""
    zinvol = heeft_inhoud(vraag.q)
    voorstel = bedoelde_je(Zoekwoord.objects.in_kring(lezer.kring), vraag.q) if zinvol else ""
    if voorstel and not treffers_voor(lezer, vraag, q=voorstel).regels.exists():
        voorstel = ""
    return {
        "zinvol": zinvol,
        "voorstel": voorstel,
        "voorstel_adres": vraag.adres(q=voorstel) if voorstel else "",
    }


@require_safe
def databank(request: Verzoek) -> HttpResponse:
    """Search all verslagen that this person may read."""
    eis(request.user, Recht.DATABANK_INZIEN)
    context = zoekcontext(request, Lezer.van(request.user)) | {
        "openbaar": False,
        "is_beheerder": mag(request.user, Recht.BEHEREN),
        "is_redacteur": mag(request.user, Recht.VERSLAG_PUBLICEREN),
        "mag_oud_invoeren": mag_een_van(request.user, VAN_PAPIER),
        "ziet_terugkoppeling": Terugkoppeling.objects.zichtbaar_voor(request.user).exists(),
    }
    deel = "#resultaten" if request.htmx and not request.htmx.history_restore_request else ""
    reactie = render(request, f"moresprudentie/databank.html{deel}", context)
    reactie["Vary"] = "HX-Request, Cookie"
    return reactie


def _te_lezen(request: Verzoek, slug: str) -> Verslag:
    eis(request.user, Recht.DATABANK_INZIEN)
    gevonden = get_object_or_404(Verslag.objects.exclude(slug="").voor_pagina(), slug=slug)
    if not gevonden.te_openen_door(request.user):
        raise Http404("Dit verslag is er niet.")  # as for one that does not exist
    return gevonden


@require_safe
def verslag(request: Verzoek, slug: str) -> HttpResponse:
    """Read the published version; a withdrawn verslag shows only that it was withdrawn, and why."""
    gevonden = _te_lezen(request, slug)
    context: dict[str, Any] = {
        "verslag": gevonden,
        "kruimels": [("Moresprudentie", zoekadres(request, "databank")), (gevonden.nummer, "")],
        "zoekvraag": Zoekvraag.uit(request.GET).hier,
        "openbaar": False,
        "bij_project": bool(gevonden.project_id) and mag(request.user, Recht.VERSLAG_INZIEN, gevonden),
        "werkruimte": gevonden.werkplek,
    }
    if gevonden.status == Verslag.Status.INGETROKKEN:
        return render(request, "moresprudentie/ingetrokken.html", context)
    context |= leescontext(gevonden) | {
        "verwant": verwanten_van(gevonden, request.user),
        "bestandspad": f"{reverse('databank')}{slug}.",
        "kan_overnemen": bool(projecten_voor(request.user, gevonden)),
        **op_pagina(gevonden, request.user),
    }
    return render(request, "moresprudentie/verslag.html", context)


def zoekadres(request: HttpRequest, naam: str) -> str:
    """Give the address of the list that a verslag was opened from: the page of this name, with what was searched for."""
    return f"{reverse(naam)}{Zoekvraag.uit(request.GET).hier}"


def leescontext(gevonden: Verslag) -> dict[str, Any]:
    """Give what the page of a published verslag shows, inside and in public."""
    if gevonden.huidige_versie is None:
        raise Http404("Dit verslag is nog niet gepubliceerd.")
    inhoud = lees(gevonden.huidige_versie.inhoud)
    return {
        "v": toon(inhoud),
        "inhoud": inhoud,
        "versies": gevonden.versies.defer("inhoud") if inhoud["versie"] > 1 else (),
        "downloads": ophaallijst(gevonden),
        "verwijzing": verwijzing_naar(gevonden, inhoud),
        "concept": False,
    }


@require_safe
def verslag_bestand(request: Verzoek, slug: str, formaat: str) -> HttpResponse:
    """Download the published version."""
    gevonden = _te_lezen(request, slug)
    if gevonden.status != Verslag.Status.GEPUBLICEERD or gevonden.huidige_versie is None:
        raise Http404("Dit verslag is ingetrokken.")
    return bestand(gevonden.huidige_versie, formaat)


@require_safe
def verslagversie(request: Verzoek, slug: str, nummer: int) -> HttpResponse:
    """Read an earlier version: for the people of the project and the redactie.

    Others read what holds now; a correction may have taken out what should not be read.
    """
    gevonden = _te_lezen(request, slug)
    eis(request.user, Recht.VERSLAG_INZIEN, gevonden)
    if gevonden.bron_id:
        raise Http404("Eerdere versies van een andere organisatie houden we niet.")
    versie = get_object_or_404(
        Verslagversie.objects.select_related("gepubliceerd_door"), verslag=gevonden, nummer=nummer
    )
    zoekvraag = Zoekvraag.uit(request.GET).hier
    inhoud = lees(versie.inhoud)
    context = {
        "verslag": gevonden,
        "zoekvraag": zoekvraag,
        "versie": versie,
        "v": toon(inhoud),
        "inhoud": inhoud,
        "verwijzing": verwijzing_naar(gevonden, inhoud, vaste_versie=True),
        "kruimels": [
            ("Moresprudentie", zoekadres(request, "databank")),
            (gevonden.nummer, f"{gevonden.get_absolute_url()}{zoekvraag}"),
            (f"Versie {nummer}", ""),
        ],
    }
    return render(request, "moresprudentie/versie.html", context)
