"""What a beheerder does with kept documents; the files are made in `documenten.maken`."""

from __future__ import annotations

from django.db import transaction

from documenten.models import Bewaardocument
from documenten.taken import maak_document
from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.rechten import Recht, eis
from organisatie.wachtrij import zet_in_wachtrij


@transaction.atomic
def maak_opnieuw(*, document: Bewaardocument, door: Gebruiker) -> bool:
    """Let the file of a document that failed be tried again; gives whether there was something to try."""
    eis(door, Recht.BEHEREN)
    mislukt = Bewaardocument.objects.filter(pk=document.pk, stand=Bewaardocument.Stand.MISLUKT)
    if not mislukt.update(stand=Bewaardocument.Stand.WACHT, reden=""):
        return False
    leg_vast(door=door, wat="bestand opnieuw gevraagd", op=document, formaat=document.formaat)
    zet_in_wachtrij(maak_document, nummer=document.pk)
    return True
