"""Where an action comes from that was taken over from the verslag of another project (decision 0043).

This floor does not know the verslagen; the floor that keeps them adds itself to `ADRESSEN` when Django starts.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    from organisatie.models import Gebruiker


class MetHerkomst(models.Model):
    """The published verslag that an action was taken over from, and its number there: neither ever changes."""

    overgenomen_van = models.ForeignKey(
        "moresprudentie.Verslag",
        verbose_name="overgenomen uit verslag",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="overgenomen_acties",
    )
    overgenomen_nummer = models.PositiveSmallIntegerField(
        "nummer daar", null=True, blank=True, editable=False
    )

    class Meta:
        abstract = True

    @property
    def herkomst(self) -> str:
        """Where it comes from, as people quote it: "CODIO 2026-014, actie 3"; empty when it was not taken over."""
        verslag: Any = self.overgenomen_van
        return f"{verslag.volledig_nummer}, actie {self.overgenomen_nummer}" if verslag else ""


ADRESSEN: list[Callable[[Any, Gebruiker], str]] = []
"""Give the page of the verslag that an action comes from; "" for who may not read that."""


def bron_van(actie: MetHerkomst, gebruiker: Gebruiker) -> str:
    """Give the page that an action was taken over from; "" when it was not, or when this person may not read it."""
    if not actie.overgenomen_van_id:
        return ""
    return next((adres for vraag in ADRESSEN if (adres := vraag(actie, gebruiker))), "")
