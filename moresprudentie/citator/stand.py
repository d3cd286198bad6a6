"""How an action of a verslag stands now, beside what the verslag said on the day of its publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format

from acties.models import AFGEROND, Status
from moresprudentie.models import Verslag, Verslagactie

NU_IN_WOORDEN = {
    Status.OPEN: "nog niet begonnen",
    Status.LOOPT: "loopt",
    Status.KNELT: "knelt",
    Status.GEREED: "afgerond",
    Status.VERVALLEN: "vervallen",
}
SEIN = {Status.GEREED: "klaar", Status.KNELT: "laat"}


@dataclass(frozen=True)
class Stand:
    """How an action stood at publication and how it stands now; `nu` is empty when it is there no more."""

    toen: str
    nu: str = ""
    sinds: datetime | None = None

    @property
    def is_afgerond(self) -> bool:
        """Whether it ended: done or dropped."""
        return self.nu in AFGEROND

    @property
    def is_anders(self) -> bool:
        """Whether it stands otherwise than the verslag says."""
        return bool(self.nu) and Status(self.nu).label != self.toen

    @property
    def in_woorden(self) -> str:
        """How it stands now: "afgerond op 3 maart 2026"; what it was at publication when nobody knows."""
        if not self.nu:
            return self.toen.lower()
        op = (
            f" op {date_format(timezone.localtime(self.sinds), 'j F Y')}"
            if self.sinds and self.is_afgerond
            else ""
        )
        return f"{NU_IN_WOORDEN[Status(self.nu)]}{op}"

    @property
    def sein(self) -> str:
        """The kind of mark that goes with it."""
        return SEIN.get(Status(self.nu), "open") if self.nu else "open"


def stand_van(rij: Verslagactie) -> Stand:
    """Give how an action stands that was read with `met_stand`."""
    gelezen: Any = rij
    return Stand(rij.stand, gelezen.stand_nu or "", gelezen.sinds)


def standen_van(verslag: Verslag) -> dict[int, Stand]:
    """Give per number how the actions of one verslag stand now."""
    rijen: Any = Verslagactie.objects.filter(verslag=verslag).met_stand().order_by("nummer")
    return {
        nummer: Stand(stand, nu or "", sinds)
        for nummer, stand, nu, sinds in rijen.values_list("nummer", "stand", "stand_nu", "sinds")
    }
