"""Writes on how the workshop goes: the step it is at, and who was there."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from formats.handelingen import vul_in
from formats.models import Invulling
from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.overgang import OngeldigeOvergang
from organisatie.rij import lees_opnieuw
from organisatie.wijziging import Gezien, wat_verandert
from project.handelingen.slot import eis_workshop_open
from project.models import Deelnemer, Project, Workshop


@transaction.atomic
def ga_naar_stap(*, workshop: Workshop, stap: int, door: Gebruiker) -> Workshop:
    """Go one step on, or back to any earlier one; raises `OngeldigeOvergang` for a leap."""
    eis_workshop_open(workshop.project, door)
    lees_opnieuw(workshop)
    if stap not in Workshop.Stap.values or stap > workshop.stap + 1:
        raise OngeldigeOvergang("Rond de stappen af op volgorde.")
    workshop.stap = stap
    workshop.save(update_fields=["stap"])
    leg_vast(door=door, wat="workshop naar stap", op=workshop.project, stap=stap)
    return workshop


@transaction.atomic
def meld_aanwezigheid(
    *, project: Project, door: Gebruiker, aanwezig: Iterable[Deelnemer], gezien: Gezien | None = None
) -> None:
    """Record who was there; everybody else was not."""
    eis_workshop_open(project, door)
    nieuw = list(aanwezig)
    is_nieuw = not project.deelnemers.exclude(aanwezig=None).exists()
    schrijven = wat_verandert(
        {"aanwezig": list(project.deelnemers.erbij())},
        {"aanwezig": nieuw},
        gezien=gezien,
        door=door,
        wat="aanwezigheid vastgelegd",
        op=project,
    )
    if is_nieuw and not schrijven:  # as it was proposed: recorded all the same
        nieuw = list(project.deelnemers.erbij())
        leg_vast(door=door, wat="aanwezigheid vastgelegd", op=project, aantal=len(nieuw))
    elif not schrijven:
        return
    erbij = {deelnemer.pk for deelnemer in nieuw}
    project.deelnemers.filter(pk__in=erbij).update(aanwezig=True)
    project.deelnemers.exclude(pk__in=erbij).update(aanwezig=False)


@transaction.atomic
def noteer_aantekening(*, workshop: Workshop, stap: int, tekst: str, door: Gebruiker) -> None:
    """Add a line with the time to the notes of the notulist at a step, behind what is there; nobody's text is lost.

    Raises `ValidationError` for an empty line, and what `formats` raises when the notes cannot be written in.
    """
    eis_workshop_open(workshop.project, door)
    schoon = tekst.strip()
    if not schoon:
        raise ValidationError("Schrijf eerst iets op.")
    vraag = f"notities_{stap}"
    Invulling.objects.select_for_update(no_key=True).get(pk=workshop.blad_id)
    workshop.blad.vergeet()
    eerder = workshop.blad.tekst(vraag)
    regel = f"{timezone.localtime():%H:%M} {schoon}"
    vul_in(invulling=workshop.blad, teksten={vraag: f"{eerder}\n\n{regel}" if eerder else regel}, door=door)
