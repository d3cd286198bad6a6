"""Searching the databank: words in Dutch, typing errors, facets with counts, state in the URL.

A word first has to match on the whole text (inflections and accents do not matter). When nothing
matches, the beginnings of words are tried ("sensor" finds "sensorregister"); when that gives nothing
either, the nearest known word is proposed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank
from django.db import OperationalError, connection, transaction
from django.db.models import Count, F, Func, QuerySet, TextField, Value
from django.db.models.functions import Lower
from django.http import QueryDict

from moresprudentie.models import Verslag
from moresprudentie.models.verslag import VerslagQuerySet
from moresprudentie.zoekindex import BEGIN, CONFIGURATIE, EINDE
from organisatie.tekst import getal
from waardenkader.meetellen import FUNDAMENT, SLEUTEL, telt_als
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
_DREMPEL = 0.3
VOORSTELTIJD_MS = 800


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
    """The verslagen that match the words, before any filter."""

    verslagen: VerslagQuerySet
    query: SearchQuery | None = None
    op_begin: bool = False
    """Only beginnings of words matched."""


def _woorden(q: str) -> list[str]:
    return re.findall(r"[^\W_]+", q)


def treffers(verslagen: VerslagQuerySet, q: str) -> Treffers:
    """Give the verslagen in which these words stand; all of them without words.

    Takes the verslagen that the reader may see. A number ("2026-014") finds that one verslag. Who writes a
    phrase in quotes or leaves a word out with a minus gets exactly that.
    """
    if not q:
        return Treffers(verslagen)
    if nummer := _NUMMER.match(q):
        return Treffers(verslagen.filter(jaar=int(nummer[1]), volgnummer=int(nummer[2])))
    query = SearchQuery(q, config=CONFIGURATIE, search_type="websearch")
    gevonden = verslagen.filter(zoekvector=query)
    if '"' in q or " -" in f" {q}" or not _woorden(q) or gevonden.exists():
        return Treffers(gevonden, query)
    begin = " & ".join(f"{woord}:*" for woord in _woorden(q))
    query = SearchQuery(begin, config=CONFIGURATIE, search_type="raw")
    return Treffers(verslagen.filter(zoekvector=query), query, op_begin=True)


def _met_alle(veld: str, gekozen: tuple[str, ...]) -> QuerySet[Any, Any]:
    """Give the keys of the verslagen that have every one of these; one subquery, however many there are.

    Takes a field of the value (`SLEUTEL`, `FUNDAMENT`). A value of another version of the framework is here the value, or are
    the values, of the present one with which it counts.
    """
    rijen: QuerySet[Any, Any] = Verslag.waarden.through.objects.all()
    return (
        rijen.filter(waarde__in=Waarde.objects.die_tellen_als(veld, gekozen))
        .alias(als=telt_als("waarde", veld))
        .filter(als__in=gekozen)
        .values("verslag")
        .annotate(gevonden=Count("als", distinct=True))
        .filter(gevonden=len(gekozen))
        .order_by()
        .values("verslag")
    )


def filter_op(verslagen: VerslagQuerySet, vraag: Zoekvraag, *, behalve: str = "") -> VerslagQuerySet:
    """Keep what fits the chosen filters.

    Values and fundamenten: a verslag must have all that were chosen. The others have one value per
    verslag, so there any of the choices will do. `behalve` leaves one filter out, for its counts.
    """
    for naam, op in (("waarde", SLEUTEL), ("fundament", FUNDAMENT)):
        if gekozen := vraag.gekozen(naam):
            verslagen = verslagen.filter(pk__in=_met_alle(op, gekozen))
    velden = {
        "technologie": "technologie__in",
        "onderdeel": "onderdeel__naam__in",
        "jaar": "jaar__in",
        "uitkomst": "uitkomst__in",
    }
    for naam, veld in velden.items():
        gekozen = vraag.gekozen(naam)
        if gekozen and naam != behalve:
            verslagen = verslagen.filter(**{veld: gekozen})
    return verslagen


def sorteer(verslagen: VerslagQuerySet, vraag: Zoekvraag, query: SearchQuery | None) -> VerslagQuerySet:
    """Order as asked; the best hit first ranks on title, keywords, values and summary."""
    if vraag.sorteer == "beste" and query is not None:
        return verslagen.annotate(rang=SearchRank(F("rangvector"), query)).order_by(
            "-rang", "-gepubliceerd_op", "-pk"
        )
    if vraag.sorteer == "titel":
        return verslagen.order_by(Lower(Func(F("titel"), function="unaccent")), "pk")
    return verslagen.order_by("gepubliceerd_op" if vraag.sorteer == "oud" else "-gepubliceerd_op", "-pk")


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


def bedoelde_je(verslagen: VerslagQuerySet, q: str) -> str:
    """Give the words with each unknown one replaced by the nearest known word; "" when none is near.

    Known are the words in titles, summaries, keywords and technologies of the verslagen that the reader
    may see, and the names of the values. It is a courtesy: when the databank is so large that it takes longer
    than `VOORSTELTIJD_MS`, there is no proposal.
    """
    woorden = [woord.lower() for woord in _woorden(q)[:6]]
    try:
        naaste = _naaste_woorden(verslagen, woorden)
    except OperationalError:  # the time was up
        return ""
    tekst = " ".join(naaste.get(woord, woord) for woord in woorden)
    return "" if tekst == " ".join(woorden) else tekst


def _naaste_woorden(verslagen: VerslagQuerySet, woorden: list[str]) -> dict[str, str]:
    """Give per word the known word that looks most like it; all in one look at the texts."""
    bron, bron_params = (
        verslagen.order_by()
        .values_list("titel", "samenvatting", "technologie", "trefwoorden")
        .query.sql_with_params()
    )
    namen, namen_params = Waarde.objects.order_by().values_list("naam").query.sql_with_params()
    sql = f"""
        WITH bekend AS (
            SELECT DISTINCT regexp_split_to_table(lower(concat_ws(' ', t.a, t.b, t.c, t.d)), '[^[:alnum:]]+') AS woord
            FROM (
                SELECT v.a, v.b, v.c, array_to_string(v.d, ' ') AS d FROM ({bron}) AS v (a, b, c, d)
                UNION ALL SELECT n.a, '', '', '' FROM ({namen}) AS n (a)
            ) AS t
        )
        SELECT DISTINCT ON (gezocht) gezocht, woord
        FROM unnest(%s::text[]) AS gezocht
        JOIN bekend ON length(woord) > 2 AND similarity(unaccent(woord), unaccent(gezocht)) >= %s
        ORDER BY gezocht, similarity(unaccent(woord), unaccent(gezocht)) DESC, woord
    """  # noqa: S608 (both parts are SQL made by Django, their values are parameters)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('statement_timeout', %s, true)", [str(VOORSTELTIJD_MS)])
        cursor.execute(sql, [*bron_params, *namen_params, woorden, _DREMPEL])
        gevonden = dict(cursor.fetchall())
        cursor.execute("SELECT set_config('statement_timeout', '0', true)")
    return gevonden
