"""Blacking out: a passage is replaced in the page before any file is made of it, so that nothing of it is left underneath.

What is looked through is the page as one text, from block to block: a name over a line end, in two kinds of type or in two
paragraphs is found as well, with or without accents. What no reader sees goes along: title, properties, links.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote
from xml.etree import ElementTree

from django.utils.text import slugify

from moresprudentie.letters import kaal
from moresprudentie.passage import MERK, patroon
from moresprudentie.woo.gronden import voluit

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

STIJLBLAD = "documenten/lak.css"
WOORD = "weggelakt"
IN_DE_REGEL = frozenset(
    {"a", "abbr", "b", "code", "em", "i", "mark", "small", "span", "strong", "sub", "sup", "u"}
)
GEEN_TEKST = frozenset({"style", "script"})
ALLEEN_TEKST = frozenset({"title", "text", "tspan", "option"})
"""In these no bar can stand, so words do."""
TECHNISCH = frozenset({"class", "style", "rel", "lang", "scope", "charset", "role", "type", "d", "viewBox"})
NIET_LETTERS = re.compile(r"[^\w]+")
ONZICHTBAAR = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))


@dataclass(frozen=True)
class Plek:
    """From where to where a text is blacked out, and on which grounds."""

    van: int
    tot: int
    gronden: tuple[str, ...]


Vind = Callable[[str], list[Plek]]


def zoeker(passage: str) -> re.Pattern[str]:
    """Give what finds a passage in a text without accents; a mail address with whatever capitals."""
    zoek = patroon(kaal(passage))
    return re.compile(zoek.pattern, re.IGNORECASE) if "@" in passage else zoek


class Lakker:
    """Blacks out passages, given as (text, key of the ground)."""

    def __init__(self, passages: Iterable[tuple[str, str]]) -> None:
        vlak = ((glad(tekst).strip(), grond) for tekst, grond in passages if MERK not in tekst)
        self.passages = [passage for passage in vlak if passage[0]]
        self._zoek = [(zoeker(tekst), grond) for tekst, grond in self.passages]
        self._slugs = {slugify(tekst) for tekst, _ in self.passages} - {""}

    def plekken(self, tekst: str) -> list[Plek]:
        """Give where a text is blacked out, in order; what overlaps is one."""
        plat = kaal(tekst)
        gevonden = [
            Plek(*treffer.span(), (grond,)) for zoek, grond in self._zoek for treffer in zoek.finditer(plat)
        ]
        return _samen(gevonden)

    def tekst(self, tekst: str) -> str:
        """Give a plain text with words where something was."""
        return _vervangen(glad(tekst), self.plekken(glad(tekst)), zeg)

    def html(self, html: str) -> str:
        """Give a page with black bars, and the sheet that draws them."""
        if not self.passages:
            return html
        wortel = ontleed(html)
        _bewerk(wortel, self.plekken, zeg, _balk)
        self._schoon_kenmerken(wortel)
        kop = wortel.find("head")
        if kop is not None:
            kop.append(ElementTree.Element("link", rel="stylesheet", href=STIJLBLAD))
        return schrijf(wortel)

    def _schoon_kenmerken(self, wortel: Element) -> None:
        """Take out of the properties of the page what is blacked out in its text; a link that names it goes nowhere."""
        for element in wortel.iter():
            if element.tag == "a" and element.find(".//*[@class='lak']") is not None:
                element.attrib.pop("href", None)
            for naam, waarde in list(element.attrib.items()):
                if naam in TECHNISCH:
                    continue
                los = unquote(waarde)
                if naam in ("href", "src", "id", "name") and (self.plekken(los) or self._in_adres(los)):
                    del element.attrib[naam]
                elif self.plekken(glad(los)):
                    element.set(naam, self.tekst(los))

    def _in_adres(self, adres: str) -> bool:
        plat = f"-{slugify(NIET_LETTERS.sub('-', adres))}-"
        return any(f"-{slug}-" in plat for slug in self._slugs)


def glad(tekst: str) -> str:
    """Give a text without signs that nobody sees, each letter as one sign."""
    return unicodedata.normalize("NFC", tekst).translate(ONZICHTBAAR)


def zeg(gronden: tuple[str, ...]) -> str:
    """Say in words that something was blacked out, where no bar can stand."""
    return f"[{WOORD}, {voluit(gronden)}]"


def zonder(html: str, zoek: re.Pattern[str]) -> tuple[str, int]:
    """Give a page with `MERK` where a passage was that is taken out of everything, and how often it was there."""
    geteld = 0

    def vind(tekst: str) -> list[Plek]:
        nonlocal geteld
        gevonden = [Plek(*treffer.span(), ()) for treffer in zoek.finditer(tekst)]
        geteld += len(gevonden)
        return gevonden

    wortel = ontleed(html)
    _bewerk(wortel, vind, lambda _: MERK, None)
    for element in wortel.iter():
        for naam, waarde in list(element.attrib.items()):
            if naam not in TECHNISCH:
                nieuw, keer = zoek.subn(MERK, waarde)
                geteld += keer
                element.set(naam, nieuw)
    return (schrijf(wortel), geteld) if geteld else (html, 0)


# --- The page as a tree -------------------------------------------------------------------------------------------


def ontleed(html: str) -> Element:
    """Give a page as a tree, without remarks."""
    import tinyhtml5

    wortel: Element = tinyhtml5.parse(html, namespace_html_elements=False)
    for ouder in wortel.iter():
        if isinstance(ouder.tag, str):
            ouder.tag = ouder.tag.rsplit("}", 1)[-1]  # a drawing within the page
            for naam in [naam for naam in ouder.attrib if "}" in naam]:
                ouder.set(naam.rsplit("}", 1)[-1], ouder.attrib.pop(naam))
        for kind in [kind for kind in ouder if not isinstance(kind.tag, str)]:
            _haal_uit(ouder, kind)
    return wortel


def schrijf(wortel: Element) -> str:
    """Write the tree as a page."""
    return "<!DOCTYPE html>\n" + ElementTree.tostring(wortel, encoding="unicode", method="html")


def _haal_uit(ouder: Element, kind: Element) -> None:
    plaats = list(ouder).index(kind)
    staart = kind.tail or ""
    ouder.remove(kind)
    if plaats:
        ouder[plaats - 1].tail = (ouder[plaats - 1].tail or "") + staart
    else:
        ouder.text = (ouder.text or "") + staart


@dataclass
class Stuk:
    """A piece of the text of a page: where it stands in the tree, and where it begins in the whole text."""

    ouder: Element
    na: Element | None
    tekst: str
    begin: int = 0


def stukken(wortel: Element) -> tuple[str, list[Stuk]]:
    """Give the text of a page with a line end between blocks, and its pieces."""
    geheel: list[str] = []
    gevonden: list[Stuk] = []
    lengte = 0
    for deel in _loop(wortel):
        if isinstance(deel, Stuk):
            deel.begin = lengte
            gevonden.append(deel)
            tekst = deel.tekst
        else:
            tekst = deel
        geheel.append(tekst)
        lengte += len(tekst)
    return "".join(geheel), gevonden


def _loop(element: Element) -> Iterator[Stuk | str]:
    if element.tag in GEEN_TEKST:
        return
    grens = "" if element.tag in IN_DE_REGEL else "\n"
    yield grens
    if element.text:
        yield Stuk(element, None, glad(element.text))
    for kind in element:
        yield from _loop(kind)
        if kind.tail:
            yield Stuk(element, kind, glad(kind.tail))
    yield grens


def _bewerk(wortel: Element, vind: Vind, woorden: Callable[[tuple[str, ...]], str], balk: Any) -> None:
    """Replace what is found in the text of a page: by a bar, or by words where there is none."""
    tekst, delen = stukken(wortel)
    plekken = vind(tekst)
    for deel in delen:
        einde = deel.begin + len(deel.tekst)
        hier = [plek for plek in plekken if plek.van < einde and plek.tot > deel.begin]
        if hier:
            eerste = [plek for plek in hier if _begint_in(plek, deel, delen)]
            _zet(deel, hier, eerste, woorden, None if deel.ouder.tag in ALLEEN_TEKST else balk)
        elif deel.tekst != (deel.ouder.text if deel.na is None else deel.na.tail):
            _schrijf(deel, deel.tekst)


def _begint_in(plek: Plek, deel: Stuk, delen: list[Stuk]) -> bool:
    """Whether this is the first piece of which something is replaced: there the bar stands."""
    raakt = (ander for ander in delen if plek.van < ander.begin + len(ander.tekst) and plek.tot > ander.begin)
    return next(raakt) is deel


def _zet(
    deel: Stuk, hier: list[Plek], eerste: list[Plek], woorden: Callable[[tuple[str, ...]], str], balk: Any
) -> None:
    """Write a piece again: what stays, and at the beginning of each place the bar or the words."""
    delen: list[str | Element] = [""]
    plaats = 0
    for plek in hier:
        delen[-1] = f"{delen[-1]}{deel.tekst[plaats : max(plaats, plek.van - deel.begin)]}"
        plaats = plek.tot - deel.begin
        if plek not in eerste:
            continue
        if balk is None:
            delen[-1] = f"{delen[-1]}{woorden(plek.gronden)}"
        else:
            delen += [balk(plek.gronden), ""]
    delen[-1] = f"{delen[-1]}{deel.tekst[plaats:]}"
    _schrijf(deel, str(delen[0]))
    plek_in_ouder = 0 if deel.na is None else list(deel.ouder).index(deel.na) + 1
    for element, staart in zip(delen[1::2], delen[2::2], strict=True):
        assert not isinstance(element, str)
        element.tail = str(staart)
        deel.ouder.insert(plek_in_ouder, element)
        plek_in_ouder += 1


def _schrijf(deel: Stuk, tekst: str) -> None:
    if deel.na is None:
        deel.ouder.text = tekst
    else:
        deel.na.tail = tekst


def _balk(gronden: tuple[str, ...]) -> Element:
    """Give a black bar with the article beside it; aloud: "weggelakt, artikel 5.1 lid 2 onder e"."""
    lak = ElementTree.Element("span", {"class": "lak"})
    zwart = ElementTree.SubElement(lak, "span", {"class": "lak-zwart"})
    zwart.text, zwart.tail = f"{WOORD},", f" {voluit(gronden)}"
    return lak


def _samen(gevonden: list[Plek]) -> list[Plek]:
    uit: list[Plek] = []
    for plek in sorted(gevonden, key=lambda plek: (plek.van, -plek.tot)):
        if uit and plek.van < uit[-1].tot:
            vorige = uit.pop()
            gronden = tuple(sorted({*vorige.gronden, *plek.gronden}))
            plek = Plek(vorige.van, max(vorige.tot, plek.tot), gronden)
        uit.append(plek)
    return uit


def _vervangen(tekst: str, plekken: list[Plek], woorden: Callable[[tuple[str, ...]], str]) -> str:
    uit, plaats = [], 0
    for plek in plekken:
        uit += [tekst[plaats : plek.van], woorden(plek.gronden)]
        plaats = plek.tot
    return "".join((*uit, tekst[plaats:]))
