"""Check that every test of a document can call: is this PDF one that everybody can read?"""

from __future__ import annotations

import re
from io import BytesIO

import page
import pikepdf

STROOM = re.compile(rb"\n\d+ 0 obj\n<<[^\n]*?/Length (\d+)[^\n]*>>\nstream\n")
PROFIELEN = {"PDF/UA-1": "ua1", "PDF/A-2a": "2a"}


def controleer_pdf(pdf: bytes) -> list[str]:
    """Give the problems of `pdf`, in words; an empty list means that it passes.

    Checks the two standards with a validator, and title, language, tags and bookmarks by reading the file.
    """
    problemen = _volgens_de_standaarden(pdf)
    with pikepdf.open(BytesIO(pdf)) as bestand:
        problemen += _volgens_het_bestand(bestand)
    return problemen


def bladwijzers(pdf: bytes) -> list[str]:
    """Give the titles of the bookmarks of `pdf`, from top to bottom."""
    titels: list[str] = []

    def lees(items: list[pikepdf.OutlineItem]) -> None:
        for item in items:
            titels.append(str(item.title))
            lees(list(item.children))

    with pikepdf.open(BytesIO(pdf)) as bestand, bestand.open_outline() as inhoud:
        lees(list(inhoud.root))
    return titels


def _volgens_de_standaarden(pdf: bytes) -> list[str]:
    problemen = []
    for naam, profiel in PROFIELEN.items():
        rapport = page.validate_pdf_bytes(pdf, profile=profiel)
        fouten = [fout for fout in rapport.failures if not _is_vergissing(fout.rule_id, pdf)]
        problemen += [f"{naam} {fout.rule_id}: {fout.message}" for fout in fouten]
        if not rapport.is_compliant and not rapport.failures:
            problemen.append(f"{naam}: afgekeurd zonder reden")
    return problemen


def _is_vergissing(regel: str, pdf: bytes) -> bool:
    """Tell whether the validator misreads a stream: data that ends in CR, before the LF that ends every stream.

    It takes the two for one line end and finds the length one too large. The lengths are then counted here.
    """
    return regel.endswith("STREAM-LENGTH-001") and all(
        pdf[begin.end() + int(begin[1]) :].startswith(b"\nendstream") for begin in STROOM.finditer(pdf)
    )


def _volgens_het_bestand(bestand: pikepdf.Pdf) -> list[str]:
    wortel = bestand.Root
    problemen = []
    if not str(wortel.get("/Lang", "")).lower().startswith("nl"):
        problemen.append("De taal is niet nl.")
    if not bool(wortel.get("/MarkInfo", {}).get("/Marked", False)):
        problemen.append("Het bestand zegt niet dat het labels heeft (MarkInfo).")
    if "/StructTreeRoot" not in wortel:
        problemen.append("Het bestand heeft geen labels (StructTreeRoot).")
    if "/Outlines" not in wortel or int(wortel.Outlines.get("/Count", 0)) == 0:
        problemen.append("Het bestand heeft geen bladwijzers.")
    with bestand.open_metadata() as gegevens:
        problemen += [
            f"De eigenschap {naam} ontbreekt."
            for naam in ("dc:title", "dc:creator", "dc:description", "pdfuaid:part", "pdfaid:part")
            if not gegevens.get(naam)
        ]
    if not wortel.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        problemen.append("De titel staat niet in de titelbalk (DisplayDocTitle).")
    return problemen
