"""The demo: one trajectory, played once, that leaves fifteen documents."""

from __future__ import annotations

import json
import os
import re
import zipfile
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from documenten.kantoorhtml import kantoorhtml
from live.handelingen import begin_oefening, open_zaal, stop_oefening
from moresprudentie.documenten import terugkoppeling_document, verslag_document
from moresprudentie.models import Terugkoppeling, Verslag
from organisatie.models import Auditregel, Gebruiker, Organisatie
from project.models import Project, Workshop
from strategie.documenten import rapport
from strategie.models import Dossier
from tests.documenten.libreoffice import NODIG, bladzijden, gebroken_woorden
from tests.documenten.pdf_controle import bladwijzers, controleer_pdf

BESTANDEN = {
    "waardenkader.pdf",
    "strategie-rapport.pdf",
    "strategie-rapport.odt",
    "strategie-rapport.docx",
    "startnotitie.pdf",
    "startnotitie.odt",
    "startnotitie.docx",
    "accentwaarden-a4.pdf",
    "accentwaarden-a3.pdf",
    "actieplan.pdf",
    "casusbeschrijving.pdf",
    "poster.pdf",
    "poster-leeg.pdf",
    "verslag.pdf",
    "verslag.odt",
    "verslag.docx",
    "verslag.json",
    "terugkoppeling.pdf",
    "terugkoppeling.odt",
    "terugkoppeling.docx",
}
INHOUD = {"odt": "content.xml", "docx": "word/document.xml"}
DOCUMENTEN = {
    "strategie-rapport": lambda: rapport(Dossier.objects.get()),
    "verslag": lambda: verslag_document(
        Verslag.objects.get(project__titel="Druktemonitor").huidige_versie.inhoud
    ),
    "terugkoppeling": lambda: terugkoppeling_document(Terugkoppeling.objects.get()),
}
TE_LEZEN = {"strategie-rapport": "accentwaarden", "verslag": "Druktemonitor", "terugkoppeling": "halfjaar"}


@pytest.fixture(scope="module")
def gespeeld(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[Path]:
    """The folder with the documents, after the story was played; all tests of this file share it."""
    map_ = tmp_path_factory.mktemp("demo")
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("demo", map=map_, stdout=StringIO())
        yield map_
        transaction.set_rollback(True)


def tekst_van(pad: Path) -> str:
    """Give the text of an ODT or DOCX file."""
    with zipfile.ZipFile(pad) as archief:
        assert archief.testzip() is None
        return "".join(ElementTree.fromstring(archief.read(INHOUD[pad.suffix[1:]])).itertext())  # noqa: S314


def test_it_leaves_its_documents_and_none_is_empty(gespeeld):
    assert {pad.name for pad in gespeeld.iterdir()} == BESTANDEN
    assert all(pad.stat().st_size > 5_000 for pad in gespeeld.iterdir())


@pytest.mark.parametrize("naam", sorted(naam for naam in BESTANDEN if naam.endswith(".pdf")))
def test_everybody_can_read_the_pdf(gespeeld, naam):
    pdf = (gespeeld / naam).read_bytes()
    assert controleer_pdf(pdf) == []
    assert bladwijzers(pdf)


@pytest.mark.parametrize("soort", sorted(INHOUD))
@pytest.mark.parametrize("naam", sorted(TE_LEZEN))
def test_a_document_to_edit_holds_its_text(gespeeld, naam, soort):
    tekst = tekst_van(gespeeld / f"{naam}.{soort}")
    assert TE_LEZEN[naam] in tekst
    assert len(tekst) > 2_000


@pytest.fixture(scope="module")
def in_libreoffice(gespeeld, tmp_path_factory) -> dict[str, list[str]]:
    """The pages of all documents to edit, as LibreOffice shows them."""
    paden = [gespeeld / f"{naam}.{soort}" for naam in TE_LEZEN for soort in INHOUD]
    return bladzijden(paden, tmp_path_factory.mktemp("libreoffice"))


@NODIG
@pytest.mark.parametrize("soort", sorted(INHOUD))
@pytest.mark.parametrize("naam", sorted(TE_LEZEN))
def test_in_an_office_program_no_word_is_broken_or_lost(gespeeld, in_libreoffice, naam, soort):
    pagina = kantoorhtml(DOCUMENTEN[naam]().als_html())
    assert gebroken_woorden(pagina, "\n".join(in_libreoffice[f"{naam}.{soort}"])) == set()


@NODIG
@pytest.mark.parametrize("soort", sorted(INHOUD))
@pytest.mark.parametrize("naam", sorted(TE_LEZEN))
def test_in_an_office_program_every_page_has_the_organisation_and_its_number(in_libreoffice, naam, soort):
    paginas = in_libreoffice[f"{naam}.{soort}"]
    for nummer, pagina in enumerate(paginas, 1):
        assert "Provincie Voorbeeldland" in pagina
        assert f"{nummer} van {len(paginas)}" in pagina


@NODIG
@pytest.mark.parametrize("soort", sorted(INHOUD))
def test_in_an_office_program_the_verslag_has_its_section_numbers_and_no_word_on_a_star(
    in_libreoffice, soort
):
    tekst = "\n".join(in_libreoffice[f"verslag.{soort}"])
    assert len(re.findall(r"^\d+\s+[A-Z]", tekst, re.MULTILINE)) > 4
    assert "Een ster betekent" not in tekst
    assert re.search(r"vijftien\s+telefoons$", tekst, re.MULTILINE)  # its value stands on a line of its own


def test_the_verslag_is_there_as_data(gespeeld):
    gegevens = json.loads((gespeeld / "verslag.json").read_text(encoding="utf-8"))
    assert gegevens["titel"] == "Druktemonitor"
    assert gegevens["waarden"]


def test_the_story_ends_where_the_issue_says(gespeeld):
    dossier = Dossier.objects.get()
    fasen = {p.titel.split()[0]: p.fase for p in Project.objects.all()}
    assert dossier.vastgestelde_accentwaarden().count() in range(5, 9)
    assert fasen["Cameratoezicht"] == Project.Fase.VOORBEREIDING
    assert Project.Fase.GESTOPT in fasen.values()
    assert Verslag.objects.get(project__titel="Druktemonitor").huidige_versie is not None
    assert Terugkoppeling.objects.get(dossier=dossier).is_verzonden


def test_one_workshop_is_ready_to_be_opened_and_one_to_be_rehearsed(gespeeld):
    leider = Gebruiker.objects.get(username="gespreksleider")
    with transaction.atomic():
        klaar = Project.objects.get(titel__startswith="Luchtfoto")
        assert open_zaal(project=klaar, door=leider).tafels.count() == 3
        assert klaar.workshop.vorm == Workshop.Vorm.LIVE
        assert klaar.deelnemers.met_werkende_link().count() == 9
        oefening = Project.objects.get(titel__startswith="Cameratoezicht")
        sessie = begin_oefening(project=oefening, door=leider, versnelling=10)
        stop_oefening(project=sessie.project, door=leider)
        transaction.set_rollback(True)


def test_a_second_time_plays_nothing_and_leaves_the_documents(gespeeld):
    tijden = {pad.name: pad.stat().st_mtime_ns for pad in gespeeld.iterdir()}
    regels = Auditregel.objects.count()
    uitvoer = StringIO()
    call_command("demo", map=gespeeld, stdout=uitvoer)
    assert "zijn er al" in uitvoer.getvalue()
    assert {pad.name: pad.stat().st_mtime_ns for pad in gespeeld.iterdir()} == tijden
    assert Auditregel.objects.count() == regels


def test_a_document_that_is_older_than_the_data_counts_as_out_of_date(gespeeld):
    from codio_site.demo.documenten import zijn_actueel

    assert zijn_actueel(gespeeld)
    oud = gespeeld / "poster.pdf"
    was = oud.stat()
    os.utime(oud, (0, 0))
    assert not zijn_actueel(gespeeld)
    os.utime(oud, ns=(was.st_atime_ns, was.st_mtime_ns))


@pytest.mark.django_db
def test_outside_a_demo_nothing_is_played(settings, tmp_path):
    settings.CODIO_DEMO = False
    with pytest.raises(CommandError, match="geen demo"):
        call_command("demo", map=tmp_path, stdout=StringIO())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.django_db
def test_an_installation_that_is_in_use_gets_no_story(tmp_path, monkeypatch):
    Organisatie.objects.create(naam="Gemeente Echt", soort="gemeente")
    monkeypatch.setattr("codio_site.demo.documenten.zijn_actueel", lambda map_: True)
    call_command("demo", map=tmp_path, stdout=StringIO())
    assert not Gebruiker.objects.exists()


@pytest.mark.django_db
def test_documents_of_an_earlier_story_are_made_anew(tmp_path, monkeypatch):
    from codio_site.management.commands import demo

    geschreven = []
    monkeypatch.setattr(demo.Command, "_speel", lambda zelf: None)
    monkeypatch.setattr(demo.documenten, "zijn_actueel", lambda map_: True)
    monkeypatch.setattr(demo.documenten, "schrijf", lambda map_: geschreven.append(map_) or [])
    call_command("demo", map=tmp_path, stdout=StringIO())
    assert geschreven == [tmp_path]
