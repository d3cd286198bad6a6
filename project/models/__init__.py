"""The projects, their people and what the workshop brought."""

from project.models.instrument import Instrument
from project.models.mensen import Deelnemer, Groep, Groepfundament
from project.models.poster import Posterversie
from project.models.project import FASEN, ROLLEN, Project, Technologie
from project.models.tijden import MEESTE_MINUTEN, Onderdeeltijd, Zaaltijd
from project.models.uitkomsten import (
    AccentReflectie,
    Actieverband,
    Afspraak,
    Gekozenwaarde,
    Groepskeuze,
    Reflectie,
    Spanning,
)
from project.models.workshop import Workshop

__all__ = [
    "FASEN",
    "MEESTE_MINUTEN",
    "ROLLEN",
    "AccentReflectie",
    "Actieverband",
    "Afspraak",
    "Deelnemer",
    "Gekozenwaarde",
    "Groep",
    "Groepfundament",
    "Groepskeuze",
    "Instrument",
    "Onderdeeltijd",
    "Posterversie",
    "Project",
    "Reflectie",
    "Spanning",
    "Technologie",
    "Workshop",
    "Zaaltijd",
]
