"""The startnotitie and the report of the strategy."""

from __future__ import annotations

import pytest
from django.urls import reverse

from strategie import documenten, handelingen
from strategie.formats.nota import NOTAVRAGEN
from strategie.models import Dossier
from tests.documenten.pdf_controle import bladwijzers, controleer_pdf
from tests.strategie.conftest import ZONDER_PAGINA, maak_klaar

pytestmark = pytest.mark.django_db

KOPPEN = (
    "Wat zijn de problemen waar de organisatie nu tegenaan loopt?",
    "Wat is de reikwijdte van CODIO Strategie?",
    "Wat zijn de kaders voor CODIO Strategie?",
    "Binnen welk beleid krijgt CODIO Strategie een plek?",
    "Kiest de organisatie voor accentwaarden of overnemen alle 32 CODIO-waarden?",
    "Welke accentwaarden worden gekozen?",
    "Welke algemene maatregelen neemt de organisatie om goed digitaal bestuur vorm te geven?",
    "Op welke wijze wordt goed digitaal bestuur in specifieke projecten geborgd?",
    "Hoe stuurt de organisatie op de implementatie van de strategie?",
    "Hoe wordt de praktijk gemonitord?",
    "Hoe stelt de organisatie de strategie bij?",
)


def test_every_question_of_the_formats_is_in_a_document():
    from strategie.formats import FORMAT_PER_FASE

    for nummer, format in FORMAT_PER_FASE.items():
        genoemd = {sleutel for _, sleutels in documenten.BLOKKEN[nummer] for sleutel in sleutels}
        assert {v.sleutel for v in format.vragen()} == genoemd | set(NOTAVRAGEN)


def test_the_report_has_the_headings_of_appendix_3_in_order(organisatie, tot_en_met):
    html = documenten.rapport(tot_en_met(4)).als_html()
    plaatsen = [html.index(kop) for kop in KOPPEN]
    assert plaatsen == sorted(plaatsen)
    assert "De resultaten van CODIO Strategie, per fase." in html
    for tekst in ("Sensorenregister", "Daarom.", "Antwoord op monitoring_wat.", "Provincie Voorbeeldland"):
        assert tekst in html


def test_the_report_says_what_was_explored_who_took_part_and_how_often_a_value_was_named(
    organisatie, tot_en_met, dossier, cio
):
    handelingen.voeg_betrokkene_toe(
        dossier=dossier, soort="informatie", rol="Jurist", naam="T. Bakker", door=cio
    )
    html = documenten.rapport(tot_en_met(2)).als_html()
    for tekst in ("Antwoord op algemene_kaders.", "T. Bakker", "Hoe vaak is een waarde genoemd"):
        assert tekst in html


def test_the_report_is_concept_until_all_phases_are_vastgesteld(tot_en_met):
    dossier = tot_en_met(3)
    assert documenten.rapport(dossier).concept
    assert not documenten.rapport(dossier, tot_en_met=3).concept
    assert not documenten.startnotitie(dossier).concept
    fase = handelingen.leg_voor(fase=maak_klaar(dossier, 4), door=dossier.eigenaar)
    handelingen.stel_vast(gezien=ZONDER_PAGINA, fase=fase, door=dossier.bestuurder)
    assert not documenten.rapport(Dossier.objects.get(pk=dossier.pk)).concept


def test_an_empty_dossier_gives_documents_that_say_so(dossier):
    assert "Nog niet ingevuld" in documenten.startnotitie(dossier).als_html()
    html = documenten.rapport(dossier).als_html()
    assert "Er zijn nog geen maatregelen vastgelegd" in html
    assert "CONCEPT" in html


def test_generiek_says_that_all_32_values_hold(dossier, cio):
    handelingen.leg_keuze_vast(dossier=dossier, keuze="generiek", door=cio)
    assert "neemt alle 32 waarden over" in documenten.rapport(dossier).als_html()


def test_the_pdfs_can_be_read_by_everybody(organisatie, tot_en_met):
    dossier = tot_en_met(4)
    for document in (documenten.rapport(dossier), documenten.startnotitie(dossier)):
        pdf = document.als_pdf()
        assert controleer_pdf(pdf) == []
    namen = bladwijzers(documenten.rapport(dossier).als_pdf())
    for fase in ("Fase 1. Huidige situatie", "Fase 4. Implementatie"):
        assert any(fase in naam for naam in namen)


def test_an_empty_concept_can_be_read_by_everybody(organisatie, dossier):
    assert controleer_pdf(documenten.rapport(dossier).als_pdf()) == []


@pytest.mark.parametrize(("formaat", "begin"), [("pdf", b"%PDF"), ("odt", b"PK"), ("docx", b"PK")])
def test_the_downloads_work_in_three_formats(als, bestuurder, dossier, formaat, begin):
    client = als(bestuurder)
    for naam in ("rapport", "startnotitie"):
        antwoord = client.get(reverse(f"strategie-{naam}", args=[dossier.pk, formaat]))
        assert antwoord.status_code == 200
        assert antwoord.content.startswith(begin)
    assert client.get(reverse("strategie-rapport", args=[dossier.pk, "exe"])).status_code == 404
