"""Several people in one form at the very same moment, each with a connection of their own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event

import pytest
from django.db import connection, transaction

from formats.bouwstenen import zet_op_slot
from formats.fouten import OpSlot
from formats.handelingen import sla_antwoord_op, vul_in
from formats.models import Invulling

pytestmark = pytest.mark.django_db(transaction=True)

LANG_GENOEG = 20  # seconds before a test gives up; nothing waits so long when all is well


@pytest.fixture
def draden():
    """Run functions beside the test, each with its own connection that is closed afterwards."""
    with ThreadPoolExecutor(3) as pool:

        def _start(functie: Callable[[], object]) -> Future:
            def _af() -> object:
                try:
                    return functie()
                finally:
                    connection.close()

            return pool.submit(_af)

        yield _start


@pytest.fixture
def sla(ingevuld):
    """Save one answer, with a copy of the form of one's own."""

    def _sla(vraag, tekst, door, basis=0):
        return sla_antwoord_op(
            invulling=Invulling.objects.get(pk=ingevuld.pk), vraag=vraag, tekst=tekst, basis=basis, door=door
        ).tekst

    return _sla


def _houd_open(doe, begonnen: Event, verder: Event) -> None:
    """Do something, and keep its transaction open until the test says so."""
    with transaction.atomic():
        doe()
        begonnen.set()
        assert verder.wait(2 * LANG_GENOEG)


def _wacht_op_een_slot() -> None:
    """Come back when some connection waits for a lock of another."""
    vraag = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
    for _ in range(LANG_GENOEG * 100):
        with connection.cursor() as cursor:
            cursor.execute(vraag)
            if cursor.fetchone()[0]:
                return
            cursor.execute("SELECT pg_sleep(0.01)")
    raise AssertionError("Nobody waits for a lock.")


def test_two_people_save_different_answers_of_one_form_without_waiting(ingevuld, sla, draden, joost, noor):
    begonnen, verder = Event(), Event()
    eerste = draden(lambda: _houd_open(lambda: sla("naam", "Van Joost", joost), begonnen, verder))
    assert begonnen.wait(LANG_GENOEG)
    try:
        assert draden(lambda: sla("datum", "2026-06-18", noor)).result(LANG_GENOEG) == "2026-06-18"
        assert not eerste.done()
    finally:
        verder.set()
    eerste.result(LANG_GENOEG)
    ingevuld.vergeet()
    assert (ingevuld.tekst("naam"), ingevuld.tekst("datum")) == ("Van Joost", "2026-06-18")


def test_two_saves_of_one_answer_wait_for_each_other(sla, draden, joost, noor):
    begonnen, verder = Event(), Event()
    eerste = draden(lambda: _houd_open(lambda: sla("naam", "Zelfde", joost), begonnen, verder))
    assert begonnen.wait(LANG_GENOEG)
    tweede = draden(lambda: sla("naam", "Zelfde", noor))
    _wacht_op_een_slot()
    assert not tweede.done()
    verder.set()
    eerste.result(LANG_GENOEG)
    assert tweede.result(LANG_GENOEG) == "Zelfde"


def test_a_form_that_is_being_locked_keeps_a_save_out(ingevuld, sla, draden, joost, noor):
    begonnen, verder = Event(), Event()
    slot = draden(
        lambda: _houd_open(
            lambda: zet_op_slot(invulling=Invulling.objects.get(pk=ingevuld.pk), door=joost), begonnen, verder
        )
    )
    assert begonnen.wait(LANG_GENOEG)
    opslaan = draden(lambda: sla("naam", "Te laat", noor))
    _wacht_op_een_slot()
    verder.set()
    slot.result(LANG_GENOEG)
    with pytest.raises(OpSlot):
        opslaan.result(LANG_GENOEG)
    ingevuld.vergeet()
    assert ingevuld.tekst("naam") == ""


def test_locking_a_form_waits_for_a_save_that_is_under_way(ingevuld, sla, draden, joost, noor):
    begonnen, verder = Event(), Event()
    opslaan = draden(lambda: _houd_open(lambda: sla("naam", "Net op tijd", noor), begonnen, verder))
    assert begonnen.wait(LANG_GENOEG)
    slot = draden(lambda: zet_op_slot(invulling=Invulling.objects.get(pk=ingevuld.pk), door=joost))
    _wacht_op_een_slot()
    assert not slot.done()
    verder.set()
    opslaan.result(LANG_GENOEG)
    slot.result(LANG_GENOEG)
    ingevuld.refresh_from_db()
    ingevuld.vergeet()
    assert (ingevuld.op_slot, ingevuld.tekst("naam")) == (True, "Net op tijd")


def test_two_people_who_fill_in_many_answers_never_block_each_other_for_good(ingevuld, draden, joost, noor):
    """In opposite order: with a lock per answer only, each would wait for the other."""
    vragen = [{"naam": "A", "datum": "2026-06-18"}, {"datum": "2026-06-19", "naam": "B"}]
    for _ in range(10):
        rondes = [
            draden(
                lambda teksten=teksten, wie=wie: vul_in(
                    invulling=Invulling.objects.get(pk=ingevuld.pk), teksten=teksten, door=wie
                )
            )
            for teksten, wie in zip(vragen, (joost, noor), strict=True)
        ]
        for ronde in rondes:
            ronde.result(LANG_GENOEG)
        ingevuld.vergeet()
        samen = {vraag: ingevuld.tekst(vraag) for vraag in ("naam", "datum")}
        assert samen in vragen, "one of them whole, never half of each"
