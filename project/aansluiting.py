"""What this floor shows on the floors below, which do not know it: the blank poster, and how many projects chose a value."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from django.db.models import Count

from organisatie.models import Gebruiker
from organisatie.tekst import begin_zin, geteld
from project.models import Gekozenwaarde, Project
from project.poster import lege_poster
from strategie import levend
from strategie.levend import Feit
from waardenkader import printset
from waardenkader.models import Waarde
from waardenkader.printset import Printblad


def posters() -> tuple[Printblad, ...]:
    """Give hand-out 5, to write on and to stick on."""
    return tuple(
        Printblad(
            f"5-poster-{maat.lower()}",
            f"Hand-out 5, {maat}",
            printset.POSTER,
            f"hand-out-5-poster-{maat.lower()}",
            partial(lege_poster, papier=f"{maat}-liggend"),
        )
        for maat in ("A1", "A3")
    )


def in_projecten(waarden: Iterable[Waarde], gebruiker: Gebruiker) -> dict[int, Feit]:
    """Give per value how many projects chose it in their workshop; which these are is for their teams."""
    gekozen = Gekozenwaarde.objects.filter(
        waarde__in=waarden, project__in=Project.objects.order_by().values("pk")
    )
    tellingen = gekozen.order_by().values_list("waarde").annotate(aantal=Count("project", distinct=True))
    return {
        pk: Feit(
            f"{begin_zin(geteld(hoeveel, 'project', 'projecten'))} {'koos' if hoeveel == 1 else 'kozen'} deze waarde"
        )
        for pk, hoeveel in tellingen
    }


def sluit_aan() -> None:
    """Put these where the floors below ask for them; once, when Django starts."""
    printset.HOGER.append(posters)
    levend.BRONNEN.append(in_projecten)
