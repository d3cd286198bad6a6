"""`bin/kwetsbaarheden`: ask PyPI and npm what is known about our packages, and say plainly what could not be asked.

Ends with 0 when all was asked and nothing is known, 1 when something is known, 2 when something could not be asked. Both programs
can end well without having asked anything; their answer is read, not their exit code.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass, field
from typing import Any

from codio_site.opzet.installatie import PROJECT, PYTHON, npm

GEDULD = 300
GOED, BEKEND, ONBEKEND = 0, 1, 2


@dataclass
class Uitslag:
    """What one service said: what is known, how many packages it looked at, and what could not be asked."""

    dienst: str
    bekend: list[str] = field(default_factory=list)
    bekeken: int = 0
    niet_gevraagd: str = ""


def python_pakketten(lijst: str) -> Uitslag:
    """Ask PyPI about the packages of `requirements/<lijst>.txt`."""
    dienst = f"PyPI, requirements/{lijst}.txt"
    opdracht = [
        str(PYTHON),
        "-m",
        "pip_audit",
        "-r",
        f"requirements/{lijst}.txt",
        "--disable-pip",
        "--require-hashes",
    ]
    return lees_pip(
        dienst, *_vraag([*opdracht, "--no-deps", "--format", "json", "--progress-spinner", "off"])
    )


def lees_pip(dienst: str, antwoord: str, fout: str) -> Uitslag:
    """Read what pip-audit said. A package that it skipped was not asked, though it says that nothing was found."""
    if "No module named pip_audit" in fout:
        return Uitslag(
            dienst, niet_gevraagd="pip-audit is niet geïnstalleerd: .venv/bin/pip install pip-audit"
        )
    gegevens = _als_json(antwoord)
    if gegevens is None or "dependencies" not in gegevens:
        return Uitslag(dienst, niet_gevraagd=_laatste(fout))
    pakketten = gegevens["dependencies"]
    overgeslagen = [p for p in pakketten if "skip_reason" in p]
    uitslag = Uitslag(dienst, bekeken=len(pakketten) - len(overgeslagen))
    for pakket in pakketten:
        for gat in pakket.get("vulns", []):
            nieuw = ", ".join(gat.get("fix_versions", [])) or "nog geen"
            uitslag.bekend.append(f"{pakket['name']} {pakket['version']}: {gat['id']} (hersteld in: {nieuw})")
    if overgeslagen:
        uitslag.niet_gevraagd = (
            f"{len(overgeslagen)} van {len(pakketten)} pakketten: {overgeslagen[0]['skip_reason']}"
        )
    return uitslag


def webpakketten() -> Uitslag:
    """Ask npm about the packages of package-lock.json that go to the browser."""
    return lees_npm(*_vraag([*npm(), "audit", "--omit=dev", "--json", "--prefix", str(PROJECT)]))


def lees_npm(antwoord: str, fout: str) -> Uitslag:
    """Read what npm audit said."""
    dienst = "npm, package-lock.json"
    gegevens = _als_json(antwoord)
    if gegevens is None or "vulnerabilities" not in gegevens:
        return Uitslag(dienst, niet_gevraagd=(gegevens or {}).get("message") or _laatste(fout))
    uitslag = Uitslag(dienst, bekeken=gegevens.get("metadata", {}).get("dependencies", {}).get("total", 0))
    for naam, gat in gegevens["vulnerabilities"].items():
        titels = [via["title"] for via in gat.get("via", []) if isinstance(via, dict) and "title" in via]
        uitslag.bekend.append(
            f"{naam} {gat.get('range', '')}: {'; '.join(titels) or gat.get('severity', '')}"
        )
    return uitslag


def _vraag(opdracht: list[str]) -> tuple[str, str]:
    try:
        klaar = subprocess.run(
            opdracht, cwd=PROJECT, check=False, capture_output=True, text=True, timeout=GEDULD
        )
    except (OSError, subprocess.TimeoutExpired) as fout:
        return "", str(fout)
    return klaar.stdout, klaar.stderr


def _als_json(tekst: str) -> dict[str, Any] | None:
    try:
        gegevens = json.loads(tekst)
    except ValueError:
        return None
    return gegevens if isinstance(gegevens, dict) else None


def _laatste(fout: str) -> str:
    regels = [regel for regel in fout.splitlines() if regel.strip()]
    return regels[-1] if regels else "de dienst gaf geen antwoord dat te lezen is"


def vertel(uitslagen: list[Uitslag]) -> int:
    """Print what was found; gives the exit code."""
    for uitslag in uitslagen:
        print(
            f"{uitslag.dienst}: {uitslag.bekeken} pakketten nagevraagd, {len(uitslag.bekend)} keer iets bekend"
        )
        for regel in uitslag.bekend:
            print(f"  ! {regel}")
        if uitslag.niet_gevraagd:
            print(f"  NIET NAGEVRAAGD: {uitslag.niet_gevraagd}")
    if any(uitslag.bekend for uitslag in uitslagen):
        print("Er is iets bekend. Werk die pakketten bij: make pakketten, en dan bin/test.")
        return BEKEND
    if any(uitslag.niet_gevraagd for uitslag in uitslagen):
        print("Niet alles kon nagevraagd worden. Dit zegt dus NIET dat er niets aan de hand is.")
        return ONBEKEND
    print("Over geen van deze pakketten is iets bekend.")
    return GOED


def main() -> int:
    """Ask both."""
    return vertel([python_pakketten("base"), webpakketten()])


if __name__ == "__main__":
    sys.exit(main())
