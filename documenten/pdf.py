"""HTML to PDF: PDF/A-2a and PDF/UA-1 in one file."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from weasyprint import Document as Opmaak

PAPIER = {
    "A4": "210mm 297mm",
    "A4-liggend": "297mm 210mm",
    "A3-liggend": "420mm 297mm",
    "A1-liggend": "841mm 594mm",
}

# The claim of PDF/UA-1, and the description of that property which PDF/A asks for (ISO 14289-1, ISO 19005-2).
PDFUA_KENMERK = b"""<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about=""
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 this file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


def maak_opmaak(html: str) -> Opmaak:
    """Lay out `html` in pages; tests count and measure them."""
    from weasyprint import HTML
    from weasyprint.urls import FatalURLFetchingError

    from documenten.afbreken import maak_breekbaar
    from documenten.bronnen import BASIS, Bronnen, GeenBron
    from documenten.letters import leesbaar

    pagina = HTML(string=maak_breekbaar(leesbaar(html)), base_url=BASIS, url_fetcher=Bronnen())
    try:
        return pagina.render(pdf_variant="pdf/a-2a", pdf_tags=True)
    except FatalURLFetchingError as fout:  # no ordinary exception: it would end more than this document
        raise GeenBron(str(fout)) from fout


def maak_pdf(html: str) -> bytes:
    """Give `html` as PDF. Raises when a font, style sheet or image cannot be had from the static files."""
    return schrijf(maak_opmaak(html))


def schrijf(opmaak: Opmaak, en_dan: Callable[[Opmaak, Any], None] | None = None) -> bytes:
    """Give these pages as PDF; `en_dan` changes the file that WeasyPrint made, just before it is written."""

    def maak_af(opmaak: Opmaak, bestand: Any) -> None:
        _kenmerk_pdfua(opmaak, bestand)
        if en_dan:
            en_dan(opmaak, bestand)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint 70 does not close its colour profile
        inhoud: bytes = opmaak.write_pdf(finisher=maak_af, pdf_variant="pdf/a-2a", pdf_tags=True)
    return inhoud


def _kenmerk_pdfua(opmaak: Opmaak, bestand: Any) -> None:
    """Add the claim of PDF/UA-1 to the metadata that WeasyPrint wrote for PDF/A."""
    nummer = int(bestand.catalog["Metadata"].split()[0])
    blok = bestand.objects[nummer]
    blok.compress = False  # PDF/A wants its metadata readable as it stands
    blok.stream = [deel.replace(b"</rdf:RDF>", PDFUA_KENMERK + b"</rdf:RDF>") for deel in blok.stream]
