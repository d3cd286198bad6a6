"""The documents of a terugkoppeling have the pictures that its page has, and the same figures as text."""

from __future__ import annotations

import re
import shutil
import subprocess
from io import BytesIO
from zipfile import ZipFile

import pytest

from moresprudentie.documenten import terugkoppeling_document
from moresprudentie.handelingen import begin_terugkoppeling
from moresprudentie.prenten import MEESTE, prenten
from tests.documenten.pdf_controle import controleer_pdf
from tests.moresprudentie.halfjaren import ERVOOR, IN_PERIODE, PERIODE, met_eigen_waarde


@pytest.fixture
def document(dossier, nieuw_project, in_databank, redacteur):
    """A terugkoppeling with a trend, a value of a project and every outcome."""
    for nummer, uitkomst in enumerate(("door", "aangepast", "niet_door", "elders", "", "door")):
        for moment in (ERVOOR, IN_PERIODE):
            project = nieuw_project(
                f"Proef {nummer}", zwaar=("privacy", "effectiviteit"), dossier=dossier, uitkomst=uitkomst
            )
            verslag = in_databank(project, op=moment)
    met_eigen_waarde(verslag, "lief", "Łódź & <vrede> voor iedereen in de hele wijk", "", zwaar=True)
    return terugkoppeling_document(begin_terugkoppeling(dossier=dossier, halfjaar=PERIODE, door=redacteur))


def test_every_picture_has_a_title_with_its_figures_and_a_table_beside_it(document):
    html = document.als_html()
    titels = re.findall(r'<svg class="prent"[^>]*><title>(.*?)</title>', html)
    assert [titel.split()[0] for titel in titels] == ["Staafdiagram:", "Lijnen", "Balk"]
    assert "Effectiviteit 6, Privacy 6, Łódź &amp; &lt;vrede&gt; voor iedereen in de hele wijk 1" in titels[0]
    assert "Effectiviteit: van 100 procent (eind 2025) naar 100 procent (begin 2026)" in titels[1]
    assert "2 door, 1 door, met aanpassingen, 1 niet door, 1 besluit valt op een ander niveau" in titels[2]
    for tabel in (
        "Waarden die het zwaarst wogen",
        "zwaarst woog, per halfjaar",
        "Uitkomsten van de projecten",
    ):
        assert re.search(rf'<table [^>]*aria-label="[^"]*{tabel}"', html)


def test_the_pdf_with_pictures_is_one_that_everybody_can_read(document):
    assert controleer_pdf(document.als_pdf()) == []


@pytest.mark.parametrize(
    ("formaat", "deel", "kenmerk"),
    [
        ("docx", "word/document.xml", r'cNvPr descr="([^"]*)"'),
        ("odt", "content.xml", r"<svg:desc>([^<]*)</svg:desc>"),
    ],
)
def test_an_office_file_has_the_pictures_with_what_they_show(document, formaat, deel, kenmerk):
    with ZipFile(BytesIO(document.als_bestand(formaat))) as bestand:
        tekst = bestand.read(deel).decode()
        prenten = [naam for naam in bestand.namelist() if naam.endswith(".png")]
        assert all(bestand.read(naam).startswith(b"\x89PNG") for naam in prenten)
    assert len(prenten) == 3
    assert "data:image" not in tekst
    assert [titel.split()[0] for titel in re.findall(kenmerk, tekst)] == ["Staafdiagram:", "Lijnen", "Balk"]


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice (soffice) staat niet op deze machine")
@pytest.mark.parametrize("formaat", ["docx", "odt"])
def test_libreoffice_opens_it_with_its_pictures(document, formaat, tmp_path):
    bestand = tmp_path / f"terugkoppeling.{formaat}"
    bestand.write_bytes(document.als_bestand(formaat))
    opdracht = [
        "soffice",
        f"-env:UserInstallation=file://{tmp_path}/profiel",
        "--headless",
        "--convert-to",
        "html",
    ]
    subprocess.run([*opdracht, "--outdir", tmp_path, bestand], check=True, capture_output=True)
    html = " ".join((tmp_path / "terugkoppeling.html").read_text().split())
    assert html.count("<img") == 3
    assert "Deel van de verslagen waarin de waarde het zwaarst woog" in html


def test_an_empty_half_year_has_no_pictures(dossier, redacteur):
    leeg = terugkoppeling_document(begin_terugkoppeling(dossier=dossier, halfjaar=PERIODE, door=redacteur))
    assert 'class="prent"' not in leeg.als_html()


def test_more_values_than_fit_stand_in_the_table_only(document):
    beeld = document.context["beeld"]
    veel = type(beeld)(**{**vars(beeld), "onder_grens": beeld.onder_grens * (MEESTE + 1)})
    buiten = len(veel.staven) - MEESTE
    assert f"En nog {buiten} waarden, zie de tabel." in prenten(veel).rang
