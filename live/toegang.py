"""Whether a screen may be looked at now."""

from __future__ import annotations

from live.models import Plek, Sessie
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
