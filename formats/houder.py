"""Who owns a form says who may write in it: the one door between this floor and the floors above.

A project, a workshop, a phase, a verslag point to their `Invulling`. A format names that relation (`Format.houder`); over it
the owner is read again when something is written, so that what counts is who may write now.
"""

from __future__ import annotations

from typing import Protocol, cast

from django.core.exceptions import PermissionDenied

from formats.models import Invulling, Opmerking
from organisatie.models import Gebruiker


class Houder(Protocol):
    """What owns forms. Both answers come from `organisatie.rechten`, and from where the owner stands."""

    def mag_invullen(self, gebruiker: Gebruiker, invulling: Invulling) -> bool:
        """Say whether this person may change answers now."""

    def mag_opmerken(self, gebruiker: Gebruiker, invulling: Invulling) -> bool:
        """Say whether this person may place comments now, and take back an own one."""

    def mag_afhandelen(self, gebruiker: Gebruiker, invulling: Invulling) -> bool:
        """Say whether this person may answer the comments of others now."""


def houder_van(invulling: Invulling) -> Houder | None:
    """Give the owner of a form as it is in the database now; None for a form that nothing points to."""
    return cast("Houder | None", invulling.houder_nu())


def eis_invullen(invulling: Invulling, door: Gebruiker) -> None:
    """Raise `PermissionDenied` unless the owner lets this person change answers now."""
    houder = houder_van(invulling)
    if houder is None or not houder.mag_invullen(door, invulling):
        raise PermissionDenied(f"invullen: {invulling}")


def eis_afhandelen(opmerking: Opmerking, door: Gebruiker) -> None:
    """Raise `PermissionDenied` unless the owner lets this person deal with a comment now: an own one, or of others."""
    houder = houder_van(opmerking.invulling)
    eigen = opmerking.door_id == door.pk
    mag = houder and (
        houder.mag_afhandelen(door, opmerking.invulling)
        or (eigen and houder.mag_opmerken(door, opmerking.invulling))
    )
    if not mag:
        raise PermissionDenied(f"afhandelen: {opmerking.invulling}")


def eis_opmerken(invulling: Invulling, door: Gebruiker) -> None:
    """Raise `PermissionDenied` unless the owner lets this person comment now."""
    houder = houder_van(invulling)
    if houder is None or not houder.mag_opmerken(door, invulling):
        raise PermissionDenied(f"opmerken: {invulling}")
