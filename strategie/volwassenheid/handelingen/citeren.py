"""Taking the outcome over in the startnotitie, as a beginning."""

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
from strategie.volwassenheid.citaat import VRAAG, citaat, staat_erin, te_citeren


@transaction.atomic
def citeer(*, fase: Fase, door: Gebruiker) -> None:
    """Put the outcome of the newest meting under what stands at the question already, with its source.

    Raises `PermissionDenied`, `FaseOpSlot`, or `ValidationError` when there is nothing to take over, it stands there, or the
    same person still has to choose between two texts.
    """
    houd(fase.dossier, door, Recht.STRATEGIE_BEWERKEN)
    fase.refresh_from_db(fields=["status"])
    if not fase.is_bewerkbaar:
        raise FaseOpSlot(FaseOpSlot.melding(fase))
    meting = te_citeren()
    if meting is None:
        raise ValidationError("Er is geen meting meer waarvan de uitkomst vaststaat.")
    invulling = fase.invulling
    invulling.vergeet()
    if Botsing.objects.open().filter(invulling=invulling, vraag=VRAAG, door=door).exists():
        raise ValidationError("Kies eerst welke tekst er komt te staan. Neem daarna de meting over.")
    if staat_erin(invulling, meting):
        raise ValidationError("Deze meting staat al in je antwoord.")
    nu = invulling.tekst(VRAAG)
    sla_antwoord_op(
        invulling=invulling,
        vraag=VRAAG,
        tekst=f"{nu}\n\n{citaat(meting)}".strip(),
        basis=invulling.versie(VRAAG),
        door=door,
    )
    leg_vast(door=door, wat="meting overgenomen in de startnotitie", op=fase.dossier, meting=str(meting))
