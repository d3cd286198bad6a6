"""What the home page shows: each app tells its own part in these terms (`<app>/werk.py`)."""

from __future__ import annotations

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
