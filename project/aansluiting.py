"""What this floor shows on the floors below, which do not know it: the blank poster, and how many projects chose a value."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from django.db.models import Count

from organisatie.models import Gebruiker
from organisatie.tekst import begin_zin, geteld
from project.models import Gekozenwaarde, Project
from project.poster import lege_poster
from strategie import levend
from strategie.levend import Feit
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


def sluit_aan() -> None:
    """Put these where the floors below ask for them; once, when Django starts."""
    printset.HOGER.append(posters)
    levend.BRONNEN.append(in_projecten)
