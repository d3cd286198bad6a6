from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from moresprudentie.models import Bron
from moresprudentie.uitwisseling.bestand import schrijf_uit
from organisatie.tekst import begin_zin, geteld


class Command(BaseCommand):
    help = (
        "Schrijft alle gepubliceerde en ingetrokken verslagen van de eigen organisatie, met al hun versies, in een bestand. "
        "Ook wat niet openbaar is: bewaar het bestand veilig."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("bestand", help="waar het bestand komt; - is het scherm", metavar="BESTAND")
        parser.add_argument(
            "--organisatie",
            default="",
            help="naam van een organisatie die je volgt; zonder: de eigen verslagen",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        bron = kies_bron(options["organisatie"])
        if options["bestand"] == "-":
            for regel in schrijf_uit(bron):
                sys.stdout.buffer.write(regel)
            return
        pad, aantal = Path(options["bestand"]), -1
        half = pad.with_name(f"{pad.name}.half")
        try:
            with half.open("wb") as bestand:
                for regel in schrijf_uit(bron):
                    bestand.write(regel)
                    aantal += 1
            half.replace(pad)
        except OSError as fout:
            raise CommandError(f"{pad} kan niet worden geschreven: {fout.strerror}.") from fout
        self.stderr.write(f"{begin_zin(geteld(aantal, 'verslag staat', 'verslagen staan'))} in {pad}.")


def kies_bron(naam: str) -> Bron | None:
    """Give the source with this name; None for none, which is the own organisation."""
    if not naam:
        return None
    bron = Bron.objects.filter(naam=naam).first()
    if bron is None:
        namen = ", ".join(Bron.objects.values_list("naam", flat=True)) or "nog niemand"
        raise CommandError(f"Er zijn hier geen verslagen van {naam}. Wel van: {namen}.")
    return bron
