"""Addresses of the citator: the library of actions, references, kept searches, reported mistakes."""

from __future__ import annotations

from tests.toegang.mensen import IEDEREEN, OPENBAAR, Rij, wie

SLUG, Z = {"slug": "slug"}, {"pk": "zoekvraag"}
NUMMER = {"jaar": "jaar van verslag", "volgnummer": "volgnummer"}

CITATOR = [
    Rij("bibliotheek", IEDEREEN),
    Rij("actie-overnemen", IEDEREEN, IEDEREEN, {**SLUG, "nummer": "actienummer"}),
    Rij("verwijzing", OPENBAAR, args=NUMMER),
    Rij("verwijzing-versie", OPENBAAR, args={**NUMMER, "versie": "=1"}),
    Rij("zoekvragen", IEDEREEN),
    Rij("zoekvraag-bewaren", IEDEREEN, IEDEREEN),
    *(
        Rij(naam, wie("medewerker"), wie("medewerker"), Z)
        for naam in ("zoekvraag", "zoekvraag-adres", "zoekvraag-verwijderen")
    ),
    Rij("zoekvraag-feed", OPENBAAR, args={"sleutel": "zoeksleutel"}),
    Rij("fout-melden", IEDEREEN, IEDEREEN, SLUG),
    Rij("fout", wie("redacteur"), wie("redacteur"), {"pk": "fout"}),
    Rij("project-verslag-nakijken", wie("redacteur"), wie("redacteur"), {"pk": "project"}),
]
