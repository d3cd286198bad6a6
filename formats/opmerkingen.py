"""Who wants to hear of comments: the floor of whoever owns the form adds itself when Django starts."""

from __future__ import annotations

from collections.abc import Callable

from formats.models import Opmerking

HOORDERS: list[Callable[[Opmerking], None]] = []
"""Each is told of a comment that was placed, and again when it was dealt with (`opmerking.opgelost`)."""


def vertel(opmerking: Opmerking) -> None:
    """Tell everybody who wants to hear it, within the transaction."""
    for hoor in HOORDERS:
        hoor(opmerking)
