"""Which tests reach which line: made once from a run under coverage, kept in var/."""

from __future__ import annotations

import difflib
import json
from dataclasses import dataclass, field
from pathlib import Path

from mutaties.kandidaten import Mutant

BESTAND = "var/mutaties/kaart.json"
LANGSTE_KEUZE = 120.0


@dataclass
class Kaart:
    """Per file its text at the time and the tests of each line; per test how many seconds it took."""

    project: Path
    duur: dict[str, float] = field(default_factory=dict)
    tests: list[str] = field(default_factory=list)
    bronnen: dict[str, str] = field(default_factory=dict)
    regels: dict[str, dict[str, list[int]]] = field(default_factory=dict)

    @classmethod
    def lees(cls, project: Path) -> Kaart:
        """Read the map that was made last; an empty one when there is none."""
        pad = project / BESTAND
        return cls(project, **json.loads(pad.read_text("utf-8"))) if pad.is_file() else cls(project)

    def schrijf(self) -> None:
        """Keep the map."""
        pad = self.project / BESTAND
        pad.parent.mkdir(parents=True, exist_ok=True)
        velden = {naam: getattr(self, naam) for naam in ("duur", "tests", "bronnen", "regels")}
        pad.write_text(json.dumps(velden), "utf-8")

    def tests_van(self, mutant: Mutant, app: str) -> tuple[str, ...]:
        """Give the tests that reach the change: those of its own app first, quick ones first, for two minutes at most."""
        bereikt = {
            self.tests[nummer] for regel in self._toen(mutant) for nummer in self._bij(mutant.pad, regel)
        }
        volgorde = sorted(
            bereikt, key=lambda test: (not test.startswith(f"tests/{app}/"), self._duur(test), test)
        )
        keuze: list[str] = []
        samen = 0.0
        for test in volgorde:
            if keuze and samen + self._duur(test) > LANGSTE_KEUZE:
                break
            keuze.append(test)
            samen += self._duur(test)
        return tuple(keuze)

    def _duur(self, test: str) -> float:
        return self.duur.get(test, 1.0)

    def _bij(self, pad: str, regel: int) -> list[int]:
        return self.regels.get(pad, {}).get(str(regel), [])

    def _toen(self, mutant: Mutant) -> list[int]:
        """Give the lines of the statement as they were numbered when the map was made."""
        nu = (self.project / mutant.pad).read_text("utf-8").splitlines()
        toen = self.bronnen.get(mutant.pad, "").splitlines()
        eerste, laatste = mutant.regels
        gezocht = range(eerste, laatste + 1)
        if nu == toen:
            return list(gezocht)
        return [
            regel - blok.a + blok.b
            for blok in difflib.SequenceMatcher(None, nu, toen, autojunk=False).get_matching_blocks()
            for regel in gezocht
            if blok.a < regel <= blok.a + blok.size
        ]
