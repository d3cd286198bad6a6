"""The sources of the method by name: texts carry a short key ("000, bijlage 2"), people read the name."""

from __future__ import annotations

import re

BRONNEN = {
    "000": "CODIO-instrument (2024)",
    "001": "Code Goed Digitaal Openbaar Bestuur (2021)",
    "002": "bericht over CODIO aan de waterschappen",
    "003": "workshop Goed Digitaal Bestuur",
    "004": "Interprovinciale gids Ethiek en Digitale Transformatie",
}


def voluit(bron: str) -> str:
    """Give a source in words: "000, bijlage 2" becomes "CODIO-instrument (2024), bijlage 2"."""
    return re.sub(r"\b00[0-4]\b", lambda vondst: BRONNEN[vondst.group()], bron)
