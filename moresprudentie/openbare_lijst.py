"""All public verslagen in one list, for who works with a spreadsheet: CSV and XLSX, a row each (decision 0041)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO, StringIO
from typing import Any

from django.db import connection
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from acties.werkblad import cel, is_formule, kop
from moresprudentie.models import Openbaarstand, Verslagversie
from moresprudentie.opendata import json_adres, openbare_gegevens, openbare_versies
from moresprudentie.zoekindex import plat
from organisatie.models import Organisatie
from organisatie.tekst import schone_tekst

STAPEL = 500
"""So many verslagen are read at once."""
SCHEIDING = "; "
MEESTE_TEKENS = 32_000
"""What fits in a cell of a spreadsheet, with some room."""


@dataclass(frozen=True)
class Kolom:
    """A column: its name in the first row, what stands in it, and how wide it is in characters."""

    naam: str
    uitleg: str
    breedte: int = 20


KOLOMMEN = (
    Kolom("nummer", "Het vaste nummer van het verslag.", 16),
    Kolom("titel", "De titel van het project.", 40),
    Kolom("samenvatting", "De samenvatting, zonder opmaak.", 80),
    Kolom("organisatie", "De naam van de organisatie.", 28),
    Kolom("organisatie_id", "Het TOOI-adres of OIN van de organisatie. Kan leeg zijn.", 28),
    Kolom("onderdeel", "De afdeling waar het project hoort. Kan leeg zijn.", 24),
    Kolom("technologie", "De technologie waar het om gaat. Kan leeg zijn.", 24),
    Kolom("uitkomst", "Wat er over het project is besloten. Kan leeg zijn.", 24),
    Kolom("workshop", "De dag van de workshop. Kan leeg zijn.", 12),
    Kolom("deelnemers", "Hoeveel mensen meededen aan de workshop.", 12),
    Kolom("waarden", "De gekozen waarden, met puntkomma’s ertussen.", 48),
    Kolom("zwaarste waarden", "De waarden die het zwaarst wegen.", 32),
    Kolom("spanningen", "Welke waarden tegenover elkaar staan, als waarde – waarde.", 48),
    Kolom("acties", "Hoeveel acties er zijn afgesproken.", 8),
    Kolom("trefwoorden", "Woorden om op te zoeken, met puntkomma’s ertussen.", 32),
    Kolom("gepubliceerd op", "Wanneer het verslag voor het eerst verscheen, met tijdzone.", 24),
    Kolom("versie", "De hoeveelste versie dit is.", 8),
    Kolom("versie op", "Wanneer deze versie verscheen, met tijdzone.", 24),
    Kolom("adres", "Het vaste adres van de pagina.", 48),
    Kolom("json", "Het adres van het hele verslag als gegevens.", 48),
    Kolom("licentie", "Het adres van de licentie.", 48),
)


def rij(versie: Verslagversie, organisatie: Organisatie) -> list[str | int]:
    """Give one verslag as a row, with a cell for each of `KOLOMMEN`."""
    g = openbare_gegevens(versie, organisatie)
    teksten = {vraag["sleutel"]: vraag["tekst"] for sectie in g["secties"] for vraag in sectie["vragen"]}
    return [
        g["nummer"],
        g["titel"],
        plat(teksten.get("samenvatting", "")),
        g["organisatie"],
        g["organisatie_id"],
        g["onderdeel"],
        g["technologie"],
        g["uitkomst"]["naam"],
        g["workshop"]["datum"],
        g["workshop"]["deelnemers"],
        SCHEIDING.join(waarde["naam"] for waarde in g["waarden"]),
        SCHEIDING.join(waarde["naam"] for waarde in g["waarden"] if waarde["weegt_zwaar"]),
        SCHEIDING.join(f"{s['a']['naam']} – {s['b']['naam']}" for s in g["spanningen"]),
        len(g["acties"]),
        SCHEIDING.join(g["trefwoorden"]),
        g["gepubliceerd_op"],
        g["versie"],
        g["versie_op"],
        g["adres"],
        json_adres(versie.verslag.slug),
        g["licentie"],
    ]


def stapels() -> Iterator[list[Verslagversie]]:
    """Give all that is public in piles, the first that came in the databank first; each pile is read when it is asked for."""
    na = 0
    while pks := list(
        Openbaarstand.objects.filter(openbaar=True, verslag_id__gt=na)
        .order_by("verslag_id")
        .values_list("verslag_id", flat=True)[:STAPEL]
    ):
        yield list(openbare_versies(pks))
        na = pks[-1]


def csv_stukken(organisatie: Organisatie) -> Iterator[bytes]:
    """Give the list as CSV, bit by bit: with the mark by which a spreadsheet knows UTF-8, and formulas defused."""
    yield b"\xef\xbb\xbf" + _regels([[kolom.naam for kolom in KOLOMMEN]])
    for stapel in stapels():
        yield _regels([[_veilig(waarde) for waarde in rij(versie, organisatie)] for versie in stapel])


def _regels(rijen: list[list[Any]]) -> bytes:
    uit = StringIO(newline="")
    csv.writer(uit).writerows(rijen)
    return uit.getvalue().encode()


def _veilig(waarde: str | int) -> str | int:
    """Put an apostrophe before what a spreadsheet would take for a formula."""
    if isinstance(waarde, int):
        return waarde
    schoon = schone_tekst(waarde)
    return f"'{schoon}" if is_formule(schoon) else schoon


class NuTeDruk(Exception):
    """The sheet is being made for somebody else: one at a time, it takes much of the machine."""


def maak_xlsx(organisatie: Organisatie) -> bytes:
    """Give the list as an XLSX file; inside a transaction. Raises `NuTeDruk`."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtext('moresprudentie_openbare_lijst'))")
        if not cursor.fetchone()[0]:
            raise NuTeDruk
    boek = Workbook(write_only=True)
    boek.properties.creator = "CODIO"
    boek.properties.title = "Openbare verslagen"
    blad: Any = boek.create_sheet("Verslagen")
    blad.freeze_panes = "B2"
    for nummer, kolom in enumerate(KOLOMMEN, 1):
        blad.column_dimensions[get_column_letter(nummer)].width = kolom.breedte
    blad.append([kop(blad, kolom.naam) for kolom in KOLOMMEN])
    aantal = 1
    for stapel in stapels():
        for versie in stapel:
            blad.append([_cel(blad, waarde) for waarde in rij(versie, organisatie)])
        aantal += len(stapel)
    blad.auto_filter.ref = f"A1:{get_column_letter(len(KOLOMMEN))}{aantal}"
    _zet_uitleg(boek.create_sheet("Uitleg"))
    uit = BytesIO()
    boek.save(uit)
    return uit.getvalue()


def _zet_uitleg(blad: Any) -> None:
    """Say in a second sheet what stands in each column."""
    blad.column_dimensions["A"].width, blad.column_dimensions["B"].width = 20, 80
    blad.append([kop(blad, "kolom"), kop(blad, "wat erin staat")])
    for kolom in KOLOMMEN:
        blad.append([kolom.naam, kolom.uitleg])


def _cel(blad: Any, waarde: str | int) -> Any:
    """Give a cell: a number as it is, a text as a text, whatever it begins with."""
    if isinstance(waarde, int):
        return waarde
    schoon = schone_tekst(waarde)[:MEESTE_TEKENS]
    return cel(blad, schoon) if is_formule(schoon) else schoon or None
