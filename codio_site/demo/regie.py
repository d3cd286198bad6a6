"""Watching the actions of the demo: what people reported, asked and spoke of, and the mails that the clock sent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from acties.handelingen import (
    Besproken,
    leg_gesprek_vast,
    meld_met_link,
    meld_voortgang,
    vraag_hoe_het_gaat,
    wijzig_actie,
)
from acties.link import maak_link
from acties.models import Actie
from codio_site.demo import klok, verhaal
from codio_site.demo.verhaal import persoon
from organisatie import meldingen
from organisatie.handelingen import kies_mail
from organisatie.models import Bericht
from project.handelingen.uitnodigen import stuur_overzicht
from project.models import Project

KLOK_VANAF = -30
"""From this day on, counted from today, the clock sends its mails."""
TEKSTEN = ("tekst", "knelpunt", "oplossing", "nodig", "bijstellen", "bewijs_link")

Gebeurtenis = dict[str, Any]


def speel(vandaag: date) -> None:
    """Play day by day what happened to the actions that were agreed, until now."""
    per_dag: dict[date, list[Gebeurtenis]] = defaultdict(list)
    for gebeurtenis in verhaal.lees("regie.toml")["gebeurtenissen"]:
        dag = klok.werkdag(vandaag + timedelta(days=gebeurtenis["dag"]))
        per_dag[min(dag, vandaag)].append(gebeurtenis)
    klok_vanaf = vandaag + timedelta(days=KLOK_VANAF)
    dag = min(per_dag)
    while dag <= vandaag:
        if dag >= klok_vanaf:
            with klok.op(klok.om(dag, 7, 5)):
                meldingen.ronde(dag)
        for gebeurtenis in per_dag[dag]:
            with klok.op(klok.om(dag, gebeurtenis.get("uur", 14))):
                DOE[gebeurtenis["wat"]](gebeurtenis)
        dag += timedelta(days=1)


def laat_post_gaan() -> None:
    """Let all mail of the story go: what was withdrawn in it had left long before, for the worker takes a minute."""
    Bericht.objects.filter(status=Bericht.Status.VERVALLEN).update(status=Bericht.Status.WACHT, fout="")


def _actie(gegevens: Gebeurtenis) -> Actie:
    return Actie.objects.geldend().get(titel__startswith=gegevens["actie"])


def _teksten(gegevens: Gebeurtenis) -> dict[str, Any]:
    return {naam: gegevens[naam] for naam in TEKSTEN if naam in gegevens}


def _bestand(gegevens: Gebeurtenis) -> SimpleUploadedFile | None:
    if "bestand" not in gegevens:
        return None
    naam = gegevens["bestand"]
    return SimpleUploadedFile(naam, (verhaal.MAP / "bestanden" / naam).read_bytes())


def _kies_mail(g: Gebeurtenis) -> None:
    kies_mail(gebruiker=persoon(g["wie"]), ritme=g["ritme"], niet=g.get("niet", []))


def _meld(g: Gebeurtenis) -> None:
    meld_voortgang(
        actie=_actie(g), door=persoon(g["wie"]), status=g["status"], bestand=_bestand(g), **_teksten(g)
    )


def _meld_met_link(g: Gebeurtenis) -> None:
    teken = maak_link(_actie(g)).rstrip("/").rpartition("/")[2]
    meld_met_link(teken=teken, status=g["status"], bestand=_bestand(g), **_teksten(g))


def _draag_over(g: Gebeurtenis) -> None:
    wijzig_actie(actie=_actie(g), door=persoon(g["wie"]), actiehouder=persoon(g["houder"]))


def _verzet_termijn(g: Gebeurtenis) -> None:
    # From today as it is outside the story, so that it is as far off as the story says.
    vandaag = timezone.localtime(klok.ECHTE_KLOK()).date()
    naar = klok.werkdag(vandaag + timedelta(days=g["naar_dag"]))
    wijzig_actie(actie=_actie(g), door=persoon(g["wie"]), termijn=naar)


def _vraag(g: Gebeurtenis) -> None:
    vraag_hoe_het_gaat(actie=_actie(g), door=persoon(g["wie"]))


def _voer_gesprek(g: Gebeurtenis) -> None:
    leg_gesprek_vast(
        eigenaar=Project.objects.get(titel=g["project"]),
        door=persoon(g["wie"]),
        op=timezone.localdate(),
        met=g["met"],
        samenvatting=g["samenvatting"],
        besproken=[Besproken(_actie(b), b["status"], teksten=_teksten(b)) for b in g["besproken"]],
    )


def _stuur_overzicht(g: Gebeurtenis) -> None:
    stuur_overzicht(project=Project.objects.get(titel=g["project"]), door=persoon(g["wie"]))


DOE: dict[str, Callable[[Gebeurtenis], None]] = {
    "kiest mail": _kies_mail,
    "meldt": _meld,
    "meldt met link": _meld_met_link,
    "draagt over": _draag_over,
    "verzet termijn": _verzet_termijn,
    "vraagt": _vraag,
    "voert gesprek": _voer_gesprek,
    "stuurt overzicht": _stuur_overzicht,
}
"""What can happen, by its name in the story."""
