"""A hundred questions with the verslagen that must come up: most of them do, and not much else."""

from __future__ import annotations

import pytest

from benchmarks.vragen import Uitslag, gemiddeld, leg_aan, stel

RECALL, PRECISIE = 0.95, 0.93


@pytest.fixture
def sleutels(kader, organisator) -> dict[int, str]:
    """The verslagen of the questions: their keys, with what the questions call them."""
    return leg_aan(organisator)


def test_a_hundred_questions_find_what_must_come_up_and_not_much_else(sleutels):
    uitslagen: list[Uitslag] = list(stel(sleutels))
    recall, precisie = gemiddeld(uitslagen)
    assert len(uitslagen) == 100
    assert recall >= RECALL
    assert precisie >= PRECISIE
