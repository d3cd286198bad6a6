"""Writes on what was said about the accentwaarden of the strategy."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.rij import lees_opnieuw
from organisatie.wijziging import Gezien, wat_verandert
from project.handelingen.slot import eis_workshop_open
from project.models import AccentReflectie, Groep, Project
from waardenkader.models import Waarde


@transaction.atomic
def reflecteer_op_accenten(
    *,
    project: Project,
    door: Gebruiker | None,
    groep: Groep | None,
    reflecties: Mapping[Waarde, tuple[bool, str]],
    gezien: Gezien | None = None,
) -> None:
    """Record per accentwaarde whether it plays a part here, and why (not).

    `groep` is the group that said so, None for everybody together. A reflection needs its reason. `gezien` has the keys
    `rol_<id of the value>` ("ja", "nee") and `waarom_<id of the value>`.
    """
    eis_workshop_open(project, door)
    bestaand = {r.waarde_id: r for r in project.accentreflecties.filter(groep=groep)}
    nu: dict[str, str] = {}
    nieuw: dict[str, str] = {}
    for waarde, (speelt_rol, waarom) in reflecties.items():
        eerder = bestaand.get(waarde.pk)
        nu |= _als_velden(waarde, (eerder.speelt_rol, eerder.waarom) if eerder else None)
        nieuw |= _als_velden(waarde, (speelt_rol, waarom))
    schrijven = wat_verandert(
        nu,
        nieuw,
        gezien=gezien,
        door=door,
        wat="reflectie op accentwaarden",
        op=project,
        rij=f"groep:{groep.pk if groep else ''}",
    )
    for waarde in reflecties:
        rol, waarom = f"rol_{waarde.pk}", f"waarom_{waarde.pk}"
        if rol not in schrijven and waarom not in schrijven:
            continue
        reflectie = bestaand.get(waarde.pk) or AccentReflectie(project=project, groep=groep, waarde=waarde)
        reflectie.speelt_rol = schrijven.get(rol, nu[rol]) == "ja"
        reflectie.waarom = schrijven.get(waarom, nu[waarom])
        reflectie.full_clean()
        reflectie.save()


@transaction.atomic
def wis_reflectie(*, reflectie: AccentReflectie, door: Gebruiker | None) -> None:
    """Take back what was said of an accentwaarde: it was not discussed after all. The audit trail keeps what it said."""
    project = eis_workshop_open(reflectie.project, door)
    lees_opnieuw(reflectie)
    leg_vast(door=door, wat="reflectie gewist", op=project, reflectie=str(reflectie), waarom=reflectie.waarom)
    reflectie.delete()


def _als_velden(waarde: Waarde, reflectie: tuple[bool, str] | None) -> dict[str, str]:
    """Give a reflection as the fields of its form; empty when there is none."""
    rol, waarom = ("ja" if reflectie[0] else "nee", reflectie[1]) if reflectie else ("", "")
    return {f"rol_{waarde.pk}": rol, f"waarom_{waarde.pk}": waarom}
