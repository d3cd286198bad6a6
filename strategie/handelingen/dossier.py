"""Making a dossier, its people, and the yearly talk in the bestuur."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from formats.handelingen import nieuwe_invulling
from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from strategie.formats import FORMAT_PER_FASE
from strategie.handelingen.slot import eis_bewerkbaar, vergrendel
from strategie.models import Bespreking, Betrokkene, Dossier, Fase

HOORT_BIJ_FASE_1 = frozenset({"titel", "aanleiding", "aanleiding_toelichting"})


@transaction.atomic
def maak_dossier(
    *, door: Gebruiker, titel: str, eigenaar: Gebruiker, meeschrijvers: Iterable = (), **velden: Any
) -> Dossier:
    """Open a dossier with its four empty phases.

    Takes the title, the owner, the writers along and any other field of `Dossier` (aanleiding, mandaat,
    bestuurder, …). Raises `ValidationError` per field.
    """
    dossier = Dossier(titel=titel, eigenaar=eigenaar, gemaakt_door=door, **velden)
    _keur(dossier)
    dossier.save()
    dossier.meeschrijvers.set(meeschrijvers)
    maak_fasen(dossier, door)
    leg_vast(door=door, wat="dossier gemaakt", op=dossier)
    return dossier


def maak_fasen(dossier: Dossier, door: Gebruiker) -> None:
    """Give a new dossier its four phases, each with an empty form."""
    for nummer, format in FORMAT_PER_FASE.items():
        invulling = nieuwe_invulling(format=format, door=door)
        Fase.objects.create(dossier=dossier, nummer=nummer, invulling=invulling)


@transaction.atomic
def wijzig_dossier(
    *, dossier: Dossier, door: Gebruiker, meeschrijvers: Iterable | None = None, **velden: Any
) -> Dossier:
    """Change what the dossier is about or who its people are.

    People can always change. The title and the reason to start belong to the startnotitie: they raise
    `FaseOpSlot` while phase 1 is locked.
    """
    vergrendel(dossier)
    vers = Dossier.objects.get(pk=dossier.pk)
    gewijzigd = {naam: waarde for naam, waarde in velden.items() if getattr(vers, naam) != waarde}
    if HOORT_BIJ_FASE_1 & gewijzigd.keys():
        eis_bewerkbaar(dossier, 1)
    for naam, waarde in gewijzigd.items():
        setattr(vers, naam, waarde)
    _keur(vers)
    if gewijzigd:
        vers.save(update_fields=[*gewijzigd])
    if meeschrijvers is not None:
        vers.meeschrijvers.set(meeschrijvers)
    leg_vast(door=door, wat="dossier gewijzigd", op=vers, velden=sorted(gewijzigd))
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
    vergrendel(dossier)
    if dossier.meeschrijvers.filter(pk=gebruiker.pk).exists() == schrijft_mee:
        return
    if schrijft_mee:
        dossier.meeschrijvers.add(gebruiker)
    else:
        dossier.meeschrijvers.remove(gebruiker)
    wat = "schrijft voortaan mee" if schrijft_mee else "schrijft niet meer mee"
    leg_vast(door=door, wat=f"meeschrijver: {wat}", op=dossier, wie=gebruiker.naam)


@transaction.atomic
def voeg_betrokkene_toe(
    *,
    dossier: Dossier,
    soort: str,
    rol: str,
    door: Gebruiker,
    gebruiker: Gebruiker | None = None,
    naam: str = "",
    extern: bool = False,
    schrijft_mee: bool = False,
) -> Betrokkene:
    """Note who takes part, in the informatieproces or in the keuzeproces; with an account or by name.

    Somebody with an account may write along (`schrijft_mee`). Raises `ValidationError` for who is in the
    list of this process already.
    """
    vergrendel(dossier)
    betrokkene = Betrokkene(
        dossier=dossier, soort=soort, rol=rol, gebruiker=gebruiker, naam=naam, extern=extern
    )
    _keur_betrokkene(betrokkene)
    if dossier.betrokkenen.filter(soort=soort, gebruiker=gebruiker, naam__iexact=naam).exists():
        raise ValidationError({"gebruiker" if gebruiker else "naam": "Deze persoon staat al in de lijst."})
    betrokkene.save()
    leg_vast(door=door, wat="betrokkene toegevoegd", op=dossier, wie=betrokkene.weergavenaam, soort=soort)
    if gebruiker is not None and schrijft_mee:
        zet_meeschrijver(dossier=dossier, gebruiker=gebruiker, schrijft_mee=True, door=door)
    return betrokkene


@transaction.atomic
def wijzig_betrokkene(
    *, betrokkene: Betrokkene, door: Gebruiker, schrijft_mee: bool | None = None, **velden: Any
) -> Betrokkene:
    """Change name, role or process of somebody who takes part, and whether this person writes along."""
    for naam, waarde in velden.items():
        setattr(betrokkene, naam, waarde)
    _keur_betrokkene(betrokkene)
    betrokkene.save()
    leg_vast(door=door, wat="betrokkene gewijzigd", op=betrokkene.dossier, wie=betrokkene.weergavenaam)
    if betrokkene.gebruiker is not None and schrijft_mee is not None:
        zet_meeschrijver(
            dossier=betrokkene.dossier, gebruiker=betrokkene.gebruiker, schrijft_mee=schrijft_mee, door=door
        )
    return betrokkene


def _keur_betrokkene(betrokkene: Betrokkene) -> None:
    if bool(betrokkene.gebruiker_id) == bool(betrokkene.naam.strip()):
        raise ValidationError({"naam": "Kies een collega óf schrijf een naam op."})
    betrokkene.full_clean()


@transaction.atomic
def verwijder_betrokkene(*, betrokkene: Betrokkene, door: Gebruiker) -> None:
    """Take somebody off the list, who no longer writes along then; the audit trail keeps who it was."""
    if betrokkene.gebruiker is not None:
        zet_meeschrijver(
            dossier=betrokkene.dossier, gebruiker=betrokkene.gebruiker, schrijft_mee=False, door=door
        )
    leg_vast(door=door, wat="betrokkene verwijderd", op=betrokkene.dossier, wie=betrokkene.weergavenaam)
    betrokkene.delete()


@transaction.atomic
def leg_bespreking_vast(
    *, dossier: Dossier, datum: date, besproken: str, uitkomst: str, door: Gebruiker
) -> Bespreking:
    """Record that the bestuur talked about the implementation; only once phase 4 is vastgesteld.

    bron: 000, 2.5, vraag 3: at least once a year.
    """
    vergrendel(dossier)
    if not Fase.objects.get(dossier=dossier, nummer=4).is_vastgesteld:
        raise ValidationError("Een bespreking leg je vast als fase 4 is vastgesteld.")
    if datum > timezone.localdate():
        raise ValidationError({"datum": "Deze dag ligt in de toekomst."})
    bespreking = Bespreking(dossier=dossier, datum=datum, besproken=besproken, uitkomst=uitkomst, door=door)
    bespreking.full_clean()
    bespreking.save()
    leg_vast(door=door, wat="bespreking in het bestuur vastgelegd", op=dossier, uitkomst=uitkomst)
    return bespreking
