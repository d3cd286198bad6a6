"""Which words are part of another, and of what two words a word is made."""

from __future__ import annotations

import pytest

from moresprudentie.samenstelling import is_deel, is_vorm, kaal, splits, vormen


@pytest.mark.parametrize(
    ("deel", "woord"),
    [
        ("locatie", "locatiegegevens"),
        ("register", "algoritmeregister"),
        ("contract", "contractvoorwaarden"),
        ("voorwaarden", "contractvoorwaarden"),
        ("vergunning", "omgevingsvergunning"),
        ("omgeving", "omgevingsvergunning"),
        ("water", "rioolwateronderzoek"),
        ("zon", "zonnedak"),
        ("waarde", "waardenkader"),
        ("kaart", "wijkkaarten"),
    ],
)
def test_a_word_is_found_at_the_beginning_in_the_middle_and_at_the_end(deel, woord):
    assert is_deel(deel, woord, {})


@pytest.mark.parametrize(
    ("deel", "woord"),
    [
        ("recht", "terecht"),
        ("park", "parkeergarage"),
        ("waarde", "voorwaarde"),
        ("leiding", "aanleiding"),
        ("net", "internet"),
        ("plan", "planeet"),
        ("locatie", "allocatie"),
        ("register", "registers"),
        ("zaak", "oorzaak"),
        ("contract", "contractueel"),
    ],
)
def test_the_same_letters_in_another_word_are_no_part(deel, woord):
    assert not is_deel(deel, woord, {})


def test_a_word_of_the_databank_makes_a_compound_that_our_own_list_does_not_know():
    assert not is_deel("locatie", "kraamlocatie", {})
    assert is_deel("locatie", "kraamlocatie", {"kraam"})


@pytest.mark.parametrize(
    ("woord", "delen"),
    [
        ("sensorregister", ("sensor", "register")),
        ("omgevingsvergunning", ("omgeving", "vergunning")),
        ("algoritmenregister", ("algoritmen", "register")),
    ],
)
def test_a_compound_is_made_of_two_words(woord, delen):
    assert delen in splits(woord, {})


@pytest.mark.parametrize("woord", ["Coördinatie", "gemeente", "register"])
def test_another_word_is_not(woord):
    assert list(splits(woord, {})) == []


@pytest.mark.parametrize(
    ("woord", "vorm"),
    [
        ("registers", "register"),
        ("vergunningen", "vergunning"),
        ("zaken", "zaak"),
        ("Coördinatie", "coordinatie"),
    ],
)
def test_a_word_is_looked_for_in_its_other_forms(woord, vorm):
    assert vorm in vormen(woord)


def test_another_ending_is_the_same_word():
    assert is_vorm("algoritme", "algoritmes")
    assert not is_vorm("algoritme", "algoritmeregister")
    assert kaal("Één") == "een"
