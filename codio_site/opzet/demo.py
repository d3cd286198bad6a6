"""bin/demo, after the set-up: database, example trajectory, documents, web server."""

from __future__ import annotations

import hashlib
import os
import secrets
import signal
import sys
import time
from pathlib import Path
from typing import NoReturn

from codio_site.opzet import demo_opties
from codio_site.opzet.slot import Slot, eis_vrije_poort
from codio_site.opzet.stappen import Gestopt, stap
from codio_site.postgres import PostgresFout, database

PROJECT = Path(__file__).resolve().parent.parent.parent
VAR = PROJECT / "var"
GESTOPT = "\nGestopt. De gegevens blijven bewaard in var/."


def main(argumenten: list[str]) -> int:
    """Run the demo; gives the exit code."""
    begin = time.monotonic()
    opties = demo_opties.lees(argumenten)
    signal.signal(signal.SIGTERM, stop_netjes)
    try:
        slot = Slot.neem()
        if not opties.geen_server:
            eis_vrije_poort(opties.poort)
        _zet_omgeving(opties.poort)
        with database(PROJECT) as url:
            os.environ["DATABASE_URL"] = url
            _vul()
            print(
                f"\nAlles staat klaar ({time.monotonic() - begin:.0f} s). Documenten: var/demo/", flush=True
            )
            if not opties.geen_server:
                eis_vrije_poort(opties.poort)  # it may have been taken in the minutes since
                slot.meld(f"http://127.0.0.1:{opties.poort}/")
                _toon(opties.poort)
                _dien_op(opties.poort)
                print(GESTOPT)
    except (Gestopt, PostgresFout) as reden:
        print(reden, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(GESTOPT)
    return 0


def stop_netjes(*_: object) -> NoReturn:
    """Turn SIGTERM into an ordinary end, so that the database is stopped too."""
    raise KeyboardInterrupt


def _zet_omgeving(poort: int) -> None:
    """Set what the settings read from the environment."""
    VAR.mkdir(exist_ok=True)
    sleutel = VAR / "geheime-sleutel"
    if not sleutel.is_file():
        with os.fdopen(os.open(sleutel, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as bestand:
            bestand.write(secrets.token_urlsafe(60))
    os.environ["DJANGO_SETTINGS_MODULE"] = "codio_site.settings"
    os.environ["CODIO_DEMO"] = "1"
    os.environ["CODIO_DEBUG"] = ""
    os.environ.setdefault("SECRET_KEY", sleutel.read_text())
    os.environ.setdefault("SITE_URL", f"http://127.0.0.1:{poort}")
    os.environ.setdefault("CODIO_LOGNIVEAU", "WARNING")
    os.environ.setdefault("CODIO_WERKER_IN_WEB", "1")


def _vul() -> None:
    """Bring the database up to date, play the example trajectory and collect the static files."""
    import django
    from django.core.management import call_command
    from django.db import connections

    with stap("Database bijwerken"):
        django.setup()
        call_command("migrate", interactive=False, verbosity=0)
    with stap("Waardenkader laden"):
        call_command("laad_waardenkader", verbosity=0)
    with stap("Voorbeeldtraject van Provincie Voorbeeldland"):
        call_command("demo")
    with stap("E-mail bezorgen in var/post/"):
        call_command("werker", tot_leeg=True)
    stempel, som = VAR / "static" / ".codio.sha256", _som_van_statische_bestanden()
    if not stempel.is_file() or stempel.read_text() != som:
        with stap("Stijlbladen, scripts en lettertypen verzamelen"):
            call_command("collectstatic", interactive=False, verbosity=0, clear=True)
            stempel.write_text(som)
    connections.close_all()


def _som_van_statische_bestanden() -> str:
    """Give a checksum over name, size and time of every static file."""
    from django.contrib.staticfiles.finders import get_finders

    som = hashlib.sha256()
    for finder in get_finders():
        for naam, opslag in finder.list([]):
            gegevens = Path(opslag.path(naam)).stat()
            som.update(f"{naam} {gegevens.st_size} {gegevens.st_mtime_ns}\n".encode())
    return som.hexdigest()


def _toon(poort: int) -> None:
    """Print where to look and who to be."""
    from codio_site.checks import DEMO_ACCOUNTS, DEMO_WACHTWOORD

    print(
        f"""
CODIO draait op  http://127.0.0.1:{poort}/
Zonder inloggen  http://127.0.0.1:{poort}/openbaar/
Accounts         {", ".join(DEMO_ACCOUNTS)}
Wachtwoord       {DEMO_WACHTWOORD}  (voor alle accounts)
Live workshop    log in als gespreksleider, open ‘Cameratoezicht bij bruggen en sluizen’ en kies Oefen deze workshop.
                 ‘Luchtfoto’s voor toezicht op het buitengebied’ staat klaar om echt te openen.
Stoppen          Ctrl-C
""",
        flush=True,
    )


def _dien_op(poort: int) -> None:
    """Serve until it is told to stop; the server takes Ctrl-C itself."""
    import uvicorn

    uvicorn.run(
        "codio_site.asgi:application", host="127.0.0.1", port=poort, log_level="warning", lifespan="on"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
