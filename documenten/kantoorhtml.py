"""The page as pandoc gets it: without what is only for print, and with what an office program must know in other ways."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from documenten.prent import zet_prenten_om

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

ALLEEN_PRINT = "alleen-print"
NUMMER = "codio_deel_"
"""How the name of a heading begins that has a number in print; it becomes a bookmark, unlike one made of its words."""
STIJLEN = {
    "lead": "Lead",
    "stil": "Stil",
    "leeg": "Stil",
    "stand": "Stil",
    "bijlage": "Stil",
    "bij": "Bijschrift",
}
"""The style that a paragraph with this class has in both sample documents."""
BLOKKEN = {"p", "div", "ul", "ol", "table", "dl", "blockquote", "h3", "h4"}
TEKSTBREEDTE = 166.0
"""Millimetres between the margins of a page."""
CELWIT = 3.0
"""Millimetres at the right of a cell."""
TABELLETTER = 9 * 25.4 / 72
"""Millimetres of the letter in a table."""
RUIMER = 1.15
"""A reader without our font gets one that is at most so much wider."""
SPATIE = "\u00a0"
AFBREEKTEKEN = "\u00ad"


def kantoorhtml(html: str) -> str:
    """Give the page for pandoc.

    Left out is what is only for print; a picture becomes an image, another drawing its title between brackets.
    Paragraphs and cells are told their style, numbered headings their number, and a word that is wider than its column
    where it may break.
    """
    from xml.etree import ElementTree

    import tinyhtml5

    wortel = tinyhtml5.parse(html, namespace_html_elements=False)
    zet_prenten_om(wortel)
    _schoon(wortel)
    _nummer_koppen(wortel)
    for tabel in wortel.iter("table"):
        _maak_tabel_klaar(tabel)
    for element in list(wortel.iter("p")):
        for klasse in _klassen(element) & STIJLEN.keys():
            _geef_stijl(element, STIJLEN[klasse])
    return ElementTree.tostring(wortel, encoding="unicode", method="html")


# --- What is only for print ---------------------------------------------------------------------------------------


def _schoon(element: Element) -> None:
    if _naam(element) == "main":  # pandoc reads nothing else when there is a main
        element.tag = "div"
    for vorige, kind in list(_met_vorige(element)):
        if _weg(kind):
            _vervang_door_tekst(element, vorige, kind, "")
        elif _naam(kind) == "svg":
            titel = next((deel.text for deel in kind.iter() if _naam(deel) == "title"), "") or ""
            _vervang_door_tekst(element, vorige, kind, f"({titel.strip()})" if titel.strip() else "")
        else:
            _schoon(kind)


def _met_vorige(element: Element) -> Iterator[tuple[Element | None, Element]]:
    vorige = None
    for kind in list(element):
        yield vorige, kind
        if not _weg(kind) and _naam(kind) != "svg":
            vorige = kind


def _naam(element: Element) -> str:
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def _klassen(element: Element) -> set[str]:
    return set((element.get("class") or "").split())


def _weg(element: Element) -> bool:
    naam = _naam(element)
    getekend = naam == "i" and not len(element) and not element.text  # a shape of the style sheet
    return getekend or naam in ("", "style", "title") or ALLEEN_PRINT in _klassen(element)


def _vervang_door_tekst(ouder: Element, vorige: Element | None, kind: Element, tekst: str) -> None:
    """Put `tekst` where `kind` was; words, unlike a drawing, need not stay on the line of what stands before them."""
    voor = (ouder.text if vorige is None else vorige.tail) or ""
    if tekst and voor.endswith(SPATIE):
        voor = voor.removesuffix(SPATIE) + " "
    voor += tekst + (kind.tail or "")
    if vorige is None:
        ouder.text = voor
    else:
        vorige.tail = voor
    ouder.remove(kind)


# --- What an office program must know -----------------------------------------------------------------------------


def _nummer_koppen(wortel: Element) -> None:
    """Name the headings that have a number in print; the numbers are made by the office program."""
    nummer = 0
    for sectie in wortel.iter("section"):
        kop = sectie.find("h2")
        if kop is not None and "deel" in (klassen := _klassen(sectie)) and "ongenummerd" not in klassen:
            nummer += 1
            kop.set("id", f"{NUMMER}{nummer}")


def _maak_tabel_klaar(tabel: Element) -> None:
    kolommen = [_percentage(kolom) for kolom in tabel.iter("col")]
    feiten = "feiten-kop" in _klassen(tabel)
    for rij in tabel.iter("tr"):
        plaats = 0
        for cel in list(rij):
            tot = plaats + int(cel.get("colspan") or 1)
            rijkop = cel.tag == "th" and cel.get("scope") == "row"
            vet = rijkop and plaats == 0 and not feiten
            ruimte = sum(kolommen[plaats:tot]) / 100 * TEKSTBREEDTE - CELWIT
            _maak_breekbaar(cel, ruimte, 700 if vet else 400)
            if "getal" in _klassen(cel):
                cel.set("align", "right")
            if vet or (rijkop and feiten):
                _geef_stijl(cel, "Rijkop" if vet else "Label")
            plaats = tot


def _percentage(kolom: Element) -> float:
    return float((kolom.get("style") or "").partition("width:")[2].strip().rstrip(";% ") or 0)


def _geef_stijl(element: Element, stijl: str) -> None:
    """Put the words of a paragraph or cell, up to the first block inside, in a paragraph with a style of the program."""
    from xml.etree.ElementTree import Element as Nieuw

    blok, alinea = Nieuw("div", {"data-custom-style": stijl}), Nieuw("p")
    blok.append(alinea)
    alinea.text, element.text = element.text, None
    for kind in list(element):
        if kind.tag in BLOKKEN:
            break
        element.remove(kind)
        alinea.append(kind)
    element.insert(0, blok)
    if element.tag == "p":  # a paragraph can hold no other
        element.tag = "div"


def _maak_breekbaar(cel: Element, ruimte: float, gewicht: int) -> None:
    """Put the places where it may break in every word that is wider than its column."""
    for element in cel.iter():
        if element.text:
            element.text = _met_breekplaatsen(element.text, ruimte, gewicht)
        if element is not cel and element.tail:
            element.tail = _met_breekplaatsen(element.tail, ruimte, gewicht)


def _met_breekplaatsen(tekst: str, ruimte: float, gewicht: int) -> str:
    from pyphen import Pyphen

    from documenten.tekstmaat import breedte

    lettergrepen = Pyphen(lang="nl_NL", left=4, right=4)
    return "".join(
        lettergrepen.inserted(woord, AFBREEKTEKEN)
        if breedte(woord, TABELLETTER, gewicht) * RUIMER > ruimte
        else woord
        for woord in re.split(r"(\s+)", tekst)
    )
