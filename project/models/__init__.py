"""The projects, their people and what the workshop brought."""

from project.models.instrument import Instrument
from project.models.mensen import Deelnemer, Groep, Groepfundament
from project.models.project import FASEN, ROLLEN, Project, Technologie
from project.models.tijden import MEESTE_MINUTEN, Onderdeeltijd, Zaaltijd
from project.models.workshop import AccentReflectie, Gekozenwaarde, Spanning, Workshop

__all__ = [
    "FASEN",
    "MEESTE_MINUTEN",
    "ROLLEN",
    "AccentReflectie",
    "Deelnemer",
    "Gekozenwaarde",
    "Groep",
    "Groepfundament",
    "Instrument",
    "Onderdeeltijd",
    "Project",
    "Spanning",
    "Technologie",
    "Workshop",
    "Zaaltijd",
]
