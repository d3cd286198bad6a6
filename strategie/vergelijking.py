"""The choice of accentwaarden beside what the projects found, and beside the choice of the version before it.

Shown to who chooses, never in a document: what the projects found goes on changing.
"""

from __future__ import annotations

from dataclasses import dataclass

from strategie.bord import Bord
from strategie.models import Dossier
from strategie.vondsten import vondsten
from waardenkader.models import Waarde

ZONDER_KEUZE = 5
"""As long as nothing is chosen, the so many values that projects choose most are named."""


@dataclass(frozen=True)
class Gevonden:
    """One value, and in how many verslagen of projects it was chosen."""

    waarde: Waarde
    keren: int


@dataclass(frozen=True)
class MetProjecten:
    """Where the choice and the projects differ: as many values count as `vaak` as there are accentwaarden (000, 3.4, vraag 1)."""

    aantal: int
    vaak_geen_accent: list[Gevonden]
    vaak_en_accent: list[Gevonden]
    accent_zelden: list[Gevonden]


@dataclass(frozen=True)
class MetVorige:
    """What stays, comes and goes compared with the version before."""

    dossier: Dossier
    blijft: list[Waarde]
    nieuw: list[Waarde]
    vervalt: list[Waarde]


def met_projecten(bord: Bord) -> MetProjecten | None:
    """Compare the choice with the values of projects; None when no verslag was published."""
    gevonden = vondsten()
    if not gevonden.aantal:
        return None
    gekozen = {accent.waarde_id for accent in bord.accenten}
    alle = sorted(
        (Gevonden(waarde, gevonden.keren[waarde.slug]) for waarde in bord.waarden), key=lambda g: -g.keren
    )
    grens = _grens(alle, len(gekozen) or ZONDER_KEUZE)
    vaak = [g for g in alle if g.keren >= grens]
    return MetProjecten(
        gevonden.aantal,
        [g for g in vaak if g.waarde.pk not in gekozen],
        [g for g in vaak if g.waarde.pk in gekozen],
        [g for g in alle if g.waarde.pk in gekozen and g.keren < grens],
    )


def _grens(alle: list[Gevonden], plaatsen: int) -> int:
    """Give from how many verslagen on a value belongs to the first so many; equal numbers share a place, none does not count."""
    return max(1, alle[min(plaatsen, len(alle)) - 1].keren) if alle else 1


def met_vorige(dossier: Dossier, bord: Bord) -> MetVorige | None:
    """Compare the choice with that of the version before; None when there was none, or it chose no accents."""
    if dossier.vorige is None or dossier.vorige.keuze != Dossier.Keuze.SPECIFIEK:
        return None
    toen = list(dossier.vorige.accentwaarden.op_kader())
    waren = {accent.waarde_id for accent in toen}
    zijn = {accent.waarde_id for accent in bord.accenten}
    return MetVorige(
        dossier.vorige,
        [accent.waarde for accent in bord.accenten if accent.waarde_id in waren],
        [accent.waarde for accent in bord.accenten if accent.waarde_id not in waren],
        [accent.waarde for accent in toen if accent.waarde_id not in zijn],
    )
