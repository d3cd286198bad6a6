"""The options of bin/demo; apart, because they are read before any package is installed."""

from __future__ import annotations

import argparse
import sys
from typing import NoReturn

GEBRUIK = "bin/demo [--poort N] [--geen-server] [--hulp]"


class Opties(argparse.Namespace):
    """What was asked."""

    poort: int
    geen_server: bool


class Lezer(argparse.ArgumentParser):
    """Says in Dutch what it does not understand."""

    def error(self, message: str) -> NoReturn:
        """End with the usage."""
        sys.stderr.write(f"Die optie ken ik niet, of de waarde klopt niet.\ngebruik: {GEBRUIK}\n")
        sys.exit(2)

    def format_help(self) -> str:
        """Give the explanation; argparse's own words are English."""
        return super().format_help().replace("usage:", "gebruik:", 1)


def poort(tekst: str) -> int:
    """Give the number of a port; raises ValueError when there is no such port."""
    nummer = int(tekst)
    if not 0 < nummer < 65536:
        raise ValueError(tekst)
    return nummer


def lees(argumenten: list[str]) -> Opties:
    """Read the options; prints help or the mistake, in Dutch, and ends when there is nothing to do."""
    lezer = Lezer(
        prog="bin/demo",
        usage=GEBRUIK,
        description="Zet CODIO klaar, speelt één traject van een verzonnen provincie en dient het op.",
        add_help=False,
    )
    lezer._optionals.title = "opties"
    lezer.add_argument(
        "--poort", type=poort, default=8000, metavar="N", help="poort op 127.0.0.1 (standaard: 8000)"
    )
    lezer.add_argument("--geen-server", action="store_true", help="stop als alles klaarstaat")
    lezer.add_argument("--hulp", "-h", "--help", action="help", help="toon deze uitleg")
    return lezer.parse_args(argumenten, namespace=Opties())
