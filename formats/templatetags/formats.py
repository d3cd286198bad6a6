"""Template tags that write out the difference between two texts, and a moment in short."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from formats.scherm import moment as kort_moment
from formats.verschil import Stuk

register = template.Library()


@register.filter
def moment(op: datetime) -> str:
    """Write a moment short: the time today, else the day too."""
    return kort_moment(op)


def _los(tekst: str) -> tuple[str, str]:
    """Split off the white space in front, so that a mark begins at its first word."""
    woorden = tekst.lstrip()
    return tekst[: len(tekst) - len(woorden)], woorden


def _nummer(nr: int) -> SafeString:
    return format_html('<span class="v__nr"><span class="u-vh">verschil </span>{}</span>', nr)


def _kant(stukken: Iterable[Stuk], kant: str, klasse: str) -> Iterable[SafeString]:
    for stuk in stukken:
        wit, woorden = _los(getattr(stuk, kant))
        if not stuk.nr:
            yield format_html("{}{}", wit, woorden)
        elif woorden:
            mark = format_html('<ins class="v {}">{}</ins>', klasse, woorden)
            yield format_html("{}{}{}", wit, _nummer(stuk.nr), mark)
        else:
            yield format_html(
                ' <span class="v__nr v__nr--leeg"><span class="u-vh">hier ontbreekt verschil </span>{}</span>',
                stuk.nr,
            )


@register.simple_tag
def kant_links(stukken: Iterable[Stuk]) -> SafeString:
    """Write the left text with what only stands there marked and numbered."""
    return format_html_join("", "{}", ((deel,) for deel in _kant(stukken, "links", "v--mijn")))


@register.simple_tag
def kant_rechts(stukken: Iterable[Stuk]) -> SafeString:
    """Write the right text with what only stands there marked and numbered."""
    return format_html_join("", "{}", ((deel,) for deel in _kant(stukken, "rechts", "v--ander")))


def _wijzigingen(stukken: Iterable[Stuk]) -> Iterable[SafeString]:
    for stuk in stukken:
        if not stuk.nr:
            yield format_html("{}", stuk.rechts)
            continue
        wit, weg = _los(stuk.links)
        if weg:
            yield format_html('{}<del class="v v--weg"><span class="u-vh">weg: </span>{}</del>', wit, weg)
        wit, erbij = _los(stuk.rechts)
        if erbij:
            yield format_html(
                '{}<ins class="v v--erbij"><span class="u-vh">erbij: </span>{}</ins>',
                wit or (" " if weg else ""),
                erbij,
            )


@register.simple_tag
def wijziging(stukken: Iterable[Stuk]) -> SafeString:
    """Write one text with what went out and what came in."""
    return format_html_join("", "{}", ((deel,) for deel in _wijzigingen(stukken)))
