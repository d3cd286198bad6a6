"""Verslagen that resemble another one, with the reasons in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, F, Func, IntegerField, Value, When
from django.db.models.functions import Cast

from moresprudentie.inhoud import Inhoud, lees
from moresprudentie.models import Verslag, Zoekregel
from moresprudentie.models.zoeken import ZoekregelQuerySet
from organisatie.tekst import begin_zin, telwoord
from waardenkader.meetellen import SLEUTEL, telt_als


@dataclass(frozen=True)
class Verwant:
    """A verslag that resembles, and why."""

    verslag: Verslag
    redenen: tuple[str, ...]


def verwante_verslagen(verslag: Verslag, leesbaar: ZoekregelQuerySet, aantal: int = 3) -> list[Verwant]:
    """Give the verslagen with most values (and technologie) in common, among those the reader may find.

    Values of two versions of the framework are the same when they count with the same one of the version in use.
    """
    regel = Zoekregel.objects.filter(pk=verslag.pk).values_list("waarden", "overige").first()
    if regel is None:
        return []
    bits, overige = regel
    zelfde = (
        Case(When(vak__technologie=verslag.technologie, then=Value(2)), default=0)
        if verslag.technologie
        else Value(0)
    )
    gedeeld = Func(
        F("waarden").bitand(bits), function="bit_count", template="%(function)s((%(expressions)s)::bit(64))"
    )
    # A value of a project itself that two have is rare: looked at only when this verslag has one.
    eigen = [Case(When(overige__contains=[sleutel], then=Value(1)), default=0) for sleutel in overige]
    score = sum(eigen, Cast(gedeeld, IntegerField()) + zelfde)
    pks = (
        leesbaar.exclude(pk=verslag.pk)
        .alias(score=score)
        .filter(score__gt=1)
        .order_by("-score", "-gepubliceerd_op")
        .values_list("pk", flat=True)[:aantal]
    )
    gevonden = {
        v.pk: v
        for v in Verslag.objects.filter(pk__in=list(pks)).voor_lijst().select_related("huidige_versie")
    }
    rijen = [gevonden[pk] for pk in pks]
    tellen = _tellen([verslag, *rijen])
    waarden = {
        sleutel for waarde in verslag.waarden.all() for sleutel in tellen[waarde.versie.sleutel, waarde.slug]
    }
    return [Verwant(ander, _redenen(verslag, ander, waarden, tellen)) for ander in rijen]


Tellen = dict[tuple[str, str], tuple[str, ...]]
"""Per value (version and key) the keys of those with which it counts."""


def _tellen(verslagen: list[Verslag]) -> Tellen:
    rijen = (
        Verslag.waarden.through.objects.filter(verslag__in=verslagen)
        .order_by("waarde__telt_mee_bij__bij__volgorde")
        .values_list("waarde__versie__sleutel", "waarde__slug", telt_als("waarde", SLEUTEL))
    )
    tellen: dict[tuple[str, str], list[str]] = {}
    for kader, slug, sleutel in rijen:
        tellen.setdefault((kader, slug), []).append(sleutel)
    return {waarde: tuple(dict.fromkeys(sleutels)) for waarde, sleutels in tellen.items()}


def _redenen(verslag: Verslag, ander: Verslag, waarden: set[str], tellen: Tellen) -> tuple[str, ...]:
    redenen = []
    if verslag.technologie and verslag.technologie == ander.technologie:
        redenen.append(f"Ook {ander.technologie[0].lower()}{ander.technologie[1:]}")
    namen = [w.naam for w in ander.waarden.all() if waarden & set(tellen[w.versie.sleutel, w.slug])]
    if namen:
        hoeveel = begin_zin(telwoord(len(namen)))
        soort = "zelfde waarde" if len(namen) == 1 else "dezelfde waarden"
        waaronder = "" if len(namen) == 1 else "waaronder "
        redenen.append(f"{hoeveel} {soort}, {waaronder}{' en '.join(namen[:2])}")
    if paar := _zelfde_spanning(_inhoud(verslag), _inhoud(ander), tellen):
        redenen.append(f"Ook spanning tussen {paar}")
    return tuple(redenen)


def _inhoud(verslag: Verslag) -> Inhoud | None:
    return lees(verslag.huidige_versie.inhoud) if verslag.huidige_versie else None


def _zelfde_spanning(een: Inhoud | None, twee: Inhoud | None, tellen: Tellen) -> str:
    if een is None or twee is None:
        return ""
    paren = {paar for spanning in een["spanningen"] for paar in _paren(spanning, tellen)}
    for spanning in twee["spanningen"]:
        if paren & _paren(spanning, tellen):
            return f"{spanning['a']['naam']} en {spanning['b']['naam']}"
    return ""


def _paren(spanning: dict[str, Any], tellen: Tellen) -> set[frozenset[str]]:
    a, b = ((waarde["kader"], waarde["waarde"]) for waarde in (spanning["a"], spanning["b"]))
    return {frozenset((x, y)) for x in tellen.get(a, (a[1],)) for y in tellen.get(b, (b[1],))}
