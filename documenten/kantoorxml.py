"""Names and searching in the XML of office files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMEN = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
}

HEEL_RIJEN, HEEL_TEKENS = 10, 1500
"""A table with no more rows and letters than this stays on one page; it fills less than half of one."""


def blijft_heel(tabel: _Element, rijen: int) -> bool:
    """Tell whether a table is so small that it need not go on on a next page."""
    return rijen <= HEEL_RIJEN and len(zoek(tabel, "normalize-space()")) <= HEEL_TEKENS


def zoek(element: _Element, pad: str, **namen: str) -> Any:
    """Give what an XPath finds from `element`, with the prefixes of `NAMEN`."""
    return element.xpath(pad, namespaces=NAMEN, **namen)


def naam(kort: str) -> str:
    """Give the full name of "w:val" as lxml writes it."""
    voorvoegsel, _, rest = kort.partition(":")
    return f"{{{NAMEN[voorvoegsel]}}}{rest}"


def zet(element: _Element, **kenmerken: str) -> _Element:
    """Set attributes, written as `w_val="1"` (and `fo_border_top` for "fo:border-top"); gives the element."""
    for sleutel, waarde in kenmerken.items():
        voorvoegsel, _, rest = sleutel.partition("_")
        element.set(naam(f"{voorvoegsel}:{rest.replace('_', '-')}"), waarde)
    return element


def kind(ouder: _Element, kort: str, plaats: int | None = None) -> _Element:
    """Give the child of `ouder` with this name; a new one at `plaats` (the end when None) when there is none."""
    gevonden = ouder.find(naam(kort))
    if gevonden is not None:
        return gevonden
    nieuw = ouder.makeelement(naam(kort), {})
    ouder.insert(len(ouder) if plaats is None else plaats, nieuw)
    return nieuw
