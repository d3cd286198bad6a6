"""The actions of all verslagen, to look through."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.http import QueryDict

from acties.models import AFGEROND, Status
from moresprudentie.citator.overgenomen import Overgenomen, overgenomen_per_actie
from moresprudentie.citator.overnemen import projecten_voor
from moresprudentie.citator.stand import Stand, stand_van
from moresprudentie.models import Verslagactie
from moresprudentie.models.citator import VerslagactieQuerySet
from moresprudentie.models.zoeken import Lezer
from moresprudentie.zoekindex import CONFIGURATIE
from waardenkader.models import Actiesoort, Waarde

PER_BLADZIJDE = 20
STANDEN = {"gereed": "Afgerond", "lopend": "Nog niet af", "vervallen": "Vervallen"}


@dataclass(frozen=True)
class Keuze:
    """What somebody looks for among the actions, as it stands in the URL."""

    q: str = ""
    waarde: str = ""
    soort: str = ""
    stand: str = ""

    @classmethod
    def uit(cls, gegevens: QueryDict) -> Keuze:
        """Read it from the URL; what is not known there is left out."""
        schoon = {
            naam: gegevens.get(naam, "").replace("\x00", "").strip()[:200] for naam in cls.__annotations__
        }
        if schoon["soort"] not in Actiesoort.values:
            schoon["soort"] = ""
        if schoon["stand"] not in STANDEN:
            schoon["stand"] = ""
        return cls(**schoon)

    @property
    def is_leeg(self) -> bool:
        """Whether nothing was asked, so that everything is shown."""
        return self == Keuze()


@dataclass(frozen=True)
class Rij:
    """An action of a verslag, how it stands now, and what came of it in the projects that took it over."""

    actie: Verslagactie
    stand: Stand
    overgenomen: Overgenomen
    over_te_nemen: bool
    """Whether this reader has another project to take it over into."""


@dataclass(frozen=True)
class Filter:
    """One select: its name in the URL, its label, what it says when all are shown, the choices and what was chosen."""

    naam: str
    label: str
    alles: str
    opties: tuple[tuple[str, str], ...]
    gekozen: str


def filters(keuze: Keuze) -> tuple[Filter, ...]:
    """Give the selects above the list; a value that is not of the framework in use stands in it when it was asked for."""
    waarden = [(w.slug, w.naam) for w in Waarde.objects.te_bekijken().filter(actief=True).order_by("naam")]
    if keuze.waarde and keuze.waarde not in dict(waarden):
        ander = Waarde.objects.filter(slug=keuze.waarde).first()
        waarden += [(keuze.waarde, ander.naam if ander else keuze.waarde)]
    return (
        Filter("waarde", "Waarde", "Alle waarden", tuple(waarden), keuze.waarde),
        Filter("soort", "Soort actie", "Alle soorten", tuple(Actiesoort.choices), keuze.soort),
        Filter("stand", "Stand nu", "Elke stand", tuple(STANDEN.items()), keuze.stand),
    )


def zoek(keuze: Keuze, lezer: Lezer) -> VerslagactieQuerySet:
    """Give the actions that fit, of the verslagen that this reader finds; the newest verslag first."""
    acties: Any = Verslagactie.objects.voor(lezer)
    if keuze.q:
        acties = acties.filter(zoekvector=SearchQuery(keuze.q, config=CONFIGURATIE, search_type="websearch"))
    if keuze.soort:
        acties = acties.filter(soort=keuze.soort)
    if keuze.waarde:
        waarden = Waarde.objects.die_tellen_als("slug", [keuze.waarde]).order_by().values("pk")
        koppel = Verslagactie.waarden.through.objects.filter(waarde__in=waarden)
        acties = acties.filter(pk__in=koppel.values("verslagactie"))
    if keuze.stand:
        op_stand = {
            "gereed": Q(actie__status=Status.GEREED),
            "vervallen": Q(actie__status=Status.VERVALLEN),
            "lopend": Q(actie__isnull=False) & ~Q(actie__status__in=AFGEROND),
        }
        acties = acties.filter(op_stand[keuze.stand])
    return acties


def bladzijde(acties: VerslagactieQuerySet, nummer: str | None, gebruiker: Any) -> Page[Rij]:
    """Give one page of these actions with all that a row shows, in a fixed number of queries."""
    pagina: Page[Any] = Paginator(acties.values_list("pk", flat=True), PER_BLADZIJDE).get_page(nummer)
    pks = list(pagina.object_list)
    gevonden: Any = Verslagactie.objects.filter(pk__in=pks).met_stand().met_verslag()
    rijen = {
        rij.pk: rij for rij in gevonden.prefetch_related("waarden__principe__fundament", "waarden__versie")
    }
    over = overgenomen_per_actie({rij.verslag_id for rij in rijen.values()}, gebruiker)
    projecten = {project.pk for project in projecten_voor(gebruiker)}
    pagina.object_list = [
        Rij(
            rij,
            stand_van(rij),
            over.get((rij.verslag_id, rij.nummer), Overgenomen()),
            bool(projecten - {rij.verslag.project_id}),
        )
        for rij in (rijen[pk] for pk in pks if pk in rijen)
    ]
    return pagina
