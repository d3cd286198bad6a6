"""Choosing which mail comes, and how often."""

from __future__ import annotations

import pytest

from organisatie.meldingen import Nieuws, Ontvanger, meld
from organisatie.meldsoorten import SOORTEN
from organisatie.models import Bericht, Mailkeuze, Melding

pytestmark = pytest.mark.django_db
PAD = "/account/mail/"


def zeg(wie, soort: str, sleutel: str = "een") -> bool:
    return meld(Ontvanger(wie), Nieuws(soort, sleutel, "Kop", "/"))


def test_the_page_names_every_kind_and_which_cannot_be_refused(als, actiehouder):
    pagina = als(actiehouder).get(PAD).text
    for soort in SOORTEN.values():
        assert (soort.naam.lower() if soort.plicht else soort.naam) in pagina
    assert als(actiehouder).get("/").text.count('href="/account/mail/"') >= 1


def test_a_choice_is_kept_and_shown_again(als, actiehouder):
    client = als(actiehouder)
    assert client.post(PAD, {"ritme": "wekelijks", "wel": ["nadert"]}).status_code == 302
    keuze = Mailkeuze.objects.get(gebruiker=actiehouder)
    assert keuze.ritme == "wekelijks"
    assert "stil" in keuze.niet
    assert "nadert" not in keuze.niet
    pagina = client.get(PAD).content.decode()
    assert pagina.count("checked") == 2
    assert client.post(PAD, {"ritme": "elk uur"}).status_code == 422


def test_what_somebody_ever_got_stands_first_and_the_rest_is_folded_without_losing_a_choice(als, actiehouder):
    zeg(actiehouder, "stil")
    client = als(actiehouder)
    eerst, gevouwen = client.get(PAD).text.split("Andere mail")
    assert SOORTEN["stil"].naam in eerst
    assert SOORTEN["nadert"].naam not in eerst
    assert SOORTEN["nadert"].naam in gevouwen
    client.post(PAD, {"ritme": "meteen", "wel": ["stil"], "ook": ["nadert"]})
    niet = Mailkeuze.objects.get(gebruiker=actiehouder).niet
    assert not {"stil", "nadert"} & set(niet)
    assert "maandoverzicht" in niet


def test_a_choice_among_the_last_other_kinds_is_kept_when_these_move_meanwhile(als, actiehouder):
    kan = [soort.sleutel for soort in SOORTEN.values() if not soort.plicht]
    for soort in kan[:-1]:
        zeg(actiehouder, soort, soort)
    client = als(actiehouder)
    assert "Andere mail" in client.get(PAD).text
    zeg(actiehouder, kan[-1], "net")
    client.post(PAD, {"ritme": "meteen", "wel": kan[:-1], "ook": kan[-1:]})
    assert Mailkeuze.objects.get(gebruiker=actiehouder).niet == []
    assert "Andere mail" not in client.get(PAD).text


def test_who_does_not_want_a_kind_does_not_get_it_and_a_duty_comes_anyway(als, actiehouder):
    als(actiehouder).post(PAD, {"ritme": "meteen", "wel": []})
    assert not zeg(actiehouder, "stil")
    assert zeg(actiehouder, "voorbij", "twee")
    assert Bericht.objects.count() == 1


def test_what_waits_for_a_bundle_falls_away_when_it_is_refused_meanwhile(als, actiehouder):
    als(actiehouder).post(PAD, {"ritme": "dagelijks", "wel": ["stil"]})
    zeg(actiehouder, "stil")
    assert Melding.objects.wachtend().count() == 1
    als(actiehouder).post(PAD, {"ritme": "dagelijks", "wel": []})
    assert Melding.objects.wachtend().count() == 0
    assert not Bericht.objects.exists()
