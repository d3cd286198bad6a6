"""The audit trail: every write leaves a line, inside its own transaction."""

from __future__ import annotations

from typing import Any

from django.db import models

from organisatie.models import Auditregel, Gebruiker


def leg_vast(
    *, door: Gebruiker | None, wat: str, op: models.Model | None = None, **details: Any
) -> Auditregel:
    """Record that `door` did `wat` on `op`.

    Takes the person (None for the system itself), a short Dutch phrase ("startnotitie vastgesteld"),
    the object, and details that can be stored as JSON. Call it inside the transaction of the write.
    """
    return Auditregel.objects.create(
        door=door,
        wat=wat,
        soort=op._meta.label_lower if op is not None else "",
        object_id=str(op.pk) if op is not None else "",
        object_naam=str(op)[:300] if op is not None else "",
        details=details,
    )
