"""What pandoc leaves out of the text of a DOCX: widths and whole rows in tables, styles in cells and lists, numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from documenten.kantoorhtml import NUMMER
from documenten.kantoorxml import blijft_heel, kind, naam, zet, zoek

if TYPE_CHECKING:
    from lxml.etree import _Element

KOPNUMMERING = "77"
"""The number of the list in the sample document that makes "1", "2" before a heading."""
WIT_ONDER_TABEL = "160"
"""The twentieths of a point that stand under a table."""
PANDOCSTIJLEN = ("", "Compact", "BodyText", "FirstParagraph")
"""The styles that pandoc chooses by itself."""


def werk_af(wortel: _Element, lijsten: set[str]) -> None:
    """Finish the text; `lijsten` are the numbers of the lists that count, the other ones have bullets."""
    breedte = _tekstbreedte(wortel)
    for tabel in zoek(wortel, "//w:tbl"):
        _zet_breedten(tabel, breedte)
        _zet_rijen(tabel)
    for alinea in zoek(
        wortel, "//w:tbl/following-sibling::*[1][self::w:p/w:pPr/w:pStyle[@w:val = 'FirstParagraph']]"
    ):
        zet(kind(kind(alinea, "w:pPr"), "w:spacing"), w_before=WIT_ONDER_TABEL)
    for alinea in zoek(wortel, "//w:p[w:pPr/w:numPr]"):
        nummer = zoek(alinea, "string(w:pPr/w:numPr/w:numId/@w:val)")
        _geef_stijl(alinea, "ListNumber" if nummer in lijsten else "ListBullet")
    koppen = f"//w:bookmarkStart[starts-with(@w:name, '{NUMMER}')]/following-sibling::w:p[1]"
    for kop in zoek(wortel, koppen):
        nummering = kind(kind(kop, "w:pPr"), "w:numPr")
        zet(kind(nummering, "w:ilvl"), w_val="0")
        zet(kind(nummering, "w:numId"), w_val=KOPNUMMERING)


def getelde_lijsten(wortel: _Element) -> set[str]:
    """Give the numbers of the lists that count, from the part of the file that describes lists."""
    soorten = zoek(wortel, "//w:abstractNum[w:lvl[@w:ilvl='0']/w:numFmt/@w:val != 'bullet']/@w:abstractNumId")
    return {
        zoek(lijst, "string(@w:numId)")
        for lijst in zoek(wortel, "//w:num")
        if zoek(lijst, "string(w:abstractNumId/@w:val)") in soorten
    }


def _tekstbreedte(wortel: _Element) -> int:
    """The twentieths of a point between the margins."""
    maten = zoek(wortel, "//w:sectPr/w:pgSz/@w:w | //w:sectPr/w:pgMar/@w:left | //w:sectPr/w:pgMar/@w:right")
    breed, *marges = (int(maat) for maat in maten)
    return breed - sum(marges)


def _zet_breedten(tabel: _Element, breedte: int) -> None:
    """Give the table, its columns and its cells their width: programs differ in which of them they read."""
    kolommen = zoek(tabel, "w:tblGrid/w:gridCol")
    som = sum(int(kolom.get(naam("w:w"))) for kolom in kolommen)
    maten = [round(int(kolom.get(naam("w:w"))) * breedte / som) for kolom in kolommen]
    for kolom, maat in zip(kolommen, maten, strict=True):
        zet(kolom, w_w=str(maat))
    zet(zoek(tabel, "w:tblPr/w:tblW")[0], w_type="dxa", w_w=str(sum(maten)))
    for rij in zoek(tabel, "w:tr"):
        plaats = 0
        for cel in zoek(rij, "w:tc"):
            tot = plaats + int(zoek(cel, "string(w:tcPr/w:gridSpan/@w:val)") or 1)
            zet(kind(kind(cel, "w:tcPr", 0), "w:tcW", 0), w_w=str(sum(maten[plaats:tot])), w_type="dxa")
            plaats = tot


def _zet_rijen(tabel: _Element) -> None:
    """Keep every row on one page, and give its paragraphs the styles of a table."""
    for rij in zoek(tabel, "w:tr"):
        kind(kind(rij, "w:trPr", 0), "w:cantSplit", 0)
        stijl = "TableHeading" if zoek(rij, "w:trPr/w:tblHeader") else "TableContents"
        for alinea in zoek(rij, "w:tc/w:p"):
            if zoek(alinea, "string(w:pPr/w:pStyle/@w:val)") in PANDOCSTIJLEN:
                _geef_stijl(alinea, stijl)
    if blijft_heel(tabel, len(zoek(tabel, "w:tr"))):
        for alinea in zoek(tabel, "w:tr[position() < last()]/w:tc/w:p"):
            kind(kind(alinea, "w:pPr", 0), "w:keepNext", 1)
    if zoek(tabel, "w:tr/w:tc[1]/w:p/w:pPr/w:pStyle[@w:val = 'Rijkop']"):
        zet(zoek(tabel, "w:tblPr/w:tblLook")[0], w_firstColumn="1")


def _geef_stijl(alinea: _Element, stijl: str) -> None:
    zet(kind(kind(alinea, "w:pPr", 0), "w:pStyle", 0), w_val=stijl)
