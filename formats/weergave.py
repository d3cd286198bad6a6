"""How answers look when they are read: on pages and in documents."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

import nh3
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from formats.geplakt import als_lijst, als_tabel, stukken
from formats.markdown import MARKDOWN
from formats.models import Invulling
from formats.spec import Soort, Vraag

TAGS = {"p", "br", "ul", "ol", "li", "strong", "em", "a", "blockquote", "code"}


class Gegeven(NamedTuple):
    """One question as it is read: its label, the answer as safe HTML, and whether it is empty."""

    label: str
    html: SafeString
    leeg: bool


class Sectie(NamedTuple):
    """One section as it is read: its title and its questions."""

    titel: str
    gegevens: list[Gegeven]

    @property
    def leeg(self) -> bool:
        """Nothing in the section is answered."""
        return all(gegeven.leeg for gegeven in self.gegevens)


@lru_cache(maxsize=1000)
def als_html(tekst: str) -> SafeString:
    """Take light Markdown as somebody typed or pasted it, give HTML that is safe to show.

    The same text gives the same HTML, and what is open now is read by many: the last thousand are kept by each process.
    """
    html = nh3.clean(
        MARKDOWN.render(als_lijst(tekst)),
        tags=TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto"},
    )
    return mark_safe(html)  # noqa: S308 (nh3 cleaned it)


def tekst_als_html(tekst: str) -> SafeString:
    """Give the answer to a question as `als_html` does, a pasted table as a table."""
    delen = ((als_tabel(stuk) if tabel else als_html(stuk),) for stuk, tabel in stukken(tekst))
    return format_html_join("", "{}", delen)


def antwoord_als_html(vraag: Vraag, tekst: str) -> SafeString:
    """Give the answer to one question as safe HTML, choices by their label and dates written out."""
    if not tekst:
        return SafeString("")
    if vraag.soort is Soort.TEKST:
        return tekst_als_html(tekst)
    if vraag.soort is Soort.MEERKEUZE:
        labels = dict(vraag.opties)
        regels = ((labels.get(sleutel, sleutel),) for sleutel in tekst.split("\n"))
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", regels))
    if vraag.betekenis:
        return _keuzes_met_betekenis(vraag, tekst)
    return format_html("<p>{}</p>", antwoord_als_tekst(vraag, tekst))


def _keuzes_met_betekenis(vraag: Vraag, gekozen: str) -> SafeString:
    """Give all choices with what each means, the chosen one first said to be so."""
    betekenis = dict(vraag.betekenis)
    regels = (
        format_html("<strong>Gekozen: {}.</strong> {}", label, betekenis.get(sleutel, ""))
        if sleutel == gekozen
        else format_html("{}. {}", label, betekenis.get(sleutel, ""))
        for sleutel, label in vraag.keuzes
    )
    return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((regel,) for regel in regels)))


def antwoord_als_tekst(vraag: Vraag, tekst: str) -> str:
    """Give the answer to one question as plain text, as a person would write it."""
    if vraag.soort is Soort.DATUM and tekst:
        try:
            return date_format(date.fromisoformat(tekst), "j F Y")
        except ValueError:
            return tekst
    labels = dict(vraag.opties)
    if labels:
        return "\n".join(labels.get(sleutel, sleutel) for sleutel in tekst.split("\n"))
    return tekst


def in_document(invulling: Invulling) -> list[Sectie]:
    """Give the whole form as it is read: sections with (label, safe HTML, empty) per question."""
    antwoorden = invulling.antwoorden()
    return [
        Sectie(
            onderdeel.titel,
            [
                Gegeven(v.label, antwoord_als_html(v, antwoorden[v.sleutel]), not antwoorden[v.sleutel])
                for v in onderdeel.vragen
            ],
        )
        for onderdeel in invulling.spec.onderdelen
        if onderdeel.sleutel not in invulling.zonder
    ]
