"""Several documents in one PDF, each as often as it goes on paper."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pikepdf

from documenten.bundel import Bundel
from tests.documenten.pdf_controle import bladwijzers, controleer_pdf


def bladen(pdf: bytes) -> list[tuple[str, int]]:
    """Give of every page how wide it is (in millimetres) and how much it draws."""
    with pikepdf.open(BytesIO(pdf)) as bestand:
        return [
            (
                f"{round(float(blad.MediaBox[2]) / 72 * 25.4)}",
                len(blad.Contents.read_bytes()) if "/Contents" in blad else 0,
            )
            for blad in bestand.pages
        ]


def tekst_van(pdf: bytes, nummer: int) -> bytes:
    """Give what a page shows, without how it is labelled."""
    with pikepdf.open(BytesIO(pdf)) as bestand:
        regels = pikepdf.parse_content_stream(bestand.pages[nummer])
        return b"".join(
            pikepdf.unparse_content_stream([regel])
            for regel in regels
            if str(regel.operator) not in ("BDC", "BMC", "EMC")
        )


def test_every_document_comes_as_often_as_asked_in_the_order_of_the_bundle(maak):
    een, twee = maak(), replace(maak(), papier="A3-liggend")
    pdf = Bundel("stapel", ((een, 3), (twee, 0), (twee, 2))).als_pdf()
    assert controleer_pdf(pdf) == []
    los = len(bladen(een.als_pdf()))
    assert [breed for breed, _ in bladen(pdf)] == ["210"] * 3 * los + ["420"] * 2 * len(
        bladen(twee.als_pdf())
    )


def test_a_copy_shows_exactly_what_the_first_one_shows(maak):
    pdf = Bundel("stapel", ((maak(), 2),)).als_pdf()
    los = len(bladen(pdf)) // 2
    for nummer in range(los):
        assert tekst_van(pdf, nummer) == tekst_van(pdf, los + nummer)
        assert tekst_van(pdf, nummer) == tekst_van(maak().als_pdf(), nummer)


def test_who_has_it_read_aloud_hears_every_document_once(maak):
    een, drie = (Bundel("stapel", ((maak(), keer),)).als_pdf() for keer in (1, 3))
    assert bladwijzers(een) == bladwijzers(drie)
    assert labels(een) == labels(drie)


def labels(pdf: bytes) -> int:
    """Count the pieces of text that have a label."""
    with pikepdf.open(BytesIO(pdf)) as bestand:
        return sum(
            str(regel.operator) == "BDC"
            for blad in bestand.pages
            for regel in pikepdf.parse_content_stream(blad)
        )


def test_on_both_sides_of_the_paper_every_copy_begins_on_a_new_sheet(maak):
    document = maak()
    los = len(bladen(document.als_pdf()))
    pdf = Bundel("stapel", ((document, 2),), dubbelzijdig=True).als_pdf()
    assert controleer_pdf(pdf) == []
    per_keer = los + los % 2
    assert len(bladen(pdf)) == 2 * per_keer
    assert [inhoud == 0 for _, inhoud in bladen(pdf)] == 2 * ([False] * los + [True] * (los % 2))


def test_copies_cost_hardly_anything_in_the_file(maak):
    een, veel = (len(Bundel("stapel", ((maak(), keer),)).als_pdf()) for keer in (1, 60))
    assert veel < 2 * een
