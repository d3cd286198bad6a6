"""The exploring meeting, as its owner leads it: open, invite, open the list, close (bron: 000, 2.3)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from organisatie.audit import leg_vast
from organisatie.meldingen import laat_vervallen
from organisatie.models import Gebruiker
from organisatie.overgang import OngeldigeOvergang
from organisatie.rij import lees_opnieuw
from organisatie.wijziging import Gezien, pas_aan
from strategie.berichten import meld_uitnodiging, over_bijeenkomst
from strategie.handelingen.slot import eis_te_wijzigen, houd
from strategie.models import Bijeenkomst, Deelname, Dossier

Stand = Bijeenkomst.Stand

OVERGANGEN: dict[str, tuple[frozenset[Stand], Stand]] = {
    "lijst-openen": (frozenset({Stand.STIL}), Stand.OPEN),
    "sluiten": (frozenset({Stand.STIL, Stand.OPEN}), Stand.GESLOTEN),
    "hervatten": (frozenset({Stand.GESLOTEN}), Stand.OPEN),
}
"""The one transition table: step → (from which, to which). What was seen cannot be unseen: nothing leads back to silence."""


@transaction.atomic
def open_bijeenkomst(
    *, dossier: Dossier, datum: date, stemmen: int, door: Gebruiker, waar: str = ""
) -> Bijeenkomst:
    """Open an exploring meeting: from now on who is in it can put values forward, in silence.

    Raises `PermissionDenied`, `FaseOpSlot` while phase 2 is locked, or `ValidationError` with generiek or while another goes on.
    """
    eis_te_wijzigen(dossier, door, "lange_lijst")
    _eis_ruimte(dossier)
    bijeenkomst = Bijeenkomst(
        dossier=dossier, datum=datum, stemmen=stemmen, waar=waar.strip(), gemaakt_door=door
    )
    bijeenkomst.full_clean()
    bijeenkomst.save()
    leg_vast(door=door, wat="verkennende bijeenkomst geopend", op=dossier, datum=str(datum), stemmen=stemmen)
    return bijeenkomst


def _eis_ruimte(dossier: Dossier) -> None:
    """A held dossier has one meeting at a time, and none with generiek."""
    if Dossier.objects.get(pk=dossier.pk).keuze == Dossier.Keuze.GENERIEK:
        raise ValidationError("Je koos generiek. Dan zijn er geen accentwaarden om te verkennen.")
    if dossier.bijeenkomsten.lopend().exists():
        raise ValidationError("Er loopt al een verkennende bijeenkomst. Sluit die eerst.")


def houd_bijeenkomst(bijeenkomst: Bijeenkomst) -> Bijeenkomst:
    """Hold a meeting until the end of the transaction and give it as it is now: votes and state change one by one."""
    return Bijeenkomst.objects.select_for_update(of=("self",), no_key=True).compleet().get(pk=bijeenkomst.pk)


def _houd(bijeenkomst: Bijeenkomst, door: Gebruiker) -> Bijeenkomst:
    """Hold dossier and meeting, in that order, for who may change the long list now."""
    eis_te_wijzigen(bijeenkomst.dossier, door, "lange_lijst")
    return houd_bijeenkomst(bijeenkomst)


@transaction.atomic
def wijzig_bijeenkomst(
    *, bijeenkomst: Bijeenkomst, door: Gebruiker, gezien: Gezien | None = None, **velden: Any
) -> Bijeenkomst:
    """Change day, place or number of votes; not below what somebody has given already."""
    vers = _houd(bijeenkomst, door)
    if vers.is_gesloten:
        raise OngeldigeOvergang("De bijeenkomst is gesloten. Er is niets meer te wijzigen.")
    pas_aan(
        vers,
        velden,
        door=door,
        wat="verkennende bijeenkomst gewijzigd",
        gezien=gezien,
        op=vers.dossier,
        keur=_keur_stemmen,
    )
    return vers


def _keur_stemmen(bijeenkomst: Bijeenkomst) -> None:
    meeste = bijeenkomst.deelnamen.met_stemmen().aggregate(meeste=Max("gebruikt"))["meeste"] or 0
    if bijeenkomst.stemmen < meeste:
        raise ValidationError({"stemmen": f"Iemand gaf al {meeste} stemmen. Kies minstens zo veel."})


@transaction.atomic
def zet_bijeenkomst(*, bijeenkomst: Bijeenkomst, zet: str, door: Gebruiker) -> Bijeenkomst:
    """Make one step of `OVERGANGEN`; raises `OngeldigeOvergang` from where it cannot be made."""
    vers = _houd(bijeenkomst, door)
    van, naar = OVERGANGEN[zet]
    if vers.stand not in van:
        raise OngeldigeOvergang(
            f"De bijeenkomst staat nu op ‘{vers.stand.label.lower()}’. Misschien was iemand je voor."
        )
    if zet == "hervatten":
        _eis_ruimte(vers.dossier)
    nu = timezone.now()
    vers.lijst_open_op = vers.lijst_open_op or nu
    vers.gesloten_op = nu if naar == Stand.GESLOTEN else None
    vers.save(update_fields=["lijst_open_op", "gesloten_op"])
    if vers.is_gesloten:
        laat_vervallen(over_bijeenkomst(vers))
    leg_vast(door=door, wat=f"verkennende bijeenkomst: {naar.label.lower()}", op=vers.dossier)
    return vers


@transaction.atomic
def nodig_uit_voor_bijeenkomst(
    *, bijeenkomst: Bijeenkomst, gebruiker: Gebruiker, door: Gebruiker
) -> Deelname:
    """Let a colleague take part: a place, a mail and a task; who is in it already is not asked again."""
    vers = _houd(bijeenkomst, door)
    if vers.is_gesloten:
        raise OngeldigeOvergang("De bijeenkomst is gesloten. Uitnodigen kan niet meer.")
    deelname, nieuw = Deelname.objects.get_or_create(
        bijeenkomst=vers, gebruiker=gebruiker, defaults={"uitgenodigd_op": timezone.now()}
    )
    if nieuw:
        meld_uitnodiging(deelname)
        leg_vast(
            door=door, wat="uitgenodigd voor verkennende bijeenkomst", op=vers.dossier, wie=gebruiker.naam
        )
    return deelname


@transaction.atomic
def nodig_genoteerden_uit(*, bijeenkomst: Bijeenkomst, door: Gebruiker) -> int:
    """Ask all colleagues who are noted for phase 2 and were not asked yet; gives how many."""
    vers = _houd(bijeenkomst, door)
    mensen = vers.nog_uit_te_nodigen()
    for mens in mensen:
        nodig_uit_voor_bijeenkomst(bijeenkomst=vers, gebruiker=mens, door=door)
    return len(mensen)


@transaction.atomic
def haal_uit_bijeenkomst(*, deelname: Deelname, door: Gebruiker) -> None:
    """Take somebody off the list who has put nothing forward; what was put forward stays, and so does who did."""
    houd(deelname.bijeenkomst.dossier, door)
    houd_bijeenkomst(deelname.bijeenkomst)
    lees_opnieuw(deelname)
    if deelname.inbreng.exists():
        raise ValidationError(f"{deelname} heeft al iets ingebracht, en blijft daarom in de lijst.")
    leg_vast(
        door=door,
        wat="uit de verkennende bijeenkomst gehaald",
        op=deelname.bijeenkomst.dossier,
        wie=str(deelname),
    )
    deelname.delete()
