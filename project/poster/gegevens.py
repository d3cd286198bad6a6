"""The poster of a workshop as plain data (bron: 000, bijlage 6).

Values per fundament in columns with the tensions between them, the actions, and the checklist.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

CHECKLIST_VRAGEN = (
    "Is er een overzicht met concrete acties?",
    "Wie is er verantwoordelijk voor deze acties?",
    "Wie gaat dit monitoren?",
    "Hoe wordt dit nu verder opgepakt?",
)
"""The four questions under the poster (bron: 000, bijlage 6)."""


@dataclass(frozen=True)
class PosterWaarde:
    """A chosen value: its meaning in this case stands on the poster, the reason only in the verslag."""

    naam: str
    betekenis: str = ""
    reden: str = ""
    accent: bool = False
    weegt_zwaar: bool = False


@dataclass(frozen=True)
class PosterFundament:
    """One column: `sleutel` is that of a fundament, which says how it looks (`waardenkader.models.stijl`)."""

    sleutel: str
    naam: str
    waarden: tuple[PosterWaarde, ...] = ()


@dataclass(frozen=True)
class PosterSpanning:
    """A tension between two values, by their names as on the poster."""

    letter: str
    waarde_a: str
    waarde_b: str
    tekst: str = ""


@dataclass(frozen=True)
class PosterActieWaarde:
    """The value that an action protects, with the key of its fundament for the shape."""

    naam: str
    fundament: str

    def __str__(self) -> str:
        return self.naam


@dataclass(frozen=True)
class PosterActie:
    """One action; `termijn` as text ("1 februari 2026"), `nummer` as in every other list of its project."""

    titel: str
    houder: str = ""
    termijn: str = ""
    waarden: tuple[PosterActieWaarde, ...] = ()
    ander_niveau: bool = False
    nummer: int | None = None


@dataclass(frozen=True)
class PosterChecklist:
    """One question of the checklist with what was agreed."""

    vraag: str
    antwoord: str = ""
    klaar: bool = False


@dataclass(frozen=True)
class Poster:
    """The whole poster. `deelnemers` is a phrase ("Twaalf deelnemers, van wie zeven van buiten")."""

    titel: str
    organisatie: str
    fundamenten: tuple[PosterFundament, ...]
    spanningen: tuple[PosterSpanning, ...] = ()
    acties: tuple[PosterActie, ...] = ()
    checklist: tuple[PosterChecklist, ...] = field(
        default=tuple(PosterChecklist(vraag) for vraag in CHECKLIST_VRAGEN)
    )
    datum: date | None = None
    deelnemers: str = ""

    @property
    def heeft_accent(self) -> bool:
        """Tell whether a star on the poster asks for an explanation."""
        return any(waarde.accent for fundament in self.fundamenten for waarde in fundament.waarden)
