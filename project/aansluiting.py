"""What this floor shows on the floors below, which do not know it: the blank poster, how many projects chose a value, and how
many used CODIO Project in a period.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from functools import partial

from django.db.models import Count

from organisatie.models import Gebruiker
from organisatie.tekst import begin_zin, geteld
from project.models import Gekozenwaarde, Project
from project.poster import lege_poster
from strategie import levend, uit_projecten
from strategie.levend import Feit
from strategie.models import Dossier
from strategie.uit_projecten import Telling, keten
from strategie.voortgang import na
from waardenkader import printset
from waardenkader.meetellen import SLEUTEL, telsleutels, telt_als
from waardenkader.models import Fundament, Waarde
from waardenkader.printset import Printblad


def posters() -> tuple[Printblad, ...]:
    """Give hand-out 5, to write on and to stick on."""
    kolommen = [(f.sleutel, f.naam) for f in Fundament.objects.actueel()]
    return tuple(
        Printblad(
            f"5-poster-{maat.lower()}",
            f"Hand-out 5, {maat}",
            printset.POSTER,
            f"hand-out-5-poster-{maat.lower()}",
            partial(lege_poster, kolommen, papier=f"{maat}-liggend"),
        )
        for maat in ("A1", "A3")
    )


def in_projecten(waarden: Collection[Waarde], gebruiker: Gebruiker) -> dict[int, Feit]:
    """Give per value how many projects chose it in their workshop; which these are is for their teams."""
    gekozen = Gekozenwaarde.objects.filter(project__in=Project.objects.order_by().values("pk")).order_by()
    per_slug = dict(
        gekozen.values_list(telt_als("waarde", SLEUTEL)).annotate(aantal=Count("project", distinct=True))
    )
    return {
        pk: Feit(_zoveel_kozen(per_slug[slug]))
        for pk, slug in telsleutels(waarden).items()
        if slug in per_slug
    }


def _zoveel_kozen(projecten: int) -> str:
    wie = begin_zin(geteld(projecten, "project", "projecten"))
    return f"{wie} {'koos' if projecten == 1 else 'kozen'} deze waarde"


def in_periode(dossier: Dossier, van: date, tot: date) -> Iterator[Telling]:
    """Give how many projects under a strategy began in a period, held their workshop, and what came of them."""
    begin, einde = na(van - timedelta(days=1)), na(tot)
    projecten = Project.objects.filter(dossier__in=keten(dossier)).order_by()
    begonnen = projecten.filter(aangemaakt_op__gte=begin, aangemaakt_op__lt=einde)
    gehouden = projecten.filter(workshop__afgerond_op__gte=begin, workshop__afgerond_op__lt=einde)
    bekend = projecten.filter(uitkomst_op__gte=begin, uitkomst_op__lt=einde).exclude(uitkomst="")
    yield Telling("Projecten begonnen met CODIO Project", begonnen.count())
    yield Telling("Workshops afgerond", gehouden.count())
    per_uitkomst = dict(bekend.values_list("uitkomst").annotate(aantal=Count("pk")))
    for uitkomst, naam in Project.Uitkomst.choices:
        if aantal := per_uitkomst.get(uitkomst):
            yield Telling(f"Uitkomst: {naam[:1].lower()}{naam[1:]}", aantal)


def sluit_aan() -> None:
    """Put these where the floors below ask for them; once, when Django starts."""
    printset.HOGER.append(posters)
    levend.BRONNEN.append(in_projecten)
    uit_projecten.TELLERS.append(in_periode)
