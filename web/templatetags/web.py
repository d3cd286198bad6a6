"""Template tags of every form: the key that counts once, and the choice between two texts."""

from __future__ import annotations

import uuid
from typing import Any

from django import template
from django.forms.boundfield import BoundField
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from web.middleware import SLEUTEL

register = template.Library()


@register.simple_tag
def eenmaal() -> SafeString:
    """Give the hidden field with which a form counts once (`web.middleware.EenmaalVersturen`)."""
    return format_html('<input type="hidden" name="{}" value="{}">', SLEUTEL, uuid.uuid4())


@register.simple_tag(takes_context=True)
def verzendvelden(context: Context) -> SafeString:
    """Give the hidden fields of a form that counts once, for a list with many: one key will do, as each has its own address."""
    return format_html(
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">{}', context["csrf_token"], eenmaal()
    )


@register.filter
def botsing(veld: BoundField) -> Any:
    """Give what the other person wrote in this field, when both changed it (`web.gezien.Botsingsbeeld`); else None."""
    return getattr(veld.form, "botsingen", {}).get(veld.name)
