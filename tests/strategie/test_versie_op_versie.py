"""A next version can get a next version before its own plan is geaccordeerd: nothing of what runs is lost, nothing runs twice."""

from __future__ import annotations

from datetime import date

import pytest

from acties.handelingen import draag_regie_over, meld_voortgang, verwijder_actie, wijzig_actie
from acties.models import Actie
from strategie import handelingen
from strategie.models import Dossier
from tests.strategie.test_versies_en_werk import keur_goed

pytestmark = pytest.mark.django_db


@pytest.fixture
def eerste(tot_en_met, organisatie) -> Dossier:
    """A strategy that is carried out."""
    return tot_en_met(4)


@pytest.fixture
def tweede(eerste, cio) -> Dossier:
    """Its next version: the choice holds, the plan is being written."""
    nieuw = handelingen.nieuwe_versie(dossier=eerste, reden="Nieuw akkoord.", door=cio)
    keur_goed(nieuw, 1, 2)
    return Dossier.objects.get(pk=nieuw.pk)


@pytest.fixture
def derde(tweede, cio) -> Dossier:
    """A version after that one."""
    return handelingen.nieuwe_versie(dossier=tweede, reden="Nog een akkoord.", door=cio)


def lopend() -> list[tuple[int, str]]:
    gevonden = []
    for actie in Actie.objects.geldend().lopend():
        assert actie.dossier is not None
        gevonden.append((actie.dossier.versie, actie.status))
    return gevonden


def test_what_was_finished_does_not_run_again_two_versions_on(eerste, tweede, derde, cio):
    meld_voortgang(actie=eerste.maatregelen.get(), door=cio, status="gereed", tekst="Alles staat erin.")
    assert [d.maatregelen.get().status for d in (tweede, derde)] == ["gereed", "gereed"]
    keur_goed(tweede, 3)
    keur_goed(derde, 1, 2, 3)
    assert lopend() == []


def test_term_holder_and_monitor_move_along_to_every_draft_that_left_them(
    eerste, tweede, derde, cio, actiehouder, bestuurder
):
    maatregel = eerste.maatregelen.get()
    wijzig_actie(actie=derde.maatregelen.get(), door=cio, termijn=date(2033, 1, 1))
    handelingen.heropen(fase=eerste.fasen.get(nummer=3), door=cio, reden="Andere termijn.")
    wijzig_actie(
        actie=maatregel, door=cio, termijn=date(2031, 5, 1), actiehouder=actiehouder, monitor=bestuurder
    )
    termijnen = []
    for dossier in (tweede, derde):
        concept = dossier.maatregelen.get()
        assert (concept.actiehouder, concept.monitor) == (actiehouder, bestuurder)
        termijnen.append(concept.termijn)
    assert termijnen == [date(2031, 5, 1), date(2033, 1, 1)]


def test_who_takes_over_a_measure_to_watch_watches_its_drafts_too(eerste, tweede, derde, cio, bestuurder):
    alle = [d.maatregelen.get() for d in (eerste, tweede, derde)]
    Actie.objects.filter(pk__in=[actie.pk for actie in alle]).update(monitor=cio)
    draag_regie_over(door=cio, aan=bestuurder, acties=[eerste.maatregelen.get()])
    for actie in alle:
        actie.refresh_from_db()
    assert [actie.monitor for actie in alle] == [bestuurder] * 3


def test_a_plan_that_passes_by_a_draft_ends_what_ran_before_both_and_begins_where_that_was(
    eerste, tweede, derde, cio
):
    meld_voortgang(actie=eerste.maatregelen.get(), door=cio, status="loopt", tekst="De helft staat erin.")
    keur_goed(derde, 1, 2, 3)
    assert lopend() == [(3, "loopt")]
    assert "De helft staat erin." in derde.maatregelen.get().voortgang.get().tekst
    laatste = eerste.maatregelen.get().voortgang.first()
    assert (laatste.status, "komt hiervoor in de plaats" in laatste.tekst) == ("vervallen", True)


def test_that_a_plan_took_its_place_is_no_news_of_a_measure_on_which_nobody_reported(eerste, tweede, derde):
    keur_goed(tweede, 3)
    keur_goed(derde, 1, 2, 3)
    assert not derde.maatregelen.get().voortgang.exists()


def test_a_measure_that_was_dropped_and_kept_in_the_next_plan_says_both(eerste, tweede, cio):
    meld_voortgang(actie=eerste.maatregelen.get(), door=cio, status="vervallen", tekst="Geen geld.")
    keur_goed(tweede, 3)
    begin = tweede.maatregelen.get().voortgang.get()
    assert begin.status == "open"
    assert "staat weer in het plan. Joost van Dam liet haar op" in begin.tekst
    assert "gaat door waar zij was" not in begin.tekst
    assert "Geen geld." in begin.tekst


def test_a_draft_that_is_taken_out_leaves_the_one_after_it_with_the_measure_that_runs(
    eerste, tweede, derde, cio
):
    verwijder_actie(actie=tweede.maatregelen.get(), door=cio)
    maatregel, concept = eerste.maatregelen.get(), derde.maatregelen.get()
    assert concept.vorige == maatregel
    meld_voortgang(actie=maatregel, door=cio, status="loopt", tekst="De helft staat erin.")
    concept.refresh_from_db()
    assert concept.status == "loopt"
