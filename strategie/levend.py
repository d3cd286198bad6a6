"""The strategy as it lives: what holds now, for all colleagues, with what is done about it and what comes of it.

What projects and the databank know of a value, the floors above tell: each adds itself to `BRONNEN` when Django starts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from acties.models import Actie
from acties.overzicht import Regel, regel
from acties.tellen import Peil
from organisatie.models import Gebruiker, Organisatie
from strategie.models import Accentwaarde, Dossier
from waardenkader.models import Waarde


@dataclass(frozen=True)
class Feit:
    """One thing that is known of a value, and where to read on."""

    tekst: str
    url: str = ""


class Bron(Protocol):
    """Who knows what comes of values."""

    def __call__(self, waarden: Collection[Waarde], gebruiker: Gebruiker) -> Mapping[int, Feit]:
        """Give per value (its id) what this person may know of it; values of which there is nothing to tell are left out."""


BRONNEN: list[Bron] = []
"""What tells of values: this floor asks, and does not know who answers."""


@dataclass(frozen=True)
class Accent:
    """An accentwaarde with its measures and what comes of it."""

    accent: Accentwaarde
    maatregelen: list[Regel] = field(default_factory=list)
    feiten: list[Feit] = field(default_factory=list)


@dataclass(frozen=True)
class Levend:
    """A strategy that holds: its accentwaarden, and the measures that are of none of these."""

    dossier: Dossier
    accenten: list[Accent]
    overig: list[Regel]
    aantal_maatregelen: int
    aantal_klaar: int


def lees(dossier: Dossier, gebruiker: Gebruiker) -> Levend:
    """Give a strategy that holds as this person may read it; the number of queries does not depend on what is in it."""
    accenten = list(
        dossier.vastgestelde_accentwaarden().select_related("waarde__principe__fundament__versie")
    )
    waarden = [accent.waarde for accent in accenten]
    per_bron = [bron(waarden, gebruiker) for bron in BRONNEN] if waarden else []
    peil = Peil(Organisatie.huidige())
    acties = Actie.objects.filter(dossier=dossier).geldend().met_alles().met_laatste_teken().op_urgentie()
    regels = [regel(actie, peil) for actie in acties.select_related("actiehouder__onderdeel")]
    per_waarde: dict[int, list[Regel]] = defaultdict(list)
    overig = []
    pks = {waarde.pk for waarde in waarden}
    for r in regels:
        van = [waarde.pk for waarde in r.actie.waarden.all() if waarde.pk in pks]
        for pk in van:
            per_waarde[pk].append(r)
        if not van:
            overig.append(r)
    return Levend(
        dossier,
        [
            Accent(
                accent,
                per_waarde[accent.waarde_id],
                [feiten[accent.waarde_id] for feiten in per_bron if accent.waarde_id in feiten],
            )
            for accent in accenten
        ],
        overig,
        len(regels),
        sum(r.stand == "klaar" for r in regels),
    )
