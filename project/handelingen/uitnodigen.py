"""Writes on invitations, and the mails to participants afterwards."""

from __future__ import annotations

from collections.abc import Collection

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from organisatie.audit import leg_vast
from organisatie.meldingen import laat_vervallen
from organisatie.models import Bericht, Gebruiker, Organisatie
from organisatie.overgang import OngeldigeOvergang
from organisatie.post import Bestand, probeer_opnieuw, trek_in, verstuur, volledige_url
from organisatie.rechten import Recht
from organisatie.rij import lees_opnieuw, vergrendeld
from project import agenda, berichten, brieven
from project.bouwstenen import geef_link, mee_met_uitnodiging
from project.handelingen.slot import eis_lopend, houd, vergrendel
from project.models import Deelnemer, Project
from project.models.mensen import DeelnemerQuerySet

ANTWOORDEN = (Deelnemer.Uitnodiging.KOMT, Deelnemer.Uitnodiging.MISSCHIEN, Deelnemer.Uitnodiging.KOMT_NIET)


@transaction.atomic
def stuur_uitnodigingen(
    *, project: Project, door: Gebruiker, aan: Collection[Deelnemer] | None = None
) -> int:
    """Invite participants by mail, with the appointment, and framework, definitions and casusbeschrijving; gives how many.

    That is all with an address who were not invited yet, or whose mail did not go there; with `aan` those among them.
    Who clicks twice finds nobody left. Raises `OngeldigeOvergang` when the workshop has no date or the casusbeschrijving
    was not shared yet.
    """
    eis_lopend(project, door)
    eis_uitnodigbaar(project)
    wie = list(uit_keuze(project.deelnemers.uit_te_nodigen().select_related("bericht"), aan))
    mee = _wat_meegaat(project, door) if wie else ()
    for deelnemer in wie:
        _nodig_uit(deelnemer, project, door, mee)
    leg_vast(door=door, wat="uitnodigingen verstuurd", op=project, aantal=len(wie))
    return len(wie)


def uit_keuze(deelnemers: DeelnemerQuerySet, aan: Collection[Deelnemer] | None) -> DeelnemerQuerySet:
    """Give who of these was ticked on the page; everybody for code that has no page."""
    return deelnemers if aan is None else deelnemers.filter(pk__in=[deelnemer.pk for deelnemer in aan])


@transaction.atomic
def stuur_uitnodiging_opnieuw(*, deelnemer: Deelnemer, door: Gebruiker) -> None:
    """Invite again who did not get the mail, or perhaps not.

    A mail of which that is uncertain keeps its Message-ID, so that many mail servers drop the second one.
    Raises `OngeldigeOvergang` when the mail arrived or is on its way.
    """
    project = eis_lopend(deelnemer.project, door)
    vers = vergrendeld(deelnemer)
    eis_uitnodigbaar(project)
    if not vers.kan_opnieuw:
        raise OngeldigeOvergang(f"De uitnodiging aan {vers.naam} is verstuurd of onderweg.")
    bericht = vers.bericht
    if bericht and bericht.status != Bericht.Status.MISLUKT and bericht.aan == vers.email:
        probeer_opnieuw(bericht=bericht, door=door)
    else:
        _nodig_uit(vers, project, door, _wat_meegaat(project, door))
    leg_vast(door=door, wat="uitnodiging opnieuw verstuurd", op=project, deelnemer=vers.naam)


@transaction.atomic
def nodig_uit_op_papier(*, project: Project, door: Gebruiker, aan: Collection[Deelnemer]) -> int:
    """Note that these participants without an address got their link on paper; gives how many were not invited before.

    Raises `OngeldigeOvergang` when the workshop has no date or the casusbeschrijving was not shared yet.
    """
    eis_lopend(project, door)
    eis_uitnodigbaar(project)
    wie = uit_keuze(project.deelnemers.op_papier().filter(uitnodiging=Deelnemer.Uitnodiging.NIET), aan)
    namen = list(wie.values_list("naam", flat=True))
    wie.update(uitnodiging=Deelnemer.Uitnodiging.VERSTUURD, uitgenodigd_op=timezone.now())
    leg_vast(door=door, wat="uitnodigingen op papier gegeven", op=project, deelnemers=namen)
    return len(namen)


def eis_uitnodigbaar(project: Project) -> None:
    """Raise `OngeldigeOvergang` as long as the workshop has no date or the casusbeschrijving was not shared."""
    if project.workshop.begin is None:
        raise OngeldigeOvergang("Kies eerst een datum en tijd voor de workshop.")
    if project.casus_gedeeld_op is None:
        raise OngeldigeOvergang("Deel eerst de casusbeschrijving. Die hoort bij de uitnodiging.")


def _wat_meegaat(project: Project, door: Gebruiker) -> tuple[Bestand, ...]:
    """Give what goes with each invitation of a round: the appointment, and the papers in one file."""
    afspraak = agenda.van_workshop(project)
    return (*([afspraak.als_bestand()] if afspraak else []), mee_met_uitnodiging(project, door))


def _nodig_uit(deelnemer: Deelnemer, project: Project, door: Gebruiker, mee: Collection[Bestand]) -> None:
    """Put the invitation in the outbox; an earlier one that still waits is not sent any more."""
    trek_in(deelnemer.bericht)
    brief = brieven.uitnodiging(
        deelnemer, project, door, geef_link(deelnemer), organisatie=Organisatie.huidige()
    )
    deelnemer.bericht = verstuur(
        aan=deelnemer.email, onderwerp=brief.onderwerp, tekst=brief.tekst, bestanden=mee
    )
    deelnemer.uitnodiging = Deelnemer.Uitnodiging.VERSTUURD
    deelnemer.uitgenodigd_op = timezone.now()
    deelnemer.agenda_nummer = project.workshop.agenda_nummer
    deelnemer.save(update_fields=["uitnodiging", "uitgenodigd_op", "bericht", "agenda_nummer"])


@transaction.atomic
def stuur_overzicht(*, project: Project, door: Gebruiker, aan: Collection[Deelnemer] | None = None) -> int:
    """Mail participants with an address how the actions stand; gives how many (bron: 000, 3.4 stap 3).

    That is who was there, or with `aan` these. Raises `OngeldigeOvergang` before the end of the workshop, and when
    there is no action or nobody to mail.
    """
    houd(project, door, Recht.ACTIE_BEHEREN)
    if not project.workshop_is_geweest:
        raise OngeldigeOvergang("De acties staan pas vast als de workshop is afgerond.")
    acties = list(project.acties.afgesproken().select_related("actiehouder").op_urgentie())
    erbij = set(project.deelnemers.erbij().values_list("pk", flat=True))
    keuze = project.deelnemers.erbij() if aan is None else uit_keuze(project.deelnemers.all(), aan)
    mensen = list(keuze.met_adres().select_related("gebruiker"))
    if not acties:
        raise OngeldigeOvergang("Er zijn nog geen acties om over te vertellen.")
    if not mensen:
        raise OngeldigeOvergang("Van geen enkele deelnemer is een e-mailadres bekend.")
    for deelnemer in mensen:
        adres = overzichtadres(deelnemer) or geef_link(deelnemer)
        brief = brieven.overzicht(
            deelnemer, project, door, adres, acties=acties, deed_mee=deelnemer.pk in erbij
        )
        verstuur(aan=deelnemer.email, onderwerp=brief.onderwerp, tekst=brief.tekst)
    laat_vervallen(berichten.over(project))
    leg_vast(door=door, wat=berichten.VERSTUURD, op=project, aantal=len(mensen))
    return len(mensen)


def overzichtadres(deelnemer: Deelnemer) -> str:
    """Give where a colleague reads the actions; "" for who reads them by a personal link."""
    if not brieven.heeft_account(deelnemer):
        return ""
    return volledige_url(reverse("project-acties", args=[deelnemer.project_id]))


@transaction.atomic
def antwoord_op_uitnodiging(*, deelnemer: Deelnemer, kenmerk: str, antwoord: str) -> Deelnemer:
    """Record that an invited participant comes, perhaps, or not (`ANTWOORDEN`); the participant does this without an account.

    An answer can be changed. A reminder that still waits is not sent any more. The right is the personal link: `kenmerk`
    is what stands in it. Raises `PermissionDenied` when the participant has another one by now, `OngeldigeOvergang` when
    the workshop has been held or this is no answer.
    """
    vergrendel(deelnemer.project)
    lees_opnieuw(deelnemer)
    if deelnemer.kenmerk != kenmerk:
        raise PermissionDenied("De link is vervangen.")
    if deelnemer.project.fase not in (Project.Fase.VOORBEREIDING, Project.Fase.WORKSHOP):
        raise OngeldigeOvergang("De workshop is al geweest.")
    if antwoord not in ANTWOORDEN:
        raise OngeldigeOvergang(
            "Kies een van de drie antwoorden: je komt, je komt misschien, of je komt niet."
        )
    deelnemer.uitnodiging = antwoord
    trek_in(deelnemer.herinnering)
    deelnemer.save(update_fields=["uitnodiging"])
    leg_vast(
        door=deelnemer.gebruiker,
        wat="uitnodiging beantwoord",
        op=deelnemer.project,
        deelnemer=deelnemer.naam,
        antwoord=antwoord,
    )
    return deelnemer
