"""In which framework a strategy is written: CODIO, or a code of the organisation (decision 0031)."""

from __future__ import annotations

from typing import Any

from django.utils.functional import cached_property

from organisatie.tekst import opsomming
from waardenkader.models import Kaderversie, Waarde
from waardenkader.opbouw import met_meetelling

VAN_CODIO = 32
"""The number of values of which the texts of the method speak."""


class InKader:
    """What a dossier says of its framework."""

    lange_lijst: Any
    accentwaarden: Any
    get_keuze_display: Any
    _kader: int | None = None

    @property
    def kader_id(self) -> int | None:
        """The framework in whose values it is written (its id): that of the first of them; None without any, the one in use.

        Once there is one, it is read once per request.
        """
        if self._kader is None:
            self._kader = self._eerste_kader()
        return self._kader

    def _eerste_kader(self) -> int | None:
        for rijen in (self.lange_lijst, self.accentwaarden):
            eerste = rijen.order_by("pk").values_list("waarde__versie", flat=True).first()
            if eerste:
                return eerste
        return None

    @cached_property
    def gekozen_accenten(self) -> list[Any]:
        """The accentwaarden in the order of the framework; read once per request."""
        return list(self.accentwaarden.op_kader())

    @property
    def aantal_waarden(self) -> int:
        """How many values its framework has, own values left out: 32 in CODIO."""
        return Waarde.objects.in_kader(self.kader_id).filter(eigen=False).count()

    @property
    def keuze_in_woorden(self) -> str:
        """The first choice of phase 2, with how many values generiek is."""
        return in_aantal(self.get_keuze_display(), self.aantal_waarden)

    @property
    def ander_kader(self) -> Kaderversie | None:
        """The framework it is written in when that is no longer in use: no own values can be added to it."""
        kader = self.kader_id
        return Kaderversie.objects.filter(pk=kader, actueel=False).first() if kader else None

    @property
    def tellen_nu_mee(self) -> list[str]:
        """How its accentwaarden count while another framework is in use, each as a sentence; empty when its own is."""
        if self.ander_kader is None:
            return []
        paren = met_meetelling([accent.waarde for accent in self.gekozen_accenten])
        return [
            f"{waarde.naam} telt mee bij {opsomming(bij)}." if bij else f"{waarde.naam} telt apart."
            for waarde, bij in paren
        ]


def in_aantal(tekst: str, waarden: int) -> str:
    """Give a text of the method, which speaks of all 32 values, for a framework with so many."""
    if waarden == VAN_CODIO:
        return tekst
    for woorden in (f"alle {VAN_CODIO} CODIO-waarden", f"alle {VAN_CODIO} waarden"):
        tekst = tekst.replace(woorden, f"alle {waarden} waarden")
    return tekst
