"""How actions stand, said by the database for many at once: of each a few columns, enough to count, choose and sort them by.

How one action stands is said by `acties.overzicht.regel`; `tests/acties/test_tellen.py` keeps the two the same. Counted here and
not by the database: a board needs the same few columns for its counts, its filters, its order and its pages, and to group them
for each took it longer than to give them once.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any, NamedTuple

from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone

from acties.models import AFGEROND, ActieQuerySet, Status, Voortgang
from organisatie.models import Organisatie


class Geteld(NamedTuple):
    """One action, as it is counted. `zonder_account` is who has it when nobody with an account has: a name, a function or "".

    It can be late, silent and stuck at once; `verder` is how it stands apart from that.
    """

    pk: int
    project: int | None
    dossier: int | None
    houder: int | None
    zonder_account: str
    monitor: int | None
    soort: str
    termijn: date | None
    laat: bool
    stil: bool
    knelpunt: bool
    verder: str
    laatst_op: datetime | None = None

    @property
    def stand(self) -> str:
        """What is said of it first."""
        return "laat" if self.laat else "stil" if self.stil else "knelpunt" if self.knelpunt else self.verder

    @property
    def vraagt_aandacht(self) -> bool:
        """Whether it is late, silent or stuck."""
        return self.laat or self.stil or self.knelpunt

    @property
    def blok(self) -> str:
        """The key of the block of the board in which it stands (`acties.overzicht.Blok.sleutel`)."""
        return f"project-{self.project}" if self.project else f"strategie-{self.dossier}"

    def valt_onder(self, stand: str) -> bool:
        """Say whether it is counted and found under this state."""
        return stand == self.stand or (stand in SIGNALEN and getattr(self, stand))


KOLOMMEN = (
    *("pk", "project_id", "dossier_id", "actiehouder_id", "zonder_account", "monitor_id", "soort", "termijn"),
    *("is_laat", "is_stil", "is_vast", "verder"),
)
SIGNALEN = ("laat", "stil", "knelpunt")
"""The states that ask for attention, the most urgent first."""


def tel(acties: ActieQuerySet, organisatie: Organisatie, vraag: Mapping[str, str]) -> list[Geteld]:
    """Give how these actions stand today, running before finished and the first term first; one query.

    The moment of the last sign of life is read only when the address asks to sort by it: it costs as much as all else.
    """
    naam = Coalesce(NullIf("actiehouder_naam", Value("")), F("actiehouder_functie"))
    gelezen = acties.annotate(zonder_account=naam, **_stand(organisatie)).op_urgentie()
    if vraag.get("sorteer", "").removeprefix("-") == "teken":
        return [Geteld(*rij) for rij in gelezen.met_laatst_op().values_list(*KOLOMMEN, "laatst_op")]
    return [Geteld(*rij) for rij in gelezen.values_list(*KOLOMMEN)]


def _stand(organisatie: Organisatie) -> dict[str, Any]:
    vandaag = timezone.localdate()
    stil_voor = vandaag - organisatie.stil_na
    nacht = timezone.make_aware(datetime.combine(stil_voor, time.min))
    meldingen = Voortgang.objects.filter(actie=OuterRef("pk"))
    loopt = Q(afgesproken_op__isnull=False) & ~Q(status__in=AFGEROND)
    return {
        "is_laat": loopt & Q(termijn__isnull=False, termijn__lt=vandaag),
        "is_stil": loopt
        & (Q(begint_op=None) | Q(begint_op__lt=stil_voor))
        & ~Exists(meldingen.filter(op__gte=nacht))
        # Agreed lately, with reports from before only: a measure of a strategy that has a next version. Asked so, the
        # database looks for these few only, and not through all reports.
        & (Q(afgesproken_op__lt=nacht) | Exists(meldingen.filter(op__lt=OuterRef("afgesproken_op")))),
        "is_vast": loopt & Q(status=Status.KNELT),
        "verder": Case(
            When(afgesproken_op=None, then=Value("concept")),
            When(status__in=AFGEROND, then=Value("klaar")),
            When(status=Status.OPEN, begint_op__gt=vandaag, then=Value("later")),
            When(status=Status.OPEN, then=Value("open")),
            default=Value("loopt"),
        ),
    }
