"""What an exploring meeting brought: how far people are, and once the list is open what they put forward.

In silence there are numbers only, for everybody: `opbrengst` reads nothing then.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Max, Sum

from strategie.bord import Telling
from strategie.gronden import GRONDEN
from strategie.models import Bijeenkomst, Inbreng, LangelijstItem
from strategie.redenen import Redengroep, Regel, redenen
from waardenkader.models import Fundament, Waarde


@dataclass(frozen=True)
class Cijfers:
    """How many people are in it, how many of them put something forward, how often, and with how many votes."""

    mensen: int
    met_inbreng: int
    inbreng: int
    stemmen: int


@dataclass(frozen=True)
class Genoemd:
    """One value that was put forward: its votes per ground, the reasons, and how many entries are not on the long list yet."""

    naam: str
    waarde: Waarde | None
    tellingen: tuple[Telling, ...]
    redenen: list[Redengroep]
    stemmen: int
    over: int
    keren: int

    @property
    def eigen_sleutel(self) -> str:
        """The name under which a value outside the framework was put forward; "" for one of the framework."""
        return "" if self.waarde else self.naam


@dataclass(frozen=True)
class Kolom:
    """What was named under one fundament."""

    fundament: Fundament
    genoemd: list[Genoemd]


@dataclass(frozen=True)
class Opbrengst:
    """The list of a meeting, most votes first."""

    genoemd: list[Genoemd]
    totalen: list[Telling]
    kader: int | None = None

    @property
    def over(self) -> int:
        """How many entries for values of the framework are not on the long list yet."""
        return sum(genoemd.over for genoemd in self.genoemd if genoemd.waarde)

    @property
    def stemmen(self) -> int:
        """All votes together."""
        return sum(telling.aantal for telling in self.totalen)

    @property
    def meeste(self) -> int:
        """The most votes that one value got."""
        return max((genoemd.stemmen for genoemd in self.genoemd), default=0)

    def kolommen(self) -> list[Kolom]:
        """Give the values of the framework that were named, per fundament, most votes first."""
        van = {f.pk: Kolom(f, []) for f in Fundament.objects.in_kader(self.kader)}
        for genoemd in self.genoemd:
            if genoemd.waarde:
                fundament = genoemd.waarde.principe.fundament
                van.setdefault(fundament.pk, Kolom(fundament, [])).genoemd.append(genoemd)
        return list(van.values())

    def buiten_kader(self) -> list[Genoemd]:
        """Give what was named in own words."""
        return [genoemd for genoemd in self.genoemd if not genoemd.waarde]


def cijfers(bijeenkomst: Bijeenkomst) -> Cijfers:
    """Give the numbers of a meeting: no values and no words, so they may be seen in silence too."""
    som = Inbreng.objects.filter(bijeenkomst=bijeenkomst).aggregate(
        inbreng=Count("pk"), stemmen=Sum("stemmen"), met_inbreng=Count("deelname", distinct=True)
    )
    return Cijfers(bijeenkomst.deelnamen.count(), som["met_inbreng"], som["inbreng"], som["stemmen"] or 0)


def opbrengst(bijeenkomst: Bijeenkomst) -> Opbrengst | None:
    """Give the list of a meeting; None as long as it is silent, to whoever asks."""
    if bijeenkomst.is_stil:
        return None
    op_lijst = LangelijstItem.objects.filter(dossier=bijeenkomst.dossier_id, inbreng__isnull=False)
    daar: set[UUID | None] = set(op_lijst.values_list("inbreng_id", flat=True))
    per_waarde: dict[object, list[Inbreng]] = defaultdict(list)
    for inbreng in Inbreng.objects.zichtbaar(bijeenkomst).met_waarde():
        per_waarde[inbreng.waarde_id or inbreng.eigen_waarde.casefold()].append(inbreng)
    genoemd = [_genoemd(groep, daar) for groep in per_waarde.values()]
    genoemd.sort(key=lambda g: -g.stemmen)
    totalen = [
        Telling(grond.kort, sum(g.tellingen[nummer].aantal for g in genoemd))
        for nummer, grond in enumerate(GRONDEN)
    ]
    return Opbrengst(genoemd, totalen, bijeenkomst.dossier.kader_id)


def _genoemd(groep: list[Inbreng], daar: set[UUID | None]) -> Genoemd:
    eerste = groep[0]
    per_grond = {
        grond.sleutel: sum(i.stemmen for i in groep if i.grond == grond.sleutel) for grond in GRONDEN
    }
    return Genoemd(
        eerste.naam,
        eerste.waarde,
        tuple(Telling(g.kort, per_grond[g.sleutel], g.sleutel.capitalize()) for g in GRONDEN),
        redenen(Regel(i.grond, i.reden, "", i.stemmen) for i in groep),
        sum(i.stemmen for i in groep),
        sum(i.pk not in daar for i in groep),
        len(groep),
    )


def versie(bijeenkomst: Bijeenkomst, *, leidt: bool) -> str:
    """Give a mark that changes when a page about this meeting must be drawn anew.

    In silence that of who takes part says how far the meeting is, and nothing else; that of who leads goes with the numbers too.
    """
    delen: list[object] = [bijeenkomst.stand.value, bijeenkomst.stemmen]
    if leidt or not bijeenkomst.is_stil:
        rijen = Inbreng.objects.filter(bijeenkomst=bijeenkomst)
        som = rijen.aggregate(n=Count("pk"), s=Sum("stemmen"), op=Max("gewijzigd_op"))
        delen += [som["n"], som["s"], som["op"].timestamp() if som["op"] else 0]
        delen.append(LangelijstItem.objects.filter(inbreng__bijeenkomst=bijeenkomst).count())
    if leidt:
        delen += [
            bijeenkomst.deelnamen.count(),
            bijeenkomst.deelnamen.filter(binnen_op__isnull=False).count(),
        ]
    return "-".join(str(deel) for deel in delen)
