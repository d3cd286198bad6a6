"""Template tags around a piece of a page: its head, and a message with more than a text."""

from __future__ import annotations

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


class Paginakop(template.Node):
    """The head of a page: what it is, and beside that what one can do with it."""

    child_nodelists = ("tekst", "knoppen")

    def __init__(self, soorten: list[FilterExpression], tekst: NodeList, knoppen: NodeList) -> None:
        self.soorten, self.tekst, self.knoppen = soorten, tekst, knoppen

    def render(self, context: Context) -> SafeString:
        """Leave the place of the buttons out when there are none."""
        klasse = "".join(f" paginakop--{soort.resolve(context)}" for soort in self.soorten)
        tekst, knoppen = self.tekst.render(context), self.knoppen.render(context)
        return format_html(
            '<div class="paginakop{}"><div class="paginakop__tekst">{}</div>{}</div>',
            klasse,
            tekst,
            format_html('<div class="paginakop__acties">{}</div>', knoppen) if knoppen.strip() else "",
        )


@register.tag
def paginakop(parser: Parser, token: Token) -> Paginakop:
    """Take everything up to `endpaginakop`: heading and lead, and after `knoppen` the buttons.

    A kind may be given ("kort", "formaat", "verslag", "zoek"): `{% paginakop "kort" %}`.
    """
    soorten = [parser.compile_filter(deel) for deel in token.split_contents()[1:]]
    tekst, knoppen = parser.parse(("knoppen", "endpaginakop")), NodeList()
    if parser.next_token().contents == "knoppen":
        knoppen = parser.parse(("endpaginakop",))
        parser.delete_first_token()
    return Paginakop(soorten, tekst, knoppen)


@register.simple_block_tag
def melding(content: SafeString, soort: str, anker: str = "") -> SafeString:
    """Show a message with links, lists or buttons in it; one with a text only is `onderdelen/melding.html`."""
    gegevens = {"soort": soort, "titel": "", "tekst": "", "inhoud": content, "anker": anker}
    return render_to_string("onderdelen/melding.html", gegevens)
