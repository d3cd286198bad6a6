"""The figures as a worksheet (XLSX), for who wants to count on with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import content_disposition_header
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from acties.werkblad import INHOUDSTYPE, cel, kop
from moresprudentie.cijfers import lees_cijfers, redenen, wijzigingen
from moresprudentie.models.cijfers import CijferregelQuerySet
from moresprudentie.selectie import Selectie

Rij = Sequence[Any]


@dataclass(frozen=True)
class Inhoud:
    """What is put in it: the figures, what they are about, and the rows of which the texts are told."""

    cijfers: dict[str, Any]
    selectie: Selectie
    regels: CijferregelQuerySet
    vast: bool = False
    """The figures were sent and are fixed."""


@dataclass(frozen=True)
class Blad:
    """One sheet: its name, its headings with their width, and its rows."""

    naam: str
    koppen: Sequence[tuple[str, int]]
    rijen: list[Rij]


def maak_werkblad(inhoud: Inhoud) -> bytes:
    """Give the figures as an XLSX file: what was counted, the values, their trend, actions and outcomes."""
    boek = Workbook(write_only=True)
    boek.properties.creator = "CODIO"
    boek.properties.title = f"Cijfers {inhoud.selectie.halfjaar.naam.lower()}"
    for deel in _bladen(inhoud):
        blad: Any = boek.create_sheet(deel.naam)
        blad.freeze_panes = "A2"
        blad.page_setup.orientation = "landscape"
        blad.page_setup.fitToHeight = 0
        blad.sheet_properties.pageSetUpPr.fitToPage = True
        for nummer, (_, breedte) in enumerate(deel.koppen, 1):
            blad.column_dimensions[get_column_letter(nummer)].width = breedte
        blad.append([kop(blad, naam) for naam, _ in deel.koppen])
        for rij in deel.rijen:
            blad.append([cel(blad, waarde) for waarde in rij])
    uit = BytesIO()
    boek.save(uit)
    return uit.getvalue()


def antwoord(inhoud: Inhoud) -> HttpResponse:
    """Give the worksheet as a download, named after its half-year."""
    halfjaar = inhoud.selectie.halfjaar
    reactie = HttpResponse(maak_werkblad(inhoud), content_type=INHOUDSTYPE)
    naam = f"cijfers-{halfjaar.jaar}-{halfjaar.helft}.xlsx"
    reactie["Content-Disposition"] = content_disposition_header(True, naam) or ""
    return reactie


def _bladen(inhoud: Inhoud) -> Iterator[Blad]:
    cijfers = lees_cijfers(inhoud.cijfers)
    vraag_1 = cijfers["vraag_1"]
    yield Blad("Geteld", (("Wat", 44), ("Hoeveel", 40)), list(_geteld(inhoud, cijfers)))
    yield Blad("Waarden", WAARDEKOPPEN, [_waarde(rij) for rij in vraag_1["waarden"]])
    if vraag_1["codio"]:
        yield Blad("Waarden van CODIO", CODIOKOPPEN, [_codio(rij) for rij in vraag_1["codio"]])
    yield Blad(
        "Verloop in procenten",
        (("Waarde", 32), *((periode, 14) for periode in vraag_1["perioden"])),
        [
            ["Verslagen die zeggen wat het zwaarst woog", *vraag_1["verslagen_per_periode"]],
            *([rij["naam"], *rij["verloop"]] for rij in vraag_1["waarden"]),
        ],
    )
    yield Blad(
        "Wijzigingen",
        (("Verslag", 18), ("Project", 36), ("Actie", 48), ("Soort", 20), ("Toelichting", 60)),
        [
            [rij["nummer"], rij["project"], rij["titel"], rij["soort"], rij["toelichting"]]
            for rij in (cijfers["vraag_2"]["lijst"] if inhoud.vast else wijzigingen(inhoud.regels, None))
        ],
    )
    yield Blad(
        "Niet door",
        (("Verslag", 18), ("Project", 36), ("Reden", 80)),
        [
            [rij["nummer"], rij["project"], rij["reden"]]
            for rij in (cijfers["vraag_3"]["redenen"] if inhoud.vast else redenen(inhoud.regels, None))
        ],
    )


WAARDEKOPPEN = (
    *(("Plaats", 8), ("Waarde", 32), ("Fundament", 18), ("Zwaarst in (verslagen)", 22), ("Aandeel (%)", 12)),
    *(("Gekozen in (verslagen)", 22), ("Accentwaarde", 14), ("Eigen waarde", 14), ("Vorige plaats", 14)),
    ("Meegeteld", 40),
)
CODIOKOPPEN = (
    ("Waarde", 32),
    ("Zwaarst in (verslagen)", 22),
    ("Gekozen in (verslagen)", 22),
    ("Accentwaarde", 14),
    ("Uit", 40),
)


def _ja(waar: bool) -> str:
    return "ja" if waar else "nee"


def _waarde(rij: dict[str, Any]) -> Rij:
    return [
        *(rij["plaats"], rij["naam"], rij["fundament"], rij["zwaar"], rij["aandeel"], rij["gekozen"]),
        *(_ja(rij["accent"]), _ja(rij["eigen"]), rij["vorige_plaats"], ", ".join(rij["meegeteld"])),
    ]


def _codio(rij: dict[str, Any]) -> Rij:
    return [rij["naam"], rij["zwaar"], rij["gekozen"], _ja(rij["accent"]), ", ".join(rij["meegeteld"])]


def _geteld(inhoud: Inhoud, cijfers: dict[str, Any]) -> Iterator[Rij]:
    """Say what was counted, and the numbers of the three questions."""
    selectie, vraag_1, vraag_2, vraag_3 = (
        inhoud.selectie,
        cijfers["vraag_1"],
        cijfers["vraag_2"],
        cijfers["vraag_3"],
    )
    yield ["Halfjaar", selectie.halfjaar.naam]
    yield from ([wat, welke] for wat, welke in selectie.gekozen)
    yield ["Geteld op", date_format(timezone.localtime(selectie.tot), "j F Y")]
    yield ["Verslagen", cijfers["verslagen"]]
    yield ["Daarvan van een project zonder strategie", cijfers["zonder_strategie"]]
    yield ["Verslagen die zeggen wat het zwaarst woog", vraag_1["geteld"]]
    yield ["Verslagen die dat niet zeggen", vraag_1["zonder"]]
    yield ["Accentwaarden", vraag_1["accentwaarden"]]
    yield ["Acties", vraag_2["acties"]]
    yield ["Acties die een wijziging in de organisatie vragen", vraag_2["wijzigingen"]]
    yield ["Verslagen met zo'n actie", vraag_2["verslagen"]]
    yield ["Projecten met een bekende uitkomst", vraag_3["bekend"]]
    yield from ([f"Uitkomst: {u['naam']}", u["aantal"]] for u in vraag_3["uitkomsten"])
