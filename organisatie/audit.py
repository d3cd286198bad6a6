"""The audit trail: every write leaves a line, inside its own transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import models

from organisatie.auditnamen import naam_van, zonder_namen
from organisatie.models import Auditregel, Gebruiker

_NAMENS: ContextVar[str] = ContextVar("namens", default="")


@contextmanager
def namens(wie: str) -> Iterator[None]:
    """Let every line inside say on whose behalf the system did it: of who has no account, such as a table in a workshop."""
    vorige = _NAMENS.set(wie)
    try:
        yield
    finally:
        _NAMENS.reset(vorige)


def leg_vast(
    *, door: Gebruiker | None, wat: str, op: models.Model | None = None, **details: Any
) -> Auditregel | None:
    """Record that `door` did `wat` on `op`.

    Takes the person (None for the system itself), a short Dutch phrase ("startnotitie vastgesteld"),
    the object, and details that can be stored as JSON. Call it inside the transaction of the write.
    Names of people go beside the line (`organisatie.auditnamen`): they can be taken away, the line never changes.
    What belongs to a rehearsal (`op.is_oefening`) leaves no line: it is thrown away, and nobody did anything (decision 0027).
    """
    if getattr(op, "is_oefening", False):
        return None
    if door is None and (wie := _NAMENS.get()):
        details["namens"] = wie
    return Auditregel.objects.create(
        door=door,
        wat=wat,
        soort=op._meta.label_lower if op is not None else "",
        object_id=str(op.pk) if op is not None else "",
        object_naam=naam_van(op),
        details=zonder_namen(details),
    )
