"""Writes on the project itself, its instruments and its dates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from acties.overdracht import Overdracht, meld_overdracht
from formats.bouwstenen import nieuwe_invulling
from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.overgang import OngeldigeOvergang
from organisatie.post import verstuur, volledige_url
from organisatie.rechten import Recht, eis
from organisatie.rij import lees_opnieuw, vergrendeld
from organisatie.tekst import aantal
from organisatie.wijziging import Gezien, pas_aan
from project.formats import CASUSBESCHRIJVING, FOLLOW_UP, GESCHIKTHEID
from project.handelingen.slot import eis_lopend, houd
from project.models import Groep, Groepfundament, Instrument, Project, Workshop
from project.workshop.formats import BLAD
from strategie.models import Dossier
from waardenkader.models import Fundament

JAREN = range(2000, 2100)
"""The years in which a workshop or conversation can be; any other is a slip of the keys."""
NA_WORKSHOP = "Het follow-upgesprek is na de workshop."


@transaction.atomic
def maak_project(
    *, door: Gebruiker, titel: str, organisator: Gebruiker | None = None, **velden: Any
) -> Project:
    """Start a project, with its empty forms, its workshop and one group per fundament.

    Takes who does it, the title, the organisator (`door` when left out) and any other field of
    `Project`. Raises `ValidationError` when a field is wrong or the dossier cannot be used yet.
    """
    eis(door, Recht.PROJECT_MAKEN)
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
        blad=nieuwe_invulling(format=BLAD, door=door),
    )
    for nummer, fundament in enumerate(Fundament.objects.actueel(), start=1):
        groep = Groep.objects.create(project=project, naam=fundament.naam, volgorde=nummer)
        Groepfundament.objects.create(project=project, groep=groep, fundament=fundament)
    leg_vast(door=door, wat="project gestart", op=project)
    return project


@transaction.atomic
def wijzig_project(
    *, project: Project, door: Gebruiker, gezien: Gezien | None = None, **velden: Any
) -> Project:
    """Change the description or the people of a running project; the former and the new regievoerder get a mail.

    Raises `OngeldigeOvergang` when the project has ended, `ValidationError` when a field is wrong,
    `IntussenGewijzigd` when another changed the same.
    """
    vers = eis_lopend(project, door)
    was, regievoerder = vers.dossier, vers.regievoerder

    def keur(nieuw: Project) -> None:
        if nieuw.dossier != was:
            _controleer_dossier(nieuw.dossier)

    if "regievoerder" in pas_aan(vers, velden, door=door, wat="project gewijzigd", gezien=gezien, keur=keur):
        meld_overdracht(Overdracht(door, van=regievoerder, aan=vers.regievoerder, eigenaren=[vers]))
    return vers


@transaction.atomic
def zet_instrument(
    *,
    project: Project,
    door: Gebruiker,
    soort: str,
    stand: str,
    toelichting: str = "",
    naam: str = "",
) -> Instrument:
    """Record that another instrument is needed, done or not needed."""
    eis_lopend(project, door)
    instrument = Instrument(project=project, soort=soort, stand=stand, toelichting=toelichting, naam=naam)
    _keur_instrument(instrument)
    instrument.full_clean()
    instrument.save()
    leg_vast(door=door, wat="instrument vastgelegd", op=project, instrument=str(instrument), stand=stand)
    return instrument


@transaction.atomic
def wijzig_instrument(
    *, instrument: Instrument, door: Gebruiker, gezien: Gezien | None = None, **velden: str
) -> Instrument:
    """Change where another instrument stands."""
    eis_lopend(instrument.project, door)
    vers = vergrendeld(instrument)
    pas_aan(
        vers,
        velden,
        door=door,
        wat="instrument gewijzigd",
        gezien=gezien,
        op=vers.project,
        keur=_keur_instrument,
        instrument=str(vers),
    )
    return vers


def _keur_instrument(instrument: Instrument) -> None:
    if instrument.soort == Instrument.Soort.ANDERS and not instrument.naam:
        raise ValidationError({"naam": "Schrijf op welk instrument je bedoelt."})


@transaction.atomic
def verwijder_instrument(*, instrument: Instrument, door: Gebruiker) -> None:
    """Take an instrument off the list."""
    eis_lopend(instrument.project, door)
    lees_opnieuw(instrument)
    leg_vast(door=door, wat="instrument verwijderd", op=instrument.project, instrument=str(instrument))
    instrument.delete()


@transaction.atomic
def deel_casusbeschrijving(*, project: Project, door: Gebruiker) -> None:
    """Let the participants read the casusbeschrijving; it stays shared when it is changed later.

    Raises `OngeldigeOvergang` while required questions are open.
    """
    eis_lopend(project, door)
    eis_casus_compleet(project)
    eerste_keer = project.casus_gedeeld_op is None
    project.casus_gedeeld_op = timezone.now()
    project.save(update_fields=["casus_gedeeld_op"])
    leg_vast(door=door, wat="casusbeschrijving gedeeld", op=project)
    if eerste_keer:
        _meld_casus(project)


@transaction.atomic
def plan_workshop(
    *, project: Project, door: Gebruiker, gezien: Gezien | None = None, **velden: Any
) -> Workshop:
    """Set date, place, form and notes of the workshop (fields of `Workshop`).

    A workshop on paper may be entered that was held already, so its date may have passed. Raises
    `ValidationError` when the follow-up conversation would come before it.
    """
    eis_lopend(project, door)
    workshop = vergrendeld(project.workshop)
    pas_aan(
        workshop,
        velden,
        door=door,
        wat="workshop gepland",
        gezien=gezien,
        op=project,
        keur=_keur_plan(workshop),
    )
    project.workshop = workshop
    return workshop


@transaction.atomic
def plan_follow_up(
    *, project: Project, door: Gebruiker, op: datetime | None, gezien: Gezien | None = None
) -> None:
    """Plan the follow-up conversation; it cannot be before the workshop, nor while that has no date."""
    eis_lopend(project, door, Recht.FOLLOWUP_BEWERKEN)
    workshop = vergrendeld(project.workshop)
    pas_aan(
        workshop,
        {"opvolggesprek_op": op},
        door=door,
        wat="follow-upgesprek gepland",
        gezien=gezien,
        op=project,
        keur=_keur_plan(workshop),
    )
    project.workshop = workshop


@transaction.atomic
def leg_follow_up_vast(*, project: Project, door: Gebruiker, op: date) -> None:
    """Record that the follow-up conversation was held.

    Raises `OngeldigeOvergang` before the end of the workshop or while required questions are open,
    `ValidationError` for a day that has not come yet or was before the workshop.
    """
    houd(project, door, Recht.FOLLOWUP_BEWERKEN)
    if project.fase != Project.Fase.IMPLEMENTATIE:
        raise OngeldigeOvergang("Het follow-upgesprek hoort na de workshop. Rond eerst de workshop af.")
    open_vragen = project.follow_up.volledigheid().open_verplicht
    if open_vragen:
        raise OngeldigeOvergang(f"Nog niet ingevuld: {'; '.join(v.label for v in open_vragen)}")
    if op > timezone.localdate():
        raise ValidationError({"op": "Deze dag moet nog komen. Vul in wanneer het gesprek was."})
    if project.workshop.begin is None:
        raise ValidationError({"op": "Vul eerst bij het plan van aanpak in wanneer de workshop was."})
    if op < (dag := timezone.localtime(project.workshop.begin).date()):
        raise ValidationError({"op": f"{NA_WORKSHOP} Die {_was_of_is(dag)} {date_format(dag, 'j F Y')}."})
    project.follow_up_gehouden_op = op
    project.save(update_fields=["follow_up_gehouden_op"])
    leg_vast(door=door, wat="follow-upgesprek gehouden", op=project)


def eis_casus_compleet(project: Project) -> None:
    """Raise `OngeldigeOvergang` while required questions of the casusbeschrijving are open."""
    open_vragen = project.casusbeschrijving.volledigheid().open_verplicht
    if open_vragen:
        vragen = aantal(len(open_vragen), "verplichte vraag", "verplichte vragen")
        raise OngeldigeOvergang(f"De casusbeschrijving is nog niet klaar: {vragen} open.")


def _controleer_dossier(dossier: Dossier | None) -> None:
    if dossier and not Dossier.objects.vastgesteld().filter(pk=dossier.pk).exists():
        raise ValidationError({"dossier": "Kies een strategie waarvan de accentwaarden zijn vastgesteld."})


def _was_of_is(dag: date) -> str:
    return "is volgens het plan pas op" if dag > timezone.localdate() else "was op"


def _keur_plan(nu: Workshop) -> Callable[[Workshop], None]:
    """Give the rule on a changed plan; what had a time and has another one gets the next number in agendas."""
    was, gesprek = (nu.begin, nu.locatie), nu.opvolggesprek_op

    def keur(workshop: Workshop) -> None:
        _controleer_volgorde(workshop)
        if was[0] is not None and (workshop.begin, workshop.locatie) != was:
            workshop.agenda_nummer += 1
        if gesprek is not None and workshop.opvolggesprek_op != gesprek:
            workshop.gesprek_nummer += 1

    return keur


def _controleer_volgorde(workshop: Workshop) -> None:
    """The workshop comes first, whichever of the dates is entered first or moved later."""
    begin, later = workshop.begin, workshop.opvolggesprek_op
    for veld, moment in (("begin", begin), ("opvolggesprek_op", later)):
        if moment and moment.year not in JAREN:
            raise ValidationError({veld: "Dit jaar kan niet kloppen. Kijk de datum na."})
    if later:
        if begin is None:
            kies = f"{NA_WORKSHOP} Kies eerst een datum voor de workshop."
            raise ValidationError({"opvolggesprek_op": kies})
        if later < begin:
            raise ValidationError({"opvolggesprek_op": NA_WORKSHOP})
    gehouden = workshop.project.follow_up_gehouden_op
    if gehouden and (begin is None or timezone.localtime(begin).date() > gehouden):
        raise ValidationError(
            {
                "begin": f"Het follow-upgesprek was op {date_format(gehouden, 'j F Y')}. De workshop was daarvoor."
            }
        )


def _meld_casus(project: Project) -> None:
    adres = volledige_url(reverse("project-casusbeschrijving", args=[project.pk]))
    for deelnemer in project.deelnemers.komen().filter(gebruiker__isnull=False):
        verstuur(
            aan=deelnemer.email,
            onderwerp=f"Casusbeschrijving {project.titel}",
            tekst=f"Hallo {deelnemer.naam},\n\nDe casusbeschrijving van {project.titel} is klaar. Lees haar "
            f"voor de workshop: {adres}\n",
        )
