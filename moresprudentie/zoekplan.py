"""What the words that somebody types are looked up as: the words themselves first, and wider (decision 0039).

Wider are compounds with the word in them, the two words of a compound apart, and the synonyms that the redactie keeps. All of it
is worked out when somebody searches, out of the words that this reader can find; nothing of it stands in the index.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import product

from django.db import connection

from moresprudentie.models.synoniem import Synoniemgroep
from moresprudentie.models.zoeken import ZoekwoordQuerySet
from moresprudentie.samenstelling import (
    KORTST,
    brokken,
    is_deel,
    is_vorm,
    kaal,
    met_ander_tussenstuk,
    resten,
    splits,
    verbogen,
    vormen,
)
from moresprudentie.zoekindex import CONFIGURATIE, zonder_bezit

WOORD = re.compile(r"[^\W_]+")
MEEST = 8
"""So many words are widened; of a longer question the others are looked for as they are."""
DELEN = 60
"""So many compounds of one word are looked for, those in most verslagen."""
KANDIDATEN = 600
SAMENSTELLING = 7
"""So long a word is at least, to be made of two."""


@dataclass
class _Woord:
    """One word, with what it is looked up as."""

    getypt: str
    zelf: str = ""
    """The query of the word itself; "" when it says nothing."""
    stam: str = ""
    vormen: list[str] = field(default_factory=list)
    delen: dict[str, str] = field(default_factory=dict)
    """The compounds with it in them, each with its query."""
    paren: list[str] = field(default_factory=list)
    bekend: bool = False
    """Whether this reader finds verslagen with it."""

    @property
    def precies(self) -> list[str]:
        """The queries of the word in any form."""
        return [tekst for tekst in (self.zelf, *self.vormen) if tekst]

    @property
    def ruim(self) -> list[str]:
        """The queries of what also counts."""
        return [*self.precies, *self.delen.values(), *self.paren]


@dataclass(frozen=True)
class Plan:
    """What is looked up."""

    precies: str
    """The words in any form, as PostgreSQL writes a query; "" when no word says anything."""
    ruim: str
    """That, and what also counts."""
    ook: tuple[str, ...] = ()
    """The synonyms that are looked up along."""
    delen: tuple[str, ...] = ()
    """Compounds that are looked up along, those in most verslagen first."""
    bekend: bool = False
    """Whether it is one word, of which it is known that the reader finds verslagen with it."""


def maak_plan(q: str, bekend: ZoekwoordQuerySet, *, synoniemen: bool = True) -> Plan:
    """Give what these words are looked up as; takes the words that this reader can find, and whether synonyms count."""
    getypt = list(dict.fromkeys(WOORD.findall(zonder_bezit(q))))
    groepen = _synoniemen(getypt) if synoniemen else []
    los = [term for _, termen in groepen for term in termen if " " not in term]
    woorden = {w: _Woord(w) for w in dict.fromkeys([*getypt, *los])}
    zinnen = [term for _, termen in groepen for term in termen if " " in term]
    als_zin = _lees_vragen([*woorden, *zinnen], woorden)
    _verruim([w for w in woorden.values() if w.zelf][:MEEST], bekend)
    precies = _en(_of(woorden[w].precies) for w in getypt)
    delen = []
    for w in getypt:
        bij = [
            tekst
            for plek, termen in groepen
            if w in plek
            for term in termen
            for tekst in (woorden[term].ruim if term in woorden else [als_zin[term]])
        ]
        delen.append(_of([*woorden[w].ruim, *bij]))
    return Plan(
        precies,
        _en(delen),
        tuple(dict.fromkeys(term for _, termen in groepen for term in termen)),
        tuple(dict.fromkeys(deel for w in getypt for deel in woorden[w].delen)),
        len(getypt) == 1 and woorden[getypt[0]].bekend,
    )


def _of(teksten: Iterable[str]) -> str:
    uniek = list(dict.fromkeys(tekst for tekst in teksten if tekst))
    return uniek[0] if len(uniek) == 1 else f"({' | '.join(uniek)})" if uniek else ""


def _en(teksten: Iterable[str]) -> str:
    return " & ".join(tekst for tekst in teksten if tekst)


def _lees_vragen(termen: Sequence[str], woorden: dict[str, _Woord]) -> dict[str, str]:
    """Let the database write the query of each word and each group of words; sets those of the words."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT t, '(' || phraseto_tsquery(%s::regconfig, t)::text || ')', "
            "tsvector_to_array(to_tsvector(%s::regconfig, t)) FROM unnest(%s::text[]) AS t",
            [CONFIGURATIE, CONFIGURATIE, list(termen)],
        )
        rijen = cursor.fetchall()
    for term, tekst, stammen in rijen:
        if term in woorden and stammen:
            woorden[term].zelf, woorden[term].stam = tekst, stammen[0]
    return {term: tekst if stammen else "" for term, tekst, stammen in rijen}


def _synoniemen(getypt: list[str]) -> list[tuple[list[str], list[str]]]:
    """Give per group of synonyms of which one was typed: the words that were, and the others of the group."""
    gevonden = []
    for groep in Synoniemgroep.objects.all():
        for term in groep.termen:
            if plek := _plek(term, getypt):
                anders = [ander for ander in groep.termen if not _plek(ander, getypt)]
                gevonden.append((plek, anders))
                break
    return [(plek, anders) for plek, anders in gevonden if anders]


def _plek(term: str, getypt: list[str]) -> list[str]:
    """Give the typed words that are this synonym, beside each other; nothing when it was not typed."""
    delen = WOORD.findall(term)
    for begin in range(len(getypt) - len(delen) + 1):
        stuk = getypt[begin : begin + len(delen)]
        if delen and all(_zelfde(a, b) for a, b in zip(stuk, delen, strict=True)):
            return stuk
    return []


def _zelfde(een: str, ander: str) -> bool:
    a, b = kaal(een), kaal(ander)
    return a == b or a in vormen(b) or b in vormen(a)


def _verruim(woorden: list[_Woord], bekend: ZoekwoordQuerySet) -> None:
    """Look up the other forms of these words, the compounds with them in them, and the two words that they are made of."""
    per = {w.getypt: vormen(w.getypt, w.stam) for w in woorden if len(w.getypt) >= KORTST}
    kandidaten = _kandidaten({vorm for van in per.values() for vorm in van}, bekend)
    los = {rest for vorm, los_woord, _ in kandidaten for paar in resten(vorm, los_woord) for rest in paar}
    lang = [kaal(w) for w in per if len(w) >= SAMENSTELLING]
    stukken = {stuk: verbogen(stuk) for stuk in brokken(lang)}
    anders = {ander for w in lang for paar in splits(w, stukken) for ander in met_ander_tussenstuk(w, paar)}
    bestaat = _bestaat({*brokken(los), *anders, *(v for vs in stukken.values() for v in vs)}, bekend)
    for woord in woorden:
        for vorm, ander, tekst in kandidaten:
            if vorm not in per.get(woord.getypt, ()):
                continue
            if tekst == woord.zelf:
                woord.bekend = True
                continue
            if is_vorm(vorm, ander):
                woord.vormen.append(tekst)
            elif len(woord.delen) < DELEN and is_deel(vorm, ander, bestaat):
                woord.delen.setdefault(ander, tekst)
        if len(woord.getypt) >= SAMENSTELLING:
            woord.paren = _paren(woord.getypt, bestaat)


def _kandidaten(gezocht: set[str], bekend: ZoekwoordQuerySet) -> list[tuple[str, str, str]]:
    """Give the known words that have one of these letters in them, each with its query; those in most verslagen first."""
    if not gezocht:
        return []
    bron, params = bekend.order_by().values_list("kaal", "aantal").query.sql_with_params()
    sql = f"""
        SELECT v.vorm, z.kaal, '(' || plainto_tsquery(%s::regconfig, z.kaal)::text || ')'
        FROM unnest(%s::text[]) AS v (vorm)
        CROSS JOIN LATERAL (
            SELECT b.kaal, sum(b.aantal) AS aantal FROM ({bron}) AS b (kaal, aantal)
            WHERE b.kaal LIKE '%%' || v.vorm || '%%' GROUP BY b.kaal ORDER BY 2 DESC, 1 LIMIT %s
        ) AS z
        WHERE numnode(plainto_tsquery(%s::regconfig, z.kaal)) > 0
        ORDER BY z.aantal DESC, z.kaal
    """  # noqa: S608 (the part is SQL made by Django, its values are parameters)
    with connection.cursor() as cursor:
        cursor.execute(sql, [CONFIGURATIE, sorted(gezocht), *params, KANDIDATEN, CONFIGURATIE])
        return list(cursor.fetchall())


def _bestaat(stukken: set[str], bekend: ZoekwoordQuerySet) -> dict[str, tuple[int, str]]:
    """Give which of these are known words, each with in how many verslagen it stands and its query."""
    if not stukken:
        return {}
    bron, params = (
        bekend.filter(woord__in=sorted(stukken)).order_by().values_list("kaal", "aantal").query
    ).sql_with_params()
    sql = f"""
        SELECT b.kaal, sum(b.aantal), plainto_tsquery(%s::regconfig, b.kaal)::text
        FROM ({bron}) AS b (kaal, aantal) GROUP BY b.kaal
    """  # noqa: S608 (the part is SQL made by Django, its values are parameters)
    with connection.cursor() as cursor:
        cursor.execute(sql, [CONFIGURATIE, *params])
        return {woord: (int(aantal), tekst) for woord, aantal, tekst in cursor.fetchall()}


def _paren(woord: str, bestaat: dict[str, tuple[int, str]]) -> list[str]:
    """Give the queries of the two words of a compound beside each other: "sensor register", "register van sensoren"."""
    woord = kaal(woord)
    paren = []
    for delen in splits(woord, bestaat):
        paren += [bestaat[ander][1] for ander in met_ander_tussenstuk(woord, delen) if ander in bestaat]
        een, ander = ([bestaat[vorm] for vorm in verbogen(deel) if vorm in bestaat] for deel in delen)
        for (_, links), (_, rechts) in product(een, ander):
            if links and rechts:
                paren.append(f"({links} <-> {rechts})")
                paren += [f"({rechts} <{ver}> {links})" for ver in (1, 2, 3)]
    return paren
