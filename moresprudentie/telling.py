"""Counting for the figures: one look of the database at the narrow rows of five half-years (decision 0040)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.utils.text import slugify

from moresprudentie.models import Telwaarde
from moresprudentie.models.cijfers import CijferregelQuerySet
from moresprudentie.selectie import Selectie
from waardenkader.meetellen import Geteld, Telwijze

KOLOMMEN = (
    *("verslag_id", "gepubliceerd_op", "volgorde", "dossier_id", "uitkomst", "gekozen", "zwaar"),
    *("acties", "wijzigingen", "breder"),
)
ORDE = 1_000
"""More values than one verslag names."""
ALLES = """
    SELECT 'verslagen', h, NULL::integer, NULL, count(*), count(*) FILTER (WHERE zwaar <> '{}'),
           count(*) FILTER (WHERE dossier_id IS NULL), sum(acties), sum(wijzigingen), count(*) FILTER (WHERE wijzigingen > 0),
           sum(breder)
    FROM sel GROUP BY h
    UNION ALL
    SELECT 'uitkomst', h, NULL, uitkomst, count(*), 0, 0, 0, 0, 0, 0 FROM sel WHERE h = %(nu)s GROUP BY h, uitkomst
    UNION ALL
    SELECT 'zwaar', h, w, NULL, count(*), 0, 0, 0, 0, 0, 0 FROM sel, unnest(zwaar) AS w GROUP BY h, w
    UNION ALL
    SELECT 'gekozen', h, w, NULL, count(*), min(volgorde * %(orde)s + plek), 0, 0, 0, 0, 0
    FROM sel, unnest(gekozen) WITH ORDINALITY AS g (w, plek) WHERE h = %(nu)s GROUP BY h, w
"""
DUBBEL = """
    SELECT 'zwaar', h, k.sleutel, count(DISTINCT verslag_id)
    FROM sel, unnest(zwaar) AS w JOIN kaart AS k ON k.telwaarde = w WHERE zwaar && %(dubbel)s::integer[] GROUP BY h, k.sleutel
    UNION ALL
    SELECT 'gekozen', h, k.sleutel, count(DISTINCT verslag_id)
    FROM sel, unnest(gekozen) AS w JOIN kaart AS k ON k.telwaarde = w
    WHERE h = %(nu)s AND gekozen && %(dubbel)s::integer[] GROUP BY h, k.sleutel
"""


@dataclass
class Halfjaartelling:
    """What was counted in one half-year."""

    verslagen: int = 0
    geteld: int = 0
    """Those that say what weighs heaviest."""
    zonder_strategie: int = 0
    acties: int = 0
    wijzigingen: int = 0
    met_wijziging: int = 0
    breder: int = 0
    zwaar: Counter[int] = field(default_factory=Counter)


@dataclass
class Telling:
    """What was counted, per half-year (the oldest first); of the last one also which values were chosen, and the outcomes."""

    halfjaren: list[Halfjaartelling]
    uitkomsten: Counter[str]
    gekozen: Counter[int]
    eerst: dict[int, int]
    """Where each chosen value was first named: the lower, the earlier."""
    telwaarden: dict[int, Telwaarde]
    selectie: Selectie

    @property
    def nu(self) -> Halfjaartelling:
        """The half-year that it is about."""
        return self.halfjaren[-1]

    @property
    def genoemd(self) -> list[Telwaarde]:
        """The values that were chosen in the half-year, in the order in which they were first named."""
        return [self.telwaarden[pk] for pk in sorted(self.eerst, key=self.eerst.__getitem__)]


def _vraag(regels: CijferregelQuerySet, selectie: Selectie) -> tuple[str, dict[str, Any]] | None:
    """Give the SQL that names the rows `sel`, each with the place of its half-year; None when nothing can fit."""
    try:
        bron, params = regels.order_by().values_list(*KOLOMMEN).query.sql_with_params()
    except EmptyResultSet:
        return None
    namen = {f"p{nummer}": waarde for nummer, waarde in enumerate(params)}
    bron = bron % tuple(f"%({naam})s" for naam in namen)
    sql = f"""
        WITH bron ({", ".join(KOLOMMEN)}) AS ({bron}),
        sel AS MATERIALIZED (SELECT *, width_bucket(gepubliceerd_op, %(grenzen)s) AS h FROM bron)
    """  # noqa: S608 (the part is SQL made by Django, its values are parameters)
    vast = {"grenzen": [h.begin for h in selectie.reeks], "nu": len(selectie.reeks), "orde": ORDE}
    return sql, namen | vast


def tel(selectie: Selectie) -> Telling:
    """Count what a selection asks, over the half-years of its trend."""
    telling = Telling([Halfjaartelling() for _ in selectie.reeks], Counter(), Counter(), {}, {}, selectie)
    vraag = _vraag(selectie.regels_van(selectie.reeks), selectie)
    if vraag is None:
        return telling
    with connection.cursor() as cursor:
        cursor.execute(vraag[0] + ALLES, vraag[1])
        for soort, h, telwaarde, uitkomst, *getallen in cursor.fetchall():
            deze = telling.halfjaren[h - 1]
            if soort == "verslagen":
                (deze.verslagen, deze.geteld, deze.zonder_strategie, *acties) = map(int, getallen)
                deze.acties, deze.wijzigingen, deze.met_wijziging, deze.breder = acties
            elif soort == "uitkomst":
                telling.uitkomsten[uitkomst] = getallen[0]
            elif soort == "zwaar":
                deze.zwaar[telwaarde] = getallen[0]
            else:
                telling.gekozen[telwaarde], telling.eerst[telwaarde] = getallen[0], int(getallen[1])
    pks = {*telling.gekozen, *(pk for halfjaar in telling.halfjaren for pk in halfjaar.zwaar)}
    telling.telwaarden = Telwaarde.objects.in_bulk(list(pks))
    return telling


@dataclass
class PerSleutel:
    """The same counts by the keys under which values count in one version of the framework; each verslag once per key."""

    zwaar: list[Counter[str]]
    gekozen: Counter[str]


def geteld(telwaarde: Telwaarde, telwijze: Telwijze) -> tuple[Geteld, ...]:
    """Give under what a value counts; outside every framework that is its name."""
    return telwijze.tel(telwaarde.genoemd, slugify(telwaarde.naam) or telwaarde.sleutel)


def per_sleutel(telling: Telling, telwijze: Telwijze) -> PerSleutel:
    """Add up the values that count under one key.

    A verslag that names two of them counts once: of those keys the database counts the verslagen again.
    """
    waar = {
        pk: tuple(dict.fromkeys(g.sleutel for g in geteld(telwaarde, telwijze)))
        for pk, telwaarde in telling.telwaarden.items()
    }
    keren = Counter(sleutel for sleutels in waar.values() for sleutel in sleutels)
    opgeteld = PerSleutel(
        [_tel_op(halfjaar.zwaar, waar.__getitem__) for halfjaar in telling.halfjaren],
        _tel_op(telling.gekozen, waar.__getitem__),
    )
    dubbel = {pk: [s for s in sleutels if keren[s] > 1] for pk, sleutels in waar.items()}
    if any(dubbel.values()):
        _tel_dubbele(telling, {pk: sleutels for pk, sleutels in dubbel.items() if sleutels}, opgeteld)
    return opgeteld


def _tel_op(telling: Counter[int], waar: Callable[[int], Iterable[str]]) -> Counter[str]:
    opgeteld: Counter[str] = Counter()
    for pk, aantal in telling.items():
        for sleutel in waar(pk):
            opgeteld[sleutel] += aantal
    return opgeteld


def _tel_dubbele(telling: Telling, dubbel: dict[int, list[str]], opgeteld: PerSleutel) -> None:
    paren = [(pk, sleutel) for pk, sleutels in dubbel.items() for sleutel in sleutels]
    vraag = _vraag(telling.selectie.regels_van(telling.selectie.reeks), telling.selectie)
    assert vraag is not None  # something was counted
    kaart = ", kaart AS (SELECT * FROM unnest(%(kaart_van)s::integer[], %(kaart_naar)s::text[]) AS k (telwaarde, sleutel))"
    params = vraag[1] | {
        "kaart_van": [pk for pk, _ in paren],
        "kaart_naar": [sleutel for _, sleutel in paren],
        "dubbel": list(dubbel),
    }
    with connection.cursor() as cursor:
        cursor.execute(vraag[0] + kaart + DUBBEL, params)
        for soort, h, sleutel, aantal in cursor.fetchall():
            (opgeteld.zwaar[h - 1] if soort == "zwaar" else opgeteld.gekozen)[sleutel] = aantal
