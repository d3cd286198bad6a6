"""Which rows of this floor stand for a person, and how it forgets one."""

from __future__ import annotations

from django.db.models import Q

from organisatie.auditnamen import NAAM_VAN_MENS
from organisatie.persoonsgegevens import STAAN_VOOR, Persoon
from organisatie.wissen import WISSERS, met_adres
from project.bewaren import ZONDER_NAAM, vergeet
from project.models import Deelnemer


def _wis(persoon: Persoon) -> int:
    """Forget a participant: name, address and link; what the workshop brought stays."""
    rijen = met_adres(Deelnemer.objects.all(), "email", persoon)
    if persoon.gebruiker is not None:
        rijen = Deelnemer.objects.filter(Q(pk__in=rijen.values("pk")) | Q(gebruiker=persoon.gebruiker))
    sleutels = list(rijen.values_list("pk", flat=True))
    aantal = vergeet(Deelnemer.objects.filter(pk__in=sleutels))
    Deelnemer.objects.filter(pk__in=sleutels).update(naam=ZONDER_NAAM)
    return aantal


def sluit_aan() -> None:
    """Put these where the search for one person asks for them; once, when Django starts."""
    NAAM_VAN_MENS.add("project.deelnemer")
    STAAN_VOOR.add("project.deelnemer")
    WISSERS.append(("deelnemer aan een workshop", _wis))
