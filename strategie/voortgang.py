"""How far the measures of a strategy were on a day, and what changed in the period up to it, as data that can be kept.

The day can lie in the past: how a measure stood comes from the reports on it, and its term from the audit trail. So a report
on last year says the same, whenever it is made.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from django.utils import timezone

from acties.models import AFGEROND, Actie, Status, Voortgang
from acties.tellen import Peil
from organisatie.models import Auditregel, Organisatie
from strategie import uit_projecten
from strategie.models import Dossier

SCHEMA = "codio-jaarverslag/1"


class Melding(NamedTuple):
    """One report on a measure."""

    op: datetime
    status: str
    tekst: str


@dataclass(frozen=True)
class Loop:
    """The reports on one measure, the oldest first; `begin` is how it stood before these."""

    begin: str = Status.OPEN
    meldingen: list[Melding] = field(default_factory=list)

    def status(self, voor: datetime) -> str:
        """Give how it stood just before a moment."""
        gedaan = self._tot(voor)
        return gedaan[-1].status if gedaan else self.begin

    def sinds(self, voor: datetime) -> Melding | None:
        """Give the report that brought it to how it stood just before a moment; None when there is none."""
        gedaan = self._tot(voor)
        gevonden = None
        for melding in reversed(gedaan):
            if melding.status != gedaan[-1].status:
                break
            gevonden = melding
        return gevonden

    def _tot(self, voor: datetime) -> list[Melding]:
        return [melding for melding in self.meldingen if melding.op < voor]


def na(dag: date) -> datetime:
    """Give the moment at which a day is over."""
    return timezone.make_aware(datetime.combine(dag + timedelta(days=1), time.min))


def bereken(dossier: Dossier, van: date, tot: date) -> dict[str, Any]:
    """Give the figures of a period, both days included, in a form that can be stored as JSON."""
    eigen = dossier.maatregelen.filter(afgesproken_op__lt=na(tot)).prefetch_related("waarden")
    acties = [*eigen, *_eerder_geeindigd(dossier, van, tot)]
    lopen, zetten = lees_lopen(acties), _termijnen(acties)
    termijn = {actie.pk: _termijn_op(actie, zetten[actie.pk], tot) for actie in acties}
    acties.sort(key=lambda actie: (actie.soort, termijn[actie.pk] or date.max, actie.pk))
    peil = Peil(Organisatie.huidige(), tot)
    accenten = dossier.accentwaarden.op_kader() if dossier.keuze == Dossier.Keuze.SPECIFIEK else ()
    return {
        "schema": SCHEMA,
        "van": str(van),
        "tot": str(tot),
        "maatregelen": [_maatregel(actie, lopen[actie.pk], termijn[actie.pk], peil) for actie in acties],
        "laat_geworden": [
            actie.pk for actie in acties if _werd_laat(lopen[actie.pk], termijn[actie.pk], van, tot)
        ],
        "verzet": [zet for actie in acties if (zet := _verzet(actie, zetten[actie.pk], van, tot))],
        "accenten": [
            {
                "waarde": accent.waarde_id,
                "naam": accent.waarde.naam,
                "fundament": accent.waarde.principe.fundament.sleutel,
            }
            for accent in accenten
        ],
        "tellingen": [[t.naam, t.aantal] for t in uit_projecten.tellingen(dossier, van, tot)],
        "leringen": [
            {
                "titel": lering.titel,
                "dag": str(lering.dag),
                "url": lering.url,
                "punten": [*map(list, lering.punten)],
            }
            for lering in uit_projecten.leringen(dossier, van, tot)
        ],
    }


def _eerder_geeindigd(dossier: Dossier, van: date, tot: date) -> list[Actie]:
    """Give the measures of earlier versions that ended in the period and go on in no plan: no other report tells of it."""
    versies = uit_projecten.keten(dossier)
    if len(versies) == 1:
        return []
    verder = Actie.objects.filter(dossier__in=versies, vorige__isnull=False)
    acties = list(
        Actie.objects.filter(dossier__in=versies[1:], afgesproken_op__isnull=False, status__in=AFGEROND)
        .exclude(pk__in=verder.values("vorige"))
        .prefetch_related("waarden")
    )
    lopen, begin, einde = lees_lopen(acties), na(van - timedelta(days=1)), na(tot)
    sinds = {pk: loop.sinds(einde) for pk, loop in lopen.items() if loop.status(einde) in AFGEROND}
    return [actie for actie in acties if (laatst := sinds.get(actie.pk)) and laatst.op >= begin]


def lees_lopen(acties: Iterable[Actie]) -> dict[int, Loop]:
    """Give the course of each of these measures, with what was reported on it in earlier versions of the strategy."""
    eerder = eerdere({actie.pk: actie.vorige_id for actie in acties})
    nummers = {pk for rij in eerder.values() for pk in rij}
    gelezen: dict[int, list[Melding]] = defaultdict(list)
    rijen = Voortgang.objects.filter(actie__in=nummers).order_by("op", "pk")
    for pk, op, status, tekst in rijen.values_list("actie", "op", "status", "tekst"):
        gelezen[pk].append(Melding(op, status, tekst))
    lopen = {}
    for actie in acties:
        # An earlier version ends its measure when the next plan is geaccordeerd: that is no news of the measure.
        vorige = [m for pk in eerder[actie.pk][:-1] for m in gelezen[pk] if m.status != Status.VERVALLEN]
        meldingen = [*vorige, *gelezen[actie.pk]]
        lopen[actie.pk] = Loop(Status.OPEN if meldingen else actie.status, meldingen)
    return lopen


def eerdere(vorige_van: dict[int, int | None]) -> dict[int, list[int]]:
    """Give per measure itself and those of which it goes on, the oldest first; one query per version."""
    eigen, bekend = [*vorige_van], dict(vorige_van)
    while nieuw := {pk for pk in bekend.values() if pk} - bekend.keys():
        bekend |= dict(Actie.objects.filter(pk__in=nieuw).values_list("pk", "vorige"))
    rijen = {}
    for pk in eigen:
        rij = [pk]
        while (vorige := bekend.get(rij[0])) and vorige not in rij:
            rij.insert(0, vorige)
        rijen[pk] = rij
    return rijen


Zet = tuple[datetime, date | None, date | None]


def _termijnen(acties: Iterable[Actie]) -> dict[int, list[Zet]]:
    """Give per measure when its term changed since it was agreed, from what to what, the oldest first; one query."""
    per_pk = {str(actie.pk): actie for actie in acties}
    zetten: dict[int, list[Zet]] = defaultdict(list)
    regels = Auditregel.objects.filter(
        soort=Actie._meta.label_lower, object_id__in=per_pk, details__wijzigingen__has_key="termijn"
    )
    for pk, op, details in regels.order_by("moment", "pk").values_list("object_id", "moment", "details"):
        was, werd = map(_dag, details["wijzigingen"]["termijn"])
        afgesproken = per_pk[pk].afgesproken_op
        if afgesproken is not None and op >= afgesproken:
            zetten[per_pk[pk].pk].append((op, was, werd))
    return zetten


def _dag(tekst: Any) -> date | None:
    try:
        return date.fromisoformat(str(tekst)[:10])
    except ValueError:
        return None


def _termijn_op(actie: Actie, zetten: list[Zet], dag: date) -> date | None:
    """Give the term that a measure had at the end of a day: what later changes say that it was before them."""
    return next((was for op, was, _ in zetten if op >= na(dag)), actie.termijn)


def _verzet(actie: Actie, zetten: list[Zet], van: date, tot: date) -> dict[str, Any] | None:
    """Say from when to when a term moved in the period, and how often; a first term, or none any more, moved nothing."""
    begin = na(van - timedelta(days=1))
    gezet = [
        (was, werd) for op, was, werd in zetten if begin <= op < na(tot) and was and werd and was != werd
    ]
    if not gezet or gezet[0][0] == gezet[-1][1]:
        return None
    return {"maatregel": actie.pk, "was": str(gezet[0][0]), "werd": str(gezet[-1][1]), "keer": len(gezet)}


def _werd_laat(loop: Loop, termijn: date | None, van: date, tot: date) -> bool:
    """Say whether the term passed in the period, with the measure not finished when it did."""
    if termijn is None or not van <= termijn + timedelta(days=1) <= tot:
        return False
    return loop.status(na(termijn)) not in AFGEROND


def _maatregel(actie: Actie, loop: Loop, termijn: date | None, peil: Peil) -> dict[str, Any]:
    einde = na(peil.vandaag)
    sinds = loop.sinds(einde)
    dag = timezone.localtime(sinds.op).date() if sinds else None
    status = loop.status(einde)
    return {
        "pk": actie.pk,
        "titel": actie.titel,
        "soort": actie.soort,
        "waarden": [waarde.pk for waarde in actie.waarden.all()],
        "termijn": str(termijn) if termijn else "",
        "stand": _stand(actie, loop, termijn, peil),
        "sinds": str(dag) if dag and status in AFGEROND else "",
        "reden": sinds.tekst if sinds and status == Status.VERVALLEN else "",
    }


def _stand(actie: Actie, loop: Loop, termijn: date | None, peil: Peil) -> str:
    """Give the one state in which a measure is counted (`strategie.jaarbeeld.STANDEN`)."""
    einde = na(peil.vandaag)
    status, sinds = loop.status(einde), loop.sinds(einde)
    if status == Status.VERVALLEN:
        return "vervallen"
    if status == Status.GEREED:
        te_laat = termijn is not None and sinds is not None and sinds.op >= na(termijn)
        return "na_termijn" if te_laat else "op_tijd"
    gehoord = [m.op for m in loop.meldingen if m.op < einde and m.op >= (actie.afgesproken_op or m.op)]
    laatst = gehoord[-1] if gehoord else actie.afgesproken_op or actie.gemaakt_op
    stand = peil.stand(
        status, termijn, actie.begint_op, timezone.localtime(laatst).date(), is_afgesproken=True
    )
    return {"knelpunt": "knelt", "later": "open"}.get(stand.naam, stand.naam)
