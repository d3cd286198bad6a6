"""Which rows of this floor stand for a person."""

from __future__ import annotations

from live.models import Plek
from organisatie.persoonsgegevens import STAAN_VOOR, Persoon
from organisatie.wissen import WISSERS, met_adres


def _wis(persoon: Persoon) -> int:
    """Forget where somebody sat; the notes stay with the table until their term, without whose they were."""
    plekken = met_adres(Plek.objects.all(), "deelnemer__email", persoon)
    if persoon.gebruiker is not None:
        plekken |= Plek.objects.filter(deelnemer__gebruiker=persoon.gebruiker)
    sleutels = list(plekken.values_list("pk", flat=True))
    Plek.objects.filter(pk__in=sleutels).delete()
    return len(sleutels)


def sluit_aan() -> None:
    """Put these where the search for one person asks for them; once, when Django starts."""
    STAAN_VOOR.add("live.plek")
    WISSERS.insert(0, ("plek in een live workshop", _wis))  # before the participant has no address any more
