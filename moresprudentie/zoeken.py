"""Searching the databank: words in Dutch, typing errors, facets with counts, state in the URL.

A word first has to match on the whole text (inflections and accents do not matter). When nothing
matches, the beginnings of words are tried ("sensor" finds "sensorregister"); when that gives nothing
either, the nearest known word is proposed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank
from django.db import connection, transaction
from django.db.models import F, Func, TextField, Value
from django.db.models.functions import Lower
from django.http import QueryDict

from moresprudentie.models import Telplek, Verslag, Zoekregel, Zoekvak
from moresprudentie.models.verslag import VerslagQuerySet
from moresprudentie.models.zoeken import ZoekregelQuerySet, ZoekwoordQuerySet
from moresprudentie.zinnen import zoekvorm
from moresprudentie.zoekindex import BEGIN, CONFIGURATIE, EINDE
from organisatie.tekst import getal
from waardenkader.models import Waarde

FILTERS = ("waarde", "fundament", "technologie", "onderdeel", "jaar", "uitkomst")
SORTERINGEN = (
    ("beste", "Beste treffer eerst"),
    ("nieuw", "Nieuwste eerst"),
    ("oud", "Oudste eerst"),
    ("titel", "Titel, A tot Z"),
)
MAX_TEKENS = 200
MAX_KEUZES = 50
_NUMMER = re.compile(r"(?:codio\s*)?(20\d\d)[-/ ](\d{1,5})$", re.IGNORECASE)
_WOORD = re.compile(r"[^\W_]+")
_ZONDER = re.compile(r"(^|\s)-\w")
"""Somebody leaves a word out."""
_DREMPEL = 0.3
GERANGSCHIKT = 500


@dataclass(frozen=True)
class Zoekvraag:
    """What somebody searches for, as it stands in the URL."""

    q: str
    filters: tuple[tuple[str, tuple[str, ...]], ...]
    sorteer: str
    bladzijde: int = 1
    """As it was asked for; there may be fewer."""

    @classmethod
    def uit(cls, gegevens: QueryDict) -> Zoekvraag:
        """Read it from the URL; what is not known there is left out."""
        schoon = {
            naam: tuple(
                dict.fromkeys(w.replace("\x00", "")[:MAX_TEKENS] for w in gegevens.getlist(naam) if w)
            )[:MAX_KEUZES]
            for naam in FILTERS
        }
        schoon["jaar"] = tuple(j for j in schoon["jaar"] if j.isascii() and j.isdigit() and len(j) == 4)
        q = " ".join(gegevens.get("q", "").replace("\x00", "").split())[:MAX_TEKENS]
        sorteer = gegevens.get("sorteer", "")
        if sorteer not in dict(SORTERINGEN) or (sorteer == "beste" and not q):
            sorteer = "beste" if q else "nieuw"
        return cls(q, tuple(schoon.items()), sorteer, getal(gegevens.get("pagina", "")) or 1)

    def gekozen(self, naam: str) -> tuple[str, ...]:
        """Give what was chosen in one filter."""
        return dict(self.filters)[naam]

    @property
    def aantal_filters(self) -> int:
        """The number of choices in all filters together."""
        return sum(len(waarden) for _, waarden in self.filters)

    @property
    def is_leeg(self) -> bool:
        """Whether nothing was asked, so that everything is shown."""
        return not self.q and not self.aantal_filters

    def adres(
        self, *, zonder: tuple[str, str] | None = None, q: str | None = None, alles_weg: bool = False
    ) -> str:
        """Give the query string, without one choice, with another word, or without any filter."""
        delen = QueryDict(mutable=True)
        if tekst := self.q if q is None else q:
            delen["q"] = tekst
        for naam, waarden in self.filters:
            blijft = [w for w in waarden if (naam, w) != zonder and not alles_weg]
            if blijft:
                delen.setlist(naam, blijft)
        if self.sorteer != ("beste" if self.q else "nieuw"):
            delen["sorteer"] = self.sorteer
        return f"?{delen.urlencode()}"

    @property
    def hier(self) -> str:
        """The query string of exactly this list; "" for the list without anything asked.

        A result carries it to its verslag, so that the way back leads here. It names what is searched for and never an
        address, so nobody can be led elsewhere with it.
        """
        delen = QueryDict(self.adres()[1:], mutable=True)
        if self.bladzijde > 1:
            delen["pagina"] = str(self.bladzijde)
        return f"?{delen.urlencode()}" if delen else ""


@dataclass(frozen=True)
class Treffers:
    """What matches the words, before any filter."""

    alles: ZoekregelQuerySet
    """What the reader may find, with these words or without."""
    query: SearchQuery | None = None
    """The words as they were typed: for how well a verslag fits, and for the marks round a hit."""
    vorm: SearchQuery | None = None
    """What the index is asked (`moresprudentie.zinnen`)."""
    op_begin: bool = False
    """Only beginnings of words matched."""

    @property
    def regels(self) -> ZoekregelQuerySet:
        """What matches."""
        return self.alles if self.vorm is None else self.alles.filter(zoekvector=self.vorm)


def _woorden(q: str) -> list[str]:
    return _WOORD.findall(q)


def treffers(regels: ZoekregelQuerySet, q: str) -> Treffers:
    """Give what has these words in it; all without words.

    Takes what the reader may find. A number ("2026-014") finds that one verslag. Who writes a phrase in quotes or leaves a
    word out with a minus gets exactly that.
    """
    if not q:
        return Treffers(regels)
    if nummer := _NUMMER.match(q):
        return Treffers(regels.filter(verslag__jaar=int(nummer[1]), verslag__volgnummer=int(nummer[2])))
    query = SearchQuery(q, config=CONFIGURATIE, search_type="websearch")
    gevonden = Treffers(regels, query, zoekvorm(q, CONFIGURATIE))
    if '"' in q or _ZONDER.search(q) or not _woorden(q) or gevonden.regels.exists():
        return gevonden
    begin = " & ".join(f"{woord}:*" for woord in _woorden(q))
    query = SearchQuery(begin, config=CONFIGURATIE, search_type="raw")
    return Treffers(regels, query, query, op_begin=True)


@contextmanager
def langs_de_index() -> Iterator[None]:
    """Let the database find words by their index in what runs inside this.

    It holds looking into the words of a row for as cheap as looking at a number, and would read all of them to find the newest
    ten: each costs a read of some kB.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off")
        yield
        cursor.execute("SET LOCAL enable_seqscan = on; SET LOCAL enable_indexscan = on")


def met_waarden(regels: ZoekregelQuerySet, vraag: Zoekvraag) -> ZoekregelQuerySet:
    """Keep what has every chosen value and every chosen fundament.

    A value of another version of the framework is here the value, or are the values, of the present one with which it counts.
    """
    for soort, veld in ((Telplek.Soort.WAARDE, "waarden"), (Telplek.Soort.FUNDAMENT, "fundamenten")):
        gekozen = vraag.gekozen(soort)
        if not gekozen:
            continue
        plekken = dict(
            Telplek.objects.filter(soort=soort, sleutel__in=gekozen).values_list("sleutel", "plek")
        )
        bits = sum(1 << plek for plek in plekken.values())
        if bits:
            regels = regels.alias(**{f"heeft_{veld}": F(veld).bitand(bits)}).filter(**{f"heeft_{veld}": bits})
        if anders := [sleutel for sleutel in gekozen if sleutel not in plekken]:
            regels = (
                regels.filter(overige__contains=anders) if soort == Telplek.Soort.WAARDE else regels.none()
            )
    return regels


VAKVELDEN = {
    "technologie": "technologie",
    "onderdeel": "onderdeel__naam",
    "jaar": "jaar",
    "uitkomst": "uitkomst",
}
"""The filters with one value for each verslag, and where a `Zoekvak` has it: any of the choices will do."""


def filter_op(regels: ZoekregelQuerySet, vraag: Zoekvraag) -> ZoekregelQuerySet:
    """Keep what fits all chosen filters."""
    keuzes = {f"{veld}__in": vraag.gekozen(naam) for naam, veld in VAKVELDEN.items() if vraag.gekozen(naam)}
    regels = met_waarden(regels, vraag)
    return (
        regels.filter(vak__in=Zoekvak.objects.filter(**keuzes).order_by().values("pk")) if keuzes else regels
    )


def sorteer(gevonden: Treffers, vraag: Zoekvraag) -> Volgorde:
    """Give what was found and fits all filters, in the order that was asked.

    The best hit first: of what has the words in title, keywords, values or summary, the newest `GERANGSCHIKT` by how well they
    fit; then all others, the newest first.
    """
    regels = filter_op(gevonden.regels, vraag)
    if vraag.sorteer == "beste" and gevonden.query is not None:
        eerst = _beste(gevonden, vraag)
        return Volgorde(eerst, regels.exclude(pk__in=eerst).order_by("-gepubliceerd_op", "-pk"))
    if vraag.sorteer == "titel":
        return Volgorde([], regels.order_by(Lower(Func(F("verslag__titel"), function="unaccent")), "pk"))
    volgorde = ("gepubliceerd_op", "pk") if vraag.sorteer == "oud" else ("-gepubliceerd_op", "-pk")
    return Volgorde([], regels.order_by(*volgorde))


def _beste(gevonden: Treffers, vraag: Zoekvraag) -> list[int]:
    """Give the keys of the best hits, the best first."""
    in_kort = filter_op(gevonden.alles, vraag).filter(rangvector=gevonden.vorm)
    if _ZONDER.search(vraag.q):  # what is not in the short text may be in the long one
        in_kort = in_kort.filter(zoekvector=gevonden.vorm)
    nieuwste = in_kort.order_by("-gepubliceerd_op", "-pk").values_list("pk", flat=True)[:GERANGSCHIKT]
    assert gevonden.query is not None
    rang = SearchRank(F("rangvector"), gevonden.query)
    beste = Zoekregel.objects.filter(pk__in=list(nieuwste)).annotate(rang=rang)
    return list(beste.order_by("-rang", "-gepubliceerd_op", "-pk").values_list("pk", flat=True))


@dataclass(frozen=True)
class Volgorde:
    """What was found, in its order: the keys that come first, and all others."""

    eerst: list[int]
    daarna: ZoekregelQuerySet

    def sleutels(self, van: int, tot: int) -> list[int]:
        """Give the keys of the verslagen from one place up to another."""
        gevonden = self.eerst[van:tot]
        if tot > len(self.eerst):
            begin = max(0, van - len(self.eerst))
            rest = self.daarna.values_list("pk", flat=True)[begin : tot - len(self.eerst)]
            gevonden += list(rest)
        return gevonden


def op_bladzijde(sleutels: list[int], query: SearchQuery | None) -> list[Verslag]:
    """Give these verslagen in this order, with the marks of `met_fragment`."""
    verslagen = (
        Verslag.objects.filter(pk__in=sleutels).voor_lijst().defer("zoektekst", "huidige_versie__inhoud")
    )
    per = {verslag.pk: verslag for verslag in met_fragment(verslagen, query)}
    return [per[pk] for pk in sleutels if pk in per]


def met_fragment(verslagen: VerslagQuerySet, query: SearchQuery | None) -> VerslagQuerySet:
    """Add `titel_treffer`, `kort_treffer` (the summary) and `fragment` (from the body), with marks round hits."""
    if query is None:
        leeg = Value("", output_field=TextField())
        return verslagen.annotate(titel_treffer=F("titel"), kort_treffer=F("samenvatting"), fragment=leeg)
    opties: dict[str, Any] = {"config": CONFIGURATIE, "start_sel": BEGIN, "stop_sel": EINDE}
    return verslagen.annotate(
        titel_treffer=SearchHeadline("titel", query, highlight_all=True, **opties),
        kort_treffer=SearchHeadline("samenvatting", query, highlight_all=True, **opties),
        fragment=SearchHeadline("zoektekst", query, min_words=25, max_words=45, **opties),
    )


def heeft_inhoud(q: str) -> bool:
    """Say whether there is a word to search on; articles and the like ("de", "een") are not."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT numnode(websearch_to_tsquery(%s::regconfig, %s)) > 0", [CONFIGURATIE, q])
        return bool(cursor.fetchone()[0])


def bedoelde_je(bekend: ZoekwoordQuerySet, q: str) -> str:
    """Give the words with each unknown one replaced by the nearest known word; "" when none is near.

    Known are the words of the verslagen that this reader may find, and the names of the values.
    """
    woorden = [woord.lower() for woord in _woorden(q)[:6]]
    naaste = _naaste_woorden(bekend, woorden)
    tekst = _WOORD.sub(lambda m: _zoals(m[0], naaste.get(m[0].lower(), "")), q)
    return "" if tekst.lower() == q.lower() else tekst


def _zoals(getypt: str, bekend: str) -> str:
    """Give the known word, or what was typed when that is the same word or none is near."""
    return getypt if bekend in ("", getypt.lower()) else bekend


def _naaste_woorden(bekend: ZoekwoordQuerySet, woorden: list[str]) -> dict[str, str]:
    """Give per word the known word that looks most like it, of two the one that stands in most verslagen."""
    bron, params = bekend.order_by().values_list("woord", "kaal", "aantal").query.sql_with_params()
    namen, namen_params = (
        Waarde.objects.order_by()
        .values_list(Lower("naam"), Lower(Func("naam", function="unaccent")), Value(0))
        .query.sql_with_params()
    )
    sql = f"""
        SELECT DISTINCT ON (gezocht) gezocht, b.woord
        FROM unnest(%s::text[]) AS gezocht
        CROSS JOIN LATERAL (
            SELECT v.woord, v.kaal, v.aantal FROM ({bron}) AS v (woord, kaal, aantal) WHERE v.kaal %% unaccent(gezocht)
            UNION ALL SELECT n.woord, n.kaal, n.aantal FROM ({namen}) AS n (woord, kaal, aantal)
        ) AS b
        WHERE similarity(b.kaal, unaccent(gezocht)) >= %s
        ORDER BY gezocht, similarity(b.kaal, unaccent(gezocht)) DESC, b.aantal DESC, b.woord
    """  # noqa: S608 (both parts are SQL made by Django, their values are parameters)
    with connection.cursor() as cursor:
        cursor.execute(sql, [woorden, *params, *namen_params, _DREMPEL])
        return dict(cursor.fetchall())
