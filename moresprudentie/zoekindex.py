"""What is stored of a verslag for searching: one long vector to match on, one short to rank on."""

from __future__ import annotations

import re
from typing import Any

from django.contrib.postgres.search import SearchVector
from django.db.models import Value

from moresprudentie.inhoud import Inhoud, alle_tekst, antwoord_uit

CONFIGURATIE = "codio_dutch"
BEGIN, EINDE = "\x02", "\x03"
"""Marks round a hit in a snippet; taken out of every stored text, so they can mean nothing else."""

_OPMAAK = re.compile(r"(^|\s)[#>*+-]+\s|[*_`]{1,3}|\[([^\]]*)\]\([^)]*\)")


def plat(tekst: str) -> str:
    """Take light Markdown, give the words of it on one line."""
    zonder = _OPMAAK.sub(
        lambda m: f" {m.group(2) or ''}" if m.group(1) is not None or m.group(2) else "", tekst
    )
    return " ".join(zonder.replace(BEGIN, "").replace(EINDE, "").split())


def _vector(tekst: str, gewicht: str) -> SearchVector:
    return SearchVector(Value(tekst), config=CONFIGURATIE, weight=gewicht)


def vectoren(inhoud: Inhoud) -> dict[str, Any]:
    """Give the search columns of one verslag, for an `update`.

    Ranking every match on the whole text is what costs; so the words of title, keywords, values and
    summary stand apart in a short vector, and the body only serves to match.
    """
    kern = ", ".join(
        [*inhoud["trefwoorden"], inhoud["technologie"], *(waarde["naam"] for waarde in inhoud["waarden"])]
    )
    kort = plat(antwoord_uit(inhoud, "samenvatting") or inhoud["omschrijving"])
    alles = plat(alle_tekst(inhoud))
    rang = _vector(inhoud["titel"], "A") + _vector(kern, "B") + _vector(kort, "C")
    return {
        "zoektekst": alles,
        "rangvector": rang,
        "zoekvector": rang + _vector(f"{alles} {inhoud['onderdeel']}", "D"),
    }
