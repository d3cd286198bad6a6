"""Keeping what was typed over of an old workshop: steps of a handeling of the floor above, which asks the right."""

from __future__ import annotations

from datetime import date, datetime, time

from django.utils import timezone

from acties.models import Actie, Status
from formats.bouwstenen import nieuwe_invulling
from organisatie.models import Gebruiker
from project.formats import CASUSBESCHRIJVING, FOLLOW_UP, GESCHIKTHEID
from project.models import Gekozenwaarde, Groepskeuze, Project, Spanning, Workshop
from project.oude_workshop import VAN_PROJECT, VAN_WORKSHOP, OudeActie, OudeWaarde, OudeWorkshop
from project.workshop.formats import BLAD
from waardenkader.bouwstenen import noem_waarde, verplaats_waarde
from waardenkader.models import Waarde


def _moment(dag: date) -> datetime:
    """Give a moment on a day of which nobody knows the hour."""
    return timezone.make_aware(datetime.combine(dag, time(12)))


def maak_oud_project(*, oud: OudeWorkshop, door: Gebruiker) -> Project:
    """Make the project that holds what was typed; it has ended, and nothing begins with it."""
    project = Project(
        organisator=door,
        van_papier=True,
        fase=Project.Fase.AFGEROND,
        geschiktheid=nieuwe_invulling(format=GESCHIKTHEID, door=door),
        casusbeschrijving=nieuwe_invulling(format=CASUSBESCHRIJVING, door=door),
        follow_up=nieuwe_invulling(format=FOLLOW_UP, door=door),
    )
    project.workshop = Workshop(blad=nieuwe_invulling(format=BLAD, door=door))
    zet_oude_workshop(project=project, oud=oud, door=door)
    return project


def zet_oude_workshop(*, project: Project, oud: OudeWorkshop, door: Gebruiker) -> None:
    """Keep what was typed, in the place of what was there before. Takes a new project, or one that is held.

    Raises `ValidationError` for what cannot be kept.
    """
    for naam in VAN_PROJECT:
        setattr(project, naam, oud.velden[naam])
    moment = _moment(oud.datum)
    project.uitkomst_op = moment if project.uitkomst else None
    project.uitkomst_door = door if project.uitkomst else None
    project.full_clean(exclude=("geschiktheid", "casusbeschrijving", "follow_up"))
    project.save()
    workshop = project.workshop
    workshop.project = project
    for naam in VAN_WORKSHOP:
        setattr(workshop, naam, oud.velden[naam])
    workshop.begin = workshop.afgerond_op = moment
    workshop.stap = Workshop.Stap.REFLECTIE
    workshop.save()
    _ruim_op(project)
    waarden = [_kies(project, plaats, waarde) for plaats, waarde in enumerate(oud.waarden, 1)]
    for plaats, spanning in enumerate(oud.spanningen, 1):
        rij = Spanning(
            project=project,
            waarde_a=waarden[spanning.a],
            waarde_b=waarden[spanning.b],
            schuurt=spanning.schuurt,
            afweging=spanning.afweging,
            volgorde=plaats,
        )
        rij.full_clean()
        rij.save()
    for nummer, actie in enumerate(oud.acties, 1):
        _spreek_af(project, nummer, actie, [waarden[plaats] for plaats in actie.waarden], moment)


def _ruim_op(project: Project) -> None:
    project.spanningen.all().delete()
    project.acties.all().delete()
    project.gekozen_waarden.all().delete()


def _andere(project: Project, oud: OudeWaarde) -> Waarde:
    """Give the value beside the framework with this name: the one that was there, or a new one."""
    assert oud.fundament is not None
    er_al = project.eigen_waarden.met_naam(oud.naam).first()
    if er_al is None:
        return noem_waarde(project=project, naam=oud.naam, fundament=oud.fundament)
    verplaats_waarde(waarde=er_al, fundament=oud.fundament, principe=None)
    return er_al


def _kies(project: Project, plaats: int, oud: OudeWaarde) -> Waarde:
    waarde = oud.waarde or _andere(project, oud)
    gekozen = Gekozenwaarde(
        project=project,
        waarde=waarde,
        betekenis=oud.betekenis,
        weegt_zwaar=oud.weegt_zwaar,
        volgorde=plaats,
    )
    gekozen.full_clean()
    gekozen.save()
    Groepskeuze.objects.create(gekozen=gekozen)
    return waarde


def _spreek_af(project: Project, nummer: int, oud: OudeActie, waarden: list[Waarde], op: datetime) -> None:
    """An old action is done or it ended otherwise: nobody is asked how it goes any more."""
    actie = Actie(
        project=project,
        nummer=nummer,
        titel=oud.titel,
        actiehouder_functie=oud.wie,
        status=Status.GEREED if oud.gedaan else Status.VERVALLEN,
        afgesproken_op=op,
    )
    actie.full_clean()
    actie.save()
    actie.waarden.set(waarden)
