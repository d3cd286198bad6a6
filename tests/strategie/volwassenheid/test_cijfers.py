"""The figures of a meting, and the picture and words that are made of them."""

from __future__ import annotations

import re

import pytest

from strategie.models import Themauitkomst
from strategie.volwassenheid import plot
from strategie.volwassenheid.cijfers import Themacijfers, uitslag
from strategie.volwassenheid.themas import NIVEAUS, PER_SLEUTEL, THEMAS


def cijfers(
    *per_niveau: int, weet_niet: int = 0, nu: int | None = None, vorige: int | None = None
) -> Themacijfers:
    uitkomst = Themauitkomst(thema="kennis", niveau=nu)
    return Themacijfers(PER_SLEUTEL["kennis"], per_niveau, weet_niet, uitkomst, vorige)


@pytest.mark.parametrize(
    ("per_niveau", "mediaan", "spreiding"),
    [
        ((0, 0, 0, 0, 0), "–", "–"),
        ((0, 0, 1, 0, 0), "3", "alle 3"),
        ((1, 0, 0, 0, 2), "5", "1 tot 5"),
        ((0, 2, 2, 0, 0), "2,5", "2 tot 3"),
        ((1, 1, 1, 1, 0), "2,5", "1 tot 4"),
        ((3, 0, 0, 0, 3), "3", "1 tot 5"),
    ],
)
def test_the_median_and_the_spread(per_niveau, mediaan, spreiding):
    deel = cijfers(*per_niveau)
    assert (deel.mediaan_tekst, deel.spreiding) == (mediaan, spreiding)


@pytest.mark.parametrize(
    ("nu", "vorige", "woorden", "pijl"),
    [
        (3, 2, "1 hoger", "↑"),
        (2, 2, "gelijk", "="),
        (1, 4, "3 lager", "↓"),
        (3, None, "", ""),
        (None, 3, "", ""),
    ],
)
def test_the_difference_stands_in_words_beside_the_arrow(nu, vorige, woorden, pijl):
    deel = cijfers(0, 1, 0, 0, 0, nu=nu, vorige=vorige)
    assert (deel.verschil_tekst, deel.pijl) == (woorden, pijl)


@pytest.mark.parametrize("keer", [0, 1, 3, 12, 17, 60, 250])
def test_the_picture_has_a_dot_for_each_answer_and_none_sticks_out(keer):
    deel = cijfers(keer, 0, 1, 0, 0)
    svg = plot.strook(deel)
    stippen = [
        tuple(map(float, maten))
        for maten in re.findall(r'<circle cx="([\d.]+)" cy="([-\d.]+)" r="([\d.]+)"', svg)
    ]
    assert len(stippen) == keer + 1
    eerste = [(x, y, r) for x, y, r in stippen if x < plot.KOLOM]
    assert len(eerste) == keer
    assert all(r <= x <= plot.KOLOM - r and y >= r for x, y, r in eerste)


def test_the_picture_says_in_words_what_it_shows():
    svg = plot.strook(cijfers(1, 0, 2, 0, 0, nu=3, vorige=2))
    assert (
        "<title>Vaardigheden en kennis. Antwoorden per niveau: niveau 1: 1, niveau 2: 0, niveau 3: 2, niveau 4: 0, "
        "niveau 5: 0. Mediaan 3, spreiding 1 tot 3. Uitkomst 3. Vorige meting 2.</title>" in svg
    )


def test_outcome_and_former_outcome_differ_in_shape_and_an_arrow_leads_from_the_one_to_the_other():
    alleen_nu, gelijk, hoger = (plot.strook(cijfers(1, nu=3, vorige=vorige)) for vorige in (None, 3, 2))
    assert alleen_nu.count("<polygon") == gelijk.count("<polygon") == 1  # filled
    assert [svg.count("<polyline") for svg in (alleen_nu, gelijk, hoger)] == [
        0,
        1,
        2,
    ]  # open, and an arrow head


@pytest.mark.django_db
def test_the_figures_of_three_people_and_two_years(dit_jaar):
    deze = uitslag(dit_jaar(3, 2, 1))
    assert deze.ingevuld == 3
    assert {deel.per_niveau for deel in deze.themas} == {(0, 1, 2, 0, 0)}
    assert [deel.verschil_tekst for deel in deze.themas[:3]] == ["1 hoger", "gelijk", "1 lager"]
    vorige = uitslag(deze.vorige)
    assert {deel.per_niveau for deel in vorige.themas} == {(1, 1, 0, 1, 0)}
    assert (
        dict(deze.in_het_kort)["Lager dan vorige keer"]
        == "Risicoprocessen voor gegevensbeheer en Juridische status en naleving"
    )
    assert deze.meest_verdeeld == []
    assert len(vorige.meest_verdeeld) == 6


@pytest.mark.django_db
def test_remarks_stand_apart_from_levels_and_in_the_order_of_the_alphabet(lopend, cio, drie):
    from strategie.volwassenheid import handelingen
    from tests.strategie.volwassenheid.conftest import vul_in

    for mens, tekst in zip(drie, ("Zeker.", "anders.", "Meer."), strict=True):
        vul_in(lopend, mens, 3, opmerking=tekst)
    handelingen.sluit(meting=lopend, door=cio)
    assert uitslag(lopend).themas[0].opmerkingen == ("anders.", "Meer.", "Zeker.")


def test_the_model_has_the_themes_and_levels_of_the_source():
    assert [thema.naam for thema in THEMAS] == [
        "Organisatorisch bestuur en intern toezicht",
        "Vaardigheden en kennis",
        "Risicoprocessen voor gegevensbeheer",
        "Financiering en inkoop",
        "Betrokkenheid van belanghebbenden en personeel",
        "Juridische status en naleving",
    ]
    assert [niveau.naam for niveau in NIVEAUS] == [
        "Initieel",
        "Herhaalbaar",
        "Gedefinieerd",
        "Beheerd",
        "Optimaliseren",
    ]
    for thema in THEMAS:
        assert len(set(thema.niveaus)) == 5
        assert "004, bijlage" in thema.bron
