"""What another government gets with its key: the same list of changes and the same data, with what is shared with governments."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache

from moresprudentie.inhoud import SCHEMA, lees
from moresprudentie.models import Deelstand, Toegangssleutel, Verslag
from moresprudentie.models.overheden import hash_van
from moresprudentie.uitwisseling.bestand import eigen_kenmerk
from moresprudentie.uitwisseling.vorm import Vormfout, moment
from organisatie.models import Organisatie
from organisatie.post import volledige_url

PER_BLADZIJDE = 100
WIJZIGINGEN = "codio-wijzigingen/1"
NIET_MEER = "Dit verslag wordt niet meer gedeeld."
BEGIN = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
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
    antwoord = _json({"fout": "Deze sleutel is onbekend of ingetrokken."}, 401)
    antwoord["WWW-Authenticate"] = 'Bearer realm="CODIO"'
    return antwoord


def _json(gegevens: dict[str, Any], status: int = 200) -> JsonResponse:
    return JsonResponse(gegevens, status=status, json_dumps_params={"ensure_ascii": False, "indent": 2})


def _op(tijd: datetime.datetime) -> str:
    return tijd.astimezone(datetime.UTC).isoformat().replace("+00:00", "Z")


def wijzigingen(request: HttpRequest) -> HttpResponseBase:
    """Give what changed since a moment, of what other governments may read."""
    try:
        sinds = _moment(request.GET.get("sinds", ""))
        na = _moment(request.GET.get("na", ""))
    except Vormfout:
        return _json({"fout": "‘sinds’ is geen moment met een tijdzone, zoals 2026-03-10T12:00:00Z."}, 400)
    vanaf = max(filter(None, (sinds, na)), default=None)
    laatste = (
        Deelstand.objects.laatste_wijziging()
    )  # before the page: what comes in between is for the next time
    rijen = Deelstand.objects.na(vanaf).select_related("verslag__huidige_versie")
    standen = list(rijen.defer("verslag__zoektekst", "verslag__huidige_versie__inhoud")[: PER_BLADZIJDE + 1])
    er_is_meer, standen = len(standen) > PER_BLADZIJDE, standen[:PER_BLADZIJDE]
    tot = standen[-1].gewijzigd_op if standen else laatste or BEGIN
    volgende = f"{reverse('openbaar-wijzigingen')}?{urlencode({'na': _op(tot)})}" if er_is_meer else ""
    return _json(
        {
            "schema": WIJZIGINGEN,
            "organisatie": {"naam": Organisatie.huidige().naam, "id": eigen_kenmerk()},
            "tot": _op(tot),
            "volgende": volledige_url(volgende) if volgende else None,
            "verslagen": [_regel(stand) for stand in standen],
        }
    )


def _moment(tekst: str) -> datetime.datetime | None:
    return moment(tekst.strip().replace(" ", "+"), "") if tekst else None


def _regel(stand: Deelstand) -> dict[str, Any]:
    verslag = stand.verslag
    breed = verslag.zichtbaarheid in Verslag.Zichtbaarheid.voor_overheden()
    versie = verslag.huidige_versie
    reden = versie.reden if stand.gedeeld and versie else verslag.ingetrokken_reden if breed else NIET_MEER
    return {
        "slug": verslag.slug,
        "nummer": verslag.nummer,
        "titel": verslag.titel if breed else "",
        "status": "gepubliceerd" if stand.gedeeld else "ingetrokken",
        "versie": stand.versie,
        "gewijzigd_op": _op(stand.gewijzigd_op),
        "reden": reden,
        "adres": volledige_url(reverse("openbaar-verslag", args=[verslag.slug])),
        "json": volledige_url(reverse("openbaar-bestand", args=[verslag.slug, "json"]))
        if stand.gedeeld
        else None,
    }


def verslag_als_json(request: HttpRequest, slug: str, formaat: str = "json") -> HttpResponseBase:
    """Give one verslag that other governments may read, as data; 410 when it is not shared any more, 404 for anything else."""
    gedeeld = Verslag.objects.gedeeld_met_overheden().select_related("huidige_versie")
    verslag = gedeeld.filter(slug=slug).first() if formaat == "json" else None
    if verslag is None or verslag.huidige_versie is None:
        weg = formaat == "json" and Deelstand.objects.filter(verslag__slug=slug).exists()
        return _json({"fout": NIET_MEER if weg else "Dit verslag is hier niet."}, 410 if weg else 404)
    versie, organisatie = verslag.huidige_versie, Organisatie.huidige()
    inhoud: dict[str, Any] = dict(lees(versie.inhoud))
    return _json(
        inhoud
        | {
            "$schema": volledige_url(f"/openbaar/schema/{SCHEMA.replace('/', '-')}.json"),
            "adres": volledige_url(reverse("openbaar-verslag", args=[slug])),
            "organisatie_id": eigen_kenmerk(),
            "licentie": str(getattr(organisatie, "licentie_adres", "")),
            "gepubliceerd_op": _op(verslag.gepubliceerd_op or versie.gepubliceerd_op),
            "versie_op": _op(versie.gepubliceerd_op),
            "status": verslag.status,
        }
    )


@transaction.atomic
def vul_deelstanden() -> None:
    """Note what is shared and was brought in without being noted: many at once."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT moresprudentie_vul_gedeeld()")
