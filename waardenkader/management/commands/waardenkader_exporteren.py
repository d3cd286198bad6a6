from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from waardenkader.inlezen import schrijf_uit
from waardenkader.models import Kaderversie


class Command(BaseCommand):
    help = "Schrijft een waardenkader als CSV-bestand, om te wijzigen en weer in te lezen."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "bestand", nargs="?", help="waar het bestand komt; zonder: op het scherm", metavar="BESTAND.csv"
        )
        parser.add_argument("--kader", default="", help="sleutel van het kader; zonder: het kader in gebruik")

    def handle(self, *args: Any, **options: Any) -> None:
        versie = kies_kader(options["kader"])
        tekst = schrijf_uit(versie)
        if not options["bestand"]:
            self.stdout.write(tekst, ending="")
            return
        try:
            Path(options["bestand"]).write_bytes(tekst.encode())
        except OSError as fout:
            raise CommandError(f"{options['bestand']} kan niet worden geschreven: {fout.strerror}.") from fout
        self.stderr.write(f"{versie} staat in {options['bestand']}.")


def kies_kader(sleutel: str) -> Kaderversie:
    """Give the version with this key, without one that in use; raises `CommandError` with the keys that exist."""
    alle = list(Kaderversie.objects.op_gebruik())
    for versie in alle:
        if versie.sleutel == sleutel or (not sleutel and versie.actueel):
            return versie
    if not alle:
        raise CommandError("Er is nog geen waardenkader. Doe eerst: manage.py laad_waardenkader")
    raise CommandError(f"Er is geen kader {sleutel}. Wel: {', '.join(versie.sleutel for versie in alle)}.")
