"""What a reader of an office file sees: read as an office program reads it, not as text."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from lxml import etree

from documenten.formaten import Formaat
from documenten.huisstijl import sjabloon_voor, werk_af
from documenten.kantoor import maak_kantoorbestand
from documenten.kantoorxml import NAMEN
from documenten.kop import Kop

TIJDSTIP = "1970-01-01T00:00:00Z"
PAGINA = f"""<html lang="nl"><body><main><h1>Proef</h1><h2>Deel 1</h2><p>Een <a href="https://example.org/">verwijzing</a>.</p>
<p class="lead">Kort</p><p class="leeg">Niets</p>
<section class="deel"><h2>Eerste deel</h2><h3>Vraag</h3></section><section class="deel ongenummerd"><h2>Tussendeel</h2></section>
<section class="deel"><h2>Tweede deel</h2></section>
<ul><li>een<ul><li>diep</li></ul></li></ul><ol><li>eerst</li></ol>
<table><colgroup><col style="width: 25%"><col style="width: 75%"></colgroup>
<thead><tr><th>Kolom</th><th>Tijdstip</th></tr></thead>
<tbody><tr><th scope="row">Rij<p class="bij">Erbij</p></th><td>{TIJDSTIP}<ul><li>punt</li></ul></td></tr>
<tr><th scope="row">Samen</th><td class="getal">7</td></tr>
<tr><td colspan="2">Over twee</td></tr></tbody></table><p>Erna.</p></main></body></html>"""
KOP = Kop(
    "Druk & <druk>",
    "Verslag",
    "Over drukte",
    "Joost",
    organisatie="Provincie",
    concept=True,
    datum=date(2025, 11, 24),
)


class Kantoorbestand:
    """An office file that can be asked where something stands."""

    def __init__(self, bestand: bytes) -> None:
        self.zip = zipfile.ZipFile(BytesIO(bestand))

    def zoek(self, deel: str, pad: str, **namen: str) -> Any:
        """Give what an XPath finds in one part of the file."""
        wortel = etree.fromstring(self.zip.read(deel))
        return wortel.xpath(pad, namespaces=NAMEN, **namen)


@pytest.fixture(scope="module")
def docx() -> Kantoorbestand:
    return Kantoorbestand(maak_kantoorbestand(PAGINA, KOP, Formaat.DOCX, 60))


@pytest.fixture(scope="module")
def odt() -> Kantoorbestand:
    return Kantoorbestand(maak_kantoorbestand(PAGINA, KOP, Formaat.ODT, 60))


def test_a_docx_has_a4_pages_with_margins_and_their_number_of_how_many(docx):
    assert docx.zoek("word/document.xml", "number(//w:sectPr/w:pgSz/@w:w)") == 11906
    assert docx.zoek("word/document.xml", "number(//w:sectPr/w:pgSz/@w:h)") == 16838
    assert docx.zoek("word/document.xml", "number(//w:sectPr/w:pgMar/@w:left)") == 1247
    assert docx.zoek("word/document.xml", "count(//w:sectPr/w:footerReference[@w:type='default'])") == 1
    velden = docx.zoek("word/footer1.xml", "//w:instrText/text()")
    assert [veld.strip() for veld in velden] == ["PAGE", "NUMPAGES"]


def test_an_odt_has_a4_pages_with_margins_and_their_number_of_how_many(odt):
    (pagina,) = odt.zoek("styles.xml", "//style:page-layout-properties")
    fo = f"{{{NAMEN['fo']}}}"
    assert (pagina.get(f"{fo}page-width"), pagina.get(f"{fo}page-height")) == ("21cm", "29.7cm")
    assert pagina.get(f"{fo}margin-left") == "2.2cm"
    (voet,) = odt.zoek(
        "styles.xml", "//style:master-page/style:footer/text:p[text:page-number][text:page-count]"
    )
    assert "".join(voet.itertext()) == "Verslag Druk & <druk>1 van 1"


@pytest.mark.parametrize(
    ("stijl", "letter", "halve_punten", "kleur"),
    [
        ("Title", "Noto Serif", 60, "001A40"),
        ("Subtitle", "Noto Sans", 24, "3D5374"),
        ("Heading1", "Noto Serif", 30, "001A40"),
        ("Heading4", "Noto Sans", 20, "3D5374"),
    ],
)
def test_a_docx_has_the_letter_size_and_colour_of_the_house(docx, stijl, letter, halve_punten, kleur):
    opmaak = f"//w:style[@w:styleId='{stijl}']/w:rPr"
    assert docx.zoek("word/styles.xml", f"string({opmaak}/w:rFonts/@w:ascii)") == letter
    assert docx.zoek("word/styles.xml", f"number({opmaak}/w:sz/@w:val)") == halve_punten
    assert docx.zoek("word/styles.xml", f"string({opmaak}/w:color/@w:val)") == kleur


@pytest.mark.parametrize(
    ("stijl", "letter", "maat", "kleur"),
    [
        ("Title", "Noto Serif", "30pt", "#001a40"),
        ("Subtitle", "Noto Sans", "12pt", "#3d5374"),
        ("Heading_20_1", "Noto Serif", "15pt", "#001a40"),
        ("Heading_20_4", "Noto Sans", "10pt", "#3d5374"),
    ],
)
def test_an_odt_has_the_letter_size_and_colour_of_the_house(odt, stijl, letter, maat, kleur):
    opmaak = f"//style:style[@style:name='{stijl}']/style:text-properties"
    assert odt.zoek("styles.xml", f"string({opmaak}/@style:font-name)") == letter
    assert odt.zoek("styles.xml", f"string({opmaak}/@fo:font-size)") == maat
    assert odt.zoek("styles.xml", f"string({opmaak}/@fo:color)") == kleur


def test_text_is_dutch_to_a_spelling_checker_and_a_screen_reader(docx, odt):
    assert docx.zoek("word/styles.xml", "string(//w:rPrDefault/w:rPr/w:lang/@w:val)") == "nl-NL"
    alinea = "//style:default-style[@style:family='paragraph']/style:text-properties"
    assert odt.zoek("styles.xml", f"string({alinea}/@fo:language)") == "nl"
    assert odt.zoek("styles.xml", f"string({alinea}/@fo:country)") == "NL"


def test_no_style_of_an_odt_takes_its_colour_from_the_window(odt):
    assert odt.zoek("styles.xml", "count(//@style:use-window-font-color[. = 'true'])") == 0


def test_a_table_in_docx_repeats_its_head_keeps_its_widths_and_has_lines(docx):
    assert docx.zoek("word/document.xml", "count(//w:tbl/w:tr[1]/w:trPr/w:tblHeader)") == 1
    smal, breed = docx.zoek("word/document.xml", "//w:tblGrid/w:gridCol/@w:w")
    assert int(breed) / int(smal) == pytest.approx(3, rel=0.01)
    lijnen = "//w:style[@w:styleId='Table']/w:tblPr/w:tblBorders"
    assert docx.zoek("word/styles.xml", f"string({lijnen}/w:top/@w:color)") == "001A40"
    assert docx.zoek("word/styles.xml", f"string({lijnen}/w:insideH/@w:color)") == "C0C7D2"


def test_a_table_in_odt_repeats_its_head_keeps_its_widths_and_has_lines(odt):
    assert odt.zoek("content.xml", "count(//table:table-header-rows/table:table-row)") == 1
    smal, breed = odt.zoek("content.xml", "//style:table-column-properties/@style:rel-column-width")
    assert int(breed.rstrip("*")) / int(smal.rstrip("*")) == pytest.approx(3, rel=0.01)
    lijn = "string(//style:style[@style:name = $naam]/style:table-cell-properties/@fo:border-top)"
    koppen = odt.zoek("content.xml", "//table:table-header-rows//table:table-cell/@table:style-name")
    cellen = odt.zoek("content.xml", "//table:table/table:table-row//table:table-cell/@table:style-name")
    assert {odt.zoek("content.xml", lijn, naam=naam) for naam in koppen} == {"1.2pt solid #001a40"}
    assert {odt.zoek("content.xml", lijn, naam=naam) for naam in cellen} == {"0.5pt solid #c0c7d2"}


def test_a_table_in_docx_has_the_same_widths_on_table_columns_and_cells(docx):
    kolommen = docx.zoek("word/document.xml", "//w:tblGrid/w:gridCol/@w:w")
    (tabel,) = docx.zoek("word/document.xml", "//w:tbl/w:tblPr/w:tblW")
    assert tabel.get(f"{{{NAMEN['w']}}}type") == "dxa"
    assert int(tabel.get(f"{{{NAMEN['w']}}}w")) == sum(map(int, kolommen)) == 11906 - 2 * 1247
    for rij in docx.zoek("word/document.xml", "//w:tbl/w:tr")[:3]:
        assert rij.xpath("w:tc/w:tcPr/w:tcW/@w:w", namespaces=NAMEN) == kolommen
    (over_twee,) = docx.zoek("word/document.xml", "//w:tbl/w:tr[4]/w:tc/w:tcPr/w:tcW/@w:w")
    assert int(over_twee) == sum(map(int, kolommen))


def test_a_table_in_odt_has_a_width_in_centimetres_on_table_and_columns(odt):
    assert odt.zoek("content.xml", "string(//style:table-properties/@style:width)") == "16.60cm"
    assert odt.zoek("content.xml", "//style:table-column-properties/@style:column-width") == [
        "4.15cm",
        "12.45cm",
    ]


def test_no_row_of_a_table_is_split_over_two_pages(docx, odt):
    rijen = docx.zoek("word/document.xml", "//w:tbl/w:tr")
    assert len(rijen) == len(docx.zoek("word/document.xml", "//w:tbl/w:tr/w:trPr/w:cantSplit")) == 4
    heel = "//style:style[style:table-row-properties/@fo:keep-together = 'always']/@style:name"
    assert set(odt.zoek("content.xml", "//table:table-row/@table:style-name")) == set(
        odt.zoek("content.xml", heel)
    )


def breekt_niet(rijen: int, tekst: str) -> tuple[bool, bool]:
    """Whether a table of so many rows stays on one page, in DOCX and in ODT."""
    cellen = f"<tr><td>{tekst}</td></tr>" * rijen
    html = f'<table><colgroup><col style="width: 100%"></colgroup><tbody>{cellen}</tbody></table>'
    docx = Kantoorbestand(maak_kantoorbestand(html, KOP, Formaat.DOCX, 60))
    odt = Kantoorbestand(maak_kantoorbestand(html, KOP, Formaat.ODT, 60))
    samen = docx.zoek("word/document.xml", "count(//w:tr[w:tc/w:p/w:pPr/w:keepNext])")
    heel = odt.zoek("content.xml", "string(//style:table-properties/@style:may-break-between-rows)")
    return samen == rijen - 1, heel == "false"


def test_a_small_table_stays_on_one_page_and_a_large_one_may_go_on():
    assert breekt_niet(4, "kort") == (True, True)
    assert breekt_niet(20, "kort") == (False, False)
    assert breekt_niet(4, "lang " * 400) == (False, False)


def test_paragraphs_cells_and_lists_have_the_named_styles_of_the_program(docx, odt):
    stijl = "string(//w:p[w:r/w:t[. = $tekst]]/w:pPr/w:pStyle/@w:val)"
    verwacht = {
        "Kort": "Lead",
        "Niets": "Stil",
        "Kolom": "TableHeading",
        "Rij": "Rijkop",
        "Erbij": "Bijschrift",
        "7": "TableContents",
        "een": "ListBullet",
        "eerst": "ListNumber",
        "punt": "ListBullet",
    }
    gevonden = {tekst: docx.zoek("word/document.xml", stijl, tekst=tekst) for tekst in verwacht}
    assert gevonden == verwacht
    bekend = set(docx.zoek("word/styles.xml", "//w:style/@w:styleId"))
    assert set(docx.zoek("word/document.xml", "//w:pStyle/@w:val")) <= bekend

    eigen = odt.zoek("content.xml", "//style:style[@style:family = 'paragraph']")
    ouders = {
        e.get(f"{{{NAMEN['style']}}}name"): e.get(f"{{{NAMEN['style']}}}parent-style-name") for e in eigen
    }
    namen = {
        "".join(alinea.itertext()): alinea.get(f"{{{NAMEN['text']}}}style-name")
        for alinea in odt.zoek("content.xml", "//text:p")
    }
    gevonden = {tekst: ouders.get(namen[tekst], namen[tekst]) for tekst in verwacht}
    assert gevonden == verwacht | {
        "Kolom": "Table_20_Heading",
        "7": "Table_20_Contents",
        "een": "List",
        "eerst": "List",
        "punt": "Table_20_Contents",
    }
    assert set(gevonden.values()) <= set(odt.zoek("styles.xml", "//style:style/@style:name"))
    assert not set(ouders) & set(ouders.values())


def test_a_number_stands_at_the_right_of_its_cell(docx, odt):
    assert docx.zoek("word/document.xml", "string(//w:p[w:r/w:t = '7']/w:pPr/w:jc/@w:val)") in (
        "right",
        "end",
    )
    stijl = odt.zoek("content.xml", "string(//text:p[. = '7']/@text:style-name)")
    uitlijning = "string(//style:style[@style:name = $naam]/style:paragraph-properties/@fo:text-align)"
    assert odt.zoek("content.xml", uitlijning, naam=stijl) == "end"


def test_only_a_heading_with_a_number_in_print_is_numbered_by_the_program(docx, odt):
    genummerd = docx.zoek("word/document.xml", "//w:p[w:pPr/w:pStyle/@w:val = 'Heading1'][w:pPr/w:numPr]")
    assert ["".join(kop.itertext()) for kop in genummerd] == ["Eerste deel", "Tweede deel"]
    lijst = "//w:num[@w:numId = $nummer]/w:abstractNumId/@w:val"
    (nummer,) = set(
        docx.zoek("word/document.xml", "//w:p[w:pPr/w:pStyle/@w:val = 'Heading1']//w:numId/@w:val")
    )
    (soort,) = docx.zoek("word/numbering.xml", lijst, nummer=nummer)
    opmaak = "string(//w:abstractNum[@w:abstractNumId = $soort]/w:lvl/w:numFmt/@w:val)"
    assert docx.zoek("word/numbering.xml", opmaak, soort=soort) == "decimal"

    koppen = odt.zoek("content.xml", "//text:h[@text:outline-level = '1'][not(@text:is-list-header)]")
    assert ["".join(kop.itertext()) for kop in koppen] == ["Eerste deel", "Tweede deel"]
    niveau = "//text:outline-level-style[@text:level = $niveau]/@style:num-format"
    assert odt.zoek("styles.xml", niveau, niveau="1") == ["1"]
    assert odt.zoek("styles.xml", niveau, niveau="2") == [""]


def test_every_page_says_of_which_organisation_it_is_and_that_it_is_a_concept(docx, odt):
    assert docx.zoek("word/header1.xml", "//w:t/text()") == ["Provincie", "CONCEPT"]
    assert docx.zoek("word/footer1.xml", "string(//w:t)") == "Verslag Druk & <druk>"
    (kop,) = odt.zoek("styles.xml", "//style:master-page/style:header/text:p")
    assert "".join(kop.itertext()) == "ProvincieCONCEPT"
    klaar = Kop("Druk", "Verslag", organisatie="Provincie")
    for formaat, deel in ((Formaat.DOCX, "word/header1.xml"), (Formaat.ODT, "styles.xml")):
        bestand = Kantoorbestand(maak_kantoorbestand(PAGINA, klaar, formaat, 60))
        assert "CONCEPT" not in "".join(bestand.zoek(deel, "//text()"))


def test_the_organisation_stands_under_the_title_and_the_author_in_the_properties(docx, odt):
    onder_titel = "//w:p[w:pPr/w:pStyle/@w:val = 'Author']//w:t/text()"
    assert docx.zoek("word/document.xml", onder_titel) == ["Provincie"]
    assert docx.zoek("docProps/core.xml", "string(//dc:creator)") == "Joost"
    assert odt.zoek("content.xml", "//text:p[@text:style-name = 'Author']/text()") == ["Provincie"]
    assert odt.zoek("meta.xml", "//dc:creator/text() | //meta:initial-creator/text()") == ["Joost"] * 2


def test_lists_are_lists_one_in_the_other(docx, odt):
    assert docx.zoek("word/document.xml", "//w:p[not(.//w:pStyle/@w:val = 'Heading1')]//w:ilvl/@w:val") == [
        "0",
        "1",
        "0",
        "0",
    ]
    assert odt.zoek("content.xml", "count(//text:list)") == 4
    assert odt.zoek("content.xml", "count(//text:list//text:list)") == 1


def test_the_properties_have_the_date_of_the_document_and_its_text_keeps_its_own(docx, odt):
    datums = docx.zoek("docProps/core.xml", "//dcterms:created/text() | //dcterms:modified/text()")
    assert datums == ["2025-11-24T12:00:00Z"] * 2
    datums = odt.zoek("meta.xml", "//meta:creation-date/text() | //dc:date/text()")
    assert datums == ["2025-11-24T12:00:00Z"] * 2
    for bestand, deel in ((docx, "word/document.xml"), (odt, "content.xml")):
        assert TIJDSTIP in "".join(bestand.zoek(deel, "//text()"))


def test_the_title_is_told_as_it_was_typed(docx, odt):
    assert docx.zoek("docProps/core.xml", "string(//dc:title)") == KOP.titel
    assert odt.zoek("meta.xml", "string(//dc:title)") == KOP.titel
    assert (
        docx.zoek("word/document.xml", "normalize-space(//w:p[w:pPr/w:pStyle/@w:val='Subtitle'])")
        == "CONCEPT – Verslag"
    )
    assert odt.zoek("content.xml", "string(//text:p[@text:style-name='Subtitle'])") == "CONCEPT – Verslag"


def test_finishing_a_file_keeps_the_order_of_its_parts_and_the_rest_of_them():
    sjabloon = sjabloon_voor(Formaat.ODT).read_bytes()
    klaar = Kantoorbestand(werk_af(sjabloon, KOP)).zip
    bron = Kantoorbestand(sjabloon).zip
    assert klaar.namelist() == bron.namelist()
    assert (
        klaar.infolist()[0].compress_type == zipfile.ZIP_STORED
    )  # the kind of file, readable without unpacking
    assert klaar.read("manifest.rdf") == bron.read("manifest.rdf")


def test_a_style_that_somebody_saves_in_the_sample_document_is_that_of_every_file(monkeypatch, tmp_path):
    gewijzigd = tmp_path / "huisstijl.odt"
    with zipfile.ZipFile(sjabloon_voor(Formaat.ODT)) as bron, zipfile.ZipFile(gewijzigd, "w") as doel:
        for deel in bron.infolist():
            doel.writestr(deel, bron.read(deel).replace(b"#001a40", b"#123456"))
    monkeypatch.setattr("documenten.huisstijl.SJABLONEN", tmp_path)
    odt = Kantoorbestand(maak_kantoorbestand(PAGINA, KOP, Formaat.ODT, 60))
    kleur = "string(//style:style[@style:name='Heading_20_1']/style:text-properties/@fo:color)"
    assert odt.zoek("styles.xml", kleur) == "#123456"
