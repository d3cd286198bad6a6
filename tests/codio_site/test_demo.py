"""The demo: one trajectory, played once, that leaves fifteen documents."""

from __future__ import annotations

import json
import os
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO, StringIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from acties.models import Actie, Bewijs, Gesprek, Voortgang
from acties.overzicht import regels
from acties.verleden import lees_verleden
from codio_site.demo import klok, verhaal
from documenten.kantoorhtml import kantoorhtml
from live.handelingen import begin_oefening, open_zaal, stop_oefening
from moresprudentie.documenten import terugkoppeling_document, verslag_document
from moresprudentie.models import Terugkoppeling, Verslag, Verslagversie
from moresprudentie.opendata import openbare_gegevens, schema
from organisatie.models import Auditregel, Bericht, Gebruiker, Melding, Organisatie
from organisatie.werkdagen import is_werkdag
from project.models import Project, Workshop
from strategie.documenten import rapport
from strategie.models import Dossier, Meting
from tests.documenten.libreoffice import NODIG, bladzijden, gebroken_woorden
from tests.documenten.pdf_controle import bladwijzers, controleer_pdf
from tests.robot.wereld import zonder_documenten

BESTANDEN = {
    "waardenkader.pdf",
    "strategie-rapport.pdf",
    "strategie-rapport.odt",
    "strategie-rapport.docx",
    "jaarverslag.pdf",
    "jaarverslag.odt",
    "jaarverslag.docx",
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


def test_every_verslag_of_the_story_fits_the_published_schema(gespeeld):
    keurder = Draft202012Validator(schema("codio-verslag-3"))
    versies = list(Verslagversie.objects.select_related("verslag"))
    assert versies
    for versie in versies:
        keurder.validate(openbare_gegevens(versie))
    assert (
        Client().get(reverse("openbaar-wijzigingen")).json()["organisatie"]["id"].endswith("/provincie/pv99")
    )


def test_the_story_ends_where_the_issue_says(gespeeld):
    dossier = Dossier.objects.get()
    fasen = {p.titel.split()[0]: p.fase for p in Project.objects.all()}
    assert dossier.vastgestelde_accentwaarden().count() in range(5, 9)
    assert fasen["Cameratoezicht"] == Project.Fase.VOORBEREIDING
    assert Project.Fase.GESTOPT in fasen.values()
    assert Verslag.objects.get(project__titel="Druktemonitor").huidige_versie is not None
    assert Terugkoppeling.objects.get(dossier=dossier).is_verzonden


def test_the_board_shows_what_is_late_silent_and_stuck_with_the_words_of_a_bottleneck(gespeeld):
    lijst = regels(Actie.objects.geldend())
    per_sein = {
        sein: [r.actie.pk for r in lijst if sein in r.signalen] for sein in ("laat", "stil", "knelpunt")
    }
    assert all(len(pks) >= 2 for pks in per_sein.values()), per_sein
    vast = Actie.objects.filter(pk__in=per_sein["knelpunt"]).met_laatste_teken()
    assert all(actie.laatste and actie.laatste.knelpunt and actie.laatste.nodig for actie in vast)


def test_reports_have_evidence_as_a_link_and_as_files_that_open(gespeeld):
    assert Voortgang.objects.exclude(bewijs_link="").exists()
    bestanden = {bewijs.naam.rpartition(".")[2]: bytes(bewijs.inhoud) for bewijs in Bewijs.objects.all()}
    assert set(bestanden) == {"png", "xlsx"}
    assert load_workbook(BytesIO(bestanden["xlsx"])).active.max_row > 30


def test_somebody_from_outside_has_an_action_and_reports_with_the_link_in_the_mail(gespeeld):
    henk = Actie.objects.get(actiehouder_naam="Henk Dijkstra")
    assert {bericht.wie for bericht in henk.voortgang.filter(door=None)} == {"Henk Dijkstra"}
    assert Bericht.objects.filter(aan=henk.actiehouder_adres, onderwerp__startswith="Actie voor jou").exists()


def test_a_conversation_an_action_handed_over_and_a_term_that_moved_can_be_read_back(gespeeld):
    gesprek = Gesprek.objects.get()
    assert gesprek.voortgang.count() == 3
    verzet = Actie.objects.get(titel__startswith="Afspreken dat we binnen drie maanden", overgenomen_van=None)
    assert "verzet" in lees_verleden(verzet).verzet.in_woorden
    overgedragen = Melding.objects.get(soort="overgedragen")
    assert overgedragen.gebruiker.username == "fatima"
    assert Actie.objects.get(titel__startswith="Chatbot opnemen").actiehouder.username == "actiehouder"


def test_the_clock_sent_its_mails_on_working_days_and_nothing_of_the_past_was_withdrawn(gespeeld):
    van_de_klok = Melding.objects.filter(soort__in=("nadert", "voorbij", "stil", "maandoverzicht"))
    assert {m.soort for m in van_de_klok} == {"nadert", "voorbij", "stil", "maandoverzicht"}
    assert all(is_werkdag(timezone.localtime(m.gemaakt_op).date()) for m in van_de_klok)
    assert not Bericht.objects.filter(status=Bericht.Status.VERVALLEN).exists()


def test_last_years_meting_has_an_outcome_and_this_years_waits_for_some(gespeeld):
    vorige, deze = Meting.objects.order_by("geopend_op")
    assert (vorige.status, deze.status) == (Meting.Status.VASTGESTELD, Meting.Status.OPEN)
    assert deze.vorige() == vorige
    assert vorige.invullers.klaar().count() == vorige.invullers.count() == 7
    assert all(uitkomst.niveau and uitkomst.reden for uitkomst in vorige.uitkomsten.all())
    assert (deze.invullers.klaar().count(), deze.invullers.count()) == (5, 8)
    assert "medewerker" in {invuller.gebruiker.username for invuller in deze.invullers.wachtend()}


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


@pytest.mark.django_db
def test_it_can_be_played_on_the_first_day_of_a_half_year_when_the_workshops_were_not_long_ago(
    kader, monkeypatch
):
    verhaal.persoon.cache_clear()
    nieuwjaar = timezone.make_aware(datetime(2027, 1, 1, 10))
    monkeypatch.setattr("django.utils.timezone.now", lambda: nieuwjaar)
    monkeypatch.setattr(klok, "ECHTE_KLOK", lambda: nieuwjaar)
    monkeypatch.setattr("codio_site.management.commands.demo.maak_wachtende", lambda: None)
    monkeypatch.setattr("codio_site.management.commands.demo.documenten.schrijf", lambda _: [])
    with zonder_documenten():
        call_command("demo", stdout=StringIO())
    assert Gesprek.objects.get().op < nieuwjaar.date()
    assert any("laat" in r.signalen for r in regels(Actie.objects.geldend()))
