"""The province and its people."""

from __future__ import annotations

from codio_site.demo import verhaal
from organisatie.handelingen import maak_gebruiker, richt_organisatie_in
from organisatie.models import Organisatieonderdeel

WACHTWOORD = "codio-demo"
"""Of every demo account; a production start refuses a database in which these exist."""


def richt_in() -> None:
    """Make the organisation, its departments and everybody in the story."""
    gegevens = verhaal.lees("mensen.toml")
    richt_organisatie_in(
        naam=gegevens["naam"],
        soort=gegevens["soort"],
        onderdelen=gegevens["onderdelen"],
        koppelingen=gegevens["koppelingen"],
        identificatie=gegevens["identificatie"],
    )
    for mens in gegevens["mensen"]:
        maak_gebruiker(
            gebruikersnaam=mens["account"],
            wachtwoord=WACHTWOORD,
            voornaam=mens["voornaam"],
            achternaam=mens["achternaam"],
            email=f"{mens['account']}@voorbeeldland.example",
            functie=mens["functie"],
            onderdeel=Organisatieonderdeel.objects.get(naam=mens["onderdeel"]),
            rollen=mens["rollen"],
        )
    verhaal.persoon.cache_clear()
