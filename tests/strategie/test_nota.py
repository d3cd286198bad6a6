"""The nota of a phase: a document that a bestuur can adopt as it is, not a form that was filled in."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse
from lxml import etree
from lxml import html as lxml_html

from formats.handelingen import plaats_opmerking, vul_in
from strategie import handelingen
from strategie.actieplan import actieplan
from strategie.models import Dossier, Fase
from strategie.nota import nota
from strategie.notateksten import begin_van_samenvatting
from tests.documenten.pdf_controle import bladwijzers, controleer_pdf
from tests.strategie.conftest import ZONDER_PAGINA, maak_klaar

pytestmark = pytest.mark.django_db
VRAAG = "Hoe voorkomt het college dat een algoritme over mensen beslist zonder dat iemand het uitlegt?"


def fase(dossier: Dossier, nummer: int) -> Fase:
    return Fase.objects.select_related("invulling", "dossier").get(dossier=dossier, nummer=nummer)


def tekst(document) -> str:
    """Give what a person reads in the document, on one line."""
    return " ".join(" ".join(lxml_html.fromstring(document.als_html()).find("body").itertext()).split())


@pytest.fixture
def met_vraag(dossier, cio) -> Dossier:
    """A dossier that says which question the council asked."""
    handelingen.wijzig_dossier(dossier=dossier, aanleiding_toelichting=VRAAG, door=cio)
    return Dossier.objects.get(pk=dossier.pk)


def test_the_question_of_the_council_stands_in_every_nota_and_in_the_whole(organisatie, met_vraag):
    from strategie.documenten import rapport

    for nummer in (1, 2, 3, 4):
        assert VRAAG in tekst(nota(fase(met_vraag, nummer)))
    assert VRAAG in tekst(rapport(met_vraag))


@pytest.mark.parametrize(
    ("soort", "kop"),
    [
        ("gemeente", "De gemeenteraad vroeg erom"),
        ("provincie", "Provinciale Staten vroegen erom"),
        ("waterschap", "Het algemeen bestuur vroeg erom"),
        ("rijk", "De volksvertegenwoordiging vroeg erom"),
    ],
)
def test_who_asked_is_named_as_in_this_organisation(organisatie, met_vraag, soort, kop):
    organisatie.soort = soort
    organisatie.save()
    assert kop in tekst(nota(fase(met_vraag, 1)))


def test_headings_state_what_was_chosen_and_ask_nothing(organisatie, tot_en_met):
    dossier = tot_en_met(4)
    for nummer, stelling in (
        (1, "De strategie gaat over alle digitale technologie"),
        (1, "De strategie krijgt een plek binnen de datastrategie"),
        (2, "De organisatie kiest zes accentwaarden"),
        (3, "De organisatie neemt één maatregel"),
        (4, "Goed digitaal bestuur past in de bestaande governance"),
    ):
        koppen = lxml_html.fromstring(nota(fase(dossier, nummer)).als_html()).xpath("//h2 | //h3")
        woorden = [" ".join(kop.text_content().split()) for kop in koppen]
        assert any(stelling in kop for kop in woorden), woorden
        assert not [kop for kop in woorden if kop.endswith("?")]


def test_what_was_answered_with_something_else_is_said_in_its_own_words(organisatie, dossier, cio):
    vul_in(
        invulling=fase(dossier, 1).invulling,
        teksten={
            "reikwijdte_technologie": "anders",
            "reikwijdte_technologie_toelichting": "Alleen sensoren.",
        },
        door=cio,
    )
    html = tekst(nota(fase(dossier, 1)))
    assert "Hierover gaat de strategie Alleen sensoren." in html
    assert "Iets anders" not in html


def test_summary_and_decision_begin_by_themselves_and_give_way_to_what_is_written(
    als, organisatie, cio, tot_en_met, dossier
):
    tot_en_met(1)
    maak_klaar(dossier, 2)
    eerst = tekst(nota(fase(dossier, 2)))
    assert "De organisatie kiest zes accentwaarden: " in eerst
    assert "zes accentwaarden vast te stellen, met hun onderbouwing en bestuurlijke lading" in eerst
    pagina = als(cio).get(reverse("strategie-fase", args=[dossier.pk, 2])).text
    assert "Laat je dit leeg, dan staat er: “De organisatie kiest zes accentwaarden" in pagina
    geschreven = {"samenvatting": "Wij letten op zes dingen.", "gevraagd_besluit": "1. ja te zeggen."}
    vul_in(invulling=fase(dossier, 2).invulling, teksten=geschreven, door=cio)
    daarna = tekst(nota(fase(dossier, 2)))
    assert "Wij letten op zes dingen." in daarna
    assert "ja te zeggen." in daarna
    assert "zes accentwaarden vast te stellen" not in daarna
    assert "De organisatie kiest zes accentwaarden: " not in daarna


def test_a_summary_never_begins_with_a_list_that_lost_its_lines(organisatie, dossier, cio):
    vul_in(invulling=fase(dossier, 1).invulling, teksten={"vraagstuk_problemen": "- een\n- twee"}, door=cio)
    kort = lxml_html.fromstring(nota(fase(dossier, 1)).als_html()).xpath("//div[@class='kort']")[0]
    assert "- twee" not in kort.text_content()


def test_a_generic_choice_says_that_all_values_hold_and_shows_no_table_of_accents(organisatie, dossier, cio):
    maak_klaar(dossier, 1)
    handelingen.leg_keuze_vast(dossier=dossier, keuze="generiek", door=cio)
    stuk = tekst(nota(fase(Dossier.objects.get(pk=dossier.pk), 2)))
    assert "De organisatie neemt alle 32 waarden over, zonder accenten" in stuk
    assert "alle 32 waarden van CODIO over te nemen" in stuk
    assert "Accentwaarde" not in stuk


def test_a_concept_carries_its_date_and_version_on_every_page(organisatie, dossier, cio, bestuurder):
    stuk = fase(dossier, 1)
    assert re.search(r"versie 1, lezing 1, \d+ \w+ \d{4}", nota(stuk).voet)
    assert re.search(r"Stand Concept van \d+ \w+ \d{4}", tekst(nota(stuk)))
    handelingen.leg_voor(fase=maak_klaar(dossier, 1), door=cio)
    handelingen.geef_terug(
        fase=fase(dossier, 1), door=bestuurder, opmerking="Noem de motie.", gezien=ZONDER_PAGINA
    )
    assert "versie 1, lezing 2" in nota(fase(dossier, 1)).voet
    for formaat, deel in (("docx", "word/footer"), ("odt", "styles.xml")):
        with ZipFile(BytesIO(nota(fase(dossier, 1)).als_bestand(formaat))) as zak:
            delen = [
                zak.read(naam).decode() for naam in zak.namelist() if naam.startswith((deel, "word/head"))
            ]
        assert any("versie 1, lezing 2" in inhoud for inhoud in delen), formaat


def test_after_the_decision_the_nota_says_who_decided_and_is_no_concept(organisatie, tot_en_met):
    dossier = tot_en_met(3)
    stuk = nota(fase(dossier, 3))
    assert not stuk.concept
    assert re.search(r"Besluit Geaccordeerd door Marijke Postma op \d+ \w+ \d{4}\.", tekst(stuk))
    assert "Gevraagd besluit" not in tekst(stuk)
    volgende = tekst(nota(fase(dossier, 4)))
    assert re.search(r"Wat hieraan voorafging Startnotitie: vastgesteld door Marijke Postma op", volgende)


def test_remarks_of_readers_never_come_into_a_document(organisatie, dossier, cio):
    from strategie.documenten import rapport

    stuk = maak_klaar(dossier, 1)
    plaats_opmerking(invulling=stuk.invulling, vraag="kaders", tekst="Dit klopt volgens mij niet.", door=cio)
    for document in (nota(fase(dossier, 1)), rapport(dossier)):
        assert "Dit klopt volgens mij niet." not in document.als_html()


def test_the_explored_and_the_long_list_are_annexes_that_the_nota_names(organisatie, tot_en_met):
    dossier = tot_en_met(2)
    assert "Verkenning van de huidige situatie" not in tekst(nota(fase(dossier, 2)))
    for nummer, titel in ((1, "Verkenning van de huidige situatie"), (2, "De lange lijst")):
        namen = [kop for kop in bladwijzers(nota(fase(dossier, nummer)).als_pdf()) if titel in kop]
        assert len(namen) == 1


def test_every_nota_can_be_read_by_everybody_full_and_empty(organisatie, met_vraag, cio):
    for nummer in (1, 2, 3, 4):
        assert controleer_pdf(nota(fase(met_vraag, nummer)).als_pdf()) == []
    for nummer in (1, 2, 3, 4):
        maak_klaar(met_vraag, nummer)
        assert controleer_pdf(nota(fase(Dossier.objects.get(pk=met_vraag.pk), nummer)).als_pdf()) == []


@pytest.mark.parametrize("formaat", ["pdf", "odt", "docx"])
def test_each_nota_can_be_had_in_three_formats_from_the_page_of_the_dossier(als, cio, dossier, formaat):
    client = als(cio)
    pagina = client.get(dossier.get_absolute_url()).text
    for nummer in (1, 2, 3, 4):
        adres = reverse("strategie-nota", args=[dossier.pk, nummer, formaat])
        assert f'href="{adres}"' in pagina
    assert client.get(adres).status_code == 200
    assert client.get(reverse("strategie-nota", args=[dossier.pk, 1, "exe"])).status_code == 404


def test_the_page_of_the_decision_begins_with_the_summary_and_what_is_asked(als, bestuurder, cio, dossier):
    handelingen.leg_voor(fase=maak_klaar(dossier, 1), door=cio)
    pagina = als(bestuurder).get(reverse("strategie-besluit", args=[dossier.pk, 1])).text
    assert "De strategie gaat over alle digitale technologie." in pagina
    assert "de startnotitie vast te stellen: het vraagstuk" in pagina


def test_the_plan_shows_in_a_table_what_covers_each_accentwaarde_in_every_format(
    organisatie, tot_en_met, cio
):
    dossier = tot_en_met(2)
    maak_klaar(dossier, 3)
    eerste, tweede, derde = [accent.waarde for accent in dossier.accentwaarden.compleet()[:3]]
    handelingen.voeg_methode_toe(dossier=dossier, naam="dpia", waarden=[eerste, derde], door=cio)
    handelingen.voeg_methode_toe(dossier=dossier, naam="codio_project", waarden=[eerste], door=cio)
    stukken = (nota(dossier.fasen.get(nummer=3)), actieplan(Dossier.objects.get(pk=dossier.pk)))
    for stuk in stukken:
        rijen = lxml_html.fromstring(stuk.als_html()).xpath("//table[contains(@class, 'dekking')]/tbody/tr")
        gelezen = {r.find("th").text: [cel.text_content().strip() for cel in r.findall("td")] for r in rijen}
        assert len(gelezen) == 6
        informatie = ["–", "–", "–", "1", "–", "–"]
        assert gelezen[eerste.naam] == [*informatie, "DPIA, CODIO Project"]
        assert gelezen[tweede.naam] == [*informatie, "–"]
        assert gelezen[derde.naam] == [*["–"] * 6, "DPIA"]
        assert "hebben nog geen maatregel" in stuk.als_html()
        assert controleer_pdf(stuk.als_pdf()) == []
        assert "DPIA, CODIO Project" in kantoortekst(stuk.als_odt(), "content.xml")
        assert "DPIA, CODIO Project" in kantoortekst(stuk.als_docx(), "word/document.xml")


def test_the_plan_of_a_generic_choice_has_no_table_of_coverage_and_says_that_all_values_hold(
    organisatie, tot_en_met, dossier, cio
):
    tot_en_met(1)
    handelingen.leg_keuze_vast(dossier=dossier, keuze="generiek", door=cio)
    dossier.refresh_from_db()
    for stuk in (nota(dossier.fasen.get(nummer=3)), actieplan(dossier)):
        assert "alle 32 waarden, zonder accenten" in stuk.als_html().lower()
        assert 'class="tabel dekking"' not in stuk.als_html()


def kantoortekst(bestand: bytes, deel: str) -> str:
    """Give the words of an office file."""
    with ZipFile(BytesIO(bestand)) as zak:
        return " ".join("".join(etree.fromstring(zak.read(deel)).itertext()).split())


GEPLAKT = "Dit geldt nu:\n\uf0b7\tveilig verkeer\n\nJaar\tAmbitie\n2027\tRegister"


def test_a_list_and_a_table_pasted_from_a_word_processor_are_so_in_the_nota_and_it_stays_accessible(
    organisatie, dossier, cio
):
    deze = fase(dossier, 1)
    vul_in(invulling=deze.invulling, teksten={"algemene_kaders": GEPLAKT, "kaders": GEPLAKT}, door=cio)
    stuk = nota(fase(dossier, 1))
    html = lxml_html.fromstring(stuk.als_html())
    assert [td.text for td in html.xpath("//table[not(@class)]//td")] == ["2027", "Register"] * 2
    assert "veilig verkeer" in [li.text for li in html.iter("li")]
    controleer_pdf(stuk.als_pdf())
    for bestand in (stuk.als_docx(), stuk.als_odt()):
        with ZipFile(BytesIO(bestand)) as zip_:
            assert any("Register" in zip_.read(n).decode(errors="ignore") for n in zip_.namelist())


def test_years_in_the_title_stay_on_one_line(organisatie, dossier, cio):
    handelingen.wijzig_dossier(dossier=dossier, titel="Meten & kijken 2027–2030", door=cio)
    stuk = nota(fase(dossier, 1))
    assert 'Meten &amp; kijken <span class="heel">2027–2030</span>' in stuk.als_html()
    assert stuk.bestandsnaam == "startnotitie-meten-kijken-2027-2030"


def test_the_summary_begins_with_words_of_the_writer_not_with_a_quoted_source(organisatie, dossier, cio):
    bron = "Zo staat het ervoor. Bron: [Meting 2025](https://codio.example/meting/1/).\n\n- Kennis: niveau 1"
    deze = fase(dossier, 1)
    vul_in(invulling=deze.invulling, teksten={"vraagstuk_problemen": bron}, door=cio)
    assert "Meting 2025" not in begin_van_samenvatting(fase(dossier, 1))
    eigen = "Zie [de motie](https://codio.example/motie): niemand weet wat er hangt.\n\n" + bron
    vul_in(invulling=deze.invulling, teksten={"vraagstuk_problemen": eigen}, door=cio)
    assert begin_van_samenvatting(fase(dossier, 1)) == "Zie de motie: niemand weet wat er hangt."


def test_generiek_asks_nothing_about_a_long_list_and_its_nota_has_no_empty_heading(
    organisatie, dossier, client, cio
):
    client.force_login(cio)
    pagina = fase(dossier, 2).get_absolute_url()
    handelingen.leg_keuze_vast(dossier=dossier, keuze="specifiek", externen_betrokken="nee", door=cio)
    assert "Hoe is de lange lijst gemaakt?" in client.get(pagina).text
    handelingen.leg_keuze_vast(dossier=dossier, keuze="generiek", externen_betrokken="", door=cio)
    tekst_van_pagina = client.get(pagina).text
    assert "Hoe is de lange lijst gemaakt?" not in tekst_van_pagina
    assert "van 2 onderdelen ingevuld" in tekst_van_pagina
    gelezen = tekst(nota(fase(dossier, 2)))
    assert "alle 32 waarden" in gelezen
    assert "Zo kwam de keuze tot stand" not in gelezen
    assert "Mensen van buiten" not in gelezen
    deze = fase(dossier, 2)
    vul_in(invulling=deze.invulling, teksten={"keuzeproces": "In het CIO-overleg."}, door=cio)
    assert "In het CIO-overleg." not in tekst(nota(fase(dossier, 2)))
    handelingen.leg_keuze_vast(dossier=dossier, keuze="specifiek", externen_betrokken="nee", door=cio)
    assert "In het CIO-overleg." in client.get(pagina).text, "what was answered comes back with the choice"


def test_who_reads_a_nota_that_lies_fast_is_told_what_it_says_not_what_to_leave_empty(
    organisatie, dossier, client, cio
):
    maak_klaar(dossier, 1)
    client.force_login(cio)
    adres = fase(dossier, 1).get_absolute_url()
    assert "Laat je dit leeg, dan staat er" in client.get(adres).text
    handelingen.leg_voor(fase=fase(dossier, 1), door=cio)
    gelezen = client.get(adres).text
    assert "Laat je dit leeg" not in gelezen
    assert "In de nota staat: “" in gelezen
