"""How many actions stand how, per project and dossier, counted by the database: a board of thousands reads only what it shows.

How one action stands is said by `acties.overzicht.regel`; here it is said for the database. `tests/acties/test_tellen.py` keeps
the two the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Case, Count, Exists, F, Max, Min, OuterRef, Q, Value, When
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone

from acties.models import AFGEROND, ActieQuerySet, Status, Voortgang
from acties.volgorde import GEWOON, gekozen, sorteerkolom
from organisatie.models import Gebruiker, Organisatie

SIGNALEN = {"laat": "is_laat", "stil": "is_stil", "knelpunt": "is_vast"}
"""The states that ask for attention, the most urgent first, and the column that says so."""


@dataclass(frozen=True)
class Groep:
    """The actions of one project or dossier that stand the same: how many, their first term, and by what they are sorted.

    Counted for somebody: how many are not carried out by this person, how many of those this person is the monitor of, and
    who carries them out (accounts, and names of who has none), and the kinds that occur.
    """

    soort: str
    pk: int
    stand: str
    signalen: frozenset[str]
    aantal: int
    eerste: date | None = None
    waarde: Any = None
    anderen: int = 0
    gevolgd: int = 0
    houders: Sequence[int | None] = ()
    zonder_account: Sequence[str] = ()
    soorten: Sequence[str] = ()

    @property
    def blok(self) -> str:
        """The key of the block of the board in which they stand (`acties.overzicht.Blok.sleutel`)."""
        return f"{self.soort}-{self.pk}"

    def valt_onder(self, stand: str) -> bool:
        """Say whether these are counted and found under this state."""
        return stand in self.signalen or stand == self.stand


def met_stand(acties: ActieQuerySet, organisatie: Organisatie) -> ActieQuerySet:
    """Say of each how it stands today: whether it is late, silent or stuck, and `verder` how it stands apart from that."""
    vandaag = timezone.localdate()
    stil_voor = vandaag - organisatie.stil_na
    nacht = timezone.make_aware(datetime.combine(stil_voor, time.min))
    meldingen = Voortgang.objects.filter(actie=OuterRef("pk"))
    loopt = Q(afgesproken_op__isnull=False) & ~Q(status__in=AFGEROND)
    gehoord = Exists(meldingen.filter(op__gte=nacht))
    return acties.annotate(
        is_laat=loopt & Q(termijn__isnull=False, termijn__lt=vandaag),
        is_stil=loopt
        & (Q(begint_op=None) | Q(begint_op__lt=stil_voor))
        & ~gehoord
        & (Q(afgesproken_op__lt=nacht) | Exists(meldingen)),
        is_vast=loopt & Q(status=Status.KNELT),
        verder=Case(
            When(afgesproken_op=None, then=Value("concept")),
            When(status__in=AFGEROND, then=Value("klaar")),
            When(status=Status.OPEN, begint_op__gt=vandaag, then=Value("later")),
            When(status=Status.OPEN, then=Value("open")),
            default=Value("loopt"),
        ),
    )


def onder(stand: str) -> Q:
    """Give the actions of `met_stand` that are found under a state, as `Groep.valt_onder`."""
    if stand in SIGNALEN:
        return Q(**{SIGNALEN[stand]: True})
    return Q(verder=stand, **dict.fromkeys(SIGNALEN.values(), False))


def tel(acties: ActieQuerySet, vraag: Mapping[str, str], wie: Gebruiker | None = None) -> list[Groep]:
    """Count the actions of `met_stand` per project or dossier and per state, by their first term; one query.

    Takes what the address asks, for by what they are sorted, and for whom they are counted.
    """
    sleutel, om = gekozen(vraag)
    kolommen: dict[str, Any] = {"aantal": Count("pk"), "eerste": Min("termijn")}
    if sleutel == "teken":
        acties = acties.met_laatst_op()
    if sleutel != GEWOON:
        kolommen["waarde"] = (Max if om else Min)(sorteerkolom(sleutel))
    if wie is not None:
        kolommen |= _voor(wie)
    rijen = (
        acties.order_by()
        .values("project_id", "dossier_id", *SIGNALEN.values(), "verder")
        .annotate(**kolommen)
    )
    groepen = [_groep(rij, kolommen) for rij in rijen]
    return sorted(groepen, key=lambda groep: (groep.eerste or date.max, groep.soort, groep.pk))


def _voor(wie: Gebruiker) -> dict[str, Any]:
    van_ander = ~Q(actiehouder=wie)
    naam = Coalesce(NullIf("actiehouder_naam", Value("")), F("actiehouder_functie"))
    return {
        "anderen": Count("pk", filter=van_ander),
        "gevolgd": Count("pk", filter=van_ander & Q(monitor=wie)),
        "houders": ArrayAgg("actiehouder_id"),
        "zonder_account": ArrayAgg(naam, filter=Q(actiehouder=None), default=Value([])),
        "soorten": ArrayAgg("soort"),
    }


def _groep(rij: Mapping[str, Any], kolommen: Iterable[str]) -> Groep:
    soort, pk = ("project", rij["project_id"]) if rij["project_id"] else ("strategie", rij["dossier_id"])
    signalen = [naam for naam, kolom in SIGNALEN.items() if rij[kolom]]
    stand = signalen[0] if signalen else rij["verder"]
    return Groep(soort, pk, stand, frozenset(signalen), **{kolom: rij[kolom] for kolom in kolommen})
