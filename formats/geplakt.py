"""What a word processor leaves in pasted text: bullets of its own, and the cells of a table with tabs between them.

A field takes plain text. Read as it stands, such bullets would be words in a line and a table one long sentence, so
they are read as the list and the table that they were. The text itself is kept as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

OPSOM = re.compile(r"^([ \t]*)(?:[•●▪■◦‣·\uf0b7\uf0a7\uf0d8\uf0fc\uf076]\s*|[o–-]\t+)(?=\S)")
"""A bullet of a word processor at the begin of a line; a dash or an o only with a tab behind it."""
DIEPER = "o◦▪■\uf0a7"
"""Bullets that a word processor gives to the second level."""
EIGEN_TEKENS = re.compile("[\ue000-\uf8ff]")
"""Characters of one font only, that show as a box in every other."""
MEESTE_RIJEN, MEESTE_KOLOMMEN = 100, 10


def als_lijst(tekst: str) -> str:
    """Give the text with the bullets of a word processor as Markdown writes them."""
    return "\n".join(_regel(regel) for regel in tekst.splitlines())


def _regel(regel: str) -> str:
    if not (gevonden := OPSOM.match(regel)):
        return EIGEN_TEKENS.sub("", regel)
    teken = gevonden[0].strip()[:1]
    diep = teken in DIEPER or len(gevonden[1].expandtabs(4)) > 2
    return f"{'  ' if diep else ''}- {EIGEN_TEKENS.sub('', regel[gevonden.end() :])}"


def stukken(tekst: str) -> Iterator[tuple[str, bool]]:
    """Give the text in pieces, each with whether it is a pasted table: lines one after another with as many tabs."""
    for tabs, groep in groupby(_met_tabs(tekst.splitlines()), key=itemgetter(0)):
        regels = [regel for _, regel in groep]
        past = len(regels) <= MEESTE_RIJEN and tabs < MEESTE_KOLOMMEN
        yield "\n".join(regels), bool(tabs) and len(regels) > 1 and past


def _met_tabs(regels: list[str]) -> list[tuple[int, str]]:
    """Give each line with the tabs between its cells; where the first cell is empty, the line beside it says so."""
    tabs = [_tabs(regel) for regel in regels]
    for op_rij in (range(1, len(regels)), range(len(regels) - 2, -1, -1)):
        for i in op_rij:
            naast = tabs[i - op_rij.step]
            if not tabs[i] and naast and _begint_leeg(regels[i]) and regels[i].count("\t") == naast:
                tabs[i] = naast
    return list(zip(tabs, regels, strict=True))


def _begint_leeg(regel: str) -> bool:
    """Say whether a line can be a row with an empty first cell; a list within a list is none."""
    return regel.startswith("\t") and not OPSOM.match(regel) and not re.match(r"\s+([-*+]|\d+[.)])\s", regel)


def _tabs(regel: str) -> int:
    """Count the tabs between cells; a bullet with a tab behind it is no cell."""
    if OPSOM.match(regel) or re.match(r"\s*\d+[.)]\t", regel) or not re.search(r"\S\t", regel):
        return 0
    return regel.count("\t")


def als_tabel(tekst: str) -> SafeString:
    """Give lines with tabs as a table, the first line as its head."""
    kop, *rijen = [[cel.strip() for cel in regel.split("\t")] for regel in tekst.splitlines()]
    return format_html(
        "<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>",
        format_html_join("", '<th scope="col">{}</th>', ((cel,) for cel in kop)),
        format_html_join(
            "", "<tr>{}</tr>", ((format_html_join("", "<td>{}</td>", ((c,) for c in rij)),) for rij in rijen)
        ),
    )
