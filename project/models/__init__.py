"""The projects, their people and what the workshop brought."""

from project.models.instrument import Instrument
from project.models.mensen import Deelnemer, Groep, Groepfundament
from project.models.poster import Posterversie
from project.models.project import FASEN, ROLLEN, Project, Technologie
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
    "Posterversie",
    "Project",
    "Reflectie",
    "Spanning",
    "Technologie",
    "Workshop",
]
