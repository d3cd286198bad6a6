"""What pandoc leaves out of the text of an ODT: lines, widths and whole rows in tables, styles in cells and lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from documenten.kantoorhtml import NUMMER, TEKSTBREEDTE
from documenten.kantoorxml import blijft_heel, naam, zet, zoek

if TYPE_CHECKING:
    from lxml.etree import _Element

LIJNEN = {"TableHeaderRowCell": "1.2pt solid #001a40", "TableRowCell": "0.5pt solid #c0c7d2"}
"""The line above a cell: a dark one opens a table, light ones divide its rows."""
CEL = "//style:style[@style:name = $naam]/style:table-cell-properties"
PANDOCSTIJLEN = ("Text_20_body", "First_20_paragraph", "Table_20_Heading")
"""The styles that pandoc chooses by itself in a cell."""
RIJ = "Rij"


def werk_af(wortel: _Element) -> None:
    """Finish the text."""
    _trek_lijnen(wortel)
    _zet_breedten(wortel)
    _houd_rijen_heel(wortel)
    _zet_stijlen(wortel)
    for kop in zoek(wortel, f"//text:h[not(text:bookmark-start[starts-with(@text:name, '{NUMMER}')])]"):
        if kop.get(naam("text:outline-level")) == "1":
            zet(kop, text_is_list_header="true")  # the style numbers headings: not this one


def _trek_lijnen(wortel: _Element) -> None:
    """Pandoc gives every cell of a table in ODT one of two styles of its own, which no document can replace."""
    for stijl, lijn in LIJNEN.items():
        for cel in zoek(wortel, CEL, naam=stijl):
            cel.attrib.clear()
            zet(cel, fo_border="none", fo_border_top=lijn, fo_padding="0.1cm", fo_padding_left="0cm")
            zet(cel, fo_padding_right="0.3cm")


def _zet_breedten(wortel: _Element) -> None:
    """Say the width of tables and columns in centimetres too: not every program reads shares."""
    for opmaak in zoek(wortel, "//style:style[@style:family = 'table']/style:table-properties"):
        zet(opmaak, table_align="margins", style_width=f"{TEKSTBREEDTE / 10:.2f}cm", fo_margin_bottom="0.3cm")
    for tabel in zoek(wortel, "//table:table"):
        stijlen = zoek(tabel, "table:table-column/@table:style-name")
        kolommen = [
            opmaak
            for stijl in stijlen
            for opmaak in zoek(
                wortel, "//style:style[@style:name = $naam]/style:table-column-properties", naam=stijl
            )
        ]
        delen = [int(kolom.get(naam("style:rel-column-width"), "1*").rstrip("*")) for kolom in kolommen]
        for kolom, deel in zip(kolommen, delen, strict=True):
            zet(kolom, style_column_width=f"{TEKSTBREEDTE / 10 * deel / sum(delen):.2f}cm")


def _houd_rijen_heel(wortel: _Element) -> None:
    stijlen = zoek(wortel, "/office:document-content/office:automatic-styles")[0]
    rijstijl = zet(stijlen.makeelement(naam("style:style"), {}), style_name=RIJ, style_family="table-row")
    rijstijl.append(
        zet(rijstijl.makeelement(naam("style:table-row-properties"), {}), fo_keep_together="always")
    )
    stijlen.append(rijstijl)
    for rij in zoek(wortel, "//table:table-row"):
        zet(rij, table_style_name=RIJ)
    for tabel in zoek(wortel, "//table:table"):
        if blijft_heel(tabel, len(zoek(tabel, ".//table:table-row"))):
            stijl = zoek(tabel, "string(@table:style-name)")
            for opmaak in zoek(
                wortel, "//style:style[@style:name = $naam]/style:table-properties", naam=stijl
            ):
                zet(opmaak, style_may_break_between_rows="false")


def _zet_stijlen(wortel: _Element) -> None:
    """Give paragraphs in cells and lists the style that the program has for them."""
    ouders = {
        stijl.get(naam("style:name")): stijl.get(naam("style:parent-style-name"))
        for stijl in zoek(wortel, "//style:style[@style:family = 'paragraph'][@style:parent-style-name]")
    }
    for stijl in zoek(wortel, "//style:style[@style:family = 'paragraph']"):
        ouder = ouders.get(stijl.get(naam("style:name")))
        while ouder in ouders:  # a style of this text only cannot stand on another such style
            ouder = ouders[ouder]
            zet(stijl, style_parent_style_name=ouder)
    for alinea in zoek(wortel, "//table:table-cell//text:p"):
        if alinea.get(naam("text:style-name")) in PANDOCSTIJLEN:
            in_kop = zoek(alinea, "boolean(ancestor::table:table-header-rows)")
            zet(alinea, text_style_name="Table_20_Heading" if in_kop else "Table_20_Contents")
    in_cellen = set(zoek(wortel, "//table:table-cell//text:list//text:p/@text:style-name"))
    for stijl in zoek(wortel, "//style:style[@style:list-style-name]"):
        in_cel = stijl.get(naam("style:name")) in in_cellen
        zet(stijl, style_parent_style_name="Table_20_Contents" if in_cel else "List")
