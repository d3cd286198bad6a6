"""Phase 2: generiek or specifiek, the long list, and the accentwaarden (bron: 000, 2.3)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.rij import lees_opnieuw, vergrendeld, volgende_plaats
from organisatie.wijziging import Gezien, pas_aan
from strategie.handelingen.slot import eis_te_wijzigen
from strategie.models import Accentwaarde, Dossier, LangelijstItem, LosgelatenAccent
from waardenkader import handelingen as waardenkader
from waardenkader.models import Principe, Waarde


@transaction.atomic
def leg_keuze_vast(
    *,
    dossier: Dossier,
    keuze: str,
    door: Gebruiker,
    externen_betrokken: str = "",
    externen_toelichting: str = "",
    gezien: Gezien | None = None,
) -> Dossier:
    """Record the whole of the first choice: generiek (all values, no accents) or specifiek, and who from outside takes part.

    Accents chosen before stay, but do not count with generiek.
    """
    if keuze not in (Dossier.Keuze.GENERIEK, Dossier.Keuze.SPECIFIEK):
        raise ValidationError({"keuze": "Kies generiek of specifiek."})
    velden = {
        "keuze": keuze,
        "externen_betrokken": externen_betrokken,
        "externen_toelichting": externen_toelichting.strip(),
    }
    return _zet(dossier, door, f"gekozen voor {keuze}", gezien, **velden)


@transaction.atomic
def leg_afwijkend_aantal_uit(
    *, dossier: Dossier, reden: str, door: Gebruiker, gezien: Gezien | None = None
) -> Dossier:
    """Write down why there are fewer than five or more than eight accentwaarden; empty takes it away."""
    veld = "reden_afwijkend_aantal"
    return _zet(dossier, door, "afwijkend aantal uitgelegd", gezien, **{veld: reden.strip()})


def _zet(dossier: Dossier, door: Gebruiker, wat: str, gezien: Gezien | None = None, **velden: Any) -> Dossier:
    eis_te_wijzigen(dossier, door, *velden)
    vers = vergrendeld(dossier)
    pas_aan(vers, velden, door=door, wat=wat, gezien=gezien)
    for naam in velden:
        setattr(dossier, naam, getattr(vers, naam))
    return dossier


@transaction.atomic
def zet_op_lange_lijst(
    *,
    dossier: Dossier,
    waarde: Waarde,
    grond: str,
    door: Gebruiker,
    toelichting: str = "",
    bron: str = "",
) -> LangelijstItem:
    """Put a value on the long list, on one of the four grounds; the same value may be named often."""
    eis_te_wijzigen(dossier, door, "lange_lijst")
    kader = dossier.kader_id
    if kader not in (None, waarde.versie_id):
        raise ValidationError(
            {
                "waarde": f"{waarde} staat niet in het waardenkader van deze strategie. Kies een waarde die daar wel in staat."
            }
        )
    item = LangelijstItem(
        dossier=dossier,
        waarde=waarde,
        grond=grond,
        toelichting=toelichting,
        bron=bron,
        door=door,
        op=timezone.now(),
    )
    item.full_clean()
    item.save()
    leg_vast(door=door, wat="waarde op de lange lijst gezet", op=dossier, waarde=waarde.naam, grond=grond)
    return item


@transaction.atomic
def haal_van_lange_lijst(*, item: LangelijstItem, door: Gebruiker) -> None:
    """Take one entry off the long list; not the last entry of a chosen value."""
    eis_te_wijzigen(item.dossier, door, "lange_lijst")
    lees_opnieuw(item)
    rest = item.dossier.lange_lijst.filter(waarde=item.waarde).exclude(pk=item.pk)
    if not rest.exists() and item.dossier.accentwaarden.filter(waarde=item.waarde).exists():
        raise ValidationError(
            f"{item.waarde} is gekozen als accentwaarde. Haal eerst het vinkje weg bij deze waarde."
        )
    leg_vast(
        door=door,
        wat="waarde van de lange lijst gehaald",
        op=item.dossier,
        waarde=item.waarde.naam,
        grond=item.grond,
        toelichting=item.toelichting,
    )
    item.delete()


@transaction.atomic
def voeg_eigen_waarde_toe(
    *,
    dossier: Dossier,
    principe: Principe,
    naam: str,
    definitie: str,
    grond: str,
    door: Gebruiker,
    toelichting: str = "",
    bron: str = "",
) -> LangelijstItem:
    """Add an own value under one of the principes and put it on the long list.

    Raises `PermissionDenied` without the right to change the dossier, or to add values; `ValidationError` when the strategy is
    in a framework that is not in use.
    """
    eis_te_wijzigen(dossier, door, "lange_lijst")
    if kader := dossier.ander_kader:
        raise ValidationError(
            f"Deze strategie werkt met {kader}. Dat is niet meer in gebruik, dus er komen geen eigen waarden bij."
        )
    waarde = waardenkader.voeg_eigen_waarde_toe(principe=principe, naam=naam, definitie=definitie, door=door)
    return zet_op_lange_lijst(
        dossier=dossier, waarde=waarde, grond=grond, toelichting=toelichting, bron=bron, door=door
    )


@transaction.atomic
def kies_accentwaarde(*, dossier: Dossier, waarde: Waarde, door: Gebruiker, **uitleg: Any) -> Accentwaarde:
    """Choose a value of the long list as accentwaarde; `uitleg` may hold onderbouwing, lading and soort.

    Choosing it again changes nothing. Raises `ValidationError` when the value is not on the long list.
    """
    eis_te_wijzigen(dossier, door, "accentwaarden")
    if not dossier.lange_lijst.filter(waarde=waarde).exists():
        raise ValidationError(f"{waarde} staat niet op de lange lijst. Zet de waarde daar eerst op.")
    if not dossier.accentwaarden.filter(waarde=waarde).exists():
        _kies_nieuw(dossier, waarde, door)
    accent = dossier.accentwaarden.get(waarde=waarde)
    if uitleg:
        leg_accentwaarde_uit(accent=accent, door=door, **uitleg)
    return accent


def _kies_nieuw(dossier: Dossier, waarde: Waarde, door: Gebruiker) -> None:
    """Add the value at the end, with what was written about it before."""
    eerder = dossier.losgelaten_accenten.filter(waarde=waarde)
    teksten = dict(eerder.values("onderbouwing", "lading", "soort").first() or {})
    plaats = volgende_plaats(dossier.accentwaarden)
    Accentwaarde.objects.create(dossier=dossier, waarde=waarde, volgorde=plaats, **teksten)
    eerder.delete()
    leg_vast(door=door, wat="accentwaarde gekozen", op=dossier, waarde=waarde.naam)


@transaction.atomic
def kies_accentwaarden(
    *, dossier: Dossier, waarden: Iterable[Waarde], door: Gebruiker, gezien: Iterable[int] | None = None
) -> None:
    """Make the choice these values: choose what is new, drop what is not there any more.

    `gezien` are the keys of the values that were chosen on the page of this person. With it, only what this
    person changed is changed, so that two people at one board do not undo each other.
    """
    waarden = list(waarden)
    eis_te_wijzigen(dossier, door, "accentwaarden")
    bestaand = set(dossier.accentwaarden.values_list("waarde_id", flat=True))
    vooraf = bestaand if gezien is None else set(gezien)
    weg = vooraf - {waarde.pk for waarde in waarden}
    for accent in dossier.accentwaarden.filter(waarde__in=weg).select_related("waarde"):
        verwijder_accentwaarde(accent=accent, door=door)
    for waarde in waarden:
        if waarde.pk not in vooraf:
            kies_accentwaarde(dossier=dossier, waarde=waarde, door=door)


@transaction.atomic
def leg_accentwaarde_uit(
    *, accent: Accentwaarde, door: Gebruiker, gezien: Gezien | None = None, **uitleg: str
) -> Accentwaarde:
    """Write the onderbouwing, the bestuurlijke lading and the kind (kwetsbaar or nastreven), any of them."""
    eis_te_wijzigen(accent.dossier, door, "accentwaarden")
    onbekend = uitleg.keys() - {"onderbouwing", "lading", "soort"}
    if onbekend:
        raise TypeError(f"Onbekende velden: {', '.join(sorted(onbekend))}")
    vers = vergrendeld(accent)
    pas_aan(
        vers,
        {naam: tekst.strip() for naam, tekst in uitleg.items()},
        door=door,
        wat="accentwaarde uitgelegd",
        gezien=gezien,
        op=vers.dossier,
        waarde=vers.waarde.naam,
    )
    for naam in uitleg:
        setattr(accent, naam, getattr(vers, naam))
    return accent


@transaction.atomic
def verwijder_accentwaarde(*, accent: Accentwaarde, door: Gebruiker) -> None:
    """Drop a value from the choice. It stays on the long list; its texts come back when chosen again."""
    eis_te_wijzigen(accent.dossier, door, "accentwaarden")
    lees_opnieuw(accent)
    LosgelatenAccent.objects.update_or_create(
        dossier=accent.dossier,
        waarde=accent.waarde,
        defaults={"onderbouwing": accent.onderbouwing, "lading": accent.lading, "soort": accent.soort},
    )
    leg_vast(door=door, wat="accentwaarde losgelaten", op=accent.dossier, waarde=accent.waarde.naam)
    accent.delete()
