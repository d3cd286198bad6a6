"""Looks whether the audit trail and the kept documents are still what was written."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from organisatie import zegel
from organisatie.models import Auditregel, Auditzegel


class Command(BaseCommand):
    """Says in plain Dutch what is wrong and where; ends with 1 when something is."""

    help = "Controleert of de audittrail en de bewaarde documenten nog zijn zoals ze zijn vastgelegd."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take an end of the chain that was kept elsewhere."""
        parser.add_argument(
            "--ijkpunt",
            default="",
            help="een eerder zegel dat je elders bewaarde, zoals dit programma het noemt",
        )

    def handle(self, *args: Any, **opties: Any) -> None:
        """Look through everything."""
        bevindingen = list(zegel.controleer(opties["ijkpunt"]))
        for bevinding in bevindingen:
            self.stdout.write(f"{bevinding.waar}: {bevinding.wat}")
        aantal, wacht = Auditzegel.objects.count(), zegel.onverzegeld()
        deur = Auditregel.objects.filter(wat__startswith="vastgelegde rij ").count()
        self.stdout.write(f"Regels met een zegel: {aantal}. Regels die op hun zegel wachten: {wacht}.")
        self.stdout.write(
            f"Rijen die met een reden door de deur gingen (in de audittrail na te lezen): {deur}."
        )
        weg = sum(regel.details["aantal"] for regel in zegel.opgeruimd())
        self.stdout.write(f"Regels die na hun bewaartermijn weggingen: {weg}.")
        self.stdout.write(f"Laatste zegel, om elders te bewaren: {zegel.laatste_zegel() or 'nog geen'}")
        if bevindingen:
            self.stdout.write(f"NIET GOED: {len(bevindingen)} bevindingen.")
            sys.exit(1)
        self.stdout.write("Alles klopt.")
