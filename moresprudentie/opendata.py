"""What is public as data: the form in which it goes out, its schema, and what identifies it (decision 0041)."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from django.db.models import QuerySet
from django.http import JsonResponse
from django.urls import reverse

from moresprudentie.inhoud import SCHEMA, lees
from moresprudentie.models import Verslag, Verslagversie
from organisatie.models import Organisatie
from organisatie.post import volledige_url

MAP = Path(__file__).parent / "schema"
WIJZIGINGEN = "codio-wijzigingen/1"
SCHEMAS = (SCHEMA, WIJZIGINGEN)
"""The forms that are published, each by a schema in `schema/` and at an address of its own."""


def openbare_gegevens(versie: Verslagversie, organisatie: Organisatie | None = None) -> dict[str, Any]:
    """Give one version of a verslag in the form in which it goes out, under the schema that it names.

    All that is kept of it, brought to the present form, and what it takes to use it elsewhere: its permanent address, whose it
    is, under which licence, and its moments with their zone. `organisatie` is that of this installation, when it was read
    already.
    """
    organisatie = organisatie or Organisatie.huidige()
    verslag = versie.verslag
    inhoud = lees(versie.inhoud)
    return {
        "$schema": schema_adres(SCHEMA),
        **inhoud,
        "adres": pagina_adres(verslag.slug),
        "organisatie_id": organisatie.identificatie,
        "licentie": organisatie.licentie_adres,
        "gepubliceerd_op": moment(verslag.gepubliceerd_op or versie.gepubliceerd_op),
        "versie_op": moment(versie.gepubliceerd_op),
        "status": verslag.status,
    }


def moment(op: datetime.datetime) -> str:
    """Write a moment with its zone, always the same one, so that no plus has to be written in an address."""
    return op.astimezone(datetime.UTC).isoformat().replace("+00:00", "Z")


def pagina_adres(slug: str) -> str:
    """Give the permanent address of the public page of a verslag."""
    return volledige_url(reverse("openbaar-verslag", args=[slug]))


def json_adres(slug: str) -> str:
    """Give the address of a public verslag as data."""
    return volledige_url(reverse("openbaar-bestand", args=[slug, "json"]))


def schema_naam(schema: str) -> str:
    """Give the name of the file of a schema: `codio-verslag/3` is `codio-verslag-3`."""
    return schema.replace("/", "-")


def schema_adres(schema: str) -> str:
    """Give the address under which a schema is published here."""
    return volledige_url(reverse("openbaar-schema", args=[schema_naam(schema)]))


def json_antwoord(
    gegevens: dict[str, Any], *, soort: str = "application/json", status: int = 200, voor_ieder: bool = False
) -> JsonResponse:
    """Give data as JSON that people can read too; `voor_ieder` lets pages of other sites read it."""
    antwoord = JsonResponse(
        gegevens, json_dumps_params={"ensure_ascii": False, "indent": 2}, content_type=soort, status=status
    )
    if voor_ieder:
        antwoord["Access-Control-Allow-Origin"] = "*"
    return antwoord


@cache
def schema(naam: str) -> dict[str, Any]:
    """Give a published schema as it stands in the file; raises `KeyError` for a name that is none."""
    namen = {schema_naam(bekend): bekend for bekend in SCHEMAS}
    gelezen: dict[str, Any] = json.loads(
        (MAP / f"{schema_naam(namen[naam])}.json").read_text(encoding="utf-8")
    )
    return gelezen


def openbare_versies(verslagen: Iterable[int]) -> QuerySet[Verslagversie]:
    """Give the present version of those of these verslagen that are public, the first that came in the databank first."""
    openbaar = Verslag.objects.openbaar().order_by().filter(pk__in=verslagen).values("huidige_versie")
    versies = Verslagversie.objects.filter(verslag__in=verslagen, pk__in=openbaar).order_by("verslag_id")
    return versies.select_related("verslag").defer("verslag__zoektekst", "verslag__gevuld")
