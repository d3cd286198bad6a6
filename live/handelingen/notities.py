"""Writes on notes. Who writes has the address of a place; who sorts them has that of a table or of a place at it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from live.handelingen.slot import eis_open
from live.melden import LEIDING, meld, tafelscherm
from live.models import Notitie, Plek, Sessie, Tafel
from organisatie.rij import Verdwenen
from waardenkader.models import Voorbeeldactie, Waarde

GEEN_WAARDE = "Deze waarde staat niet in het waardenkader."
LANGSTE = 2000
"""Signs in one note: longer is no note any more."""


@dataclass(frozen=True)
class Inhoud:
    """What somebody wrote: `waarde` is the id of a value, `eigen_waarde` the name of one outside the framework.

    `voorbeeldactie` is the example with which an action began.
    """

    soort: str
    tekst: str = ""
    waarde: int | None = None
    eigen_waarde: str = ""
    wie: str = ""
    weg: bool = False
    voorbeeldactie: Voorbeeldactie | None = None


@transaction.atomic
def bewaar_notitie(*, plek: Plek, id: UUID, beurt: int, inhoud: Inhoud) -> Notitie:
    """Keep a note of somebody as the device has it now; the same or an older `beurt` again changes nothing.

    Taken in at any time while the session goes on: what was typed without a connection comes later. Raises `ZaalGesloten`,
    `ValidationError` for an empty or too long text, `Verdwenen` when this id is somebody else's.
    """
    eis_open(plek.sessie)
    groep_id = plek.deelnemer.groep_id
    assert groep_id is not None  # whoever has a place has a table
    return _bewaar(plek.sessie, groep_id, plek, id, beurt, inhoud)


@transaction.atomic
def leg_notitie_neer(*, tafel: Tafel, id: UUID, beurt: int, inhoud: Inhoud) -> Notitie:
    """Keep a note that lies on the table itself: of a table that works on paper, or of everybody together."""
    eis_open(tafel.sessie)
    return _bewaar(tafel.sessie, tafel.groep_id, None, id, beurt, inhoud)


def _bewaar(
    sessie: Sessie, groep_id: int, plek: Plek | None, id: UUID, beurt: int, inhoud: Inhoud
) -> Notitie:
    velden = _keur(sessie, inhoud)
    vast = {"sessie": sessie, "groep_id": groep_id, "plek": plek, "soort": inhoud.soort}
    notitie, nieuw = Notitie.objects.select_for_update(of=("self",)).get_or_create(
        id=id, defaults={**vast, **velden, "beurt": beurt}
    )
    eigenaar = plek.pk if plek else None
    if notitie.sessie_id != sessie.pk or notitie.plek_id != eigenaar:
        raise Verdwenen
    if not nieuw:
        if beurt <= notitie.beurt:
            return notitie
        for veld, waarde in {**velden, "beurt": beurt}.items():
            setattr(notitie, veld, waarde)
        notitie.save()
    meld(sessie.pk, LEIDING, tafelscherm(notitie.groep_id))
    return notitie


def _keur(sessie: Sessie, inhoud: Inhoud) -> dict[str, object]:
    """Give the fields of a note; raises `ValidationError` when they say nothing or too much."""
    if inhoud.soort not in Notitie.Soort.values:
        raise ValidationError("Deze soort notitie kennen we niet.")
    if inhoud.weg:
        return {"tekst": "", "eigen_waarde": "", "wie": "", "waarde_id": None, "verwijderd": True}
    tekst, eigen = inhoud.tekst.strip(), " ".join(inhoud.eigen_waarde.split())
    if not (tekst or eigen or inhoud.waarde):
        raise ValidationError("Schrijf eerst iets op.")
    if len(tekst) > LANGSTE:
        raise ValidationError(f"Een notitie is hooguit {LANGSTE} tekens lang. Maak er twee van.")
    if len(eigen) > 200 or len(inhoud.wie) > 200:
        raise ValidationError("Een naam is hooguit 200 tekens lang.")
    voorbeeld = {"voorbeeldactie": inhoud.voorbeeldactie} if inhoud.voorbeeldactie else {}
    return {
        **voorbeeld,
        "tekst": tekst,
        "eigen_waarde": "" if inhoud.waarde else eigen,
        "waarde_id": _keur_waarde(sessie, inhoud.waarde),
        "wie": " ".join(inhoud.wie.split()),
        "verwijderd": False,
    }


def _keur_waarde(sessie: Sessie, pk: int | None) -> int | None:
    """Give the id of a value that can be chosen in this session, as `vind_waarde` does, without reading all of it."""
    if (
        pk is not None
        and not Waarde.objects.in_kader(sessie.project.kader_id, sessie.project_id).filter(pk=pk).exists()
    ):
        raise ValidationError(GEEN_WAARDE)
    return pk


def vind_waarde(sessie: Sessie, pk: int | None) -> Waarde | None:
    """Give a value that can be chosen in this session; None for none. Raises `ValidationError` when it is not there."""
    if pk is None:
        return None
    waarde = Waarde.objects.in_kader(sessie.project.kader_id, sessie.project_id).filter(pk=pk).first()
    if waarde is None:
        raise ValidationError(GEEN_WAARDE)
    return waarde


@transaction.atomic
def verplaats_notitie(
    *, tafel: Tafel, notitie: Notitie, waarde: int | None = None, eigen_waarde: str = ""
) -> None:
    """Put a note under another value, or under none; what was put together with it goes along. Raises `Verdwenen`."""
    eis_open(tafel.sessie)
    deze = _op_tafel(tafel, notitie)
    eigen = " ".join(eigen_waarde.split())[:200]
    nieuw = {"waarde": vind_waarde(tafel.sessie, waarde), "eigen_waarde": "" if waarde else eigen}
    Notitie.objects.filter(pk=deze.pk).update(bij=None, **nieuw)
    deze.samengevoegd.update(**nieuw)
    meld(tafel.sessie_id, tafelscherm(tafel.groep_id))


@transaction.atomic
def voeg_samen(*, tafel: Tafel, notitie: Notitie, met: Notitie) -> None:
    """Put a note together with another one that says the same; it then lies under the value of that one."""
    eis_open(tafel.sessie)
    deze, ander = _op_tafel(tafel, notitie), _op_tafel(tafel, met)
    hoofd = ander.bij or ander
    if hoofd.pk == deze.pk:
        return
    nieuw = {"bij": hoofd, "waarde": hoofd.waarde, "eigen_waarde": hoofd.eigen_waarde}
    deze.samengevoegd.update(**nieuw)
    Notitie.objects.filter(pk=deze.pk).update(**nieuw)
    meld(tafel.sessie_id, tafelscherm(tafel.groep_id))


@transaction.atomic
def haal_los(*, tafel: Tafel, notitie: Notitie) -> None:
    """Let a note that was put together with another lie by itself again."""
    eis_open(tafel.sessie)
    Notitie.objects.filter(pk=_op_tafel(tafel, notitie).pk).update(bij=None)
    meld(tafel.sessie_id, tafelscherm(tafel.groep_id))


def _op_tafel(tafel: Tafel, notitie: Notitie) -> Notitie:
    alle = Notitie.objects.select_for_update(of=("self",)).select_related("bij", "waarde")
    gevonden = alle.geldig().filter(pk=notitie.pk, sessie=tafel.sessie_id, groep=tafel.groep_id).first()
    if gevonden is None:
        raise Verdwenen
    return gevonden
