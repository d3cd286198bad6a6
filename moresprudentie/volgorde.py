"""In which order what was found comes, and which of it stand on one page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import Case, F, Func, Q, QuerySet, When
from django.db.models.functions import Lower

from moresprudentie.models import Zoekregel
from moresprudentie.models.zoeken import ZoekregelQuerySet
from moresprudentie.zinnen import vorm
from moresprudentie.zoeken import OP_TIJD, OP_WOORD, ZONDER, Treffers, Zoekvraag, filter_op, laat_zoeken

TERUG = 100
"""So many of the newest verslagen are looked into one by one: beyond that, the index on words is faster."""
GERANGSCHIKT = 500
"""So many of the newest hits are put in order by how well they fit."""
WEINIG = 100
"""So few are put in order at once: their long text is read along."""


def sorteer(gevonden: Treffers, vraag: Zoekvraag, *, deel: float = 0, aantal: int | None = None) -> Volgorde:
    """Give what was found and fits all filters, in the order that was asked.

    Takes how many these are and what part of all that is, when it is known: a few are put in order at once, of many the parts
    that are reached are looked up one by one.

    The best hit first: of what has the words in title, keywords, values or summary, the newest `GERANGSCHIKT` by how well they
    fit; then all others that have the words, the newest first; and then in the same way what has them in a compound, or has a
    synonym.
    """
    weinig = aantal is not None and aantal <= WEINIG
    if weinig:
        deel = 0  # going back in time is for words that many have
    if vraag.sorteer == "beste" and gevonden.query is not None:
        alles = filter_op(gevonden.alles, vraag)
        if weinig:
            return _in_orde(_gelaagd(alles, gevonden.query, gevonden.ruim or gevonden.query, vraag))
        lagen = [partial(_beste, alles, gevonden.query, None, vraag), partial(_rest, alles, gevonden.query)]
        if gevonden.ruim is not None and gevonden.verschil is not None:
            lagen += [
                partial(_beste, alles, gevonden.ruim, gevonden.verschil, vraag),
                partial(_rest, alles, gevonden.verschil),
            ]
        return Volgorde(lagen, deel)
    regels = filter_op(gevonden.regels, vraag)
    if vraag.sorteer == "titel":
        return _in_orde(regels.order_by(Lower(Func(F("verslag__titel"), function="unaccent")), "pk"))
    volgorde = ("gepubliceerd_op", "pk") if vraag.sorteer == "oud" else ("-gepubliceerd_op", "-pk")
    return _in_orde(regels.order_by(*volgorde), deel)


def _in_orde(regels: ZoekregelQuerySet, deel: float = 0) -> Volgorde:
    return Volgorde([lambda eerst: regels.values_list("pk", flat=True)], deel)


def _gelaagd(
    alles: ZoekregelQuerySet, query: SearchQuery, gezocht: SearchQuery, vraag: Zoekvraag
) -> ZoekregelQuerySet:
    """Give all that is looked for, in the order that `_beste` and `_rest` give it part by part."""
    beste, rest, ruimer, over = range(4)
    laag = Case(
        When(_in_kort(query, query if ZONDER.search(vraag.q) else None), then=beste),
        When(zoekvector=vorm(query), then=rest),
        When(rangvector=vorm(gezocht), then=ruimer),
        default=over,
    )
    rang = Case(
        When(laag=beste, then=SearchRank(F("rangvector"), query)),
        When(laag=ruimer, then=SearchRank(F("rangvector"), gezocht)),
        default=0.0,
    )
    regels = alles.filter(zoekvector=vorm(gezocht)).alias(laag=laag).alias(rang=rang)
    return regels.order_by("laag", "-rang", "-gepubliceerd_op", "-pk")


def _in_kort(query: SearchQuery, ook: SearchQuery | None) -> Q:
    """Say what has this in the short text; with `ook` what has that in the long one besides."""
    return Q(rangvector=vorm(query)) if ook is None else Q(rangvector=vorm(query), zoekvector=vorm(ook))


def _beste(
    alles: ZoekregelQuerySet, query: SearchQuery, ook: SearchQuery | None, vraag: Zoekvraag, eerst: Sleutels
) -> Sleutels:
    """Give the keys of the best hits in the short text, the best first; with `ook` of those that match that in the long one."""
    if ZONDER.search(vraag.q):  # what is not in the short text may be in the long one
        ook = query
    nieuwste = (
        alles.filter(_in_kort(query, ook))
        .order_by("-gepubliceerd_op", "-pk")
        .values_list("pk", flat=True)[:GERANGSCHIKT]
    )
    rang = SearchRank(F("rangvector"), query)
    beste = Zoekregel.objects.filter(pk__in=nieuwste).annotate(rang=rang)
    return list(beste.order_by("-rang", "-gepubliceerd_op", "-pk").values_list("pk", flat=True))


def _rest(alles: ZoekregelQuerySet, query: SearchQuery, eerst: Sleutels) -> Sleutels:
    """Give the keys of what matches besides those that came first, the newest first."""
    rest = alles.filter(zoekvector=vorm(query)).exclude(pk__in=list(eerst))
    return rest.order_by("-gepubliceerd_op", "-pk").values_list("pk", flat=True)


Sleutels = Sequence[int] | QuerySet[Zoekregel, int]
Laag = Callable[[Sleutels], Sleutels]
"""A part of the order: takes the part before it, which it may have to leave out, and gives keys."""


@dataclass(frozen=True)
class Volgorde:
    """What was found, in its order: some parts after each other, of which only those that are reached are looked up."""

    lagen: Sequence[Laag]
    deel: float = 0
    """What part of all verslagen that is; 0 when it is not known."""

    def sleutels(self, van: int, tot: int) -> list[int]:
        """Give the keys of the verslagen from one place up to another."""
        gevonden: list[int] = []
        eerst: Sleutels = []
        for laag in self.lagen:
            eerst = laag(eerst)
            op_tijd = isinstance(eerst, QuerySet) and tot <= self.deel * TERUG
            if op_tijd:
                laat_zoeken(OP_TIJD)
            stuk = list(eerst[van:tot])
            gevonden += stuk
            if len(stuk) == tot - van:
                break  # what is read after this, is read by its key
            if op_tijd:
                laat_zoeken(OP_WOORD)
            over = tot - van - len(stuk)
            # Past the end of this part: how many places of it lie before the first that is asked for?
            van = 0 if stuk else van - (eerst.count() if isinstance(eerst, QuerySet) else len(eerst))
            tot = van + over
        return gevonden
