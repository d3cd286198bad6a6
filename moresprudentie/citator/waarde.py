"""What the published verslagen say of one value: how often it was chosen, what it meant, against what it stood, what followed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from acties.models import Status
from moresprudentie.citator.stand import Stand, stand_van
from moresprudentie.models import Spanningsgebruik, Verslagactie, Waardegebruik, Zoekregel
from moresprudentie.models.zoeken import Lezer
from organisatie.models import Gebruiker
from organisatie.rechten import Recht, mag
from organisatie.tekst import telwoord
from waardenkader.models import Waarde

BETEKENISSEN, SPANNINGEN, ACTIES = 6, 5, 5
"""So many of each are shown: the newest meanings and actions, and the values that it stood against most."""


@dataclass(frozen=True)
class Spanning:
    """A value against which this one stood, in how many verslagen, and where to read these."""

    waarde: Waarde
    aantal: int
    adres: str


@dataclass(frozen=True)
class Gevolg:
    """An action that followed, with how it stands now."""

    actie: Verslagactie
    stand: Stand


@dataclass(frozen=True)
class Acties:
    """The actions that followed: how many, how many of these are done and dropped, and the newest."""

    aantal: int
    gereed: int
    vervallen: int
    nieuwste: tuple[Gevolg, ...]


@dataclass(frozen=True)
class Praktijk:
    """What the verslagen that somebody may read say of one value."""

    waarde: Waarde
    totaal: int
    gekozen: int
    zwaarst: int
    betekenissen: tuple[Waardegebruik, ...]
    spanningen: tuple[Spanning, ...]
    acties: Acties
    meegeteld: tuple[str, ...]
    databank: str
    bibliotheek: str

    @property
    def kop(self) -> str:
        """The heading: "Zo legden zes projecten Privacy uit"."""
        if not self.gekozen:
            return f"{self.waarde.naam} in de praktijk"
        wie = "legde één project" if self.gekozen == 1 else f"legden {telwoord(self.gekozen)} projecten"
        return f"Zo {wie} {self.waarde.naam} uit"


def telt_mee(waarde: Waarde) -> list[int]:
    """Give the ids of the values that the databank counts as this one: itself, and those of other versions that go with it."""
    return list(Waarde.objects.die_tellen_als("slug", [waarde.slug]).values_list("pk", flat=True).distinct())


def praktijk_van(waarde: Waarde, lezer: Lezer) -> Praktijk:
    """Give what the verslagen say of a value, of those that this reader finds."""
    pks = telt_mee(waarde)
    gebruik = Waardegebruik.objects.voor(lezer).filter(waarde__in=pks)
    telling = gebruik.aggregate(
        gekozen=Count("verslag", distinct=True),
        zwaarst=Count("verslag", distinct=True, filter=Q(weegt_zwaar=True)),
    )
    met_tekst = gebruik.exclude(betekenis="").met_verslag().select_related("waarde__versie")
    vraag = {"waarde": waarde.slug}
    ook = Waarde.objects.filter(pk__in=gebruik.exclude(waarde=waarde).order_by().values("waarde").distinct())
    return Praktijk(
        waarde=waarde,
        totaal=Zoekregel.objects.voor(lezer).count(),
        **telling,
        betekenissen=tuple(met_tekst[:BETEKENISSEN]),
        spanningen=tuple(_spanningen(waarde, pks, lezer)),
        acties=_acties(pks, lezer),
        meegeteld=tuple(f"{ander.naam} ({ander.versie.kort})" for ander in ook.select_related("versie")),
        databank=f"{reverse('databank')}?{urlencode(vraag)}",
        bibliotheek=f"{reverse('bibliotheek')}?{urlencode(vraag)}",
    )


def _spanningen(waarde: Waarde, pks: list[int], lezer: Lezer) -> list[Spanning]:
    """Rank the values that it stood against, each counted as the value of the framework in use with which it goes."""
    leesbaar = Spanningsgebruik.objects.voor(lezer).order_by()
    paren: set[tuple[int, int]] = set()
    for hier, daar in (("waarde_a", "waarde_b"), ("waarde_b", "waarde_a")):
        paren |= set(leesbaar.filter(**{f"{hier}__in": pks}).values_list(daar, "verslag"))
    bij = _tellen_als({ander for ander, _ in paren})
    # A verslag counts once with a value, however many of its tensions have it.
    verslagen = {(doel, verslag) for ander, verslag in paren for doel in bij[ander]}
    keren = Counter(doel for doel, _ in verslagen if doel not in pks)
    meeste = sorted(keren, key=lambda pk: (-keren[pk], pk))[:SPANNINGEN]
    anderen = Waarde.objects.select_related("principe__fundament", "versie").in_bulk(meeste)
    return [
        Spanning(anderen[pk], keren[pk], _zoek_beide(waarde, anderen[pk])) for pk in meeste if pk in anderen
    ]


def _zoek_beide(een: Waarde, ander: Waarde) -> str:
    return f"{reverse('databank')}?{urlencode({'waarde': [een.slug, ander.slug]}, doseq=True)}"


def _tellen_als(pks: set[int]) -> dict[int, list[int]]:
    """Give per value the ids of those with which it counts; itself when it goes with none."""
    rijen = Waarde.objects.filter(pk__in=pks).values_list("pk", "telt_mee_bij__bij")
    bij: dict[int, list[int]] = {}
    for pk, doel in rijen:
        bij.setdefault(pk, []).append(doel or pk)
    return bij


def _acties(pks: list[int], lezer: Lezer) -> Acties:
    acties = Verslagactie.objects.voor(lezer).filter(
        pk__in=Verslagactie.waarden.through.objects.filter(waarde__in=pks).values("verslagactie")
    )
    telling = acties.order_by().aggregate(
        aantal=Count("pk"),
        gereed=Count("pk", filter=Q(actie__status=Status.GEREED)),
        vervallen=Count("pk", filter=Q(actie__status=Status.VERVALLEN)),
    )
    nieuwste = acties.met_stand().met_verslag()[:ACTIES]  # type: ignore[attr-defined]
    return Acties(**telling, nieuwste=tuple(Gevolg(actie, stand_van(actie)) for actie in nieuwste))


def op_pagina(waarde: Waarde, gebruiker: Gebruiker) -> SafeString:
    """Give the section on the page of a value of the framework in use; nothing for who does not read the databank.

    A value of another version counts with one of these: its page leads there.
    """
    if not waarde.versie.actueel or not mag(gebruiker, Recht.DATABANK_INZIEN):
        return SafeString("")
    context = {"praktijk": praktijk_van(waarde, Lezer.van(gebruiker))}
    return render_to_string("moresprudentie/citator/waarde.html", context)
