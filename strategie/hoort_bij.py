"""What belongs to each phase besides its questions: listed once, locked as one, covered by one checksum.

`velden` are fields of `Dossier`, `rijen` the related rows of this floor and those below it. The questions of a phase
are its `Invulling`, which is locked with the phase. Phase 4 has nothing but its questions: yearly reports, talks in
the bestuur and terugkoppelingen come after it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Hoort:
    """The fields of the dossier and the related rows that belong to one phase."""

    velden: tuple[str, ...] = ()
    rijen: tuple[str, ...] = ()

    @property
    def dingen(self) -> tuple[str, ...]:
        """Both, by name."""
        return (*self.velden, *self.rijen)


HOORT_BIJ: dict[int, Hoort] = {
    1: Hoort(("titel", "aanleiding", "aanleiding_toelichting", "mandaat"), ("stukken",)),
    2: Hoort(
        ("keuze", "externen_betrokken", "externen_toelichting", "reden_afwijkend_aantal"),
        ("lange_lijst", "accentwaarden"),
    ),
    3: Hoort((), ("maatregelen", "methoden")),
    4: Hoort(),
}

# Rows that say themselves to which phase they belong (`fase`): of all four.
PER_FASE = frozenset({"betrokkenen"})

# People leave: who has a fixed part, and who writes along, can change in every phase.
MENSEN = frozenset(
    {
        "eigenaar",
        "bestuurder",
        "ambtelijk_verantwoordelijke",
        "moderator",
        "moderator_naam",
        "contactpersoon",
        "gemandateerde",
        "mandatering",
        "meeschrijvers",
    }
)
# What the steps themselves keep, and what comes after the decisions.
VERLOOP = frozenset(
    {
        "id",
        "versie",
        "vorige",
        "opvolger",
        "reden_nieuwe_versie",
        "accenten_vastgesteld_op",
        "gemaakt_op",
        "gemaakt_door",
        "fasen",
        "documenten",
        "besprekingen",
        "jaarverslagen",
        "aanleidende_besprekingen",
        "monitoringsgesprekken",
        "meelezers",
        "bijeenkomsten",  # what is taken over from them stands on the long list
        "losgelaten_accenten",  # texts of values that were dropped: shown nowhere until chosen again
    }
)


def fase_van(ding: str) -> int | None:
    """Give the phase to which a field of the dossier or a kind of rows belongs; None when it is never locked.

    Raises `KeyError` for something that is not listed here, and for rows that say it themselves (`PER_FASE`).
    """
    for nummer, hoort in HOORT_BIJ.items():
        if ding in hoort.dingen:
            return nummer
    if ding in MENSEN | VERLOOP:
        return None
    raise KeyError(ding)
