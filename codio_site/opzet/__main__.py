"""`python -m codio_site.opzet demo|test`: set up with any Python, then go on in the project's own."""

from __future__ import annotations

import os
import sys

from codio_site.opzet import demo_opties, installatie, test_opties
from codio_site.opzet.slot import Slot, eis_vrije_poort
from codio_site.opzet.stappen import Gestopt


def main(argumenten: list[str]) -> int:
    """Do the set-up for the demo or the tests and hand over to it."""
    wat, opties = argumenten[0], argumenten[1:]
    if wat == "test":
        test_opties.lees(opties)  # a wrong option stops here, before minutes of set-up
    try:
        slot = _begin_demo(opties) if wat == "demo" else None
        installatie.zet_klaar(voor_tests=wat == "test")
    except Gestopt as reden:
        print(reden, file=sys.stderr)
        return 1
    if slot:
        slot.geef_door()
    python = str(installatie.PYTHON)
    os.execv(python, [python, "-m", f"codio_site.opzet.{wat}", *opties])


def _begin_demo(argumenten: list[str]) -> Slot:
    """Take the folder for this demo; what cannot be is said here, before minutes of set-up."""
    opties = demo_opties.lees(argumenten)
    slot = Slot.neem()
    if not opties.geen_server:
        eis_vrije_poort(opties.poort)
    return slot


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
