"""The projects, their people and what the workshop brought."""

from project.models.instrument import Instrument
from project.models.mensen import Deelnemer, Groep, Groepfundament
from project.models.project import FASEN, ROLLEN, Project, Technologie
from project.models.workshop import AccentReflectie, Gekozenwaarde, Spanning, Workshop

__all__ = [
    "FASEN",
    "ROLLEN",
    "AccentReflectie",
    "Deelnemer",
    "Gekozenwaarde",
    "Groep",
    "Groepfundament",
    "Instrument",
    "Project",
    "Spanning",
    "Technologie",
    "Workshop",
]
