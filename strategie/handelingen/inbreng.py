"""What people do in the exploring meeting. Who does it has the address of a place, or the code; no account is asked.

One lock decides: the meeting is held while a vote is counted, so that twenty people at once never come above their votes and
nothing comes in after it was closed.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from organisatie.models import Gebruiker
from organisatie.overgang import OngeldigeOvergang
from organisatie.rij import lees_opnieuw
from organisatie.tekst import aantal
from organisatie.wijziging import Gezien, te_schrijven
from strategie.handelingen.bijeenkomst import houd_bijeenkomst
from strategie.models import Bijeenkomst, Deelname, Inbreng, LangelijstItem
from waardenkader.models import Waarde

MEESTE_MENSEN = 500
"""People in one meeting: more is somebody who plays with the code."""


class BijeenkomstGesloten(OngeldigeOvergang):
    """The meeting was closed: nothing can be put forward or changed any more."""

    def __init__(self) -> None:
        super().__init__("De bijeenkomst is gesloten. Je kunt niets meer inbrengen of wijzigen.")


def _houd_open(bijeenkomst: Bijeenkomst) -> Bijeenkomst:
    vers = houd_bijeenkomst(bijeenkomst)
    if vers.is_gesloten:
        raise BijeenkomstGesloten
    return vers


@transaction.atomic
def kom_in_bijeenkomst(
    *, bijeenkomst: Bijeenkomst, naam: str = "", gebruiker: Gebruiker | None = None
) -> Deelname:
    """Take a place with the code; who has an account has one place, on every device. A name may be left out."""
    vers = _houd_open(bijeenkomst)
    deelname = vers.deelnamen.filter(gebruiker=gebruiker).first() if gebruiker else None
    if deelname is None:
        if vers.deelnamen.count() >= MEESTE_MENSEN:
            raise ValidationError("Deze bijeenkomst is vol. Vraag de eigenaar van de strategie om hulp.")
        schoon = " ".join(naam.split())[:200]
        deelname = Deelname(
            bijeenkomst=vers, gebruiker=gebruiker, naam="" if gebruiker else schoon or _gastnaam(vers)
        )
        deelname.save()
    return meld_binnen(deelname=deelname)


def _gastnaam(bijeenkomst: Bijeenkomst) -> str:
    namen = set(bijeenkomst.deelnamen.values_list("naam", flat=True))
    return next(gast for n in range(1, len(namen) + 2) if (gast := f"Gast {n}") not in namen)


def meld_binnen(*, deelname: Deelname) -> Deelname:
    """Note that somebody has opened the own page for the first time."""
    if deelname.binnen_op is None:
        deelname.binnen_op = timezone.now()
        deelname.save(update_fields=["binnen_op"])
    return deelname


@transaction.atomic
def breng_in(*, deelname: Deelname, id: UUID, **inhoud: Any) -> Inbreng:
    """Put a value forward: `waarde` or `eigen_waarde`, `grond`, `reden` and `stemmen`.

    The same id with the same content counts once; the same id with other content is somebody who went back and put
    forward something else. Raises `ValidationError` above the own votes, `BijeenkomstGesloten`.
    """
    vers = _houd_open(deelname.bijeenkomst)
    nieuw = Inbreng(id=id, bijeenkomst=vers, deelname=deelname, **_schoon(inhoud))
    if eerder := Inbreng.objects.filter(pk=id).first():
        if eerder.deelname_id == deelname.pk and _inhoud(eerder) == _inhoud(nieuw):
            return eerder
        nieuw.pk = uuid4()
    _keur(nieuw, vers)
    nieuw.save(force_insert=True)
    return nieuw


@transaction.atomic
def wijzig_inbreng(*, inbreng: Inbreng, gezien: Gezien | None = None, **inhoud: Any) -> Inbreng:
    """Change what somebody put forward. Another device of the same person may have changed it: then `IntussenGewijzigd`."""
    vers = _houd_open(inbreng.bijeenkomst)
    deze = _eigen(inbreng)
    nieuw = _schoon(inhoud)
    nu = {veld: getattr(deze, veld) for veld in nieuw}
    for veld, waarde in te_schrijven(nu, nieuw, gezien).items():
        setattr(deze, veld, waarde)
    _keur(deze, vers)
    deze.save()
    return deze


@transaction.atomic
def trek_inbreng_in(*, inbreng: Inbreng) -> None:
    """Take back what somebody put forward; the votes are free again."""
    _houd_open(inbreng.bijeenkomst)
    _eigen(inbreng).delete()


def _eigen(inbreng: Inbreng) -> Inbreng:
    """Read it again; what the owner took over stands on the long list and stays as it is."""
    lees_opnieuw(inbreng)
    if LangelijstItem.objects.filter(inbreng=inbreng).exists():
        raise ValidationError("Dit staat al op de lange lijst. Daarom kun je het niet meer wijzigen.")
    return inbreng


def _schoon(inhoud: dict[str, Any]) -> dict[str, Any]:
    """Give the fields without spaces that mean nothing, so that the same is seen to be the same."""
    schoon = dict(inhoud)
    if "eigen_waarde" in schoon:
        schoon["eigen_waarde"] = " ".join(schoon["eigen_waarde"].split())
    if "reden" in schoon:
        schoon["reden"] = schoon["reden"].replace("\r\n", "\n").strip()
    return schoon


def _inhoud(inbreng: Inbreng) -> tuple[Any, ...]:
    velden = ("waarde_id", "eigen_waarde", "grond", "reden", "stemmen")
    return tuple(getattr(inbreng, veld) for veld in velden)


def _keur(inbreng: Inbreng, bijeenkomst: Bijeenkomst) -> None:
    """Check content and votes, with the meeting held."""
    kader = Waarde.objects.in_kader(bijeenkomst.dossier.kader_id)
    if inbreng.waarde_id and not kader.filter(pk=inbreng.waarde_id).exists():
        raise ValidationError({"waarde": "Deze waarde staat niet in het waardenkader."})
    inbreng.full_clean(validate_unique=False)
    andere = Inbreng.objects.filter(deelname=inbreng.deelname_id).exclude(pk=inbreng.pk)
    over = bijeenkomst.stemmen - (andere.aggregate(samen=Sum("stemmen"))["samen"] or 0)
    if inbreng.stemmen > over:
        raise ValidationError({"stemmen": _te_veel(over)})


def _te_veel(over: int) -> str:
    if over <= 0:
        return "Je hebt al je stemmen gegeven. Wijzig iets, of haal iets weg."
    return f"Je hebt nog {aantal(over, 'stem', 'stemmen')} over."
