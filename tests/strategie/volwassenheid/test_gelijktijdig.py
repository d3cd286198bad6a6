"""Things that happen to a meting at the same moment: one wins, nothing is lost or seen too early."""

from __future__ import annotations

import pytest

from strategie.models import Meting
from strategie.volwassenheid import handelingen
from strategie.volwassenheid.cijfers import uitslag
from tests.conftest import maak_persoon
from tests.strategie.test_gelijktijdig import tegelijk
from tests.strategie.volwassenheid.conftest import begin, maak, vul_in

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_who_close_one_wins_and_people_are_told_once(transactional_db):
    cio, ander = maak_persoon("cio", "cio"), maak_persoon("ander", "cio")
    mensen = [maak_persoon(naam) for naam in ("anna", "bram", "cem")]
    meting = begin(maak(cio), mensen, cio)
    for mens in mensen:
        vul_in(meting, mens, 3)
    uitkomst = tegelijk(
        *(
            lambda wie=wie: handelingen.sluit(meting=Meting.objects.get(pk=meting.pk), door=wie)
            for wie in (cio, ander)
        )
    )
    assert uitkomst == ["gelukt", "geweigerd"]
    assert meting.stappen.filter(stap="gesloten").count() == 1


def test_who_answers_while_it_is_closed_counts_whole_or_not_at_all(transactional_db):
    cio = maak_persoon("cio", "cio")
    mensen = [maak_persoon(naam) for naam in ("anna", "bram", "cem", "dana")]
    meting = begin(maak(cio), mensen, cio)
    for mens in mensen[:3]:
        vul_in(meting, mens, 3)
    uitkomst = tegelijk(
        lambda: handelingen.sluit(meting=Meting.objects.get(pk=meting.pk), door=cio),
        lambda: vul_in(Meting.objects.get(pk=meting.pk), mensen[3], 5),
    )
    geteld = {deel.per_niveau for deel in uitslag(Meting.objects.get(pk=meting.pk)).themas}
    assert geteld == {(0, 0, 3, 0, 1 if uitkomst == ["gelukt", "gelukt"] else 0)}


def test_everybody_who_answers_at_once_is_counted(transactional_db):
    cio = maak_persoon("cio", "cio")
    mensen = [maak_persoon(f"mens{nummer}") for nummer in range(8)]
    meting = begin(maak(cio), mensen, cio)
    tegelijk(*(lambda wie=wie: vul_in(Meting.objects.get(pk=meting.pk), wie, 4) for wie in mensen))
    assert {deel.per_niveau for deel in uitslag(meting).themas} == {(0, 0, 0, 8, 0)}
