"""The lock on a meting, and the one way from one status to the next."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils import timezone

from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.overgang import OngeldigeOvergang
from organisatie.rechten import Recht, eis
from organisatie.rij import vergrendeld
from strategie.models import Meting, Metingstap
from strategie.models.volwassenheid import METINGOVERGANGEN


def houd(meting: Meting, door: Gebruiker, recht: Recht = Recht.METING_HOUDEN) -> Meting:
    """Hold the meting for who has this right on it now, else `PermissionDenied`; gives it as it is now."""
    vers = vergrendeld(meting)
    eis(door, recht, vers)
    return vers


def beletsel(meting: Meting, stap: str) -> str:
    """Give why this step cannot be made from where the meting stands; "" when it can."""
    van, _ = METINGOVERGANGEN[stap]
    if meting.status in van:
        return ""
    return (
        f"Deze meting is nu ‘{meting.get_status_display().lower()}’. Deze stap kan dan niet. Misschien was "
        "iemand je voor."
    )


def eis_reden(reden: str) -> str:
    """Give a reason without white space around it; raises `ValidationError` when there is none."""
    if not reden.strip():
        raise ValidationError({"reden": "Schrijf op waarom je dit doet."})
    return reden.strip()


def zet(meting: Meting, stap: str, door: Gebruiker, reden: str = "") -> Metingstap:
    """Move a held meting along the one transition table, and note it. Raises `OngeldigeOvergang`."""
    if waarom_niet := beletsel(meting, stap):
        raise OngeldigeOvergang(waarom_niet)
    _, meting.status = METINGOVERGANGEN[stap]
    meting.status_op = timezone.now()
    if stap == Metingstap.Stap.GEOPEND:
        meting.geopend_op = meting.status_op
    if stap == Metingstap.Stap.GESLOTEN:
        meting.gesloten_op = meting.status_op
    meting.save()
    genoteerd = Metingstap.objects.create(
        meting=meting, stap=stap, reden=reden, door=door, op=meting.status_op
    )
    leg_vast(door=door, wat=f"meting: {genoteerd.get_stap_display().lower()}", op=meting, reden=reden)
    return genoteerd
