"""The one way in which a project moves from phase to phase, and its outcome."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from acties.bouwstenen import spreek_af
from formats.bouwstenen import haal_van_slot, zet_op_slot
from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.overgang import OngeldigeOvergang
from organisatie.post import verstuur, volledige_url
from organisatie.rechten import Recht
from organisatie.tekst import aantal
from organisatie.wijziging import Gezien, pas_aan
from project.bouwstenen import leg_poster_vast
from project.handelingen.project import eis_casus_compleet
from project.handelingen.slot import houd
from project.models import FASEN, Project, Workshop


def _ga_naar_fase(project: Project, naar: str, door: Gebruiker) -> None:
    """Move a held project to another phase along `FASEN`; raises `OngeldigeOvergang` for any other move.

    A rehearsal goes nowhere: with a phase go mails, and a poster that is kept (decision 0027).
    """
    if project.is_oefening:
        raise OngeldigeOvergang(
            "Dit is een oefening. Ben je klaar? Sluit dan de zaal. Er wordt niets bewaard."
        )
    if naar not in FASEN[project.fase]:
        raise _kan_niet_naar(project, naar)
    project.fase = naar
    project.save(update_fields=["fase"])
    _zet_op_slot(project, door)
    leg_vast(door=door, wat=f"project naar fase {naar}", op=project)


def _kan_niet_naar(project: Project, naar: str) -> OngeldigeOvergang:
    van, doel = project.get_fase_display().lower(), Project.Fase(naar).label.lower()
    return OngeldigeOvergang(f"Dit project is in de fase ‘{van}’ en kan niet naar ‘{doel}’.")


def _houd_in_fase(project: Project, van: str, naar: str, door: Gebruiker, recht: Recht) -> None:
    """Hold the project in the phase of a named move, for who has the right to it.

    `FASEN` alone would let "close the workshop" reopen a stopped project.
    """
    houd(project, door, recht)
    if project.fase != van:
        raise _kan_niet_naar(project, naar)


@transaction.atomic
def begin_workshop(*, project: Project, door: Gebruiker) -> Project:
    """Go from preparation to the workshop.

    Raises `OngeldigeOvergang` from another phase, while the casusbeschrijving has open questions or there
    is no date.
    """
    _houd_in_fase(project, Project.Fase.VOORBEREIDING, Project.Fase.WORKSHOP, door, Recht.WORKSHOP_BEGINNEN)
    eis_casus_compleet(project)
    if project.workshop.begin is None:
        raise OngeldigeOvergang("Kies eerst een datum en tijd voor de workshop.")
    _ga_naar_fase(project, Project.Fase.WORKSHOP, door)
    return project


@transaction.atomic
def terug_naar_voorbereiding(*, project: Project, door: Gebruiker) -> Project:
    """Go back to preparation; what was entered stays."""
    _houd_in_fase(project, Project.Fase.WORKSHOP, Project.Fase.VOORBEREIDING, door, Recht.WORKSHOP_BEGINNEN)
    _ga_naar_fase(project, Project.Fase.VOORBEREIDING, door)
    return project


@transaction.atomic
def rond_workshop_af(*, project: Project, door: Gebruiker) -> Project:
    """Close the workshop: its results are fixed, implementation begins, holders and regievoerder get a mail.

    Raises `OngeldigeOvergang` when there is not a single value yet.
    """
    _houd_in_fase(project, Project.Fase.WORKSHOP, Project.Fase.IMPLEMENTATIE, door, Recht.WORKSHOP_INVULLEN)
    if not project.gekozen_waarden.op_poster().exists():
        raise OngeldigeOvergang("Vul eerst bij stap 2 ten minste één waarde in.")
    _ga_naar_fase(project, Project.Fase.IMPLEMENTATIE, door)
    Workshop.objects.filter(project=project).update(afgerond_op=timezone.now(), stap=Workshop.Stap.REFLECTIE)
    project.workshop.refresh_from_db(fields=["afgerond_op", "stap"])
    spreek_af(eigenaar=project, door=door)
    leg_poster_vast(project=project, door=door)
    _meld_regievoerder(project)
    return project


@transaction.atomic
def heropen_workshop(*, project: Project, door: Gebruiker) -> Project:
    """Open the results of the workshop again, to correct them; raises `OngeldigeOvergang` when it is not closed."""
    _houd_in_fase(project, Project.Fase.IMPLEMENTATIE, Project.Fase.WORKSHOP, door, Recht.WORKSHOP_INVULLEN)
    _ga_naar_fase(project, Project.Fase.WORKSHOP, door)
    Workshop.objects.filter(project=project).update(afgerond_op=None)
    project.workshop.refresh_from_db(fields=["afgerond_op"])
    return project


@transaction.atomic
def rond_project_af(*, project: Project, door: Gebruiker) -> Project:
    """Close a project whose outcome is known and whose actions are all done or dropped."""
    _houd_in_fase(project, Project.Fase.IMPLEMENTATIE, Project.Fase.AFGEROND, door, Recht.FOLLOWUP_BEWERKEN)
    if not project.uitkomst:
        raise OngeldigeOvergang("Leg eerst de uitkomst van het project vast.")
    lopend = project.acties.zonder_voorstellen().lopend().count()
    if lopend:
        acties = aantal(lopend, "actie", "acties")
        raise OngeldigeOvergang(f"Er staat nog {acties} open. Rond die af of laat ze vervallen.")
    _ga_naar_fase(project, Project.Fase.AFGEROND, door)
    return project


@transaction.atomic
def heropen_project(*, project: Project, door: Gebruiker) -> Project:
    """Open a project that had ended; after a stop its outcome is open again."""
    houd(project, door, Recht.FOLLOWUP_BEWERKEN)
    if not project.is_afgesloten:
        raise OngeldigeOvergang("Dit project loopt al.")
    was_gestopt = project.fase == Project.Fase.GESTOPT
    naar = Project.Fase.IMPLEMENTATIE
    if was_gestopt and project.workshop.afgerond_op is None:
        naar = Project.Fase.VOORBEREIDING
    _ga_naar_fase(project, naar, door)
    if was_gestopt:
        project.uitkomst = project.uitkomst_reden = ""
        project.uitkomst_op = project.uitkomst_door = None
        project.save(update_fields=["uitkomst", "uitkomst_reden", "uitkomst_op", "uitkomst_door"])
    return project


@transaction.atomic
def leg_uitkomst_vast(
    *,
    project: Project,
    door: Gebruiker,
    uitkomst: str,
    uitkomst_reden: str,
    gezien: Gezien | None = None,
) -> Project:
    """Record how the project goes on and why; ‘niet door’ ends it.

    Raises `ValidationError` without a reason, `OngeldigeOvergang` when the project has ended or when
    something else than ‘niet door’ is recorded before the workshop.
    """
    houd(project, door, Recht.FOLLOWUP_BEWERKEN)
    if project.is_afgesloten:
        raise OngeldigeOvergang("Dit project is afgesloten. Heropen het als de uitkomst anders is.")
    if not uitkomst_reden.strip():
        raise ValidationError({"uitkomst_reden": "Schrijf op waarom dit de uitkomst is."})
    if project.fase == Project.Fase.VOORBEREIDING and uitkomst != Project.Uitkomst.NIET_DOOR:
        raise OngeldigeOvergang("Vóór de workshop kun je alleen ‘niet door’ vastleggen.")

    def onderteken(vers: Project) -> None:
        vers.uitkomst_op, vers.uitkomst_door = timezone.now(), door

    velden = {"uitkomst": Project.Uitkomst(uitkomst), "uitkomst_reden": uitkomst_reden}
    pas_aan(project, velden, door=door, wat="uitkomst vastgelegd", gezien=gezien, keur=onderteken)
    if project.uitkomst == Project.Uitkomst.NIET_DOOR:
        _sluit_workshop_met_resultaat(project, door)
        _ga_naar_fase(project, Project.Fase.GESTOPT, door)
    return project


def _sluit_workshop_met_resultaat(project: Project, door: Gebruiker) -> None:
    """A project that stops after its workshop keeps the results: they become a verslag, its actions go on."""
    if project.fase == Project.Fase.WORKSHOP and project.gekozen_waarden.exists():
        Workshop.objects.filter(project=project).update(afgerond_op=timezone.now())
        project.workshop.refresh_from_db(fields=["afgerond_op"])
        spreek_af(eigenaar=project, door=door)
        leg_poster_vast(project=project, door=door)


def _zet_op_slot(project: Project, door: Gebruiker) -> None:
    """Fix the forms that belong to a phase that has passed; open those of the present one."""
    workshop, fase = project.workshop, Project.Fase
    tot_en_met_workshop = (
        project.geschiktheid,
        project.casusbeschrijving,
        workshop.blad,
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
