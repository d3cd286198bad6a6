"""Template tags for the theme of the organisation: also in a page that has neither database nor context."""

from __future__ import annotations

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from web.thema import thema

register = template.Library()
NIETS = SafeString("")


@register.simple_tag
def thema_stijl() -> SafeString:
    """Give the link to the style sheet of the theme, after those of our own; nothing without a theme."""
    deel = thema().stijl
    return (
        format_html('<link rel="stylesheet" href="{}?v={}">', reverse("thema-stijl"), deel.versie)
        if deel
        else NIETS
    )


@register.simple_tag
def thema_logo() -> SafeString:
    """Give the logo before the name of the organisation, which says the same in words; nothing without one."""
    deel = thema().logo
    return (
        format_html('<img class="kop__logo" src="{}?v={}" alt="">', reverse("thema-logo"), deel.versie)
        if deel
        else NIETS
    )


@register.simple_tag
def toepassing() -> str:
    """Give how the organisation calls this application."""
    return str(settings.TOEPASSING)
