from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest

from documenten.pdf import maak_opmaak
from documenten.tekstmaat import aantal_regels, breedte
from project.poster import CHECKLIST_VRAGEN, Poster, lege_poster, poster_document
from project.poster.indeling import deel_in
from project.poster.maten import ONDER, Vak, kolom_x
from tests.documenten.pdf_controle import bladwijzers, controleer_pdf
from tests.documenten.voorbeelden import FUNDAMENTEN, LANG, poster, spanning

pytestmark = pytest.mark.django_db
VOET = 576.0

GEVALLEN = {
    "geen waarden, geen acties": poster(0, 0, 0, acties=0),
    "een waarde, een actie": poster(0, 1, 0, acties=1),
    "negen waarden": poster(
        3,
        3,
        3,
        spanningen=(
            spanning("A", "Democratie 1", "Rechtsstaat 1"),
            spanning("B", "Rechtsstaat 2", "Bestuurskracht 2"),
            spanning("C", "Democratie 3", "Bestuurskracht 2"),
        ),
    ),
    "twintig waarden": poster(7, 7, 6, acties=14),
    "twintig waarden, lange teksten": poster(7, 7, 6, betekenis=LANG * 2, acties=20),
    "alles onder een fundament": poster(16, 0, 0, betekenis=LANG),
    "lange titel": poster(2, 2, 2, titel="Drukte in recreatiegebieden meten met locatiegegevens " * 4),
    "lange woorden": poster(1, 1, 1, betekenis="x" * 200, titel="y" * 90),
    "veel spanningen": poster(
        3,
        3,
        3,
        spanningen=tuple(
            spanning(letter, "Democratie 1", "Bestuurskracht 3", LANG) for letter in "ABCDEFGHIJ"
        ),
    ),
}


def te_ver(opmaak: Any) -> list[str]:
    """Give the boxes on the first sheet of which the content sticks out."""
    mis = []
    mm = opmaak.pages[0].height / 594
    for box in opmaak.pages[0]._page_box.descendants():
        element = getattr(box, "element", None)
        if element is None or isinstance(element, str) or not hasattr(box, "children"):
            continue
        klassen = (element.get("class") or "").split()
        onder = max((kind.position_y + kind.margin_height() for kind in box.descendants()), default=0) / mm
        if "kaart" in klassen and onder > (box.position_y + box.margin_height()) / mm + 0.5:
            mis.append(f"kaart {onder}")
        if {"acties", "checklist", "spanning", "titel"} & set(klassen):
            grens = 88 if "titel" in klassen else VOET
            mis += [f"{klassen} {onder}"] if onder > grens else []
    return mis


@pytest.mark.parametrize("naam", GEVALLEN)
def test_nothing_sticks_out_of_the_poster(naam):
    html = poster_document(GEVALLEN[naam]).als_html()
    opmaak = maak_opmaak(html)
    assert te_ver(opmaak) == []
    for fundament in GEVALLEN[naam].fundamenten:
        for waarde in fundament.waarden:
            assert html.count(waarde.naam) >= 1
            assert waarde.betekenis.strip() in html


@pytest.mark.parametrize(
    "naam", ["geen waarden, geen acties", "negen waarden", "twintig waarden, lange teksten"]
)
@pytest.mark.parametrize("papier", ["A1-liggend", "A3-liggend"])
def test_a_poster_passes_both_standards_on_both_sizes(naam, papier):
    pdf = poster_document(GEVALLEN[naam], papier=papier, concept=True).als_pdf()
    assert controleer_pdf(pdf) == []
    assert bladwijzers(pdf)[0] == "Druktemonitor"


def test_nine_values_and_seven_actions_fit_on_one_sheet_at_full_size():
    blad = deel_in(GEVALLEN["negen waarden"])
    assert not blad.heeft_vervolg
    assert blad.letters.k == 1
    assert len(maak_opmaak(poster_document(GEVALLEN["negen waarden"]).als_html()).pages) == 1


def test_what_does_not_fit_goes_on_to_the_next_sheet():
    vol = GEVALLEN["twintig waarden, lange teksten"]
    assert deel_in(vol).heeft_vervolg
    html = poster_document(vol).als_html()
    assert html.count("Contract aanpassen") == 20
    assert "zie ook het volgende blad" in html


def test_the_poster_has_the_columns_in_order_with_shape_and_star():
    html = poster_document(GEVALLEN["negen waarden"]).als_html()
    plekken = [html.index(f'class="vorm {naam}"') for naam in ("democratie", "rechtsstaat", "bestuurskracht")]
    assert plekken == sorted(plekken)
    assert "Accentwaarde van Provincie Voorbeeldland" in html
    assert "Workshop op 20 november 2025" in html


def test_an_empty_poster_says_what_is_not_there():
    html = poster_document(GEVALLEN["geen waarden, geen acties"]).als_html()
    assert html.count("Geen waarde gekozen") == 3
    assert "Nog geen acties vastgelegd" in html
    assert "Accentwaarde van" not in html


def test_tensions_are_listed_as_text_and_named_in_the_drawing():
    html = poster_document(GEVALLEN["negen waarden"]).als_html()
    assert "<title>Spanning A tussen Democratie 1 en Rechtsstaat 1;" in html
    assert "<b>Democratie 3 en Bestuurskracht 2.</b>" in html


def lijnen(*spanningen: Any) -> Any:
    return deel_in(poster(3, 3, 3, spanningen=spanningen)).lijnen


def test_neighbours_get_a_straight_line():
    (lijn,) = lijnen(spanning("A", "Democratie 2", "Rechtsstaat 2"))
    (x1, y1), (x2, y2) = lijn.einden
    assert y1 == y2
    assert (x1, x2) == (pytest.approx(kolom_x(1) - 46), pytest.approx(kolom_x(1)))


@pytest.mark.parametrize("ander", [("Democratie 2", "Rechtsstaat 1"), ("Democratie 1", "Rechtsstaat 2")])
def test_neighbours_get_a_straight_line_when_one_of_them_has_another_line_too(ander):
    recht, _ = lijnen(spanning("A", "Democratie 2", "Rechtsstaat 2"), spanning("B", *ander))
    (_, y1), (_, y2) = recht.einden
    assert y1 == y2


def punten(lijn: Any) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"([\d.]+) ([\d.]+)", lijn.pad)]


def kruisen(een: Any, ander: Any) -> bool:
    """Say whether a level piece of one line meets an upright piece of the other."""
    return any(
        min(x1, x2) < x < max(x1, x2) and min(y3, y4) < y1 < max(y3, y4)
        for vlak, rechtop in ((een, ander), (ander, een))
        for (x1, y1), (x2, y2) in pairwise(punten(vlak))
        for (x, y3), (x4, y4) in pairwise(punten(rechtop))
        if y1 == y2 and x == x4
    )


def test_of_two_lines_that_go_down_the_highest_goes_furthest_so_that_they_do_not_cross():
    van_ver, van_dichtbij = lijnen(
        spanning("A", "Democratie 1", "Bestuurskracht 3"), spanning("B", "Rechtsstaat 1", "Bestuurskracht 2")
    )
    assert not kruisen(van_ver, van_dichtbij)


def test_a_line_from_the_first_to_the_third_column_crosses_no_card():
    blad = deel_in(poster(3, 3, 3, spanningen=(spanning("A", "Democratie 3", "Bestuurskracht 1"),)))
    middelste = [kaart.vak for kaart in blad.kolommen[1].kaarten]
    paren = pairwise(punten(blad.lijnen[0]))
    onderlangs = [y for (x, y), (x2, _) in paren if x < kolom_x(1) and x2 > kolom_x(1)]
    assert len(onderlangs) == 1
    assert all(not vak.y < onderlangs[0] < vak.y + vak.h for vak in middelste)


@pytest.mark.parametrize(
    "waarden", [("Democratie 1", "Democratie 3"), ("Bestuurskracht 1", "Bestuurskracht 2")]
)
def test_two_values_in_one_column_are_joined_on_one_side(waarden):
    (lijn,) = lijnen(spanning("A", *waarden))
    assert lijn.einden[0][0] == lijn.einden[1][0]


def test_letters_do_not_cover_each_other():
    paren = [
        ("Democratie 1", "Bestuurskracht 3"),
        ("Democratie 2", "Rechtsstaat 3"),
        ("Democratie 3", "Rechtsstaat 1"),
    ]
    merken = [
        lijn.merk
        for lijn in lijnen(*(spanning(letter, *paar) for letter, paar in zip("ABC", paren, strict=True)))
    ]
    for (x1, y1), (x2, y2) in pairwise(merken):
        assert (x1 - x2) ** 2 + (y1 - y2) ** 2 > 16**2


def test_a_tension_with_a_value_that_is_not_on_the_poster_is_only_listed():
    document = poster_document(poster(1, 1, 1, spanningen=(spanning("A", "Democratie 1", "Weggehaald"),)))
    html = document.als_html()
    assert "<b>Democratie 1 en Weggehaald.</b>" in html
    assert "lijnen" not in html
    assert controleer_pdf(document.als_pdf()) == []


@pytest.mark.parametrize("papier", ["A1-liggend", "A3-liggend"])
def test_the_blank_poster_passes_and_has_the_four_questions(papier):
    document = lege_poster(FUNDAMENTEN, papier=papier)
    html = document.als_html()
    assert all(vraag in html for vraag in CHECKLIST_VRAGEN)
    assert ("76 bij 76 mm" in html) == (papier == "A1-liggend")
    assert controleer_pdf(document.als_pdf()) == []
    assert len(maak_opmaak(html).pages) == 1


def test_the_layout_keeps_cards_within_the_sheet():
    for naam, geval in GEVALLEN.items():
        for vak in _vakken(geval):
            assert vak.y + vak.h <= ONDER + 0.01, naam


def _vakken(geval: Poster) -> list[Vak]:
    blad = deel_in(geval)
    return [kaart.vak for kolom in blad.kolommen for kaart in kolom.kaarten] + [
        vak for _, vak in blad.spanningen
    ]


def test_text_is_measured_by_words_and_long_words_are_cut():
    assert aantal_regels("", 100, 10) == 0
    assert aantal_regels("kort", 100, 10) == 1
    assert aantal_regels("woord " * 20, 100, 10) > 5
    assert aantal_regels("x" * 100, 100, 10) == pytest.approx(breedte("x" * 100, 10) / 100, abs=1)
    assert aantal_regels("een\ntwee", 100, 10) == 2
