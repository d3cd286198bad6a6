"""The whole print set of a workshop as one file: every piece as often as it is needed, in the order in which it is laid out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from documenten import Document
from documenten.bundel import Bundel
from project.documenten import casusbeschrijving
from project.models import Project
from project.poster import lege_poster
from project.printwerk import (
    CASUS,
    KADER_A3,
    POSTER,
    Printstuk,
    Stapel,
    bestandsnaam,
    bladendocument,
    kader_a3,
    stapels,
)

POSTERMAAT = {"A3": "5 Poster, leeg, op A3", "A1": "5 Poster, leeg, op A1"}


def printset(
    project: Project,
    aantallen: Mapping[str, int] | None = None,
    *,
    dubbelzijdig: bool = False,
    poster: str = "A3",
) -> Bundel:
    """Give all pieces in one PDF, with in front what lies in the pile.

    Takes other numbers than those of the groups and participants (by the key of a piece), whether the printer prints both sides,
    and on what paper the poster is ("A3" or "A1").
    """
    lijst = _met_aantallen(stapels(project), aantallen or {}, poster)
    voorblad = bladendocument(
        project,
        (),
        titel=project.titel,
        soort="Printset workshop",
        bestandsnaam="",
        printlijst=lijst,
    )
    delen = [
        (_document(project, stuk, stapel.naam, poster), stuk.aantal)
        for stapel in lijst
        for stuk in stapel.stukken
    ]
    return Bundel(bestandsnaam(project, "printset"), ((voorblad, 1), *delen), dubbelzijdig)


def _met_aantallen(alle: tuple[Stapel, ...], aantallen: Mapping[str, int], poster: str) -> tuple[Stapel, ...]:
    """Give the piles with these numbers; a piece of which there is none, and a pile without pieces, is left out."""
    lijst = []
    for stapel in alle:
        stukken = tuple(
            replace(_op_papier(stuk, poster), aantal=aantallen.get(stuk.sleutel, stuk.aantal))
            for stuk in stapel.stukken
            if aantallen.get(stuk.sleutel, stuk.aantal)
        )
        if stukken:
            lijst.append(Stapel(stapel.naam, stukken))
    return tuple(lijst)


def _op_papier(stuk: Printstuk, poster: str) -> Printstuk:
    return replace(stuk, naam=POSTERMAAT[poster], papier=poster) if stuk.sleutel == POSTER else stuk


def _document(project: Project, stuk: Printstuk, stapel: str, poster: str) -> Document:
    if stuk.bladen:
        bladen = [blad.bestemd(stapel) for blad in stuk.bladen]
        return bladendocument(project, bladen, titel=stuk.naam, bestandsnaam="")
    eigen = {
        CASUS: lambda: casusbeschrijving(project),
        KADER_A3: lambda: kader_a3(project),
        POSTER: lambda: lege_poster(papier=f"{poster}-liggend"),
    }
    return eigen[stuk.sleutel]()
