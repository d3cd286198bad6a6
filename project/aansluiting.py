"""What this floor shows on the floors below, which do not know it: the blank poster among the hand-outs."""

from __future__ import annotations

from functools import partial

from project.poster import lege_poster
from waardenkader import printset
from waardenkader.printset import Printblad


def posters() -> tuple[Printblad, ...]:
    """Give hand-out 5, to write on and to stick on."""
    return tuple(
        Printblad(
            f"5-poster-{maat.lower()}",
            f"Hand-out 5, {maat}",
            printset.POSTER,
            f"hand-out-5-poster-{maat.lower()}",
            partial(lege_poster, papier=f"{maat}-liggend"),
        )
        for maat in ("A1", "A3")
    )


def sluit_aan() -> None:
    """Put the poster where the floor below asks for it; once, when Django starts."""
    printset.HOGER.append(posters)
