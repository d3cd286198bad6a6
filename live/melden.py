"""Telling the screens that something changed: with the commit, to every server process at once.

A screen is named by its session and what it shows: a table, the control of the gespreksleider, the wall. What is told is only
which screens; what they show is read anew (`live.beelden`). Results that are written in `project` tell it by themselves, by
triggers in the database (migration 0002).
"""

from __future__ import annotations

from django.db import connection

from live.models import Sessie

KANAAL = "codio_live"
LEIDING, SCHERM, TAFEL = "leiding", "scherm", "tafel-"


def tafelscherm(groep_id: int) -> str:
    """Give the name of what the screens at one table show."""
    return f"{TAFEL}{groep_id}"


def sleutel(sessie_id: int, scherm: str) -> str:
    """Give the name by which the screens of one kind in one session are told."""
    return f"{sessie_id}:{scherm}"


def meld(sessie_id: int, *schermen: str) -> None:
    """Tell these screens of a session, when the transaction is committed."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_notify(%s, k) FROM unnest(%s::text[]) AS k",
            [KANAAL, [sleutel(sessie_id, scherm) for scherm in schermen]],
        )


def meld_allen(sessie: Sessie) -> None:
    """Tell every screen of a session."""
    groepen = sessie.tafels.values_list("groep_id", flat=True)
    meld(sessie.pk, LEIDING, SCHERM, *map(tafelscherm, groepen))
