"""The public verslagen as data: lists, changes, schemas, catalogue, and the page that tells people about them."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from functools import wraps
from typing import Any

from asgiref.sync import sync_to_async
from django.contrib.auth.decorators import login_not_required
from django.core.handlers.asgi import ASGIRequest
from django.db import transaction
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import condition, require_safe

from acties.werkblad import INHOUDSTYPE
from moresprudentie.catalogus import WEGEN, catalogus, dataset_org, licentie
from moresprudentie.inhoud import SCHEMA
from moresprudentie.models import Openbaarstand
from moresprudentie.openbare_lijst import KOLOMMEN, NuTeDruk, csv_stukken, maak_xlsx
from moresprudentie.opendata import SCHEMAS, WIJZIGINGEN, json_antwoord, schema, schema_adres, schema_naam
from moresprudentie.overheden import of_met_sleutel, wijzigingen_met_sleutel
from moresprudentie.paginameta import Paginameta
from moresprudentie.sitemap import deel_van_sitemap, sitemap_index
from moresprudentie.sleutels import groepen
from moresprudentie.wijzigingen import OngeldigeVraag, Vraag, wijzigingen
from organisatie.models import Organisatie
from organisatie.post import volledige_url
from web.vers import View, altijd_vers, openbaar_bestand

RUST = timedelta(seconds=2)
"""A change so short ago is told by its mark only: `Last-Modified` counts whole seconds, and another may follow in this one."""


def _merk(request: HttpRequest, **plek: Any) -> str:
    """Give the mark of all that is public: other after each change, of the organisation and the form of it too."""
    nu = Organisatie.huidige()
    delen = [
        Openbaarstand.objects.laatste_wijziging(),
        (nu.naam, nu.identificatie, nu.licentie, nu.contact),
        [schema(schema_naam(naam)) for naam in SCHEMAS],
        KOLOMMEN,
        WEGEN,
    ]
    return f'"{hashlib.sha256(repr(delen).encode()).hexdigest()[:32]}"'


def _gewijzigd(request: HttpRequest, **plek: Any) -> datetime | None:
    laatste = Openbaarstand.objects.laatste_wijziging()
    return laatste if laatste and timezone.now() - laatste > RUST else None


def bij_wijziging(view: View) -> View:
    """Let who has the answer already ask only whether something public changed; what went wrong gets no mark."""
    met_merk: View = condition(etag_func=_merk, last_modified_func=_gewijzigd)(view)

    @wraps(view)
    def _view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        antwoord = met_merk(request, *args, **kwargs)
        if antwoord.status_code not in (200, 304):
            antwoord.headers.pop("ETag", None)
            antwoord.headers.pop("Last-Modified", None)
        return antwoord

    return _view


@login_not_required
@require_safe
@of_met_sleutel(wijzigingen_met_sleutel)
@openbaar_bestand
@bij_wijziging
def wijzigingenlijst(request: HttpRequest) -> HttpResponse:
    """Give what changed since a moment, with a key also of what governments may read; 400 when that moment cannot be read."""
    try:
        vraag = Vraag.uit(request.GET.get("sinds", ""), request.GET.get("na", ""))
    except OngeldigeVraag as fout:
        return json_antwoord({"fout": str(fout)}, status=400)
    return json_antwoord(wijzigingen(vraag, Organisatie.huidige()))


@login_not_required
@require_safe
@openbaar_bestand
def schemabestand(request: HttpRequest, naam: str) -> HttpResponse:
    """Give a published schema, with the address under which it is published here."""
    try:
        gevonden = schema(naam)
    except KeyError:
        raise Http404("Deze beschrijving bestaat hier niet.") from None
    namen = {schema_naam(bekend): bekend for bekend in SCHEMAS}
    return json_antwoord(
        {"$id": schema_adres(namen[naam])} | gevonden, soort="application/schema+json; charset=utf-8"
    )


@login_not_required
@require_safe
@openbaar_bestand
@bij_wijziging
def dcat(request: HttpRequest) -> HttpResponse:
    """Give the catalogue that data portals read."""
    return json_antwoord(catalogus(Organisatie.huidige()), soort="application/ld+json")


def _aanbieden(antwoord: HttpResponseBase, naam: str) -> HttpResponseBase:
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}"'
    return antwoord


async def _stuk_voor_stuk(organisatie: Organisatie) -> AsyncIterator[bytes]:
    """Give the list bit by bit to an asynchronous server; the reading itself is not asynchronous."""
    stukken = csv_stukken(organisatie)
    volgende = sync_to_async(lambda: next(stukken, b""))
    while stuk := await volgende():
        yield stuk


@login_not_required
@require_safe
@openbaar_bestand
@bij_wijziging
def lijst_csv(request: HttpRequest) -> HttpResponseBase:
    """Download the whole list as CSV, sent while it is read."""
    soort = "text/csv; charset=utf-8"
    if request.method == "HEAD":
        return _aanbieden(HttpResponse(content_type=soort), "openbare-verslagen.csv")
    nu = Organisatie.huidige()
    stukken = _stuk_voor_stuk(nu) if isinstance(request, ASGIRequest) else csv_stukken(nu)
    return _aanbieden(StreamingHttpResponse(stukken, content_type=soort), "openbare-verslagen.csv")


@login_not_required
@require_safe
@openbaar_bestand
@bij_wijziging
def lijst_xlsx(request: HttpRequest) -> HttpResponseBase:
    """Download the whole list as XLSX; 503 while it is being made for somebody else."""
    if request.method == "HEAD":
        return _aanbieden(HttpResponse(content_type=INHOUDSTYPE), "openbare-verslagen.xlsx")
    try:
        with transaction.atomic():
            inhoud = maak_xlsx(Organisatie.huidige())
    except NuTeDruk:
        antwoord = render(request, "moresprudentie/te_druk.html", status=503)
        antwoord["Retry-After"] = "30"
        return antwoord
    return _aanbieden(HttpResponse(inhoud, content_type=INHOUDSTYPE), "openbare-verslagen.xlsx")


@login_not_required
@require_safe
@altijd_vers
def open_data(request: HttpRequest) -> HttpResponse:
    """Tell people what there is, what each key means, and how to follow what changes."""
    nu = Organisatie.huidige()
    openbaar = Openbaarstand.objects.filter(openbaar=True)
    context = {
        "kruimels": [("Openbare verslagen", reverse("openbaar")), ("Open data", "")],
        "wegen": WEGEN,
        "aantal": openbaar.count(),
        "gewijzigd": Openbaarstand.objects.laatste_wijziging(),
        "voorbeeld": openbaar.select_related("verslag").order_by("-gewijzigd_op").first(),
        "licentie": licentie(nu),
        "groepen": list(groepen(schema(schema_naam(SCHEMA)))),
        "van_wijzigingen": list(groepen(schema(schema_naam(WIJZIGINGEN)))),
        "schemas": [schema_naam(naam) for naam in SCHEMAS],
        "kolommen": KOLOMMEN,
        "meta": Paginameta.van_lijst("open-data", nu, dataset_org(nu)),
    }
    return render(request, "moresprudentie/opendata.html", context)


@login_not_required
@require_safe
@openbaar_bestand
@bij_wijziging
def sitemap(request: HttpRequest) -> HttpResponse:
    """Give the list of sitemaps."""
    return HttpResponse(sitemap_index(), content_type="application/xml")


@login_not_required
@require_safe
@openbaar_bestand
@bij_wijziging
def sitemapdeel(request: HttpRequest, deel: int) -> HttpResponse:
    """Give one sitemap: addresses for search engines, each with when it changed."""
    gevonden = deel_van_sitemap(deel)
    if gevonden is None:
        raise Http404("Dit deel bestaat niet.")
    return HttpResponse(gevonden, content_type="application/xml")


@login_not_required
@require_safe
@openbaar_bestand
def robots(request: HttpRequest) -> HttpResponse:
    """Say what search engines may read: what is public, and not every search in it."""
    return render(
        request,
        "moresprudentie/robots.txt",
        {"sitemap": volledige_url(reverse("sitemap"))},
        content_type="text/plain",
    )
