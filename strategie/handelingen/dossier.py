"""Making a dossier, its people, and the yearly talk in the bestuur."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from acties.overdracht import Overdracht, meld_overdracht
from organisatie.audit import leg_vast
from organisatie.meldingen import laat_vervallen
from organisatie.models import Gebruiker
from organisatie.rechten import Recht, eis
from organisatie.rij import lees_opnieuw, vergrendeld
from organisatie.wijziging import Gezien, pas_aan, te_schrijven
from strategie.berichten import meld_schrijver, over, schrijver
from strategie.bouwstenen import koppel_jaarverslagen, maak_fasen
from strategie.handelingen.slot import eis_fase_open, eis_open, houd
from strategie.models import Bespreking, Betrokkene, Dossier, Fase
from strategie.ontvangen import beantwoord


@transaction.atomic
def maak_dossier(
    *, door: Gebruiker, titel: str, eigenaar: Gebruiker, meeschrijvers: Iterable = (), **velden: Any
) -> Dossier:
    """Open a dossier with its four empty phases.

    Takes the title, the owner, the writers along and any other field of `Dossier` (aanleiding, mandaat,
    bestuurder, …). Raises `ValidationError` per field.
    """
    eis(door, Recht.STRATEGIE_MAKEN)
    dossier = Dossier(titel=titel, eigenaar=eigenaar, gemaakt_door=door, **velden)
    _keur(dossier)
    dossier.save()
    dossier.meeschrijvers.set(meeschrijvers)
    maak_fasen(dossier, door)
    leg_vast(door=door, wat="dossier gemaakt", op=dossier)
    return dossier


@transaction.atomic
def wijzig_dossier(
    *, dossier: Dossier, door: Gebruiker, gezien: Gezien | None = None, **velden: Any
) -> Dossier:
    """Change what the dossier is about or who its people are; the former and the new owner get a mail.

    Fixed roles can always change. What belongs to a phase (`strategie.hoort_bij`) raises `FaseOpSlot`
    while that phase is locked, `IntussenGewijzigd` when another changed the same.
    """
    vers = vergrendeld(dossier)
    eis(door, Recht.STRATEGIE_BEWERKEN, vers)
    was, eigenaar = {naam: getattr(vers, naam) for naam in velden}, vers.eigenaar

    def keur(nieuw: Dossier) -> None:
        eis_open(nieuw, *(naam for naam in velden if getattr(nieuw, naam) != was[naam]))
        _keur(nieuw)

    gewijzigd = pas_aan(vers, velden, door=door, wat="dossier gewijzigd", gezien=gezien, keur=keur)
    if "bestuurder" in gewijzigd and vers.gemandateerde is not None:
        leg_vast(
            door=door, wat="mandaat voor besluiten vervallen", op=vers, van=vers.gemandateerde.naam
        )  # it was given by the former bestuurder
        vers.gemandateerde, vers.mandatering = None, ""
        vers.save(update_fields=["gemandateerde", "mandatering"])
    if "eigenaar" in gewijzigd:
        meld_overdracht(Overdracht(door, van=eigenaar, aan=vers.eigenaar, eigenaren=[vers]))
    return vers


def _keur(dossier: Dossier) -> None:
    if dossier.bestuurder_id is not None and dossier.bestuurder_id == dossier.eigenaar_id:
        raise ValidationError(
            {"bestuurder": "De eigenaar legt voor, de bestuurder stelt vast. Kies twee verschillende mensen."}
        )
    dossier.full_clean()


@transaction.atomic
def zet_meeschrijver(*, dossier: Dossier, gebruiker: Gebruiker, schrijft_mee: bool, door: Gebruiker) -> None:
    """Let a colleague write along in the dossier, or no longer."""
    houd(dossier, door)
    _zet_meeschrijver(dossier, gebruiker, schrijft_mee, door)


def _zet_meeschrijver(dossier: Dossier, gebruiker: Gebruiker, schrijft_mee: bool, door: Gebruiker) -> None:
    """The same in a held dossier; who takes oneself off the list has asked the right before."""
    if dossier.meeschrijvers.filter(pk=gebruiker.pk).exists() == schrijft_mee:
        return
    if schrijft_mee:
        dossier.meeschrijvers.add(gebruiker)
    else:
        dossier.meeschrijvers.remove(gebruiker)
    wat = "schrijft voortaan mee" if schrijft_mee else "schrijft niet meer mee"
    leg_vast(door=door, wat=f"meeschrijver: {wat}", op=dossier, wie=gebruiker.naam)
    if schrijft_mee:
        meld_schrijver(dossier, gebruiker, door)
    else:
        laat_vervallen(schrijver(dossier, gebruiker))


@transaction.atomic
def voeg_betrokkene_toe(
    *,
    dossier: Dossier,
    soort: str,
    rol: str,
    door: Gebruiker,
    fase: int = Fase.Nummer.HUIDIG,
    gebruiker: Gebruiker | None = None,
    naam: str = "",
    extern: bool = False,
    schrijft_mee: bool = False,
) -> Betrokkene:
    """Note who takes part in a process of a phase (`strategie.betrokkenen`); with an account or by name.

    Somebody with an account may write along (`schrijft_mee`). Raises `ValidationError` for who is in the
    list of this process already.
    """
    _houd_fase(dossier, fase, door)
    betrokkene = Betrokkene(
        dossier=dossier, fase=fase, soort=soort, rol=rol, gebruiker=gebruiker, naam=naam, extern=extern
    )
    _keur_betrokkene(betrokkene)
    in_proces = dossier.betrokkenen.filter(fase=fase, soort=soort)
    if in_proces.filter(gebruiker=gebruiker, naam__iexact=naam).exists():
        raise ValidationError({"gebruiker" if gebruiker else "naam": "Deze persoon staat al in de lijst."})
    betrokkene.save()
    leg_vast(door=door, wat="betrokkene toegevoegd", op=dossier, wie=betrokkene.weergavenaam, fase=fase)
    if gebruiker is not None and schrijft_mee:
        _zet_meeschrijver(dossier, gebruiker, True, door)
    return betrokkene


@transaction.atomic
def wijzig_betrokkene(
    *,
    betrokkene: Betrokkene,
    door: Gebruiker,
    schrijft_mee: bool | None = None,
    gezien: Gezien | None = None,
    **velden: Any,
) -> Betrokkene:
    """Change name, role or process of somebody who takes part, and whether this person writes along.

    When somebody else takes the place, the tick is about that person, and who was there writes along no longer,
    unless in another process as well.
    """
    dossier = betrokkene.dossier
    _houd_fase(dossier, betrokkene.fase, door)
    vers = vergrendeld(betrokkene)
    vorige = vers.gebruiker
    gewijzigd = pas_aan(
        vers,
        velden,
        door=door,
        wat="betrokkene gewijzigd",
        gezien=gezien,
        op=dossier,
        keur=_keur_betrokkene,
        wie=vers.weergavenaam,
    )
    if "gebruiker" in gewijzigd:
        gezien = None  # the page showed whether another person wrote along
        _schrijft_alleen_mee_wie_meedoet(dossier, vorige, door)
    if vers.gebruiker is not None and schrijft_mee is not None:
        nu = dossier.meeschrijvers.filter(pk=vers.gebruiker_id).exists()
        keuze = te_schrijven({"schrijft_mee": nu}, {"schrijft_mee": schrijft_mee}, gezien)
        _zet_meeschrijver(dossier, vers.gebruiker, keuze.get("schrijft_mee", nu), door)
    return vers


def _houd_fase(dossier: Dossier, fase: int, door: Gebruiker) -> None:
    """Hold the dossier for who may change who takes part in this phase now."""
    houd(dossier, door)
    eis_fase_open(dossier, fase)


def _keur_betrokkene(betrokkene: Betrokkene) -> None:
    if bool(betrokkene.gebruiker_id) == bool(betrokkene.naam.strip()):
        raise ValidationError({"naam": "Kies een collega óf schrijf een naam op."})
    betrokkene.full_clean()


@transaction.atomic
def verwijder_betrokkene(*, betrokkene: Betrokkene, door: Gebruiker) -> None:
    """Take somebody off the list, who no longer writes along when that was the last place; the trail keeps who it was."""
    _houd_fase(betrokkene.dossier, betrokkene.fase, door)
    lees_opnieuw(betrokkene)
    leg_vast(door=door, wat="betrokkene verwijderd", op=betrokkene.dossier, wie=betrokkene.weergavenaam)
    betrokkene.delete()
    _schrijft_alleen_mee_wie_meedoet(betrokkene.dossier, betrokkene.gebruiker, door)


def _schrijft_alleen_mee_wie_meedoet(dossier: Dossier, wie: Gebruiker | None, door: Gebruiker) -> None:
    """Let somebody who left the list write along no longer, unless they take part in another process still."""
    if wie is not None and not dossier.betrokkenen.filter(gebruiker=wie).exists():
        _zet_meeschrijver(dossier, wie, False, door)


@transaction.atomic
def leg_bespreking_vast(
    *,
    dossier: Dossier,
    datum: date,
    besproken: str,
    uitkomst: str,
    door: Gebruiker,
    terugkoppelingen: Collection[int] = (),
    **oordelen: str,
) -> Bespreking:
    """Record that the bestuur talked about the implementation; only once phase 4 is vastgesteld.

    Takes the keys of the terugkoppelingen that the talk answers, which the dossier must have received, and what the
    bestuur thinks of how the policy is carried out and of its results (`uitvoering`, `resultaten`, each with `_toelichting`).
    It answers each jaarverslag too that lay before it and has no talk yet.

    bron: 000, 2.5, vraag 3: at least once a year.
    """
    houd(dossier, door)
    if not Fase.objects.get(dossier=dossier, nummer=4).is_vastgesteld:
        raise ValidationError("Een bespreking leg je vast als fase 4 is vastgesteld.")
    if datum > timezone.localdate():
        raise ValidationError({"datum": "Deze dag ligt in de toekomst."})
    bespreking = Bespreking(
        dossier=dossier, datum=datum, besproken=besproken, uitkomst=uitkomst, door=door, **oordelen
    )
    bespreking.full_clean()
    bespreking.save()
    laat_vervallen(over(dossier))
    antwoord_op = beantwoord(dossier, terugkoppelingen, bespreking)
    antwoord_op += map(str, koppel_jaarverslagen(dossier, bespreking))
    leg_vast(
        door=door,
        wat="bespreking in het bestuur vastgelegd",
        op=dossier,
        uitkomst=uitkomst,
        antwoord_op=antwoord_op,
    )
    return bespreking
