"""What is written in the log: never a link that lets somebody in, an address of mail, or a row of the database.

Every line says to which request or job it belongs (`organisatie.spoor`). `CODIO_LOG_JSON=1` writes lines of JSON.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

import psycopg

from organisatie.spoor import nummer

GEHEIM = re.compile(
    r"(/(?:meelezen|acties/antwoord|uitnodiging|meedenken/plek|meedenken|deelnemen/plek|deelnemen/tafel|deelnemen)/)"
    r"(?!stroom/)[^/\s?\"']+"
    r"|(/(?:key|agenda|zoekvraag)/)[^/\s?\"']+"
    r"|([?&](?:b|code|teken|sleutel)=)[^&\s\"']+"
)
"""Where an address has a token, a code or a key: what goes before it stays."""
MAILADRES = re.compile(r"[\w.+%'-]+@[\w-]+(?:\.[\w-]+)+")

REGELEINDE = {nummer: f"\\x{nummer:02x}" for nummer in (*range(32), 127, 0x85)} | {
    10: "\\n",
    13: "\\r",
    9: "\\t",
}
"""What would begin a line of its own, or change what a terminal shows."""
DETAIL = re.compile(r"\bDETAIL:.*", re.DOTALL)
Fout = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def zonder_geheim(tekst: str) -> str:
    """Give a text with every token in an address and every address of mail left out."""
    schoon = GEHEIM.sub(lambda gevonden: f"{next(filter(None, gevonden.groups()))}***", tekst)
    return MAILADRES.sub("***@***", schoon)


def op_een_regel(tekst: str) -> str:
    """Give a message without the row that PostgreSQL tells of after it, on one line: nobody writes a line of their own."""
    return DETAIL.sub("DETAIL: ***", tekst).translate(REGELEINDE)


class ZonderGeheim(logging.Formatter):
    """Writes a line as any other, without what lets somebody in: also in the lines of an exception."""

    def format(self, record: logging.LogRecord) -> str:
        """Give the line."""
        record.nummer = nummer()
        return zonder_geheim(super().format(record))

    def formatMessage(self, record: logging.LogRecord) -> str:
        """Give the message: also an exception that is written as a text says no row."""
        record.message = op_een_regel(record.message)
        return super().formatMessage(record)

    def formatException(self, ei: Fout) -> str:
        """Give the traceback, without the row that PostgreSQL tells of."""
        tekst = super().formatException(ei)
        for detail in _details(ei[1]):
            tekst = tekst.replace(detail, "***")
        return tekst


def _details(fout: BaseException | None) -> Iterator[str]:
    """Give what the database said beside its message: that names the values of a row."""
    gezien: set[int] = set()
    while fout is not None and id(fout) not in gezien:
        gezien.add(id(fout))
        if isinstance(fout, psycopg.Error) and fout.diag.message_detail:
            yield fout.diag.message_detail
        fout = fout.__cause__ or fout.__context__


class JsonRegel(ZonderGeheim):
    """Writes a line as one object of JSON: time, level, logger, text, number, and what the line says besides."""

    def format(self, record: logging.LogRecord) -> str:
        """Give the line."""
        regel: dict[str, Any] = {
            "tijd": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "niveau": record.levelname,
            "logger": record.name,
            "nummer": nummer(),
            "tekst": zonder_geheim(op_een_regel(record.getMessage())),
        }
        regel |= getattr(record, "velden", {})
        if record.exc_info:
            regel["fout"] = zonder_geheim(self.formatException(record.exc_info))
        return json.dumps(regel, ensure_ascii=False, default=str)


def _maak_schoon(regel: logging.LogRecord) -> bool:
    if isinstance(regel.args, tuple):
        regel.args = tuple(zonder_geheim(deel) if isinstance(deel, str) else deel for deel in regel.args)
    return True


def houd_toegang_schoon() -> None:
    """Leave the same out of the lines that the web server itself writes of each request; once, when Django starts."""
    logging.getLogger("uvicorn.access").addFilter(_maak_schoon)
