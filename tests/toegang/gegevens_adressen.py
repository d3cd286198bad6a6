"""Who may open the pages about data on people, and those that everybody reads."""

from __future__ import annotations

from organisatie.persoonsgegevens import Persoon
from tests.toegang.mensen import DOSSIER_SCHRIJVERS, IEDEREEN, OPENBAAR, PROJECT_SCHRIJVERS, Rij, wie
from web.persoonsgegevens import teken_van

BEHEER = wie("beheerder")

PLEKKEN = {"persoon": lambda w: teken_van(Persoon(w.mensen["deelnemer"]))}
"""Where `zoek` finds a thing of the world by its name."""

GEGEVENS = [
    Rij("privacy", OPENBAAR),
    Rij("controleren", OPENBAAR, OPENBAAR),
    Rij("toegankelijkheid", OPENBAAR),
    Rij("informatie-wijzigen", BEHEER, BEHEER, {"soort": "=privacy"}),
    Rij("strategie-archief", DOSSIER_SCHRIJVERS, args={"pk": "dossier"}),
    Rij("project-archief", PROJECT_SCHRIJVERS, args={"pk": "project"}),
    Rij("bewaartermijnen", BEHEER, BEHEER),
    Rij("persoonsgegevens", BEHEER, BEHEER),
    Rij("persoon", BEHEER, args={"teken": "persoon"}),
    Rij("persoon-bestand", BEHEER, args={"teken": "persoon", "formaat": "=json"}),
    Rij("persoon-wissen", BEHEER, BEHEER, {"teken": "persoon"}),
    Rij("eigen-gegevens", IEDEREEN),
    Rij("eigen-gegevens-bestand", IEDEREEN, args={"formaat": "=json"}),
]
