"""What is known of a change: the test that noticed it, or why it may stay unnoticed."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

BESTAND = "mutaties/register.txt"
KOP = """\
# Wat over een mutatie bekend is; zie docs/decisions/0020. Eén per regel, op kenmerk.
# opgemerkt: met de test die hem opmerkte, die de volgende keer als eerste draait; `make mutaties M=--schrijf` houdt dit bij.
# mag blijven: met de reden; zelf te schrijven.
"""


@dataclass
class Register:
    """Both by the mark of the change."""

    opgemerkt: dict[str, str] = field(default_factory=dict)
    mag_blijven: dict[str, str] = field(default_factory=dict)

    @classmethod
    def lees(cls, project: Path) -> Register:
        """Read the file; an empty register when there is none. Raises ValueError for a line that says nothing."""
        register = cls()
        pad = project / BESTAND
        for regel in pad.read_text("utf-8").splitlines() if pad.is_file() else ():
            if not regel or regel.startswith("#"):
                continue
            kenmerk, wat, tekst = (*regel.split(" | ", 2), "", "")[:3]
            if wat not in ("opgemerkt", "mag blijven") or not tekst:
                raise ValueError(f"{BESTAND}: {regel}")
            (register.opgemerkt if wat == "opgemerkt" else register.mag_blijven)[kenmerk] = tekst
        return register

    def schrijf(self, project: Path, bestaand: set[str]) -> None:
        """Write the file, without changes that the code cannot have any more."""
        regels = [
            f"{k} | opgemerkt | {test}" for k, test in self.opgemerkt.items() if k not in self.mag_blijven
        ]
        regels += [f"{k} | mag blijven | {reden}" for k, reden in self.mag_blijven.items()]
        over = sorted(regel for regel in regels if regel[:12] in bestaand)
        (project / BESTAND).write_text(KOP + "".join(f"{regel}\n" for regel in over), "utf-8")
