"""The documents that are made of a poster: filled in, and blank to write and stick on."""

from __future__ import annotations

from documenten.document import Document
from project.poster.gegevens import CHECKLIST_VRAGEN, Poster
from project.poster.indeling import deel_in, leeg_blad
from waardenkader.models import FUNDAMENTEN

MATEN = {"A1-liggend": "1mm", "A3-liggend": "0.4994mm"}
"""Length of the unit of the layout: everything is drawn in mm of A1, and A3 is the half of it."""


def poster_document(
    poster: Poster,
    *,
    papier: str = "A1-liggend",
    bestandsnaam: str = "poster",
    concept: bool = False,
    stand: str = "",
) -> Document:
    """Give the filled poster as a document; `papier` is "A1-liggend" or "A3-liggend", `stand` says of when it is.

    What does not fit on one sheet in a readable size goes on to a next sheet; nothing is cut off.
    """
    return Document(
        titel=poster.titel,
        soort="CODIO Project-poster",
        sjabloon="documenten/poster.html",
        context={"poster": poster, "blad": deel_in(poster), "eenheid": MATEN[papier], "stand": stand},
        bestandsnaam=bestandsnaam,
        papier=papier,
        concept=concept,
        datum=poster.datum,
    )


def lege_poster(*, papier: str = "A1-liggend") -> Document:
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
        bestandsnaam=f"hand-out-5-poster-{papier.split('-')[0].lower()}",
        papier=papier,
        omschrijving="Lege poster om in een workshop op te schrijven en te plakken",
    )
