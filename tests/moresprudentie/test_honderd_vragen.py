"""A hundred questions with the verslagen that must come up: most of them do, and not much else."""

from __future__ import annotations

import pytest

from benchmarks.vragen import STOF, Uitslag, gemiddeld, leg_aan, stel
from moresprudentie.models import Zoekregel
from moresprudentie.zoeken import Zoekvraag, sorteer, treffers

RECALL, PRECISIE = 0.95, 0.90


@pytest.fixture
def sleutels(kader, organisator) -> dict[int, str]:
    """The verslagen of the questions: their keys, with what the questions call them."""
    return leg_aan(organisator)


def test_a_hundred_questions_find_what_must_come_up_and_not_much_else(sleutels):
    uitslagen: list[Uitslag] = list(stel(sleutels))
    print(*(u for u in uitslagen if u.recall < 1 or u.precisie < 1), sep="\n")
    recall, precisie = gemiddeld(uitslagen)
    print(recall, precisie)
    assert len(uitslagen) == 100
    assert recall >= RECALL
    assert precisie >= PRECISIE
