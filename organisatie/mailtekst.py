"""The words of a mail, from their template."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string


def maak_tekst(sjabloon: str, gegevens: Mapping[str, Any]) -> str:
    """Give the text of a mail as bare text.

    Django calls all that a template gives safe to put in a page. These templates do not escape, for a mail needs no `&amp;`: on
    the page that shows the mail first, what people wrote in it must be escaped after all.
    """
    return (
        render_to_string(sjabloon, dict(gegevens)) + ""
    )  # with an ordinary text behind it, it is an ordinary text
