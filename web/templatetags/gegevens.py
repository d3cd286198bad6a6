"""What pages and mails say of the data on people."""

from __future__ import annotations

from django import template
from django.urls import reverse

from organisatie.bewaren import SOORTEN, termijn
from organisatie.post import volledige_url
from organisatie.tekst import duur

register = template.Library()


@register.simple_tag
def privacy_adres() -> str:
    """Give the whole address of the page Privacy, for in a mail."""
    return volledige_url(reverse("privacy"))


@register.simple_tag
def bewaard(soort: str) -> str:
    """Give how long a kind of data is kept, in words."""
    return duur(termijn(SOORTEN[soort]))
