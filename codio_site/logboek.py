"""What is written in the log: never a link that lets somebody in."""

from __future__ import annotations

import logging
import re

GEHEIM = re.compile(
    r"(/(?:meelezen|acties/antwoord|uitnodiging|meedenken/plek|meedenken|deelnemen/plek|deelnemen/tafel|deelnemen)/)"
    r"(?!stroom/)[^/\s?\"']+"
    r"|(/(?:key|agenda)/)[^/\s?\"']+"
    r"|([?&](?:b|code|teken|sleutel)=)[^&\s\"']+"
)
"""Where an address has a token, a code or a key: what goes before it stays."""


def zonder_geheim(tekst: str) -> str:
    """Give a text with every token in an address left out."""
    return GEHEIM.sub(lambda gevonden: f"{next(filter(None, gevonden.groups()))}***", tekst)


class ZonderGeheim(logging.Formatter):
    """Writes a line as any other, without what lets somebody in: also in the lines of an exception."""

    def format(self, record: logging.LogRecord) -> str:
        """Give the line."""
        return zonder_geheim(super().format(record))


def _maak_schoon(regel: logging.LogRecord) -> bool:
    if isinstance(regel.args, tuple):
        regel.args = tuple(zonder_geheim(deel) if isinstance(deel, str) else deel for deel in regel.args)
    return True


def houd_toegang_schoon() -> None:
    """Leave the same out of the lines that the web server itself writes of each request; once, when Django starts."""
    logging.getLogger("uvicorn.access").addFilter(_maak_schoon)
