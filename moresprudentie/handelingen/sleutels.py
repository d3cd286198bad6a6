"""Giving a key to another government, and taking it back."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from moresprudentie.models import Toegangssleutel
from moresprudentie.models.overheden import hash_van, nieuwe_sleutel
from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.rechten import Recht, eis

BEGIN = 10
"""So many signs of a key are kept, to know it by."""


@transaction.atomic
def maak_sleutel(*, naam: str, door: Gebruiker | None) -> tuple[Toegangssleutel, str]:
    """Make a key for another organisation. Gives what is kept of it, and the key itself, which is kept nowhere."""
    eis(door, Recht.BEHEREN)
    sleutel = nieuwe_sleutel()
    gemaakt = Toegangssleutel.objects.create(
        naam=naam.strip(), begin=sleutel[:BEGIN], hash=hash_van(sleutel), gemaakt_door=door
    )
    leg_vast(door=door, wat="sleutel gemaakt", op=gemaakt)
    return gemaakt, sleutel


@transaction.atomic
def trek_sleutel_in(*, sleutel: Toegangssleutel, door: Gebruiker | None) -> None:
    """Take a key back; it opens nothing any more."""
    eis(door, Recht.BEHEREN)
    geldig = Toegangssleutel.objects.geldig().filter(pk=sleutel.pk)
    if geldig.update(ingetrokken_op=timezone.now()):
        leg_vast(door=door, wat="sleutel ingetrokken", op=sleutel)
