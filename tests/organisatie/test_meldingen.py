"""Telling people: once, in one mail when they want that, and two workers at a time do no harm."""

from __future__ import annotations

import sys
import threading
from datetime import date

import pytest
from django.db import connection

from organisatie import meldingen
from organisatie.handelingen import kies_mail
from organisatie.meldingen import Nieuws, Ontvanger, laat_vervallen, meld
from organisatie.meldsoorten import RONDES
from organisatie.models import Bericht, Gebruiker, Mailkeuze, Melding
from organisatie.post import trek_in
from organisatie.werkdagen import eerste_van_de_maand, eerste_van_de_week, is_werkdag, werkdag_vanaf
from tests.conftest import maak_persoon

MAANDAG = date(2026, 11, 30)


def nieuws(sleutel: str, soort: str = "stil", **meer) -> Nieuws:
    return Nieuws(soort, sleutel, f"Kop {sleutel}", "/", **meer)


@pytest.mark.django_db
def test_the_same_is_told_once(actiehouder):
    assert meld(Ontvanger(actiehouder), nieuws("een"))
    assert not meld(Ontvanger(actiehouder), nieuws("een"))
    assert Bericht.objects.count() == 1


@pytest.mark.django_db
def test_who_cannot_be_mailed_or_left_is_not_told(actiehouder):
    Gebruiker.objects.filter(pk=actiehouder.pk).update(is_active=False)
    actiehouder.refresh_from_db()
    assert not meld(Ontvanger(actiehouder), nieuws("een"))
    assert not meld(Ontvanger(None, "Gerrit", ""), nieuws("twee"))
    assert not Melding.objects.exists()


@pytest.mark.django_db
def test_a_bundle_has_all_that_waits_and_goes_once_a_day(actiehouder):
    kies_mail(gebruiker=actiehouder, ritme="dagelijks", niet=[])
    for sleutel in ("een", "twee"):
        meld(Ontvanger(actiehouder), nieuws(sleutel))
    assert not Bericht.objects.exists()
    Melding.objects.update(gemaakt_op="2026-11-30T06:00:00Z")
    for _ in range(2):
        meldingen.ronde(MAANDAG)
    [bericht] = Bericht.objects.all()
    assert bericht.onderwerp == "2 berichten: Kop een"
    assert "Kop een" in bericht.tekst
    assert "Kop twee" in bericht.tekst
    meld(Ontvanger(actiehouder), nieuws("drie"))
    Melding.objects.update(gemaakt_op="2026-11-30T09:00:00Z")
    meldingen.ronde(MAANDAG)
    assert Bericht.objects.count() == 1
    meldingen.ronde(date(2026, 12, 1))
    assert Bericht.objects.count() == 2


@pytest.mark.django_db
def test_what_does_not_hold_any_more_is_not_mailed_and_a_mail_that_waits_is_taken_back(actiehouder):
    meld(Ontvanger(actiehouder), nieuws("een", onderwerp="actie:1"))
    kies_mail(gebruiker=actiehouder, ritme="wekelijks", niet=[])
    meld(Ontvanger(actiehouder), nieuws("twee", onderwerp="actie:1"))
    laat_vervallen("actie:1")
    assert Bericht.objects.get().status == Bericht.Status.VERVALLEN
    assert not Melding.objects.wachtend().exists()
    trek_in(Bericht.objects.get())


@pytest.mark.django_db
def test_nothing_is_sent_on_a_day_off(actiehouder, monkeypatch):
    gezocht: list[date] = []
    monkeypatch.setattr("organisatie.meldingen.RONDES", [gezocht.append])
    for dag in (
        date(2026, 11, 28),
        date(2026, 12, 25),
        date(2027, 4, 27),
        date(2027, 5, 6),
        date(2027, 3, 26),
    ):
        meldingen.ronde(dag)
    meldingen.ronde(MAANDAG)
    assert gezocht == [MAANDAG]


def test_working_days_are_those_on_which_offices_are_open():
    assert is_werkdag(date(2026, 12, 24))
    assert not is_werkdag(date(2026, 12, 25))
    assert werkdag_vanaf(date(2026, 12, 25)) == date(2026, 12, 28)
    assert eerste_van_de_week(date(2027, 4, 1)) == date(2027, 3, 30)  # after Tweede Paasdag
    assert eerste_van_de_maand(date(2027, 1, 20)) == date(2027, 1, 4)


@pytest.mark.django_db
def test_what_the_clock_finds_comes_in_one_mail_also_to_who_wants_it_at_once_or_has_no_account(
    actiehouder, monkeypatch
):
    van_buiten = Ontvanger(None, "Gerrit Boer", "gerrit@boer.example")

    def zoek(dag: date) -> None:
        for sleutel in ("een", "twee"):
            meld(Ontvanger(actiehouder), nieuws(f"a-{sleutel}", voor=dag if sleutel == "twee" else None))
            meld(van_buiten, nieuws(f"b-{sleutel}"))

    monkeypatch.setattr("organisatie.meldingen.RONDES", [zoek])
    meldingen.ronde(MAANDAG)
    meldingen.ronde(MAANDAG)
    per_adres = dict(Bericht.objects.values_list("aan", "onderwerp"))
    assert per_adres == {
        actiehouder.email: "2 berichten: Kop a-twee",  # what has a term goes first
        "gerrit@boer.example": "2 berichten: Kop b-een",
    }
    assert Bericht.objects.count() == 2
    assert not Mailkeuze.objects.exists()  # who never chose, still never chose
    meld(van_buiten, nieuws("daarna"))  # outside of a round it goes at once
    assert Bericht.objects.filter(onderwerp="Kop daarna").exists()


@pytest.mark.django_db
def test_a_worker_that_is_killed_before_the_mails_leaves_them_to_the_next_round(actiehouder, monkeypatch):
    monkeypatch.setattr(
        "organisatie.meldingen.RONDES", [lambda _: meld(Ontvanger(actiehouder), nieuws("een"))]
    )
    with monkeypatch.context() as gedood:
        gedood.setattr("organisatie.meldingen.bundel", lambda _: sys.exit())
        with pytest.raises(SystemExit):
            meldingen.ronde(MAANDAG)
    assert not Bericht.objects.exists()
    meldingen.ronde(MAANDAG)
    assert Bericht.objects.get().onderwerp == "Kop een"


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_tell_everybody_once(monkeypatch):
    mensen = [maak_persoon(f"mens{n}") for n in range(8)]
    for mens in mensen[4:]:
        kies_mail(gebruiker=mens, ritme="dagelijks", niet=[])

    def zoek(dag: date) -> None:
        for mens in mensen:
            for n in range(3):
                meld(Ontvanger(mens), nieuws(f"{mens.pk}:{n}"))
        Melding.objects.wachtend().update(gemaakt_op="2026-11-30T06:00:00Z")

    monkeypatch.setattr("organisatie.meldingen.RONDES", [zoek])
    samen, fout = threading.Barrier(3), []

    def werk() -> None:
        try:
            samen.wait(10)
            meldingen.ronde(MAANDAG)
        except Exception as e:  # noqa: BLE001 (told below)
            fout.append(e)
        finally:
            connection.close()

    draden = [threading.Thread(target=werk) for _ in range(3)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(60)
    assert not fout
    per_mens = [Bericht.objects.filter(aan=mens.email).count() for mens in mensen]
    assert per_mens == [1] * 8  # what the clock finds on a day comes in one mail, however somebody wants it
    assert Melding.objects.count() == 24
    assert RONDES  # the real ones are there, for who runs it for real
