"""Every single change that the code can have, and a sample of them that stays the same."""

from __future__ import annotations

import ast
import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mutaties.wijzigingen import Bron, Opdracht, Wijziging, opdrachten, wijzigingen

VERDIEPINGEN = (
    *("acties", "codio_site", "documenten", "formats", "live", "moresprudentie"),
    *("organisatie", "project", "strategie", "waardenkader", "web"),
)
NIET = (
    "migrations/",
    "codio_site/opzet/",
    "codio_site/demo/",
    "codio_site/postgres.py",
    "codio_site/settings.py",
)


@dataclass(frozen=True)
class Mutant:
    """One change in one file. `regels` are the first and last line of the statement that it is in."""

    pad: str
    regels: tuple[int, int]
    wijziging: Wijziging
    kenmerk: str

    @property
    def regel(self) -> int:
        """The line where the change begins."""
        return self.wijziging.regel

    def gewijzigd(self, bron: bytes) -> bytes:
        """Give the file with the change in it."""
        w = self.wijziging
        return bron[: w.begin] + w.nieuw.encode() + bron[w.einde :]

    def verschil(self, bron: bytes) -> list[str]:
        """Give the change as lines of a diff."""
        nieuw = self.gewijzigd(bron)
        oude, nieuwe = bron.decode().splitlines(), nieuw.decode().splitlines()
        voor = 0
        while voor < min(len(oude), len(nieuwe)) and oude[voor] == nieuwe[voor]:
            voor += 1
        na = 0
        while na < min(len(oude), len(nieuwe)) - voor and oude[-1 - na] == nieuwe[-1 - na]:
            na += 1
        weg, erbij = oude[voor : len(oude) - na], nieuwe[voor : len(nieuwe) - na]
        return [f"- {regel.strip()}" for regel in weg] + [
            f"+ {regel.strip()}" for regel in erbij if regel.strip()
        ]


def bronnen(project: Path) -> list[str]:
    """Give the files that are changed: the floors, without what a program wrote and what sets a machine up."""
    return sorted(
        naam
        for verdieping in VERDIEPINGEN
        for pad in (project / verdieping).rglob("*.py")
        if not any(deel in (naam := pad.relative_to(project).as_posix()) for deel in NIET)
    )


def kandidaten(pad: str, bron: bytes) -> Iterator[Mutant]:
    """Give every change of one file. What identifies it holds no line: it stays when other lines move."""
    geteld: Counter[str] = Counter()
    plekken = Bron(bron)
    for opdracht in opdrachten(ast.parse(bron)):
        for wijziging in wijzigingen(opdracht, plekken):
            wat = _beschrijf(pad, opdracht, wijziging, bron)
            geteld[wat] += 1
            kenmerk = hashlib.sha256(f"{wat}\0{geteld[wat]}".encode()).hexdigest()[:12]
            yield Mutant(pad, opdracht.regels, wijziging, kenmerk)


def _beschrijf(pad: str, opdracht: Opdracht, wijziging: Wijziging, bron: bytes) -> str:
    """Give what a change is, whatever stands around its statement."""
    oud = " ".join(bron[wijziging.begin : wijziging.einde].decode().split())
    return "\0".join((pad, opdracht.functie, opdracht.tekst, wijziging.soort, oud, wijziging.nieuw))


def alle(project: Path) -> list[Mutant]:
    """Give every change of every file."""
    return [mutant for pad in bronnen(project) for mutant in kandidaten(pad, (project / pad).read_bytes())]


def steekproef(mutanten: list[Mutant], *, aantal: int, zaad: int) -> list[Mutant]:
    """Take so many, by chance but always the same: an edit elsewhere neither adds to the sample nor moves it."""
    return sorted(mutanten, key=lambda m: hashlib.sha256(f"{zaad}\0{m.kenmerk}".encode()).digest())[:aantal]
