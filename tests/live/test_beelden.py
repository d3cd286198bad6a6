"""What a screen is sent: the whole at first, and then only what is new since the picture that it has."""

from __future__ import annotations

import json

import pytest

from live.beelden import Beeld, maak_beeld
from live.melden import tafelscherm
from live.stroom import Nieuws

pytestmark = pytest.mark.django_db
STIL = {"deel": "x"}


def samen(nieuw: str, vorig: Beeld) -> dict[str, tuple[str, ...]]:
    """Put together what a screen shows that had `vorig`."""
    stukken = json.loads(nieuw)["stukken"]
    return {
        naam: tuple(vorig.stukken[naam][deel] if isinstance(deel, int) else deel for deel in delen)
        for naam, delen in stukken.items()
    }


def test_of_a_board_only_the_pile_that_changed_is_sent_and_the_screen_shows_all(wereld):
    plek = wereld.plek()
    wereld.naar("waarden-bespreken")
    for nummer, naam in enumerate(("Privacy", "Proportionaliteit", "Aanvechtbaarheid")):
        wereld.notitie(plek, f"Gedachte {nummer}", naam)
    scherm = tafelscherm(plek.deelnemer.groep_id)
    voor = maak_beeld(wereld.sessie.pk, scherm)
    wereld.notitie(plek, "Nog iets", "Privacy")
    na = maak_beeld(wereld.sessie.pk, scherm)
    nieuw = na.sinds(voor)
    assert "Nog iets" in nieuw
    assert "Gedachte 0" in nieuw  # lies in the same pile
    assert "Gedachte 1" not in nieuw
    assert "Gedachte 1" in na.geheel
    assert samen(nieuw, voor) == na.stukken
    assert json.loads(nieuw)["van"] == voor.versie


def test_what_moved_and_what_is_gone_come_out_right():
    voor = Beeld(STIL, {"a": ("een", "twee", "drie"), "weg": ("x",)})
    na = Beeld(STIL, {"a": ("twee", "nieuw", "een", "een"), "b": ("", "y")})
    assert samen(na.sinds(voor), voor) == na.stukken
    assert json.loads(na.sinds(voor))["stukken"] == {"a": [1, "nieuw", 0, 0], "b": ["", "y"]}


def test_a_stream_gets_nothing_what_is_new_or_the_whole_by_what_it_has():
    voor, na = Beeld(STIL, {"a": ("een", "twee")}), Beeld(STIL, {"a": ("een", "drie")})
    nieuws = Nieuws(na, voor.versie, na.sinds(voor))
    assert nieuws.voor(na.versie) == []
    assert [(e.data, e.id) for e in nieuws.voor(voor.versie)] == [(na.sinds(voor), na.versie)]
    for onbekend in (None, "", "0" * 24):
        assert [(e.data, e.id) for e in nieuws.voor(onbekend)] == [(na.geheel, na.versie)]
    assert [e.data for e in Nieuws(na).voor("")] == [na.geheel]
