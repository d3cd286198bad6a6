"""What the worker removes of exploring meetings: who was in it, after a while. What was put forward stays."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from organisatie.models import Organisatie
from strategie.models import Bijeenkomst, Deelname


@transaction.atomic
def vergeet_deelnames() -> int:
    """Forget who was in meetings that were closed longer ago than the organisation keeps notes of a workshop; gives how many."""
    grens = timezone.now() - timedelta(days=Organisatie.huidige().notities_dagen)
    oud = Bijeenkomst.objects.filter(gesloten_op__lt=grens)
    deelnames = Deelname.objects.filter(bijeenkomst__in=oud.order_by().values("pk"))
    aantal = deelnames.count()
    deelnames.delete()
    return aantal
