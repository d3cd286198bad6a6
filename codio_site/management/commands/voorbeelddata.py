"""Fills the databank with many verslagen, to see how it does when it is large."""

from __future__ import annotations

import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from codio_site.voorbeelddata.laden import laad
from organisatie.models import Gebruiker, Organisatie
from waardenkader.handelingen import laad_kader


class Command(BaseCommand):
    """Adds published verslagen of projects that never were; never where people work."""

    help = "Vult de databank met veel verzonnen verslagen. Niet in productie."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take how many."""
        parser.add_argument("--verslagen", type=int, default=1000, help="hoeveel verslagen erbij komen")

    def handle(self, *args: Any, **opties: Any) -> None:
        """Refuse in production; else tell how far it is."""
        if not (settings.DEBUG or settings.CODIO_DEMO):
            raise CommandError(
                "Dit is een installatie om mee te werken: er komen geen verzonnen verslagen bij."
            )
        aantal = opties["verslagen"]
        if aantal < 1:
            raise CommandError("Vraag ten minste één verslag.")
        begin = time.monotonic()
        door = _wie()
        for klaar in laad(aantal, door=door):
            self.stdout.write(f"  {klaar} van {aantal} verslagen, {time.monotonic() - begin:.0f} s")
            self.stdout.flush()
        self.stdout.write(f"Klaar in {time.monotonic() - begin:.0f} s.")


def _wie() -> Gebruiker:
    """Give who is behind the projects; makes the organisation and its framework when there is none."""
    if not Organisatie.objects.exists():
        Organisatie.objects.create(naam="Provincie Voorbeeldland", soort="provincie")
    laad_kader()
    return Gebruiker.objects.get_or_create(
        username="voorbeelddata",
        defaults={"first_name": "Vera", "last_name": "Voorbeeld", "is_active": False},
    )[0]
