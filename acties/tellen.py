"""How actions stand today, of one and of thousands at once: of each a few columns, to count, choose and sort them by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from django.db.models import DateField, ExpressionWrapper, Q
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone

from acties.models import AFGEROND, EIGENAREN, ActieQuerySet, Status
from organisatie.models import Organisatie

SIGNALEN = ("laat", "stil", "knelpunt")
"""The states that ask for attention, the most urgent first."""


class Stand(NamedTuple):
    """How an action stands. It can be late, silent and stuck at once; `verder` is how it stands apart from that."""

    laat: bool
    stil: bool
    knelpunt: bool
    verder: str

    @property
    def naam(self) -> str:
        """What is said of it first."""
        return "laat" if self.laat else "stil" if self.stil else "knelpunt" if self.knelpunt else self.verder

    @property
    def signalen(self) -> frozenset[str]:
        """All of it that asks for attention."""
        return frozenset(naam for naam in SIGNALEN if getattr(self, naam))

    def valt_onder(self, stand: str) -> bool:
        """Say whether such an action is counted and found under this state."""
        return stand == self.naam or (stand in SIGNALEN and getattr(self, stand))


CONCEPT = Stand(laat=False, stil=False, knelpunt=False, verder="concept")
KLAAR = Stand(laat=False, stil=False, knelpunt=False, verder="klaar")


class Peil:
    """The day on which actions are looked at, and since when there is no news of those that are silent.

    An action is silent when nobody reported on it for longer than the organisation's `stil_na`: since the last report, since it
    was agreed, or since the day on which it was to begin.
    """

    def __init__(self, organisatie: Organisatie, dag: date | None = None) -> None:
        self.vandaag = dag or timezone.localdate()
        self.stil_voor = self.vandaag - organisatie.stil_na

    def stand(
        self,
        status: str,
        termijn: date | None,
        begint_op: date | None,
        gehoord_op: date,
        *,
        is_afgesproken: bool,
    ) -> Stand:
        """Say how an action stands; `gehoord_op` is the day of its last sign of life."""
        if not is_afgesproken:
            return CONCEPT
        if status in AFGEROND:
            return KLAAR
        verder = "loopt"
        if status == Status.OPEN:
            verder = "later" if begint_op is not None and begint_op > self.vandaag else "open"
        return Stand(
            termijn is not None and termijn < self.vandaag,
            gehoord_op < self.stil_voor and (begint_op is None or begint_op < self.stil_voor),
            status == Status.KNELT,
            verder,
        )


class Geteld(NamedTuple):
    """One action, as it is counted. `zonder_account` is who has it when nobody with an account has: a name, a function or ""."""

    pk: int
    project: int | None
    dossier: int | None
    houder: int | None
    zonder_account: str
    monitor: int | None
    soort: str
    termijn: date | None
    gehoord_op: date
    stand: Stand


KOLOMMEN = (
    *("pk", "project_id", "dossier_id", "actiehouder_id", "actiehouder_naam", "actiehouder_functie"),
    *("monitor_id", "soort", "status", "termijn", "begint_op", "gehoord_op", "is_afgesproken"),
)


def tel(acties: ActieQuerySet, organisatie: Organisatie) -> list[Geteld]:
    """Give how these actions stand today, running before finished and the first term first; one query.

    The database makes days of moments: that takes it less time than Python.
    """
    stand = Peil(organisatie).stand
    teken = Coalesce("levensteken__op", "afgesproken_op", "gemaakt_op")
    gehoord_op = ExpressionWrapper(TruncDate(teken), DateField())  # without looking at each that comes back
    gelezen = acties.annotate(gehoord_op=gehoord_op, is_afgesproken=Q(afgesproken_op__isnull=False))
    return [
        Geteld(
            pk, project, dossier, houder, naam or functie, monitor, soort, termijn, gehoord_op,
            stand(status, termijn, begint_op, gehoord_op, is_afgesproken=is_afgesproken),
        )
        for pk, project, dossier, houder, naam, functie, monitor, soort, status, termijn, begint_op, gehoord_op, is_afgesproken
        in gelezen.op_urgentie().values_list(*KOLOMMEN)
    ]  # fmt: skip


def standen(lijst: Sequence[Geteld]) -> Counter[Stand]:
    """Give how many actions stand how."""
    return Counter(map(attrgetter("stand"), lijst))


def eigenaars(lijst: Sequence[Geteld]) -> tuple[set[int], set[int]]:
    """Give the projects and the dossiers of which these actions are."""
    projecten, dossiers = (set(map(attrgetter(veld), lijst)) - {None} for veld in EIGENAREN)
    return projecten, dossiers
