"""Make the map, or the part of it that some tests tell about."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from coverage import CoverageData

from mutaties.dekking import DUREN, MAP
from mutaties.kaart import Kaart

LANGE_TESTS = ("tests/browser", "tests/robot", "tests/server", "tests/mutaties")


def meet(project: Path, tests: tuple[str, ...], server: str) -> int:
    """Run the tests under coverage and add what they reach to the map; gives what pytest gave.

    Left out are the tests that reach everything in many seconds, or a server in another process.
    """
    with tempfile.TemporaryDirectory(prefix="codio-dekking-") as map_:
        opdracht = [sys.executable, "-m", "pytest", "-q", "-p", "mutaties.dekking", "--dist", "loadfile"]
        opdracht += ["-n", str(min(4, os.cpu_count() or 1)), "-p", "no:cacheprovider"]
        opdracht += [*(f"--ignore={naam}" for naam in LANGE_TESTS), *(tests or ("tests",))]
        omgeving = os.environ | {
            MAP: map_,
            "DATABASE_URL": server,
            "DJANGO_SETTINGS_MODULE": "tests.instellingen",
        }
        klaar = subprocess.run(opdracht, cwd=project, env=omgeving, check=False)
        _neem_op(Kaart.lees(project), Path(map_))
    return klaar.returncode


def _neem_op(kaart: Kaart, map_: Path) -> None:
    """Add the notes of every process to the map, and keep it."""
    kaart.duur |= json.loads((map_ / DUREN).read_text("utf-8"))
    nummers = {test: nummer for nummer, test in enumerate(kaart.tests)}
    for bestand in map_.glob("dekking.*"):
        data = CoverageData(str(bestand))
        data.read()
        for pad in data.measured_files():
            _neem_bestand_op(kaart, data, Path(pad), nummers)
    kaart.tests = list(nummers)
    kaart.schrijf()


def _neem_bestand_op(kaart: Kaart, data: CoverageData, pad: Path, nummers: dict[str, int]) -> None:
    naam, bron = pad.relative_to(kaart.project).as_posix(), pad.read_text("utf-8")
    if kaart.bronnen.get(naam) != bron:
        kaart.regels[naam] = {}  # those were the lines of another text
    kaart.bronnen[naam] = bron
    for regel, contexten in data.contexts_by_lineno(str(pad)).items():
        bij = kaart.regels[naam].setdefault(str(regel), [])
        nieuw = {nummers.setdefault(test, len(nummers)) for test in contexten if test}
        bij[:] = sorted({*bij, *nieuw})
