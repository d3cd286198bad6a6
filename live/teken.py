"""Drawing a piece of a screen from its template."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string

Stukken = dict[str, str]
"""Pieces of a page by the id of the element that they fill."""
BEWAARD = 2_000
"""Pieces that a process keeps: a table has some ten, and most stay as they are when one note comes."""


def teken(naam: str, **gegevens: Any) -> str:
    """Draw one piece from `templates/live/stukken/`; the same for everybody who gets to see it."""
    return render_to_string(f"live/stukken/{naam}.html", gegevens)


@dataclass(frozen=True)
class _Opdracht:
    """A piece to draw: two with the same mark look the same, whatever else they carry."""

    naam: str
    kenmerk: Hashable
    gegevens: Mapping[str, Any] = field(compare=False)


@lru_cache(BEWAARD)
def _teken(opdracht: _Opdracht) -> str:
    return teken(opdracht.naam, **opdracht.gegevens)


def teken_eens(naam: str, kenmerk: Hashable, **gegevens: Any) -> str:
    """Draw a piece that is used again as long as its mark is the same: `kenmerk` holds all that can be seen in it."""
    return _teken(_Opdracht(naam, kenmerk, gegevens))
