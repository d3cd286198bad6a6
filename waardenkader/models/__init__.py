"""The framework of values: fundamenten, principes and waarden, per version (bron: 000, bijlagen 1 en 2)."""

from waardenkader.models.bestand import Kaderbestand
from waardenkader.models.bij_waarde import Concordantie, Hulpvraag, Meetelling, Voorbeeldactie
from waardenkader.models.kader import (
    CODIO,
    Actiesoort,
    Fundament,
    Geladen,
    Kaderversie,
    Principe,
)
from waardenkader.models.waarde import GERESERVEERD, Waarde, WaardeQuerySet

__all__ = [
    "CODIO",
    "GERESERVEERD",
    "Actiesoort",
    "Concordantie",
    "Fundament",
    "Geladen",
    "Hulpvraag",
    "Kaderbestand",
    "Kaderversie",
    "Meetelling",
    "Principe",
    "Voorbeeldactie",
    "Waarde",
    "WaardeQuerySet",
]
