"""What comes in twice counts once, and an old page takes nothing away from somebody else."""

from __future__ import annotations

import pytest

from tests.robot.loper import Loop
from tests.robot.test_robot import WIE
from tests.robot.tweemaal import Stuk, dubbel, verdeel, verouderd

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def stukken(lopen: dict[str, Loop]) -> dict[str, list[Stuk]]:
    """What each visitor sends here."""
    return verdeel(lopen)


def test_forms_of_each_floor_are_sent(stukken):
    """That what follows is not about nothing."""
    adressen = {formulier.adres.split("/")[1] for van_een in stukken.values() for formulier, _ in van_een}
    assert adressen >= {"acties", "moresprudentie", "project", "strategie", "waardenkader"}
    assert sum(map(len, stukken.values())) >= 100


@pytest.mark.parametrize("wie", WIE)
def test_the_same_sent_twice_counts_once(lopen, stukken, wie):
    fouten = dubbel(lopen[wie].bezoeker, stukken[wie])
    assert not fouten, "\n".join(fouten)


@pytest.mark.parametrize("wie", WIE)
def test_an_old_page_takes_nothing_away(lopen, stukken, wie):
    anderen = {
        kenmerk: (ander.bezoeker, formulier)
        for naam, ander in lopen.items()
        if naam != wie
        for kenmerk, formulier in ander.formulieren.items()
    }
    fouten = verouderd(lopen[wie].bezoeker, stukken[wie], anderen)
    assert not fouten, "\n".join(fouten)
