"""The proposal for who mistyped a word: "Bedoelde je …?"."""

from __future__ import annotations

import re
from itertools import pairwise

from django.db import connection
from django.db.models import Func, Value
from django.db.models.functions import Lower

from moresprudentie.models.zoeken import ZoekwoordQuerySet
from moresprudentie.zoekplan import WOORD
from waardenkader.models import Waarde

_DREMPEL = 0.3
"""So much two words look alike at least, by the groups of three letters that they share."""
MEEST = 6
"""So many words are looked up at most."""


def bedoelde_je(bekend: ZoekwoordQuerySet, q: str) -> str:
    """Give the words with each unknown one replaced by the nearest known word; "" when none is near.

    Known are the words of the verslagen that this reader may find, and the names of the values. Two words that are one word
    together become that ("lucht kwaliteit"); no word is proposed twice; quotes and a minus stay where they stand.
    """
    plekken = list(WOORD.finditer(q))[:MEEST]
    woorden = [plek[0].lower() for plek in plekken]
    samen = [een + ander for een, ander in _buren(q, plekken)]
    naaste = _naaste_woorden(bekend, woorden, samen)
    tekst = _vervang(q, plekken, naaste)
    return "" if tekst.lower() == q.lower() else tekst


def _buren(q: str, plekken: list[re.Match[str]]) -> list[tuple[str, str]]:
    """Give the words with only a space between them, in pairs."""
    paren = pairwise(plekken)
    return [(een[0].lower(), ander[0].lower()) for een, ander in paren if _is_los(q, een, ander)]


def _is_los(q: str, een: re.Match[str], ander: re.Match[str]) -> bool:
    return not q[een.end() : ander.start()].strip()


def _vervang(q: str, plekken: list[re.Match[str]], naaste: dict[str, str]) -> str:
    """Write what was typed again with the known words in it."""
    uit, tot, gebruikt = "", 0, {plek[0].lower() for plek in plekken}
    nummer = 0
    while nummer < len(plekken):
        plek = plekken[nummer]
        volgende = plekken[nummer + 1] if nummer + 1 < len(plekken) else None
        buur = volgende if volgende is not None and _is_los(q, plek, volgende) else None
        woord, tussen = plek[0], q[tot : plek.start()]
        bekend = naaste.get(woord.lower(), "")
        samen = naaste.get(woord.lower() + buur[0].lower(), "") if buur else ""
        if buur is not None and (samen or (bekend and bekend == naaste.get(buur[0].lower()))):
            keuze, plek, nummer = samen or bekend, buur, nummer + 1
        else:
            keuze = _zoals(woord, bekend, gebruikt)
        gebruikt.add(keuze.lower())
        uit, tot, nummer = uit + tussen + keuze, plek.end(), nummer + 1
    return uit + q[tot:]


def _zoals(getypt: str, bekend: str, gebruikt: set[str]) -> str:
    """Give the known word; what was typed when that is the same word, none is near, or it stands there already."""
    return getypt if bekend == "" or bekend in gebruikt else bekend


def _naaste_woorden(bekend: ZoekwoordQuerySet, woorden: list[str], samen: list[str]) -> dict[str, str]:
    """Give per word the known word that looks most like it, of two the one in most verslagen; of `samen` those that exist."""
    bron, params = bekend.order_by().values_list("woord", "kaal", "aantal").query.sql_with_params()
    namen, namen_params = (
        Waarde.objects.order_by()
        .values_list(Lower("naam"), Lower(Func("naam", function="unaccent")), Value(0))
        .query.sql_with_params()
    )
    heel, heel_params = (
        bekend.filter(woord__in=samen or [""]).order_by().values_list("woord").query
    ).sql_with_params()
    sql = f"""
        (SELECT DISTINCT ON (gezocht) gezocht, b.woord
        FROM unnest(%s::text[]) AS gezocht
        CROSS JOIN LATERAL (
            SELECT v.woord, v.kaal, v.aantal FROM ({bron}) AS v (woord, kaal, aantal) WHERE v.kaal %% unaccent(gezocht)
            UNION ALL SELECT n.woord, n.kaal, n.aantal FROM ({namen}) AS n (woord, kaal, aantal)
        ) AS b
        WHERE similarity(b.kaal, unaccent(gezocht)) >= %s
        ORDER BY gezocht, similarity(b.kaal, unaccent(gezocht)) DESC, b.aantal DESC, b.woord)
        UNION SELECT h.woord, h.woord FROM ({heel}) AS h (woord)
    """  # noqa: S608 (the parts are SQL made by Django, their values are parameters)
    with connection.cursor() as cursor:
        cursor.execute(sql, [woorden, *params, *namen_params, _DREMPEL, *heel_params])
        return dict(cursor.fetchall())
