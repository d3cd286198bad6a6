"""The one way in which a project moves from phase to phase, and its outcome."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from formats.handelingen import haal_van_slot, zet_op_slot
from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.post import verstuur, volledige_url
from project.handelingen.project import eis_casus_compleet
from project.models import FASEN, OngeldigeOvergang, Project, Workshop


@transaction.atomic
def ga_naar_fase(*, project: Project, naar: str, door: Gebruiker) -> Project:
    """Move a project to another phase along `FASEN`; raises `OngeldigeOvergang` for any other move."""
    vast = Project.objects.select_for_update().get(pk=project.pk)
    if naar not in FASEN[vast.fase]:
        van, doel = vast.get_fase_display().lower(), Project.Fase(naar).label.lower()
        raise OngeldigeOvergang(f"Dit project is in de fase ‘{van}’ en kan niet naar ‘{doel}’.")
    vast.fase = naar
    vast.save(update_fields=["fase"])
    project.fase = naar
    _zet_op_slot(project, door)
    leg_vast(door=door, wat=f"project naar fase {naar}", op=project)
    return project


def begin_workshop(*, project: Project, door: Gebruiker) -> Project:
    """Go from preparation to the workshop.

    Raises `OngeldigeOvergang` while the casusbeschrijving has open questions or there is no date.
    """
    eis_casus_compleet(project)
    if project.workshop.begin is None:
        raise OngeldigeOvergang("Kies eerst een datum en tijd voor de workshop.")
    return ga_naar_fase(project=project, naar=Project.Fase.WORKSHOP, door=door)


def terug_naar_voorbereiding(*, project: Project, door: Gebruiker) -> Project:
    """Go back to preparation; what was entered stays."""
    return ga_naar_fase(project=project, naar=Project.Fase.VOORBEREIDING, door=door)


@transaction.atomic
def rond_workshop_af(*, project: Project, door: Gebruiker) -> Project:
    """Close the workshop: its results are fixed, implementation begins, the regievoerder gets a mail.

    Raises `OngeldigeOvergang` when there is not a single value yet.
    """
    if not project.gekozen_waarden.exists():
        raise OngeldigeOvergang("Vul eerst bij stap 2 ten minste één waarde in.")
    ga_naar_fase(project=project, naar=Project.Fase.IMPLEMENTATIE, door=door)
    Workshop.objects.filter(project=project).update(afgerond_op=timezone.now(), stap=Workshop.Stap.REFLECTIE)
    project.workshop.refresh_from_db(fields=["afgerond_op", "stap"])
    _meld_regievoerder(project)
    return project


@transaction.atomic
def heropen_workshop(*, project: Project, door: Gebruiker) -> Project:
    """Open the results of the workshop again, to correct them."""
    ga_naar_fase(project=project, naar=Project.Fase.WORKSHOP, door=door)
    Workshop.objects.filter(project=project).update(afgerond_op=None)
    project.workshop.refresh_from_db(fields=["afgerond_op"])
    return project


def rond_project_af(*, project: Project, door: Gebruiker) -> Project:
    """Close a project whose outcome is known and whose actions are all done or dropped."""
    if not project.uitkomst:
        raise OngeldigeOvergang("Leg eerst de uitkomst van het project vast.")
    aantal = project.acties.lopend().count()
    if aantal:
        acties = "1 actie" if aantal == 1 else f"{aantal} acties"
        raise OngeldigeOvergang(f"Er staat nog {acties} open. Rond die af of laat ze vervallen.")
    return ga_naar_fase(project=project, naar=Project.Fase.AFGEROND, door=door)


@transaction.atomic
def heropen_project(*, project: Project, door: Gebruiker) -> Project:
    """Open a project that had ended; after a stop its outcome is open again."""
    was_gestopt = project.fase == Project.Fase.GESTOPT
    naar = Project.Fase.IMPLEMENTATIE
    if was_gestopt and project.workshop.afgerond_op is None:
        naar = Project.Fase.VOORBEREIDING
    ga_naar_fase(project=project, naar=naar, door=door)
    if was_gestopt:
        Project.objects.filter(pk=project.pk).update(
            uitkomst="", uitkomst_reden="", uitkomst_op=None, uitkomst_door=None
        )
        project.refresh_from_db(fields=["uitkomst", "uitkomst_reden", "uitkomst_op", "uitkomst_door"])
    return project


@transaction.atomic
def leg_uitkomst_vast(*, project: Project, door: Gebruiker, uitkomst: str, uitkomst_reden: str) -> Project:
    """Record how the project goes on and why; ‘niet door’ ends it.

    Raises `ValidationError` without a reason, `OngeldigeOvergang` when the project has ended or when
    something else than ‘niet door’ is recorded before the workshop.
    """
    vast = Project.objects.select_for_update().get(pk=project.pk)
    if vast.is_afgesloten:
        raise OngeldigeOvergang("Dit project is afgesloten. Heropen het als de uitkomst anders is.")
    if not uitkomst_reden.strip():
        raise ValidationError({"uitkomst_reden": "Schrijf op waarom dit de uitkomst is."})
    if vast.fase == Project.Fase.VOORBEREIDING and uitkomst != Project.Uitkomst.NIET_DOOR:
        raise OngeldigeOvergang("Vóór de workshop kun je alleen ‘niet door’ vastleggen.")
    project.uitkomst, project.uitkomst_reden = Project.Uitkomst(uitkomst), uitkomst_reden
    project.uitkomst_op, project.uitkomst_door = timezone.now(), door
    project.save(update_fields=["uitkomst", "uitkomst_reden", "uitkomst_op", "uitkomst_door"])
    leg_vast(door=door, wat="uitkomst vastgelegd", op=project, uitkomst=uitkomst)
    if uitkomst == Project.Uitkomst.NIET_DOOR:
        _sluit_workshop_met_resultaat(project)
        ga_naar_fase(project=project, naar=Project.Fase.GESTOPT, door=door)
    return project


def _sluit_workshop_met_resultaat(project: Project) -> None:
    """A project that stops after its workshop keeps the results: they become a verslag."""
    if project.fase == Project.Fase.WORKSHOP and project.gekozen_waarden.exists():
        Workshop.objects.filter(project=project).update(afgerond_op=timezone.now())
        project.workshop.refresh_from_db(fields=["afgerond_op"])


def _zet_op_slot(project: Project, door: Gebruiker) -> None:
    """Fix the forms that belong to a phase that has passed; open those of the present one."""
    workshop, fase = project.workshop, Project.Fase
    tot_en_met_workshop = (
        project.geschiktheid,
        project.casusbeschrijving,
        workshop.plenair_waarden,
        workshop.plenair_acties,
        workshop.checklist,
        workshop.reflectie,
    )
    for invulling in tot_en_met_workshop:
        zet = haal_van_slot if project.fase in (fase.VOORBEREIDING, fase.WORKSHOP) else zet_op_slot
        zet(invulling=invulling, door=door)
    zet = zet_op_slot if project.is_afgesloten else haal_van_slot
    zet(invulling=project.follow_up, door=door)


def _meld_regievoerder(project: Project) -> None:
    if project.regievoerder is None:
        return
    adres = volledige_url(reverse("project-acties", args=[project.pk]))
    verstuur(
        aan=project.regievoerder.email,
        onderwerp=f"De acties van {project.titel}",
        tekst=f"Hallo {project.regievoerder.naam},\n\nDe workshop van {project.titel} is afgerond. Jij bent "
        f"regievoerder en volgt de acties: {adres}\n",
    )
