"""`python -m codio_site.opzet demo|test`: set up with any Python, then go on in the project's own."""

from __future__ import annotations

import os
import sys

from codio_site.opzet import demo_opties, installatie
from codio_site.opzet.stappen import Gestopt


def main(argumenten: list[str]) -> int:
    """Do the set-up for the demo or the tests and hand over to it."""
    wat, opties = argumenten[0], argumenten[1:]
    if wat == "demo":
        demo_opties.lees(opties)  # a wrong option stops here, before minutes of set-up
    try:
        installatie.zet_klaar(voor_tests=wat == "test")
    except Gestopt as reden:
        print(reden, file=sys.stderr)
        return 1
    python = str(installatie.PYTHON)
    os.execv(python, [python, "-m", f"codio_site.opzet.{wat}", *opties])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
