"""Template tags of the citator: what stands beside an action of a verslag, where the page knows it."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.inclusion_tag("moresprudentie/citator/stand_nu.html", takes_context=True)
def stand_nu(context: Context, nummer: int) -> dict[str, Any]:
    """Say how an action stands now, when that is otherwise than the verslag says."""
    bij = (context.get("bij_actie") or {}).get(nummer)
    return {"stand": bij.stand if bij else None}


@register.inclusion_tag("moresprudentie/citator/overgenomen.html", takes_context=True)
def overgenomen(context: Context, nummer: int) -> dict[str, Any]:
    """Say what came of an action in other projects, and how to take it over."""
    bij = (context.get("bij_actie") or {}).get(nummer)
    kan = bij and bij.stand and context.get("kan_overnemen")
    return {
        "over": bij.overgenomen if bij else None,
        "slug": context["verslag"].slug if kan else "",
        "nummer": nummer,
    }


@register.simple_tag(takes_context=True)
def overgenomen_zin(context: Context) -> SafeString:
    """Say of the whole verslag by how many projects its actions were taken over."""
    zin = context.get("overgenomen") or ""
    return format_html('<p class="utrecht-paragraph u-boven-16">{}</p>', zin) if zin else SafeString("")
