"""The light Markdown that people may type: paragraphs, lists, emphasis, links.

Nothing that adds headings, pictures or HTML, nothing that makes typed text disappear, and nothing that makes
a page or a document grow without bound: what is nested too deep or marked up too often stays as it was typed.
"""

from __future__ import annotations

from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

MEESTE_NADRUK = 6
"""Emphasis within emphasis, at most this deep."""
DIEPSTE_BLOK = 8
"""Quotations within quotations; a list counts double, for itself and for its items."""
MEESTE_OPMAAK = 500
"""Links, pieces of code and emphasised pieces in one text. Each costs a document about a millisecond."""
GETELD = "opmaak"
OPENT, SLUIT = ("em_open", "strong_open"), ("em_close", "strong_close")


def _begrens_blok(md: MarkdownIt, naam: str) -> None:
    """Let a block rule leave alone what lies too deep; the parser itself would drop the text."""
    regel = _regel(md.block.ruler, naam)

    def begrensd(state: Any, begin: int, einde: int, silent: bool) -> bool:
        return state.level < DIEPSTE_BLOK and bool(regel(state, begin, einde, silent))

    alt = next(r.alt for r in md.block.ruler.__rules__ if r.name == naam)
    md.block.ruler.at(naam, begrensd, {"alt": alt})


def _begrens_opmaak(md: MarkdownIt, naam: str) -> None:
    """Let an inline rule stop when the text has enough of it."""
    regel = _regel(md.inline.ruler, naam)

    def begrensd(state: Any, silent: bool) -> bool:
        voor = len(state.tokens)
        if state.env.get(GETELD, 0) >= MEESTE_OPMAAK or not regel(state, silent):
            return False
        if not silent and len(state.tokens) > voor:  # a lone backtick makes nothing
            state.env[GETELD] = state.env.get(GETELD, 0) + 1
        return True

    md.inline.ruler.at(naam, begrensd)


def _regel(ruler: Any, naam: str) -> Any:
    return next(regel.fn for regel in ruler.__rules__ if regel.name == naam)


def _begrens_nadruk(state: StateCore) -> None:
    """Turn emphasis that is too deep, or too much, back into the characters that were typed."""
    for blok in state.tokens:
        diepte, open_ = 0, []
        for teken in blok.children or ():
            if teken.type in OPENT:
                blijft = diepte < MEESTE_NADRUK and state.env.get(GETELD, 0) < MEESTE_OPMAAK
                open_.append(blijft)
                diepte += blijft
                state.env[GETELD] = state.env.get(GETELD, 0) + blijft
            elif teken.type in SLUIT:
                blijft = open_.pop()
                diepte -= blijft
            else:
                continue
            if not blijft:
                teken.type, teken.tag, teken.nesting, teken.content = "text", "", 0, teken.markup


def _maak() -> MarkdownIt:
    md = MarkdownIt("commonmark", {"html": False, "breaks": True}).disable(
        [
            "heading",
            "lheading",
            "image",
            "html_block",
            "html_inline",
            "code",
            "fence",
            "hr",
            "reference",
            "entity",
        ]
    )
    for naam in ("blockquote", "list"):
        _begrens_blok(md, naam)
    for naam in ("link", "autolink", "backticks"):
        _begrens_opmaak(md, naam)
    md.core.ruler.after("inline", "nadruk", _begrens_nadruk)
    return md


MARKDOWN = _maak()
