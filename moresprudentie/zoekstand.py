"""The counts of the whole list, kept at publication: who opens the databank without asking anything waits for no counting."""

from __future__ import annotations

from collections import Counter

from django.db import transaction
from django.db.models import F
from django.http import QueryDict

from moresprudentie.facetten import Telling, tel
from moresprudentie.models import Zoekregel, Zoekstand
from moresprudentie.models.zoeken import Kring, Lezer
from moresprudentie.zoeken import Zoekvraag

NIETS_GEVRAAGD = Zoekvraag.uit(QueryDict())


def tel_alles(lezer: Lezer) -> Telling:
    """Count all that a reader finds without asking anything: what was kept of the circle, and what one reads besides."""
    telling = _van_kring(lezer.kring)
    if not lezer.eigen:
        return telling
    eigen = tel(Zoekregel.objects.filter(pk__in=lezer.eigen), NIETS_GEVRAAGD)
    per = {naam: dict(Counter(telling.per[naam]) + Counter(meer)) for naam, meer in eigen.per.items()}
    return Telling(telling.aantal + eigen.aantal, per)


def _van_kring(kring: Kring) -> Telling:
    """Give what was kept of a circle; counted here when something changed that was not counted along."""
    stand = Zoekstand.objects.filter(pk=kring, geteld_bij=F("nummer")).first()
    return (
        Telling(stand.aantal, stand.per) if stand else tel(Zoekregel.objects.in_kring(kring), NIETS_GEVRAAGD)
    )


@transaction.atomic
def bewaar_tellingen() -> None:
    """Keep the counts of every circle as they are now; for whoever changed what can be found, in the same transaction."""
    Zoekstand.objects.bulk_create((Zoekstand(kring=kring) for kring in Kring), ignore_conflicts=True)
    list(
        Zoekstand.objects.select_for_update().order_by("pk")
    )  # who changes something meanwhile, waits and counts again
    for kring in Kring:
        telling = tel(Zoekregel.objects.in_kring(kring), NIETS_GEVRAAGD)
        Zoekstand.objects.filter(pk=kring).update(
            geteld_bij=F("nummer"), aantal=telling.aantal, per=telling.per
        )
