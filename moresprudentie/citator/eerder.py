"""Looking for earlier cases by what somebody typed: words, a technology, values.

Candidates come from three narrow questions, the newest first; only those are weighed, so that it costs the same in a large
databank. A word that many verslagen have says nothing, and is left out.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import Case, Count, F, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce, Greatest

from moresprudentie.models import Telplek, Verslag, Zoekregel, Zoekwoord
from moresprudentie.models.zoeken import Kring, Lezer, ZoekregelQuerySet
from moresprudentie.verwant import gedeelde_waarden
from moresprudentie.zoekindex import CONFIGURATIE
from organisatie.models import Gebruiker
from organisatie.tekst import begin_zin, in_zin, opsomming, telwoord
from strategie.gevallen import Aanleiding, Geval
from waardenkader.models import Waarde

AANTAL, KANDIDATEN, WOORDEN = 3, 200, 12
MINSTE = 2
"""One word in common, or one value, is no likeness."""
TE_GEWOON = 0.2
_WOORD = re.compile(r"[^\W\d_]{4,}")


def eerdere_gevallen(aanleiding: Aanleiding, gebruiker: Gebruiker | None) -> list[Geval]:
    """Give the three that resemble most, with the reasons; for nobody in particular of what the organisation reads."""
    lezer = Lezer.van(gebruiker) if gebruiker else Lezer(Kring.ORGANISATIE)
    leesbaar = Zoekregel.objects.voor(lezer)
    if aanleiding.project:
        leesbaar = leesbaar.exclude(pk__in=Verslag.objects.filter(project=aanleiding.project).values("pk"))
    woorden = _zeldzame_woorden(aanleiding.tekst, lezer.kring)
    bits, namen = _bits(aanleiding)
    zelfde: dict[str, Any] = {
        f"woord_{plaats}": Case(When(rangvector=_vraag(woord), then=1), default=0)
        for plaats, woord in enumerate(woorden)
    }
    techniek = (
        Case(When(vak__technologie__iexact=aanleiding.technologie, then=MINSTE), default=0)
        if aanleiding.technologie
        else Value(0)
    )
    gedeeld = gedeelde_waarden(bits)
    pks = _kandidaten(leesbaar, aanleiding, woorden, gedeeld if bits else None)
    rijen = (
        Zoekregel.objects.filter(pk__in=pks)
        .annotate(**zelfde, techniek=techniek, gedeeld=gedeeld)
        .annotate(score=sum((F(naam) for naam in zelfde), F("techniek") + F("gedeeld")))
        .filter(score__gte=MINSTE)
        .order_by("-score", "-gepubliceerd_op")
        .select_related("verslag__bron")
        .only(
            "waarden",
            "gepubliceerd_op",
            *(f"verslag__{v}" for v in ("titel", "slug", "jaar", "volgnummer", "bron__naam")),
        )
    )
    return [_geval(rij, aanleiding, woorden, bits, namen) for rij in rijen[:AANTAL]]


def _vraag(woord: str) -> SearchQuery:
    return SearchQuery(woord, config=CONFIGURATIE, search_type="plain")


def _zeldzame_woorden(tekst: str, kring: Kring) -> list[str]:
    """Give the words of a text that stand in few verslagen of this circle, the rarest first."""
    gebruikt = list(dict.fromkeys(_WOORD.findall(tekst.lower())))[:300]
    if not gebruikt:
        return []
    samen = Zoekregel.objects.in_kring(kring).order_by().values(samen=Value(1))
    gewoon = Subquery(samen.annotate(aantal=Count("pk")).values("aantal")) * Value(TE_GEWOON)
    bekend = (
        Zoekwoord.objects.in_kring(kring)
        .filter(woord__in=gebruikt)
        .order_by()
        .values_list("woord")
        .annotate(keren=Sum("aantal"))
        .filter(keren__lte=Greatest(2.0, gewoon))
        .order_by("keren", "woord")
    )
    return [woord for woord, _ in bekend[:WOORDEN]]


def _bits(aanleiding: Aanleiding) -> tuple[int, dict[int, str]]:
    """Give the bits of the values, and their names by their bit."""
    if not aanleiding.waarden:
        return 0, {}
    gevraagd = Waarde.objects.filter(pk__in=aanleiding.waarden)
    per_sleutel = dict(gevraagd.values_list(Coalesce("telt_mee_bij__bij__slug", "slug"), "naam"))
    plekken = Telplek.objects.filter(soort=Telplek.Soort.WAARDE, sleutel__in=per_sleutel)
    namen = {1 << plek: per_sleutel[sleutel] for sleutel, plek in plekken.values_list("sleutel", "plek")}
    return sum(namen), namen


def _kandidaten(
    leesbaar: ZoekregelQuerySet, aanleiding: Aanleiding, woorden: list[str], gedeeld: Any
) -> Collection[int] | QuerySet[Zoekregel, int]:
    """Give the keys of what may resemble, of each way to find one the newest; of one way as a part of the next question."""
    soorten = []
    if woorden:
        een_van = _vraag(woorden[0])
        for woord in woorden[1:]:
            een_van |= _vraag(woord)
        soorten.append(leesbaar.filter(rangvector=een_van).order_by("-gepubliceerd_op", "-pk"))
    if aanleiding.technologie:
        zelfde = leesbaar.filter(vak__technologie__iexact=aanleiding.technologie)
        soorten.append(zelfde.order_by("-gepubliceerd_op", "-pk"))
    if gedeeld is not None:
        soorten.append(
            leesbaar.alias(gedeeld=gedeeld)
            .filter(gedeeld__gte=MINSTE)
            .order_by("-gedeeld", "-gepubliceerd_op")
        )
    per_soort = [soort.values_list("pk", flat=True)[:KANDIDATEN] for soort in soorten]
    if len(per_soort) < 2:
        return per_soort[0] if per_soort else []
    return {pk for pks in per_soort for pk in pks}


def _geval(rij: Any, aanleiding: Aanleiding, woorden: list[str], bits: int, namen: dict[int, str]) -> Geval:
    redenen = []
    if rij.techniek:
        redenen.append(f"ook {in_zin(aanleiding.technologie)}")
    samen = [naam for bit, naam in namen.items() if rij.waarden & bit]
    if samen:
        soort = "zelfde waarde" if len(samen) == 1 else "dezelfde waarden"
        redenen.append(f"{telwoord(len(samen))} {soort}: {opsomming(samen[:3])}")
    ook = [woord for plaats, woord in enumerate(woorden) if getattr(rij, f"woord_{plaats}")]
    if ook:
        redenen.append(f"gaat ook over {opsomming(f'‘{woord}’' for woord in ook[:3])}")
    verslag = rij.verslag
    return Geval(
        verslag.titel, verslag.volledig_nummer, verslag.get_absolute_url(), tuple(map(begin_zin, redenen))
    )
