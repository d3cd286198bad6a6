"""How many there are, in words."""

import pytest
from django.template import Context, Template

from organisatie.tekst import aantal, begin_zin, duur, geteld, opsomming, telwoord


@pytest.mark.parametrize(("getal", "tekst"), [(0, "0 acties"), (1, "1 actie"), (2, "2 acties")])
def test_one_is_singular_and_all_else_is_plural(getal, tekst):
    assert aantal(getal, "actie", "acties") == tekst


@pytest.mark.parametrize(("getal", "tekst"), [(0, "0 acties"), (1, "één actie"), (2, "2 acties")])
def test_in_a_sentence_only_the_one_is_written_out(getal, tekst):
    assert aantal(getal, "actie", "acties", voluit=True) == tekst


@pytest.mark.parametrize(
    ("dagen", "tekst"), [(1, "1 dag"), (30, "30 dagen"), (366, "366 dagen"), (1825, "5 jaar")]
)
def test_whole_years_are_said_in_years(dagen, tekst):
    assert duur(dagen) == tekst


def test_a_number_is_written_out_up_to_ten_unless_more_is_asked():
    assert [telwoord(n) for n in (0, 1, 10, 11)] == ["geen", "één", "tien", "11"]
    assert [telwoord(n, tot=20) for n in (12, 20, 21)] == ["twaalf", "twintig", "21"]


def test_things_are_listed_as_people_do():
    assert [opsomming(n) for n in ([], [1], [1, 2], "abc")] == ["", "1", "1 en 2", "a, b en c"]


def test_what_is_counted_in_letters_agrees_with_its_number():
    assert [geteld(n, "taak", "taken") for n in (0, 1, 2, 11)] == [
        "geen taken",
        "één taak",
        "twee taken",
        "11 taken",
    ]
    assert geteld(12, "taak", "taken", tot=20) == "twaalf taken"


@pytest.mark.parametrize(
    ("tekst", "zin"), [("één taak", "Eén taak"), ("drie taken", "Drie taken"), ("", ""), ("Één", "Één")]
)
def test_a_sentence_begins_with_a_capital_without_an_accent(tekst, zin):
    assert begin_zin(tekst) == zin


def test_a_page_counts_in_the_same_way():
    sjabloon = Template(
        '{% load huisstijl %}{% aantal n "waarde" "waarden" %}, '
        '{% aantal n "waarde" "waarden" "voluit" as z %}{{ z|begin_zin }}'
    )
    assert sjabloon.render(Context({"n": 1})) == "1 waarde, Eén waarde"
    assert sjabloon.render(Context({"n": 2})) == "2 waarden, 2 waarden"
