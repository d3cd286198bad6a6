"""The two questions at the end: kept without any trace of who answered."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from live.handelingen.notities import LANGSTE
from live.handelingen.slot import eis_open
from live.melden import LEIDING, meld
from live.models import Ontvangen, Plek
from organisatie.audit import namens
from project.models import Reflectie
from project.workshop.handelingen import voeg_regel_toe


@transaction.atomic
def lever_reflectie_in(*, plek: Plek, id: UUID, vraag: str, tekst: str) -> None:
    """Keep one answer, once per `id`; neither the answer nor the id says whose it is. bron: 000, 3.3 stap 7.

    Raises `ZaalGesloten`, `ValidationError` for an empty or too long text or a question that is not asked.
    """
    eis_open(plek.sessie)
    if vraag not in Reflectie.Vraag.values:
        raise ValidationError("Deze vraag kennen we niet.")
    if not tekst.strip() or len(tekst) > LANGSTE:
        raise ValidationError(f"Schrijf een antwoord van hooguit {LANGSTE} tekens.")
    if not Ontvangen.objects.get_or_create(id=id, defaults={"sessie": plek.sessie})[1]:
        return
    with namens("Een deelnemer"):
        regel = Reflectie(project=plek.sessie.project, vraag=vraag, tekst=tekst.strip())
        voeg_regel_toe(regel=regel, door=None)
    meld(plek.sessie_id, LEIDING)
