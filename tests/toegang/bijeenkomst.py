"""What the handelingen of the exploring meeting ask and are called with: one row each."""

from __future__ import annotations

from django.utils import timezone

from organisatie.rechten import Recht
from strategie.models import Bijeenkomst, Dossier
from tests.toegang.conftest import Wereld
from tests.toegang.rijen import Rij
from tests.toegang.rijen import rijen as _rijen
from waardenkader.models import Principe

SCHRIJVEN = Recht.STRATEGIE_BEWERKEN


def _bijeenkomst(w: Wereld) -> Bijeenkomst:
    """Give the meeting that goes on, as a page has it."""
    return Bijeenkomst.objects.lopend().compleet().get(dossier=w.dossier)


BIJEENKOMST: dict[str, Rij] = {
    **_rijen(
        "strategie.handelingen.bijeenkomst",
        SCHRIJVEN,
        open_bijeenkomst=lambda w, door: {
            "dossier": Dossier.objects.get(pk=w.dossier.pk), "datum": timezone.localdate(), "stemmen": 5,
        },
        wijzig_bijeenkomst=lambda w, door: {"bijeenkomst": _bijeenkomst(w), "waar": "Elders"},
        zet_bijeenkomst=lambda w, door: {"bijeenkomst": _bijeenkomst(w), "zet": "sluiten"},
        nodig_genoteerden_uit=lambda w, door: {"bijeenkomst": _bijeenkomst(w)},
        nodig_uit_voor_bijeenkomst=lambda w, door: {"bijeenkomst": _bijeenkomst(w), "gebruiker": door},
        haal_uit_bijeenkomst=lambda w, door: {
            "deelname": _bijeenkomst(w).deelnamen.select_related("bijeenkomst__dossier").exclude(gebruiker=None)[0],
        },
    ),
    **_rijen(
        "strategie.handelingen.overnemen",
        SCHRIJVEN,
        neem_over=lambda w, door: {"bijeenkomst": _bijeenkomst(w)},
    ),
    "strategie.handelingen.overnemen.neem_andere_waarde_over": Rij(
        (frozenset({SCHRIJVEN}), frozenset({Recht.EIGEN_WAARDE_TOEVOEGEN})),
        lambda w, door: {
            "bijeenkomst": _bijeenkomst(w), "eigen_waarde": "Stilte", "principe": Principe.objects.actueel()[0],
            "naam": "Stilte", "definitie": "Rust.",
        },
    ),
}  # fmt: skip
