"""On which values the organisation steers. A floor above chooses them, and adds itself to `BRONNEN` when Django starts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from django.db import models

BRONNEN: list[Callable[[], models.QuerySet]] = []
"""What gives rows with a `waarde` and `sinds` when it holds: this floor asks, and does not know who answers."""


def accenten() -> Iterator[models.QuerySet]:
    """Give the accentwaarden that hold now, as the rows of whoever chose them."""
    return (bron() for bron in BRONNEN)


def laatst_vastgesteld() -> datetime | None:
    """Give the moment that accentwaarden were last vastgesteld; None when there are none."""
    momenten = [rijen.aggregate(laatst=models.Max("sinds"))["laatst"] for rijen in accenten()]
    return max((moment for moment in momenten if moment), default=None)
