"""Style of the office files: the empty documents of pandoc with the fonts, colours and page of the house.

Made when they are needed, so that no binary file has to be kept beside the code.
"""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache

from documenten.formaten import Formaat

INKT, ZACHT, LIJN = "001A40", "3D5374", "C0C7D2"
SCHREEF, SCHREEFLOOS = "Noto Serif", "Noto Sans"
_VAST_MOMENT = (1980, 1, 1, 0, 0, 0)
Bewerking = Callable[[str], str]


@cache
def sjabloon_voor(formaat: Formaat) -> bytes:
    """Give the reference document that pandoc takes its styles from."""
    import pypandoc

    opdracht = [pypandoc.get_pandoc_path(), "--print-default-data-file", f"reference.{formaat.value}"]
    leeg = subprocess.run(opdracht, check=True, capture_output=True).stdout  # noqa: S603 - own program, fixed words
    bewerkingen: Mapping[str, Bewerking] = (
        {"styles.xml": _odt_stijlen}
        if formaat is Formaat.ODT
        else {
            "word/styles.xml": _docx_stijlen,
            "word/document.xml": _docx_pagina,
            "word/_rels/document.xml.rels": _docx_verwijzing,
            "[Content_Types].xml": _docx_inhoudstype,
        }
    )
    extra = {"word/footer1.xml": DOCX_VOET} if formaat is Formaat.DOCX else {}
    return herschrijf(leeg, bewerkingen, extra)


def werk_af(bestand: bytes, moment: datetime) -> bytes:
    """Give the office file as pandoc cannot make it: with its real date, not 1970, and lines in the tables of ODT."""
    tekst = moment.strftime("%Y-%m-%dT%H:%M:%SZ")

    def met_datum(xml: str) -> str:
        return xml.replace("1970-01-01T00:00:00Z", tekst)

    return herschrijf(
        bestand, {"meta.xml": met_datum, "docProps/core.xml": met_datum, "content.xml": _odt_inhoud}
    )


def herschrijf(
    bestand: bytes, bewerkingen: Mapping[str, Bewerking], extra: Mapping[str, str] | None = None
) -> bytes:
    """Give the zip file with the named parts changed and the extra parts added; the same every time."""
    uitvoer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(bestand)) as bron, zipfile.ZipFile(uitvoer, "w") as doel:
        for deel in bron.infolist():
            inhoud = bron.read(deel)
            if deel.filename in bewerkingen:
                inhoud = bewerkingen[deel.filename](inhoud.decode()).encode()
            _schrijf(doel, deel.filename, inhoud, deel.compress_type)
        for naam, tekst in (extra or {}).items():
            _schrijf(doel, naam, tekst.encode(), zipfile.ZIP_DEFLATED)
    return uitvoer.getvalue()


def _schrijf(doel: zipfile.ZipFile, naam: str, inhoud: bytes, wijze: int) -> None:
    kop = zipfile.ZipInfo(naam, _VAST_MOMENT)
    kop.compress_type = wijze
    doel.writestr(kop, inhoud)


# --- DOCX ---------------------------------------------------------------------------------------------------------

DOCX_VOET = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:p><w:pPr><w:jc w:val="right"/></w:pPr>'
    '<w:r><w:rPr><w:color w:val="3D5374"/><w:sz w:val="16"/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:rPr><w:color w:val="3D5374"/><w:sz w:val="16"/></w:rPr>'
    '<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    '<w:r><w:rPr><w:color w:val="3D5374"/><w:sz w:val="16"/></w:rPr><w:t xml:space="preserve"> van </w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:rPr><w:color w:val="3D5374"/><w:sz w:val="16"/></w:rPr>'
    '<w:instrText xml:space="preserve"> NUMPAGES </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>'
)
# Style: letter, half points, bold, colour, space before and after (twentieths of a point).
DOCX_STIJLEN = {
    "Title": (SCHREEF, 60, True, INKT, 0, 60),
    "Subtitle": (SCHREEFLOOS, 24, False, ZACHT, 0, 60),
    "Author": (SCHREEFLOOS, 19, False, ZACHT, 0, 240),
    "Date": (SCHREEFLOOS, 19, False, ZACHT, 0, 240),
    "Heading1": (SCHREEF, 30, True, INKT, 400, 80),
    "Heading2": (SCHREEF, 24, True, INKT, 280, 60),
    "Heading3": (SCHREEFLOOS, 21, True, INKT, 200, 40),
    "Heading4": (SCHREEFLOOS, 20, True, ZACHT, 160, 40),
}


def _docx_stijlen(xml: str) -> str:
    xml = re.sub(r"<w:rFonts[^>]*/>", "", xml)
    xml = re.sub(
        r"<w:rPrDefault>.*?</w:rPrDefault>",
        f"<w:rPrDefault><w:rPr>{_docx_letter(SCHREEFLOOS)}"
        f'<w:color w:val="{INKT}"/><w:sz w:val="20"/><w:szCs w:val="20"/>'
        '<w:lang w:val="nl-NL" w:eastAsia="nl-NL" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>',
        xml,
        flags=re.DOTALL,
    )
    xml = xml.replace(
        '<w:spacing w:after="200" />', '<w:spacing w:after="120" w:line="288" w:lineRule="auto"/>'
    )
    for sleutel, (letter, maat, vet, kleur, voor, na) in DOCX_STIJLEN.items():
        xml = _docx_stijl(xml, sleutel, letter, maat, vet, kleur, voor, na)
    return _docx_tabel(xml)


def _docx_letter(naam: str) -> str:
    return f'<w:rFonts w:ascii="{naam}" w:hAnsi="{naam}" w:eastAsia="{naam}" w:cs="{naam}"/>'


def _docx_stijl(
    xml: str, sleutel: str, letter: str, maat: int, vet: bool, kleur: str, voor: int, na: int
) -> str:
    opmaak = (
        f'<w:rPr>{_docx_letter(letter)}<w:b w:val="{int(vet)}"/><w:i w:val="0"/>'
        f'<w:color w:val="{kleur}"/><w:sz w:val="{maat}"/><w:szCs w:val="{maat}"/></w:rPr>'
    )
    niveau = f'<w:outlineLvl w:val="{int(sleutel[-1]) - 1}"/>' if sleutel.startswith("Heading") else ""
    alinea = (
        f'<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="{voor}" w:after="{na}"/>'
        f'<w:jc w:val="left"/>{niveau}</w:pPr>'
    )

    def vervang(stijl: re.Match[str]) -> str:
        kop = re.sub(r"<w:pPr>.*</w:pPr>|<w:rPr>.*</w:rPr>", "", stijl[0], flags=re.DOTALL)
        kop = kop.replace("<w:semiHidden />", "")
        return kop.replace("</w:style>", f"{alinea}{opmaak}</w:style>")

    patroon = rf'<w:style [^>]*w:styleId="{sleutel}">.*?</w:style>'
    return re.sub(patroon, vervang, xml, count=1, flags=re.DOTALL)


def _docx_tabel(xml: str) -> str:
    """Let a dark line open a table and light lines divide its rows."""
    donker = f'<w:top w:val="single" w:sz="12" w:space="0" w:color="{INKT}"/>'
    licht = "".join(
        f'<w:{kant} w:val="single" w:sz="4" w:space="0" w:color="{LIJN}"/>' for kant in ("bottom", "insideH")
    )
    xml = xml.replace(
        '<w:tblInd w:w="0" w:type="dxa" />\n      <w:tblCellMar>\n        <w:top w:w="0" w:type="dxa" />',
        f'<w:tblInd w:w="0" w:type="dxa" /><w:tblBorders>{donker}{licht}</w:tblBorders>'
        '<w:tblCellMar><w:top w:w="57" w:type="dxa" />',
        1,
    )
    return xml.replace(
        '<w:tblStylePr w:type="firstRow">',
        f'<w:tblStylePr w:type="firstRow"><w:rPr><w:color w:val="{ZACHT}"/></w:rPr>',
        1,
    )


def _docx_pagina(xml: str) -> str:
    return xml.replace(
        "<w:sectPr>",
        '<w:sectPr xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<w:footerReference w:type="default" r:id="rId90"/>',
    ).replace(
        "</w:sectPr>",
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1247" w:bottom="1247" w:left="1247"'
        ' w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>',
    )


def _docx_verwijzing(xml: str) -> str:
    soort = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer"
    return xml.replace(
        "</Relationships>", f'<Relationship Id="rId90" Type="{soort}" Target="footer1.xml"/></Relationships>'
    )


def _docx_inhoudstype(xml: str) -> str:
    soort = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
    return xml.replace("</Types>", f'<Override PartName="/word/footer1.xml" ContentType="{soort}"/></Types>')


# --- ODT ----------------------------------------------------------------------------------------------------------

# Style: letter, size in points, weight, colour, space above and below in centimetres.
ODT_STIJLEN = {
    "Title": (SCHREEF, 30, "bold", INKT, 0, 0.1),
    "Subtitle": (SCHREEFLOOS, 12, "normal", ZACHT, 0, 0.1),
    "Author": (SCHREEFLOOS, 9.5, "normal", ZACHT, 0, 0.5),
    "Date": (SCHREEFLOOS, 9.5, "normal", ZACHT, 0, 0.5),
    "Heading_20_1": (SCHREEF, 15, "bold", INKT, 0.7, 0.15),
    "Heading_20_2": (SCHREEF, 12, "bold", INKT, 0.5, 0.1),
    "Heading_20_3": (SCHREEFLOOS, 10.5, "bold", INKT, 0.35, 0.08),
    "Heading_20_4": (SCHREEFLOOS, 10, "bold", ZACHT, 0.3, 0.08),
}
ODT_VOET = (
    '<text:page-number text:select-page="current">1</text:page-number> van '
    "<text:page-count>1</text:page-count>"
)


def _odt_stijlen(xml: str) -> str:
    for naam in (SCHREEF, SCHREEFLOOS):
        letter = f'<style:font-face style:name="{naam}" svg:font-family="&apos;{naam}&apos;"/>'
        xml = xml.replace("</office:font-face-decls>", f"{letter}</office:font-face-decls>")
    xml = re.sub(r'fo:language="en"\s+fo:country="US"', 'fo:language="nl" fo:country="NL"', xml)
    xml = xml.replace(
        'style:font-name="Times New Roman" fo:font-size="12pt"',
        f'{_odt_tekst(SCHREEFLOOS)} fo:font-size="10pt"',
    )
    for sleutel, stijl in ODT_STIJLEN.items():
        xml = _odt_stijl(xml, sleutel, *stijl)
    xml = re.sub(r"<text:page-number[^>]*>\s*1</text:page-number>", ODT_VOET, xml)
    xml = re.sub(
        r'fo:page-width="[^"]*"\s+fo:page-height="[^"]*"', 'fo:page-width="21cm" fo:page-height="29.7cm"', xml
    )
    return re.sub(r'(fo:margin-(?:top|bottom|left|right))="1in"', r'\1="2.2cm"', xml)


def _odt_tekst(letter: str) -> str:
    return f'style:font-name="{letter}" fo:color="#{INKT.lower()}"'


def _odt_stijl(
    xml: str, sleutel: str, letter: str, maat: float, gewicht: str, kleur: str, boven: float, onder: float
) -> str:
    niveau = f' style:default-outline-level="{sleutel[-1]}"' if sleutel.startswith("Heading") else ""
    nieuw = (
        f'<style:style style:name="{sleutel}" style:display-name="{sleutel.replace("_20_", " ")}"'
        f' style:family="paragraph" style:parent-style-name="Standard"'
        f' style:next-style-name="Text_20_body"{niveau} style:class="text">'
        f'<style:paragraph-properties fo:margin-top="{boven}cm" fo:margin-bottom="{onder}cm"'
        ' fo:keep-with-next="always" fo:text-align="start"/>'
        f'<style:text-properties style:font-name="{letter}" fo:font-size="{maat}pt" fo:font-style="normal"'
        f' fo:font-weight="{gewicht}" fo:color="#{kleur.lower()}"/></style:style>'
    )
    oud = re.compile(rf'<style:style style:name="{sleutel}"(?:[^>]*/>|.*?</style:style>)', re.DOTALL)
    if oud.search(xml):
        return oud.sub(nieuw, xml, count=1)
    return xml.replace("</office:styles>", nieuw + "</office:styles>", 1)


def _odt_inhoud(xml: str) -> str:
    """Let a dark line open a table and light lines divide its rows."""
    lijnen = {
        "TableHeaderRowCell": f"1.2pt solid #{INKT.lower()}",
        "TableRowCell": f"0.5pt solid #{LIJN.lower()}",
    }
    for naam, lijn in lijnen.items():
        cel = (
            '<style:table-cell-properties fo:padding="0.12cm" fo:padding-left="0cm" fo:border-bottom="none"'
            f' fo:border-left="none" fo:border-right="none" fo:border-top="{lijn}"/>'
        )
        xml = re.sub(
            rf'(style:name="{naam}" style:family="table-cell">\s*)<style:table-cell-properties[^>]*/>',
            rf"\g<1>{cel}",
            xml,
        )
    return xml
