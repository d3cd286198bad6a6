"""Lines of the audit trail past their term go together; what is left can still be checked (decisions 0049, 0050, 0053)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from organisatie import auditbewaren, zegel
from organisatie.audit import leg_vast
from organisatie.auditnaam import Auditnaam
from organisatie.auditnamen import met_namen
from organisatie.bewaren import SOORTEN, ruim_op, standen
from organisatie.models import Auditregel, Auditzegel, Opruiming
from organisatie.wacht import deur
from tests.achterdeur import achter_de_rug
from tests.organisatie.test_zegel import bevindingen, controleer

pytestmark = pytest.mark.django_db
OUD = 7 * 365 + 10


def regel(wat: str, dagen: int = 0, **details: object) -> Auditregel:
    """Write a line as it was written so many days ago."""
    gemaakt = leg_vast(door=None, wat=wat, **details)
    assert gemaakt is not None
    with achter_de_rug():
        Auditregel.objects.filter(pk=gemaakt.pk).update(moment=timezone.now() - timedelta(days=dagen))
    return gemaakt


@pytest.fixture
def spoor() -> list[Auditregel]:
    """Six old lines and three that are within their term, all sealed when they were written."""
    gemaakt = [regel(f"oud {nr}", OUD - nr, nummer=nr) for nr in range(6)]
    gemaakt += [regel(f"jong {nr}", 3 - nr, nummer=nr) for nr in range(3)]
    zegel.verzegel()
    return gemaakt


def opgeruimd() -> Auditregel:
    return Auditregel.objects.get(wat="vastgelegde rijen weggehaald")


def over() -> list[str]:
    return list(
        Auditregel.objects.filter(wat__regex="^(oud|jong)").order_by("pk").values_list("wat", flat=True)
    )


def test_the_oldest_lines_go_and_one_line_says_how_many_of_when_and_why(spoor):
    ruim_op()
    assert over() == ["jong 0", "jong 1", "jong 2"]
    weg = opgeruimd()
    assert weg.door is None
    assert weg.details["waarom"] == "bewaartermijn van 2555 dagen voorbij"
    assert (weg.details["aantal"], weg.details["eerste"], weg.details["laatste"]) == (
        6,
        spoor[0].pk,
        spoor[5].pk,
    )
    assert weg.details["van"][:10] == f"{timezone.now() - timedelta(days=OUD):%Y-%m-%d}"
    assert weg.details["tot"][:10] == f"{timezone.now() - timedelta(days=OUD - 5):%Y-%m-%d}"
    assert Opruiming.objects.get().aantal == 6


def test_after_that_the_trail_is_right_and_the_seals_are_all_there(spoor):
    ruim_op()
    zegel.verzegel()
    tekst, code = controleer()
    assert code == 0, tekst
    assert "Regels die na hun bewaartermijn weggingen: 6." in tekst
    assert Auditzegel.objects.count() == 10


def test_an_end_of_the_chain_that_was_kept_from_before_still_holds(spoor):
    ijkpunt = zegel.laatste_zegel()
    ruim_op()
    zegel.verzegel()
    assert bevindingen(ijkpunt) == []


def test_after_that_a_change_behind_the_back_is_still_found(spoor):
    ruim_op()
    zegel.verzegel()
    with achter_de_rug():
        Auditregel.objects.filter(pk=spoor[7].pk).delete()
        Auditregel.objects.filter(pk=spoor[8].pk).update(details={"nummer": 9})
        Auditregel.objects.filter(pk=opgeruimd().pk).update(details=opgeruimd().details | {"aantal": 5})
    gevonden = " ".join(bevindingen())
    assert f"Regel {spoor[7].pk} is weggehaald" in gevonden
    assert f"Regel {spoor[8].pk} is veranderd" in gevonden
    assert f"Regel {opgeruimd().pk} is veranderd" in gevonden


def test_the_line_that_tells_of_it_cannot_go_behind_the_back_either(spoor):
    ruim_op()
    zegel.verzegel()
    nummer = opgeruimd().pk
    with achter_de_rug():
        Auditregel.objects.filter(pk=nummer).delete()
    gevonden = " ".join(bevindingen())
    assert all(f"Regel {pk} is weggehaald" in gevonden for pk in (spoor[0].pk, spoor[5].pk, nummer))


def test_a_line_that_comes_back_is_found(spoor):
    ruim_op()
    zegel.verzegel()
    oud = spoor[2]
    with achter_de_rug():
        Auditregel.objects.create(pk=oud.pk, wat=oud.wat, details=oud.details)
        Auditregel.objects.filter(pk=oud.pk).update(moment=timezone.now() - timedelta(days=OUD - 2))
    assert any(f"Regel {oud.pk} is later tussengevoegd" in wat for wat in bevindingen())


def test_what_was_wrong_before_the_term_was_over_stays_known(spoor):
    with achter_de_rug():
        Auditregel.objects.filter(pk=spoor[1].pk).delete()
        Auditregel.objects.filter(pk=spoor[3].pk).update(wat="iets anders")
    ruim_op()
    zegel.verzegel()
    (wat,) = bevindingen()
    assert f"weggehaald, veranderd of tussengevoegd: {spoor[1].pk}, {spoor[3].pk}." in wat
    assert controleer()[1] == 1


def test_what_went_through_the_door_before_is_no_fault_when_its_own_line_goes(beheerder):
    oud = [regel(f"oud {nr}", OUD + 9, nummer=nr) for nr in range(4)]
    with deur("passage weggehaald", door=beheerder):
        Auditregel.objects.filter(pk=oud[1].pk).update(details={})
        Auditregel.objects.filter(pk=oud[2].pk).delete()
    with achter_de_rug():
        Auditregel.objects.update(moment=timezone.now() - timedelta(days=OUD))
    regel("jong 0")
    ruim_op()
    zegel.verzegel()
    assert bevindingen() == []
    assert "anders" not in opgeruimd().details
    assert over() == ["jong 0"]


def test_night_after_night_and_term_after_term_the_trail_stays_right(spoor, monkeypatch):
    monkeypatch.setattr(auditbewaren, "MEESTE", 4)
    for nacht in range(3):
        ruim_op()
        zegel.verzegel()
        assert bevindingen() == [], nacht
    assert Auditregel.objects.filter(wat="vastgelegde rijen weggehaald").count() == 2
    with achter_de_rug():  # seven years later
        Auditregel.objects.update(moment=timezone.now() - timedelta(days=OUD))
        Auditzegel.objects.all().delete()
    zegel.verzegel()
    for nacht in range(3):
        ruim_op()
        zegel.verzegel()
        assert bevindingen() == [], nacht
    assert over() == []
    assert Auditregel.objects.count() == 2


def test_a_line_behind_one_that_must_stay_waits_for_it():
    regel("oud 0", OUD)
    regel("jong 0")
    regel("oud 1", OUD)
    (stand,) = [stand for stand in standen() if stand.soort is SOORTEN["audittrail"]]
    assert stand.te_oud == 1
    ruim_op()
    assert over() == ["jong 0", "oud 1"]


def test_lines_that_never_got_their_seal_go_as_well():
    for nr in range(3):
        regel(f"oud {nr}", OUD)
    ruim_op()
    zegel.verzegel()
    assert over() == []
    assert bevindingen() == []


def test_a_name_goes_with_the_last_line_that_tells_of_it():
    regel("oud 0", OUD, deelnemer="Alleen Oud")
    regel("oud 1", OUD, deelnemers=["Blijft Nog", "Ook Oud"])
    jong = regel("jong 0", 1, deelnemer="Blijft Nog")
    ruim_op()
    assert [naam.tekst for naam in Auditnaam.objects.all()] == ["Blijft Nog"]
    jong.refresh_from_db()
    assert met_namen(jong.details) == {"deelnemer": "Blijft Nog"}


def test_nothing_to_remove_leaves_no_line():
    regel("jong 0")
    ruim_op()
    assert [r.wat for r in Auditregel.objects.all()] == ["jong 0"]


@pytest.mark.parametrize("opdracht", ["id = %s", "id <> %s"])
def test_only_the_oldest_lines_go_at_once(spoor, opdracht):
    with (
        pytest.raises(IntegrityError, match="alleen de oudste regels"),
        deur("zo maar", door=None, ineens=True),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"DELETE FROM organisatie_auditregel WHERE {opdracht}", [spoor[2].pk])  # noqa: S608
    assert len(over()) == 9


def test_at_once_needs_the_door_all_the_same(spoor):
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('codio.deur_ineens', 'ja', true)")
        with pytest.raises(IntegrityError, match="staat vast"), transaction.atomic():
            cursor.execute("DELETE FROM organisatie_auditregel")
    assert len(over()) == 9


def test_a_door_within_a_door_at_once_goes_row_by_row_again(spoor, beheerder):
    with deur("buiten", door=None, ineens=True), deur("binnen", door=beheerder):
        Auditregel.objects.filter(pk__in=[spoor[4].pk, spoor[5].pk]).delete()
    assert Auditregel.objects.filter(wat="vastgelegde rij weggehaald", door=beheerder).count() == 2


def test_who_switches_between_at_once_and_not_during_a_removal_leaves_lines_all_the_same(spoor):
    with deur("zo maar", door=None), connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM organisatie_auditregel WHERE wat LIKE 'oud%'"
            " AND set_config('codio.deur_ineens', CASE id % 2 WHEN 0 THEN 'ja' ELSE '' END, true) IS NOT NULL"
        )
    regels = Auditregel.objects.filter(soort="organisatie.auditregel")
    assert len(over()) == 3
    assert regels.filter(wat="vastgelegde rijen weggehaald").count() or regels.count() == 6
    zegel.verzegel()
    assert bevindingen() == []
