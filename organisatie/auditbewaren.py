"""How long the audit trail is kept: its oldest lines go together, through the door of the guard (`organisatie.wacht`)."""

from __future__ import annotations

from datetime import datetime

from django.db import connection
from django.db.models import BigIntegerField, QuerySet, Subquery
from django.db.models.functions import Coalesce

from organisatie import zegel
from organisatie.auditnaam import Auditnaam
from organisatie.bewaren import SOORTEN, Bewaarsoort, neem_op, termijn
from organisatie.models import Auditregel
from organisatie.wacht import deur

MEESTE = 50_000
"""So many lines go in one turn."""
# The names that the lines up to one tell of, and of those the ones that no later line tells of.
NAMEN = r"""
SELECT DISTINCT (m.nummer)[1]::bigint FROM organisatie_auditregel AS r
CROSS JOIN LATERAL regexp_matches(r.details::text, '⟨naam (\d+)⟩', 'g') AS m(nummer) WHERE r.id {} %s
"""


def _oude_regels(grens: datetime) -> QuerySet[Auditregel]:
    """Give the oldest lines, up to the first that is still within its term: what is left is one whole trail."""
    jonger = Auditregel.objects.filter(moment__gte=grens).order_by("pk").values("pk")[:1]
    tot = Coalesce(Subquery(jonger), BigIntegerField.MAX_BIGINT, output_field=BigIntegerField())
    return Auditregel.objects.filter(moment__lt=grens, pk__lt=tot)


def _ruim_regels(grens: datetime) -> int:
    """Remove the oldest lines and the names that no other line tells of; gives how many lines. One line says what went."""
    zegel.verzegel()  # a line that never got its seal could not be told from one that was put in between
    sleutels = list(_oude_regels(grens).order_by("pk").values_list("pk", flat=True)[:MEESTE])
    if not sleutels:  # another worker was first
        return 0
    laatste = sleutels[-1]
    waarom = f"bewaartermijn van {termijn(SOORTEN['audittrail'])} dagen voorbij"
    with deur(waarom, door=None, ineens=True), connection.cursor() as cursor:
        cursor.execute(NAMEN.format("<="), [laatste])
        namen = {nummer for (nummer,) in cursor.fetchall()}
        cursor.execute("DELETE FROM organisatie_auditregel WHERE id <= %s", [laatste])
        gedaan = cursor.rowcount
        if namen:
            cursor.execute(NAMEN.format(">"), [laatste])
            namen -= {nummer for (nummer,) in cursor.fetchall()}
    Auditnaam.objects.filter(pk__in=namen).delete()
    return gedaan


neem_op(
    Bewaarsoort(
        "audittrail",
        "Audittrail",
        "De oudste regels: wie wat deed, wie inlogde en wie is geweigerd.",
        "Alles wat jonger is, en één regel die zegt hoeveel er weg is. De regels zelf veranderen nooit.",
        "Zeven jaar is wat accountants en rekenkamers vragen. Haal je iemand weg, dan staat daar een pseudoniem.",
        7 * 365,
        _oude_regels,
        _ruim_regels,
        minste=365,
        meeste=20 * 365,
    ),
)
