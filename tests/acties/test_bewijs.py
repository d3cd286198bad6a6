"""A file with a report shows what was done; it is what it says it is, and only who may see the action opens it."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from acties.bewijs import GROOTSTE_MB
from acties.link import maak_link
from acties.models import Bewijs

pytestmark = pytest.mark.django_db


def beeld(soort: str = "PNG") -> bytes:
    uit = BytesIO()
    Image.new("RGB", (4, 4), "navy").save(uit, soort)
    return uit.getvalue()


def zak(**delen: str) -> bytes:
    """Give a zip with these files in it."""
    uit = BytesIO()
    with ZipFile(uit, "w") as zip_:
        for naam, inhoud in delen.items():
            zip_.writestr(naam.replace("__", "/").replace("_", "."), inhoud)
    return uit.getvalue()


GOED = {
    "foto.png": beeld(),
    "foto.JPG": beeld("JPEG"),
    "besluit.pdf": b"%PDF-1.7\n%%EOF",
    "notitie.docx": zak(word__document_xml="<x/>"),
    "telling.xlsx": zak(xl__workbook_xml="<x/>"),
    "notitie.odt": zak(mimetype="application/vnd.oasis.opendocument.text"),
}
FOUT = {
    "foto.png": (b"<script>alert(1)</script>", "iets anders dan de naam zegt"),
    "foto.jpg": (beeld(), "iets anders dan de naam zegt"),
    "besluit.pdf": (zak(word__document_xml="<x/>"), "iets anders dan de naam zegt"),
    "notitie.docx": (zak(xl__workbook_xml="<x/>"), "iets anders dan de naam zegt"),
    "script.html": (b"<script>alert(1)</script>", "Kies een PDF, een foto"),
    "plaatje.svg": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Kies een PDF, een foto"),
    "zonder": (b"%PDF-1.7", "Kies een PDF, een foto"),
    "leeg.pdf": (b"", "is leeg"),
    f"{'n' * 300}.pdf": (b"%PDF-1.7", "te lang"),
}


def meld(client: Client, actie, naam: str, inhoud: bytes, **velden: str):
    bestand = SimpleUploadedFile(naam, inhoud)
    return client.post(actie.get_absolute_url(), {"status": "loopt", "bestand": bestand, **velden})


@pytest.mark.parametrize("naam", GOED)
def test_a_file_comes_back_as_it_was_sent_and_never_opens_within_our_pages(actie, actiehouder, als, naam):
    client = als(actiehouder)
    assert meld(client, actie, naam, GOED[naam]).status_code == 302
    bewijs = Bewijs.objects.get()
    assert naam in client.get(actie.get_absolute_url()).text
    antwoord = client.get(bewijs.get_absolute_url())
    assert antwoord.content == GOED[naam]
    assert antwoord["Content-Disposition"].startswith("attachment")
    assert antwoord["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("naam", FOUT)
def test_a_file_that_cannot_be_kept_is_refused_in_words_and_nothing_is_written(actie, actiehouder, als, naam):
    inhoud, woorden = FOUT[naam]
    antwoord = meld(als(actiehouder), actie, naam, inhoud, tekst="Mijn verhaal blijft staan")
    assert antwoord.status_code == 422
    assert woorden in antwoord.text
    assert "Mijn verhaal blijft staan" in antwoord.text
    assert not Bewijs.objects.exists()
    assert not actie.voortgang.exists()


def test_a_file_that_is_too_big_is_refused(actie, actiehouder, als):
    antwoord = meld(als(actiehouder), actie, "groot.pdf", b"%PDF-1.7" + b"0" * GROOTSTE_MB * 1_000_000)
    assert antwoord.status_code == 422
    assert f"hooguit {GROOTSTE_MB} MB" in antwoord.text
    assert not Bewijs.objects.exists()


@pytest.mark.parametrize(
    "naam",
    ["../../etc/besluit.pdf", "map/besluit.pdf", r"..\\..\\besluit.pdf", "&#47;besluit.pdf", "..", "."],
)
@pytest.mark.parametrize("met_link", [False, True])
def test_a_name_with_a_folder_in_it_is_refused_and_what_was_typed_stays(
    actie, actiehouder, als, naam, met_link
):
    grens = "grens"
    inhoud = (
        f'--{grens}\r\nContent-Disposition: form-data; name="status"\r\n\r\nloopt\r\n'
        f'--{grens}\r\nContent-Disposition: form-data; name="tekst"\r\n\r\nMijn verhaal\r\n'
        f'--{grens}\r\nContent-Disposition: form-data; name="bestand"; filename="{naam}"\r\n\r\n%PDF-1.7\r\n'
        f"--{grens}--\r\n"
    )
    client, adres = (Client(), maak_link(actie)) if met_link else (als(actiehouder), actie.get_absolute_url())
    antwoord = client.post(adres, inhoud, content_type=f"multipart/form-data; boundary={grens}")
    assert antwoord.status_code == 422
    assert "De naam van het bestand klopt niet" in antwoord.text
    assert "Mijn verhaal" in antwoord.text
    assert not actie.voortgang.exists()


def test_only_who_may_see_the_action_opens_the_file(actie, actiehouder, organisator, redacteur, als):
    meld(als(actiehouder), actie, "foto.png", GOED["foto.png"])
    adres = Bewijs.objects.get().get_absolute_url()
    assert als(organisator).get(adres).status_code == 200
    assert als(redacteur).get(adres).status_code == 404
    assert Client().get(adres)["Location"].startswith("/account/login/")


def test_a_file_goes_with_the_link_in_a_mail_too(actie):
    bestand = SimpleUploadedFile("foto.png", GOED["foto.png"])
    Client().post(maak_link(actie), {"status": "gereed", "bestand": bestand})
    assert Bewijs.objects.get().voortgang.status == "gereed"


def test_a_link_to_what_was_done_is_an_address(actie, actiehouder, als):
    client = als(actiehouder)
    fout = client.post(actie.get_absolute_url(), {"status": "loopt", "bewijs_link": "javascript:alert(1)"})
    assert fout.status_code == 422
    client.post(
        actie.get_absolute_url(), {"status": "loopt", "bewijs_link": "https://intranet.example/borden"}
    )
    assert 'href="https://intranet.example/borden"' in client.get(actie.get_absolute_url()).text
