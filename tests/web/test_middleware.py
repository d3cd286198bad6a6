"""What holds for every page: clean text, a form counts once, nothing personal is kept on the way."""

from __future__ import annotations

import threading
import uuid

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from organisatie.models import Rol
from organisatie.tekst import schone_tekst
from project.models import Project
from web.models import Verzending

pytestmark = pytest.mark.django_db
NIEUW = "/project/nieuw/"


def nieuw_project(organisator, **meer) -> dict[str, str]:
    return {"titel": "Slimme camera", "organisator": str(organisator.pk)} | meer


@pytest.mark.parametrize(
    ("ruw", "schoon"),
    [
        ("een\x0btwee", "een\ntwee"),
        ("een\x0ctwee", "een\ntwee"),
        ("a\x00b\x07c\x1f", "abc"),
        ("\ufffe\uffff\ud800", ""),
        ("tab\tregel\r\neinde", "tab\tregel\r\neinde"),
        ("Ω 😀 ﷽", "Ω 😀 ﷽"),
    ],
)
def test_characters_that_no_document_can_hold_are_taken_out(ruw, schoon):
    assert schone_tekst(ruw) == schoon


def test_a_soft_line_break_of_word_comes_in_as_a_line_end(als, organisator, kader):
    als(organisator).post(NIEUW, nieuw_project(organisator, omschrijving="Regel een\x0bregel twee\x02"))
    assert Project.objects.get().omschrijving == "Regel een\nregel twee"


@pytest.mark.parametrize("tekenset", ["utf-16", "utf-7", "klingon", "utf-32", "idna", "rot13", "hex"])
def test_a_form_in_a_character_set_that_no_browser_sends_is_refused_in_words(als, organisator, tekenset):
    reactie = als(organisator).generic(
        "POST", NIEUW, b"titel=x", content_type=f"application/x-www-form-urlencoded; charset={tekenset}"
    )
    assert reactie.status_code == 415
    assert "Dit kunnen we niet lezen" in reactie.content.decode()


@pytest.mark.parametrize("tekenset", ["utf-8", "UTF-8", "iso-8859-1", "windows-1252"])
def test_a_form_in_a_character_set_of_browsers_is_no_fault_of_ours(als, organisator, kader, tekenset):
    reactie = als(organisator).generic(
        "POST", NIEUW, b"titel=x", content_type=f"application/x-www-form-urlencoded; charset={tekenset}"
    )
    assert reactie.status_code in (200, 400, 422)


def test_a_form_sent_twice_counts_once(als, organisator, kader):
    client, gegevens = als(organisator), nieuw_project(organisator, eenmaal=str(uuid.uuid4()))
    eerste, tweede = client.post(NIEUW, gegevens), client.post(NIEUW, gegevens)
    assert Project.objects.count() == 1
    assert tweede["Location"] == eerste["Location"] == Project.objects.get().get_absolute_url()
    assert "Het is één keer gedaan" in client.get(tweede["Location"]).content.decode()


def test_a_form_that_came_back_with_an_error_can_be_sent_again(als, organisator, kader):
    client, sleutel = als(organisator), str(uuid.uuid4())
    assert client.post(NIEUW, {"titel": "", "eenmaal": sleutel}).status_code in (200, 422)
    client.post(NIEUW, nieuw_project(organisator, eenmaal=sleutel))
    assert Project.objects.count() == 1


def test_who_goes_back_and_sends_something_else_means_something_else(als, organisator, kader):
    client, sleutel = als(organisator), str(uuid.uuid4())
    client.post(NIEUW, nieuw_project(organisator, eenmaal=sleutel))
    client.post(NIEUW, nieuw_project(organisator, titel="Nog een", eenmaal=sleutel))
    assert Project.objects.count() == 2


def test_the_key_of_another_person_is_no_key(als, organisator, kader, persoon):
    ander, sleutel = persoon("anna", Rol.ORGANISATOR), str(uuid.uuid4())
    als(organisator).post(NIEUW, nieuw_project(organisator, eenmaal=sleutel))
    als(ander).post(NIEUW, nieuw_project(organisator, eenmaal=sleutel))
    assert Project.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_form_that_arrives_twice_at_the_same_moment_counts_once(als, organisator, kader):
    gegevens = nieuw_project(organisator, eenmaal=str(uuid.uuid4()))
    start, statussen = threading.Barrier(4), []

    def stuur(client: Client) -> None:
        start.wait()
        statussen.append(client.post(NIEUW, gegevens).status_code)
        connection.close()

    draden = [threading.Thread(target=stuur, args=(als(organisator),)) for _ in range(4)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert statussen == [302] * 4
    assert Project.objects.count() == Verzending.objects.count() == 1


@pytest.mark.parametrize("adres", ["/", "/project/", "/account/login/", "/bestaat-niet/"])
def test_a_page_for_one_person_is_kept_nowhere(als, organisator, kader, adres):
    assert "no-store" in als(organisator).get(adres)["Cache-Control"]
    assert "private" in als(organisator).get(adres)["Cache-Control"]


def test_a_public_page_may_be_kept_unless_it_shows_who_reads_it(client, als, organisator):
    assert "no-store" not in client.get(reverse("openbaar")).headers.get("Cache-Control", "")
    assert "no-store" in als(organisator).get(reverse("openbaar"))["Cache-Control"]
