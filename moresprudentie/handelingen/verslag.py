"""Making a verslag, offering it to the redactie and talking about it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from formats.bouwstenen import nieuwe_invulling
from formats.handelingen import vul_in, vul_nieuwe
from moresprudentie.berichten import over_verslag, wacht_op_redactie
from moresprudentie.formats import VERSLAG
from moresprudentie.models import Opmerking, Verslag
from moresprudentie.overgangen import zet_stap
from moresprudentie.vondsten import eis_bekeken
from moresprudentie.vullen import teksten_uit_project
from organisatie.audit import leg_vast
from organisatie.meldingen import laat_vervallen
from organisatie.models import Gebruiker, Rol
from organisatie.post import verstuur, volledige_url
from organisatie.rechten import Recht, eis
from project.handelingen.slot import houd

if TYPE_CHECKING:
    from project.models import Project


class NietVolledig(ValidationError):
    """Questions that must be answered are still open."""


class VerslagNietMogelijk(ValidationError):
    """This project cannot have a verslag yet, or has one already."""


def eis_volledig(verslag: Verslag) -> None:
    """Raise `NietVolledig` with the open questions when required answers are missing."""
    verslag.invulling.vergeet()
    open_vragen = verslag.invulling.volledigheid().open_verplicht
    if open_vragen:
        genoemd = "; ".join(vraag.label for vraag in open_vragen)
        raise NietVolledig(f"Beantwoord eerst nog: {genoemd}")


@transaction.atomic
def maak_verslag(*, project: Project, door: Gebruiker) -> Verslag:
    """Start the verslag of a project, filled with what the project knows.

    Takes a project whose workshop has been held. Raises `VerslagNietMogelijk` when it has not, or when
    there is a verslag already.
    """
    houd(project, door, Recht.VERSLAG_BEWERKEN)
    if Verslag.objects.filter(project=project).exists():
        raise VerslagNietMogelijk("Dit project heeft al een verslag.")
    if not project.workshop_is_geweest:
        raise VerslagNietMogelijk("Maak het verslag als de workshop is geweest.")
    return begin_verslag(project, door)


def begin_verslag(project: Project, door: Gebruiker) -> Verslag:
    """Make the verslag of a project that is held or was just made, filled with what that knows; the caller asked who may."""
    verslag = Verslag.objects.create(
        project=project, invulling=nieuwe_invulling(format=VERSLAG, door=door), titel=project.titel
    )
    leg_vast(door=door, wat="verslag gemaakt", op=verslag)
    teksten = teksten_uit_project(project)
    vul_nieuwe(verslag.invulling, teksten, door)
    _noteer_gevuld(verslag, teksten)
    if teksten:
        leg_vast(door=door, wat="verslag gevuld uit project", op=verslag, vragen=list(teksten))
    return verslag


@transaction.atomic
def ververs(*, verslag: Verslag, door: Gebruiker) -> list[str]:
    """Take over anew from the project what nobody changed in the verslag.

    Gives the labels of the questions that got a new text. An answer that somebody edited stays.
    """
    verslag = Verslag.objects.select_for_update(of=("self",)).select_related("project").get(pk=verslag.pk)
    eis(door, verslag.schrijfrecht, verslag)
    verslag.invulling.vergeet()
    nieuw = {
        vraag: tekst
        for vraag, tekst in teksten_uit_project(verslag.project).items()
        if verslag.invulling.tekst(vraag) in ("", verslag.gevuld.get(vraag, ""))
    }
    return _neem_over(verslag, nieuw, door=door)


def _neem_over(verslag: Verslag, teksten: dict[str, str], *, door: Gebruiker) -> list[str]:
    """Write texts in the form and remember them as taken over; gives the labels that changed."""
    invulling = verslag.invulling
    oud = {vraag: invulling.tekst(vraag) for vraag in teksten}
    vul_in(invulling=invulling, teksten=teksten, door=door)
    _noteer_gevuld(verslag, teksten)
    veranderd = [vraag for vraag in teksten if invulling.tekst(vraag) != oud[vraag]]
    if veranderd:
        leg_vast(door=door, wat="verslag gevuld uit project", op=verslag, vragen=veranderd)
    return [invulling.spec.vraag(vraag).label for vraag in veranderd]


def _noteer_gevuld(verslag: Verslag, vragen: Iterable[str]) -> None:
    verslag.invulling.vergeet()
    verslag.gevuld |= {vraag: verslag.invulling.tekst(vraag) for vraag in vragen}
    verslag.save(update_fields=["gevuld"])


@transaction.atomic
def bied_aan(
    *, verslag: Verslag, door: Gebruiker, toelichting: str = "", bekeken: frozenset[str] | None = None
) -> Verslag:
    """Offer the verslag to the redactie; the redacteuren get a mail.

    `bekeken` are the marks of the findings (`moresprudentie.vondsten`) that somebody saw and let stand; code without a
    page leaves it out. Raises `NietVolledig`, `OngeldigeOvergang`, or `NieuweVondsten` when there are others now.
    """
    verslag = zet_stap(verslag, "aanbieden", door)
    eis_volledig(verslag)
    eis_bekeken(verslag, bekeken)
    verslag.aangeboden_op = timezone.now()
    verslag.aangeboden_door = door
    verslag.save(update_fields=["status", "aangeboden_op", "aangeboden_door"])
    leg_vast(door=door, wat="verslag aangeboden", op=verslag)
    if toelichting:
        _noteer(verslag, toelichting, door, "Aangeboden aan de redactie")
    wacht_op_redactie(verslag, toelichting.strip())
    return verslag


@transaction.atomic
def geef_terug(*, verslag: Verslag, door: Gebruiker, reden: str) -> Verslag:
    """Give an offered verslag back to the project, with the reason; who offered it gets a mail."""
    verslag = zet_stap(verslag, "teruggeven", door)
    if not reden.strip():
        raise ValidationError({"reden": "Schrijf op wat er nog moet gebeuren."})
    verslag.save(update_fields=["status"])
    laat_vervallen(over_verslag(verslag))
    leg_vast(door=door, wat="verslag teruggegeven", op=verslag, reden=reden)
    _noteer(verslag, reden, door, "Teruggegeven aan het project")
    _mail(
        [verslag.project.organisator],
        f"Verslag teruggegeven: {verslag.project}",
        f"{door.naam} geeft het verslag van ‘{verslag.project}’ terug:\n\n{reden}",
        verslag,
    )
    return verslag


@transaction.atomic
def plaats_opmerking(*, verslag: Verslag, door: Gebruiker, tekst: str) -> Opmerking:
    """Add a line to the conversation between project and redactie; the other side gets a mail."""
    verslag = Verslag.objects.select_related("project").get(pk=verslag.pk)
    eis(door, Recht.VERSLAG_INZIEN, verslag)
    opmerking = _noteer(verslag, tekst, door, "")
    leg_vast(door=door, wat="opmerking bij verslag", op=verslag)
    organisator = verslag.project.organisator
    aan = [organisator] if door != organisator else []
    if verslag.status != Verslag.Status.CONCEPT:
        aan += [mens for mens in Gebruiker.objects.met_rol(Rol.REDACTEUR) if mens != door]
    _mail(aan, f"Opmerking bij verslag: {verslag.project}", f"{door.naam} schrijft:\n\n{tekst}", verslag)
    return opmerking


def _noteer(verslag: Verslag, tekst: str, door: Gebruiker, bij_stap: str) -> Opmerking:
    opmerking = Opmerking(verslag=verslag, tekst=tekst.strip(), door=door, bij_stap=bij_stap)
    opmerking.full_clean()
    opmerking.save()
    return opmerking


def _mail(aan: Iterable[Gebruiker], onderwerp: str, tekst: str, verslag: Verslag) -> None:
    adres = volledige_url(reverse("project-verslag", args=[verslag.project_id]))
    for mens in aan:
        verstuur(aan=mens.email, onderwerp=onderwerp, tekst=f"{tekst.strip()}\n\n{adres}\n")
