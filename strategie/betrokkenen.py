"""The processes of each phase in which people take part, with whom to think of (bron: 000, 2.2 tot en met 2.5)."""

from __future__ import annotations

from dataclasses import dataclass

from strategie.models import Betrokkene, Fase

Soort = Betrokkene.Soort
VAKKENNIS = (
    *("CIO", "CISO", "Ethics officer", "Privacy officer", "Functionaris gegevensbescherming"),
    *("Juridisch specialist", "Medewerker informatiehuishouding", "Medewerker werkprocessen en uitvoering"),
)
"""Who knows of technology, ethics, law, information and carrying out: asked in phases 2, 3 and 4."""


@dataclass(frozen=True)
class Proces:
    """One process of a phase: what it is about, and which roles the method names for it."""

    fase: int
    soort: str
    naam: str
    vraag: str
    rollen: tuple[str, ...]


PROCESSEN = (
    Proces(
        Fase.Nummer.HUIDIG,
        Soort.INFORMATIE,
        "Informatieproces",
        "Wat is er gaande?",
        (
            *("Medewerker CIO-office", "Medewerker die met digitale technologie werkt"),
            *("Medewerker ethiek", "Juridisch medewerker"),
        ),
    ),
    Proces(
        Fase.Nummer.HUIDIG,
        Soort.KEUZE,
        "Keuzeproces",
        "Waar richten we ons op?",
        (
            "Verantwoordelijke bestuurder",
            "Ambtelijk leidinggevende",
            "Medewerker die de randvoorwaarden kent",
        ),
    ),
    Proces(
        Fase.Nummer.GEWENST,
        Soort.INVENTARISATIE,
        "Brede inventarisatie",
        "Welke waarden komen in aanmerking?",
        VAKKENNIS,
    ),
    Proces(
        Fase.Nummer.GEWENST,
        Soort.KEUZE,
        "Keuze, onderbouwing en lading",
        "Welke accentwaarden kiezen we, waarom, en wat bedoelen we ermee?",
        ("Eigenaar van de strategie", "Ambtelijk verantwoordelijke", "Verantwoordelijke bestuurder"),
    ),
    Proces(
        Fase.Nummer.ACTIEPLAN,
        Soort.MEEWERKEN,
        "Opstellen van het actieplan",
        "Welke maatregelen zijn nodig, en hoe werkt de strategie door in projecten?",
        (*VAKKENNIS, "Projectleider van ICT-projecten"),
    ),
    Proces(
        Fase.Nummer.IMPLEMENTATIE,
        Soort.MEEWERKEN,
        "Uitvoeren, volgen en bijstellen",
        "Wie werken eraan mee, en wie hoort hoe het gaat?",
        (*VAKKENNIS, "Projectleider van ICT-projecten", "Verantwoordelijke bestuurder"),
    ),
)


def processen_van(fase: int) -> tuple[Proces, ...]:
    """Give the processes of one phase, in order."""
    return tuple(proces for proces in PROCESSEN if proces.fase == fase)


def proces_van(betrokkene: Betrokkene) -> Proces:
    """Give the process in which somebody takes part."""
    return next(p for p in processen_van(betrokkene.fase) if p.soort == betrokkene.soort)
