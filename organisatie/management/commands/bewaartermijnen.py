"""What the worker does every night, by hand: let go what is past its term, or only say what would go."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from organisatie.bewaren import SOORTEN, ruim_op, standen


class Command(BaseCommand):
    """Says per kind how much is past its term, and lets it go unless told to try only."""

    help = "Haalt weg wat langer is bewaard dan de bewaartermijnen zeggen. Met --proef: zegt alleen wat weg zou gaan."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument(
            "--proef", action="store_true", help="haal niets weg, zeg alleen wat er te oud is"
        )

    def handle(self, *args: Any, **opties: Any) -> None:
        """Say what there is, and remove it."""
        if opties["proef"]:
            for stand in standen():
                self.stdout.write(
                    f"{stand.soort.naam}: {stand.te_oud} ouder dan {stand.dagen} dagen (voor {stand.grens:%d-%m-%Y})"
                )
            self.stdout.write("Dit was een proef: er is niets weggehaald.")
            return
        gedaan = ruim_op()
        for opruiming in gedaan:
            wat = opruiming.fout or f"{opruiming.aantal} weggehaald"
            self.stdout.write(f"{SOORTEN[opruiming.soort].naam}: {wat}")
        if not gedaan:
            self.stdout.write("Er was niets te oud.")
        if any(opruiming.fout for opruiming in gedaan):
            raise CommandError("Niet alles kon weg.")
