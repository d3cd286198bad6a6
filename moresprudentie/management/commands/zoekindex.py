"""`manage.py zoekindex`: make what the databank searches in anew."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from moresprudentie.inhoud import lees
from moresprudentie.models import Verslag
from moresprudentie.zoekindex import zet_in_index
from moresprudentie.zoekstand import bewaar_tellingen


class Command(BaseCommand):
    """Make what search keeps of each published verslag anew, one by one; nobody who searches waits for it."""

    help = "Maakt opnieuw waar de databank in zoekt. Nodig na een nieuwe versie van CODIO die anders zoekt; vaker mag."

    def handle(self, *args: Any, **options: Any) -> None:
        """Take them one by one, as each stands at that moment."""
        aantal = 0
        for pk in list(Verslag.objects.gepubliceerd().order_by("pk").values_list("pk", flat=True)):
            aantal += _vernieuw(pk)
        bewaar_tellingen()
        self.stdout.write(f"Klaar: {aantal} verslagen.")


@transaction.atomic
def _vernieuw(pk: int) -> bool:
    """Renew one, unless it was withdrawn meanwhile."""
    rijen = Verslag.objects.gepubliceerd().select_related("huidige_versie")
    verslag = rijen.select_for_update(of=("self",), no_key=True).filter(pk=pk).first()
    if verslag is None or verslag.huidige_versie is None:
        return False
    zet_in_index(verslag, lees(verslag.huidige_versie.inhoud))
    return True
