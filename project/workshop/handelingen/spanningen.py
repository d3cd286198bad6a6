"""Writes on the tensions between values on the poster."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.rij import lees_opnieuw, vergrendeld, volgende_plaats
from organisatie.wijziging import Gezien, pas_aan
from project.handelingen.slot import eis_workshop_open
from project.models import Project, Spanning
from waardenkader.models import Waarde


@transaction.atomic
def leg_spanning_vast(
    *,
    project: Project,
    door: Gebruiker | None,
    waarde_a: Waarde,
    waarde_b: Waarde,
    schuurt: str,
    afweging: str = "",
) -> Spanning:
    """Record a tension between two values that are on the poster, once per pair; it gets the next letter."""
    eis_workshop_open(project, door)
    spanning = Spanning(
        project=project,
        waarde_a=waarde_a,
        waarde_b=waarde_b,
        schuurt=schuurt,
        afweging=afweging,
        volgorde=volgende_plaats(project.spanningen),
    )
    _eis_op_de_poster(spanning)
    spanning.full_clean()
    spanning.save()
    leg_vast(door=door, wat="spanning vastgelegd", op=project, spanning=str(spanning))
    return spanning


@transaction.atomic
def wijzig_spanning(
    *, spanning: Spanning, door: Gebruiker | None, gezien: Gezien | None = None, **velden: Any
) -> Spanning:
    """Change a tension; it keeps its letter."""
    eis_workshop_open(spanning.project, door)
    vers = vergrendeld(spanning)
    pas_aan(
        vers,
        velden,
        door=door,
        wat="spanning gewijzigd",
        gezien=gezien,
        op=vers.project,
        keur=_eis_op_de_poster,
        spanning=str(vers),
    )
    return vers


@transaction.atomic
def verwijder_spanning(*, spanning: Spanning, door: Gebruiker | None) -> None:
    """Remove a tension; the letters after it move up."""
    project = spanning.project
    eis_workshop_open(project, door)
    lees_opnieuw(spanning)
    leg_vast(door=door, wat="spanning verwijderd", op=project, spanning=str(spanning))
    volgorde = spanning.volgorde
    spanning.delete()
    for later in project.spanningen.filter(volgorde__gt=volgorde).order_by("volgorde"):
        later.volgorde -= 1
        later.save(update_fields=["volgorde"])


def _eis_op_de_poster(spanning: Spanning) -> None:
    op_de_poster = set(spanning.project.gekozen_waarden.op_poster().values_list("waarde_id", flat=True))
    if not {spanning.waarde_a_id, spanning.waarde_b_id} <= op_de_poster:
        raise ValidationError("Kies twee waarden die op de poster staan.")
