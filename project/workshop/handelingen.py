"""Writes on what the workshop brought. Each asks that the project is in the phase of the workshop."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Q

from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.overgang import OngeldigeOvergang
from organisatie.rij import lees_opnieuw, vergrendeld
from organisatie.wijziging import Gezien, pas_aan, wat_verandert
from project.handelingen.slot import eis_workshop_open
from project.models import (
    AccentReflectie,
    Deelnemer,
    Gekozenwaarde,
    Groep,
    Groepfundament,
    Project,
    Spanning,
    Workshop,
)
from waardenkader.models import Waarde


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
def kies_waarde(
    *,
    project: Project,
    door: Gebruiker,
    waarde: Waarde,
    reden: str,
    betekenis: str = "",
    groep: Groep | None = None,
    weegt_zwaar: bool = False,
) -> Gekozenwaarde:
    """Put a value on the poster, with why it matters and what it means here.

    Without `groep` the group is taken that discusses the fundament of the value. Raises
    `ValidationError` when the value is there already.
    """
    eis_workshop_open(project, door)
    if groep is None:
        plaats = Groepfundament.objects.filter(project=project, fundament=waarde.principe.fundament)
        groep = Groep.objects.filter(groepsfundamenten__in=plaats).first()
    gekozen = Gekozenwaarde(
        project=project,
        waarde=waarde,
        groep=groep,
        reden=reden,
        betekenis=betekenis,
        weegt_zwaar=weegt_zwaar,
        volgorde=_volgende(project.gekozen_waarden),
    )
    gekozen.full_clean()
    gekozen.save()
    leg_vast(door=door, wat="waarde gekozen", op=project, waarde=waarde.naam)
    return gekozen


@transaction.atomic
def wijzig_gekozen_waarde(
    *, gekozen: Gekozenwaarde, door: Gebruiker, gezien: Gezien | None = None, **velden: Any
) -> Gekozenwaarde:
    """Change reason, meaning or weight of a chosen value."""
    eis_workshop_open(gekozen.project, door)
    vers = vergrendeld(gekozen)
    pas_aan(
        vers,
        velden,
        door=door,
        wat="gekozen waarde gewijzigd",
        gezien=gezien,
        op=vers.project,
        waarde=vers.waarde.naam,
    )
    return vers


@transaction.atomic
def verwijder_gekozen_waarde(*, gekozen: Gekozenwaarde, door: Gebruiker) -> None:
    """Take a value off the poster; not while a tension names it."""
    project = gekozen.project
    eis_workshop_open(project, door)
    lees_opnieuw(gekozen)
    genoemd = Q(waarde_a=gekozen.waarde_id) | Q(waarde_b=gekozen.waarde_id)
    if project.spanningen.filter(genoemd).exists():
        raise OngeldigeOvergang("Deze waarde staat bij een spanning. Haal eerst die spanning weg.")
    leg_vast(door=door, wat="gekozen waarde verwijderd", op=project, waarde=gekozen.waarde.naam)
    gekozen.delete()


@transaction.atomic
def weeg(
    *,
    project: Project,
    door: Gebruiker,
    zwaar: Iterable[Gekozenwaarde],
    betekenissen: Mapping[int, str] | None = None,
    gezien: Gezien | None = None,
) -> None:
    """Record which of the chosen values weigh heaviest; the others do not.

    `betekenissen` gives, per id of a chosen value, what it means here; the others keep their meaning. `gezien` has the
    keys `zwaar` (as values) and `betekenis_<id of the chosen value>`.
    """
    eis_workshop_open(project, door)
    gekozen = {g.pk: g for g in project.gekozen_waarden.select_related("waarde")}
    teksten = {pk: tekst for pk, tekst in (betekenissen or {}).items() if pk in gekozen}
    schrijven = wat_verandert(
        {"zwaar": [g.waarde for g in gekozen.values() if g.weegt_zwaar]}
        | {f"betekenis_{pk}": gekozen[pk].betekenis for pk in teksten},
        {"zwaar": [g.waarde for g in zwaar]} | {f"betekenis_{pk}": tekst for pk, tekst in teksten.items()},
        gezien=gezien,
        door=door,
        wat="waarden gewogen",
        op=project,
    )
    if "zwaar" in schrijven:
        zwaarste = {waarde.pk for waarde in schrijven["zwaar"]}
        project.gekozen_waarden.filter(waarde__in=zwaarste).update(weegt_zwaar=True)
        project.gekozen_waarden.exclude(waarde__in=zwaarste).update(weegt_zwaar=False)
    for pk, tekst in teksten.items():
        if f"betekenis_{pk}" in schrijven:
            project.gekozen_waarden.filter(pk=pk).update(betekenis=tekst)


@transaction.atomic
def reflecteer_op_accenten(
    *,
    project: Project,
    door: Gebruiker,
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


def _als_velden(waarde: Waarde, reflectie: tuple[bool, str] | None) -> dict[str, str]:
    """Give a reflection as the fields of its form; empty when there is none."""
    rol, waarom = ("ja" if reflectie[0] else "nee", reflectie[1]) if reflectie else ("", "")
    return {f"rol_{waarde.pk}": rol, f"waarom_{waarde.pk}": waarom}


@transaction.atomic
def leg_spanning_vast(
    *, project: Project, door: Gebruiker, waarde_a: Waarde, waarde_b: Waarde, schuurt: str, afweging: str = ""
) -> Spanning:
    """Record a tension between two values that are on the poster; it gets the next letter."""
    eis_workshop_open(project, door)
    spanning = Spanning(
        project=project,
        waarde_a=waarde_a,
        waarde_b=waarde_b,
        schuurt=schuurt,
        afweging=afweging,
        volgorde=_volgende(project.spanningen),
    )
    _eis_op_de_poster(spanning)
    spanning.full_clean()
    spanning.save()
    leg_vast(door=door, wat="spanning vastgelegd", op=project, spanning=str(spanning))
    return spanning


@transaction.atomic
def wijzig_spanning(
    *, spanning: Spanning, door: Gebruiker, gezien: Gezien | None = None, **velden: Any
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
def verwijder_spanning(*, spanning: Spanning, door: Gebruiker) -> None:
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
    op_de_poster = set(spanning.project.gekozen_waarden.values_list("waarde_id", flat=True))
    if not {spanning.waarde_a_id, spanning.waarde_b_id} <= op_de_poster:
        raise ValidationError("Kies twee waarden die op de poster staan.")


def _volgende(rijen: Any) -> int:
    return (rijen.aggregate(hoogste=Max("volgorde"))["hoogste"] or 0) + 1
