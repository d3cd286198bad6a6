"""Style of the office files: two documents that pandoc takes its styles from, and what pandoc has no style for."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

from documenten import docx, odt
from documenten.formaten import Formaat
from documenten.kantoorxml import zoek
from documenten.kop import Kop

if TYPE_CHECKING:
    from lxml.etree import _Element

SJABLONEN = Path(__file__).parent / "sjablonen"
DATUMS = "//dcterms:created | //dcterms:modified | //meta:creation-date | //dc:date"
MAKERS = "//dc:creator | //meta:initial-creator"


def sjabloon_voor(formaat: Formaat) -> Path:
    """Give the document with the styles. To change one: open it in an office program, change the style, save."""
    return SJABLONEN / f"huisstijl.{formaat.value}"


def werk_af(bestand: bytes, kop: Kop) -> bytes:
    """Give the office file of pandoc with what it cannot say.

    That is: its real date, not 1970, and its author; what stands above and below each page; widths, lines and whole
    rows in tables; numbers before headings; lists in the styles of the program.
    """
    from lxml import etree

    uitvoer = BytesIO()
    with ZipFile(BytesIO(bestand)) as bron, ZipFile(uitvoer, "w") as doel:
        for deel in bron.infolist():
            inhoud = bron.read(deel)
            if bewerk := _bewerking(deel.filename, bron):
                wortel = etree.fromstring(inhoud)
                bewerk(wortel, kop)
                inhoud = etree.tostring(wortel, xml_declaration=True, encoding="UTF-8")
            doel.writestr(deel, inhoud)
    return uitvoer.getvalue()


def _bewerking(deel: str, bron: ZipFile) -> Callable[[_Element, Kop], None] | None:
    """What is done with this part of the file."""
    from lxml import etree

    if deel in ("docProps/core.xml", "meta.xml"):
        return _zet_eigenschappen
    if deel == "styles.xml" or re.fullmatch(r"word/(header|footer)\d*\.xml", deel):
        return _vul_in
    if deel == "content.xml":
        return lambda wortel, _: odt.werk_af(wortel)
    if deel == "word/document.xml":
        lijsten = docx.getelde_lijsten(etree.fromstring(bron.read("word/numbering.xml")))
        return lambda wortel, _: docx.werk_af(wortel, lijsten)
    return None


def _zet_eigenschappen(wortel: _Element, kop: Kop) -> None:
    for datum in zoek(wortel, DATUMS):
        datum.text = kop.moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    for maker in zoek(wortel, MAKERS):
        maker.text = kop.auteur


def _vul_in(wortel: _Element, kop: Kop) -> None:
    """Fill in what the sample document has between braces, above and below its pages."""
    for element in wortel.iter():
        for woord, tekst in kop.op_elke_bladzijde().items():
            if element.text and woord in element.text:
                element.text = element.text.replace(woord, tekst)
