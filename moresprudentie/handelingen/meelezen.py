"""Letting participants read the draft of the verslag along for some days, and what they remark (bron: 000, 3.4, stap 2)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from formats.bouwstenen import plaats_opmerking_van_buiten
from formats.models import Opmerking
from moresprudentie.berichten import meld_opmerking
from moresprudentie.meelezen import brief, leesadres
from moresprudentie.models import Conceptlezer, Verslag
from organisatie import post
from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.overgang import OngeldigeOvergang
from organisatie.rechten import Recht, eis
from organisatie.rij import vergrendeld
from project.bouwstenen import geef_link
from project.models import Deelnemer

VOORBIJ = "Meelezen kan niet meer: de dag is geweest, of het verslag is aangeboden."


@transaction.atomic
def laat_meelezen(
    *, verslag: Verslag, aan: Collection[Deelnemer], tot: date, door: Gebruiker, toelichting: str = ""
) -> int:
    """Mail these participants that they can read the draft until a day; gives how many.

    Who reads along already, or has no address, is left out. Raises `ValidationError` for a day that has been, and
    `OngeldigeOvergang` once the verslag was offered.
    """
    vers = _houd(verslag, door)
    if tot < timezone.localdate():
        raise ValidationError({"tot": "Deze dag is al voorbij."})
    lezen_al = set(Conceptlezer.objects.lopend().filter(verslag=vers).values_list("deelnemer", flat=True))
    wie = [
        mens for mens in aan if mens.email and mens.pk not in lezen_al and mens.project_id == vers.project_id
    ]
    for deelnemer in wie:
        geef_link(deelnemer)
        nieuw = {
            "tot": tot,
            "toelichting": toelichting.strip(),
            "door": door,
            "gevraagd_op": timezone.now(),
            "gelezen_op": None,
            "gestopt_op": None,
        }
        lezer, _ = Conceptlezer.objects.update_or_create(verslag=vers, deelnemer=deelnemer, defaults=nieuw)
        inhoud = brief(lezer, leesadres(deelnemer))
        lezer.bericht = post.verstuur(aan=deelnemer.email, onderwerp=inhoud.onderwerp, tekst=inhoud.tekst)
        lezer.save(update_fields=["bericht"])
    if wie:
        leg_vast(
            door=door,
            wat="deelnemers lezen het concept mee",
            op=vers,
            tot=str(tot),
            deelnemers=[mens.naam for mens in wie],
        )
    return len(wie)


@transaction.atomic
def stop_meelezen(*, verslag: Verslag, door: Gebruiker) -> int:
    """Let nobody read the draft along any more; gives how many that were. What was remarked stays."""
    vers = _houd(verslag, door)
    lopend = list(Conceptlezer.objects.lopend().filter(verslag=vers).select_related("bericht"))
    for lezer in lopend:
        post.trek_in(lezer.bericht)
    Conceptlezer.objects.filter(pk__in=[lezer.pk for lezer in lopend]).update(gestopt_op=timezone.now())
    if lopend:
        leg_vast(door=door, wat="meelezen met het concept gestopt", op=vers, aantal=len(lopend))
    return len(lopend)


@transaction.atomic
def merk_op_bij_concept(*, lezer: Conceptlezer, vraag: str, tekst: str) -> Opmerking:
    """Put a remark of a participant beside a question; who writes hears of it.

    Raises `OngeldigeOvergang` when reading along is over, `ValidationError` for an empty or too long text.
    """
    vers = vergrendeld(lezer)
    vers.verslag = (
        Verslag.objects.select_for_update(of=("self",))
        .select_related("project", "invulling")
        .get(pk=vers.verslag_id)
    )
    if not vers.loopt:
        raise OngeldigeOvergang(VOORBIJ)
    opmerking = plaats_opmerking_van_buiten(
        invulling=vers.verslag.invulling, vraag=vraag, tekst=tekst, naam=vers.deelnemer.naam
    )
    vers.opmerkingen.add(opmerking)
    meld_opmerking(vers, opmerking)
    return opmerking


def meld_concept_gelezen(*, lezer: Conceptlezer) -> None:
    """Note that a participant has read the draft; the first time counts."""
    Conceptlezer.objects.lopend().filter(pk=lezer.pk, gelezen_op=None).update(gelezen_op=timezone.now())


def _houd(verslag: Verslag, door: Gebruiker) -> Verslag:
    vers = Verslag.objects.select_for_update(of=("self",)).select_related("project").get(pk=verslag.pk)
    eis(door, Recht.VERSLAG_AANBIEDEN, vers)
    if vers.status != Verslag.Status.CONCEPT:
        raise OngeldigeOvergang("Het verslag is aangeboden. Meelezen kan als het weer bij het project ligt.")
    return vers
