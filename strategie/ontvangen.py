"""What a dossier receives out of the projects. The floor that writes it adds itself to `BRONNEN` when Django starts.

A talk in the bestuur can answer it: this floor says which talk, the floor above remembers it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Protocol

from django.core.exceptions import ValidationError

from strategie.models import Bespreking, Dossier


class Aanbeveling(Protocol):
    """One recommendation of a report; as a text it says what is recommended."""

    pk: int

    def get_absolute_url(self) -> str:
        """Give the place where it stands, with its answer."""


class Terugkoppeling(Protocol):
    """One report to a dossier; as a text it says on which half-year."""

    pk: int
    verzonden_op: datetime | None

    def get_absolute_url(self) -> str:
        """Give the page where it can be read."""

    @property
    def besproken_in(self) -> list[Bespreking]:
        """The talks in the bestuur that answer it, the newest first."""

    @property
    def stand_aanbevelingen(self) -> str:
        """How many recommendations it has and how they stand, in words; empty when it has none of its own."""


class Bron(Protocol):
    """Who knows what a dossier has received."""

    def van(self, dossier: Dossier) -> Iterable[Terugkoppeling]:
        """Give the reports to a dossier, the newest first."""

    def beantwoord(self, dossier: Dossier, sleutels: Collection[int], bespreking: Bespreking) -> None:
        """Note that a talk answers these reports to the dossier."""

    def over_te_nemen(self, dossier: Dossier) -> Iterable[Aanbeveling]:
        """Give the recommendations to a dossier, or to a version before it, that were taken over and landed nowhere yet."""

    def geland_in(self, dossier: Dossier) -> Iterable[Aanbeveling]:
        """Give the recommendations that landed in this version."""

    def land(self, dossier: Dossier, sleutels: Collection[int]) -> None:
        """Note that these recommendations landed in this version."""


BRONNEN: list[Bron] = []
"""What gives the reports that a dossier has received: this floor asks, and does not know who answers."""


def terugkoppelingen(dossier: Dossier) -> list[Terugkoppeling]:
    """Give the reports that this dossier has received, the newest first."""
    return [terugkoppeling for bron in BRONNEN for terugkoppeling in bron.van(dossier)]


def beantwoord(dossier: Dossier, sleutels: Collection[int], bespreking: Bespreking) -> list[str]:
    """Note that a talk in the bestuur answers these reports, by their keys; gives them in words.

    Raises `ValidationError` when the dossier did not receive one of them.
    """
    if not sleutels:
        return []
    ontvangen = {terugkoppeling.pk: str(terugkoppeling) for terugkoppeling in terugkoppelingen(dossier)}
    if not set(sleutels) <= ontvangen.keys():
        raise ValidationError(
            {"terugkoppelingen": "Kies uit de terugkoppelingen die deze strategie heeft ontvangen."}
        )
    for bron in BRONNEN:
        bron.beantwoord(dossier, sleutels, bespreking)
    return [ontvangen[sleutel] for sleutel in sleutels]


def over_te_nemen(dossier: Dossier) -> list[Aanbeveling]:
    """Give the recommendations that were taken over and landed nowhere yet."""
    return [aanbeveling for bron in BRONNEN for aanbeveling in bron.over_te_nemen(dossier)]


def geland_in(dossier: Dossier) -> list[Aanbeveling]:
    """Give the recommendations that landed in this version."""
    return [aanbeveling for bron in BRONNEN for aanbeveling in bron.geland_in(dossier)]


def land(dossier: Dossier, sleutels: Collection[int]) -> None:
    """Note that these recommendations landed in this version."""
    for bron in BRONNEN:
        bron.land(dossier, sleutels)
