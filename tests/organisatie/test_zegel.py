"""The chain of checksums over the audit trail finds what was done behind the back of the application (decision 0050)."""

from __future__ import annotations

import threading
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from organisatie import zegel
from organisatie.audit import leg_vast
from organisatie.models import Auditregel, Auditzegel
from organisatie.taken import kijk_audit_na
from organisatie.taken import verzegel as taak
from organisatie.wacht import deur
from tests.achterdeur import achter_de_rug

pytestmark = pytest.mark.django_db


@pytest.fixture
def regels(beheerder) -> list[Auditregel]:
    """Ten lines, six of them sealed a day ago."""
    return schrijf_en_verzegel(beheerder)


def schrijf_en_verzegel(beheerder) -> list[Auditregel]:
    gemaakt = [leg_vast(door=beheerder, wat=f"stap {nr}", op=beheerder, nummer=nr) for nr in range(6)]
    assert zegel.verzegel() == 6
    return gemaakt + [leg_vast(door=None, wat=f"later {nr}") for nr in range(4)]


def bevindingen(ijkpunt: str = "") -> list[str]:
    return [bevinding.wat for bevinding in zegel.controleer(ijkpunt)]


def controleer(*argumenten: str) -> tuple[str, int]:
    """Run the command; gives what it says and the number it ends with."""
    uit = StringIO()
    try:
        call_command("audit_controleren", *argumenten, stdout=uit)
    except SystemExit as einde:
        return uit.getvalue(), int(einde.code or 0)
    return uit.getvalue(), 0


def test_a_trail_that_nobody_touched_is_right(regels):
    tekst, code = controleer()
    assert code == 0
    assert "Regels met een zegel: 6. Regels die op hun zegel wachten: 4." in tekst
    assert "Alles klopt." in tekst
    taak.func(0)
    assert zegel.onverzegeld() == 0
    assert controleer()[1] == 0
    assert list(Auditzegel.objects.values_list("volgnummer", flat=True)) == list(range(1, 11))


def test_sealing_again_seals_nothing_twice(regels):
    assert zegel.verzegel() == 4
    assert zegel.verzegel() == 0


@pytest.mark.parametrize(
    "verandering",
    [
        {"wat": "iets anders"},
        {"details": {"nummer": 99}},
        {"door": None},
        {"object_naam": "Iemand anders"},
        {"moment": timezone.now() - timedelta(days=9)},
    ],
)
def test_a_changed_line_is_found_and_told(regels, verandering):
    with achter_de_rug():
        Auditregel.objects.filter(pk=regels[2].pk).update(**verandering)
    tekst, code = controleer()
    assert code == 1
    assert f"Regel {regels[2].pk} is veranderd. Nu staat er:" in tekst
    assert "NIET GOED: 1 bevindingen." in tekst


def test_a_removed_line_is_found_and_told_where_it_stood(regels):
    with achter_de_rug():
        Auditregel.objects.filter(pk=regels[2].pk).delete()
    (tekst,) = bevindingen()
    assert f"Regel {regels[2].pk} is weggehaald." in tekst
    assert f"na regel {regels[1].pk}" in tekst
    assert f"voor regel {regels[3].pk}" in tekst


def test_a_line_that_was_removed_with_its_seal_is_found(regels):
    with achter_de_rug():
        Auditregel.objects.filter(pk=regels[2].pk).delete()
        Auditzegel.objects.filter(regel=regels[2].pk).delete()
    (tekst,) = bevindingen()
    assert f"Zegel 4 (regel {regels[3].pk}) volgt niet op het zegel ervoor" in tekst


def test_a_line_that_was_changed_with_its_seal_is_found(regels):
    with achter_de_rug(), connection.cursor() as cursor:
        Auditregel.objects.filter(pk=regels[2].pk).update(wat="iets anders")
        cursor.execute(
            "UPDATE organisatie_auditzegel SET inhoud = (SELECT organisatie_auditinhoud(r) FROM organisatie_auditregel AS r"
            " WHERE r.id = regel) WHERE regel = %s",
            [regels[2].pk],
        )
    assert "Zegel 3" in bevindingen()[0]


@pytest.mark.parametrize("eerst_verzegeld", [False, True])
def test_a_line_that_was_put_in_between_is_found(regels, eerst_verzegeld):
    gat = regels[3].pk
    zegel.verzegel()
    with achter_de_rug():
        Auditzegel.objects.filter(regel__gte=gat).delete()
        Auditregel.objects.filter(pk=gat).delete()  # a number that was never given out, as after a rollback
    zegel.verzegel()
    with achter_de_rug():
        Auditregel.objects.create(pk=gat, wat="valse regel")
        Auditregel.objects.filter(pk=gat).update(moment=timezone.now() - timedelta(days=2))
    if eerst_verzegeld:
        zegel.verzegel()
    gevonden = bevindingen()
    assert [tekst.split(".")[0] for tekst in gevonden] == [f"Regel {gat} is later tussengevoegd"]
    assert "valse regel" in gevonden[0]


def test_a_line_that_says_to_be_older_than_those_before_it_is_found(regels):
    with achter_de_rug():
        laat = Auditregel.objects.create(wat="met terugwerkende kracht")
        Auditregel.objects.filter(pk=laat.pk).update(moment=timezone.now() - timedelta(days=2))
    zegel.verzegel()
    assert f"Regel {laat.pk} is later tussengevoegd" in bevindingen()[0]


def test_a_worker_that_stood_still_for_days_is_no_reason_to_doubt(beheerder):
    for dagen in (9, 5, 3, 1):
        regel = leg_vast(door=beheerder, wat="gedaan")
        with achter_de_rug():
            Auditregel.objects.filter(pk=regel.pk).update(moment=timezone.now() - timedelta(days=dagen))
        if dagen > 3:
            zegel.verzegel()
    zegel.verzegel()
    assert bevindingen() == []


def test_what_went_through_the_door_is_no_fault_and_what_happened_after_that_is(regels, beheerder):
    with deur("passage weggehaald", door=beheerder):
        Auditregel.objects.filter(pk=regels[1].pk).update(details={"nummer": "[weggehaald]"})
    with deur("bewaartermijn voorbij", door=None):
        Auditregel.objects.filter(pk=regels[2].pk).delete()
    zegel.verzegel()
    assert bevindingen() == []
    assert "door de deur gingen (in de audittrail na te lezen): 2" in controleer()[0]
    with achter_de_rug():
        Auditregel.objects.filter(pk=regels[1].pk).update(details={})
    assert f"Regel {regels[1].pk} is veranderd" in bevindingen()[0]


def test_a_line_that_left_through_the_door_twice_changed_is_no_fault(regels, beheerder):
    for tekst in ("een", "twee"):
        with deur("passage weggehaald", door=beheerder):
            Auditregel.objects.filter(pk=regels[1].pk).update(details={"nummer": tekst})
    zegel.verzegel()
    assert bevindingen() == []


def test_a_chain_that_was_made_anew_or_shortened_does_not_match_the_end_that_was_kept(regels):
    zegel.verzegel()
    ijkpunt = zegel.laatste_zegel()
    assert ijkpunt in controleer()[0]
    assert bevindingen(ijkpunt) == []
    with achter_de_rug():
        Auditregel.objects.filter(pk=regels[0].pk).delete()
        Auditzegel.objects.all().delete()
    zegel.verzegel()
    assert bevindingen() == []
    tekst, code = controleer("--ijkpunt", ijkpunt)
    assert code == 1
    assert "is niet meer het zegel dat je bewaarde" in tekst


@pytest.mark.parametrize(
    "opdracht", ["UPDATE organisatie_auditzegel SET regel = 1", "DELETE FROM organisatie_auditzegel"]
)
def test_a_seal_is_never_changed_not_even_through_the_door(regels, beheerder, opdracht):
    with (
        pytest.raises(IntegrityError, match="zegel"),
        deur("zo maar", door=beheerder),
        connection.cursor() as cursor,
    ):
        cursor.execute(opdracht)


def test_every_night_a_fault_goes_to_the_log_with_the_end_of_the_chain(regels, caplog):
    with achter_de_rug():
        Auditregel.objects.filter(pk=regels[2].pk).update(wat="iets anders")
    with caplog.at_level("INFO", logger="organisatie"):
        kijk_audit_na.func(0)
    assert f"Regel {regels[2].pk} is veranderd" in caplog.text
    assert zegel.laatste_zegel() in caplog.text


@pytest.mark.django_db(transaction=True)
def test_writers_and_sealers_at_once_leave_one_chain_without_a_gap(beheerder):
    start = threading.Barrier(6)

    def schrijf() -> None:
        start.wait()
        for nr in range(25):
            with transaction.atomic():
                leg_vast(door=beheerder, wat=f"stap {nr}")
        connection.close()

    def verzegel_steeds() -> None:
        start.wait()
        for _ in range(20):
            zegel.verzegel()
        connection.close()

    draden = [threading.Thread(target=wat) for wat in [schrijf] * 4 + [verzegel_steeds] * 2]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    zegel.verzegel()
    assert Auditzegel.objects.count() == 100
    assert bevindingen() == []
