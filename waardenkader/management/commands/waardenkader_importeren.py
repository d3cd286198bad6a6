from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from waardenkader.bestand import Onleesbaar, als_tekst, lees
from waardenkader.forms import CODENAAM_MAX, nieuwe_sleutel
from waardenkader.handelingen import lees_kader_in, lever_kaderbestand_aan
from waardenkader.inlezen import maak_plan
from waardenkader.management.commands.waardenkader_exporteren import kies_kader
from waardenkader.models import Kaderversie
from waardenkader.plan import Plan


class Command(BaseCommand):
    help = (
        "Leest een waardenkader uit een CSV-bestand: eerst wordt elke regel nagekeken, dan verandert alles of niets. "
        "Kolommen: fundament, principe, waarde en definitie, en als je wilt sleutel, toelichting, hoort bij en bron."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("bestand", metavar="BESTAND.csv")
        parser.add_argument("--kader", default="", help="sleutel van het kader; zonder: het kader in gebruik")
        parser.add_argument("--nieuw", default="", metavar="NAAM", help="naam van een nieuwe, eigen code")
        parser.add_argument("--proef", action="store_true", help="alleen laten zien wat er zou veranderen")

    def handle(self, *args: Any, **options: Any) -> None:
        doel = self._doel(options["kader"], " ".join(options["nieuw"].split()))
        try:
            inhoud = Path(options["bestand"]).read_bytes()
            plan = maak_plan(**doel, tabel=lees(als_tekst(inhoud)))
        except OSError as fout:
            raise CommandError(f"{options['bestand']} kan niet worden gelezen: {fout.strerror}.") from fout
        except Onleesbaar as fout:
            raise CommandError(str(fout)) from fout
        self._zeg(plan)
        if plan.fouten:
            raise CommandError("Er is niets ingelezen.")
        if options["proef"] or not plan.wijzigingen:
            self.stdout.write(
                "Dit was een proef: er is niets veranderd." if options["proef"] else "Er verandert niets."
            )
            return
        bestand = lever_kaderbestand_aan(
            inhoud=inhoud, bestandsnaam=Path(options["bestand"]).name, door=None, **doel
        )
        try:
            lees_kader_in(bestand=bestand, door=None, gezien=plan.kenmerk)
        except ValidationError as fout:
            raise CommandError(" ".join(fout.messages)) from fout
        self.stdout.write(f"{plan.versie}: {plan.samenvatting()}.")

    def _doel(self, sleutel: str, nieuw: str) -> dict[str, str]:
        if not nieuw:
            versie = kies_kader(sleutel)
            return {"sleutel": versie.sleutel, "naam": versie.naam}
        if sleutel or Kaderversie.objects.filter(naam__iexact=nieuw).exists():
            raise CommandError("Een nieuwe code heeft een nieuwe naam, en geen --kader.")
        if len(nieuw) > CODENAAM_MAX:
            raise CommandError(f"De naam van een code heeft hooguit {CODENAAM_MAX} tekens.")
        bezet = Kaderversie.objects.values_list("sleutel", flat=True)
        return {"sleutel": nieuwe_sleutel(nieuw, bezet), "naam": nieuw}

    def _zeg(self, plan: Plan) -> None:
        for fout in plan.fouten:
            self.stderr.write(str(fout))
        if plan.fouten:
            return
        for kop, wijzigingen in plan.per_soort():
            self.stdout.write(f"{kop}:")
            for w in wijzigingen:
                van = f"{w.was} → " if w.was else ""
                wordt = f": {van}{w.wordt or '(leeg)'}" if w.veld or w.wordt else ""
                self.stdout.write(f"  {w.wat}{f' ({w.veld})' if w.veld else ''}{wordt}")
        if plan.let_op:
            self.stdout.write(f"Let op. {plan.let_op}")
