"""Template tags of every form: the key that counts once, and the choice between two texts."""

from __future__ import annotations

import uuid
from typing import Any

from django import template
from django.forms.boundfield import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString

from web.middleware import SLEUTEL

register = template.Library()


@register.simple_tag
def eenmaal() -> SafeString:
    """Give the hidden field with which a form counts once (`web.middleware.EenmaalVersturen`)."""
    return format_html('<input type="hidden" name="{}" value="{}">', SLEUTEL, uuid.uuid4())


@register.filter
def botsing(veld: BoundField) -> Any:
    """Give what the other person wrote in this field, when both changed it (`web.gezien.Botsingsbeeld`); else None."""
    return getattr(veld.form, "botsingen", {}).get(veld.name)
