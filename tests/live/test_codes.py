"""Room codes: nobody tries them until one fits, and who has an own link never meets that."""

from __future__ import annotations

from threading import Thread

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from live.codes import vind_sessie
from live.handelingen import begin_oefening, sluit_zaal
from live.models import Sessie
from tests.live.wereld import adres_van, bouw_zaal
from web import codes
from web.codes import (
    CODELENGTE,
    CODETEKENS,
    PER_HERKOMST,
    PERIODE,
    SAMEN,
    TeVaakGeraden,
    nieuwe_code,
)
from web.models import Codepoging

VERKEERD = "222222"
ZAAL = "203.0.113.5"


def raad(aantal: int, adres: str = ZAAL) -> None:
    """Try wrong codes."""
    for _ in range(aantal):
        assert vind_sessie(VERKEERD, adres) is None


@pytest.mark.django_db
def test_a_code_is_found_however_it_is_typed(wereld):
    code = wereld.sessie.code
    for getypt in (code, code.lower(), f" {code[:3]} {code[3:]} ", f"{code[:3]}-{code[3:]}"):
        assert vind_sessie(getypt, ZAAL) == wereld.sessie
    assert not Codepoging.objects.exists()


def test_a_code_has_nothing_in_it_that_looks_like_something_else_and_cannot_be_guessed():
    assert not set("01OI") & set(CODETEKENS)
    assert len(CODETEKENS) ** CODELENGTE > 800_000_000
    assert len({nieuwe_code() for _ in range(500)}) == 500


@pytest.mark.django_db
def test_thirty_wrong_codes_from_one_place_stop_a_right_one_too_and_nothing_elsewhere(wereld):
    raad(PER_HERKOMST)
    with pytest.raises(TeVaakGeraden) as fout:
        vind_sessie(wereld.sessie.code, ZAAL)
    assert 0 < fout.value.wachten <= PERIODE.total_seconds()
    assert vind_sessie(wereld.sessie.code, "203.0.113.6") == wereld.sessie
    assert Codepoging.objects.count() == PER_HERKOMST  # what is not looked at is not counted


@pytest.mark.django_db
def test_who_waits_is_let_in_again(wereld):
    raad(PER_HERKOMST)
    poging = Codepoging.objects.earliest("op")
    Codepoging.objects.filter(pk=poging.pk).update(op=poging.op - PERIODE)
    assert vind_sessie(wereld.sessie.code, ZAAL) == wereld.sessie


@pytest.mark.django_db
def test_many_places_that_guess_together_are_stopped_together(wereld, monkeypatch):
    assert SAMEN > PER_HERKOMST
    monkeypatch.setattr(codes, "SAMEN", 5)
    for nummer in range(5):
        raad(1, f"203.0.113.{nummer}")
    with pytest.raises(TeVaakGeraden):
        vind_sessie(wereld.sessie.code, "198.51.100.1")


@pytest.mark.django_db(transaction=True)
def test_wrong_codes_count_over_all_server_processes_together():
    wereld = bouw_zaal()

    def in_een_ander() -> None:
        try:
            raad(PER_HERKOMST // 2)
        finally:
            connection.close()

    raad(PER_HERKOMST - PER_HERKOMST // 2)
    ander = Thread(target=in_een_ander)
    ander.start()
    ander.join()
    with pytest.raises(TeVaakGeraden):
        vind_sessie(wereld.sessie.code, ZAAL)


@pytest.mark.django_db
def test_of_who_guesses_only_a_mark_is_kept(wereld):
    raad(1)
    assert ZAAL not in str(list(Codepoging.objects.values()))


@pytest.mark.django_db
def test_the_code_of_a_closed_session_opens_nothing(wereld, client):
    code = wereld.sessie.code
    sluit_zaal(sessie=wereld.sessie, door=wereld.leider)
    assert vind_sessie(code, ZAAL) is None
    antwoord = client.post(reverse("deelnemen"), {"code": code})
    assert antwoord.status_code == 422
    assert not wereld.sessie.plekken.exists()


@pytest.mark.django_db
def test_the_page_says_how_long_to_wait_and_personal_links_keep_working(wereld, client):
    plek = wereld.plek()
    for _ in range(PER_HERKOMST):
        assert client.post(reverse("deelnemen"), {"code": VERKEERD}).status_code == 422
    gestopt = client.post(reverse("deelnemen"), {"code": wereld.sessie.code})
    assert gestopt.status_code == 429
    assert "Wacht 10 minuten" in gestopt.text
    assert client.get(adres_van(plek)).status_code == 200
    assert client.get(adres_van(wereld.tafel())).status_code == 200


@pytest.mark.django_db
def test_opening_the_address_of_the_qr_counts_as_a_try_too(wereld, client):
    for _ in range(PER_HERKOMST):
        assert client.get(reverse("deelnemen-code", args=[VERKEERD])).status_code == 200
    pagina = client.get(reverse("deelnemen-code", args=[wereld.sessie.code])).text
    assert wereld.project.titel not in pagina


@pytest.mark.django_db
def test_a_link_of_one_workshop_opens_nothing_of_another(wereld, als):
    ander = begin_oefening(project=wereld.project, door=wereld.leider, versnelling=10)
    hier, daar = wereld.tafel(), ander.tafels.first()
    plek = wereld.plek()
    for kenmerk in (hier.kenmerk, daar.kenmerk, wereld.sessie.code):
        assert Client().get(reverse("live-plek", args=[kenmerk])).status_code == 404
    for kenmerk in (plek.kenmerk, plek.deelnemer.kenmerk, ander.code):
        assert Client().get(reverse("live-tafel", args=[kenmerk])).status_code == 404
    notitie = wereld.notitie(plek, "Van hier.")
    elders = reverse("live-tafel-bord", args=[daar.kenmerk, "los"])
    antwoord = Client().post(elders, {"notitie": str(notitie.pk)}, headers={"X-Codio": "live"})
    assert antwoord.status_code == 422


@pytest.mark.django_db
def test_two_open_sessions_never_have_one_code_and_a_closed_one_gives_it_free(wereld):
    ander = begin_oefening(project=wereld.project, door=wereld.leider, versnelling=10)
    zelfde = Sessie.objects.filter(pk=ander.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        zelfde.update(code=wereld.sessie.code)
    sluit_zaal(sessie=wereld.sessie, door=wereld.leider)
    assert zelfde.update(code=wereld.sessie.code) == 1
