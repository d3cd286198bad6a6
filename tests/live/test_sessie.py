"""The session: opening the room, the clock, two people who lead, closing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from live.handelingen import (
    ZaalGesloten,
    ga_naar,
    hervat,
    open_zaal,
    pauzeer,
    sluit_zaal,
    toon_namen,
    verleng,
    zet_op_papier,
)
from live.models import Sessie
from organisatie.models import Auditregel, Bericht
from organisatie.overgang import OngeldigeOvergang
from project.models import Project
from tests.conftest import maak_persoon

pytestmark = pytest.mark.django_db


def test_the_room_is_opened_once_and_the_workshop_begins_with_it(wereld):
    assert wereld.vers().project.fase == Project.Fase.WORKSHOP
    assert open_zaal(project=wereld.project, door=wereld.leider) == wereld.sessie
    assert [t.groep.naam for t in wereld.sessie.tafels.all()] == [
        *("Democratie", "Rechtsstaat", "Bestuurskracht")
    ]
    assert wereld.sessie.nu.sleutel == "welkom"


def test_a_next_session_has_another_code_and_tables_of_its_own(wereld):
    sluit_zaal(sessie=wereld.sessie, door=wereld.leider)
    nieuw = open_zaal(project=wereld.project, door=wereld.leider)
    assert nieuw.code != wereld.sessie.code
    kenmerken = set(nieuw.tafels.values_list("kenmerk", flat=True))
    assert not kenmerken & set(wereld.sessie.tafels.values_list("kenmerk", flat=True))


def test_without_tables_or_after_the_workshop_no_room_is_opened(wereld):
    sluit_zaal(sessie=wereld.sessie, door=wereld.leider)
    Project.objects.filter(pk=wereld.project.pk).update(fase=Project.Fase.IMPLEMENTATIE)
    with pytest.raises(OngeldigeOvergang, match="al afgerond"):
        open_zaal(project=wereld.project, door=wereld.leider)
    wereld.sessie.delete()
    wereld.project.groepen.all().delete()
    with pytest.raises(OngeldigeOvergang, match="nog geen tafels"):
        open_zaal(project=wereld.project, door=wereld.leider)


def test_a_part_gets_its_whole_time_also_when_it_is_gone_back_to(wereld):
    eerst = wereld.naar("waarden-noteren")
    assert eerst.duur == timedelta(minutes=5)
    wereld.naar("waarden-bespreken")
    terug = wereld.naar("waarden-noteren")
    assert terug.over() > timedelta(minutes=4, seconds=58)
    assert [regel.deel for regel in terug.verloop.all()] == [
        *("waarden-noteren", "waarden-bespreken", "waarden-noteren")
    ]
    assert terug.verloop.filter(klaar_op=None).count() == 1
    assert wereld.vers().project.workshop.stap == 2


def test_of_two_who_press_at_the_same_time_the_second_changes_nothing(wereld):
    wereld.naar("lezen")
    oud = Sessie.objects.get(pk=wereld.sessie.pk)
    wereld.naar("waarden-noteren")
    assert ga_naar(sessie=oud, deel="waarden-noteren", van="lezen", door=wereld.leider).verloop.count() == 2
    assert ga_naar(sessie=oud, deel="reflectie", van="lezen", door=wereld.leider).deel == "waarden-noteren"
    with pytest.raises(OngeldigeOvergang):
        ga_naar(sessie=oud, deel="pauze", van="waarden-noteren", door=wereld.leider)


def test_a_pause_keeps_what_was_left(wereld):
    wereld.naar("waarden-noteren")
    Sessie.objects.filter(pk=wereld.sessie.pk).update(eindigt_op=timezone.now() + timedelta(seconds=90))
    stil = pauzeer(sessie=wereld.vers(), door=wereld.leider)
    assert stil.is_gepauzeerd
    assert timedelta(seconds=88) < stil.over() <= timedelta(seconds=90)
    assert pauzeer(sessie=stil, door=wereld.leider).resteert == stil.resteert
    verder = hervat(sessie=stil, door=wereld.leider)
    assert not verder.is_gepauzeerd
    assert timedelta(seconds=85) < verder.over() <= stil.resteert
    assert hervat(sessie=verder, door=wereld.leider).eindigt_op == verder.eindigt_op


def test_more_time_counts_from_now_when_the_time_was_up(wereld):
    wereld.naar("waarden-noteren")
    Sessie.objects.filter(pk=wereld.sessie.pk).update(eindigt_op=timezone.now() - timedelta(minutes=3))
    langer = verleng(sessie=wereld.vers(), minuten=2, door=wereld.leider)
    assert timedelta(seconds=115) < langer.over() <= timedelta(minutes=2)
    assert langer.duur == timedelta(minutes=7)
    pauzeer(sessie=langer, door=wereld.leider)
    stil = verleng(sessie=wereld.vers(), minuten=1, door=wereld.leider)
    assert stil.is_gepauzeerd
    assert stil.over() > timedelta(minutes=2, seconds=50)


@pytest.mark.parametrize("minuten", [0, -5, 61])
def test_a_part_is_not_made_shorter_or_an_evening_longer(wereld, minuten):
    wereld.naar("lezen")
    with pytest.raises(OngeldigeOvergang):
        verleng(sessie=wereld.vers(), minuten=minuten, door=wereld.leider)


def test_before_the_beginning_there_is_no_time_to_add(wereld):
    with pytest.raises(OngeldigeOvergang):
        verleng(sessie=wereld.sessie, minuten=1, door=wereld.leider)


def test_only_who_may_lead_touches_the_session(wereld):
    iemand = maak_persoon("iemand")
    for doe in (
        lambda: open_zaal(project=wereld.project, door=iemand),
        lambda: ga_naar(sessie=wereld.sessie, deel="lezen", van="", door=iemand),
        lambda: pauzeer(sessie=wereld.sessie, door=iemand),
        lambda: hervat(sessie=wereld.sessie, door=iemand),
        lambda: verleng(sessie=wereld.sessie, minuten=1, door=iemand),
        lambda: toon_namen(sessie=wereld.sessie, aan=True, door=iemand),
        lambda: zet_op_papier(tafel=wereld.tafel(), aan=True, door=iemand),
        lambda: sluit_zaal(sessie=wereld.sessie, door=iemand),
    ):
        with pytest.raises(PermissionDenied):
            doe()


def test_closing_keeps_what_was_written_and_who_was_in_was_there(wereld):
    plek = wereld.plek(naam="Deelnemer 2")
    wereld.notitie(plek, "Blijft.", "Privacy")
    wereld.naar("waarden-noteren")
    mails = Bericht.objects.count()
    dicht = sluit_zaal(sessie=wereld.vers(), door=wereld.leider)
    assert not dicht.is_open
    assert dicht.nu.sleutel == "einde"
    assert not dicht.verloop.filter(klaar_op=None).exists()
    assert set(wereld.project.deelnemers.filter(aanwezig=True)) == {plek.deelnemer}
    assert dicht.notities.count() == 1
    assert Bericht.objects.count() == mails  # mails go when the workshop is closed, not the room
    assert Auditregel.objects.filter(wat="zaal gesloten", door=wereld.leider).count() == 1


def test_what_is_closed_stays_closed(wereld):
    sluit_zaal(sessie=wereld.sessie, door=wereld.leider)
    for doe in (
        lambda: ga_naar(sessie=wereld.sessie, deel="lezen", van="", door=wereld.leider),
        lambda: pauzeer(sessie=wereld.sessie, door=wereld.leider),
        lambda: sluit_zaal(sessie=wereld.sessie, door=wereld.leider),
    ):
        with pytest.raises(ZaalGesloten):
            doe()
