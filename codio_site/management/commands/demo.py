"""Plays the example case once, and writes its documents."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from codio_site.demo import (
    andere,
    citator,
    documenten,
    jaarverslag,
    organisatie,
    papier,
    project,
    regie,
    strategie,
    terugkoppeling,
    verhaal,
    volwassenheid,
    woo,
)
from documenten.maken import maak_wachtende
from moresprudentie.periode import Halfjaar
from organisatie.models import Organisatie
from waardenkader.handelingen import laad_kader


class Command(BaseCommand):
    """Makes the demo data when they are not there yet, and the documents in var/demo/."""

    help = "Speelt één traject van Provincie Voorbeeldland en schrijft de documenten naar var/demo/."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--map", type=Path, default=Path(settings.BASE_DIR) / "var" / "demo")

    def handle(self, *args: Any, **opties: Any) -> None:
        """Refuse outside a demo; never play the story twice."""
        if not settings.CODIO_DEMO:
            raise CommandError("Dit is geen demo (CODIO_DEMO=1): er komen geen voorbeeldgegevens bij.")
        al_gespeeld = Organisatie.objects.exists()
        if al_gespeeld:
            self._zeg("De voorbeeldgegevens zijn er al.")
        else:
            self._speel()
            maak_wachtende()
        if al_gespeeld and documenten.zijn_actueel(opties["map"]):
            self._zeg(f"De documenten in {opties['map'].name}/ zijn nog actueel.")
        else:
            self._schrijf_documenten(opties["map"])

    @transaction.atomic
    def _speel(self) -> None:
        vandaag = timezone.localdate()
        halfjaar = Halfjaar.van(vandaag).vorige
        begin_halfjaar = timezone.localtime(halfjaar.begin).date()
        self._zeg("Waardenkader en mensen")
        laad_kader()
        organisatie.richt_in()
        self._zeg("Strategie: vier fasen, van startnotitie tot implementatie")
        dossier = strategie.speel(begin_halfjaar - timedelta(days=200))
        self._zeg("Volwassenheidsmetingen: vorig jaar en dit jaar")
        volwassenheid.speel(vandaag)
        for gegevens in verhaal.projecten():
            self._zeg(f"Project: {gegevens['titel']}")
            project.speel(gegevens, dossier, project.agenda(gegevens, begin_halfjaar, vandaag))
        self._zeg(f"Terugkoppeling over het {halfjaar.naam.lower()}")
        strategie.meld_maatregelen(dossier, vandaag)
        terugkoppeling.speel(dossier, halfjaar)
        self._zeg("Verslagen van een andere organisatie")
        andere.speel()
        self._zeg("Jaarverslag voor het bestuur")
        jaarverslag.speel(dossier, vandaag)
        self._zeg("Regie op de acties: meldingen, een gesprek en herinneringen")
        regie.speel(vandaag)
        self._zeg("Van elkaar leren: een overgenomen actie, zoekvragen en een gemelde fout")
        citator.speel(vandaag)
        self._zeg("Een oud verslag van papier, nog in de maak")
        papier.speel(vandaag)
        self._zeg("Een Woo-verzoek, half nagekeken")
        woo.speel(vandaag)
        regie.laat_post_gaan()

    def _schrijf_documenten(self, map_: Path) -> None:
        begin = time.monotonic()
        aantal = 0
        for pad in documenten.schrijf(map_):
            aantal += 1
            self._zeg(f"{pad.name} ({pad.stat().st_size // 1024} kB)")
        self._zeg(f"{aantal} documenten in {time.monotonic() - begin:.0f} seconden")

    def _zeg(self, tekst: str) -> None:
        self.stdout.write(f"  {tekst}")
        self.stdout.flush()
