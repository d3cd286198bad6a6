"""Writes on the times of a workshop: the minutes per part of the script, and until when the room is booked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.overgang import OngeldigeOvergang
from organisatie.rechten import Recht
from organisatie.wijziging import Gezien, wat_verandert
from project.handelingen.slot import houd
from project.models import MEESTE_MINUTEN, Onderdeeltijd, Project, Workshop, Zaaltijd
from project.workshop.script import ONDERDELEN
from project.workshop.tijden import ZAALVELD, einde, stappen_van, tijdveld, zaal_tot


@transaction.atomic
def stel_tijden_in(
    *,
    project: Project,
    door: Gebruiker,
    minuten: Mapping[str, int],
    zaal: time | None,
    gezien: Gezien | None = None,
) -> None:
    """Set how many minutes parts of the script take, by their key, and until when the room is booked.

    What equals the method is not kept. `gezien` has the keys of `tijdveld` and `ZAALVELD`. Raises `OngeldigeOvergang`
    when the workshop has been held, `ValidationError` for minutes that cannot be or a room that is gone before the begin,
    `IntussenGewijzigd`.
    """
    workshop = _vergrendel(project, door)
    voorheen = einde(workshop)
    _keur(workshop, minuten, zaal)
    nu = {deel.sleutel: deel.minuten for stap in stappen_van(workshop) for deel in stap.onderdelen}
    schrijven = wat_verandert(
        {tijdveld(sleutel): nu[sleutel] for sleutel in minuten} | {ZAALVELD: zaal_tot(workshop)},
        {tijdveld(sleutel): aantal for sleutel, aantal in minuten.items()} | {ZAALVELD: zaal},
        gezien=gezien,
        door=door,
        wat="tijden van de workshop ingesteld",
        op=project,
    )
    for sleutel, aantal in minuten.items():
        if tijdveld(sleutel) in schrijven:
            _bewaar(workshop, sleutel, aantal)
    if ZAALVELD in schrijven:
        Zaaltijd.objects.filter(workshop=workshop).delete()
        if zaal is not None:
            Zaaltijd.objects.create(workshop=workshop, tot=zaal)
    _tel_verzet(workshop, voorheen)


@transaction.atomic
def zet_tijden_terug(*, project: Project, door: Gebruiker) -> None:
    """Let every part take the minutes of the method again; until when the room is booked stays as it is.

    Raises `OngeldigeOvergang` when the workshop has been held.
    """
    workshop = _vergrendel(project, door)
    afwijkend = {tijd.onderdeel: tijd.minuten for tijd in workshop.onderdeeltijden.all()}
    if not afwijkend:
        return
    wijzigingen = {
        tijdveld(sleutel): [minuten, ONDERDELEN[sleutel].minuten] for sleutel, minuten in afwijkend.items()
    }
    voorheen = einde(workshop)
    workshop.onderdeeltijden.all().delete()
    _tel_verzet(workshop, voorheen)
    leg_vast(door=door, wat="tijden teruggezet naar de methode", op=project, rij="", wijzigingen=wijzigingen)


def _vergrendel(project: Project, door: Gebruiker) -> Workshop:
    houd(project, door, Recht.WORKSHOP_INVULLEN)
    if project.fase not in (Project.Fase.VOORBEREIDING, Project.Fase.WORKSHOP):
        raise OngeldigeOvergang("De workshop is geweest of gestopt. De tijden veranderen niet meer.")
    return project.workshop


def _tel_verzet(workshop: Workshop, voorheen: datetime | None) -> None:
    """Give the appointment its next number when the workshop ends at another time than before."""
    if einde(workshop) != voorheen:
        workshop.agenda_nummer += 1
        workshop.save(update_fields=["agenda_nummer"])


def _keur(workshop: Workshop, minuten: Mapping[str, int], zaal: time | None) -> None:
    fouten = {}
    for sleutel, aantal in minuten.items():
        minst = 0 if ONDERDELEN[sleutel].valt_erbinnen else 1
        if not minst <= aantal <= MEESTE_MINUTEN:
            fouten[tijdveld(sleutel)] = f"Vul een aantal minuten in van {minst} tot en met {MEESTE_MINUTEN}."
    if zaal is not None and workshop.begin is not None:
        begin = timezone.localtime(workshop.begin).time()
        if zaal <= begin:
            fouten[ZAALVELD] = f"De workshop begint om {begin:%H:%M}. Vul een tijd in die daarna komt."
    if fouten:
        raise ValidationError(fouten)


def _bewaar(workshop: Workshop, sleutel: str, minuten: int) -> None:
    if minuten == ONDERDELEN[sleutel].minuten:
        workshop.onderdeeltijden.filter(onderdeel=sleutel).delete()
    else:
        Onderdeeltijd.objects.update_or_create(
            workshop=workshop, onderdeel=sleutel, defaults={"minuten": minuten}
        )
