"""The shape of a fundament in a drawing (`documenten.prent`): the same as on pages, from corners."""

from __future__ import annotations

from documenten.prent import Prent
from waardenkader.models.stijl import KLEUREN, stijl

VEELHOEKEN = {
    3: ((-5, 4.5), (5, 4.5), (0, -4.5)),
    4: ((0, -5.5), (5.5, 0), (0, 5.5), (-5.5, 0)),
    5: (
        *((-1.6, -5), (1.6, -5), (1.6, -1.6), (5, -1.6), (5, 1.6), (1.6, 1.6)),
        *((1.6, 5), (-1.6, 5), (-1.6, 1.6), (-5, 1.6), (-5, -1.6), (-1.6, -1.6)),
    ),
    6: ((-5, -4.5), (5, -4.5), (0, 4.5)),
}
"""The corners of a shape around its middle, per look; the first two are a circle and a square."""


def teken_vorm(prent: Prent, fundament: str, x: float, y: float) -> None:
    """Draw the shape of a fundament around a point; nothing for a value without one."""
    nummer = stijl(fundament)
    kleur = KLEUREN[nummer][0]
    if nummer == 1:
        prent.stip(x, y, 4.5, kleur)
    elif nummer == 2:
        prent.vlak(x - 4, y - 4, 8, 8, vulling=kleur)
    elif nummer:
        prent.veelhoek([(x + dx, y + dy) for dx, dy in VEELHOEKEN[nummer]], kleur)
