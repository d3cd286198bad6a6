"""The text of a mail with lay-out: the same words, but a page of this site is a link or a button instead of a long address.

Only for our own pages: an address that somebody typed stays in sight, so that nobody follows it unseen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.conf import settings
from django.utils.html import conditional_escape, format_html, format_html_join, urlize
from django.utils.safestring import SafeString, mark_safe

_NAAR_PAGINA = re.compile(r"(?P<woorden>\S.*?):? +(?P<adres>https?://\S+)")
KNOP = (
    "display:inline-block;padding:12px 20px;border-radius:6px;background:#00568b;color:#fff;"
    "font-weight:600;text-decoration:none"
)
LINK = "color:#00568b"
ONDERAAN = "margin:32px 0 0;padding:12px 0 0;border-top:1px solid #c0c7d2;color:#586c88;font-size:14px"


def als_html(tekst: str) -> SafeString:
    """Give the paragraphs of a mail as HTML: a line that leads to one of our pages as its button, lists as lists."""
    alineas = [alinea.splitlines() for alinea in re.split(r"\n\s*\n", tekst.strip())]
    return format_html_join("\n", "{}", ((_alinea(regels),) for regels in alineas if regels))


def _alinea(regels: list[str]) -> SafeString:
    if regels[0].strip() == "--":
        return format_html('<p style="{}">{}</p>', ONDERAAN, _regels(regels[1:]))
    if regels[0].startswith("- "):
        return _lijst(regels)
    knop = _naar_pagina(regels[0], KNOP) if len(regels) == 1 else None
    return format_html("<p>{}</p>", knop or _regels(regels))


def _lijst(regels: list[str]) -> SafeString:
    """Give a list: what does not begin with a dash goes on with the point before it."""
    punten: list[list[str]] = []
    for regel in regels:
        if regel.startswith("- "):
            punten.append([regel[2:]])
        else:
            punten[-1].append(regel)
    inhoud = format_html_join("", '<li style="margin:0 0 8px">{}</li>', ((_regels(p),) for p in punten))
    return format_html('<ul style="margin:0 0 16px;padding:0 0 0 20px">{}</ul>', inhoud)


def _regels(regels: Iterable[str]) -> SafeString:
    return format_html_join(mark_safe("<br>"), "{}", ((_regel(regel.strip()),) for regel in regels))


def _regel(regel: str) -> SafeString:
    return _naar_pagina(regel, LINK) or mark_safe(urlize(conditional_escape(regel), autoescape=False))  # noqa: S308


def _naar_pagina(regel: str, stijl: str) -> SafeString | None:
    """Give a line with words and the address of one of our pages as words to press; None for any other line."""
    gevonden = _NAAR_PAGINA.fullmatch(regel.strip())
    if gevonden is None or not gevonden["adres"].startswith(f"{settings.SITE_URL.rstrip('/')}/"):
        return None
    return format_html('<a href="{}" style="{}">{}</a>', gevonden["adres"], stijl, gevonden["woorden"])
