"""A passage that somebody wants out of a text: how it is found, and what stands there when it was taken out."""

from __future__ import annotations

import re

MERK = "[weggehaald]"


def patroon(passage: str) -> re.Pattern[str]:
    """Give what finds a passage as whole words: over line ends and marks of Markdown; one word with its own capitals."""
    woorden = passage.split()
    midden = r"[\s*_]+".join(re.escape(woord) for woord in woorden)
    voor = r"(?<![^\W_])" if woorden[0][0].isalnum() else ""
    na = r"(?![^\W_])" if woorden[-1][-1].isalnum() else ""
    if len(woorden) == 1:
        midden = f"(?:{midden}|{re.escape(woorden[0].upper())})"
    return re.compile(f"{voor}{midden}{na}", re.IGNORECASE if len(woorden) > 1 else 0)
