"""A poster as data that can be kept, and back. The form of the data has a version, for posters of years ago."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from project.poster.gegevens import (
    Poster,
    PosterActie,
    PosterActieWaarde,
    PosterChecklist,
    PosterFundament,
    PosterSpanning,
    PosterWaarde,
)

SCHEMA = "codio-poster/1"


class OnbekendePoster(ValueError):
    """The data have a form that this version of the application does not know."""


def als_gegevens(poster: Poster) -> dict[str, Any]:
    """Give a poster as it is kept."""
    datum = poster.datum.isoformat() if poster.datum else None
    return json.loads(json.dumps({**asdict(poster), "schema": SCHEMA, "datum": datum}))


def uit_gegevens(gegevens: dict[str, Any]) -> Poster:
    """Give the poster that was kept; raises `OnbekendePoster`."""
    if gegevens.get("schema") != SCHEMA:
        raise OnbekendePoster(str(gegevens.get("schema")))
    return Poster(
        titel=gegevens["titel"],
        organisatie=gegevens["organisatie"],
        fundamenten=tuple(
            PosterFundament(f["sleutel"], f["naam"], tuple(PosterWaarde(**w) for w in f["waarden"]))
            for f in gegevens["fundamenten"]
        ),
        spanningen=tuple(PosterSpanning(**spanning) for spanning in gegevens["spanningen"]),
        acties=tuple(_actie(actie) for actie in gegevens["acties"]),
        checklist=tuple(PosterChecklist(**punt) for punt in gegevens["checklist"]),
        datum=date.fromisoformat(gegevens["datum"]) if gegevens["datum"] else None,
        deelnemers=gegevens["deelnemers"],
    )


def wat_verschilt(toen: Poster, nu: Poster) -> list[str]:
    """Say in words which parts of a poster changed: "de waarden", "de acties"."""
    delen = (
        ("de waarden", toen.fundamenten != nu.fundamenten),
        ("de spanningen", toen.spanningen != nu.spanningen),
        ("de acties", toen.acties != nu.acties),
        ("de checklist", toen.checklist != nu.checklist),
        (
            "titel, datum of deelnemers",
            (toen.titel, toen.datum, toen.deelnemers) != (nu.titel, nu.datum, nu.deelnemers),
        ),
    )
    return [naam for naam, anders in delen if anders]


def _actie(actie: dict[str, Any]) -> PosterActie:
    return PosterActie(**{**actie, "waarden": tuple(PosterActieWaarde(**w) for w in actie["waarden"])})
