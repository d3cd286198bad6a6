"""Makes a backup of database and files: one archive."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from codio_site.backup import archief
from codio_site.backup.fouten import BackupFout
from codio_site.backup.maken import maak
from codio_site.backup.versleutelen import lees_sleutel, maak_sleutel


class Command(BaseCommand):
    """Writes one file, and reads it back."""

    help = "Maakt een back-up van de database en de bestanden in één bestand, en leest die na. Mensen kunnen doorwerken."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take where it goes, and a key."""
        parser.add_argument(
            "bestand", type=Path, help="waar de back-up komt; het bestand mag er nog niet zijn"
        )
        parser.add_argument(
            "--sleutel", type=Path, help="bestand met de sleutel waarmee de back-up wordt versleuteld"
        )
        parser.add_argument(
            "--nieuwe-sleutel",
            action="store_true",
            help="maak in BESTAND een nieuwe sleutel, en geen back-up",
        )
        parser.add_argument(
            "--alleen-controleren", action="store_true", help="lees een back-up na die er al is"
        )

    def handle(self, *args: Any, **opties: Any) -> None:
        """Make it, or look whether one is whole."""
        pad: Path = opties["bestand"]
        try:
            if opties["nieuwe_sleutel"]:
                maak_sleutel(pad)
                self.stdout.write(
                    f"De sleutel staat in {pad}. Bewaar hem ergens anders dan de back-ups: "
                    "zonder hem is er niets terug te zetten."
                )
                return
            sleutel = lees_sleutel(opties["sleutel"]) if opties["sleutel"] else None
            if not opties["alleen_controleren"]:
                maak(pad, sleutel=sleutel)
            lijst = archief.controleer(pad, sleutel)
        except BackupFout as fout:
            raise CommandError(str(fout)) from fout
        except OSError as fout:
            raise CommandError(
                f"{fout.filename or pad}: {fout.strerror}. Is die map er, en mag dit account erin?"
            ) from fout
        rijen = sum(aantal for aantal, _ in lijst["tabellen"].values())
        bestanden = sum(naam.startswith("bestanden/") for naam in lijst["delen"])
        hoe = "versleuteld" if sleutel else "niet versleuteld"
        self.stdout.write(
            f"{pad}: {pad.stat().st_size / 1e6:.1f} MB, {hoe}, gemaakt op {lijst['gemaakt_op'][:16]}."
        )
        self.stdout.write(
            f"{len(lijst['tabellen'])} tabellen met {rijen} rijen, {bestanden} bestanden. Alles is nagelezen en klopt."
        )
        self.stdout.write(f"Laatste zegel van de audittrail: {lijst['zegel'] or 'nog geen'}")
