"""The outcome of a meting as a document."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from django.urls import reverse

from documenten.maken import maak_wachtende
from strategie.volwassenheid import handelingen
from strategie.volwassenheid.documenten import uitkomstdocument
from tests.documenten.pdf_controle import bladwijzers, controleer_pdf

pytestmark = pytest.mark.django_db


def test_everybody_can_read_the_pdf(organisatie, dit_jaar, cio):
    meting = handelingen.stel_vast(meting=dit_jaar(3, 2, 1), door=cio)
    pdf = uitkomstdocument(meting).als_pdf()
    assert controleer_pdf(pdf) == []
    assert bladwijzers(pdf)


def test_it_says_per_theme_what_was_answered_what_came_of_it_and_why(organisatie, dit_jaar, cio):
    document = uitkomstdocument(dit_jaar(3, 2, 1))
    assert document.concept
    html = document.als_html()
    for tekst in (
        "3 collega’s vulden de meting in",
        "Niveau 3, Gedefinieerd, 1 hoger dan bij de vorige meting.",
        "Niveau 2, Herhaalbaar, gelijk aan de vorige meting.",
        "Daarom.",
        "Meting 2025, vastgesteld op",
        "Provincie Voorbeeldland",
    ):
        assert tekst in html


def test_it_names_nobody_who_answered_and_has_no_remarks(organisatie, vastgesteld, drie):
    html = uitkomstdocument(vastgesteld).als_html()
    assert not uitkomstdocument(vastgesteld).concept
    assert "Zo gaat het bij ons." not in html
    for mens in drie:
        assert mens.naam not in html


def test_before_it_was_talked_about_it_can_be_printed_for_the_table(organisatie, als, gesloten, cio):
    pdf = als(cio).get(reverse("volwassenheid-document", args=[gesloten.pk, "pdf"])).content
    assert controleer_pdf(pdf) == []
    assert "Nog niet besproken." in uitkomstdocument(gesloten).als_html()


def test_the_files_to_work_on_have_the_picture_with_its_words(organisatie, als, vastgesteld, cio):
    for formaat, deel in (("odt", "content.xml"), ("docx", "word/document.xml")):
        antwoord = als(cio).get(reverse("volwassenheid-document", args=[vastgesteld.pk, formaat]))
        with zipfile.ZipFile(BytesIO(antwoord.content)) as bestand:
            assert any(naam.endswith(".png") for naam in bestand.namelist())
            assert "Antwoorden per niveau" in bestand.read(deel).decode()


def test_what_was_kept_stays_as_it_was_when_the_outcome_changes(organisatie, als, vastgesteld, cio):
    maak_wachtende()
    bewaard = vastgesteld.documenten.get()
    adres = reverse("volwassenheid-bewaard", args=[vastgesteld.pk, bewaard.pk])
    eerst = als(cio).get(adres).content
    assert eerst.startswith(b"%PDF")
    handelingen.heropen_uitkomst(meting=vastgesteld, door=cio, reden="Een fout.")
    uitkomst = vastgesteld.uitkomsten.get(thema="recht")
    handelingen.leg_uitkomst_vast(uitkomst=uitkomst, door=cio, niveau=5, reden="Heel anders.")
    handelingen.stel_vast(meting=vastgesteld, door=cio)
    assert als(cio).get(adres).content == eerst
    assert vastgesteld.documenten.count() == 2
