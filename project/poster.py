"""The poster of a workshop as plain data (bron: 000, bijlage 6), and the document that is made of it.

Values per fundament in three columns with the tensions between them, the actions, and the checklist.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from documenten.document import Document
from project.poster_indeling import deel_in, leeg_blad

CHECKLIST_VRAGEN = (
    "Is er een overzicht met concrete acties?",
    "Wie is er verantwoordelijk voor deze acties?",
    "Wie gaat dit monitoren?",
    "Hoe wordt dit nu verder opgepakt?",
)
"""The four questions under the poster (bron: 000, bijlage 6)."""

FUNDAMENTEN = (
    ("democratie", "Democratie"),
    ("rechtsstaat", "Rechtsstaat"),
    ("bestuurskracht", "Bestuurskracht"),
)

MATEN = {"A1-liggend": "1mm", "A3-liggend": "0.4994mm"}
"""Length of the unit of the layout: everything is drawn in mm of A1, and A3 is the half of it."""


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
    """One column: `sleutel` is democratie, rechtsstaat or bestuurskracht."""

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
    """One action; `termijn` as text ("1 februari 2026")."""

    titel: str
    houder: str = ""
    termijn: str = ""
    waarden: tuple[PosterActieWaarde, ...] = ()
    ander_niveau: bool = False


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


def poster_document(
    poster: Poster, *, papier: str = "A1-liggend", bestandsnaam: str = "poster", concept: bool = False
) -> Document:
    """Give the filled poster as a document; `papier` is "A1-liggend" or "A3-liggend".

    What does not fit on one sheet in a readable size goes on to a next sheet; nothing is cut off.
    """
    return Document(
        titel=poster.titel,
        soort="CODIO Project-poster",
        sjabloon="documenten/poster.html",
        context={"poster": poster, "blad": deel_in(poster), "eenheid": MATEN[papier]},
        bestandsnaam=bestandsnaam,
        papier=papier,
        auteur=poster.organisatie,
        concept=concept,
        datum=poster.datum,
    )


def lege_poster(*, papier: str = "A1-liggend", bestandsnaam: str = "poster-leeg") -> Document:
    """Give the blank poster to write and stick on, with room for notes of 76 by 76 mm on A1."""
    return Document(
        titel="CODIO Project-poster",
        sjabloon="documenten/poster_leeg.html",
        context={
            "blad": leeg_blad(FUNDAMENTEN),
            "vragen": CHECKLIST_VRAGEN,
            "eenheid": MATEN[papier],
            "memo": papier == "A1-liggend",
        },
        bestandsnaam=bestandsnaam,
        papier=papier,
        omschrijving="Lege poster om in een workshop op te schrijven en te plakken",
    )
