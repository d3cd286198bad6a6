"""The board of actions as a worksheet (XLSX), for who wants to go on with it in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from io import BytesIO
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from acties.models import Actie
from acties.overzicht import Regel, blokken, gehoord_op, regel
from acties.tellen import Geteld, Peil
from organisatie.models import Organisatie
from organisatie.tekst import schone_tekst

INHOUDSTYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMULE = ("=", "+", "-", "@")
"""A text that begins so is a formula to a spreadsheet, whoever typed it."""

KOLOMMEN: tuple[tuple[str, int], ...] = (
    ("Project of strategie", 32),
    ("Nr", 6),
    ("Actie", 48),
    ("Actiehouder", 24),
    ("Functie", 24),
    ("Termijn", 12),
    ("Begint op", 12),
    ("Status", 18),
    ("Stand", 18),
    ("Laatste teken", 14),
    ("Laatste bericht", 48),
    ("Knelpunt", 40),
    ("Nodig", 40),
    ("Waarden", 40),
)
"""The headings, with how wide each is in characters."""


def maak_werkblad(lijst: Iterable[Geteld], organisatie: Organisatie) -> bytes:
    """Give these actions of the board, all pages of it, as an XLSX file: project by project, as the board has them."""
    boek = Workbook(write_only=True)
    boek.properties.creator = "CODIO"
    boek.properties.title = "Acties"
    blad: Any = boek.create_sheet("Acties")
    blad.freeze_panes = "A2"
    blad.page_setup.orientation = "landscape"
    blad.page_setup.fitToHeight = 0
    blad.sheet_properties.pageSetUpPr.fitToPage = True
    for nummer, (_, breedte) in enumerate(KOLOMMEN, 1):
        blad.column_dimensions[get_column_letter(nummer)].width = breedte
    blad.append([kop(blad, naam) for naam, _ in KOLOMMEN])
    rijen = [[cel(blad, waarde) for waarde in _rij(r)] for r in _gelezen(lijst, organisatie)]
    for rij in rijen:
        blad.append(rij)
    blad.auto_filter.ref = f"A1:{get_column_letter(len(KOLOMMEN))}{len(rijen) + 1}"
    uit = BytesIO()
    boek.save(uit)
    return uit.getvalue()


def antwoord(lijst: Iterable[Geteld], organisatie: Organisatie) -> HttpResponse:
    """Give the worksheet as a download, named after today."""
    reactie = HttpResponse(maak_werkblad(lijst, organisatie), content_type=INHOUDSTYPE)
    naam = f"acties-{timezone.localdate():%Y-%m-%d}.xlsx"
    reactie["Content-Disposition"] = content_disposition_header(True, naam) or ""
    return reactie


def _gelezen(lijst: Iterable[Geteld], organisatie: Organisatie) -> Iterable[Regel]:
    """Give the lines per project or strategy, with all that the sheet says of them; a fixed number of queries."""
    pks = [r.pk for blok in blokken(lijst) for r in blok.regels]
    acties = Actie.objects.filter(pk__in=pks).met_alles().met_laatste_teken()
    gelezen = acties.select_related("project", "dossier", "actiehouder__onderdeel")
    peil = Peil(organisatie)
    per_pk = {actie.pk: regel(actie, peil) for actie in gelezen}
    return [per_pk[pk] for pk in pks if pk in per_pk]


def _rij(r: Regel) -> list[Any]:
    actie: Any = r.actie
    return [
        str(actie.eigenaar),
        actie.nummer,
        actie.titel,
        actie.houder,
        actie.houder_zonder_naam,
        actie.termijn,
        actie.begint_op,
        actie.get_status_display(),
        r.sein,
        gehoord_op(actie),
        *((laatste.tekst, laatste.knelpunt, laatste.nodig) if (laatste := actie.laatste) else ("", "", "")),
        ", ".join(waarde.naam for waarde in actie.waarden.all()),
    ]


def kop(blad: Any, naam: str) -> Cell:
    """Give the cell of a heading."""
    cel = WriteOnlyCell(blad, value=naam)
    cel.font = Font(bold=True)
    return cel


def is_formule(tekst: str) -> bool:
    """Say whether a spreadsheet could take a text for a formula."""
    return tekst.lstrip().startswith(FORMULE)


def cel(blad: Any, waarde: Any) -> Cell:
    """Give a cell: dates and numbers as they are, a text as a text, whatever it begins with."""
    if not isinstance(waarde, str):
        cel = WriteOnlyCell(blad, value=waarde)
        cel.alignment = Alignment(vertical="top")
        if isinstance(waarde, date):
            cel.number_format = "d-m-yyyy"
        return cel
    schoon = schone_tekst(waarde)  # first: what it takes out may stand before a formula
    cel = WriteOnlyCell(blad, value=schoon or None)
    cel.alignment = Alignment(vertical="top", wrap_text=True)
    if is_formule(schoon):
        cel.data_type = "s"
        cel.quotePrefix = True  # so it stays a text when somebody edits the cell
    return cel
