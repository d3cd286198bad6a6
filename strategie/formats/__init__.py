"""The questions of the four phases and of the yearly report (bron: 000, 2.2 tot en met 2.5, en bijlage 3)."""

from __future__ import annotations

from formats.spec import Format
from strategie.formats.actieplan import ACTIEPLAN
from strategie.formats.gewenste_situatie import GEWENSTE_SITUATIE
from strategie.formats.implementatie import IMPLEMENTATIE
from strategie.formats.jaarverslag import JAARVERSLAG
from strategie.formats.startnotitie import STARTNOTITIE

__all__ = [
    "ACTIEPLAN",
    "FORMAT_PER_FASE",
    "GEWENSTE_SITUATIE",
    "IMPLEMENTATIE",
    "JAARVERSLAG",
    "STARTNOTITIE",
]

FORMAT_PER_FASE: dict[int, Format] = {
    1: STARTNOTITIE,
    2: GEWENSTE_SITUATIE,
    3: ACTIEPLAN,
    4: IMPLEMENTATIE,
}
