"""What the worker removes of live workshops: notes of individuals after a while, and what was left behind. Results stay."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from live.handelingen.sessie import sluit_zaal
from live.models import Notitie, Ontvangen, Plek, Sessie
from organisatie.models import Organisatie

ZAAL_OPEN = timedelta(hours=24)
"""A room that nobody closed is closed after so long: its code opens nothing any more."""


@transaction.atomic
def ruim_notities_op() -> int:
    """Remove what individuals wrote, and who sat where, of workshops that ended longer ago than the organisation keeps it.

    Gives how many notes. What a table chose, and the answers at the end, are results and stay. A next session of the same
    workshop counts for itself.
    """
    grens = timezone.now() - timedelta(days=Organisatie.huidige().notities_dagen)
    oud = Sessie.objects.filter(gesloten_op__lt=grens).values("pk")
    aantal = Notitie.objects.filter(sessie__in=oud).count()
    for model in (Notitie, Ontvangen, Plek):
        model._default_manager.filter(sessie__in=oud).delete()
    return aantal


@transaction.atomic
def sluit_vergeten_zalen() -> int:
    """Close the rooms that were opened a day ago and never closed; gives how many."""
    vergeten = list(Sessie.objects.open().filter(geopend_op__lt=timezone.now() - ZAAL_OPEN))
    for sessie in vergeten:
        sluit_zaal(sessie=sessie, door=None)
    return len(vergeten)
