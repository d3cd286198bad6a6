"""Every write in a filled-in format."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from formats.controle import schoon
from formats.fouten import IntussenVeranderd, OpSlot, TekstBotst
from formats.models import Antwoord, Antwoordversie, Botsing, Invulling, Opmerking
from formats.spec import Format
from organisatie.audit import leg_vast
from organisatie.models import Gebruiker


@transaction.atomic
def nieuwe_invulling(*, format: Format, door: Gebruiker | None) -> Invulling:
    """Start an empty form for a registered format."""
    invulling = Invulling.objects.create(format=format.sleutel)
    leg_vast(door=door, wat="format begonnen", op=invulling, format=format.sleutel)
    return invulling


def sla_antwoord_op(
    *, invulling: Invulling, vraag: str, tekst: str, basis: int, door: Gebruiker, venster: str = ""
) -> Antwoord:
    """Save one answer, unless somebody else changed it since the writer looked.

    `basis` is the version that the writer saw (0 = nothing yet). `venster` names the page in the browser:
    a page never clashes with what it saved itself, so that a lost reply does no harm.
    Gives the answer as it now stands. Raises `TekstBotst` (both texts are kept), `OpSlot`,
    `ValidationError` (no valid text) or `OnbekendeVraag`.
    """
    nieuw = schoon(invulling.spec.vraag(vraag), tekst)
    with transaction.atomic():
        antwoord = _vergrendeld(invulling, vraag)
        if nieuw == antwoord.tekst or _ongewijzigd_door_schrijver(antwoord, nieuw, basis, venster):
            return antwoord
        if not _gezien(antwoord, basis, venster):
            botsing = _houd_vast(antwoord, tekst=nieuw, basis=basis, door=door, venster=venster)
        else:
            _schrijf(antwoord, tekst=nieuw, door=door, venster=venster)
            return antwoord
    raise TekstBotst(botsing, antwoord)


def sla_alles_op(
    *, invulling: Invulling, teksten: Mapping[str, tuple[str, int]], door: Gebruiker, venster: str = ""
) -> list[Botsing]:
    """Save a whole page: per question the text and the version that the writer saw.

    Each answer stands on its own: one that clashes does not hold back the others. Gives the clashes.
    Raises `OpSlot` when the form is locked and something would change.
    """
    invulling.vergeet()
    botsingen = []
    for vraag, (tekst, basis) in teksten.items():
        if schoon(invulling.spec.vraag(vraag), tekst) == invulling.tekst(vraag):
            continue
        try:
            sla_antwoord_op(
                invulling=invulling, vraag=vraag, tekst=tekst, basis=basis, door=door, venster=venster
            )
        except TekstBotst as fout:
            botsingen.append(fout.botsing)
    return botsingen


@transaction.atomic
def vul_in(*, invulling: Invulling, teksten: Mapping[str, str], door: Gebruiker) -> None:
    """Put many answers in at once, over what is there (the earlier texts stay in the history).

    All or nothing: one invalid text raises `ValidationError` with the key of the question in front.
    """
    for vraag, tekst in teksten.items():
        try:
            nieuw = schoon(invulling.spec.vraag(vraag), tekst)
        except ValidationError as fout:
            raise ValidationError(f"{vraag}: {' '.join(fout.messages)}") from fout
        antwoord = _vergrendeld(invulling, vraag)
        if nieuw != antwoord.tekst:
            _schrijf(antwoord, tekst=nieuw, door=door)


@transaction.atomic
def zet_terug(
    *, invulling: Invulling, vraag: str, door: Gebruiker, versie: int, basis: int | None = None
) -> Antwoord:
    """Make an earlier text the present one again, as a new version; version 0 is the empty answer.

    `basis` is the present version as the person saw it; `IntussenVeranderd` when it is not that any more.
    """
    antwoord = _vergrendeld(invulling, vraag)
    if basis is not None and basis != antwoord.versie:
        raise IntussenVeranderd
    oud = antwoord.versies.filter(versie=versie).first()
    if oud is None and versie != 0:
        raise ValidationError("Deze eerdere tekst bestaat niet.")
    tekst = oud.tekst if oud else ""
    if tekst != antwoord.tekst:
        _schrijf(antwoord, tekst=tekst, door=door, hersteld_uit=versie)
    return antwoord


@transaction.atomic
def los_botsing_op(
    *, botsing: Botsing, keuze: str, gezien: int, door: Gebruiker, samen: str = ""
) -> Antwoord:
    """Settle a clash with the choice of its writer; `gezien` is the version of the other text shown.

    The texts stay: those that were put in as versions, the one that was not in the clash itself.
    Raises `IntussenVeranderd` when the other text changed again, `ValidationError` for no choice or no valid
    text, `OpSlot` when the form was vastgesteld meanwhile.
    """
    if keuze not in Botsing.Keuze.values:
        raise ValidationError("Kies welke tekst erin komt.")
    teksten = {Botsing.Keuze.MIJN: botsing.tekst, Botsing.Keuze.SAMEN: samen}
    antwoord = _vergrendeld(botsing.invulling, botsing.vraag)
    if gezien != antwoord.versie:
        raise IntussenVeranderd
    if keuze != Botsing.Keuze.ANDER:
        nieuw = schoon(botsing.spec_vraag, teksten[Botsing.Keuze(keuze)])
        if nieuw != antwoord.tekst:
            _schrijf(antwoord, tekst=nieuw, door=door)
    _sluit_botsing(botsing, door=door, keuze=keuze)
    return antwoord


@transaction.atomic
def plaats_opmerking(*, invulling: Invulling, vraag: str, tekst: str, door: Gebruiker) -> Opmerking:
    """Put a comment beside a question; an empty or too long one raises `ValidationError`."""
    invulling.spec.vraag(vraag)
    opmerking = Opmerking(
        invulling=invulling, vraag=vraag, tekst=tekst.replace("\x00", "").strip(), door=door
    )
    opmerking.full_clean()
    opmerking.save()
    leg_vast(door=door, wat="opmerking geplaatst", op=invulling, vraag=vraag, opmerking=opmerking.pk)
    return opmerking


@transaction.atomic
def handel_opmerking_af(*, opmerking: Opmerking, door: Gebruiker) -> None:
    """Mark a comment as dealt with; doing so twice is no error."""
    geraakt = Opmerking.objects.filter(pk=opmerking.pk, opgelost_op=None).update(
        opgelost_op=timezone.now(), opgelost_door=door
    )
    if geraakt:
        leg_vast(
            door=door,
            wat="opmerking afgehandeld",
            op=opmerking.invulling,
            vraag=opmerking.vraag,
            opmerking=opmerking.pk,
        )


def zet_op_slot(*, invulling: Invulling, door: Gebruiker) -> None:
    """Lock the form, because it was vastgesteld (or waits for that); nothing changes after this."""
    _zet_slot(invulling, True, door)


def haal_van_slot(*, invulling: Invulling, door: Gebruiker) -> None:
    """Open a locked form again."""
    _zet_slot(invulling, False, door)


@transaction.atomic
def _zet_slot(invulling: Invulling, op_slot: bool, door: Gebruiker) -> None:
    rij = Invulling.objects.select_for_update().get(pk=invulling.pk)
    if rij.op_slot != op_slot:
        rij.op_slot = op_slot
        rij.save(update_fields=["op_slot"])
        leg_vast(door=door, wat="format op slot" if op_slot else "format van slot", op=rij)
    invulling.op_slot = op_slot


def _vergrendeld(invulling: Invulling, vraag: str) -> Antwoord:
    """Give the answer row (made when needed) while nobody else can write in this form."""
    rij = Invulling.objects.select_for_update(no_key=True).get(pk=invulling.pk)
    if rij.op_slot:
        raise OpSlot
    invulling.spec.vraag(vraag)
    invulling.vergeet()
    antwoord, _ = Antwoord.objects.select_related("gewijzigd_door").get_or_create(
        invulling=invulling, vraag=vraag
    )
    antwoord.invulling = invulling
    return antwoord


def _gezien(antwoord: Antwoord, basis: int, venster: str) -> bool:
    """Whether the writer knew the present text: saw it, or wrote all that came after what was seen."""
    if basis == antwoord.versie:
        return True
    later = antwoord.versies.filter(versie__gt=basis)
    return bool(venster) and later.exists() and not later.exclude(venster=venster).exists()


def _ongewijzigd_door_schrijver(antwoord: Antwoord, tekst: str, basis: int, venster: str) -> bool:
    """Whether the writer sends back exactly what was seen, while another changed it."""
    if _gezien(antwoord, basis, venster):
        return False
    if basis == 0:
        return tekst == ""
    return antwoord.versies.filter(versie=basis, tekst=tekst).exists()


def _schrijf(
    antwoord: Antwoord, *, tekst: str, door: Gebruiker, venster: str = "", hersteld_uit: int | None = None
) -> None:
    antwoord.tekst = tekst
    antwoord.versie += 1
    antwoord.gewijzigd_door = door
    antwoord.save()
    Antwoordversie.objects.create(
        antwoord=antwoord,
        versie=antwoord.versie,
        tekst=tekst,
        door=door,
        venster=venster[:40],
        hersteld_uit=hersteld_uit,
    )
    leg_vast(
        door=door,
        wat="antwoord teruggezet" if hersteld_uit else "antwoord gewijzigd",
        op=antwoord.invulling,
        vraag=antwoord.vraag,
        versie=antwoord.versie,
    )


def _houd_vast(antwoord: Antwoord, *, tekst: str, basis: int, door: Gebruiker, venster: str) -> Botsing:
    """Keep the later text on the server; a page that goes on typing replaces its own kept text only."""
    van_schrijver = Botsing.objects.open().filter(
        invulling=antwoord.invulling, vraag=antwoord.vraag, door=door
    )
    zelfde = Q(tekst=tekst) | Q(venster=venster) if venster else Q(tekst=tekst)
    botsing = van_schrijver.filter(zelfde).first()
    if botsing is not None:
        botsing.tekst = tekst
        botsing.save(update_fields=["tekst", "op"])
        return botsing
    botsing = Botsing.objects.create(
        invulling=antwoord.invulling,
        vraag=antwoord.vraag,
        door=door,
        tekst=tekst,
        basis=basis,
        venster=venster[:40],
    )
    leg_vast(door=door, wat="tekst botst", op=antwoord.invulling, vraag=antwoord.vraag, botsing=botsing.pk)
    return botsing


def _sluit_botsing(botsing: Botsing, *, door: Gebruiker, keuze: str) -> None:
    geraakt = Botsing.objects.open().filter(pk=botsing.pk).update(opgelost_op=timezone.now(), keuze=keuze)
    if geraakt:
        leg_vast(door=door, wat="botsing opgelost", op=botsing.invulling, vraag=botsing.vraag, keuze=keuze)
