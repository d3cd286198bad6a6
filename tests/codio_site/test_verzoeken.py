"""Every request has a number, which is in the answer and in every line about it."""

from __future__ import annotations

import io
import json
import logging
import os
from contextlib import contextmanager
from contextvars import ContextVar

import pytest
from django.db import IntegrityError
from procrastinate.contrib.django.models import ProcrastinateJob

from codio_site import werker
from codio_site.logboek import JsonRegel, ZonderGeheim
from organisatie import spoor, taken
from organisatie.models import Gebruiker
from organisatie.spoor import GEEN, begin, nummer, werk_aan
from organisatie.wachtrij import zet_in_wachtrij
from tests.proefsite import draai

NAAM = "mevrouw-de-vries"


@contextmanager
def geschreven(*loggers: str):
    """Give what these loggers write as JSON, once it is over."""
    stroom, regels = io.StringIO(), []
    handler = logging.StreamHandler(stroom)
    handler.setFormatter(JsonRegel())
    oud = {naam: logging.getLogger(naam).level for naam in loggers}
    for naam in loggers:
        logging.getLogger(naam).addHandler(handler)
        logging.getLogger(naam).setLevel(logging.INFO)
    try:
        yield regels
    finally:
        for naam, niveau in oud.items():
            logging.getLogger(naam).removeHandler(handler)
            logging.getLogger(naam).setLevel(niveau)
        regels += [json.loads(regel) for regel in stroom.getvalue().splitlines()]


def test_a_request_gets_a_number_of_its_own(client):
    eerste, tweede = (client.get("/gezondheid/leeft/")["X-Request-ID"] for _ in range(2))
    assert len(eerste) == 16
    assert eerste != tweede


def test_the_number_of_a_visitor_is_not_taken(client):
    assert client.get("/gezondheid/leeft/", headers={"X-Request-ID": "verzonnen-0001"})["X-Request-ID"] != (
        "verzonnen-0001"
    )


@pytest.mark.parametrize(
    ("gegeven", "over"),
    [("van-de-proxy-1", True), ("kort", False), ("a" * 65, False), ("met spatie 12", False)],
)
def test_the_number_of_a_trusted_proxy_is_taken_when_it_is_a_number(client, settings, gegeven, over):
    settings.VERZOEKNUMMER_VAN_PROXY = True
    gekregen = client.get("/gezondheid/leeft/", headers={"X-Request-ID": gegeven})["X-Request-ID"]
    assert (gekregen == gegeven) is over


def test_every_line_about_a_request_has_its_number_and_no_query(db, client):
    with geschreven("codio.verzoek", "django.request") as regels:
        gekregen = client.get("/bestaat-niet/?q=mevrouw-de-vries")["X-Request-ID"]
    assert {regel["nummer"] for regel in regels} == {gekregen}
    assert {regel["logger"] for regel in regels} == {"codio.verzoek", "django.request"}
    eigen = next(regel for regel in regels if regel["logger"] == "codio.verzoek")
    assert (eigen["methode"], eigen["pad"], eigen["status"]) == ("GET", "/bestaat-niet/", 404)
    assert "vries" not in json.dumps(regels)


def test_an_address_with_a_line_in_it_writes_no_line_of_its_own(db, client):
    stroom = io.StringIO()
    handler = logging.StreamHandler(stroom)
    handler.setFormatter(ZonderGeheim("%(levelname)s %(name)s: %(message)s"))
    for naam in ("codio.verzoek", "django.request"):
        logging.getLogger(naam).addHandler(handler)
    logging.getLogger("codio.verzoek").setLevel(logging.INFO)
    try:
        client.get("/x%0aERROR codio: nep%1b[2J%0d%C2%85nog/")
    finally:
        logging.getLogger("codio.verzoek").setLevel(logging.NOTSET)
        for naam in ("codio.verzoek", "django.request"):
            logging.getLogger(naam).removeHandler(handler)
    regels = stroom.getvalue().splitlines()
    assert len(regels) == 2
    assert all(regel.startswith(("INFO codio.verzoek", "WARNING django.request")) for regel in regels)
    assert "\x1b" not in stroom.getvalue()


def test_what_asks_whether_it_works_fills_no_log_as_long_as_it_does(db, client):
    with geschreven("codio.verzoek") as regels:
        client.get("/gezondheid/leeft/")
    assert regels == []
    with geschreven("codio.verzoek") as regels:
        client.get("/gezondheid/bestaat-niet/")
    assert [regel["status"] for regel in regels] == [404]


def test_the_row_that_a_database_refuses_is_not_in_the_log(db):
    Gebruiker.objects.create(username=NAAM, email="vries@voorbeeld.example")
    for soort in (JsonRegel(), ZonderGeheim("%(message)s")):
        stroom = io.StringIO()
        handler = logging.StreamHandler(stroom)
        handler.setFormatter(soort)
        log = logging.getLogger("proef")
        log.addHandler(handler)
        try:
            _maak_nog_een(log)
        finally:
            log.removeHandler(handler)
        assert "duplicate key" in stroom.getvalue()
        assert "IntegrityError" in stroom.getvalue()
        assert "vries" not in stroom.getvalue()


def _maak_nog_een(log: logging.Logger) -> None:
    from django.db import transaction

    try:
        with transaction.atomic():
            Gebruiker.objects.create(username=NAAM)
    except IntegrityError as fout:
        log.exception("Dat kon niet: %s", fout)


@pytest.mark.django_db(transaction=True)
def test_the_log_says_which_job_a_request_asked_for_and_the_worker_writes_under_that_number(
    settings, monkeypatch
):
    settings.TAKEN_METEEN = False
    genoemd: list[str] = []
    monkeypatch.setattr(taken, "_laat_bezorgen", lambda context: genoemd.append(nummer()) or True)
    monkeypatch.setattr(taken.bezorging, "iets_te_doen", lambda: not genoemd)
    with geschreven("organisatie.wachtrij") as gevraagd, werk_aan("verzoek-1"):
        zet_in_wachtrij(taken.bezorg_post)
    taak = f"taak-{ProcrastinateJob.objects.get().pk}"
    assert [(regel["nummer"], regel["taak"]) for regel in gevraagd] == [("verzoek-1", taak)]
    with geschreven("codio.taak") as gedaan:
        draai(werker.doe_alles)
    assert genoemd == [taak]
    regel = next(regel for regel in gedaan if regel["nummer"] == taak)
    assert regel["taak"] == "organisatie.taken.bezorg_post"
    assert regel["uitkomst"] == "klaar"


def test_a_process_that_works_for_a_job_writes_under_its_number(monkeypatch):
    begin(GEEN)
    assert nummer() == GEEN
    monkeypatch.setattr(spoor, "_nummer", ContextVar("nummer"))
    monkeypatch.setitem(os.environ, spoor.VARIABELE, "taak-7")
    assert nummer() == "taak-7"
    with werk_aan("verzoek-2"):
        assert nummer() == "verzoek-2"
