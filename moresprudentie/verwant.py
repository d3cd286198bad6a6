"""Verslagen that resemble another one, with the reasons in words."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Case, Count, F, IntegerField, Q, Value, When

from moresprudentie.inhoud import Inhoud, lees
from moresprudentie.models import Verslag
from moresprudentie.models.verslag import VerslagQuerySet
from organisatie.tekst import begin_zin, telwoord


@dataclass(frozen=True)
class Verwant:
    """A verslag that resembles, and why."""

    verslag: Verslag
    redenen: tuple[str, ...]


def verwante_verslagen(verslag: Verslag, leesbaar: VerslagQuerySet, aantal: int = 3) -> list[Verwant]:
    """Give the verslagen with most values (and technologie) in common, among those the reader may see."""
    waarden = [waarde.slug for waarde in verslag.waarden.all()]
    zelfde = (
        Case(When(technologie=verslag.technologie, then=Value(2)), default=0, output_field=IntegerField())
        if verslag.technologie
        else Value(0)
    )
    rijen = (
        leesbaar.exclude(pk=verslag.pk)
        .annotate(gedeeld=Count("waarden", filter=Q(waarden__slug__in=waarden), distinct=True), zelfde=zelfde)
        .alias(score=F("gedeeld") + F("zelfde"))
        .filter(Q(score__gt=1))
        .voor_lijst()
        .order_by(F("score").desc(), "-gepubliceerd_op")[:aantal]
    )
    return [Verwant(ander, _redenen(verslag, ander, set(waarden))) for ander in rijen]


def _redenen(verslag: Verslag, ander: Verslag, waarden: set[str]) -> tuple[str, ...]:
    redenen = []
    if verslag.technologie and verslag.technologie == ander.technologie:
        redenen.append(f"Ook {ander.technologie[0].lower()}{ander.technologie[1:]}")
    namen = [waarde.naam for waarde in ander.waarden.all() if waarde.slug in waarden]
    if namen:
        hoeveel = begin_zin(telwoord(len(namen)))
        soort = "zelfde waarde" if len(namen) == 1 else "dezelfde waarden"
        waaronder = "" if len(namen) == 1 else "waaronder "
        redenen.append(f"{hoeveel} {soort}, {waaronder}{' en '.join(namen[:2])}")
    if paar := _zelfde_spanning(_inhoud(verslag), _inhoud(ander)):
        redenen.append(f"Ook spanning tussen {paar}")
    return tuple(redenen)


def _inhoud(verslag: Verslag) -> Inhoud | None:
    return lees(verslag.huidige_versie.inhoud) if verslag.huidige_versie else None


def _zelfde_spanning(een: Inhoud | None, twee: Inhoud | None) -> str:
    if een is None or twee is None:
        return ""
    paren = {frozenset((s["a"]["waarde"], s["b"]["waarde"])) for s in een["spanningen"]}
    for spanning in twee["spanningen"]:
        if frozenset((spanning["a"]["waarde"], spanning["b"]["waarde"])) in paren:
            return f"{spanning['a']['naam']} en {spanning['b']['naam']}"
    return ""
