"""Rows that stand in an order."""

from __future__ import annotations

from typing import Any

from django.db.models import Max


def volgende(rijen: Any) -> int:
    """Give the number after the last of these rows."""
    return (rijen.aggregate(hoogste=Max("volgorde"))["hoogste"] or 0) + 1
