"""Steps of a handeling that the owner of a form sets on it: they ask no right, so no page calls them.

Who makes a project makes its forms, who lays a phase before the bestuurder locks its form: the handeling of the owner has asked.
"""

from __future__ import annotations

from django.db import transaction

from formats.models import Invulling, Opmerking
from formats.spec import Format
from organisatie.audit import leg_vast
from organisatie.models import Gebruiker


@transaction.atomic
def nieuwe_invulling(*, format: Format, door: Gebruiker | None) -> Invulling:
    """Start an empty form for a registered format."""
    invulling = Invulling.objects.create(format=format.sleutel)
    leg_vast(door=door, wat="format begonnen", op=invulling, format=format.sleutel)
    return invulling


@transaction.atomic
def plaats_opmerking_van_buiten(*, invulling: Invulling, vraag: str, tekst: str, naam: str) -> Opmerking:
    """Put a comment beside a question of somebody without an account, whom the owner of the form let in.

    An empty or too long one raises `ValidationError`.
    """
    invulling.spec.vraag(vraag)
    opmerking = Opmerking(
        invulling=invulling, vraag=vraag, tekst=tekst.replace("\x00", "").strip(), naam=naam
    )
    opmerking.full_clean()
    opmerking.save()
    leg_vast(
        door=None, wat="opmerking geplaatst", op=invulling, vraag=vraag, opmerking=opmerking.pk, naam=naam
    )
    return opmerking


def zet_op_slot(*, invulling: Invulling, door: Gebruiker) -> None:
    """Lock the form, because it was vastgesteld (or waits for that); nothing changes after this."""
    _zet_slot(invulling, True, door)


def haal_van_slot(*, invulling: Invulling, door: Gebruiker) -> None:
    """Open a locked form again."""
    _zet_slot(invulling, False, door)


@transaction.atomic
def _zet_slot(invulling: Invulling, op_slot: bool, door: Gebruiker) -> None:
    rij = Invulling.objects.select_for_update().get(pk=invulling.pk)
    if rij.op_slot != op_slot:
        rij.op_slot = op_slot
        rij.save(update_fields=["op_slot"])
        leg_vast(door=door, wat="format op slot" if op_slot else "format van slot", op=rij)
    invulling.op_slot = op_slot
