"""Which value here is meant by what content from elsewhere names."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Q
from django.utils.text import slugify

from waardenkader.models import CODIO, Waarde

Zoeker = Callable[[dict[str, Any]], int | None]
"""Finds the value that content names, by its framework and key; None when there is none here."""


def zoeker_voor(genoemd: Iterable[dict[str, Any]]) -> Zoeker:
    """Give what finds the values that content from elsewhere names, each counted as decision 0031 says.

    That is the value of its own framework where we have it. What we have not is the value of the same key, else of the same
    name, in the framework in use, else in CODIO 2024. What is none of these stands on the page, and is not counted.
    """
    alle = list(genoemd)
    kandidaten = Waarde.objects.filter(project=None).filter(
        Q(slug__in=[w["waarde"] for w in alle]) | Q(naam__in=[w["naam"] for w in alle])
    )
    rijen = list(kandidaten.values_list("pk", "versie__sleutel", "slug", "naam", "versie__actueel"))
    exact = {(kader, slug): pk for pk, kader, slug, _, _ in rijen}
    anders: dict[str, int] = {}
    for pk, kader, slug, naam, actueel in sorted(rijen, key=lambda rij: (not rij[4], rij[1] != CODIO)):
        if actueel or kader == CODIO:
            anders.setdefault(slug, pk)
            anders.setdefault(slugify(naam), pk)
    return lambda w: (
        exact.get((w["kader"], w["waarde"])) or anders.get(w["waarde"]) or anders.get(slugify(w["naam"]))
    )
