from __future__ import annotations

import zipfile
from hashlib import sha256
from io import BytesIO

import pikepdf
import pytest
from django.http import Http404

from documenten import antwoord
from documenten.bouwstenen import bewaar
from documenten.bronnen import BASIS, Bronnen, GeenBron
from documenten.formaten import OnbekendFormaat
from documenten.letters import ONBEKEND, leesbaar
from documenten.models import Bewaardocument
from organisatie.models import Auditregel
from tests.documenten.pdf_controle import bladwijzers, controleer_pdf


def deel(bestand: bytes, naam: str) -> str:
    with zipfile.ZipFile(BytesIO(bestand)) as zip_bestand:
        return zip_bestand.read(naam).decode()


def test_the_html_has_one_title_and_the_facts_as_row_headers(maak):
    html = maak().als_html()
    assert html.count("<h1") == 1
    assert '<html lang="nl">' in html
    assert '<th scope="row">Uitkomst</th><td>Door, met aanpassingen</td>' in html
    assert "CONCEPT" not in html


def test_the_title_is_said_once_on_the_page_besides_the_running_foot(maak):
    html = maak().als_html()
    lopend = html.split("<body", 1)[1].split(">", 1)[1]
    assert lopend.count("Druktemonitor") == 1


def test_the_html_escapes_what_people_type(maak):
    html = maak(titel="<script>alert(1)</script>", context={"tekst": "<img src=x>"}).als_html()
    assert "<script>" not in html
    assert "<img" not in html


def test_a_pdf_passes_both_standards_and_has_title_language_and_bookmarks(maak):
    pdf = maak().als_pdf()
    assert controleer_pdf(pdf) == []
    assert bladwijzers(pdf) == [
        "Druktemonitor",
        "Omschrijving",
        "Wat is de context?",
        "Waarden",
        "Democratie",
        "Bestuurskracht",
        "Acties",
    ]
    with pikepdf.open(BytesIO(pdf)) as bestand:
        assert str(bestand.docinfo.Title) == "Verslag CODIO Project Druktemonitor"
        assert str(bestand.docinfo.Author) == "Provincie Voorbeeldland"
        assert str(bestand.Root.Lang) == "nl"


def test_a_pdf_passes_without_anything_filled_in(maak):
    leeg = {"tekst": "", "fundamenten": (), "acties": ()}
    pdf = maak(soort="", omschrijving="", datum=None, feiten=(), context=leeg).als_pdf()
    assert controleer_pdf(pdf) == []


def test_the_check_finds_a_pdf_without_tags_language_or_title():
    from weasyprint import HTML

    problemen = controleer_pdf(HTML(string="<p>Kaal</p>").write_pdf())
    assert "De taal is niet nl." in problemen
    assert "Het bestand heeft geen labels (StructTreeRoot)." in problemen
    assert any(probleem.startswith("PDF/UA-1") for probleem in problemen)


def test_a_concept_says_so_on_the_page_and_a_final_document_does_not(maak):
    assert "CONCEPT" in maak(concept=True).als_html()
    assert controleer_pdf(maak(concept=True).als_pdf()) == []


def test_the_same_document_gives_the_same_bytes(maak):
    document = maak()
    for formaat in ("pdf", "odt", "docx"):
        assert document.als_bestand(formaat) == document.als_bestand(formaat)


def test_long_text_flows_over_pages(maak):
    from documenten.pdf import maak_opmaak

    document = maak(context={"tekst": "Een zin die niet ophoudt. " * 800 + "x" * 300})
    assert len(maak_opmaak(document.als_html()).pages) > 3
    assert controleer_pdf(document.als_pdf()) == []


def test_a_heading_in_the_margin_is_never_split_over_two_pages(maak):
    from documenten.pdf import maak_opmaak

    secties = [range(1 + (7 * nummer) % 11) for nummer in range(60)]
    opmaak = maak_opmaak(maak(sjabloon="secties.html", context={"secties": secties}).als_html())
    koppen = [
        {
            id(box.element)
            for box in bladzijde._page_box.descendants()
            if getattr(box, "element_tag", "") == "h2"
        }
        for bladzijde in opmaak.pages
    ]
    assert len(opmaak.pages) > 6
    assert sum(len(kop) for kop in koppen) == len(secties)


def test_characters_that_no_font_has_do_not_break_the_standard(maak):
    tekst = "Pijl → vink ✓ smiley 😀 漢字 Şahin Łukasz Ελλάδα Привет e\u0301\u200b\x0b"
    assert controleer_pdf(maak(titel=tekst, context={"tekst": tekst}).als_pdf()) == []
    assert leesbaar("→ é 😀") == f"\u2013> é {ONBEKEND}"
    assert leesbaar("e\u0301\u200b") == "é"


@pytest.mark.parametrize(
    "adres",
    ["https://example.org/x.png", "file:///etc/passwd", f"{BASIS}../../etc/passwd", f"{BASIS}niet-er.css"],
)
def test_a_document_loads_nothing_but_static_files(adres):
    with pytest.raises(GeenBron):
        Bronnen().fetch(adres)


def test_a_static_file_and_data_in_the_page_can_be_loaded():
    assert b"--inkt" in Bronnen().fetch(f"{BASIS}documenten/basis.css").read()
    assert Bronnen().fetch("data:text/plain,ja").read() == b"ja"


def test_fonts_are_found_where_collectstatic_put_them(settings, tmp_path, monkeypatch):
    from django.contrib.staticfiles import finders

    from documenten.bronnen import statisch_bestand

    (tmp_path / "nm").mkdir()
    (tmp_path / "nm" / "letter.woff2").write_bytes(b"x")
    settings.STATIC_ROOT = tmp_path
    monkeypatch.setattr(finders, "find", lambda naam: None)
    assert statisch_bestand("nm/letter.woff2").read_bytes() == b"x"
    with pytest.raises(GeenBron):
        statisch_bestand("../geheim")


def test_an_odt_has_headings_tables_and_language_and_the_title_once(maak):
    odt = maak(concept=True).als_odt()
    with zipfile.ZipFile(BytesIO(odt)) as bestand:
        eerste = bestand.infolist()[0]
    assert (eerste.filename, eerste.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    inhoud = deel(odt, "content.xml")
    assert inhoud.count("Druktemonitor") == 1
    assert "CONCEPT – Verslag CODIO Project" in inhoud
    assert 'text:outline-level="1"' in inhoud
    assert "Drukte meten in recreatiegebieden" in inhoud
    assert "Door, met aanpassingen" in inhoud
    assert "Democratie 1 (accentwaarde)" in inhoud
    assert "Eén ding" in inhoud
    assert 'fo:border-top="1.2pt solid #001a40"' in inhoud
    meta = deel(odt, "meta.xml")
    assert "<dc:language>nl-NL</dc:language>" in meta
    assert "2025-11-24T12:00:00Z" in meta
    assert 'fo:language="nl"' in deel(odt, "styles.xml")


def test_a_docx_has_house_style_headings_page_numbers_and_language(maak):
    docx = maak().als_docx()
    inhoud = deel(docx, "word/document.xml")
    assert inhoud.count("Druktemonitor") == 1
    assert '<w:pStyle w:val="Heading1"/>' in inhoud
    assert "<w:tbl>" in inhoud
    assert "footerReference" in inhoud
    stijlen = deel(docx, "word/styles.xml")
    assert "Noto Serif" in stijlen
    assert 'w:val="nl-NL"' in stijlen
    assert "NUMPAGES" in deel(docx, "word/footer1.xml")
    assert "<dc:language>nl-NL</dc:language>" in deel(docx, "docProps/core.xml")


@pytest.mark.parametrize(
    ("formaat", "soort", "wijze"),
    [("pdf", "application/pdf", "inline"), ("odt", "application/vnd.oasis.opendocument.text", "attachment")],
)
def test_a_download_has_its_type_and_name(maak, formaat, soort, wijze):
    reactie = antwoord(maak(), formaat)
    assert reactie["Content-Type"] == soort
    assert reactie["Content-Disposition"] == f'{wijze}; filename="verslag-druktemonitor.{formaat}"'


def test_another_format_does_not_exist(maak):
    with pytest.raises(Http404):
        antwoord(maak(), "exe")
    with pytest.raises(OnbekendFormaat):
        maak().als_bestand("PDF")


def test_paper_that_does_not_exist_is_refused(maak):
    with pytest.raises(ValueError, match="A7"):
        maak(papier="A7")


def test_a_kept_document_keeps_its_bytes_and_checksum(maak, cio, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        pdf, odt = bewaar(maak(), soort="verslag", formaten=("pdf", "odt"), door=cio)
    pdf.refresh_from_db()
    odt.refresh_from_db()
    assert bytes(pdf.inhoud) == maak().als_pdf()
    assert pdf.sha256 == sha256(bytes(pdf.inhoud)).hexdigest()
    assert Bewaardocument.objects.get(pk=pdf.pk).is_ongewijzigd
    assert odt.formaat == "odt"
    assert pdf.antwoord().content == bytes(pdf.inhoud)
    assert pdf.antwoord()["Content-Disposition"] == 'inline; filename="verslag-druktemonitor.pdf"'
    bewaard, gemaakt = (
        Auditregel.objects.filter(soort="documenten.bewaardocument", object_id=str(pdf.pk), wat=wat).get()
        for wat in ("document bewaard", "bestand gemaakt")
    )
    assert bewaard.door == cio
    assert pdf.bron is not None
    assert bewaard.details["pagina_sha256"] == pdf.bron.sha256 == sha256(pdf.bron.html.encode()).hexdigest()
    assert gemaakt.details["sha256"] == pdf.sha256


def test_a_changed_byte_is_noticed(maak, cio, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        (kopie,) = bewaar(maak(), soort="verslag", door=cio)
    kopie.refresh_from_db()
    assert kopie.is_ongewijzigd
    kopie.inhoud = bytes(kopie.inhoud) + b" "
    assert not kopie.is_ongewijzigd


def test_nothing_is_kept_when_one_format_is_wrong(maak, cio):
    with pytest.raises(OnbekendFormaat):
        bewaar(maak(), soort="verslag", formaten=("pdf", "exe"), door=cio)
    assert not Bewaardocument.objects.exists()
