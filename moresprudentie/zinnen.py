"""Words that stand side by side, looked up as if they were one word.

Whether a verslag has a phrase in it can only be seen in the places of its words, and reading those of ten thousands of verslagen
takes a second. So the database keeps each pair of neighbours as a word of its own in the vectors (`moresprudentie_met_paren`:
"open 1 gegeven", where 1 is how far apart they are, with a small word such as "de" between them 2), and a phrase asks for those.
"""

from __future__ import annotations

import re
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchQueryField
from django.db import connection
from django.db.models import Func, Value

VERST = 5
LANG = 2000
"""Two words that are further apart, or longer together (in bytes), are no pair; as in `moresprudentie_met_paren`."""

_LEXEEM = r"'(?:[^']|'')*'"
_ZIN = re.compile(rf"{_LEXEEM}(?: <(?:-|\d+)> {_LEXEEM})+")
_SCHAKEL = re.compile(r" <(-|\d+)> ")


def met_paren(query: str) -> str:
    """Take a tsquery as text, give one that finds the same with the pairs.

    A phrase of two words is a pair. A longer one is all its pairs, and then itself: the pairs of "a b c" may also stand apart.
    """
    return _ZIN.sub(lambda gevonden: _als_paren(gevonden[0]), query)


def _als_paren(zin: str) -> str:
    woord, *rest = _SCHAKEL.split(zin)
    paren = []
    for afstand, volgend in zip(rest[::2], rest[1::2], strict=True):
        stappen = 1 if afstand == "-" else int(afstand)
        if 1 <= stappen <= VERST and len((woord + volgend).encode()) < LANG:
            paren.append(f"{woord[:-1]} {stappen} {volgend[1:]}")
        woord = volgend
    if len(rest) == 2 and paren:
        return paren[0]
    return f"({' & '.join([*paren, f'({zin})'])})"


class Zoekterm(SearchQuery):
    """A query of which the database has worked out the words already."""

    def __init__(self, tekst: str) -> None:
        """Take it as PostgreSQL writes it."""
        self.tekst = tekst
        Func.__init__(self, Value(tekst), output_field=SearchQueryField())
        self.invert = False

    function = ""
    template = "(%(expressions)s)::tsquery"

    def as_sql(self, compiler: Any, connection: Any, *args: Any, **extra: Any) -> Any:
        """Give it as it is."""
        return Func.as_sql(self, compiler, connection)


def letterlijk(q: str, configuratie: str) -> Zoekterm:
    """Give what somebody typed, with its quotes and minus, as PostgreSQL reads it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT websearch_to_tsquery(%s::regconfig, %s)::text", [configuratie, q])
        return Zoekterm(cursor.fetchone()[0])


def vorm(query: SearchQuery) -> SearchQuery:
    """Give a query as the index is asked: with pairs where it has phrases."""
    return Zoekterm(met_paren(query.tekst)) if isinstance(query, Zoekterm) else query
