"""What of a page goes to an office program, and how."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings

from documenten.kantoorhtml import kantoorhtml

SJABLONEN = Path(settings.BASE_DIR) / "templates" / "documenten"
ALLEEN_OP_PAPIER = {
    *(
        "poster.html",
        "poster_acties.html",
        "poster_leeg.html",
        "uitdeel_actieplan.html",
        "uitdeel_acties.html",
    ),
    *("uitdeel_voorblad.html", "uitdeel_waarden.html"),
}
STER = '<svg class="ster"><title>accentwaarde</title><path d="M0 0"/></svg>'


def tabel(*breedten: int, cel: str) -> str:
    kolommen = "".join(f'<col style="width:{breedte}%">' for breedte in breedten)
    return f"<table><colgroup>{kolommen}</colgroup><tbody><tr>{cel}</tr></tbody></table>"


def test_every_table_of_a_document_says_how_wide_its_columns_are():
    zonder = []
    for sjabloon in sorted(SJABLONEN.glob("*.html")):
        tekst = sjabloon.read_text(encoding="utf-8")
        if sjabloon.name not in ALLEEN_OP_PAPIER and tekst.count("<table") != tekst.count("<colgroup>"):
            zonder.append(sjabloon.name)
    assert zonder == []


def test_the_columns_of_a_document_are_together_as_wide_as_the_page():
    som = {
        (sjabloon.name, kolommen): sum(float(breedte) for breedte in re.findall(r"width:([\d.]+)%", kolommen))
        for sjabloon in SJABLONEN.glob("*.html")
        for kolommen in re.findall(r"<colgroup>(.*?)</colgroup>", sjabloon.read_text(encoding="utf-8"))
        if "{%" not in kolommen
    }
    assert len(som) > 10
    assert set(som.values()) == {100}


def test_the_word_for_a_star_may_go_to_the_next_line():
    assert "Privacy (accentwaarde)" in kantoorhtml(f"<p>Privacy&nbsp;{STER}</p>")


def test_what_is_only_for_print_is_left_out_and_what_is_only_for_an_office_program_stays():
    html = kantoorhtml(
        '<p class="alleen-print">Een ster betekent iets</p><p>a<span class="alleen-kantoor">, b</span></p>'
    )
    assert "ster" not in html
    assert "b" in html


def test_a_shape_that_is_drawn_by_the_style_sheet_leaves_no_empty_paragraph():
    assert "<i" not in kantoorhtml('<div><i class="vorm"></i><h3>Kop</h3></div>')
    assert "<i>nadruk</i>" in kantoorhtml("<p><i>nadruk</i></p>")


@pytest.mark.parametrize(
    ("breedte", "verwacht"), [(20, "eind-ver-ant-woor-de-lijk-heid"), (80, "eindverantwoordelijkheid")]
)
def test_a_word_may_break_between_syllables_only_where_its_column_is_too_narrow(breedte, verwacht):
    html = kantoorhtml(tabel(breedte, 100 - breedte, cel="<td>eindverantwoordelijkheid ja</td><td></td>"))
    assert f"{verwacht} ja" in html.replace("\u00ad", "-").replace("&shy;", "-")


def test_a_cell_over_two_columns_has_the_room_of_both():
    html = kantoorhtml(tabel(20, 80, cel='<td colspan="2">eindverantwoordelijkheid</td>'))
    assert "eindverantwoordelijkheid" in html


def test_a_second_line_in_a_cell_stays_a_paragraph_of_its_own():
    html = kantoorhtml(tabel(50, 50, cel='<th scope="row">vijftien telefoons<p class="bij">Privacy</p></th>'))
    assert re.search(r'"Rijkop"><p>vijftien telefoons</p></div><div class="bij"><div[^>]*"Bijschrift"', html)
