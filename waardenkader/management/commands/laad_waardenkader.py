from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from waardenkader.handelingen import laad_kader


class Command(BaseCommand):
    help = "Laadt het waardenkader; teksten die de organisatie heeft gewijzigd, blijven staan."

    def handle(self, *args: Any, **options: Any) -> None:
        verslag = laad_kader()
        if options["verbosity"] > 1:
            for naam in ("nieuw", "bijgewerkt"):
                for regel in getattr(verslag, naam):
                    self.stdout.write(f"{naam}: {regel}")
        for regel in verslag.behouden:
            self.stdout.write(f"zo gelaten, gewijzigd door de organisatie: {regel}")
        self.stdout.write(f"Waardenkader: {verslag.samenvatting()}.")
