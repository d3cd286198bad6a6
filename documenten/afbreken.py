"""Places where a very long word may be cut, so that no line has to be sought in all of it at once.

Without them the time that a PDF takes grows with the square of the length of a word: 8,000 signs without a
space, with emphasis between them, took 24 seconds.
"""

from __future__ import annotations

import re

LANGSTE_WOORD = 120
STUK = 60
BREEKPUNT = "\u200b"
"""Zero width space: allows a break, draws nothing."""

# What is no text of the page; elements inside a line, over which a word goes on; other elements; space; one sign.
_DEEL = re.compile(
    r"(<(style|title|svg)\b.*?</\2>)"
    r"|(</?(?:a|abbr|b|code|em|i|small|span|strong|sub|sup|u)\b[^>]*>)"
    r"|(<[^>]*>)|(\s+)|(&\#?\w{1,10};|[^<\s])",
    re.DOTALL | re.IGNORECASE,
)


def maak_breekbaar(html: str) -> str:
    """Give the page with a break point in every word of more than `LANGSTE_WOORD` signs, after each `STUK`."""
    delen: list[str] = []
    woord: list[int] = []
    for treffer in _DEEL.finditer(html):
        delen.append(treffer[0])
        if treffer[6]:
            woord.append(len(delen) - 1)
        elif not treffer[3]:
            _breek(delen, woord)
            woord = []
    _breek(delen, woord)
    return "".join(delen)


def _breek(delen: list[str], woord: list[int]) -> None:
    if len(woord) > LANGSTE_WOORD:
        for plaats in woord[STUK::STUK]:
            delen[plaats] = BREEKPUNT + delen[plaats]
