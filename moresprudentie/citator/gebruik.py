"""Keeping, at each publication, how a verslag used the values and what it agreed on (`moresprudentie.models.citator`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q

from acties.models import Actie
from moresprudentie.inhoud import Inhoud
from moresprudentie.models import Spanningsgebruik, Verslag, Verslagactie, Waardegebruik
from moresprudentie.uitwisseling.waarden import Zoeker, zoeker_voor
from waardenkader.models import Actiesoort, Waarde

HOOGSTE = 32_767
"""The highest number that an action in the library can have."""
Schrijver = Callable[[type[models.Model], list[Any]], list[Any]]
SOORTEN = {str(label): code for code, label in Actiesoort.choices}


@dataclass(frozen=True)
class Gepubliceerd:
    """A published verslag by its key, with its moment and its present content."""

    verslag: int
    op: datetime
    inhoud: Inhoud
    acties: Mapping[int | None, int] = field(default_factory=dict)
    """The actions of its project by their number."""


def noteer_gebruik(verslag: Verslag, inhoud: Inhoud) -> None:
    """Make the rows of a verslag anew from its present content; a value that is gone since then is left out."""
    assert verslag.gepubliceerd_op is not None  # it was published
    vergeet_gebruik(verslag)
    # How an action of an old verslag stands now nobody knows: what the verslag says of it holds.
    van_project = Actie.objects.filter(project=verslag.project_id, project__van_papier=False)
    acties = dict(van_project.filter(nummer__isnull=False).values_list("nummer", "pk"))
    noteer_van([Gepubliceerd(verslag.pk, verslag.gepubliceerd_op, inhoud, acties)], _zoeker(verslag, inhoud))


def vergeet_gebruik(verslag: Verslag) -> None:
    """Throw the rows of a verslag away."""
    for model in (Waardegebruik, Spanningsgebruik, Verslagactie):
        model._default_manager.filter(verslag=verslag).delete()


def in_een_keer(model: type[models.Model], rijen: list[Any]) -> list[Any]:
    """Put rows in their table, and give them with their keys."""
    return model._default_manager.bulk_create(rijen)


def noteer_van(
    verslagen: Sequence[Gepubliceerd], waarde: Zoeker, *, schrijf: Schrijver = in_een_keer
) -> None:
    """Make the rows of verslagen that have none yet; `schrijf` puts rows in a table, and gives them back with their keys."""
    schrijf(Waardegebruik, list(_waarden(verslagen, waarde)))
    schrijf(Spanningsgebruik, list(_spanningen(verslagen, waarde)))
    acties = [(deze, actie) for deze in verslagen for actie in _acties(deze.inhoud)]
    rijen = schrijf(Verslagactie, [_actie(deze, actie) for deze, actie in acties])
    Koppel = Verslagactie.waarden.through
    schrijf(
        Koppel,
        [
            Koppel(verslagactie_id=rij.pk, waarde_id=pk)
            for rij, (_, actie) in zip(rijen, acties, strict=True)
            for pk in dict.fromkeys(filter(None, map(waarde, actie["waarden"])))
        ],
    )


def _waarden(verslagen: Sequence[Gepubliceerd], waarde: Zoeker) -> Iterator[Waardegebruik]:
    for deze in verslagen:
        for pk, keuze in {waarde(keuze): keuze for keuze in deze.inhoud["waarden"]}.items():
            if pk is not None:
                yield Waardegebruik(
                    verslag_id=deze.verslag,
                    waarde_id=pk,
                    weegt_zwaar=keuze["weegt_zwaar"],
                    reden=keuze["reden"],
                    betekenis=keuze["betekenis"],
                    op=deze.op,
                )


def _spanningen(verslagen: Sequence[Gepubliceerd], waarde: Zoeker) -> Iterator[Spanningsgebruik]:
    for deze in verslagen:
        for spanning in deze.inhoud["spanningen"]:
            if (a := waarde(spanning["a"])) and (b := waarde(spanning["b"])):
                yield Spanningsgebruik(
                    verslag_id=deze.verslag, letter=spanning["letter"][:2], waarde_a_id=a, waarde_b_id=b
                )


def _acties(inhoud: Inhoud) -> Iterator[Mapping[str, Any]]:
    # What comes from elsewhere may say a number twice, or say more than a row of the library has place for.
    return (a for a in {a["nummer"]: a for a in inhoud["acties"]}.values() if a["nummer"] <= HOOGSTE)


def _actie(deze: Gepubliceerd, actie: Mapping[str, Any]) -> Verslagactie:
    return Verslagactie(
        verslag_id=deze.verslag,
        nummer=actie["nummer"],
        actie_id=deze.acties.get(actie["nummer"]),
        titel=actie["titel"][:300],
        omschrijving=actie["omschrijving"],
        soort=SOORTEN.get(actie["soort"], ""),
        bereik=bereik if (bereik := actie.get("bereik", "")) in Actie.Bereik.values else "",
        doelgroep=actie.get("doelgroep", "")[:300],
        stand=actie["stand"][:40],
        op=deze.op,
    )


def _zoeker(verslag: Verslag, inhoud: Inhoud) -> Zoeker:
    """Give what finds the value that the content names; of what comes from elsewhere as the databank counts it."""
    genoemd = [*inhoud["waarden"]]
    for spanning in inhoud["spanningen"]:
        genoemd += [spanning["a"], spanning["b"]]
    for actie in inhoud["acties"]:
        genoemd += actie["waarden"]
    if verslag.project_id is None:
        return zoeker_voor(genoemd)
    waarden = Waarde.objects.filter(
        Q(project=None) | Q(project=verslag.project_id), slug__in={waarde["waarde"] for waarde in genoemd}
    )
    bekend = {(kader, slug): pk for kader, slug, pk in waarden.values_list("versie__sleutel", "slug", "pk")}
    return lambda waarde: bekend.get((waarde["kader"], waarde["waarde"]))
