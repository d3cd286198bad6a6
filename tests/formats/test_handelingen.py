"""Saving: nothing is overwritten unseen, and every text stays."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from formats.bouwstenen import haal_van_slot, zet_op_slot
from formats.fouten import IntussenVeranderd, OpSlot, TekstBotst
from formats.handelingen import (
    handel_opmerking_af,
    los_botsing_op,
    plaats_opmerking,
    sla_antwoord_op,
    vul_in,
    zet_terug,
)
from formats.models import Antwoordversie, Botsing, Invulling
from formats.spec import OnbekendeVraag
from organisatie.models import Auditregel


def _tekst(invulling) -> str:
    invulling.vergeet()
    return invulling.tekst("probleem")


def _sla(invulling, tekst, basis, door, **meer):
    return sla_antwoord_op(invulling=invulling, vraag="probleem", tekst=tekst, basis=basis, door=door, **meer)


def _laat_botsen(invulling, joost, noor) -> Botsing:
    _sla(invulling, "Tekst van Joost.", 1, joost)
    with pytest.raises(TekstBotst) as fout:
        _sla(invulling, "Tekst van Noor.", 1, noor)
    return fout.value.botsing


def test_a_save_makes_a_version_and_an_audit_line(invulling, joost):
    antwoord = _sla(invulling, "Eerste", 0, joost)
    antwoord = _sla(invulling, "Tweede", antwoord.versie, joost)
    assert (antwoord.versie, antwoord.tekst, antwoord.gewijzigd_door) == (2, "Tweede", joost)
    assert list(Antwoordversie.objects.values_list("versie", "tekst", "door")) == [
        (2, "Tweede", joost.pk),
        (1, "Eerste", joost.pk),
    ]
    regels = Auditregel.objects.filter(wat="antwoord gewijzigd", object_id=str(invulling.pk))
    assert sorted(regel.details["versie"] for regel in regels) == [1, 2]
    assert {regel.door for regel in regels} == {joost}


def test_the_same_text_again_changes_nothing(ingevuld, joost, noor):
    voor = Auditregel.objects.count()
    antwoord = _sla(ingevuld, "Er lag vier keer een project stil.\r\n", 0, noor)
    assert antwoord.versie == 1
    assert Auditregel.objects.count() == voor


def test_a_later_text_on_an_old_version_is_kept_beside_it(ingevuld, joost, noor):
    botsing = _laat_botsen(ingevuld, joost, noor)
    assert _tekst(ingevuld) == "Tekst van Joost."
    assert (botsing.tekst, botsing.door, botsing.basis) == ("Tekst van Noor.", noor, 1)
    assert Botsing.objects.open().count() == 1


def test_typing_on_in_a_clash_keeps_the_latest_text_only(ingevuld, joost, noor):
    _sla(ingevuld, "Tekst van Joost.", 1, joost)
    for tekst in ("Noor", "Noor typt door"):
        with pytest.raises(TekstBotst):
            _sla(ingevuld, tekst, 1, noor, venster="noor-1")
    assert [b.tekst for b in Botsing.objects.open()] == ["Noor typt door"]


def test_two_pages_of_one_writer_keep_a_text_each(ingevuld, joost, noor):
    _sla(ingevuld, "Tekst van Joost.", 1, joost)
    for venster in ("noor-1", "noor-2"):
        with pytest.raises(TekstBotst):
            _sla(ingevuld, f"Uit {venster}", 1, noor, venster=venster)
    assert [b.tekst for b in Botsing.objects.open()] == ["Uit noor-1", "Uit noor-2"]


def test_a_page_does_not_clash_with_what_it_saved_itself(ingevuld, joost):
    _sla(ingevuld, "Half", 1, joost, venster="joost-1")  # the reply gets lost
    antwoord = _sla(ingevuld, "Half en heel", 1, joost, venster="joost-1")
    assert (antwoord.versie, antwoord.tekst) == (3, "Half en heel")


def test_a_page_does_clash_when_another_wrote_in_between(ingevuld, joost, noor):
    _sla(ingevuld, "Half", 1, joost, venster="joost-1")
    _sla(ingevuld, "Noor ertussen", 2, noor, venster="noor-1")
    with pytest.raises(TekstBotst):
        _sla(ingevuld, "Half en heel", 1, joost, venster="joost-1")
    assert _tekst(ingevuld) == "Noor ertussen"


def test_sending_back_what_was_seen_does_not_undo_another(ingevuld, joost, noor):
    _sla(ingevuld, "Nieuwe tekst van Joost.", 1, joost)
    antwoord = _sla(ingevuld, "Er lag vier keer een project stil.", 1, noor)
    assert antwoord.tekst == "Nieuwe tekst van Joost."
    assert not Botsing.objects.exists()


def test_an_empty_field_of_an_old_page_does_not_undo_another(invulling, joost, noor):
    _sla(invulling, "Eerste", 0, joost)
    assert _sla(invulling, "", 0, noor).tekst == "Eerste"


@pytest.mark.parametrize(
    ("keuze", "uitkomst", "versie"),
    [("mijn", "Tekst van Noor.", 3), ("ander", "Tekst van Joost.", 2), ("samen", "Van ons beiden.", 3)],
)
def test_the_writer_of_a_clash_chooses(ingevuld, joost, noor, keuze, uitkomst, versie):
    botsing = _laat_botsen(ingevuld, joost, noor)
    antwoord = los_botsing_op(botsing=botsing, keuze=keuze, samen="Van ons beiden.", gezien=2, door=noor)
    assert (antwoord.tekst, antwoord.versie) == (uitkomst, versie)
    assert not Botsing.objects.open().exists()
    assert Botsing.objects.get().tekst == "Tekst van Noor."


def test_nobody_chooses_for_the_writer_of_a_clash(ingevuld, joost, noor):
    botsing = _laat_botsen(ingevuld, joost, noor)
    with pytest.raises(PermissionDenied):
        los_botsing_op(botsing=botsing, keuze="mijn", gezien=2, door=joost)
    assert _tekst(ingevuld) == "Tekst van Joost."
    assert Botsing.objects.open().get() == botsing


def test_a_choice_over_a_text_that_changed_again_is_refused(ingevuld, joost, noor):
    botsing = _laat_botsen(ingevuld, joost, noor)
    _sla(ingevuld, "Nog nieuwer.", 2, joost)
    with pytest.raises(IntussenVeranderd):
        los_botsing_op(botsing=botsing, keuze="mijn", gezien=2, door=noor)
    assert _tekst(ingevuld) == "Nog nieuwer."
    assert Botsing.objects.open().count() == 1


def test_no_choice_is_no_choice(ingevuld, joost, noor):
    botsing = _laat_botsen(ingevuld, joost, noor)
    with pytest.raises(ValidationError):
        los_botsing_op(botsing=botsing, keuze="", gezien=2, door=noor)


def test_an_earlier_text_is_put_back_as_a_new_version(ingevuld, joost, noor):
    _sla(ingevuld, "Helemaal anders.", 1, joost)
    antwoord = zet_terug(invulling=ingevuld, vraag="probleem", versie=1, basis=2, door=noor)
    assert (antwoord.versie, antwoord.tekst) == (3, "Er lag vier keer een project stil.")
    assert Antwoordversie.objects.get(versie=3).hersteld_uit == 1
    assert Auditregel.objects.filter(wat="antwoord teruggezet", door=noor).count() == 1


def test_putting_back_the_empty_answer_is_audited_as_such(ingevuld, joost, noor):
    antwoord = zet_terug(invulling=ingevuld, vraag="probleem", versie=0, basis=1, door=noor)
    assert (antwoord.versie, antwoord.tekst) == (2, "")
    regel = Auditregel.objects.get(wat="antwoord teruggezet")
    assert (regel.door, regel.details["vraag"], regel.details["versie"]) == (noor, "probleem", 2)
    assert not Auditregel.objects.filter(wat="antwoord gewijzigd", door=noor).exists()


def test_putting_back_over_a_text_not_seen_is_refused(ingevuld, joost):
    _sla(ingevuld, "Helemaal anders.", 1, joost)
    with pytest.raises(IntussenVeranderd):
        zet_terug(invulling=ingevuld, vraag="probleem", versie=1, basis=1, door=joost)


def test_an_unknown_version_cannot_be_put_back(ingevuld, joost):
    with pytest.raises(ValidationError):
        zet_terug(invulling=ingevuld, vraag="probleem", versie=99, door=joost)


def test_a_locked_form_takes_nothing(ingevuld, joost):
    zet_op_slot(invulling=ingevuld, door=joost)
    with pytest.raises(OpSlot):
        _sla(ingevuld, "Te laat", 1, joost)
    with pytest.raises(OpSlot):
        vul_in(invulling=ingevuld, teksten={"naam": "Te laat"}, door=joost)
    with pytest.raises(OpSlot):
        zet_terug(invulling=ingevuld, vraag="probleem", versie=0, door=joost)
    haal_van_slot(invulling=ingevuld, door=joost)
    assert _sla(ingevuld, "Weer open", 1, joost).versie == 2


def test_many_answers_go_in_together_or_not_at_all(invulling, joost):
    with pytest.raises(ValidationError, match="datum"):
        vul_in(invulling=invulling, teksten={"probleem": "Goed", "datum": "fout"}, door=joost)
    invulling.vergeet()
    assert invulling.tekst("probleem") == ""


def test_an_unknown_question_is_refused(invulling, joost):
    with pytest.raises(OnbekendeVraag):
        vul_in(invulling=invulling, teksten={"bestaat-niet": "x"}, door=joost)


def test_a_comment_is_placed_and_dealt_with_once(invulling, joost, noor):
    opmerking = plaats_opmerking(
        invulling=invulling, vraag="probleem", tekst=" Noem ook de raad. ", door=joost
    )
    for wie, antwoord in ((noor, " De raad staat erin. "), (joost, "Nee hoor.")):
        handel_opmerking_af(opmerking=opmerking, door=wie, antwoord=antwoord)
    opmerking.refresh_from_db()
    assert (opmerking.tekst, opmerking.opgelost, opmerking.opgelost_door) == ("Noem ook de raad.", True, noor)
    assert opmerking.antwoord == "De raad staat erin."
    assert Auditregel.objects.filter(wat="opmerking afgehandeld").count() == 1


def test_somebody_elses_comment_needs_an_answer_and_an_own_one_can_be_taken_back(invulling, joost, noor):
    opmerking = plaats_opmerking(invulling=invulling, vraag="probleem", tekst="Klopt dit?", door=joost)
    for antwoord, woorden in (("", "Schrijf eerst"), (" \x00", "Schrijf eerst"), ("x" * 2001, "te lang")):
        with pytest.raises(ValidationError, match=woorden):
            handel_opmerking_af(opmerking=opmerking, door=noor, antwoord=antwoord)
        opmerking.refresh_from_db()
        assert not opmerking.opgelost
    handel_opmerking_af(opmerking=opmerking, door=joost)
    opmerking.refresh_from_db()
    assert opmerking.opgelost


def test_an_empty_comment_is_refused(invulling, joost):
    with pytest.raises(ValidationError, match="Schrijf eerst"):
        plaats_opmerking(invulling=invulling, vraag="probleem", tekst="\x00 ", door=joost)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("basis", [0, 1])
def test_two_saves_at_the_very_same_moment_lose_nothing(invulling, joost, noor, basis):
    if basis:
        _sla(invulling, "Eerste", 0, joost)
    start = Barrier(2)

    def _tegelijk(wie):
        start.wait(10)
        try:
            return _sla(Invulling.objects.get(pk=invulling.pk), f"Van {wie.username}", basis, wie).tekst
        except TekstBotst as fout:
            return fout.botsing.tekst
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as draden:
        teksten = set(draden.map(_tegelijk, (joost, noor)))
    assert teksten == {"Van cio", "Van organisator"}
    assert {_tekst(invulling), Botsing.objects.get().tekst} == teksten
    assert Antwoordversie.objects.count() == basis + 1


def test_completeness_counts_per_section_and_names_what_is_required(ingevuld, joost):
    volledigheid = ingevuld.volledigheid()
    assert volledigheid.regel == "0 van 2 onderdelen ingevuld"
    assert [v.sleutel for v in volledigheid.open_verplicht] == ["technologie"]
    vul_in(invulling=ingevuld, teksten={"naam": "Druktemonitor", "technologie": "ai"}, door=joost)
    volledigheid = ingevuld.volledigheid()
    assert volledigheid.regel == "1 van 2 onderdelen ingevuld"
    assert volledigheid.klaar
    assert [(s.beantwoord, s.totaal) for s in volledigheid.onderdelen] == [(2, 2), (1, 4)]


def test_reading_all_answers_takes_one_query(ingevuld, django_assert_num_queries):
    ingevuld.vergeet()
    with django_assert_num_queries(1):
        ingevuld.antwoorden()
        ingevuld.volledigheid()
