"""The division over the tables: equal, mixed as well as exchanges can make it, and the same every time."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from project.verdeling import Spreiding, Tafelgenoot, kleinste_tafel, spreiding, verdeel

PERSPECTIEVEN = ("inwoner", "jurist", "data-analist", "bestuurder", "ondernemer", "")


def mens(nummer: int, perspectief: str = "inwoner", soort: str = "intern") -> Tafelgenoot:
    return Tafelgenoot(nummer, perspectief, soort)


def mengsel(toeval: random.Random, aantal: int) -> list[Tafelgenoot]:
    """Give people with a random mix: few perspectives or many, evenly or not, more or fewer from outside."""
    keuze = toeval.sample(PERSPECTIEVEN, toeval.randint(1, len(PERSPECTIEVEN)))
    gewicht = [toeval.random() + 0.05 for _ in keuze]
    buiten = toeval.random()
    return [
        mens(n, *toeval.choices(keuze, gewicht), "extern" if toeval.random() < buiten else "intern")
        for n in range(aantal)
    ]


def paren(tafels: list[list[Tafelgenoot]]) -> tuple[int, int]:
    """Count the pairs that are alike one by one: another way than the module has."""
    perspectief = kant = 0
    for tafel in tafels:
        for een, ander in combinations(tafel, 2):
            gelijk = een.perspectief.strip().lower() == ander.perspectief.strip().lower()
            perspectief += gelijk and bool(een.perspectief.strip())
            kant += een.soort == ander.soort
    return perspectief, kant


def betere_ruil(tafels: list[list[Tafelgenoot]], vast: frozenset[object] = frozenset()) -> bool:
    """Try every exchange of two people, and measure the whole anew each time."""
    nu = paren(tafels)
    for a, b in combinations(range(len(tafels)), 2):
        for i, een in enumerate(tafels[a]):
            for j, ander in enumerate(tafels[b]):
                if {een.sleutel, ander.sleutel} & vast:
                    continue
                proef = [list(tafel) for tafel in tafels]
                proef[a][i], proef[b][j] = ander, een
                if paren(proef) < nu:
                    return True
    return False


def test_a_thousand_random_companies_sit_equally_and_no_exchange_of_two_mixes_better():
    toeval = random.Random(20260)  # noqa: S311
    for keer in range(1000):
        mensen = mengsel(toeval, 9 + keer % 7)
        tafels = list(verdeel(mensen, {"a": [], "b": [], "c": []}).values())
        maten = [len(tafel) for tafel in tafels]
        assert max(maten) - min(maten) <= 1, mensen
        assert sorted(lid.sleutel for tafel in tafels for lid in tafel) == list(range(len(mensen)))
        assert not betere_ruil(tafels), mensen


def test_who_sits_already_stays_and_the_others_still_mix_as_well_as_they_can():
    toeval = random.Random(7)  # noqa: S311
    for keer in range(200):
        mensen = mengsel(toeval, 9 + keer % 7)
        vast = {"a": mensen[:2], "b": mensen[2:3], "c": []}
        verdeling = verdeel(mensen[3:], vast)
        assert verdeling["a"][:2] == mensen[:2]
        assert verdeling["b"][0] == mensen[2]
        tafels = list(verdeling.values())
        assert max(map(len, tafels)) - min(map(len, tafels)) <= 1
        assert not betere_ruil(tafels, frozenset({0, 1, 2}))


def test_the_measure_counts_perspectives_first_then_sides_and_nothing_for_who_said_nothing():
    tafel = [mens(1, "Jurist "), mens(2, "jurist", "extern"), mens(3, "", "extern"), mens(4, "")]
    assert spreiding([tafel]) == Spreiding(1, 2)
    assert Spreiding(0, 9) < Spreiding(1, 0)


def test_the_same_people_in_another_order_get_the_same_division():
    mensen = mengsel(random.Random(3), 13)  # noqa: S311
    assert verdeel(mensen, {1: [], 2: [], 3: []}) == verdeel(mensen[::-1], {1: [], 2: [], 3: []})


def test_a_table_that_is_too_full_gets_nobody_until_the_others_are_as_full():
    verdeling = verdeel([mens(n) for n in range(5)], {"vol": [mens(n) for n in range(10, 15)], "leeg": []})
    assert {sleutel: len(leden) for sleutel, leden in verdeling.items()} == {"vol": 5, "leeg": 5}


def test_a_late_comer_goes_to_the_smallest_table_and_then_to_the_one_without_the_like():
    tafels = {
        "a": [mens(1), mens(2, "jurist"), mens(3)],
        "b": [mens(4), mens(5, "ondernemer")],
        "c": [mens(6, "jurist"), mens(7, "ondernemer", "extern")],
    }
    assert kleinste_tafel(tafels) == "b"
    assert kleinste_tafel(tafels, mens(8, "Inwoner")) == "c"
    assert kleinste_tafel(tafels, mens(8, "jurist")) == "b"
    assert kleinste_tafel(tafels, mens(8, "", "intern")) == "c"
    assert kleinste_tafel(tafels, mens(8, "ondernemer", "extern")) == "b"


def test_without_tables_nobody_can_sit():
    with pytest.raises(ValueError, match="geen tafel"):
        verdeel([mens(1)], {})
    assert verdeel([], {}) == {}
