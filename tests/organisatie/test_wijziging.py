"""Two people at one row: what the second did not touch stays, what both changed is put before the second."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError

from organisatie.models import Auditregel, Organisatie, Organisatieonderdeel
from organisatie.rij import Verdwenen, vergrendeld
from organisatie.wijziging import IntussenGewijzigd, kenmerk, pas_aan, te_schrijven

pytestmark = pytest.mark.django_db


def gezien(**waarden):
    return {veld: kenmerk(waarde) for veld, waarde in waarden.items()}


@pytest.mark.parametrize(
    ("zo", "ook"),
    [
        (None, ""),
        (False, None),
        ("a\r\nb ", "a\nb"),
        (3, "3"),
        ([2, 1], {"1", "2"}),
        (datetime.date(2026, 6, 18), "2026-06-18"),
        (
            datetime.datetime(2026, 6, 18, 12, 0, 40, tzinfo=datetime.UTC),
            datetime.datetime(2026, 6, 18, 14, 0),
        ),
    ],
)
def test_what_a_person_sees_as_the_same_has_the_same_mark(zo, ook):
    assert kenmerk(zo) == kenmerk(ook)


def test_other_texts_have_other_marks():
    anders = ("a", "b", "", True, 1, 12, [1, 2], "a\nb")
    assert len({kenmerk(waarde) for waarde in anders}) == len(anders)


def test_a_field_that_the_writer_did_not_touch_keeps_what_another_wrote():
    nu = {"naam": "Nieuw", "soort": "gemeente"}
    mijn = {"naam": "Oud", "soort": "provincie"}
    assert te_schrijven(nu, mijn, gezien(naam="Oud", soort="gemeente")) == {"soort": "provincie"}


def test_a_field_that_both_changed_is_written_by_neither():
    with pytest.raises(IntussenGewijzigd) as fout:
        te_schrijven(
            {"naam": "Van haar", "soort": "rijk"},
            {"naam": "Van mij", "soort": "gemeente"},
            gezien(naam="Oud", soort="gemeente"),
        )
    assert fout.value.nu == {"naam": "Van haar"}


def test_two_people_who_write_the_same_do_not_clash():
    assert te_schrijven({"naam": "Gelijk"}, {"naam": " Gelijk "}, gezien(naam="Oud")) == {}


def test_code_without_a_page_writes_what_differs():
    assert te_schrijven({"a": "1", "b": "2"}, {"a": "1", "b": "3"}, None) == {"b": "3"}


def test_a_field_that_came_after_the_page_was_opened_is_left_alone():
    nu, gestuurd = {"a": "nu", "later": "van haar"}, {"a": "nieuw", "later": ""}
    assert te_schrijven(nu, gestuurd, gezien(a="nu")) == {"a": "nieuw"}


def test_the_audit_line_holds_old_and_new_of_what_changed_only(organisatie, cio):
    rij = vergrendeld(organisatie)
    pas_aan(rij, {"naam": "Gemeente Elders", "soort": "provincie"}, door=cio, wat="organisatie gewijzigd")
    organisatie.refresh_from_db()
    assert organisatie.naam == "Gemeente Elders"
    regel = Auditregel.objects.get(wat="organisatie gewijzigd")
    assert regel.details["wijzigingen"] == {"naam": ["Provincie Voorbeeldland", "Gemeente Elders"]}


def test_nothing_changed_leaves_no_line(organisatie, cio):
    assert pas_aan(vergrendeld(organisatie), {"soort": "provincie"}, door=cio, wat="niets") == {}
    assert not Auditregel.objects.filter(wat="niets").exists()


def test_who_comes_second_hears_who_was_first(organisatie, cio, beheerder):
    begin = gezien(naam=organisatie.naam)
    pas_aan(vergrendeld(organisatie), {"naam": "Van Joost"}, door=cio, wat="gewijzigd", gezien=begin)
    with pytest.raises(IntussenGewijzigd) as fout:
        pas_aan(
            vergrendeld(organisatie), {"naam": "Van Linda"}, door=beheerder, wat="gewijzigd", gezien=begin
        )
    assert fout.value.laatste("naam").door == cio
    assert Organisatie.objects.get().naam == "Van Joost"


def test_a_wrong_field_changes_nothing(organisatie, cio):
    with pytest.raises(ValidationError):
        pas_aan(vergrendeld(organisatie), {"naam": "x" * 300}, door=cio, wat="fout")
    organisatie.refresh_from_db()
    assert organisatie.naam == "Provincie Voorbeeldland"


def test_what_was_removed_meanwhile_is_told_in_words(db):
    rij = Organisatieonderdeel.objects.create(naam="Team Data")
    Organisatieonderdeel.objects.all().delete()
    with pytest.raises(Verdwenen, match="verwijderd"):
        vergrendeld(rij)
