"""The half-year that tests of the terugkoppeling look at, and a value that stands in no framework."""

from __future__ import annotations

import datetime

from moresprudentie.models import Verslag
from moresprudentie.periode import Halfjaar
from organisatie.wacht import deur

PERIODE = Halfjaar(2026, 1)
IN_PERIODE = datetime.datetime(2026, 4, 1, tzinfo=datetime.UTC)
ERVOOR = datetime.datetime(2025, 10, 1, tzinfo=datetime.UTC)


def met_eigen_waarde(verslag: Verslag, slug: str, naam: str, fundament: str, *, zwaar: bool) -> None:
    """Put a value of the project itself in the published content of a verslag."""
    versie = verslag.huidige_versie
    assert versie is not None
    inhoud = versie.inhoud
    inhoud["waarden"].append(
        {
            "waarde": slug,
            "naam": naam,
            "principe": "",
            "fundament": fundament,
            "fundament_naam": fundament.capitalize(),
            "reden": "Daarom.",
            "betekenis": "",
            "weegt_zwaar": zwaar,
            "accentwaarde": False,
        }
    )
    with deur("waarde van een project erbij", door=None):  # behind the back of the guard nothing counts it
        type(versie).objects.filter(pk=versie.pk).update(inhoud=inhoud)
