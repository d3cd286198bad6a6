"""Text pasted from a word processor: its bullets and its tables are read as what they were."""

from __future__ import annotations

import pytest
from lxml import html as lxml_html

from formats.geplakt import MEESTE_KOLOMMEN, MEESTE_RIJEN, als_lijst
from formats.weergave import als_html, tekst_als_html

TABEL = "Jaar\tAmbitie\n2027\tRegister <b>vol</b>\n2028\tBeoordeeld"


@pytest.mark.parametrize("teken", ["•\t", "•\xa0", "\uf0b7\t", "\uf0a7 ", "–\t", "·\t", "● "])
def test_bullets_of_a_word_processor_make_a_list(teken):
    html = als_html(f"Wij willen:\n{teken}veilig verkeer\n{teken}droge voeten")
    assert [li.text_content().strip() for li in lxml_html.fromstring(f"<div>{html}</div>").iter("li")] == [
        "veilig verkeer",
        "droge voeten",
    ]


def test_the_second_level_of_a_word_processor_is_a_list_within_the_list():
    html = als_html("•\tmeten\no\taan sluizen\n•\tkijken")
    assert html.count("<ul>") == 2
    assert html.index("aan sluizen") < html.index("</ul>") < html.index("kijken")


@pytest.mark.parametrize("tekst", ["o ja, dat ook", "– zei hij", "2027 • 2028", "- gewoon\n- zo", "a • b"])
def test_what_is_no_bullet_stays_as_it_was_typed(tekst):
    assert als_lijst(tekst) == tekst


def test_a_sign_of_one_font_never_shows_as_a_box():
    assert "\uf0e0" not in als_html("Zie \uf0e0 bijlage")


def test_a_pasted_table_is_a_table_with_a_head_and_its_text_is_safe():
    html = lxml_html.fromstring(f"<div>{tekst_als_html(f'Vooraf.{chr(10)}{TABEL}{chr(10)}Daarna.')}</div>")
    assert [th.text for th in html.iter("th")] == ["Jaar", "Ambitie"]
    assert [td.text_content() for td in html.iter("td")] == [
        "2027",
        "Register <b>vol</b>",
        "2028",
        "Beoordeeld",
    ]
    assert [p.text for p in html.iter("p")] == ["Vooraf.", "Daarna."]
    assert not list(html.iter("b"))


def test_an_empty_cell_keeps_its_place():
    html = lxml_html.fromstring(
        f"<div>{tekst_als_html('Wat' + chr(9) + 'Wie' + chr(10) + 'register' + chr(9))}</div>"
    )
    assert [td.text for td in html.iter("td")] == ["register", None]


@pytest.mark.parametrize(
    ("tekst", "koppen", "cellen"),
    [
        ("\tJa\nRegister\tx\nLoket\ty", [None, "Ja"], ["Register", "x", "Loket", "y"]),
        (
            "Wat\tWie\nregister\tKim\n\tSam\nloket\tBo",
            ["Wat", "Wie"],
            ["register", "Kim", None, "Sam", "loket", "Bo"],
        ),
        ("Wat\tWie\nregister\tKim\n\t", ["Wat", "Wie"], ["register", "Kim", None, None]),
    ],
)
def test_a_row_of_which_the_first_cell_is_empty_stays_in_the_table(tekst, koppen, cellen):
    html = lxml_html.fromstring(f"<div>{tekst_als_html(tekst)}</div>")
    assert [th.text for th in html.iter("th")] == koppen
    assert [td.text for td in html.iter("td")] == cellen


@pytest.mark.parametrize(
    "tekst",
    [
        "één regel\tmet een tab\n\t- punt",
        "één regel\tmet een tab",
        "\tingesprongen\n\tingesprongen",
        "1.\teen\n2.\ttwee",
        "\n".join(["a\tb"] * (MEESTE_RIJEN + 1)),
        "\n".join(["\t".join("x" * (MEESTE_KOLOMMEN + 1))] * 2),
    ],
)
def test_what_is_no_table_or_too_large_for_one_stays_text(tekst):
    assert "<table" not in tekst_als_html(tekst)
