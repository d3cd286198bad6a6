"""Writes on the project itself, its instruments and its dates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from formats.handelingen import nieuwe_invulling
from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.post import verstuur, volledige_url
from project.formats import CASUSBESCHRIJVING, FOLLOW_UP, GESCHIKTHEID
from project.models import Groep, Groepfundament, Instrument, OngeldigeOvergang, Project, Workshop
from project.workshop.formats import CHECKLIST, PLENAIR_ACTIES, PLENAIR_WAARDEN, REFLECTIE
from strategie.models import Dossier
from waardenkader.models import Fundament

JAREN = range(2000, 2100)
"""The years in which a workshop or conversation can be; any other is a slip of the keys."""


@transaction.atomic
def maak_project(
    *, door: Gebruiker, titel: str, organisator: Gebruiker | None = None, **velden: Any
) -> Project:
    """Start a project, with its empty forms, its workshop and one group per fundament.

    Takes who does it, the title, the organisator (`door` when left out) and any other field of
    `Project`. Raises `ValidationError` when a field is wrong or the dossier cannot be used yet.
    """
    project = Project(
        titel=titel,
        organisator=organisator or door,
        geschiktheid=nieuwe_invulling(format=GESCHIKTHEID, door=door),
        casusbeschrijving=nieuwe_invulling(format=CASUSBESCHRIJVING, door=door),
        follow_up=nieuwe_invulling(format=FOLLOW_UP, door=door),
        **velden,
    )
    _controleer_dossier(project.dossier)
    project.full_clean()
    project.save()
    Workshop.objects.create(
        project=project,
        plenair_waarden=nieuwe_invulling(format=PLENAIR_WAARDEN, door=door),
        plenair_acties=nieuwe_invulling(format=PLENAIR_ACTIES, door=door),
        checklist=nieuwe_invulling(format=CHECKLIST, door=door),
        reflectie=nieuwe_invulling(format=REFLECTIE, door=door),
    )
    for nummer, fundament in enumerate(Fundament.objects.actueel(), start=1):
        groep = Groep.objects.create(project=project, naam=fundament.naam, volgorde=nummer)
        Groepfundament.objects.create(project=project, groep=groep, fundament=fundament)
    leg_vast(door=door, wat="project gestart", op=project)
    return project


@transaction.atomic
def wijzig_project(*, project: Project, door: Gebruiker, **velden: Any) -> Project:
    """Change the description or the people of a running project.

    Raises `OngeldigeOvergang` when the project has ended, `ValidationError` when a field is wrong.
    """
    eis_lopend(project)
    if "dossier" in velden and velden["dossier"] != Project.objects.get(pk=project.pk).dossier:
        _controleer_dossier(velden["dossier"])
    for naam, waarde in velden.items():
        setattr(project, naam, waarde)
    project.full_clean()
    project.save(update_fields=list(velden))
    leg_vast(door=door, wat="project gewijzigd", op=project, velden=sorted(velden))
    return project


@transaction.atomic
def zet_instrument(
    *,
    project: Project,
    door: Gebruiker,
    soort: str,
    stand: str,
    toelichting: str = "",
    naam: str = "",
    instrument: Instrument | None = None,
) -> Instrument:
    """Record where another instrument stands; changes `instrument` when one is given, else adds one."""
    eis_lopend(project)
    instrument = instrument or Instrument(project=project)
    instrument.soort, instrument.stand = soort, stand
    instrument.toelichting, instrument.naam = toelichting, naam
    if soort == Instrument.Soort.ANDERS and not naam:
        raise ValidationError({"naam": "Schrijf op welk instrument je bedoelt."})
    instrument.full_clean()
    instrument.save()
    leg_vast(door=door, wat="instrument vastgelegd", op=project, instrument=str(instrument), stand=stand)
    return instrument


@transaction.atomic
def verwijder_instrument(*, instrument: Instrument, door: Gebruiker) -> None:
    """Take an instrument off the list."""
    eis_lopend(instrument.project)
    leg_vast(door=door, wat="instrument verwijderd", op=instrument.project, instrument=str(instrument))
    instrument.delete()


@transaction.atomic
def deel_casusbeschrijving(*, project: Project, door: Gebruiker) -> None:
    """Let the participants read the casusbeschrijving; it stays shared when it is changed later.

    Raises `OngeldigeOvergang` while required questions are open.
    """
    eis_lopend(project)
    eis_casus_compleet(project)
    eerste_keer = project.casus_gedeeld_op is None
    project.casus_gedeeld_op = timezone.now()
    project.save(update_fields=["casus_gedeeld_op"])
    leg_vast(door=door, wat="casusbeschrijving gedeeld", op=project)
    if eerste_keer:
        _meld_casus(project)


@transaction.atomic
def plan_workshop(*, project: Project, door: Gebruiker, **velden: Any) -> Workshop:
    """Set date, place, form and notes of the workshop (fields of `Workshop`)."""
    eis_lopend(project)
    workshop = Workshop.objects.select_for_update().get(project=project)
    for naam, waarde in velden.items():
        setattr(workshop, naam, waarde)
    _controleer_volgorde(workshop)
    workshop.full_clean()
    workshop.save(update_fields=list(velden))
    project.workshop = workshop
    leg_vast(door=door, wat="workshop gepland", op=project, velden=sorted(velden))
    return workshop


@transaction.atomic
def plan_follow_up(*, project: Project, door: Gebruiker, op: datetime | None) -> None:
    """Plan the follow-up conversation; it cannot be before the workshop."""
    eis_lopend(project)
    workshop = Workshop.objects.select_for_update().get(project=project)
    workshop.opvolggesprek_op = op
    _controleer_volgorde(workshop)
    workshop.save(update_fields=["opvolggesprek_op"])
    project.workshop = workshop
    leg_vast(door=door, wat="follow-upgesprek gepland", op=project, moment=op.isoformat() if op else "")


@transaction.atomic
def leg_follow_up_vast(*, project: Project, door: Gebruiker, op: date) -> None:
    """Record that the follow-up conversation was held.

    Raises `OngeldigeOvergang` before the end of the workshop or while required questions are open,
    `ValidationError` for a day that has not come yet or was before the workshop.
    """
    if project.fase != Project.Fase.IMPLEMENTATIE:
        raise OngeldigeOvergang("Het follow-upgesprek hoort na de workshop. Rond eerst de workshop af.")
    open_vragen = project.follow_up.volledigheid().open_verplicht
    if open_vragen:
        raise OngeldigeOvergang(f"Nog niet ingevuld: {opsomming(v.label for v in open_vragen)}")
    begin = project.workshop.begin
    if op > timezone.localdate():
        raise ValidationError({"op": "Deze dag moet nog komen. Vul in wanneer het gesprek was."})
    if begin and begin <= timezone.now() and op < timezone.localtime(begin).date():
        raise ValidationError({"op": "Het follow-upgesprek is na de workshop."})
    project.follow_up_gehouden_op = op
    project.save(update_fields=["follow_up_gehouden_op"])
    leg_vast(door=door, wat="follow-upgesprek gehouden", op=project)


def eis_lopend(project: Project) -> None:
    """Raise `OngeldigeOvergang` when the project has ended."""
    if project.is_afgesloten:
        raise OngeldigeOvergang("Dit project is afgesloten. Heropen het als je iets wilt wijzigen.")


def eis_casus_compleet(project: Project) -> None:
    """Raise `OngeldigeOvergang` while required questions of the casusbeschrijving are open."""
    open_vragen = project.casusbeschrijving.volledigheid().open_verplicht
    if open_vragen:
        vragen = "1 verplichte vraag" if len(open_vragen) == 1 else f"{len(open_vragen)} verplichte vragen"
        raise OngeldigeOvergang(f"De casusbeschrijving is nog niet klaar: {vragen} open.")


def opsomming(delen: Iterable[object]) -> str:
    """Join the texts for in a sentence."""
    return "; ".join(str(deel) for deel in delen)


def _controleer_dossier(dossier: Dossier | None) -> None:
    if dossier and not Dossier.objects.vastgesteld().filter(pk=dossier.pk).exists():
        raise ValidationError({"dossier": "Kies een strategie waarvan de accentwaarden zijn vastgesteld."})


def _controleer_volgorde(workshop: Workshop) -> None:
    begin, later = workshop.begin, workshop.opvolggesprek_op
    for veld, moment in (("begin", begin), ("opvolggesprek_op", later)):
        if moment and moment.year not in JAREN:
            raise ValidationError({veld: "Dit jaar kan niet kloppen. Kijk de datum na."})
    if begin and later and later < begin:
        raise ValidationError({"opvolggesprek_op": "Het follow-upgesprek is na de workshop."})


def _meld_casus(project: Project) -> None:
    adres = volledige_url(reverse("project-casusbeschrijving", args=[project.pk]))
    for deelnemer in project.deelnemers.komen().filter(gebruiker__isnull=False):
        verstuur(
            aan=deelnemer.email,
            onderwerp=f"Casusbeschrijving {project.titel}",
            tekst=f"Hallo {deelnemer.naam},\n\nDe casusbeschrijving van {project.titel} is klaar. Lees haar "
            f"voor de workshop: {adres}\n",
        )
