"""Whether a screen may be looked at now, and whose screens are open."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from live.melden import LEIDING, meld
from live.models import AANWEZIG, Plek, Sessie
from live.sleutels import Stroomrecht
from organisatie.models import Gebruiker
from organisatie.rechten import Recht, mag


def mag_kijken(recht: Stroomrecht) -> bool:
    """Say whether the session goes on, and whether who leads it may still do so."""
    sessie = Sessie.objects.open().select_related("project").filter(pk=recht.sessie).first()
    if sessie is None:
        return False
    if recht.gebruiker is not None:
        wie = Gebruiker.objects.filter(pk=recht.gebruiker).first()
        return wie is not None and mag(wie, Recht.WORKSHOP_INVULLEN, sessie.project)
    return recht.plek is None or Plek.objects.filter(pk=recht.plek, sessie=sessie).exists()


@transaction.atomic
def noteer_gezien(plekken: Iterable[int]) -> None:
    """Note that these places have an open screen now, and tell who leads when somebody came or went."""
    nu = timezone.now()
    rijen = Plek.objects.filter(pk__in=list(plekken))
    terug = set(rijen.exclude(gezien_op__gte=nu - AANWEZIG).values_list("sessie_id", flat=True))
    rijen.update(gezien_op=nu)
    for sessie in terug:
        meld(sessie, LEIDING)
