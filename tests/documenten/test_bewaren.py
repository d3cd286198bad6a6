"""Keeping a document: its content is fixed with the decision, its file is made a moment later."""

from __future__ import annotations

import zipfile
from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from unittest import mock

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from documenten import werkbank
from documenten.bouwstenen import bewaar
from documenten.fouten import BewaardMislukt, DocumentDuurtTeLang, TeDruk, WordtGemaakt
from documenten.maken import maak_bestand
from documenten.models import Bewaardocument
from documenten.taken import haal_in, maak_document
from organisatie.models import Auditregel, Organisatie
from tests.achterdeur import achter_de_rug

STAND = Bewaardocument.Stand


@pytest.fixture
def bewaard(maak, cio) -> Bewaardocument:
    """A kept document of which the file is not made yet."""
    (kopie,) = bewaar(maak(datum=None), soort="verslag", formaten=("odt",), door=cio)
    return kopie


@pytest.fixture
def mislukt(bewaard, monkeypatch) -> Bewaardocument:
    """A kept document of which the file took too long."""
    with mock.patch.object(werkbank, "maak", side_effect=DocumentDuurtTeLang):
        maak_document.func(nummer=bewaard.pk)
    bewaard.refresh_from_db()
    return bewaard


def test_keeping_makes_no_file(maak, cio):
    with mock.patch.object(werkbank, "maak", side_effect=AssertionError("there is no time for this")):
        kopieen = bewaar(maak(), soort="verslag", formaten=("pdf", "odt"), door=cio)
    assert {kopie.stand for kopie in kopieen} == {STAND.WACHT}
    assert {kopie.bron for kopie in kopieen} == {kopieen[0].bron}
    bron = kopieen[0].bron
    assert bron is not None
    assert bron.html == maak().als_html()
    assert bron.sha256 == sha256(bron.html.encode()).hexdigest()
    with pytest.raises(WordtGemaakt):
        kopieen[0].antwoord()


@pytest.mark.django_db(transaction=True)
def test_the_file_is_made_after_the_commit_and_outside_every_transaction(maak, cio):
    gezien = []

    def kijk(*_):
        gezien.append((transaction.get_connection().in_atomic_block, Bewaardocument.objects.count()))
        return b"%PDF"

    with mock.patch.object(werkbank, "render", kijk), transaction.atomic():
        bewaar(maak(), soort="verslag", door=cio)
        assert gezien == []
    assert gezien == [(False, 1)]
    assert Bewaardocument.objects.get().is_gereed


@pytest.mark.django_db(transaction=True)
def test_the_task_stands_or_falls_with_the_decision(maak, cio, settings):
    settings.TAKEN_METEEN = False
    with transaction.atomic():
        (weg,) = bewaar(maak(), soort="verslag", door=cio)
        transaction.set_rollback(True)
    (kopie,) = bewaar(maak(), soort="verslag", door=cio)
    for nummer, aantal in ((weg.pk, 0), (kopie.pk, 1)):
        assert ProcrastinateJob.objects.filter(args={"nummer": nummer}).count() == aantal


def test_the_file_holds_what_was_fixed_also_when_it_is_made_later(maak, cio):
    document = maak(datum=None)
    (kopie,) = bewaar(document, soort="verslag", formaten=("docx",), door=cio)
    dag = timezone.localdate()
    Organisatie.objects.update(naam="Intussen een andere naam")
    with mock.patch.object(timezone, "now", return_value=timezone.now() + timedelta(days=40)):
        maak_document.func(nummer=kopie.pk)
    kopie.refresh_from_db()
    eigenschappen = zipfile.ZipFile(BytesIO(bytes(kopie.inhoud))).read("docProps/core.xml").decode()
    assert f"{dag:%Y-%m-%d}T12:00:00Z" in eigenschappen
    assert "Provincie Voorbeeldland" in eigenschappen


def test_a_task_that_runs_twice_makes_one_file(bewaard):
    assert maak_bestand(nummer=bewaard.pk)
    eerste = Bewaardocument.objects.get(pk=bewaard.pk)
    with mock.patch.object(werkbank, "maak", side_effect=AssertionError("it is there already")):
        assert not maak_bestand(nummer=bewaard.pk)
    assert bytes(Bewaardocument.objects.get(pk=bewaard.pk).inhoud) == bytes(eerste.inhoud)
    assert eerste.is_ongewijzigd
    assert Auditregel.objects.filter(wat="bestand gemaakt").count() == 1


def test_of_two_that_are_made_at_once_the_first_stays(bewaard):
    def haalt_in(*args, **kwargs):
        with mock.patch.object(werkbank, "maak", return_value=b"eerste"):
            assert maak_bestand(nummer=bewaard.pk)
        return b"tweede"

    with mock.patch.object(werkbank, "maak", haalt_in):
        assert not maak_bestand(nummer=bewaard.pk)
    assert bytes(Bewaardocument.objects.get(pk=bewaard.pk).inhoud) == b"eerste"


def test_what_was_left_lying_is_made_by_the_clock(bewaard):
    haal_in.func(0)
    assert Bewaardocument.objects.get(pk=bewaard.pk).stand == STAND.WACHT
    with achter_de_rug():
        Bewaardocument.objects.update(gemaakt_op=timezone.now() - timedelta(minutes=11))
    haal_in.func(0)
    assert Bewaardocument.objects.get(pk=bewaard.pk).is_gereed


def test_when_it_is_too_busy_the_document_keeps_waiting_and_the_task_is_tried_again(bewaard):
    with mock.patch.object(werkbank, "maak", side_effect=TeDruk), pytest.raises(TeDruk):
        maak_document.func(nummer=bewaard.pk)
    assert Bewaardocument.objects.get(pk=bewaard.pk).stand == STAND.WACHT
    assert maak_document.retry_strategy.retry_exceptions == {TeDruk}


def test_a_file_that_failed_says_why_and_is_in_the_trail(mislukt):
    assert mislukt.stand == STAND.MISLUKT
    assert mislukt.reden == "Het document is te groot om te maken"
    assert Auditregel.objects.get(wat="bestand maken mislukt").details["reden"] == mislukt.reden
    with pytest.raises(BewaardMislukt):
        mislukt.antwoord()


def test_a_fixed_text_that_was_changed_makes_no_file(bewaard):
    with achter_de_rug():
        type(bewaard.bron).objects.update(html="<p>Anders</p>")
    assert maak_bestand(nummer=bewaard.pk)
    bewaard.refresh_from_db()
    assert bewaard.stand == STAND.MISLUKT
    assert "veranderd" in bewaard.reden


def test_the_beheerder_lets_it_be_made_again(mislukt, beheerder, als, django_capture_on_commit_callbacks):
    client, adres = als(beheerder), reverse("admin:documenten_bewaardocument_changelist")
    lijst = client.get(adres).content.decode()
    assert "Het document is te groot om te maken" in lijst
    gegevens = {"action": "probeer_opnieuw", "_selected_action": [mislukt.pk]}
    with django_capture_on_commit_callbacks(execute=True):
        antwoord = client.post(adres, gegevens, follow=True)
    assert "opnieuw worden gemaakt: 1" in antwoord.content.decode()
    mislukt.refresh_from_db()
    assert mislukt.is_gereed
    assert Auditregel.objects.get(wat="bestand opnieuw gevraagd").door == beheerder
    antwoord = client.post(adres, gegevens, follow=True)
    assert "niets mislukt" in antwoord.content.decode()


def test_the_beheerder_sees_no_content(bewaard, beheerder, als):
    adres = reverse("admin:documenten_bewaardocument_change", args=[bewaard.pk])
    assert "Gewone tekst." not in als(beheerder).get(adres).content.decode()


def test_what_was_kept_before_is_there(db, cio):
    oud = Bewaardocument.objects.create(
        soort="verslag",
        titel="Oud",
        bestandsnaam="oud",
        formaat="pdf",
        inhoud=b"%PDF",
        sha256=sha256(b"%PDF").hexdigest(),
    )
    assert oud.is_gereed
    assert oud.antwoord().content == b"%PDF"


def test_no_document_is_ready_without_a_checksum(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        Bewaardocument.objects.create(soort="x", titel="x", bestandsnaam="x", formaat="pdf")
