"""A row that somebody else may have changed or removed since it was fetched."""

from __future__ import annotations

from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models

Rij = TypeVar("Rij", bound=models.Model)


class Verdwenen(ValidationError):
    """What somebody wants to change was removed meanwhile."""

    def __init__(self) -> None:
        super().__init__(
            "Iemand anders heeft dit intussen verwijderd. Wat je typte staat nog op dit scherm: kopieer het als je "
            "het nodig hebt."
        )


def lees_opnieuw(rij: models.Model) -> None:
    """Read a row again, under the lock of what it belongs to.

    Raises `Verdwenen` when somebody removed it meanwhile: saving it would make it again.
    """
    try:
        rij.refresh_from_db()
    except type(rij).DoesNotExist as fout:  # type: ignore[attr-defined]
        raise Verdwenen from fout


def vergrendeld(rij: Rij) -> Rij:
    """Lock a row until the end of the transaction and give it as it is now; raises `Verdwenen`.

    It is another object than the one that was given: a form may have put typed values in that one.
    """
    soort = type(rij)
    try:
        return soort._default_manager.select_for_update(of=("self",), no_key=True).get(pk=rij.pk)
    except soort.DoesNotExist as fout:  # type: ignore[attr-defined]
        raise Verdwenen from fout


def volgende_plaats(rijen: Any) -> int:
    """Give the number after the last of these rows, which stand in an order (`volgorde`)."""
    return (rijen.aggregate(hoogste=models.Max("volgorde"))["hoogste"] or 0) + 1
