"""Putting what another floor knows under an answer of a phase, with its source."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction

from formats.handelingen import sla_antwoord_op
from formats.models import Botsing
from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.rechten import Recht
from strategie.handelingen.slot import FaseOpSlot, houd
from strategie.models import Fase
from strategie.praktijk import VRAAG, staat_erin, te_citeren


@transaction.atomic
def citeer_verslag(*, fase: Fase, sleutel: str, door: Gebruiker) -> None:
    """Put a verslag of the databank under what stands at the question on practice already, with its address.

    Raises `PermissionDenied`, `FaseOpSlot`, or `ValidationError` when it cannot be cited, stands there already, or the same
    person still has to choose between two texts.
    """
    houd(fase.dossier, door, Recht.STRATEGIE_BEWERKEN)
    fase.refresh_from_db(fields=["status"])
    if not fase.is_bewerkbaar:
        raise FaseOpSlot(FaseOpSlot.melding(fase))
    stuk = te_citeren(sleutel)
    if stuk is None:
        raise ValidationError("Dit verslag staat niet meer in de databank.")
    invulling = fase.invulling
    invulling.vergeet()
    if Botsing.objects.open().filter(invulling=invulling, vraag=VRAAG, door=door).exists():
        raise ValidationError("Kies eerst welke tekst er komt te staan. Neem daarna het verslag over.")
    nu = invulling.tekst(VRAAG)
    if staat_erin(nu, stuk):
        raise ValidationError("Dit verslag staat al in je antwoord.")
    scheiding = "\n" if nu.rpartition("\n")[2].startswith("- ") else "\n\n"
    sla_antwoord_op(
        invulling=invulling,
        vraag=VRAAG,
        tekst=f"{nu.rstrip()}{scheiding}{stuk.citaat}".strip(),
        basis=invulling.versie(VRAAG),
        door=door,
    )
    leg_vast(door=door, wat="verslag overgenomen in de startnotitie", op=fase.dossier, verslag=stuk.titel)
