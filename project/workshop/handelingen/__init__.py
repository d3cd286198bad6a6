"""Writes on what the workshop brought. Each asks that the project is in the phase of the workshop."""

from project.workshop.handelingen.accenten import reflecteer_op_accenten, wis_reflectie
from project.workshop.handelingen.regels import verwijder_regel, voeg_regel_toe, wijzig_regel
from project.workshop.handelingen.spanningen import leg_spanning_vast, verwijder_spanning, wijzig_spanning
from project.workshop.handelingen.stap import ga_naar_stap, meld_aanwezigheid, noteer_aantekening
from project.workshop.handelingen.waarden import (
    kies_waarde,
    noem_andere_waarde,
    verwijder_groepskeuze,
    wijzig_gekozen_waarde,
    wijzig_groepskeuze,
)

__all__ = [
    "ga_naar_stap",
    "kies_waarde",
    "leg_spanning_vast",
    "meld_aanwezigheid",
    "noem_andere_waarde",
    "noteer_aantekening",
    "reflecteer_op_accenten",
    "verwijder_groepskeuze",
    "verwijder_regel",
    "verwijder_spanning",
    "voeg_regel_toe",
    "wijzig_gekozen_waarde",
    "wijzig_groepskeuze",
    "wijzig_regel",
    "wijzig_spanning",
    "wis_reflectie",
]
