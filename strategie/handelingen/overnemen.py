"""What the exploring meeting put forward goes over to the long list, with its reasons and votes (bron: 000, 2.3)."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.overgang import OngeldigeOvergang
from strategie.handelingen.bijeenkomst import houd_bijeenkomst
from strategie.handelingen.slot import eis_te_wijzigen
from strategie.models import Bijeenkomst, Inbreng, LangelijstItem
from strategie.models.bijeenkomst import InbrengQuerySet
from waardenkader import handelingen as waardenkader
from waardenkader.models import Principe, Waarde


@transaction.atomic
def neem_over(*, bijeenkomst: Bijeenkomst, door: Gebruiker, waarde: Waarde | None = None) -> int:
    """Put on the long list all that was put forward for this value, or for all values of the framework.

    What stands there already is not put there twice. Gives how many entries came. Raises `OngeldigeOvergang` as long as the
    list is not open.
    """
    vers = _houd(bijeenkomst, door)
    inbreng = _over(vers).filter(waarde__isnull=False)
    return _zet_neer(vers, inbreng if waarde is None else inbreng.filter(waarde=waarde), door)


@transaction.atomic
def neem_andere_waarde_over(
    *,
    bijeenkomst: Bijeenkomst,
    eigen_waarde: str,
    door: Gebruiker,
    waarde: Waarde | None = None,
    principe: Principe | None = None,
    naam: str = "",
    definitie: str = "",
) -> int:
    """Put on the long list what was put forward for a value outside the framework, under this name.

    `waarde` says which value of the framework was meant; without it a value of the organisation itself is made, under a
    principe. Raises `PermissionDenied` also for who may not add values.
    """
    vers = _houd(bijeenkomst, door)
    inbreng = _over(vers).filter(waarde=None, eigen_waarde__iexact=eigen_waarde)
    if not inbreng.exists():
        raise ValidationError("Dit staat al op de lange lijst, of is teruggenomen.")
    if waarde is None:
        if principe is None:
            raise ValidationError({"principe": "Kies een principe, of kies welke waarde bedoeld is."})
        waarde = waardenkader.voeg_eigen_waarde_toe(
            principe=principe, naam=naam, definitie=definitie, door=door
        )
    return _zet_neer(vers, inbreng, door, waarde)


def _houd(bijeenkomst: Bijeenkomst, door: Gebruiker) -> Bijeenkomst:
    eis_te_wijzigen(bijeenkomst.dossier, door, "lange_lijst")
    vers = houd_bijeenkomst(bijeenkomst)
    if vers.is_stil:
        raise OngeldigeOvergang("Open eerst de lijst. Tot dan ziet niemand wat er is ingebracht.")
    return vers


def _over(bijeenkomst: Bijeenkomst) -> InbrengQuerySet:
    alles = Inbreng.objects.zichtbaar(bijeenkomst)
    return alles.over_te_nemen(bijeenkomst.dossier).met_waarde()


def _zet_neer(
    bijeenkomst: Bijeenkomst, inbreng: Iterable[Inbreng], door: Gebruiker, waarde: Waarde | None = None
) -> int:
    bron = f"Verkennende bijeenkomst, {date_format(bijeenkomst.datum, 'j F Y')}"
    items = [
        LangelijstItem(
            dossier=bijeenkomst.dossier,
            waarde=waarde or deze.waarde,
            grond=deze.grond,
            toelichting=deze.reden,
            bron=bron,
            stemmen=deze.stemmen,
            inbreng=deze,
            door=door,
            op=timezone.now(),
        )
        for deze in inbreng
    ]
    LangelijstItem.objects.bulk_create(items)
    if items:
        leg_vast(
            door=door,
            wat="inbreng van de bijeenkomst op de lange lijst gezet",
            op=bijeenkomst.dossier,
            waarden=sorted({item.waarde.naam for item in items}),
            aantal=len(items),
        )
    return len(items)
