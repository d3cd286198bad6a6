"""What the home page shows: each app tells its own part in these terms (`<app>/werk.py`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Taak:
    """One thing that waits for this person.

    `titel` says what to do ("Startnotitie vaststellen"), `bij` on what ("Strategie digitalisering"),
    `url` where, `termijn` by when, `te_laat` whether that has passed.
    """

    titel: str
    bij: str
    url: str
    toelichting: str = ""
    termijn: date | None = None
    te_laat: bool = False


@dataclass(frozen=True)
class Traject:
    """One running dossier or project with its progress through the phases.

    `fasen` holds (name, state) per phase; state is "klaar", "bezig", "wacht" or "open".
    """

    soort: str
    titel: str
    url: str
    fasen: tuple[tuple[str, str], ...] = field(default_factory=tuple)
    stand: str = ""


@dataclass(frozen=True)
class Hoeveel:
    """How many of each are shown now, so that an app with thousands makes no more; None is all of them."""

    laat: int | None = None
    op_tijd: int | None = None
    trajecten: int | None = None


ALLES = Hoeveel()


@dataclass(frozen=True)
class Werk:
    """What an app tells of a person: the first late tasks, other tasks and trajectories, and how many there are of each.

    Tasks stand by their term, those without one last.
    """

    laat: Sequence[Taak] = ()
    op_tijd: Sequence[Taak] = ()
    trajecten: Sequence[Traject] = ()
    aantal_laat: int = 0
    aantal_op_tijd: int = 0
    aantal_trajecten: int = 0

    @property
    def taken(self) -> list[Taak]:
        """The tasks, late first."""
        return [*self.laat, *self.op_tijd]

    @property
    def aantal_taken(self) -> int:
        """How many tasks there are."""
        return self.aantal_laat + self.aantal_op_tijd


def op_termijn(taak: Taak) -> date:
    """Give by what tasks are sorted."""
    return taak.termijn or date.max


def als_werk(
    taken: Iterable[Taak], trajecten: Sequence[Traject] = (), hoeveel: Hoeveel = ALLES, *, nog: int = 0
) -> Werk:
    """Give the work of an app that knows all of its tasks and trajectories; `nog` tasks without a term were left out."""
    op_volgorde = sorted(taken, key=op_termijn)
    laat = [taak for taak in op_volgorde if taak.te_laat]
    op_tijd = [taak for taak in op_volgorde if not taak.te_laat]
    return Werk(
        laat[: hoeveel.laat],
        op_tijd[: hoeveel.op_tijd],
        trajecten[: hoeveel.trajecten],
        len(laat),
        len(op_tijd) + nog,
        len(trajecten),
    )


def samen(delen: Iterable[Werk], hoeveel: Hoeveel = ALLES) -> Werk:
    """Put the work of several apps together."""
    werken = list(delen)
    return Werk(
        sorted((taak for werk in werken for taak in werk.laat), key=op_termijn)[: hoeveel.laat],
        sorted((taak for werk in werken for taak in werk.op_tijd), key=op_termijn)[: hoeveel.op_tijd],
        [traject for werk in werken for traject in werk.trajecten][: hoeveel.trajecten],
        sum(werk.aantal_laat for werk in werken),
        sum(werk.aantal_op_tijd for werk in werken),
        sum(werk.aantal_trajecten for werk in werken),
    )
