"""Writes on the plain lines of the sheet: agreements, reflections, how two actions relate."""

from __future__ import annotations

from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction

from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.rij import lees_opnieuw, vergrendeld
from organisatie.wijziging import Gezien, pas_aan
from project.handelingen.slot import eis_workshop_open
from project.models import Actieverband, Afspraak, Reflectie

R = TypeVar("R", Afspraak, Reflectie, Actieverband)


@transaction.atomic
def voeg_regel_toe(*, regel: R, door: Gebruiker | None) -> R:
    """Save a new line, which knows its project; raises `ValidationError` for a wrong field."""
    eis_workshop_open(regel.project, door)
    _keur(regel)
    regel.full_clean()
    regel.save()
    leg_vast(door=door, wat=f"{regel._meta.verbose_name} toegevoegd", op=regel.project, regel=str(regel))
    return regel


@transaction.atomic
def wijzig_regel(*, regel: R, door: Gebruiker | None, gezien: Gezien | None = None, **velden: Any) -> R:
    """Change a line; raises `ValidationError` for a wrong field, `IntussenGewijzigd` when another changed the same."""
    eis_workshop_open(regel.project, door)
    vers = vergrendeld(regel)
    wat = f"{regel._meta.verbose_name} gewijzigd"
    pas_aan(vers, velden, door=door, wat=wat, gezien=gezien, op=vers.project, keur=_keur)
    return vers


@transaction.atomic
def verwijder_regel(*, regel: Afspraak | Reflectie | Actieverband, door: Gebruiker | None) -> None:
    """Take a line off the sheet; the audit trail keeps what it said."""
    eis_workshop_open(regel.project, door)
    lees_opnieuw(regel)
    wat = f"{regel._meta.verbose_name} verwijderd"
    leg_vast(door=door, wat=wat, op=regel.project, regel=str(regel))
    regel.delete()


def _keur(regel: Afspraak | Reflectie | Actieverband) -> None:
    if isinstance(regel, Actieverband):
        hier = {regel.actie_a.project_id, regel.actie_b.project_id} == {regel.project_id}
        if not hier:
            raise ValidationError("Kies twee acties van dit project.")
