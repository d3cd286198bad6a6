"""The lock on a session: what changes the clock, the tables or who sits where comes one by one. Notes do not wait for it."""

from __future__ import annotations

from live.handelingen.fouten import ZaalGesloten
from live.models import Sessie
from organisatie.models import Gebruiker
from organisatie.rechten import Recht, eis


def houd_open(sessie: Sessie) -> Sessie:
    """Hold a session that goes on, read again; raises `ZaalGesloten`."""
    vers = Sessie.objects.select_for_update(of=("self",)).compleet().get(pk=sessie.pk)
    if not vers.is_open:
        raise ZaalGesloten
    return vers


def houd_als_leider(sessie: Sessie, door: Gebruiker | None) -> Sessie:
    """Hold a session for who leads it, else `PermissionDenied`; raises `ZaalGesloten`."""
    vers = Sessie.objects.select_for_update(of=("self",)).compleet().get(pk=sessie.pk)
    eis(door, Recht.WORKSHOP_INVULLEN, vers.project)
    if not vers.is_open:
        raise ZaalGesloten
    return vers


def eis_open(sessie: Sessie) -> None:
    """Raise `ZaalGesloten` unless the session goes on now; without waiting for who changes the clock."""
    if not Sessie.objects.open().filter(pk=sessie.pk).exists():
        raise ZaalGesloten
