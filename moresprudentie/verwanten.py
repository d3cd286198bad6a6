"""Keeping which verslagen resemble which, so that a page need not look it up (decision 0055).

Looked up after a publication by the worker (`moresprudentie.taken`), and again after some months: then others have come. A page
for which nothing is kept yet looks for itself.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from moresprudentie.models import Verslag, Verwantenlijst, Verwantschap, Zoekregel
from moresprudentie.models.verslag import VerslagQuerySet
from moresprudentie.models.zoeken import Kring, Lezer
from moresprudentie.verwant import Verwant, Weging, verwante_verslagen
from organisatie.models import Gebruiker

TE_ZIEN = 3
BEWAARD = 10
"""So many are kept for each circle of readers: some are withdrawn, or shared with fewer, before the list is made anew."""
GELDIG = timedelta(days=90)


def verwanten_van(verslag: Verslag, lezer: Gebruiker | None) -> list[Verwant]:
    """Give what resembles a published verslag most, among what this reader finds; None is who has no account."""
    rijen = Verwantschap.objects.filter(lijst=verslag.pk).te_vinden()
    gevonden = list(rijen[:TE_ZIEN])
    breed = Kring.OPENBAAR.leest if lezer is None else Kring.ORGANISATIE.leest
    if not all(rij.ander.zichtbaarheid in breed for rij in gevonden):
        # Some may be for others than this reader.
        te_lezen = Verslag.objects.openbaar() if lezer is None else Verslag.objects.te_lezen_door(lezer)
        gevonden = list(rijen.filter(ander__in=te_lezen.order_by().values("pk"))[:TE_ZIEN])
    if len(gevonden) == TE_ZIEN or Verwantenlijst.objects.filter(pk=verslag.pk).exists():
        return [Verwant(rij.ander, tuple(rij.redenen), rij.kort) for rij in gevonden]
    wie = Lezer(Kring.OPENBAAR) if lezer is None else Lezer.van(lezer)
    return verwante_verslagen(verslag, Zoekregel.objects.voor(wie), TE_ZIEN)


def te_maken(nu: datetime) -> Iterable[int]:
    """Give the keys of what was never looked up, the newest first, then of what was looked up too long ago."""
    nooit = Zoekregel.objects.filter(verslag__verwantenlijst=None)
    yield from nooit.order_by("-gepubliceerd_op", "-pk").values_list("pk", flat=True).iterator()
    oud = Verwantenlijst.objects.filter(vernieuwen_op__lte=nu)
    yield from oud.order_by("vernieuwen_op", "pk").values_list("pk", flat=True).iterator()


@transaction.atomic
def bewaar_verwanten(pk: int) -> None:
    """Look up what resembles one verslag, and put it on the pages of those as well.

    All of them are held meanwhile, so that what is kept is of their present content. One that somebody else holds is passed over,
    and looked at again in the next round.
    """
    verslag = _vast([pk]).filter(status=Verslag.Status.GEPUBLICEERD).voor_lijst().first()
    weging = None if verslag is None else Weging.van(verslag)
    if verslag is None or weging is None:
        return
    punten: dict[int, int] = {}
    for kring in Kring:
        punten |= weging.zwaarste(Zoekregel.objects.in_kring(kring), BEWAARD)
    anderen = weging.lees(_vast(punten).values_list("pk", flat=True))
    Verwantenlijst.objects.vergeet(verslag)
    geldig = GELDIG if len(anderen) == len(punten) else timedelta()
    lijst = Verwantenlijst.objects.create(verslag=verslag, vernieuwen_op=timezone.now() + geldig)
    met_lijst = set(Verwantenlijst.objects.filter(pk__in=punten).values_list("pk", flat=True))
    rijen = [_rij(lijst.pk, weging.over(ander), punten[ander.pk]) for ander in anderen]
    rijen += [
        _rij(ander.pk, weging.andersom(ander), punten[ander.pk]) for ander in anderen if ander.pk in met_lijst
    ]
    Verwantschap.objects.bulk_create(rijen)


def werk_bij(seconden: float) -> int:
    """Look up for so many seconds what has no list yet or an old one; gives how many were done."""
    tot, aantal = time.monotonic() + seconden, 0
    for pk in te_maken(timezone.now()):
        if time.monotonic() > tot:
            break
        bewaar_verwanten(pk)
        aantal += 1
    return aantal


def _vast(pks: Iterable[int]) -> VerslagQuerySet:
    """Hold these verslagen, but those that somebody else holds."""
    rijen = Verslag.objects.filter(pk__in=list(pks)).order_by("pk")
    return rijen.select_for_update(of=("self",), no_key=True, skip_locked=True)


def _rij(lijst: int, verwant: Verwant, punten: int) -> Verwantschap:
    return Verwantschap(
        lijst_id=lijst, ander=verwant.verslag, punten=punten, kort=verwant.kort, redenen=list(verwant.redenen)
    )
