"""Keeping, at each publication, how a verslag used the values and what it agreed on (`moresprudentie.models.citator`)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Q

from acties.models import Actie
from moresprudentie.inhoud import Inhoud
from moresprudentie.models import Spanningsgebruik, Verslag, Verslagactie, Waardegebruik
from waardenkader.models import Actiesoort, Waarde

SOORTEN = {str(label): code for code, label in Actiesoort.choices}


def noteer_gebruik(verslag: Verslag, inhoud: Inhoud) -> None:
    """Make the rows of a verslag anew from its present content; a value that is gone since then is left out."""
    assert verslag.gepubliceerd_op is not None  # it was published
    waarde = _zoeker(verslag, inhoud)
    for model in (Waardegebruik, Spanningsgebruik, Verslagactie):
        model._default_manager.filter(verslag=verslag).delete()
    gekozen = {waarde(keuze): keuze for keuze in inhoud["waarden"]}
    Waardegebruik.objects.bulk_create(
        Waardegebruik(
            verslag=verslag,
            waarde_id=pk,
            weegt_zwaar=keuze["weegt_zwaar"],
            reden=keuze["reden"],
            betekenis=keuze["betekenis"],
            op=verslag.gepubliceerd_op,
        )
        for pk, keuze in gekozen.items()
        if pk is not None
    )
    Spanningsgebruik.objects.bulk_create(
        Spanningsgebruik(verslag=verslag, letter=spanning["letter"], waarde_a_id=a, waarde_b_id=b)
        for spanning in inhoud["spanningen"]
        if (a := waarde(spanning["a"])) and (b := waarde(spanning["b"]))
    )
    _acties(verslag, inhoud, waarde)


def _acties(verslag: Verslag, inhoud: Inhoud, waarde: Callable[[dict[str, Any]], int | None]) -> None:
    assert verslag.gepubliceerd_op is not None  # it was published
    zelf = dict(Actie.objects.filter(project=verslag.project_id).values_list("nummer", "pk"))
    rijen = Verslagactie.objects.bulk_create(
        Verslagactie(
            verslag=verslag,
            nummer=actie["nummer"],
            actie_id=zelf.get(actie["nummer"]),
            titel=actie["titel"],
            omschrijving=actie["omschrijving"],
            soort=SOORTEN.get(actie["soort"], ""),
            bereik=actie.get("bereik", ""),
            doelgroep=actie.get("doelgroep", ""),
            stand=actie["stand"],
            op=verslag.gepubliceerd_op,
        )
        for actie in inhoud["acties"]
    )
    Koppel = Verslagactie.waarden.through
    Koppel.objects.bulk_create(
        Koppel(verslagactie_id=rij.pk, waarde_id=pk)
        for rij, actie in zip(rijen, inhoud["acties"], strict=True)
        for pk in dict.fromkeys(filter(None, map(waarde, actie["waarden"])))
    )


def _zoeker(verslag: Verslag, inhoud: Inhoud) -> Callable[[dict[str, Any]], int | None]:
    """Give what finds the value that the content names by its framework and key."""
    genoemd = [*inhoud["waarden"]]
    for spanning in inhoud["spanningen"]:
        genoemd += [spanning["a"], spanning["b"]]
    for actie in inhoud["acties"]:
        genoemd += actie["waarden"]
    waarden = Waarde.objects.filter(
        Q(project=None) | Q(project=verslag.project_id), slug__in={waarde["waarde"] for waarde in genoemd}
    )
    bekend = {(kader, slug): pk for kader, slug, pk in waarden.values_list("versie__sleutel", "slug", "pk")}
    return lambda waarde: bekend.get((waarde["kader"], waarde["waarde"]))
