"""The signed word with which a screen asks for its stream: which session, which screen, for whom. Valid for one day."""

from __future__ import annotations

from dataclasses import dataclass

from django.core import signing

ZOUT = "live.stroom"
GELDIG = 16 * 60 * 60
"""Seconds: longer than any workshop."""


@dataclass(frozen=True)
class Stroomrecht:
    """What a stream may show: one screen of one session. `plek` is whose presence it tells; `gebruiker` who leads."""

    sessie: int
    scherm: str
    plek: int | None = None
    gebruiker: int | None = None

    def teken(self) -> str:
        """Give it as a signed word."""
        return signing.dumps([self.sessie, self.scherm, self.plek, self.gebruiker], salt=ZOUT)


def lees_recht(woord: str) -> Stroomrecht | None:
    """Give the right of a signed word; None when it is not ours or too old."""
    try:
        return Stroomrecht(*signing.loads(woord, salt=ZOUT, max_age=GELDIG))
    except (signing.BadSignature, TypeError, ValueError):
        return None
