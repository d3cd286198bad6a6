"""The door of the test server, so that no test meets what the window of another one still asked."""

from __future__ import annotations

from threading import Event, Thread

import pytest

from tests.browser.deur import Deur


def _vraag(deur: Deur) -> str:
    status = []
    antwoord = deur({}, lambda kop, koppen: status.append(kop))
    list(antwoord)
    return status[0]


def test_who_comes_after_closing_time_is_sent_away_without_a_word_with_the_application():
    gevraagd = []

    def app(environ, start_response):
        gevraagd.append(environ)
        start_response("200 OK", [])
        return _Antwoord()

    deur = Deur(app)
    assert _vraag(deur) == "200 OK"
    deur.sluit()
    assert _vraag(deur).startswith("503")
    assert len(gevraagd) == 1
    deur.open()
    assert _vraag(deur) == "200 OK"


def test_the_door_shuts_only_when_who_is_inside_has_left():
    binnen, klaar = Event(), Event()
    gang = []

    def app(environ, start_response):
        binnen.set()
        klaar.wait(30)
        start_response("200 OK", [])
        return _Antwoord(bij_sluiten=lambda: gang.append("weg"))

    deur = Deur(app)
    bezoeker = Thread(target=_vraag, args=[deur])
    bezoeker.start()
    assert binnen.wait(30)
    sluiter = Thread(target=lambda: (deur.sluit(), gang.append("dicht")))
    sluiter.start()
    while not deur.dicht:
        sluiter.join(0.01)
    assert gang == []
    klaar.set()
    sluiter.join(30)
    bezoeker.join(30)
    assert gang == ["weg", "dicht"]


def test_who_stumbles_inside_is_not_waited_for_for_ever():
    def app(environ, start_response):
        raise ZeroDivisionError

    deur = Deur(app)
    with pytest.raises(ZeroDivisionError):
        _vraag(deur)
    deur.sluit()
    assert deur.binnen == 0


class _Antwoord:
    def __init__(self, bij_sluiten=lambda: None):
        self.close = bij_sluiten

    def __iter__(self):
        return iter([b"ja"])
