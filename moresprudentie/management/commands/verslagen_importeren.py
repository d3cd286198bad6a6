from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from moresprudentie.handelingen import lees_verslagen_in
from moresprudentie.handelingen.inlezen import NietIngelezen
from organisatie.tekst import begin_zin, geteld


class Command(BaseCommand):
    help = (
        "Leest een bestand met verslagen in: alles of niets. Twee keer inlezen is hetzelfde als een keer. Verslagen van een "
        "andere organisatie krijgen haar naam erbij."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("bestand", help="geschreven met verslagen_exporteren", metavar="BESTAND")
        parser.add_argument(
            "--eigen",
            action="store_true",
            default=None,
            help="het zijn onze eigen verslagen, ook al heten wij nu anders",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        pad = Path(options["bestand"])
        try:
            with pad.open("rb") as regels:
                gedaan = lees_verslagen_in(regels=regels, door=None, eigen=options["eigen"])
        except OSError as fout:
            raise CommandError(f"{pad} kan niet worden gelezen: {fout.strerror}.") from fout
        except NietIngelezen as fout:
            raise CommandError(f"Er is niets ingelezen. {' '.join(fout.messages)}") from fout
        van = "de eigen organisatie" if gedaan.eigen else gedaan.van
        tekst = f"{begin_zin(geteld(gedaan.nieuw, 'verslag', 'verslagen'))} van {van} ingelezen"
        if gedaan.al_hier:
            tekst += f"; {geteld(gedaan.al_hier, 'stond', 'stonden')} hier al"
        self.stdout.write(f"{tekst}.")
        if gedaan.onbekend:
            self.stdout.write(
                "Deze waarden staan in geen kader van deze installatie en tellen niet mee in de filters: "
                f"{', '.join(gedaan.onbekend)}."
            )
