"""A code of another kind: four chapters, twenty values, each mapped on values of CODIO."""

from __future__ import annotations

from organisatie.models import Gebruiker
from tests.waardenkader.bestanden import lees_in
from waardenkader.handelingen import neem_kader_in_gebruik
from waardenkader.models import Kaderversie

NAAM, SLEUTEL = "Digikompas", "digikompas"
HOOFDSTUKKEN = {
    "Mens": ("Luisteren", "Toegankelijk", "Vertrouwelijk", "Eigen keuze", "Gelijke behandeling"),
    "Water en omgeving": (
        "Schoon water",
        "Veilige dijken",
        "Zuinig met stroom",
        "Samen met boeren",
        "Leefbaarheid",
    ),
    "Techniek": (
        "Begrijpelijk",
        "Betrouwbaar",
        "Bestand tegen aanvallen",
        "Past bij de taak",
        "Blijft werken",
    ),
    "Bestuur": ("Open", "Aanspreekbaar", "Wat het kost", "Vakmanschap", "Moed"),
}
HOORT_BIJ = {
    "Luisteren": "Responsiviteit",
    "Toegankelijk": "Inclusiviteit, Gebruiksvriendelijkheid",
    "Vertrouwelijk": "Privacy",
    "Eigen keuze": "Menselijke autonomie",
    "Gelijke behandeling": "Non-discriminatie",
    "Schoon water": "Duurzaamheid",
    "Veilige dijken": "Bescherming",
    "Zuinig met stroom": "Duurzaamheid",
    "Samen met boeren": "Samenwerking",
    "Leefbaarheid": "Collectief belang",
    "Begrijpelijk": "Uitlegbaarheid",
    "Betrouwbaar": "Zorgvuldigheid",
    "Bestand tegen aanvallen": "Veiligheid",
    "Past bij de taak": "Passendheid",
    "Blijft werken": "Continuïteit",
    "Open": "Transparantie",
    "Aanspreekbaar": "Aanspreekbaarheid",
    "Wat het kost": "Efficiëntie",
    "Vakmanschap": "Deskundigheid",
    "Moed": "",
}
"""Moed goes with none of CODIO."""


def bestand() -> str:
    """Give the code as a file, as somebody types it: without keys, without principes."""
    regels = ["hoofdstuk;principe;waarde;betekenis;codio"]
    for hoofdstuk, waarden in HOOFDSTUKKEN.items():
        regels += [f'{hoofdstuk};;{w};Wat {w.lower()} betekent.;"{HOORT_BIJ[w]}"' for w in waarden]
    return "\n".join(regels)


def breng_digikompas(door: Gebruiker) -> Kaderversie:
    """Read it in, and make it the framework in use."""
    lees_in(bestand().encode(), door, SLEUTEL, NAAM)
    return neem_kader_in_gebruik(versie=Kaderversie.objects.get(sleutel=SLEUTEL), door=door)
