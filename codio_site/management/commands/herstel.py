"""Puts a backup back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from codio_site.backup.fouten import BackupFout
from codio_site.backup.herstellen import herstel
from codio_site.backup.versleutelen import lees_sleutel


class Command(BaseCommand):
    """Checks everything first; refuses a database in which something stands."""

    help = "Zet een back-up terug in een lege database. Controleert eerst alles; gaat het mis, dan is er niets veranderd."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take which backup, its key, and whether what is there may go."""
        parser.add_argument("bestand", type=Path, help="de back-up")
        parser.add_argument(
            "--sleutel", type=Path, help="bestand met de sleutel, als de back-up versleuteld is"
        )
        parser.add_argument(
            "--overschrijf", action="store_true", help="vervang alles wat in de database staat"
        )

    def handle(self, *args: Any, **opties: Any) -> None:
        """Put it back."""
        try:
            sleutel = lees_sleutel(opties["sleutel"]) if opties["sleutel"] else None
            lijst = herstel(opties["bestand"], sleutel=sleutel, overschrijf=opties["overschrijf"])
        except BackupFout as fout:
            raise CommandError(str(fout)) from fout
        except OSError as fout:
            raise CommandError(f"{fout.filename or opties['bestand']}: {fout.strerror}.") from fout
        self.stdout.write(
            f"De back-up van {lijst['gemaakt_op'][:16]} staat terug: {len(lijst['tabellen'])} tabellen, gelijk aan toen."
        )
        self.stdout.write("Is deze versie van CODIO nieuwer dan die back-up? Draai dan nu manage.py migrate.")
        self.stdout.write(
            f"Controleer ook: manage.py audit_controleren --ijkpunt {lijst['zegel'] or 'ZEGEL'}"
        )
