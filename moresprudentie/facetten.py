"""The filters beside the results, each with how many verslagen it would leave."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, F, Min, Q, QuerySet, Value

from moresprudentie.models import Verslag
from moresprudentie.models.verslag import VerslagQuerySet
from moresprudentie.zoeken import Zoekvraag, filter_op
from project.models import Project
from waardenkader.meetellen import FUNDAMENT, NAAM, SLEUTEL, telt_als
from waardenkader.models import Fundament

EERST_ZICHTBAAR = 5


@dataclass(frozen=True)
class Optie:
    """One choice in a filter."""

    waarde: str
    label: str
    aantal: int
    gekozen: bool
    fundament: str = ""
    ook: tuple[str, ...] = ()
    """What values of other versions are called that count with this one."""


@dataclass(frozen=True)
class Facet:
    """One filter; what does not fit in the first few choices can be unfolded."""

    naam: str
    titel: str
    opties: tuple[Optie, ...]
    wat: str

    @property
    def zichtbaar(self) -> tuple[Optie, ...]:
        """The first choices, and every chosen one."""
        return tuple(o for i, o in enumerate(self.opties) if i < EERST_ZICHTBAAR or o.gekozen)

    @property
    def meer(self) -> tuple[Optie, ...]:
        """The choices that are folded away."""
        return tuple(o for i, o in enumerate(self.opties) if i >= EERST_ZICHTBAAR and not o.gekozen)


@dataclass(frozen=True)
class Keuze:
    """One chosen filter, with the address of the page without it."""

    tekst: str
    adres: str


def _opties(rijen: Iterable[tuple[str, str, int, str]], gekozen: tuple[str, ...]) -> tuple[Optie, ...]:
    """Make choices of (key, label, count, fundament); a chosen one that leaves nothing stays visible."""
    opties = [Optie(w, label, aantal, w in gekozen, fundament) for w, label, aantal, fundament in rijen]
    aanwezig = {optie.waarde for optie in opties}
    opties += [Optie(w, w.replace("-", " ").capitalize(), 0, True) for w in gekozen if w not in aanwezig]
    return tuple(opties)


def _per_veld(verslagen: VerslagQuerySet, veld: str, *volgorde: str) -> list[tuple[str, int]]:
    rijen = verslagen.order_by().values_list(veld).annotate(aantal=Count("pk")).order_by(*volgorde)
    return [(str(waarde), aantal) for waarde, aantal in rijen if waarde not in ("", None)]


def _waarden(verslagen: VerslagQuerySet, vraag: Zoekvraag) -> Facet:
    """Give the values; those of another version of the framework with the ones of the present one that they count with."""
    rijen = (
        _genoemd(verslagen)
        .values_list(telt_als("waarde", SLEUTEL))  # what two projects call the same, is one choice
        .annotate(
            naam=Min(telt_als("waarde", NAAM)),
            aantal=Count("verslag", distinct=True),
            fundament=Min(telt_als("waarde", FUNDAMENT)),
            ook=ArrayAgg("waarde__naam", distinct=True, filter=_ANDERE_NAAM, default=Value([])),
        )
        .order_by(F("aantal").desc(), F("naam"))
    )
    opties = _opties(
        ((sleutel, naam, aantal, fundament) for sleutel, naam, aantal, fundament, _ in rijen),
        vraag.gekozen("waarde"),
    )
    ook = {sleutel: tuple(namen) for sleutel, *_, namen in rijen}
    return Facet("waarde", "Waarde", tuple(replace(o, ook=ook.get(o.waarde, ())) for o in opties), "waarden")


_ANDERE_NAAM = Q(waarde__telt_mee_bij__isnull=False) & ~Q(waarde__naam=F("waarde__telt_mee_bij__bij__naam"))
"""A value that counts with one of another name."""


def _genoemd(verslagen: VerslagQuerySet) -> QuerySet[Any, Any]:
    """Give the rows that say which verslag names which value."""
    return Verslag.waarden.through.objects.filter(verslag__in=verslagen.order_by().values("pk"))


def _fundamenten(verslagen: VerslagQuerySet, vraag: Zoekvraag) -> Facet:
    """Give the fundamenten of the framework in use."""
    aantallen = dict(
        _genoemd(verslagen)
        .values_list(telt_als("waarde", FUNDAMENT))
        .annotate(aantal=Count("verslag", distinct=True))
    )
    regels = (
        (f.sleutel, f.naam, aantallen[f.sleutel], f.sleutel)
        for f in Fundament.objects.actueel()
        if f.sleutel in aantallen
    )
    return Facet("fundament", "Fundament", _opties(regels, vraag.gekozen("fundament")), "fundamenten")


def facetten(gevonden: VerslagQuerySet, vraag: Zoekvraag) -> list[Facet]:
    """Give the six filters; the number of queries does not depend on the number of verslagen.

    Takes the verslagen that match the words (before filters) and what was asked. A filter without any
    choice is left out.
    """
    alles = filter_op(gevonden, vraag)

    def tel(naam: str, veld: str, *volgorde: str) -> list[tuple[str, int]]:
        return _per_veld(filter_op(gevonden, vraag, behalve=naam), veld, *volgorde)

    technologie = ((w, w, n, "") for w, n in tel("technologie", "technologie", "-aantal", "technologie"))
    onderdeel = ((w, w, n, "") for w, n in tel("onderdeel", "onderdeel__naam", "-aantal", "onderdeel__naam"))
    jaar = ((w, w, n, "") for w, n in tel("jaar", "jaar", "-jaar"))
    uitkomst = dict(tel("uitkomst", "uitkomst", "-aantal"))
    uitkomsten = ((w, label, uitkomst[w], "") for w, label in Project.Uitkomst.choices if w in uitkomst)
    gemaakt = [
        _waarden(alles, vraag),
        _fundamenten(alles, vraag),
        Facet(
            "technologie", "Technologie", _opties(technologie, vraag.gekozen("technologie")), "technologieën"
        ),
        Facet("onderdeel", "Onderdeel", _opties(onderdeel, vraag.gekozen("onderdeel")), "onderdelen"),
        Facet("jaar", "Jaar", _opties(jaar, vraag.gekozen("jaar")), "jaren"),
        Facet("uitkomst", "Uitkomst", _opties(uitkomsten, vraag.gekozen("uitkomst")), "uitkomsten"),
    ]
    return [facet for facet in gemaakt if facet.opties]


def keuzes(facetten: list[Facet], vraag: Zoekvraag) -> list[Keuze]:
    """Give the chosen filters in words, each with the address of the page without it."""
    return [
        Keuze(f"{facet.titel}: {optie.label}", vraag.adres(zonder=(facet.naam, optie.waarde)))
        for facet in facetten
        for optie in facet.opties
        if optie.gekozen
    ]
