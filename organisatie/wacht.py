"""The one door in the guard that the database keeps over what is fixed (decision 0049).

A published version, a kept document, a decision and a line of the audit trail are refused by triggers when anything changes or
removes them. What must be possible all the same (decision 0023) is done inside `deur`. The database then writes a line in the
audit trail for every row that goes through, or one for many (`ineens`): nobody can open this door unseen.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from organisatie.models import Gebruiker

ZET = (
    "SELECT set_config('codio.deur', %s, true), set_config('codio.deur_door', %s, true),"
    " set_config('codio.deur_ineens', %s, true)"
)
LEES = (
    "SELECT coalesce(current_setting('codio.deur', true), ''), coalesce(current_setting('codio.deur_door', true), ''),"
    " coalesce(current_setting('codio.deur_ineens', true), '')"
)


@contextmanager
def deur(waarom: str, *, door: Gebruiker | None, ineens: bool = False) -> Iterator[None]:
    """Let what is fixed be changed or removed inside, in the name of `door` (None: the system).

    Takes why, in a few Dutch words for in the audit trail; never what was there. Raises `ValueError` without a reason. The door
    closes at the end, and with everything else when it goes wrong.

    With `ineens` the oldest lines of the audit trail that one statement removes leave one line together: how many, from which to
    which, and what no longer fitted its seal. Only the oldest: the database refuses it when an older one stays.
    """
    if not waarom.strip():
        raise ValueError("Door de deur gaat niets zonder reden.")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(LEES)
        eerder = cursor.fetchone()
        cursor.execute(ZET, [waarom, str(door.pk) if door else "", "ja" if ineens else ""])
        yield
        cursor.execute(ZET, eerder)
