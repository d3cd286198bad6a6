"""What is fixed stays fixed, also for who writes in the database itself (decision 0049)."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from organisatie.audit import leg_vast
from organisatie.models import Auditregel
from organisatie.wacht import deur
from tests.achterdeur import achter_de_rug

pytestmark = pytest.mark.django_db


@pytest.fixture
def regel(beheerder) -> Auditregel:
    gemaakt = leg_vast(door=beheerder, wat="iets gedaan", op=beheerder, oud="Jan")
    assert gemaakt is not None
    return gemaakt


def voer_uit(opdracht: str) -> None:
    connection.check_constraints()  # nothing waits any more for the end of the transaction
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(opdracht)


@pytest.mark.parametrize(
    "opdracht",
    [
        "UPDATE organisatie_auditregel SET wat = 'iets anders'",
        "UPDATE organisatie_auditregel SET details = '{}'",
        "DELETE FROM organisatie_auditregel",
        "TRUNCATE organisatie_auditregel CASCADE",
    ],
)
def test_the_database_refuses_to_change_or_remove_a_line_of_the_trail(regel, opdracht):
    with pytest.raises(IntegrityError, match=r"staat vast|nooit in één keer geleegd"):
        voer_uit(opdracht)
    assert Auditregel.objects.get(pk=regel.pk).details == {"oud": "Jan"}


def test_a_change_that_changes_nothing_passes(regel):
    voer_uit("UPDATE organisatie_auditregel SET wat = wat")
    assert Auditregel.objects.count() == 1


def test_what_goes_through_the_door_leaves_a_line_of_its_own(regel, beheerder):
    with deur("passage weggehaald", door=beheerder):
        Auditregel.objects.filter(pk=regel.pk).update(details={"oud": "[weggehaald]"})
    spoor = Auditregel.objects.get(wat="vastgelegde rij gewijzigd")
    assert (spoor.door, spoor.soort, spoor.object_id) == (
        beheerder,
        "organisatie.auditregel",
        str(regel.pk),
    )
    assert spoor.details["waarom"] == "passage weggehaald"
    assert "Jan" not in str(spoor.details)
    with deur("oefening weggegooid", door=None):
        Auditregel.objects.filter(pk=regel.pk).delete()
    weg = Auditregel.objects.get(wat="vastgelegde rij weggehaald")
    assert (weg.door, weg.object_id) == (None, str(regel.pk))


def test_the_door_closes_after_the_last_who_went_through(regel, beheerder):
    with deur("buiten", door=beheerder):
        with deur("binnen", door=None):
            pass
        Auditregel.objects.filter(pk=regel.pk).update(object_naam="x")
    assert Auditregel.objects.latest("pk").details["waarom"] == "buiten"
    with pytest.raises(IntegrityError), transaction.atomic():
        regel.delete()


def test_the_door_closes_when_something_goes_wrong_inside(regel, beheerder):
    def struikelt() -> None:
        with deur("buiten", door=beheerder):
            Auditregel.objects.filter(pk=regel.pk).update(object_naam="x")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        struikelt()
    assert Auditregel.objects.get(pk=regel.pk).object_naam != "x"
    with pytest.raises(IntegrityError), transaction.atomic():
        regel.delete()


def test_not_even_the_door_changes_when_and_what_was_done(regel, beheerder):
    with pytest.raises(IntegrityError, match="wanneer en wat"), deur("mag niet", door=beheerder):
        Auditregel.objects.filter(pk=regel.pk).update(wat="iets anders")


def test_the_door_asks_why(beheerder):
    with pytest.raises(ValueError, match="reden"), deur(" ", door=beheerder):
        pass


def test_who_owns_the_server_can_do_it_behind_the_back_of_the_application(regel):
    with achter_de_rug():
        Auditregel.objects.filter(pk=regel.pk).update(wat="iets anders")
    assert Auditregel.objects.get(pk=regel.pk).wat == "iets anders"
