"""Blacking out a page: whatever way a name is written in it, nothing of it is left in the page."""

from __future__ import annotations

from unicodedata import category, normalize

import pytest

from moresprudentie.passage import patroon
from moresprudentie.woo.gronden import GRONDEN, PER_SLEUTEL
from moresprudentie.woo.lakken import Lakker, zonder
from moresprudentie.woo.lezen import Leestekst

PAGINA = (
    '<!DOCTYPE html><html lang="nl"><head><title>Over Eva Bos</title><meta name="author" content="Eva Bos"></head>'
    '<body data-voet="Eva Bos, versie 1"><main>{}</main></body></html>'
)
EVA = Lakker([("Eva Bos", "5.1.2.e")])


@pytest.mark.parametrize(
    "tekst",
    [
        "<p>Zegt Eva Bos ja?</p>",
        "<p>Zegt Eva<br>\n Bos ja?</p>",
        "<p>Zegt <em>Eva</em> <strong>Bos</strong> ja?</p>",
        "<p>Zegt E<b>v</b>a B<i>o</i>s ja?</p>",
        "<p>Zegt Eva</p><p>Bos ja?</p>",
        "<p>Zegt EVA\u00a0BOS ja?</p>",
        "<p>Zegt E\u00advá B\u200bo\u0301s ja?</p>",
        "<p>Zegt <!-- Eva Bos -->Eva Bos ja?</p>",
        '<p><a href="https://x.example/eva-bos/">ja</a><a href="mailto:Eva%20Bos">ja</a></p>',
        '<p title="Eva Bos"><img alt="Foto van Eva Bos" src="x.png"></p>',
        '<svg viewBox="0 0 1 1"><title>Eva Bos</title><text>Eva Bos</text></svg>',
    ],
)
def test_nothing_is_left_of_a_name(tekst):
    html = EVA.html(PAGINA.format(tekst))
    letters = "".join(t for t in normalize("NFD", html) if category(t) not in ("Mn", "Cf")).casefold()
    for deel in ("eva", "bos"):
        assert deel not in letters
    assert "artikel 5.1 lid 2 onder e" in html
    assert Lakker([("Eva Bos", "5.1.2.e")]).plekken(Leestekst(html).tekst) == []


def test_a_bar_stands_where_the_name_began_and_the_rest_stays():
    html = EVA.html(PAGINA.format("<p>Zegt <em>Eva</em> Bos <b>ja</b>, of zegt Eva Bos nee?</p>"))
    balk = '<span class="lak"><span class="lak-zwart">weggelakt,</span> artikel 5.1 lid 2 onder e</span>'
    assert f"<p>Zegt <em>{balk}</em> <b>ja</b>, of zegt {balk} nee?</p>" in html
    assert html.count("documenten/lak.css") == 1


def test_a_link_with_a_name_in_its_text_leads_nowhere():
    html = EVA.html(
        PAGINA.format('<p><a href="https://x.example/p/7">Eva Bos</a> <a href="/hier/">hier</a></p>')
    )
    assert "/p/7" not in html
    assert 'href="/hier/"' in html


def test_parts_of_words_and_other_words_stay():
    html = Lakker([("Bos", "5.1.2.e")]).html(
        PAGINA.format("<p class='Bos'>Het bos, bosbes en Bosman; Bos niet.</p>")
    )
    assert "Het bos, bosbes en Bosman; <span" in html


def test_two_passages_over_each_other_are_one_bar_with_both_grounds():
    lakker = Lakker([("Eva Bos", "5.1.2.e"), ("Bos van team West", "5.1.2.i")])
    html = lakker.html(PAGINA.format("<p>Dat Eva Bos van team West zei.</p>"))
    assert html.count('class="lak"') == 1
    assert "artikel 5.1 lid 2 onder e en artikel 5.1 lid 2 onder i" in html
    assert "West" not in html


def test_a_mail_address_is_found_with_other_capitals():
    assert Lakker([("eva@x.example", "5.1.2.e")]).plekken("Mail Eva@X.example.")


def test_in_a_plain_text_words_stand_where_it_was():
    assert EVA.tekst("Brief aan Eva Bos") == "Brief aan [weggelakt, artikel 5.1 lid 2 onder e]"


def test_what_is_taken_out_of_everything_is_found_over_marks_too():
    html, keer = zonder(
        PAGINA.format("<p>Eva <b>Bos</b> en Eva<br>Bos</p>"),
        patroon("Eva Bos"),
    )
    assert keer >= 2
    assert "[weggehaald]" in html
    assert "Bos" not in html.replace("[weggehaald]", "").split("<main>")[1]


def test_the_reviewer_reads_the_blocks_with_what_is_marked():
    tekst = Leestekst(
        PAGINA.format("<h2>Kop</h2><p>Zegt <b>Eva</b> Bos\n  ja?</p><table><tr><td>een<td>twee</table>")
    )
    assert tekst.tekst == "Kop\nZegt Eva Bos ja?\neen\ntwee"
    blokken = tekst.blokken(EVA.plekken(tekst.tekst), [])
    assert [blok.is_kop for blok in blokken] == [True, False, False, False]
    assert [(deel.tekst, deel.gronden) for deel in blokken[1].delen] == [
        ("Zegt ", ()),
        ("Eva Bos", ("5.1.2.e",)),
        (" ja?", ()),
    ]


def test_every_ground_is_known_by_its_article():
    assert PER_SLEUTEL["5.1.2.e"].voluit == "artikel 5.1 lid 2 onder e"
    assert PER_SLEUTEL["5.1.5"].voluit == "artikel 5.1 lid 5"
    assert len(PER_SLEUTEL) == len(GRONDEN)
