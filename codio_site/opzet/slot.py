"""One demo per folder: who starts a second one is told where the first one is. Standard library only."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import socket
from pathlib import Path

from codio_site.opzet.stappen import Gestopt

PROJECT = Path(__file__).resolve().parent.parent.parent
ERFENIS = "CODIO_DEMO_SLOT"
"""Names the open file to the process that goes on after the set-up, so that the folder is ours all the time."""
MEEST_GEPROBEERD = 20


class Slot:
    """The folder is ours until this process ends, however it ends: the kernel keeps the lock, not the file."""

    def __init__(self, bestand: int) -> None:
        self.bestand = bestand

    @classmethod
    def neem(cls, project: Path = PROJECT) -> Slot:
        """Take the folder, or what the set-up took already; raises Gestopt when another demo has it."""
        if geerfd := os.environ.pop(ERFENIS, ""):
            os.set_inheritable(int(geerfd), False)
            return cls(int(geerfd))
        try:
            (project / "var").mkdir(exist_ok=True)
            bestand = os.open(project / "var" / "demo.slot", os.O_RDWR | os.O_CREAT, 0o644)
        except PermissionError as fout:
            raise Gestopt("De map var/ is van een ander account. Start bin/demo als dat account.") from fout
        try:
            fcntl.flock(bestand, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as fout:
            with os.fdopen(bestand, "rb") as ander:
                raise Gestopt(_wie_er_is(ander.read())) from fout
        slot = cls(bestand)
        slot.meld()
        return slot

    def meld(self, adres: str = "") -> None:
        """Note for a second one who this is, and where it serves; no address while it does not yet."""
        os.ftruncate(self.bestand, 0)
        os.pwrite(self.bestand, json.dumps({"proces": os.getpid(), "adres": adres}).encode(), 0)

    def geef_door(self) -> None:
        """Keep the folder for the program that takes the place of this one (`os.execv`)."""
        os.set_inheritable(self.bestand, True)
        os.environ[ERFENIS] = str(self.bestand)


def _wie_er_is(inhoud: bytes) -> str:
    """Say which demo has the folder, and how it ends."""
    try:
        gegevens = json.loads(inhoud)
        proces, adres = int(gegevens["proces"]), str(gegevens["adres"])
    except (ValueError, KeyError, TypeError):
        return "In deze map is bin/demo al gestart. Wacht tot dat klaar is, of stop het daar met Ctrl-C."
    stoppen = f"Stoppen: Ctrl-C in dat venster, of  kill {proces}"
    if adres:
        return f"In deze map draait al een demo, op  {adres}\n{stoppen}"
    return f"In deze map zet bin/demo al een demo klaar. Wacht tot dat klaar is.\n{stoppen}"


def eis_vrije_poort(poort: int) -> None:
    """Raise Gestopt when nobody can be served on this port, with one on which it can."""
    nummer = _probeer(poort)
    if not nummer:
        return
    reden = "mag dit account niet gebruiken" if nummer == errno.EACCES else "is al bezet door iets anders"
    raise Gestopt(f"Poort {poort} {reden}. Kies een andere: bin/demo --poort {_vrije_poort(poort)}")


def _vrije_poort(bezet: int) -> int:
    """Give a port near this one that is free now."""
    eerste = max(bezet + 1, 1024)
    for poort in range(eerste, min(eerste + MEEST_GEPROBEERD, 65536)):
        if not _probeer(poort):
            return poort
    return 8000 if bezet != 8000 else 8080


def _probeer(poort: int) -> int:
    """Give 0 when a server can listen on this port, else the number of the error."""
    with socket.socket() as proef:
        proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            proef.bind(("127.0.0.1", poort))
        except OSError as fout:
            return fout.errno or errno.EADDRINUSE
    return 0
