"""Every write in a filled-in format. Each asks the owner of the form whether this person may (`formats.houder`)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import timedelta
from functools import partial

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from formats.controle import schoon
from formats.fouten import Achterhaald, IntussenVeranderd, OpSlot, TekstBotst
from formats.houder import eis_afhandelen, eis_invullen, eis_opmerken
from formats.models import (
    Antwoord,
    Antwoordversie,
    Botsing,
    BotsingQuerySet,
    Invulling,
    Opmerking,
    Vensterstand,
)
from formats.opmerkingen import vertel
from organisatie.audit import leg_vast
from organisatie.models import Gebruiker

LANGSTE_ANTWOORD = 2000


def sla_antwoord_op(
    *,
    invulling: Invulling,
    vraag: str,
    tekst: str,
    basis: int,
    door: Gebruiker,
    venster: str = "",
    nummer: int = 0,
) -> Antwoord:
    """Save one answer, unless somebody else changed it since the writer looked.

    `basis` is the version that the writer saw (0 = nothing yet). `venster` names the page in the browser:
    a page never clashes with what it saved itself, so that a lost reply does no harm. `nummer` counts what
    that page sends for this answer: the same number again is the same text again, and an older one is
    refused (0 = the page does not count).
    Gives the answer as it now stands. Raises `OpSlot`, `PermissionDenied`, `TekstBotst` (both texts are kept),
    `Achterhaald`, `ValidationError` (no valid text) or `OnbekendeVraag`.
    """
    venster = venster[:40]
    with transaction.atomic():
        _houd_voor(invulling, door)
        nieuw = schoon(invulling.spec.vraag(vraag), tekst)
        antwoord = _antwoordrij(invulling, vraag)
        if venster and nummer and _al_verwerkt(antwoord, tekst=nieuw, venster=venster, nummer=nummer):
            botsing = _botsingen_van(antwoord, door, venster).filter(tekst=nieuw).first()
        else:
            botsing = _verwerk(antwoord, tekst=nieuw, basis=basis, door=door, venster=venster)
    if botsing is not None:
        raise TekstBotst(botsing, antwoord)
    return antwoord


def sla_alles_op(
    *,
    invulling: Invulling,
    teksten: Mapping[str, tuple[str, int]],
    door: Gebruiker,
    venster: str = "",
    nummers: Mapping[str, int] | None = None,
) -> list[Botsing]:
    """Save a whole page: per question the text and the version that the writer saw.

    `nummers` holds the number of the text for the questions that `venster` saves by itself too.
    Each answer stands on its own: one that clashes does not hold back the others. Gives the clashes.
    Raises `PermissionDenied`, also when nothing would change, and `OpSlot` when the form is locked and something would.
    """
    if not Invulling.objects.get(pk=invulling.pk).op_slot:
        eis_invullen(invulling, door)
    invulling.vergeet()
    botsingen = []
    for vraag, (tekst, basis) in teksten.items():
        nummer = (nummers or {}).get(vraag, 0)
        zelfde = schoon(invulling.spec.vraag(vraag), tekst) == invulling.tekst(vraag)
        if zelfde and (not nummer or invulling.op_slot):
            continue
        sla = partial(sla_antwoord_op, invulling=invulling, vraag=vraag, tekst=tekst, basis=basis, door=door)
        try:
            try:
                sla(venster=venster if nummer else "", nummer=nummer)
            except Achterhaald:
                sla()  # sent again by hand, after newer texts: it stands on its own
        except TekstBotst as fout:
            botsingen.append(fout.botsing)
    return botsingen


@transaction.atomic
def vul_in(*, invulling: Invulling, teksten: Mapping[str, str], door: Gebruiker) -> None:
    """Put many answers in at once, over what is there (the earlier texts stay in the history).

    All or nothing: one invalid text raises `ValidationError` with the key of the question in front.
    """
    if Invulling.objects.select_for_update(no_key=True).get(pk=invulling.pk).op_slot:
        raise OpSlot
    eis_invullen(invulling, door)
    vul_nieuwe(invulling, teksten, door)


def vul_nieuwe(invulling: Invulling, teksten: Mapping[str, str], door: Gebruiker) -> None:
    """Put answers in a form that a handeling just made: who may make it was asked there. Raises as `vul_in`."""
    for vraag, tekst in teksten.items():
        try:
            nieuw = schoon(invulling.spec.vraag(vraag), tekst)
        except ValidationError as fout:
            raise ValidationError(f"{vraag}: {' '.join(fout.messages)}") from fout
        antwoord = _antwoordrij(invulling, vraag)
        if nieuw != antwoord.tekst:
            _schrijf(antwoord, tekst=nieuw, door=door)


@transaction.atomic
def zet_terug(
    *, invulling: Invulling, vraag: str, door: Gebruiker, versie: int, basis: int | None = None
) -> Antwoord:
    """Make an earlier text the present one again, as a new version; version 0 is the empty answer.

    `basis` is the present version as the person saw it; `IntussenVeranderd` when it is not that any more.
    """
    _houd_voor(invulling, door)
    antwoord = _antwoordrij(invulling, vraag)
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
    text, `OpSlot` when the form was vastgesteld meanwhile, `PermissionDenied` for anybody but its writer.
    """
    _houd_voor(botsing.invulling, door)
    if botsing.door_id != door.pk:
        raise PermissionDenied("De schrijver kiest.")
    if keuze not in Botsing.Keuze.values:
        raise ValidationError("Kies welke tekst erin komt.")
    teksten = {Botsing.Keuze.MIJN: botsing.tekst, Botsing.Keuze.SAMEN: samen}
    antwoord = _antwoordrij(botsing.invulling, botsing.vraag)
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
    _deel(invulling)
    eis_opmerken(invulling, door)
    invulling.spec.vraag(vraag)
    opmerking = Opmerking(
        invulling=invulling, vraag=vraag, tekst=tekst.replace("\x00", "").strip(), door=door
    )
    opmerking.full_clean()
    opmerking.save()
    leg_vast(door=door, wat="opmerking geplaatst", op=invulling, vraag=vraag, opmerking=opmerking.pk)
    vertel(opmerking)
    return opmerking


@transaction.atomic
def handel_opmerking_af(*, opmerking: Opmerking, door: Gebruiker, antwoord: str = "") -> None:
    """Answer a comment, which deals with it; who placed it may also take it back without a word.

    Doing so twice is no error: the first answer stays. Raises `ValidationError` for an answer that is empty or too long.
    """
    _deel(opmerking.invulling)
    eis_afhandelen(opmerking, door)
    tekst = antwoord.replace("\x00", "").strip()
    if not tekst and opmerking.door_id != door.pk:
        raise ValidationError({"antwoord": "Schrijf eerst je antwoord."})
    if len(tekst) > LANGSTE_ANTWOORD:
        raise ValidationError({"antwoord": f"Je antwoord is te lang: hooguit {LANGSTE_ANTWOORD} tekens."})
    geraakt = Opmerking.objects.filter(pk=opmerking.pk, opgelost_op=None).update(
        opgelost_op=timezone.now(), opgelost_door=door, antwoord=tekst
    )
    if geraakt:
        opmerking.refresh_from_db()
        vertel(opmerking)
        leg_vast(
            door=door,
            wat="opmerking afgehandeld",
            op=opmerking.invulling,
            vraag=opmerking.vraag,
            opmerking=opmerking.pk,
        )


def ruim_vensters_op(*, ouder_dan_dagen: int) -> int:
    """Forget what pages that sent nothing for so many days had sent; gives how many rows went."""
    grens = timezone.now() - timedelta(days=ouder_dan_dagen)
    return Vensterstand.objects.filter(op__lt=grens).delete()[0]


def _houd_voor(invulling: Invulling, door: Gebruiker) -> None:
    """Keep the form open until the end of the transaction, for who may write in it now; `OpSlot` when it is locked."""
    if _deel(invulling):
        raise OpSlot
    eis_invullen(invulling, door)


def _deel(invulling: Invulling) -> bool:
    """Hold the form with others: who saves another answer goes on, who locks it waits. Gives whether it is locked."""
    with connection.cursor() as cursor:
        # Shared, which Django has no words for.
        cursor.execute("SELECT op_slot FROM formats_invulling WHERE id = %s FOR SHARE", [invulling.pk])
        rij = cursor.fetchone()
    if rij is None:
        raise Invulling.DoesNotExist
    return rij[0]


def _antwoordrij(invulling: Invulling, vraag: str) -> Antwoord:
    """Give the answer row (made when needed) while nobody else can write in it; the caller holds the form."""
    invulling.spec.vraag(vraag)
    invulling.vergeet()
    rijen = Antwoord.objects.select_for_update(of=("self",), no_key=True).select_related("gewijzigd_door")
    antwoord = rijen.filter(invulling=invulling, vraag=vraag).first()
    if antwoord is None:
        Antwoord.objects.bulk_create([Antwoord(invulling=invulling, vraag=vraag)], ignore_conflicts=True)
        antwoord = rijen.get(invulling=invulling, vraag=vraag)
    antwoord.invulling = invulling
    return antwoord


def _al_verwerkt(antwoord: Antwoord, *, tekst: str, venster: str, nummer: int) -> bool:
    """Remember what the page sent; gives whether this very text was taken before (its reply got lost).

    Raises `Achterhaald` for an older number, and for the same number with another text: then two tabs hold
    the text that a closed page left behind, and only the first goes on in its name.
    """
    som = hashlib.sha256(tekst.encode()).hexdigest()
    stand = antwoord.vensters.filter(venster=venster).first() or Vensterstand(
        antwoord=antwoord, venster=venster, nummer=0
    )
    if nummer == stand.nummer and som == stand.som:
        return True
    if nummer <= stand.nummer:
        raise Achterhaald(antwoord)
    stand.nummer, stand.som = nummer, som
    stand.save()
    return False


def _verwerk(antwoord: Antwoord, *, tekst: str, basis: int, door: Gebruiker, venster: str) -> Botsing | None:
    """Write the text, or keep it beside the present one: gives the clash then."""
    gezien = _gezien(antwoord, basis, venster)
    if tekst != antwoord.tekst and not gezien and not _ongewijzigd_door_schrijver(antwoord, tekst, basis):
        return _houd_vast(antwoord, tekst=tekst, basis=basis, door=door, venster=venster)
    if tekst != antwoord.tekst and gezien:
        _schrijf(antwoord, tekst=tekst, door=door, venster=venster)
    for botsing in _botsingen_van(antwoord, door, venster) if venster else ():
        # The page took back the text that clashed: nothing is left to choose.
        _sluit_botsing(botsing, door=door, keuze=Botsing.Keuze.ANDER)
    return None


def _botsingen_van(antwoord: Antwoord, door: Gebruiker, venster: str) -> BotsingQuerySet:
    """Give the texts of one page that still wait for a choice."""
    van_schrijver = Botsing.objects.open().filter(
        invulling=antwoord.invulling, vraag=antwoord.vraag, door=door
    )
    return van_schrijver.filter(venster=venster)


def _gezien(antwoord: Antwoord, basis: int, venster: str) -> bool:
    """Whether the writer knew the present text: saw it, or wrote all that came after what was seen."""
    if basis == antwoord.versie:
        return True
    later = antwoord.versies.filter(versie__gt=basis)
    return bool(venster) and later.exists() and not later.exclude(venster=venster).exists()


def _ongewijzigd_door_schrijver(antwoord: Antwoord, tekst: str, basis: int) -> bool:
    """Whether the writer, who did not see the present text, sends back exactly what was seen."""
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
        venster=venster,
        hersteld_uit=hersteld_uit,
    )
    leg_vast(
        door=door,
        wat="antwoord gewijzigd" if hersteld_uit is None else "antwoord teruggezet",
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
        venster=venster,
    )
    leg_vast(door=door, wat="tekst botst", op=antwoord.invulling, vraag=antwoord.vraag, botsing=botsing.pk)
    return botsing


def _sluit_botsing(botsing: Botsing, *, door: Gebruiker, keuze: str) -> None:
    geraakt = Botsing.objects.open().filter(pk=botsing.pk).update(opgelost_op=timezone.now(), keuze=keuze)
    if geraakt:
        leg_vast(door=door, wat="botsing opgelost", op=botsing.invulling, vraag=botsing.vraag, keuze=keuze)
