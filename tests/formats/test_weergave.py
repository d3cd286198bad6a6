"""Answers as they are read, and the difference between two texts."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from django.template.loader import render_to_string

from formats.handelingen import vul_in
from formats.verschil import nummers, vergelijk, voeg_samen
from formats.weergave import als_html, antwoord_als_html, in_document
from tests.formats.voorbeeld import PROEF


@pytest.mark.parametrize(
    ("tekst", "html"),
    [
        ("Eén\n\nTwee", "<p>Eén</p>\n<p>Twee</p>\n"),
        ("regel\nregel", "<p>regel<br>\nregel</p>\n"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("**vet**", "<p><strong>vet</strong></p>\n"),
        ("# geen kop", "<p># geen kop</p>\n"),
        ("    ingesprongen", "<p>ingesprongen</p>\n"),
        ("[a]: https://voorbeeld.nl", "<p>[a]: https://voorbeeld.nl</p>\n"),
    ],
)
def test_light_markdown_becomes_paragraphs_and_lists(tekst, html):
    assert als_html(tekst) == html


@pytest.mark.parametrize(
    "tekst",
    [
        "<script>alert(1)</script>",
        "[klik](javascript:alert(1))",
        "![x](https://elders.example/volg.png)",
        '<img src=x onerror="alert(1)">',
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
    ],
)
def test_nothing_dangerous_gets_through(tekst):
    html = als_html(tekst)
    for gevaar in ("<script", "<img", 'href="javascript', 'href="data'):
        assert gevaar not in html


class Boom(HTMLParser):
    """The depth of a piece of HTML, how many elements it has, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.diepte = self.diepst = self.elementen = 0
        self.tekst = ""
        self.feed(html)
        assert self.diepte == 0

    def handle_starttag(self, tag, attrs):
        self.elementen += tag in ("em", "strong", "code", "a")
        self.diepte += tag != "br"
        self.diepst = max(self.diepst, self.diepte)

    def handle_endtag(self, tag):
        self.diepte -= 1

    def handle_data(self, data):
        self.tekst += data


VEEL = {
    "nadruk om nadruk": "*_" * 10_000,
    "nadruk om nadruk, andersom": "_*" * 10_000,
    "nadruk die sluit": "*a _b " * 1500 + "c_ d* " * 1500,
    "vet in vet": "**a __b " * 1200 + "c__ d** " * 1200,
    "open nadruk": "*a" * 10_000,
    "dicht vet": "a**" * 6000,
    "haken": "[" * 20_000,
    "lege haken": "[]" * 10_000,
    "haken en sterren": "[*" * 10_000,
    "verwijzingen": "[a](#)" * 3300,
    "verwijzing in verwijzing": "[a](" * 5000,
    "plaatjes": "![" * 10_000,
    "citaten": ">" * 20_000,
    "citaten met tekst": ("> " * 30 + "tekst\n\n") * 300,
    "lijsten": "- " * 10_000,
    "nummers": "1. " * 6000,
    "lijst in lijst": "".join("  " * i + "- a\n" for i in range(140)),
    "code": "`a" * 10_000,
    "backticks": "`" * 20_000,
    "haakjes": "<" * 20_000,
    "adressen": "<http://a>" * 2000,
    "schuine strepen": "\\" * 20_000,
}
"""Texts of the greatest length that were made to cost as much as they can."""


@pytest.mark.parametrize("naam", VEEL)
def test_no_text_makes_html_that_is_deep_or_full_of_markup(naam):
    boom = Boom(als_html(VEEL[naam]))
    assert boom.diepst <= 20
    assert boom.elementen <= 500


@pytest.mark.parametrize("naam", sorted(set(VEEL) - {"schuine strepen"}))
def test_no_letter_disappears_however_deep_it_was_typed(naam):
    letters = [teken for teken in VEEL[naam] if teken.isalpha()]
    assert [teken for teken in Boom(als_html(VEEL[naam])).tekst if teken.isalpha()] == letters


def test_what_lies_too_deep_stays_as_it_was_typed():
    html = als_html("> " * 12 + "diep")
    assert html.count("<blockquote>") == 8
    assert "&gt; &gt; &gt; &gt; diep" in html
    assert als_html("- " * 6 + "diep").count("<ul>") == 4
    assert "- - diep" in als_html("- " * 6 + "diep")
    nadruk = als_html("*a **b " * 4 + "x" + " b** a*" * 4)
    assert nadruk.count("<em>") == nadruk.count("<strong>") == 3
    assert "*a **b x b** a*" in nadruk


def test_a_long_text_with_ordinary_markup_keeps_all_of_it():
    html = als_html("\n\n".join(["Een *gewone* alinea met **nadruk** en [meer](https://a.example)."] * 100))
    assert [html.count(f"<{t}>") for t in ("p", "em", "strong")] == [100, 100, 100]
    assert html.count("<a ") == 100


def test_choices_and_dates_are_written_out():
    assert (
        antwoord_als_html(PROEF.vraag("delen"), "beleid\nlab")
        == "<ul><li>Beleid</li><li>Laboratorium</li></ul>"
    )
    assert antwoord_als_html(PROEF.vraag("datum"), "2026-06-18") == "<p>18 juni 2026</p>"
    assert antwoord_als_html(PROEF.vraag("raad"), "nee") == "<p>Nee</p>"
    assert antwoord_als_html(PROEF.vraag("naam"), "<b>") == "<p>&lt;b&gt;</p>"


def test_a_document_has_every_section_and_says_what_is_empty(ingevuld, joost):
    vul_in(invulling=ingevuld, teksten={"technologie": "ai"}, door=joost)
    ingevuld.vergeet()
    secties = in_document(ingevuld)
    assert [sectie.titel for sectie in secties] == ["1. Vraagstuk", "2. Reikwijdte"]
    label, html, leeg = secties[1].gegevens[0]
    assert (label, html, leeg) == (
        "Over welke technologie gaat het?",
        "<p>Alleen algoritmen en AI</p>",
        False,
    )
    assert secties[0].gegevens[1].leeg
    for sjabloon in ("documenten/onderdelen_format.html", "formats/lees.html"):
        html = render_to_string(sjabloon, {"secties": secties})
        assert "Alleen algoritmen en AI" in html
        assert "Nog niet ingevuld" in html


MIJN = "Er lag drie keer een project stil. Dat was duur. Iedereen baalde."
ANDER = "Er lag vier keer een project stil. Iedereen baalde. Wij leerden ervan."


def test_a_difference_is_numbered_and_belongs_to_a_side():
    stukken = vergelijk(MIJN, ANDER)
    assert nummers(stukken, "anders") == [1]
    assert nummers(stukken, "links") == [2]
    assert nummers(stukken, "rechts") == [3]
    assert "".join(s.links for s in stukken) == MIJN
    assert "".join(s.rechts for s in stukken) == ANDER


def test_one_text_of_two_keeps_what_only_one_has():
    assert voeg_samen(vergelijk(MIJN, ANDER)) == (
        "Er lag vier keer een project stil. Dat was duur. Iedereen baalde. Wij leerden ervan."
    )


def test_a_mark_at_the_end_of_a_word_is_not_a_difference():
    stukken = vergelijk("Voor inwoners. Dat telt.", "Voor inwoners en bedrijven.")
    assert voeg_samen(stukken) == "Voor inwoners en bedrijven. Dat telt."


def test_paragraphs_stay_paragraphs():
    assert voeg_samen(vergelijk("Een.\n\nTwee.", "Een.\n\nTwee.\n\nDrie.")) == "Een.\n\nTwee.\n\nDrie."


@pytest.mark.parametrize(
    ("links", "rechts"), [("", ""), ("", "a"), ("a", ""), ("x " * 10_000, "y x " * 5_000)]
)
def test_any_two_texts_can_be_compared(links, rechts):
    stukken = vergelijk(links.strip(), rechts.strip())
    assert "".join(s.links for s in stukken) == links.strip()
    assert "".join(s.rechts for s in stukken) == rechts.strip()
