"""A mail with lay-out: the words of the plain text, with a button for where to go."""

from __future__ import annotations

import pytest

from organisatie.mailopmaak import als_html


@pytest.fixture(autouse=True)
def _adres(settings):
    settings.SITE_URL = "https://codio.voorbeeldland.example"


def test_a_line_that_leads_to_one_of_our_pages_is_a_button_with_its_words():
    html = als_html(
        "Hallo,\n\nMeld hoe het gaat: https://codio.voorbeeldland.example/acties/antwoord/abc:1/\n"
    )
    assert "<p>Hallo,</p>" in html
    assert 'href="https://codio.voorbeeldland.example/acties/antwoord/abc:1/"' in html
    assert ">Meld hoe het gaat</a></p>" in html
    assert html.count("https://") == 1


@pytest.mark.parametrize(
    "adres",
    [
        "https://kwaad.example/acties/",
        "https://codio.voorbeeldland.example.kwaad.example/",
        "http://127.0.0.1/",
    ],
)
def test_an_address_that_somebody_typed_stays_in_sight(adres):
    html = als_html(f"Log in bij CODIO: {adres}")
    assert f">{adres}</a>" in html
    assert "Log in bij CODIO: <a" in html


def test_what_somebody_typed_is_no_html():
    html = als_html('<b>Dik</b> & <img src=x onerror=1> https://a.example/?a=1&b="x\n\n- <i>punt</i>')
    assert "<b>" not in html
    assert "<img" not in html
    assert "<i>" not in html
    assert "&lt;b&gt;Dik&lt;/b&gt; &amp;" in html


def test_a_list_stays_a_list_with_the_lines_that_belong_to_a_point():
    html = als_html(
        "Dit vraagt je aandacht:\n\n- Eén\n  Termijn: 1 mei\n  Meld hoe het gaat: https://codio.voorbeeldland.example/a/\n- Twee"
    )
    assert html.count("<li") == 2
    assert "Eén<br>Termijn: 1 mei<br><a" in html
    assert ">Meld hoe het gaat</a></li>" in html


def test_what_stands_under_the_line_is_small_and_the_line_itself_is_away():
    html = als_html("Tekst.\n\n--\nKies hier: https://codio.voorbeeldland.example/account/mail/")
    assert "--" not in html
    assert "font-size:14px" in html
    assert ">Kies hier</a>" in html


@pytest.mark.parametrize("tekst", ["", "\n\n \n", "--"])
def test_next_to_nothing_is_no_trouble(tekst):
    assert "None" not in als_html(tekst)
