"""A figure that opens the verslagen behind it."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django import template
from django.utils.html import format_html

register = template.Library()


@register.simple_tag
def achter(begin: str, getal: Any, soort: str, *, waarde: str = "", zegt: str = "", **meer: str) -> Any:
    """Show a number as a link to the verslagen behind it.

    Takes where those of the selection stand, the number, and which of them it counts (`moresprudentie.achter`); `zegt` is what
    somebody hears who sees no table around it. Nothing to open, or no place to open it: the number alone.
    """
    if not begin or getal in (0, "0", "0%", "–", ""):
        return getal
    keuzes = {"achter": soort, "waarde": waarde, **meer}
    vraag = "".join(f"&{naam}={quote(str(keuze))}" for naam, keuze in keuzes.items() if keuze)
    hoort = format_html('<span class="u-vh"> {}</span>', zegt) if zegt else ""
    return format_html(
        '<a class="utrecht-link utrecht-link--html-a" href="{}{}">{}{}</a>', begin, vraag, getal, hoort
    )


@register.filter
def halfjaar(kort: str) -> str:
    """Take a half-year as a picture has it ("begin 2026"), give it as an address has it ("2026-1")."""
    deel, _, jaar = kort.partition(" ")
    return f"{jaar}-{1 if deel == 'begin' else 2}"
