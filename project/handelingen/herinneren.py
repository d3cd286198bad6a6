"""Writes on the mails after an invitation: the one reminder, and the news that time or place changed."""

from __future__ import annotations

from collections.abc import Callable, Collection

from django.db import transaction
from django.utils import timezone

from organisatie.audit import leg_vast
from organisatie.models import Bericht, Gebruiker
from organisatie.overgang import OngeldigeOvergang
from organisatie.post import verstuur
from organisatie.rechten import Recht
from project import agenda, brieven
from project.bouwstenen import geef_link
from project.brieven import Brief
from project.handelingen.slot import eis_lopend
from project.handelingen.uitnodigen import uit_keuze
from project.models import Deelnemer, Project


@transaction.atomic
def stuur_herinneringen(
    *, project: Project, door: Gebruiker, aan: Collection[Deelnemer] | None = None
) -> int:
    """Ask once more who was invited and did not say yes or no; gives how many.

    Nobody is reminded twice, whoever presses how often; with `aan` those among them. Raises `OngeldigeOvergang` when
    the workshop has begun.
    """
    eis_lopend(project, door)
    eis_nog_te_komen(project)
    wie = list(uit_keuze(project.deelnemers.te_herinneren(), aan))
    for deelnemer in wie:
        deelnemer.herinnering = _stuur(deelnemer, project, door, brieven.herinnering)
        deelnemer.herinnerd_op = timezone.now()
        deelnemer.save(update_fields=["herinnering", "herinnerd_op"])
    leg_vast(door=door, wat="herinneringen verstuurd", op=project, aantal=len(wie))
    return len(wie)


@transaction.atomic
def stuur_wijziging(*, project: Project, door: Gebruiker, aan: Collection[Deelnemer] | None = None) -> int:
    """Tell who comes, or may come, that time or place changed since the last mail to them; gives how many.

    Who has been told is not told again; with `aan` those among them. Raises `OngeldigeOvergang` when the workshop has
    begun.
    """
    eis_lopend(project, door)
    eis_nog_te_komen(project)
    te_laat = project.deelnemers.niet_bijgepraat(project.workshop.agenda_nummer).met_adres()
    wie = list(uit_keuze(te_laat, aan))
    for deelnemer in wie:
        _stuur(deelnemer, project, door, brieven.verzet)
    leg_vast(door=door, wat="wijziging van de workshop verstuurd", op=project, aantal=len(wie))
    return len(wie)


@transaction.atomic
def stuur_gesprek(*, project: Project, door: Gebruiker) -> int:
    """Mail projectleider and organisator the appointment of the follow-up conversation; gives how many.

    They get it once, and again only when it was moved. Raises `OngeldigeOvergang` when it has no date or nobody of them
    has an address.
    """
    eis_lopend(project, door, Recht.FOLLOWUP_BEWERKEN)
    workshop, afspraak = project.workshop, agenda.van_gesprek(project)
    if afspraak is None:
        raise OngeldigeOvergang("Plan eerst het follow-upgesprek.")
    mensen = gespreksgenoten(project)
    if not mensen:
        raise OngeldigeOvergang("Van projectleider en organisator is geen e-mailadres bekend.")
    if workshop.gesprek_gemeld == workshop.gesprek_nummer:
        return 0
    for wie in mensen:
        brief = brieven.gesprek(wie, project, door)
        verstuur(
            aan=wie.email, onderwerp=brief.onderwerp, tekst=brief.tekst, bestanden=[afspraak.als_bestand()]
        )
    workshop.gesprek_gemeld = workshop.gesprek_nummer
    workshop.save(update_fields=["gesprek_gemeld"])
    leg_vast(door=door, wat="afspraak voor het follow-upgesprek verstuurd", op=project, aantal=len(mensen))
    return len(mensen)


def gespreksgenoten(project: Project) -> list[Gebruiker]:
    """Give who holds the follow-up conversation and can be mailed, each once."""
    mensen = dict.fromkeys(wie for wie in (project.projectleider, project.organisator) if wie)
    return [wie for wie in mensen if wie.email]


def eis_nog_te_komen(project: Project) -> None:
    """Raise `OngeldigeOvergang` unless the workshop has a date, and that still has to come."""
    begin = project.workshop.begin
    if begin is None:
        raise OngeldigeOvergang("Kies eerst een datum en tijd voor de workshop.")
    if begin <= timezone.now() or project.fase not in (Project.Fase.VOORBEREIDING, Project.Fase.WORKSHOP):
        raise OngeldigeOvergang("De workshop is al begonnen. Deze mail heeft nu geen zin meer.")


def _stuur(
    deelnemer: Deelnemer,
    project: Project,
    door: Gebruiker,
    maak: Callable[[Deelnemer, Project, Gebruiker, str], Brief],
) -> Bericht | None:
    """Put one mail in the outbox, with the appointment as it is now."""
    brief = maak(deelnemer, project, door, geef_link(deelnemer))
    afspraak = agenda.van_workshop(project)
    bericht = verstuur(
        aan=deelnemer.email,
        onderwerp=brief.onderwerp,
        tekst=brief.tekst,
        bestanden=[afspraak.als_bestand()] if afspraak else [],
    )
    deelnemer.agenda_nummer = project.workshop.agenda_nummer
    deelnemer.save(update_fields=["agenda_nummer"])
    return bericht
