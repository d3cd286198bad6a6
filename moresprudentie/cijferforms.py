"""The choices above the figures: which half-year, and which part of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection
from django.db.models import Max, Min
from django.http import QueryDict
from django.utils import timezone

from moresprudentie.models import Cijferregel, Zoekvak
from moresprudentie.periode import Halfjaar
from moresprudentie.selectie import UITKOMST_OPEN, Selectie
from project.models import Project
from strategie.models import Dossier

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True)
class Keuzelijst:
    """One choice of the form: its name in the address, its label, what can be chosen and what is."""

    naam: str
    label: str
    opties: Sequence[tuple[str, str]]
    gekozen: str


def halfjaren() -> list[Halfjaar]:
    """Give the half-years with verslagen, the newest first; this one when there are none at all."""
    grenzen = Cijferregel.objects.aggregate(eerste=Min("gepubliceerd_op"), laatste=Max("gepubliceerd_op"))
    if grenzen["eerste"] is None:
        return [Halfjaar.van(timezone.now())]
    reeks, laatste = [Halfjaar.van(grenzen["eerste"])], Halfjaar.van(grenzen["laatste"])
    while reeks[-1] < laatste:
        reeks.append(reeks[-1].volgende)
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT plek FROM unnest(%s::timestamptz[], %s::timestamptz[]) WITH ORDINALITY AS h (begin, einde, plek)
            WHERE EXISTS (
                SELECT 1 FROM moresprudentie_cijferregel AS c WHERE c.gepubliceerd_op >= h.begin AND c.gepubliceerd_op < h.einde
            )
            """,
            [[h.begin for h in reeks], [h.einde for h in reeks]],
        )
        return [reeks[plek - 1] for (plek,) in cursor.fetchall()][::-1]


def lees_halfjaar(tekst: str) -> Halfjaar | None:
    """Read a half-year from an address ("2026-1"); None when it says none."""
    jaar, _, helft = tekst.partition("-")
    jaren = len(jaar) == 4 and jaar.isascii() and jaar.isdigit() and 1900 < int(jaar) < 9999
    if jaren and helft in ("1", "2"):  # those before and after it are years too
        return Halfjaar(int(jaar), int(helft))
    return None


def lees_selectie(gegevens: QueryDict, dossiers: Sequence[Dossier], *, alle: bool) -> Selectie:
    """Read a selection from an address; what is not known there is left out.

    Takes the strategies that the reader may choose from, and whether all of them together are one of the choices.
    """
    halfjaar = lees_halfjaar(gegevens.get("halfjaar", "")) or halfjaren()[0]
    per_pk = {str(dossier.pk): dossier for dossier in dossiers}
    dossier = per_pk.get(gegevens.get("strategie", ""))
    if dossier is None and not alle and dossiers:
        dossier = dossiers[0]
    uitkomst = gegevens.get("uitkomst", "")
    return Selectie(
        halfjaar,
        dossier,
        onderdeel=gegevens.get("onderdeel", "").replace("\x00", "")[:200],
        technologie=gegevens.get("technologie", "").replace("\x00", "")[:200],
        uitkomst=uitkomst if uitkomst in (*Project.Uitkomst.values, UITKOMST_OPEN) else "",
    )


def keuzelijsten(selectie: Selectie, dossiers: Sequence[Dossier], *, alle: bool) -> list[Keuzelijst]:
    """Give the choices of the form, with what is chosen among them also when nothing has it any more."""
    namen = Zoekvak.objects.exclude(onderdeel=None).order_by("onderdeel__naam")
    onderdelen = namen.values_list("onderdeel__naam", flat=True).distinct()
    technieken = Zoekvak.objects.exclude(technologie="").order_by("technologie")
    dit = selectie.halfjaar
    reeks = halfjaren()
    perioden = reeks if dit in reeks else [dit, *reeks]
    uitkomsten = [*Project.Uitkomst.choices, (UITKOMST_OPEN, "Nog niet bekend")]
    return [
        Keuzelijst(
            "halfjaar",
            "Halfjaar",
            [(f"{h.jaar}-{h.helft}", h.naam) for h in perioden],
            f"{dit.jaar}-{dit.helft}",
        ),
        Keuzelijst(
            "strategie",
            "Strategie",
            [*([("", "Alle strategieën")] if alle else []), *((str(d.pk), str(d)) for d in dossiers)],
            str(selectie.dossier.pk) if selectie.dossier else "",
        ),
        _lijst("onderdeel", "Onderdeel", "Alle onderdelen", onderdelen, selectie.onderdeel),
        _lijst(
            "technologie",
            "Technologie",
            "Alle technologieën",
            technieken.values_list("technologie", flat=True).distinct(),
            selectie.technologie,
        ),
        Keuzelijst("uitkomst", "Uitkomst", [("", "Alle uitkomsten"), *uitkomsten], selectie.uitkomst),
    ]


def _lijst(naam: str, label: str, alles: str, namen: Iterable[str], gekozen: str) -> Keuzelijst:
    waarden = list(dict.fromkeys([*namen, *([gekozen] if gekozen else [])]))
    return Keuzelijst(naam, label, [("", alles), *((w, w) for w in waarden)], gekozen)
