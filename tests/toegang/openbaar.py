"""What everybody may read without an account: the public verslagen, as pages and as data."""

from __future__ import annotations

from tests.toegang.mensen import OPENBAAR, Rij

IEDEREEN_LEEST = [
    *[
        Rij(naam, OPENBAAR)
        for naam in (
            "openbaar",
            "openbaar-feed",
            "open-data",
            "openbaar-wijzigingen",
            "openbaar-csv",
            "openbaar-xlsx",
            "openbaar-catalogus",
            "robots",
            "sitemap",
        )
    ],
    Rij("openbaar-schema", OPENBAAR, args={"naam": "=codio-verslag-3"}),
    Rij("sitemap-deel", OPENBAAR, args={"deel": "=0"}),
    Rij("openbaar-verslag", OPENBAAR, args={"slug": "slug"}),
    Rij("openbaar-bestand", OPENBAAR, args={"slug": "slug", "formaat": "=pdf"}),
]
