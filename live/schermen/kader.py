"""What stands around the work on the screens at a table: the case, and the values with those of its own fundament first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from formats.weergave import in_document
from live.delen import LEZEN, Deel
from live.models import Tafel
from live.teken import Stukken
from project.koers import koers
from project.models import Groepskeuze, Project
from project.workshop.bereik import Bereik
from waardenkader.models import Fundament, Principe, Waarde


@dataclass(frozen=True)
class Kiesprincipe:
    """A principe with the values that can be chosen, each with whether it is an accentwaarde."""

    principe: Principe
    waarden: tuple[tuple[Waarde, bool], ...]


@dataclass(frozen=True)
class Kiesfundament:
    """A fundament with its principes; `eigen` when this table discusses it."""

    fundament: Fundament
    principes: tuple[Kiesprincipe, ...]
    eigen: bool


def fundamenten_van(tafel: Tafel) -> list[Kiesfundament]:
    """Give the framework as a table sees it: its own fundament or fundamenten first. bron: 000, bijlage 1."""
    bereik = Bereik(tafel.sessie.project)
    eigen = set(tafel.groep.groepsfundamenten.values_list("fundament_id", flat=True))
    per_principe: dict[int, list[tuple[Waarde, bool]]] = {}
    for waarde in bereik.waarden:
        waarde.vragen = bereik.hulpvragen.get(waarde.pk, [])
        per_principe.setdefault(waarde.principe_id, []).append((waarde, waarde.pk in bereik.sterren))
    per_fundament: dict[int, list[Kiesprincipe]] = {}
    fundamenten: dict[int, Fundament] = {}
    for principe in bereik.principes:
        fundamenten[principe.fundament_id] = principe.fundament
        keuze = Kiesprincipe(principe, tuple(per_principe.get(principe.pk, ())))
        per_fundament.setdefault(principe.fundament_id, []).append(keuze)
    alle = [Kiesfundament(f, tuple(per_fundament[pk]), pk in eigen) for pk, f in fundamenten.items()]
    return sorted(alle, key=lambda f: (not f.eigen, f.fundament.volgorde))


LAATSTE_STAP = 7
MET_KOERS = frozenset({"introductie", "lezen", "waarden-noteren", "waarden-bespreken", "waarden-plenair"})
PLEKKEN = ("aan-tafel", "bord", "bordstappen", "poster")
"""The pieces that the screens at a table have a place for."""


def op_naam(gevonden: Stukken) -> Stukken:
    """Give the pieces by names that a template can say; those that are not shown now are empty."""
    return {plek.replace("-", "_"): gevonden.get(plek, "") for plek in PLEKKEN}


def stap_in_woorden(deel: Deel) -> str:
    """Say how far the workshop is: "Stap 2 van 7"; before and after that in a word."""
    if 1 <= deel.stap <= LAATSTE_STAP:
        return f"Stap {deel.stap} van {LAATSTE_STAP}"
    return deel.naam


def kadercontext(tafel: Tafel) -> dict[str, Any]:
    """Give what the templates of both screens at a table need beside their own."""
    sessie = tafel.sessie
    fundamenten = fundamenten_van(tafel)
    return {
        "fundamenten": fundamenten,
        "eigen": [f.fundament for f in fundamenten if f.eigen],
        "stap": stap_in_woorden(sessie.nu),
        "secties": _casus(sessie.project) if sessie.nu.beeld == LEZEN else [],
        "gekozen": gekozen_aan(tafel),
        "koers": koers(sessie.project) if toont_koers(sessie.nu) else None,
    }


def toont_koers(deel: Deel) -> bool:
    """Whether the strategy belongs beside this part: where the framework is introduced, and until values are chosen."""
    return deel.sleutel in MET_KOERS


def gekozen_aan(tafel: Tafel) -> list[tuple[Waarde, bool]]:
    """Give the values that a table chose, in order, each with whether it is an accentwaarde."""
    accenten = Bereik(tafel.sessie.project).sterren
    keuzes = Groepskeuze.objects.filter(groep=tafel.groep_id).order_by("pk")
    waarden = [k.gekozen.waarde for k in keuzes.select_related("gekozen__waarde__principe__fundament")]
    return [(waarde, waarde.pk in accenten) for waarde in waarden]


def _casus(project: Project) -> list[Any]:
    """Give the case as people read it, without what was left empty."""
    return [sectie for sectie in in_document(project.casusbeschrijving) if not sectie.leeg]
