"""Anybody checks that a document is untouched: by the file, which is not kept, or by its checksum."""

from __future__ import annotations

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from documenten.controle import GROOTSTE_MB
from documenten.models import Bewaardocument
from tests.achterdeur import achter_de_rug

pytestmark = pytest.mark.django_db
INHOUD = b"%PDF-1.7 wat er besloten is"
SOM = hashlib.sha256(INHOUD).hexdigest()


@pytest.fixture
def bewaard(organisatie) -> Bewaardocument:
    return Bewaardocument.objects.create(
        soort="iets",
        titel="Vertrouwelijk stuk",
        bestandsnaam="stuk",
        formaat="pdf",
        inhoud=INHOUD,
        sha256=SOM,
        stand=Bewaardocument.Stand.GEREED,
    )


def controleer(**velden: object) -> str:
    return Client().post(reverse("controleren"), velden).text


def test_the_file_itself_is_known_and_is_not_kept(bewaard):
    voor = Bewaardocument.objects.count()
    pagina = controleer(bestand=SimpleUploadedFile("x.pdf", INHOUD))
    assert "Dit document is precies zoals we het bewaarden op" in pagina
    assert SOM in pagina
    assert Bewaardocument.objects.count() == voor


@pytest.mark.parametrize(
    "som", [SOM, SOM.upper(), f"  {SOM}  stuk.pdf", " ".join(SOM[i : i + 8] for i in range(0, 64, 8))]
)
def test_the_checksum_is_read_as_people_paste_it(bewaard, som):
    assert "precies zoals we het bewaarden" in controleer(som=som)


def test_of_what_is_closed_the_title_is_not_told(bewaard):
    assert "Vertrouwelijk" not in controleer(som=SOM)


def test_one_letter_changed_is_another_document(bewaard):
    pagina = controleer(bestand=SimpleUploadedFile("x.pdf", INHOUD + b"."))
    assert "Dit document kennen we niet" in pagina


def test_an_empty_file_is_a_file_that_we_do_not_know(bewaard):
    assert "kennen we niet" in controleer(bestand=SimpleUploadedFile("x.pdf", b""))


@pytest.mark.parametrize("som", ["", "abc", "g" * 64, "\u202e", "a" * 63, "<script>", "x" * 600])
def test_what_is_no_checksum_is_said_so(bewaard, som):
    antwoord = Client().post(reverse("controleren"), {"som": som})
    assert antwoord.status_code == 422


def test_a_file_that_is_too_big_is_not_read_in_part(bewaard):
    groot = SimpleUploadedFile("x.pdf", b"x" * (GROOTSTE_MB * 1_000_000))
    antwoord = Client().post(reverse("controleren"), {"bestand": groot})
    assert antwoord.status_code == 422
    assert "te groot" in antwoord.text


def test_when_our_own_copy_was_changed_the_page_says_so(bewaard):
    with achter_de_rug():
        Bewaardocument.objects.filter(pk=bewaard.pk).update(inhoud=b"iets anders")
    pagina = controleer(som=SOM)
    assert "Ons eigen exemplaar is veranderd" in pagina


def test_everybody_finds_the_page(client, organisatie):
    assert reverse("controleren") in client.get(reverse("openbaar")).text
    assert client.get(reverse("controleren")).status_code == 200
