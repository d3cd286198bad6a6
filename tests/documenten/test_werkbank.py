"""Documents in processes of their own: real ones, that are too slow, are killed and break."""

from __future__ import annotations

import os
import resource
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from unittest import mock

import pytest
from django.db import connection
from django.urls import reverse

from documenten import pdf, werkbank
from documenten.formaten import Formaat
from documenten.fouten import DocumentDuurtTeLang, DocumentMislukt, TeDruk
from documenten.kop import Kop
from documenten.werkbank import Werkbank

KOP = Kop(titel="Proef")
KORT = '<html lang="nl"><title>Proef</title><h1>Proef</h1><p>Kort</p></html>'
EINDELOOS = '<html lang="nl"><title>Proef</title>' + "<p>Nog een alinea.</p>" * 200_000 + "</html>"
RUIM = 120


@pytest.fixture(scope="module")
def bank() -> Iterator[Werkbank]:
    """A workbench with two processes."""
    bank = Werkbank(2)
    yield bank
    bank.sluit()


def maak(bank: Werkbank, html: str = KORT, formaat: Formaat = Formaat.PDF, seconden: float = RUIM) -> bytes:
    return bank.maak(html, KOP, formaat, seconden, RUIM)


@pytest.mark.parametrize("formaat", [Formaat.PDF, Formaat.ODT])
def test_another_process_makes_the_same_file(bank, formaat, maak):
    html = maak(datum=None).als_html()
    kop = Kop(titel="Proef", datum=None)
    if formaat is Formaat.PDF:
        assert bank.maak(html, kop, formaat, RUIM, RUIM) == pdf.maak_pdf(html)
    else:
        assert bank.maak(html, kop, formaat, RUIM, RUIM).startswith(b"PK")
    assert os.getpid() not in bank.processen()


def test_a_document_that_takes_too_long_is_stopped_with_its_process_and_others_go_on(bank):
    maak(bank)
    voor = set(bank.processen())
    with ThreadPoolExecutor(2) as samen:
        traag = samen.submit(maak, bank, EINDELOOS, Formaat.PDF, 1)
        assert samen.submit(maak, bank).result().startswith(b"%PDF")
        with pytest.raises(DocumentDuurtTeLang):
            traag.result()
    assert maak(bank).startswith(b"%PDF")
    gestopt = voor - set(bank.processen())
    assert len(gestopt) == 1
    with pytest.raises(ProcessLookupError):
        os.kill(gestopt.pop(), 0)


def test_a_process_that_is_killed_costs_one_document_at_most(bank):
    maak(bank)
    for nummer in bank.processen():  # while they have nothing to do
        os.kill(nummer, signal.SIGKILL)
    assert maak(bank).startswith(b"%PDF")
    with ThreadPoolExecutor(1) as apart:
        bezig = apart.submit(maak, bank, EINDELOOS)
        klus = threading.Event()
        while not any(taak.worker_id for taak in bank._pool._pool_manager.task_manager.tasks.values()):
            klus.wait(0.05)
        (taak,) = bank._pool._pool_manager.task_manager.tasks.values()
        os.kill(taak.worker_id, signal.SIGKILL)
        with pytest.raises(DocumentMislukt):
            bezig.result()
    assert maak(bank).startswith(b"%PDF")


def test_an_error_in_the_other_process_comes_back_in_words(bank):
    kapot = '<html lang="nl"><link rel="stylesheet" href="https://elders.example/x.css"><p>x</p></html>'
    with pytest.raises(DocumentMislukt, match="elders"):
        maak(bank, kapot)


def test_a_process_has_a_limit_on_its_memory(bank, settings):
    bank._open_pool()
    grens = bank._pool.schedule(resource.getrlimit, args=(resource.RLIMIT_DATA,)).result(timeout=RUIM)
    assert grens[0] == settings.DOCUMENT_GEHEUGEN_MB * 1024 * 1024


def test_who_waits_too_long_for_a_free_process_is_told():
    vol = Werkbank(1)
    assert vol._plaatsen.acquire(blocking=False)
    with pytest.raises(TeDruk):
        vol.maak(KORT, KOP, Formaat.PDF, RUIM, 0.01)


@pytest.mark.django_db(transaction=True)
def test_nobody_holds_a_connection_to_the_database_while_a_document_is_made(settings):
    settings.DOCUMENT_PROCESSEN = 2
    connection.ensure_connection()
    bank = mock.Mock(maak=lambda *args: connection.connection is None)
    with mock.patch.object(werkbank, "_werkbank", return_value=bank):
        assert werkbank.maak(KORT, KOP, Formaat.PDF)


@pytest.mark.parametrize(
    ("fout", "kop", "opnieuw"),
    [
        (TeDruk, "Het is nu te druk", "15"),
        (DocumentDuurtTeLang, "Het document is te groot om te maken", None),
        (DocumentMislukt, "Het document kon niet worden gemaakt", None),
    ],
)
def test_a_download_that_does_not_come_is_a_page_that_says_why(fout, kop, opnieuw, kader, medewerker, als):
    adres = reverse("waardenkader-document", args=["pdf"])
    with mock.patch.object(werkbank, "maak", side_effect=fout):
        antwoord = als(medewerker).get(adres)
    assert antwoord.status_code == 503
    assert f'<h1 class="utrecht-heading-1">{kop}</h1>' in antwoord.content.decode()
    assert f'href="{adres}"' in antwoord.content.decode()
    assert antwoord.get("Retry-After") == opnieuw
    assert antwoord["Cache-Control"] == "no-store"
