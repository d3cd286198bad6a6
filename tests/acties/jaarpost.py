"""The people around the actions in the year of `test_jaar`, and the mails of that year as who gets them sees them.

`pytest -n0 -s tests/acties/test_jaar.py -k year` prints how many each role gets and about what; with
`CODIO_JAARPOST=mens7` also every mail to that person, with its day.
"""

from __future__ import annotations

import os
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from django.utils import timezone

from formats.bouwstenen import nieuwe_invulling
from moresprudentie.berichten import over_verslag, wacht_op_redactie
from moresprudentie.formats import VERSLAG
from moresprudentie.models import Verslag
from organisatie.meldingen import laat_vervallen
from organisatie.models import Bericht, Gebruiker, Melding, Rol
from project.handelingen.uitnodigen import stuur_overzicht
from project.models import Deelnemer, Project
from strategie.models import Dossier
from tests.conftest import maak_persoon

DEELNEMERS = 10
NAMEN = re.compile(r"(Actie|Project) \d+|‘.+?’")


class Omgeving:
    """Participants of each project, a redacteur and a strategy: they make that others get mail too."""

    def __init__(self, organisator: Gebruiker) -> None:
        self.organisator = organisator
        self.redacteur = maak_persoon("redacteur", Rol.REDACTEUR)
        cio = maak_persoon("cio", Rol.CIO)
        gokt = random.Random(2)  # noqa: S311 (the same year each time)
        self.projecten = list(Project.objects.order_by("pk"))
        self.aanbieden = {project.pk: gokt.randint(20, 340) for project in self.projecten}
        Dossier.objects.create(
            titel="Goed digitaal bestuur",
            aanleiding="akkoord",
            eigenaar=cio,
            bestuurder=cio,
            contactpersoon=cio,
            gemaakt_door=cio,
            accenten_vastgesteld_op=timezone.now() - timedelta(days=200),
        )
        Deelnemer.objects.bulk_create(
            Deelnemer(project=project, naam=f"Deelnemer {n}", email=f"deelnemer{p}-{n}@buiten.example")
            for p, project in enumerate(self.projecten)
            for n in range(DEELNEMERS)
        )

    def gebeurt(self, dag: int) -> None:
        """Let verslagen be offered and, a week later, taken on; let regievoerders send the overview that is asked of them."""
        for project in self.projecten:
            if dag == self.aanbieden[project.pk]:
                verslag = Verslag.objects.create(
                    project=project,
                    invulling=nieuwe_invulling(format=VERSLAG, door=self.organisator),
                    status=Verslag.Status.AANGEBODEN,
                    aangeboden_op=timezone.now(),
                    aangeboden_door=self.organisator,
                )
                wacht_op_redactie(verslag)
            elif dag == self.aanbieden[project.pk] + 7:
                Verslag.objects.filter(project=project).update(status=Verslag.Status.CONCEPT)
                laat_vervallen(over_verslag(project.verslag))
        vandaag = timezone.localdate()
        for melding in Melding.objects.filter(soort="overzicht", gemaakt_op__date=vandaag):
            project = Project.objects.get(pk=int(melding.onderwerp.removeprefix("overzicht:")))
            stuur_overzicht(project=project, door=project.regievoerder)


def _rol(adres: str) -> str:
    naam = adres.partition("@")[0]
    return next(
        (rol for rol in ("deelnemer", "regie", "redacteur", "organisator", "cio") if naam.startswith(rol)),
        "actiehouder",
    )


def _woorden(onderwerp: str) -> str:
    """Give a subject without the name of what it is about."""
    return re.sub(r"\d+", "N", NAMEN.sub("…", onderwerp))


def lijst() -> Iterator[str]:
    """Give, line by line, how many mails each role got, with the five subjects that came most."""
    per_rol: dict[str, Counter[str]] = defaultdict(Counter)
    per_mens: dict[str, Counter[str]] = defaultdict(Counter)
    for bericht in Bericht.objects.order_by("gemaakt_op"):
        rol = _rol(bericht.aan)
        per_rol[rol][_woorden(bericht.onderwerp)] += 1
        per_mens[rol][bericht.aan] += 1
    for rol, telling in per_mens.items():
        aantallen = sorted(telling.values())
        yield (
            f"{rol}: {len(aantallen)} mensen, {min(aantallen)}-{max(aantallen)} mails in het jaar, "
            f"gemiddeld {sum(aantallen) / len(aantallen):.0f}"
        )
        for onderwerp, aantal in per_rol[rol].most_common(5):
            yield f"    {aantal / len(aantallen):6.1f}  {onderwerp}"
    if wie := os.environ.get("CODIO_JAARPOST"):
        yield from mails_van(wie)


def mails_van(wie: str) -> Iterator[str]:
    """Give every mail to one person: the day and the subject."""
    for bericht in Bericht.objects.filter(aan__startswith=f"{wie}@").order_by("gemaakt_op"):
        yield f"{timezone.localtime(bericht.gemaakt_op):%a %d %b %Y}  {bericht.onderwerp}"


def meeste_op_een_dag() -> dict[str, int]:
    """Give for every address the most mails that came on one day."""
    per_dag: Counter[tuple[str, date]] = Counter(
        (bericht.aan, timezone.localtime(bericht.gemaakt_op).date()) for bericht in Bericht.objects.all()
    )
    meeste: dict[str, int] = {}
    for (adres, _), aantal in per_dag.items():
        meeste[adres] = max(aantal, meeste.get(adres, 0))
    return meeste
