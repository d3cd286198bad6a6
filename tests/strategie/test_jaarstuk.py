"""The yearly report as a real file: PDF/UA, and office files with the same pictures."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from strategie.handelingen import begin_jaarverslag
from strategie.jaarstuk import jaarverslag_document
from tests.documenten.pdf_controle import controleer_pdf
from tests.strategie.conftest import vul_verplicht

pytestmark = pytest.mark.django_db


@pytest.fixture
def stuk(tot_en_met, organisatie, cio):
    """A report with a measure and accentwaarden."""
    verslag = begin_jaarverslag(dossier=tot_en_met(4), door=cio)
    vul_verplicht(verslag, cio)
    return jaarverslag_document(verslag)


def test_the_pdf_is_accessible(stuk):
    assert controleer_pdf(stuk.als_pdf()) == []


@pytest.mark.parametrize(("formaat", "deel"), [("odt", "content.xml"), ("docx", "word/document.xml")])
def test_office_files_have_both_pictures_with_what_they_show(stuk, formaat, deel):
    bestand = ZipFile(BytesIO(stuk.als_bestand(formaat)))
    assert len([naam for naam in bestand.namelist() if naam.endswith(".png")]) == 2
    inhoud = bestand.read(deel).decode()
    assert inhoud.count("Staafdiagram.") >= 2
    assert "Sensorenregister" in inhoud or "Informatieverstrekking" in inhoud
