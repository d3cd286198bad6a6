"""The poster of a workshop (bron: 000, bijlage 6): what stands on it (`gegevens`), where (`indeling`), on paper (`document`)."""

from project.poster.document import lege_poster, poster_document
from project.poster.gegevens import (
    CHECKLIST_VRAGEN,
    Poster,
    PosterActie,
    PosterActieWaarde,
    PosterChecklist,
    PosterFundament,
    PosterSpanning,
    PosterWaarde,
)

__all__ = [
    "CHECKLIST_VRAGEN",
    "Poster",
    "PosterActie",
    "PosterActieWaarde",
    "PosterChecklist",
    "PosterFundament",
    "PosterSpanning",
    "PosterWaarde",
    "lege_poster",
    "poster_document",
]
