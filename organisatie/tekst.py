"""Text as it comes in, without the characters that no document can hold, and text that says how many."""

from __future__ import annotations

import re
from collections.abc import Iterable

# A soft line break of a word processor (U+000B) and a page break (U+000C) are line ends to who typed them.
_REGELEINDE = re.compile("\x0b|\x0c|\u2028|\u2029|\x85")
# What XML 1.0 forbids, and so feeds, ODT and DOCX: control characters, lone surrogates, two non-characters.
_VERBODEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_TELWOORDEN = (
    "geen één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien "
    "zeventien achttien negentien twintig"
)


def schone_tekst(tekst: str) -> str:
    """Give a text with soft line breaks as line ends and without characters that XML forbids."""
    return _VERBODEN.sub("", _REGELEINDE.sub("\n", tekst))


def getal(tekst: str) -> int:
    """Give the number that was sent as this text; 0 when it is none, or more than the database holds."""
    return int(tekst) if tekst.isascii() and tekst.isdigit() and len(tekst) < 10 else 0


def aantal(getal: int, een: str, meer: str, *, voluit: bool = False) -> str:
    """Say how many there are: "1 actie", "3 acties"; with `voluit` the one in letters: "één actie"."""
    if getal == 1:
        return f"{telwoord(1) if voluit else 1} {een}"
    return f"{getal} {meer}"


def duur(dagen: int) -> str:
    """Say how long a term of so many days is: "30 dagen", and whole years as such: "5 jaar" for 1825."""
    jaren, rest = divmod(dagen, 365)
    return f"{jaren} jaar" if jaren and not rest else aantal(dagen, "dag", "dagen")


def telwoord(getal: int, *, tot: int = 10) -> str:
    """Write a number out ("geen", "één", "tien"); in figures above `tot`, which is at most twenty."""
    return _TELWOORDEN.split()[getal] if getal <= tot else str(getal)


def geteld(getal: int, een: str, meer: str, *, tot: int = 10) -> str:
    """Say in letters how many there are: "één actie", "twaalf acties"; in figures above `tot`."""
    return f"{telwoord(getal, tot=tot)} {een if getal == 1 else meer}"


def opsomming(delen: Iterable[object]) -> str:
    """Join for in a sentence: "a", "a en b", "a, b en c"; empty for nothing."""
    *eerder, laatst = [str(deel) for deel in delen] or [""]
    return f"{', '.join(eerder)} en {laatst}" if eerder else laatst


def begin_zin(tekst: str) -> str:
    """Give a text with a capital, as a sentence begins. A capital has no accent in Dutch: "Eén actie"."""
    return tekst.replace("é", "E", 1) if tekst.startswith("é") else tekst[:1].upper() + tekst[1:]


def in_zin(tekst: str) -> str:
    """Give a text that began with a capital as it stands within a sentence; "AI" and "IoT-sensoren" keep theirs."""
    eerste = tekst.partition(" ")[0]
    return tekst if eerste[1:] != eerste[1:].lower() else tekst[:1].lower() + tekst[1:]
