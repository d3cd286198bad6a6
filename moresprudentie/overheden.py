"""What another government gets with its key: the same list of changes and the same data, with what is shared with governments."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.cache import never_cache

from moresprudentie.models import Deelstand, Toegangssleutel, Verslag
from moresprudentie.models.overheden import hash_van
from moresprudentie.opendata import json_antwoord, openbare_gegevens
from moresprudentie.wijzigingen import OVERHEDEN, OngeldigeVraag, Vraag, wijzigingen
from organisatie.models import Organisatie

NOTEER = datetime.timedelta(hours=1)
"""Not more often than this it is noted that a key is used."""

View = Callable[..., HttpResponseBase]


def sleutel_van(request: HttpRequest) -> Toegangssleutel | None:
    """Give the key that came along and is valid; notes that it is used."""
    soort, _, sleutel = request.headers.get("Authorization", "").partition(" ")
    if soort.lower() != "bearer" or not 20 <= len(sleutel.strip()) <= 200:
        return None
    gevonden = Toegangssleutel.objects.geldig().filter(hash=hash_van(sleutel.strip())).first()
    nu = timezone.now()
    if gevonden and (gevonden.gebruikt_op is None or nu - gevonden.gebruikt_op > NOTEER):
        Toegangssleutel.objects.filter(pk=gevonden.pk).update(gebruikt_op=nu)
    return gevonden


def of_met_sleutel(met_sleutel: View) -> Callable[[View], View]:
    """Let who comes with a key get the other page; who comes with one that is not valid gets 401. Neither is kept by others.

    All three say that they depend on the key, so that nothing that is kept in between mixes them up.
    """

    def maak(view: View) -> View:
        @wraps(view)
        def _view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if "Authorization" not in request.headers:
                antwoord = view(request, *args, **kwargs)
            elif sleutel_van(request) is None:
                antwoord = _geen_sleutel(request)
            else:
                antwoord = never_cache(met_sleutel)(request, *args, **kwargs)
            patch_vary_headers(antwoord, ["Authorization"])
            return antwoord

        return _view

    return maak


@never_cache
def _geen_sleutel(request: HttpRequest) -> HttpResponseBase:
    antwoord = json_antwoord({"fout": "Deze sleutel is onbekend of ingetrokken."}, status=401)
    antwoord["WWW-Authenticate"] = 'Bearer realm="CODIO"'
    return antwoord


def wijzigingen_met_sleutel(request: HttpRequest) -> HttpResponseBase:
    """Give what changed since a moment, of what other governments may read."""
    try:
        vraag = Vraag.uit(request.GET.get("sinds", ""), request.GET.get("na", ""))
    except OngeldigeVraag as fout:
        return json_antwoord({"fout": str(fout)}, status=400)
    return json_antwoord(wijzigingen(vraag, Organisatie.huidige(), OVERHEDEN))


def verslag_met_sleutel(request: HttpRequest, slug: str, formaat: str = "json") -> HttpResponseBase:
    """Give one verslag that other governments may read, as data; 410 when it is not shared any more, 404 for anything else."""
    gedeeld = Verslag.objects.gedeeld_met_overheden().select_related("huidige_versie")
    verslag = gedeeld.filter(slug=slug).first() if formaat == "json" else None
    if verslag is None or verslag.huidige_versie is None:
        weg = formaat == "json" and Deelstand.objects.filter(verslag__slug=slug).exists()
        fout = OVERHEDEN.niet_meer if weg else "Dit verslag is hier niet."
        return json_antwoord({"fout": fout}, status=410 if weg else 404)
    return json_antwoord(openbare_gegevens(verslag.huidige_versie))


@transaction.atomic
def vul_deelstanden() -> None:
    """Note what is shared and was brought in without being noted: many at once."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT moresprudentie_vul_gedeeld()")
