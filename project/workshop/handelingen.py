"""Writes on what the workshop brought. Each asks that the project is in the phase of the workshop."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Q

from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from project.models import (
    AccentReflectie,
    Deelnemer,
    Gekozenwaarde,
    Groep,
    Groepfundament,
    OngeldigeOvergang,
    Project,
    Spanning,
    Workshop,
)
from waardenkader.models import Waarde


def eis_workshop_open(project: Project) -> None:
    """Raise `OngeldigeOvergang` unless the results can be entered now."""
    fase = Project.objects.select_for_update().values_list("fase", flat=True).get(pk=project.pk)
    if fase != Project.Fase.WORKSHOP:
        raise OngeldigeOvergang("De uitkomsten van de workshop kun je nu niet wijzigen.")


@transaction.atomic
def ga_naar_stap(*, workshop: Workshop, stap: int, door: Gebruiker) -> Workshop:
    """Go one step on, or back to any earlier one; raises `OngeldigeOvergang` for a leap."""
    eis_workshop_open(workshop.project)
    vast = Workshop.objects.select_for_update().get(pk=workshop.pk)
    if stap not in Workshop.Stap.values or stap > vast.stap + 1:
        raise OngeldigeOvergang("Rond de stappen af op volgorde.")
    vast.stap = workshop.stap = stap
    vast.save(update_fields=["stap"])
    leg_vast(door=door, wat="workshop naar stap", op=workshop.project, stap=stap)
    return workshop


@transaction.atomic
def meld_aanwezigheid(*, project: Project, door: Gebruiker, aanwezig: Iterable[Deelnemer]) -> None:
    """Record who was there; everybody else was not."""
    eis_workshop_open(project)
    erbij = {deelnemer.pk for deelnemer in aanwezig}
    project.deelnemers.filter(pk__in=erbij).update(aanwezig=True)
    project.deelnemers.exclude(pk__in=erbij).update(aanwezig=False)
    leg_vast(door=door, wat="aanwezigheid vastgelegd", op=project, aantal=len(erbij))


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
    eis_workshop_open(project)
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
def wijzig_gekozen_waarde(*, gekozen: Gekozenwaarde, door: Gebruiker, **velden: Any) -> Gekozenwaarde:
    """Change reason, meaning or weight of a chosen value."""
    eis_workshop_open(gekozen.project)
    for naam, waarde in velden.items():
        setattr(gekozen, naam, waarde)
    gekozen.full_clean()
    gekozen.save()
    leg_vast(door=door, wat="gekozen waarde gewijzigd", op=gekozen.project, waarde=gekozen.waarde.naam)
    return gekozen


@transaction.atomic
def verwijder_gekozen_waarde(*, gekozen: Gekozenwaarde, door: Gebruiker) -> None:
    """Take a value off the poster; not while a tension names it."""
    project = gekozen.project
    eis_workshop_open(project)
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
) -> None:
    """Record which of the chosen values weigh heaviest; the others do not.

    `betekenissen` gives, per id of a chosen value, what it means here; the others keep their meaning.
    """
    eis_workshop_open(project)
    zwaarste = {gekozen.pk for gekozen in zwaar}
    project.gekozen_waarden.filter(pk__in=zwaarste).update(weegt_zwaar=True)
    project.gekozen_waarden.exclude(pk__in=zwaarste).update(weegt_zwaar=False)
    for pk, betekenis in (betekenissen or {}).items():
        project.gekozen_waarden.filter(pk=pk).update(betekenis=betekenis)
    leg_vast(
        door=door,
        wat="waarden gewogen",
        op=project,
        aantal=len(zwaarste),
        betekenissen=len(betekenissen or {}),
    )


@transaction.atomic
def reflecteer_op_accenten(
    *,
    project: Project,
    door: Gebruiker,
    groep: Groep | None,
    reflecties: Mapping[Waarde, tuple[bool, str]],
) -> None:
    """Record per accentwaarde whether it plays a part here, and why (not).

    `groep` is the group that said so, None for everybody together. A reflection needs its reason.
    """
    eis_workshop_open(project)
    for waarde, (speelt_rol, waarom) in reflecties.items():
        reflectie, _ = AccentReflectie.objects.get_or_create(
            project=project, groep=groep, waarde=waarde, defaults={"speelt_rol": speelt_rol, "waarom": waarom}
        )
        reflectie.speelt_rol, reflectie.waarom = speelt_rol, waarom
        reflectie.full_clean()
        reflectie.save()
    leg_vast(door=door, wat="reflectie op accentwaarden", op=project, groep=groep.naam if groep else "")


@transaction.atomic
def leg_spanning_vast(
    *, project: Project, door: Gebruiker, waarde_a: Waarde, waarde_b: Waarde, schuurt: str, afweging: str = ""
) -> Spanning:
    """Record a tension between two values that are on the poster; it gets the next letter."""
    eis_workshop_open(project)
    spanning = Spanning(
        project=project,
        waarde_a=waarde_a,
        waarde_b=waarde_b,
        schuurt=schuurt,
        afweging=afweging,
        volgorde=_volgende(project.spanningen),
    )
    return _bewaar_spanning(spanning, door, "spanning vastgelegd")


@transaction.atomic
def wijzig_spanning(*, spanning: Spanning, door: Gebruiker, **velden: Any) -> Spanning:
    """Change a tension; it keeps its letter."""
    eis_workshop_open(spanning.project)
    for naam, waarde in velden.items():
        setattr(spanning, naam, waarde)
    return _bewaar_spanning(spanning, door, "spanning gewijzigd")


@transaction.atomic
def verwijder_spanning(*, spanning: Spanning, door: Gebruiker) -> None:
    """Remove a tension; the letters after it move up."""
    project = spanning.project
    eis_workshop_open(project)
    leg_vast(door=door, wat="spanning verwijderd", op=project, spanning=str(spanning))
    volgorde = spanning.volgorde
    spanning.delete()
    for later in project.spanningen.filter(volgorde__gt=volgorde).order_by("volgorde"):
        later.volgorde -= 1
        later.save(update_fields=["volgorde"])


def _bewaar_spanning(spanning: Spanning, door: Gebruiker, wat: str) -> Spanning:
    op_de_poster = set(spanning.project.gekozen_waarden.values_list("waarde_id", flat=True))
    if not {spanning.waarde_a_id, spanning.waarde_b_id} <= op_de_poster:
        raise ValidationError("Kies twee waarden die op de poster staan.")
    spanning.full_clean()
    spanning.save()
    leg_vast(door=door, wat=wat, op=spanning.project, spanning=str(spanning))
    return spanning


def _volgende(rijen: Any) -> int:
    return (rijen.aggregate(hoogste=Max("volgorde"))["hoogste"] or 0) + 1
