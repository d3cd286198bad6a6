"""Pictures in a document: drawn once, as SVG for the PDF and as dots (PNG) for office files.

An office program reads SVG badly or not at all. So a drawing with the class `prent` becomes a PNG there. What it may
hold is what `Prent` draws: `rect`, `line`, `polyline`, `polygon`, `circle` and `text`, without groups or
transformations, with colours as `#rrggbb` in attributes. Anything else is an error, so that a picture never lacks a
part without a word. Every picture has a title that says what it shows, and stands beside the same figures as text.
"""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from html import unescape
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element
from zipfile import ZIP_DEFLATED, ZipFile

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from documenten.bronnen import statisch_bestand
from documenten.letters import LETTERSETS, leesbaar
from documenten.tekstmaat import breedte as tekstbreedte

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

KLASSE = "prent"
BREEDTE = "16.4cm"
"""Of a picture in an office file: that of the text on A4."""
SCHAAL = 2
"""Dots per unit of the drawing in the picture."""
FIJN = 3
"""So many times larger it is drawn and then made smaller, which makes edges smooth."""
_LETTER = "nm/@fontsource/noto-sans/files/noto-sans-{}-{}-normal.woff2"


INKT, STIL, LIJN = "#001a40", "#586c88", "#c0c7d2"
LETTER = (
    "Noto Sans, Noto Sans Latijn, Noto Sans Grieks, Noto Sans Cyrillisch, Noto Sans Vietnamees, sans-serif"
)
NAMEN = {
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
}
Punt = tuple[float, float]


class Prent:
    """A drawing in the making: a width and a height, and shapes that are added one by one; `svg` gives it."""

    def __init__(self, breedte: float, hoogte: float, titel: str) -> None:
        self.breedte, self.hoogte, self.titel = breedte, hoogte, titel
        self._vormen: list[SafeString] = []

    @property
    def svg(self) -> SafeString:
        """The drawing as it stands in the page of a document."""
        return format_html(
            '<svg class="{}" viewBox="0 0 {} {}" role="img" font-family="{}"><title>{}</title>{}</svg>',
            *(KLASSE, _getal(self.breedte), _getal(self.hoogte), LETTER, self.titel),
            SafeString("".join(self._vormen)),
        )

    def vlak(
        self,
        x: float,
        y: float,
        breedte: float,
        hoogte: float,
        *,
        vulling: str,
        lijn: str = "",
        dikte: float = 1,
    ) -> None:
        """Draw a rectangle; a line lies inside it."""
        rand = dikte / 2 if lijn else 0
        maten: dict[str, float | str] = {
            "x": x + rand,
            "y": y + rand,
            "width": breedte - 2 * rand,
            "height": hoogte - 2 * rand,
        }
        self._vorm("rect", **maten, fill=vulling, stroke=lijn, stroke_width=dikte if lijn else "")

    def stip(self, x: float, y: float, straal: float, kleur: str) -> None:
        """Draw a dot."""
        self._vorm("circle", cx=x, cy=y, r=straal, fill=kleur)

    def veelhoek(self, punten: list[Punt], kleur: str) -> None:
        """Draw a filled shape with corners."""
        self._vorm("polygon", points=_als_punten(punten), fill=kleur)

    def streep(self, van: Punt, tot: Punt, kleur: str, *, dikte: float = 1, gebroken: str = "") -> None:
        """Draw a straight line; a broken one must be level."""
        eind: dict[str, float | str] = {"x1": van[0], "y1": van[1], "x2": tot[0], "y2": tot[1]}
        self._vorm("line", **eind, stroke=kleur, stroke_width=dikte, stroke_dasharray=gebroken)

    def lijn(self, punten: list[Punt], kleur: str, dikte: float) -> None:
        """Draw a line through points."""
        self._vorm("polyline", points=_als_punten(punten), fill="none", stroke=kleur, stroke_width=dikte)

    def tekst(
        self,
        x: float,
        y: float,
        tekst: str,
        *,
        kleur: str = INKT,
        grootte: float = 12,
        vet: bool = False,
        anker: str = "",
    ) -> None:
        """Write on one line; `anker` "end" or "middle" says which part of it stands at `x`."""
        opmaak: dict[str, float | str] = {
            "fill": kleur,
            "font_size": grootte,
            "font_weight": 600 if vet else "",
            "text_anchor": anker,
        }
        self._vorm("text", tekst, x=x, y=y, **opmaak)

    def _vorm(self, soort: str, inhoud: str = "", /, **kenmerken: float | str) -> None:
        gezet = [
            (naam.replace("_", "-"), waarde if isinstance(waarde, str) else _getal(waarde))
            for naam, waarde in kenmerken.items()
            if waarde != ""
        ]
        attributen = format_html_join("", ' {}="{}"', gezet)
        self._vormen.append(
            format_html("<{}{}>{}</{}>", SafeString(soort), attributen, inhoud, SafeString(soort))
        )


def pas_in(tekst: str, ruimte: float, *, grootte: float = 12, vet: bool = False) -> str:
    """Give a text that fits in `ruimte`, cut off with "…" when it must be."""
    gewicht = 600 if vet else 400
    if tekstbreedte(tekst, grootte, gewicht) <= ruimte:
        return tekst
    while tekst and tekstbreedte(f"{tekst}…", grootte, gewicht) > ruimte:
        tekst = tekst[:-1]
    return f"{tekst.rstrip()}…"


def _getal(maat: float) -> str:
    return f"{maat:.1f}".removesuffix(".0")


def _als_punten(punten: list[Punt]) -> str:
    return " ".join(f"{_getal(x)},{_getal(y)}" for x, y in punten)


class OnbekendeVorm(ValueError):
    """A drawing holds something that cannot be drawn here."""


def zet_prenten_om(wortel: Element) -> None:
    """Put an image in the place of every picture in a page."""
    for ouder in list(wortel.iter()):
        for plek, kind in enumerate(ouder):
            if _is_prent(kind):
                ouder[plek] = _als_afbeelding(kind)


def benoem_prenten(bestand: bytes, pagina: str) -> bytes:
    """Give an office file of pandoc in which every picture says what it shows.

    Takes the file, and the page that it was made of. Pandoc leaves the words out of ODT, and notes the whole picture
    as its own description in DOCX.
    """
    titels = [unescape(titel) for titel in re.findall(r'<img src="data:[^"]*" alt="([^"]*)"', pagina)]
    if not titels:
        return bestand
    from lxml import etree

    uitvoer = BytesIO()
    with ZipFile(BytesIO(bestand)) as bron, ZipFile(uitvoer, "w", ZIP_DEFLATED) as doel:
        for deel in bron.infolist():
            inhoud = bron.read(deel)
            if deel.filename in ("content.xml", "word/document.xml"):
                wortel = etree.fromstring(inhoud)
                for kader, titel in zip(
                    wortel.iterfind(".//draw:frame[draw:image]", NAMEN), titels, strict=False
                ):
                    etree.SubElement(kader, f"{{{NAMEN['svg']}}}desc").text = titel
                for kader, titel in zip(wortel.iterfind(".//pic:cNvPr", NAMEN), titels, strict=False):
                    kader.set("descr", titel)
                inhoud = etree.tostring(wortel, xml_declaration=True, encoding="UTF-8")
            doel.writestr(deel, inhoud)
    return uitvoer.getvalue()


def _is_prent(element: Element) -> bool:
    return _naam(element) == "svg" and KLASSE in (element.get("class") or "").split()


def _als_afbeelding(svg: Element) -> Element:
    """Give the drawing as an `img` that carries its data, with the title of the drawing as its text."""
    titel = next((deel.text for deel in svg if _naam(deel) == "title"), "") or ""
    bron = "data:image/png;base64," + b64encode(als_png(svg)).decode()
    beeld = Element("img", {"src": bron, "alt": titel.strip(), "title": titel.strip(), "width": BREEDTE})
    beeld.tail = svg.tail
    return beeld


def als_png(svg: Element) -> bytes:
    """Give the drawing as a PNG on white. Raises `OnbekendeVorm`."""
    from PIL import Image, ImageDraw

    breedte, hoogte = (float(maat) for maat in (svg.get("viewBox") or "").split()[2:])
    maal = SCHAAL * FIJN
    doek = Image.new("RGB", (round(breedte * maal), round(hoogte * maal)), "white")
    pen = ImageDraw.Draw(doek)
    for deel in svg:
        if _naam(deel) != "title":
            _teken(pen, deel, maal)
    uitvoer = BytesIO()
    doek.reduce(FIJN).save(uitvoer, "PNG", optimize=True, dpi=(192, 192))
    return uitvoer.getvalue()


def _naam(element: Element) -> str:
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def _teken(pen: ImageDraw, deel: Element, maal: int) -> None:
    def maat(naam: str) -> float:
        return float(deel.get(naam) or 0) * maal

    vulling, lijn = _kleur(deel, "fill"), _kleur(deel, "stroke")
    dikte = round(float(deel.get("stroke-width") or 1) * maal) if lijn else 0
    match _naam(deel):
        case "rect":
            x, y = maat("x"), maat("y")
            vlak = (x, y, x + maat("width"), y + maat("height"))
            pen.rectangle(_met_rand(vlak, dikte), fill=vulling, outline=lijn, width=dikte)
        case "circle":
            x, y, straal = maat("cx"), maat("cy"), maat("r")
            vlak = (x - straal, y - straal, x + straal, y + straal)
            pen.ellipse(_met_rand(vlak, dikte), fill=vulling, outline=lijn, width=dikte)
        case "line":
            _trek(pen, [(maat("x1"), maat("y1")), (maat("x2"), maat("y2"))], lijn, dikte, deel, maal)
        case "polyline":
            _trek(pen, _punten(deel, maal), lijn, dikte, deel, maal)
        case "polygon":
            pen.polygon(_punten(deel, maal), fill=vulling, outline=lijn, width=dikte)
        case "text":
            _schrijf(pen, deel, (maat("x"), maat("y")), vulling or "#000000", maal)
        case naam:
            raise OnbekendeVorm(naam)


def _met_rand(vlak: tuple[float, float, float, float], dikte: int) -> tuple[float, float, float, float]:
    """SVG draws half of a line outside the shape, the pen all of it inside."""
    half = dikte / 2
    return (vlak[0] - half, vlak[1] - half, vlak[2] + half, vlak[3] + half)


def _kleur(deel: Element, naam: str) -> str | None:
    kleur = deel.get(naam)
    return None if kleur in (None, "none") else kleur


def _punten(deel: Element, maal: int) -> list[tuple[float, float]]:
    paren = (punt.split(",") for punt in (deel.get("points") or "").split())
    return [(float(x) * maal, float(y) * maal) for x, y in paren]


def _trek(
    pen: ImageDraw,
    punten: list[tuple[float, float]],
    kleur: str | None,
    dikte: int,
    deel: Element,
    maal: int,
) -> None:
    streep = [float(lengte) * maal for lengte in (deel.get("stroke-dasharray") or "").split()]
    if not streep:
        pen.line(punten, fill=kleur, width=dikte, joint="curve")
        return
    (x1, y1), (x2, _) = punten  # only level lines are broken here
    x = x1
    while x < x2:
        pen.line([(x, y1), (min(x + streep[0], x2), y1)], fill=kleur, width=dikte)
        x += sum(streep)


def _schrijf(pen: ImageDraw, deel: Element, plek: tuple[float, float], kleur: str, maal: int) -> None:
    """Write on the base line, each character with the font that has it."""
    grootte = round(float(deel.get("font-size") or 16) * maal)
    gewicht = int(deel.get("font-weight") or 400)
    stukken = [(teken, _letter(_letterset(teken), gewicht, grootte)) for teken in leesbaar(deel.text or "")]
    lengte = sum(letter.getlength(teken) for teken, letter in stukken)
    x, y = plek
    x -= {"end": lengte, "middle": lengte / 2}.get(deel.get("text-anchor") or "", 0)
    for teken, letter in stukken:
        pen.text((x, y), teken, font=letter, fill=kleur, anchor="ls")
        x += letter.getlength(teken)


@cache
def _tekens(letterset: str) -> frozenset[int]:
    from fontTools.ttLib import TTFont

    with TTFont(statisch_bestand(_LETTER.format(letterset, 400)), lazy=True) as letter:
        return frozenset(letter.getBestCmap())


def _letterset(teken: str) -> str:
    return next((naam for naam in LETTERSETS if ord(teken) in _tekens(naam)), LETTERSETS[0])


@cache
def _letter(letterset: str, gewicht: int, grootte: int) -> FreeTypeFont:
    from PIL import ImageFont

    pad: Any = str(statisch_bestand(_LETTER.format(letterset, gewicht)))
    return ImageFont.truetype(pad, grootte)
