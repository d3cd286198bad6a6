"""Documents stand with the dossier as a link or a file; a file is what it says, and opens for who may see the dossier."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from organisatie.models import Auditregel
from strategie import handelingen
from strategie.controlegetal import controlegetal
from strategie.models import Dossier, Dossierstuk, Stukbestand
from strategie.nota import nota

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n%%EOF"
LINK = "https://voorbeeld.nl/akkoord"


def bestand(naam: str = "beleid.pdf", inhoud: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(naam, inhoud)


def nieuw(dossier: Dossier) -> str:
    return reverse("strategie-stuk-nieuw", args=[dossier.pk])


def test_a_link_and_a_file_stand_on_the_page_and_in_the_startnotitie(als, cio, dossier, organisatie):
    client = als(cio)
    assert client.post(nieuw(dossier), {"titel": "Akkoord", "link": LINK}).status_code == 302
    assert client.post(nieuw(dossier), {"titel": "Beleid", "bestand": bestand()}).status_code == 302
    pagina = client.get(dossier.fase(1).get_absolute_url()).text
    for woorden in ("Akkoord", LINK, "Beleid", "beleid.pdf"):
        assert woorden in pagina
    assert LINK in client.get(dossier.get_absolute_url()).text
    stuk = nota(dossier.fasen.get(nummer=1)).als_html()
    assert "Stukken waarop de strategie voortbouwt" in stuk
    assert f'<a href="{LINK}">Akkoord</a>' in stuk
    assert "Beleid (beleid.pdf, bij het dossier)" in stuk


@pytest.mark.parametrize(
    ("velden", "woorden"),
    [
        ({}, "Geef een link óf kies een bestand."),
        ({"link": LINK, "bestand": "goed"}, "Geef een link óf kies een bestand."),
        ({"link": "javascript:alert(1)"}, "Begin met https://"),
        ({"bestand": "vals"}, "iets anders dan de naam zegt"),
        ({"titel": "", "link": LINK}, "Schrijf op wat het is."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(als, cio, dossier, velden, woorden):
    bestanden = {"goed": bestand(), "vals": bestand(inhoud=b"<script>")}
    gegevens = {naam: bestanden.get(waarde, waarde) for naam, waarde in velden.items()}
    antwoord = als(cio).post(nieuw(dossier), {"titel": "Mijn titel", **gegevens})
    assert antwoord.status_code == 422
    assert woorden in antwoord.text
    assert not Dossierstuk.objects.exists()


def test_the_file_opens_as_a_download_for_who_may_see_the_dossier(als, cio, bestuurder, medewerker, dossier):
    handelingen.voeg_stuk_toe(dossier=dossier, titel="Beleid", bestand=bestand(), door=cio)
    plek = Stukbestand.objects.get().get_absolute_url()
    antwoord = als(bestuurder).get(plek)
    assert antwoord.content == PDF
    assert antwoord["Content-Disposition"].startswith("attachment")
    assert als(medewerker).get(plek).status_code == 404


def test_taking_a_document_out_removes_its_file_and_leaves_a_line(als, cio, dossier):
    stuk = handelingen.voeg_stuk_toe(dossier=dossier, titel="Beleid", bestand=bestand(), door=cio)
    assert als(cio).post(reverse("strategie-stuk-verwijderen", args=[dossier.pk, stuk.pk])).status_code == 302
    assert not Stukbestand.objects.exists()
    assert Auditregel.objects.get(wat="stuk verwijderd").details["titel"] == "Beleid"


def test_another_file_is_another_text_to_decide_on(dossier, cio):
    leeg = controlegetal(dossier.fase(1))
    handelingen.voeg_stuk_toe(dossier=dossier, titel="Beleid", bestand=bestand(), door=cio)
    met = controlegetal(dossier.fase(1))
    Stukbestand.objects.update(sha256="a" * 64)
    assert len({leeg, met, controlegetal(dossier.fase(1))}) == 3


def test_a_next_version_has_the_documents_too(tot_en_met, cio, dossier):
    handelingen.voeg_stuk_toe(dossier=dossier, titel="Beleid", bestand=bestand(), door=cio)
    handelingen.voeg_stuk_toe(dossier=dossier, titel="Akkoord", link=LINK, door=cio)
    volgende = handelingen.nieuwe_versie(dossier=tot_en_met(2), reden="Anders", door=cio)
    assert [stuk.titel for stuk in volgende.stukken.all()] == ["Akkoord", "Beleid"]
    assert bytes(volgende.stukken.get(titel="Beleid").bestand.inhoud) == PDF
    assert dossier.stukken.count() == 2
