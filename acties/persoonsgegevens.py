"""How this floor forgets a person: who carried out an action without an account."""

from __future__ import annotations

from django.db.models import Q

from acties.bewaren import vergeet
from acties.models import Actie
from organisatie.persoonsgegevens import Persoon
from organisatie.wissen import WISSERS, met_adres


def _wis(persoon: Persoon) -> int:
    """Take the name from actions and reports; a link in a mail opens nothing any more, because it holds for the address."""
    houdt = met_adres(Actie.objects.all(), "actiehouder_adres", persoon)
    gemeld = met_adres(Actie.objects.all(), "gemeld_adres", persoon)
    sleutels = list(
        Actie.objects.filter(Q(pk__in=houdt.values("pk")) | Q(pk__in=gemeld.values("pk"))).values_list(
            "pk", flat=True
        )
    )
    return vergeet(Actie.objects.filter(pk__in=sleutels))


def sluit_aan() -> None:
    """Put this where the search for one person asks for it; once, when Django starts."""
    WISSERS.append(("actiehouder van buiten", _wis))
