"""The handleiding (docs/handleiding/*.md) as parts of a page: read once, in the house style, links between its pages working."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import nh3
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

from web.templatetags.nlds import KLASSE

INHOUD = "README"
"""The file that opens the handleiding."""
# In the order of the method; what is not named comes after, by name.
VOLGORDE = (
    *("cio", "bestuurder", "organisator", "projectleider", "gespreksleider", "notulist", "deelnemer"),
    *("regievoerder", "actiehouder", "redacteur", "medewerker", "beheerder"),
)
MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
KLASSEN = {
    "h2": "utrecht-heading-2",
    "h3": "utrecht-heading-3",
    "p": "utrecht-paragraph",
    "a": KLASSE["link"],
    "table": "tabel tabel--stapel",
}
TAGS = {
    *("h2", "h3", "p", "br", "ul", "ol", "li", "strong", "em", "a", "code", "div"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTEN = {"*": {"class", "id"}, "a": {"href"}, "ol": {"start"}, "th": {"scope"}, "td": {"data-label"}}
MET_TWEE = 2
"""In a table of two columns the second needs no label on a phone: it stands under the first."""
NAAR_BUITEN = ("https://", "http://", "mailto:")


@dataclass(frozen=True)
class Pagina:
    """One page: its name in the address ("" for the first), title, the sentence under it, and the rest."""

    naam: str
    titel: str
    intro: SafeString
    tekst: SafeString

    @property
    def url(self) -> str:
        """Where it is."""
        return adres(self.naam)


def adres(naam: str) -> str:
    """Give the address of a page by its name."""
    return reverse("hulp-pagina", args=[naam]) if naam else reverse("hulp")


def paginas() -> dict[str, Pagina]:
    """Give the pages by name, in order; none when the folder was not installed."""
    bestanden = sorted((Path(settings.BASE_DIR) / "docs" / "handleiding").glob("*.md"), key=_plek)
    return _lees(tuple((pad, pad.stat().st_mtime_ns) for pad in bestanden))


def _plek(pad: Path) -> tuple[int, str]:
    if pad.stem == INHOUD:
        return -1, ""
    return VOLGORDE.index(pad.stem) if pad.stem in VOLGORDE else len(VOLGORDE), pad.stem


@lru_cache(maxsize=2)
def _lees(bestanden: tuple[tuple[Path, int], ...]) -> dict[str, Pagina]:
    """Make all pages; again only when a file has changed."""
    namen = {pad.name: _naam(pad) for pad, _ in bestanden}
    return {_naam(pad): _maak(_naam(pad), pad.read_text(encoding="utf-8"), namen) for pad, _ in bestanden}


def _naam(pad: Path) -> str:
    return "" if pad.stem == INHOUD else pad.stem


def _maak(naam: str, tekst: str, namen: dict[str, str]) -> Pagina:
    """Turn one file into a page; takes the names of the files that may be linked to."""
    tokens = MARKDOWN.parse(tekst)
    titel, tokens = tokens[1].content, tokens[3:]  # every file opens with its title
    for token in tokens:
        _geef_klasse(token)
        if token.children:
            token.children = list(_koppelingen(token.children, namen))
    _geef_koppen_namen(tokens)
    einde_intro = 3 if tokens and tokens[0].type == "paragraph_open" else 0
    intro = tokens[1].children or [] if einde_intro else []
    rest = list(_tabellen(tokens[einde_intro:]))
    return Pagina(naam, titel, _veilig(intro), _veilig(rest))


def _veilig(tokens: list[Token]) -> SafeString:
    html = MARKDOWN.renderer.render(tokens, MARKDOWN.options, {})
    schoon = nh3.clean(
        html, tags=TAGS, attributes=ATTRIBUTEN, url_schemes={"http", "https", "mailto"}, link_rel=None
    )
    return mark_safe(schoon)  # noqa: S308 (nh3 cleaned it)


def _geef_klasse(token: Token) -> None:
    if token.nesting == 1 and token.tag in KLASSEN:
        token.attrSet("class", KLASSEN[token.tag])


def _koppelingen(tokens: list[Token], namen: dict[str, str]) -> Iterator[Token]:
    """Let links between files lead to the pages; a link to a file that is not served becomes its text."""
    weg = False
    for token in tokens:
        _geef_klasse(token)
        if token.type == "link_open":
            href = _naar(str(token.attrGet("href")), namen)
            weg = not href
            token.attrSet("href", href)
        if not (weg and token.type in ("link_open", "link_close")):
            yield token


def _naar(href: str, namen: dict[str, str]) -> str:
    bestand, hekje, plek = href.partition("#")
    if bestand in namen:
        return adres(namen[bestand]) + hekje + plek
    return href if href.startswith(("#", *NAAR_BUITEN)) else ""


def _geef_koppen_namen(tokens: list[Token]) -> None:
    """Give every heading the name with which the files link to it."""
    for kop, inhoud in pairwise(tokens):
        if kop.type == "heading_open":
            kop.attrSet("id", re.sub(r"[^\w\- ]", "", inhoud.content.lower()).replace(" ", "-"))


def _tabellen(tokens: list[Token]) -> Iterator[Token]:
    """Let a table be read on a phone too: the first cell heads its row, the others say under which head they stand."""
    koppen: list[str] = []
    kolom = 0
    for nummer, token in enumerate(tokens):
        if token.type == "thead_open":
            koppen = []
        elif token.type == "tr_open":
            kolom = 0
        elif token.type == "th_open":
            token.attrSet("scope", "col")
            koppen.append(tokens[nummer + 1].content)
        elif token.type in ("td_open", "td_close"):
            yield from _cel(token, koppen, kolom)
            kolom += token.type == "td_close"
            continue
        yield token


def _cel(token: Token, koppen: list[str], kolom: int) -> Iterator[Token]:
    """Give a cell; what is in it is one block, so that the label can stand beside it."""
    begint = token.type == "td_open"
    if kolom == 0:
        token.tag = "th"
        if begint:
            token.attrSet("scope", "row")
        yield token
        return
    blok = Token("html_inline", "", 0, content="<div>" if begint else "</div>")
    if begint and len(koppen) > MET_TWEE:
        token.attrSet("data-label", koppen[kolom])
    yield from (token, blok) if begint else (blok, token)
