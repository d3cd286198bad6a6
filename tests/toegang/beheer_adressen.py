"""What machines ask: whether it works, figures, and what a browser refused."""

from __future__ import annotations

from tests.toegang.mensen import NIEMAND, OPENBAAR, Rij

BEWAKING = [
    *[
        Rij(naam, OPENBAAR)
        for naam in ("gezondheid", "gezondheid-leeft", "gezondheid-klaar", "gezondheid-werker")
    ],
    Rij("metingen", NIEMAND),
    Rij("csp-melding", OPENBAAR, OPENBAAR),
    Rij("security-txt", NIEMAND),
    Rij("thema-stijl", NIEMAND),
    Rij("thema-logo", NIEMAND),
]
VOOR_MACHINES = frozenset(rij.naam for rij in BEWAKING)
"""To these no page leads."""
