"""When a verslag is looked at again, whether it still holds."""

from __future__ import annotations

from datetime import date

JAREN = 2


def nakijkdag(vanaf: date) -> date:
    """Give the day two years later; that of 29 February is the 28th."""
    try:
        return vanaf.replace(year=vanaf.year + JAREN)
    except ValueError:
        return vanaf.replace(year=vanaf.year + JAREN, day=28)
