"""An action that goes on in a next version of its strategy: what happens meanwhile moves along, and its past stays readable.

As long as the next version is a draft, people report on the action that runs. Its state moves along at once, and so do holder,
monitor and term, unless the writers of the draft chose another (`acties.bouwstenen`). Here is what is read of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from acties.models import Actie, Voortgang
from organisatie.models import Gebruiker

VERSTE = 20
"""So many versions back is looked at most."""


@dataclass(frozen=True)
class Eerder:
    """The same action in an earlier version: what was reported on it there, the last first."""

    actie: Actie
    voortgang: list[Voortgang]


def eerder(actie: Actie) -> list[Eerder]:
    """Give the action in the versions before this one, the last first, with all that was reported on it there."""
    gevonden: list[Eerder] = []
    vorige = actie.vorige_id
    while vorige and len(gevonden) < VERSTE:
        deze = Actie.objects.select_related("project", "dossier").get(pk=vorige)
        voortgang = deze.voortgang.select_related("door", "bewijs").defer("bewijs__inhoud")
        gevonden.append(Eerder(deze, list(voortgang)))
        vorige = deze.vorige_id
    return gevonden


def leest_ook(gebruiker: Gebruiker, actie: Actie) -> bool:
    """Say whether somebody reads an action: itself, or one that goes on from it in a later version."""
    reeks = {actie.pk}
    for _ in range(VERSTE):
        opvolgers = set(
            Actie.objects.filter(vorige__in=reeks).exclude(pk__in=reeks).values_list("pk", flat=True)
        )
        if not opvolgers:
            break
        reeks |= opvolgers
    return Actie.objects.zichtbaar_voor(gebruiker).filter(pk__in=reeks).exists()
