"""Reporting a mistake in a verslag, answering that, and saying that a verslag was looked at again."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from moresprudentie.citator.berichten import meld_foutantwoord
from moresprudentie.models import Foutmelding, Verslag
from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.rechten import Recht, eis


@transaction.atomic
def meld_fout(*, verslag: Verslag, door: Gebruiker, tekst: str) -> tuple[Foutmelding, bool]:
    """Report a mistake in what somebody reads in the databank; says whether it is new: the same words twice are once.

    Of another organisation nothing can be corrected here.
    """
    eis(door, Recht.DATABANK_INZIEN)
    vast = Verslag.objects.select_for_update(of=("self",)).get(pk=verslag.pk)
    if not Verslag.objects.eigen().in_databank_voor(door).filter(pk=vast.pk).exists():
        raise PermissionDenied
    er_al = vast.foutmeldingen.open().filter(door=door, tekst=tekst.strip()).first()
    if er_al:
        return er_al, False
    melding = Foutmelding(verslag=vast, door=door, tekst=tekst.strip())
    melding.full_clean()
    melding.save()
    leg_vast(door=door, wat="fout gemeld", op=vast)
    return melding, True


@transaction.atomic
def beantwoord_fout(*, melding: Foutmelding, door: Gebruiker, uitkomst: str, antwoord: str) -> Foutmelding:
    """Say what becomes of a reported mistake; who reported it is told.

    Raises `ValidationError` when another answered meanwhile, or when it is said nothing.
    """
    vast = (
        Foutmelding.objects.select_for_update(of=("self",))
        .select_related("verslag", "door")
        .get(pk=melding.pk)
    )
    eis(door, Recht.VERSLAG_PUBLICEREN, vast.verslag)
    if vast.beantwoord_op is not None:
        raise ValidationError(
            f"{vast.beantwoord_door} heeft deze melding al beantwoord: {vast.get_uitkomst_display().lower()}."
        )
    if not antwoord.strip():
        raise ValidationError({"antwoord": "Schrijf een antwoord. De melder leest het."})
    vast.uitkomst, vast.antwoord = uitkomst, antwoord.strip()
    vast.beantwoord_door, vast.beantwoord_op = door, timezone.now()
    vast.full_clean()
    vast.save()
    leg_vast(door=door, wat="gemelde fout beantwoord", op=vast.verslag, uitkomst=uitkomst)
    meld_foutantwoord(vast)
    return vast


@transaction.atomic
def zet_nakijkdag(*, verslag: Verslag, door: Gebruiker, op: date) -> Verslag:
    """Say when a published verslag is looked at again; who looked now and found it right, chooses a later day."""
    vast = Verslag.objects.select_for_update(of=("self",)).get(pk=verslag.pk)
    eis(door, Recht.VERSLAG_PUBLICEREN, vast)
    if vast.status != Verslag.Status.GEPUBLICEERD:
        raise ValidationError("Dit verslag staat nu niet in de databank.")
    if op <= timezone.localdate():
        raise ValidationError({"op": "Kies een dag die nog komt."})
    if vast.nakijken_op != op:
        leg_vast(door=door, wat="nakijkdag van verslag gekozen", op=vast, dag=op.isoformat())
        vast.nakijken_op = op
        vast.save(update_fields=["nakijken_op"])
    return vast
