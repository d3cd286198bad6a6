"""The framework of values: fundamenten, principes and waarden, per version (bron: 000, bijlagen 1 en 2)."""

from waardenkader.models.bij_waarde import Concordantie, Hulpvraag, Voorbeeldactie
from waardenkader.models.kader import FUNDAMENTEN, Actiesoort, Fundament, Geladen, Kaderversie, Principe
from waardenkader.models.waarde import Waarde, WaardeQuerySet

__all__ = [
    "FUNDAMENTEN",
    "Actiesoort",
    "Concordantie",
    "Fundament",
    "Geladen",
    "Hulpvraag",
    "Kaderversie",
    "Principe",
    "Voorbeeldactie",
    "Waarde",
    "WaardeQuerySet",
]
