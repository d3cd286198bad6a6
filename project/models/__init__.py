"""The projects, their people and what the workshop brought."""

from project.models.instrument import Instrument
from project.models.mensen import Deelnemer, Groep, Groepfundament
from project.models.project import FASEN, OngeldigeOvergang, Project, Technologie
from project.workshop.models import AccentReflectie, Gekozenwaarde, Spanning, Workshop

__all__ = [
    "FASEN",
    "AccentReflectie",
    "Deelnemer",
    "Gekozenwaarde",
    "Groep",
    "Groepfundament",
    "Instrument",
    "OngeldigeOvergang",
    "Project",
    "Spanning",
    "Technologie",
    "Workshop",
]
