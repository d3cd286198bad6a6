"""The options of bin/demo; apart, because they are read before any package is installed."""

from __future__ import annotations

import argparse
import sys
from typing import NoReturn


class Opties(argparse.Namespace):
    """What was asked."""

    poort: int
    geen_server: bool


class Lezer(argparse.ArgumentParser):
    """Says in Dutch what it does not understand."""

    def error(self, message: str) -> NoReturn:
        """End with the usage."""
        sys.stderr.write(f"Die optie ken ik niet, of de waarde klopt niet.\n{self.format_usage()}")
        sys.exit(2)


def lees(argumenten: list[str]) -> Opties:
    """Read the options; prints help or the mistake, in Dutch, and ends when there is nothing to do."""
    lezer = Lezer(
        prog="bin/demo",
        usage="bin/demo [--poort N] [--geen-server] [--hulp]",
        description="Zet CODIO klaar, speelt één traject van een verzonnen provincie en dient het op.",
        add_help=False,
    )
    lezer._optionals.title = "opties"
    lezer.add_argument(
        "--poort", type=int, default=8000, metavar="N", help="poort op 127.0.0.1 (standaard: 8000)"
    )
    lezer.add_argument("--geen-server", action="store_true", help="stop als alles klaarstaat")
    lezer.add_argument("--hulp", "-h", "--help", action="help", help="toon deze uitleg")
    return lezer.parse_args(argumenten, namespace=Opties())
