"""Template tags of verslagen: texts, hits in a search, days."""

from __future__ import annotations

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from formats.weergave import als_html
from moresprudentie.models import Verslag
from moresprudentie.weergave import datum
from moresprudentie.zoekindex import BEGIN, EINDE

register = template.Library()


@register.filter
def opgemaakt(tekst: str) -> SafeString:
    """Give light Markdown as safe HTML."""
    return als_html(tekst)


@register.filter
def treffers(tekst: str) -> SafeString:
    """Give a snippet with its hits in `mark`; everything else is escaped first."""
    veilig = str(escape(tekst or ""))
    if veilig.count(BEGIN) > veilig.count(EINDE):  # cut off inside a hit
        veilig += EINDE
    gemarkeerd = veilig.replace(BEGIN, '<mark class="utrecht-mark">').replace(EINDE, "</mark>")
    return mark_safe(gemarkeerd)  # noqa: S308 (escaped above)


@register.filter
def als_dag(tekst: str) -> str:
    """Give a stored day as people write it; "" stays ""."""
    return datum(tekst)


@register.filter
def fragment(verslag: Verslag) -> str:
    """Give what a result shows: the summary when it has a hit (or when nothing was searched), else a piece of the body."""
    kort: str = verslag.kort_treffer  # type: ignore[attr-defined]
    stuk: str = verslag.fragment  # type: ignore[attr-defined]
    if BEGIN in kort or BEGIN not in stuk:
        return kort
    return f"… {stuk} …"
