"""Style of the office files: two documents that pandoc takes its styles from, and what pandoc has no style for."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

from documenten.formaten import Formaat

if TYPE_CHECKING:
    from lxml.etree import _Element

SJABLONEN = Path(__file__).parent / "sjablonen"
NAMEN = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
}
DATUMS = "//dcterms:created | //dcterms:modified | //meta:creation-date | //dc:date"
CEL = "//style:style[@style:name = $naam]/style:table-cell-properties"
ODT_LIJNEN = {"TableHeaderRowCell": "1.2pt solid #001a40", "TableRowCell": "0.5pt solid #c0c7d2"}
"""The line above a cell: a dark one opens a table, light ones divide its rows."""


def sjabloon_voor(formaat: Formaat) -> Path:
    """Give the document with the styles. To change one: open it in an office program, change the style, save."""
    return SJABLONEN / f"huisstijl.{formaat.value}"


def werk_af(bestand: bytes, moment: datetime) -> bytes:
    """Give the office file of pandoc with its real date, not 1970, and lines in the tables of ODT."""
    from lxml import etree

    def met_datum(wortel: _Element) -> None:
        for datum in wortel.xpath(DATUMS, namespaces=NAMEN):
            datum.text = moment.strftime("%Y-%m-%dT%H:%M:%SZ")

    bewerkingen = {"docProps/core.xml": met_datum, "meta.xml": met_datum, "content.xml": _trek_lijnen}
    uitvoer = BytesIO()
    with ZipFile(BytesIO(bestand)) as bron, ZipFile(uitvoer, "w") as doel:
        for deel in bron.infolist():
            inhoud = bron.read(deel)
            if bewerk := bewerkingen.get(deel.filename):
                wortel = etree.fromstring(inhoud)
                bewerk(wortel)
                inhoud = etree.tostring(wortel, xml_declaration=True, encoding="UTF-8")
            doel.writestr(deel, inhoud)
    return uitvoer.getvalue()


def _trek_lijnen(wortel: _Element) -> None:
    """Pandoc gives every cell of a table in ODT one of two styles of its own, which no document can replace."""
    for naam, lijn in ODT_LIJNEN.items():
        for cel in wortel.xpath(CEL, namespaces=NAMEN, naam=naam):
            opmaak = {"border": "none", "border-top": lijn, "padding": "0.12cm", "padding-left": "0cm"}
            cel.attrib.clear()
            cel.attrib.update({f"{{{NAMEN['fo']}}}{sleutel}": waarde for sleutel, waarde in opmaak.items()})
