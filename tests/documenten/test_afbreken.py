"""Very long words get places where they may be cut; all other text stays as it is."""

from __future__ import annotations

import re

import pytest

from documenten.afbreken import BREEKPUNT, STUK, maak_breekbaar
from tests.documenten.pdf_controle import controleer_pdf

WOORDEN = {
    "letters": "x" * 20_000,
    "nadruk": "<em>_</em>_" * 6_000,
    "code": "<code>a</code>a" * 5_000,
    "entiteiten": "&lt;&amp;" * 5_000,
    "verwijzingen": '<a href="https://a.example/b">a</a>' * 3_000,
}


@pytest.mark.parametrize("naam", WOORDEN)
def test_no_word_is_longer_than_a_line_without_a_place_to_cut_it(naam):
    html = maak_breekbaar(f"<p>Kort {WOORDEN[naam]} kort</p>")
    tekst = re.sub(r"&\w+;", "x", re.sub(r"<[^>]*>", "", html))
    assert max(len(stuk) for stuk in re.split(rf"[\s{BREEKPUNT}]", tekst)) <= STUK
    assert html.replace(BREEKPUNT, "") == f"<p>Kort {WOORDEN[naam]} kort</p>"


def test_ordinary_text_is_left_alone(maak):
    for html in (maak().als_html(), "<p>" + "https://voorbeeldland.example/" + "a" * 90 + "</p>"):
        assert maak_breekbaar(html) == html


def test_styles_titles_drawings_and_addresses_are_no_text():
    lang = "x" * 500
    html = (
        f"<title>{lang}</title><style>.{lang}{{}}</style><svg><text>{lang}</text></svg>"
        f'<p class="{lang}"><a href="https://a.example/{lang}">hier</a></p>'
    )
    assert maak_breekbaar(html) == html


def test_a_word_ends_where_a_block_ends():
    html = ("<p>" + "x" * 100 + "</p>") * 3 + "<br>".join(["y" * 100] * 3)
    assert maak_breekbaar(html) == html


def test_a_long_word_keeps_to_the_standards(maak):
    tekst = "Woord" + "\u00e9" * 400
    assert controleer_pdf(maak(context={"tekst": tekst}).als_pdf()) == []
