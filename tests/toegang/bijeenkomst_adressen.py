"""Who may open and who may change what of the exploring meeting: one row for every address."""

from __future__ import annotations

from tests.toegang.mensen import DOSSIER_LEZERS, DOSSIER_SCHRIJVERS, NIEMAND, OPENBAAR, Rij, wie

DEZE = {"pk": "dossier", "bijeenkomst": "bijeenkomst"}
INBRENG = {"kenmerk": "plek in bijeenkomst", "inbreng": "inbreng"}
BIJEENKOMST = [
    Rij("strategie-bijeenkomsten", DOSSIER_LEZERS, DOSSIER_SCHRIJVERS, {"pk": "dossier"}),
    Rij("strategie-bijeenkomst", DOSSIER_LEZERS, args=DEZE),
    Rij("strategie-bijeenkomst-stand", DOSSIER_LEZERS, args=DEZE),
    Rij("strategie-bijeenkomst-scherm", DOSSIER_SCHRIJVERS, args=DEZE),
    *[
        Rij(
            f"strategie-bijeenkomst-{naam}",
            DOSSIER_SCHRIJVERS,
            DOSSIER_SCHRIJVERS,
            {**DEZE, **args},
        )
        for naam, args in (
            ("wijzigen", {}),
            ("weghalen", {"deelname": "deelname"}),
            ("andere-waarde", {}),
            ("zet", {"zet": "=sluiten"}),
        )
    ],
    *[
        Rij(f"strategie-bijeenkomst-{naam}", NIEMAND, DOSSIER_SCHRIJVERS, DEZE, soort="post")
        for naam in ("uitnodigen", "overnemen")
    ],
    Rij("meedenken", OPENBAAR, OPENBAAR),
    Rij("meedenken-code", OPENBAAR, OPENBAAR, {"code": "=AAAAAA"}),
    Rij("meedenken-account", wie("medewerker"), args={"bijeenkomst": "bijeenkomst"}),
    Rij("meedenken-plek", OPENBAAR, OPENBAAR, {"kenmerk": "plek in bijeenkomst"}),
    Rij("meedenken-stand", OPENBAAR, args={"kenmerk": "plek in bijeenkomst"}),
    Rij("meedenken-inbreng", OPENBAAR, OPENBAAR, INBRENG),
    Rij("meedenken-inbreng-weg", OPENBAAR, OPENBAAR, INBRENG, soort="zaal"),
]
