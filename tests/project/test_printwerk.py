"""What is printed for a workshop: each piece a file of its own, per table, and all of it in one."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO

import pikepdf
import pytest
from django.urls import reverse
from lxml import html

from project import documenten, printwerk
from project.handelingen import verdeel_fundamenten, wijzig_deelnemer, wijzig_project
from tests.documenten.pdf_controle import controleer_pdf
from waardenkader.handelingen import voeg_eigen_waarde_toe
from waardenkader.models import Fundament, Principe, Voorbeeldactie, Waarde


def in_lijst(pagina: str) -> dict[str, list[tuple[str, str, str]]]:
    """Give the print list of a page: per pile the name, the number and the address of each piece."""
    [kaart] = html.fromstring(pagina).xpath("//section[@aria-labelledby='print']")
    return {
        stapel.xpath("string(h3)"): [
            (li.xpath("string(a/text())"), li.xpath("string(b)"), li.xpath("string(a/@href)"))
            for li in stapel.xpath(".//li")
        ]
        for stapel in kaart.xpath("div[h3]")
    }


def blokken(tekst: str) -> str:
    """Give the text of a document without its tags."""
    return " ".join(html.fromstring(tekst).text_content().split())


def test_every_piece_of_the_list_is_a_file_that_downloads(voorbereid, organisator, als, lees):
    lijst = in_lijst(lees(organisator, reverse("project-voorbereiding", args=[voorbereid.pk])))
    assert list(lijst) == [
        "Voor iedereen", "Tafel Democratie", "Tafel Rechtsstaat", "Tafel Bestuurskracht", "Aan de muur",
    ]  # fmt: skip
    assert [naam for naam, _, _ in lijst["Tafel Rechtsstaat"]] == [
        "1B Waarden", "2B Acties", "3 Soorten acties", "4B Actieplan",
    ]  # fmt: skip
    assert [aantal for _, aantal, _ in lijst["Tafel Rechtsstaat"]] == ["3×", "3×", "1×", "1×"]
    assert [aantal for _, aantal, _ in lijst["Voor iedereen"]] == ["9×", "9×", "3×"]
    client = als(organisator)
    for adres in {adres for stapel in lijst.values() for _, _, adres in stapel}:
        antwoord = client.get(adres)
        assert antwoord.status_code == 200, adres
        assert b"".join(antwoord).startswith(b"%PDF"), adres


def test_the_script_on_paper_names_the_same_pieces_as_the_page(voorbereid, organisator, lees):
    lijst = in_lijst(lees(organisator, reverse("project-voorbereiding", args=[voorbereid.pk])))
    tekst = blokken(documenten.draaiboek(voorbereid).als_html())
    for stapel, stukken in lijst.items():
        assert stapel in tekst
        for naam, aantal, _ in stukken:
            assert f"{naam} {aantal}" in tekst


def test_who_does_not_come_gets_no_paper(voorbereid, organisator):
    tafel = voorbereid.groepen.get(naam="Democratie")
    wie = tafel.deelnemers.first()
    wijzig_deelnemer(deelnemer=wie, door=organisator, uitnodiging="komt_niet")
    stapels = {stapel.naam: stapel for stapel in printwerk.stapels(voorbereid)}
    assert [stuk.aantal for stuk in stapels["Tafel Democratie"].stukken] == [2, 2, 1, 1]
    assert stapels["Voor iedereen"].stukken[0].aantal == 8


def test_the_values_of_a_table_are_those_of_its_fundament_with_their_meaning(voorbereid):
    tafel = voorbereid.groepen.get(naam="Rechtsstaat")
    document = printwerk.stuk(voorbereid, "waarden", tafel)
    tekst = unescape(document.als_html())
    for waarde in Waarde.objects.actueel():
        van_tafel = waarde.fundament.sleutel == "rechtsstaat"
        assert (waarde.definitie in tekst) is van_tafel, waarde
    assert tekst.count("Andere waarde, namelijk…") == 2
    assert document.titel == "1B Waarden Rechtsstaat"
    assert document.bestandsnaam == "hand-out-1b-waarden-rechtsstaat-druktemonitor"
    assert voorbereid.titel in tekst


def test_a_table_with_two_fundamenten_gets_the_papers_of_both(voorbereid, organisator, lees):
    een, twee, drie = Fundament.objects.actueel()
    verdeel_fundamenten(project=voorbereid, door=organisator, tafels={een: 1, twee: 2, drie: 2})
    lijst = in_lijst(lees(organisator, reverse("project-voorbereiding", args=[voorbereid.pk])))
    assert len(lijst) == 4
    [tafel] = [naam for naam in lijst if "Rechtsstaat" in naam]
    assert [naam for naam, _, _ in lijst[tafel]] == [
        "1B en 1C Waarden", "2B en 2C Acties", "3 Soorten acties", "4B en 4C Actieplan",
    ]  # fmt: skip
    groep = voorbereid.groepen.get(groepsfundamenten__fundament=drie)
    for stuk in printwerk.PER_TAFEL:
        tekst = blokken(printwerk.stuk(voorbereid, stuk, groep).als_html())
        assert "Rechtsstaat" in tekst
        assert "Bestuurskracht" in tekst
        assert "Democratie" not in tekst


def test_stars_are_those_of_the_strategy_of_the_project_and_there_is_no_legend_without_one(
    voorbereid, dossier, organisator
):
    tafel = voorbereid.groepen.get(naam="Rechtsstaat")
    zonder = printwerk.stuk(voorbereid, "waarden", tafel).als_html()
    assert 'class="ster"' not in zonder
    assert "vastgesteld op" not in zonder
    met_strategie = wijzig_project(project=voorbereid, door=organisator, dossier=dossier)
    met = printwerk.stuk(met_strategie, "waarden", tafel).als_html()
    sterren = re.findall(r'<th scope="row">([^<]+)<svg class="ster"|<th scope="row">([^<]+)\s*<svg', met)
    assert ["".join(paar) for paar in sterren] == ["Privacy"]
    assert "vastgesteld op" in met
    kader = printwerk.stuk(met_strategie, printwerk.KADER).als_html()
    assert len(re.findall('class="accent"', kader)) == 5


def test_an_own_value_of_the_organisation_is_on_the_papers_of_its_table(voorbereid, cio):
    principe = Principe.objects.actueel().get(sleutel="participatie")
    voeg_eigen_waarde_toe(principe=principe, naam="Nabijheid", definitie="Dicht bij mensen.", door=cio)
    tafel = voorbereid.groepen.get(naam="Democratie")
    waarden = printwerk.stuk(voorbereid, "waarden", tafel).als_html()
    assert "Nabijheid" in waarden
    assert "Dicht bij mensen." in waarden
    assert "Nabijheid" in printwerk.stuk(voorbereid, "acties", tafel).als_html()
    assert "Nabijheid" in printwerk.stuk(voorbereid, printwerk.KADER).als_html()


def test_the_kinds_of_actions_are_explained_with_examples_of_every_fundament(voorbereid):
    tekst = blokken(printwerk.stuk(voorbereid, printwerk.SOORTEN).als_html())
    for soort in ("Interactie met stakeholders", "Informatieverstrekking", "Inrichting van de organisatie"):
        assert soort in tekst
    per_fundament = {
        actie.waarde.fundament.sleutel
        for actie in Voorbeeldactie.objects.select_related("waarde__principe__fundament")
        if actie.tekst in tekst
    }
    assert per_fundament == {"democratie", "rechtsstaat", "bestuurskracht"}


def test_each_paper_of_a_table_is_one_page(voorbereid):
    for groep in voorbereid.groepen.all():
        for stuk in printwerk.PER_TAFEL:
            assert aantal_bladzijden(printwerk.stuk(voorbereid, stuk, groep).als_pdf()) == 1, (groep, stuk)
    for stuk in (printwerk.KADER, printwerk.KADER_A3, printwerk.SOORTEN):
        assert aantal_bladzijden(printwerk.stuk(voorbereid, stuk).als_pdf()) == 1, stuk


def aantal_bladzijden(pdf: bytes) -> int:
    """Count the pages of a PDF."""
    with pikepdf.open(BytesIO(pdf)) as bestand:
        return len(bestand.pages)


def test_the_prints_can_be_read_by_everybody(voorbereid, dossier, organisator):
    met_strategie = wijzig_project(project=voorbereid, door=organisator, dossier=dossier)
    tafel = voorbereid.groepen.get(naam="Rechtsstaat")
    for document in (
        *(printwerk.stuk(met_strategie, stuk, tafel) for stuk in printwerk.PER_TAFEL),
        printwerk.stuk(met_strategie, printwerk.KADER),
        printwerk.stuk(met_strategie, printwerk.KADER_A3),
        printwerk.stuk(met_strategie, printwerk.SOORTEN),
        printwerk.stuk(met_strategie, printwerk.MEEDOEN),
    ):
        assert controleer_pdf(document.als_pdf()) == [], document.titel


@pytest.mark.parametrize("stuk", ["onzin", "waarden", "alles-of-niets"])
def test_a_piece_that_is_not_there_is_not_found(voorbereid, organisator, als, stuk):
    client = als(organisator)
    assert client.get(reverse("project-print", args=[voorbereid.pk, stuk])).status_code == 404
    tafel = voorbereid.groepen.first()
    ander = reverse("project-print-tafel", args=[voorbereid.pk, tafel.pk, "waardenkader"])
    assert client.get(ander).status_code == 404
    assert (
        client.get(reverse("project-print-tafel", args=[voorbereid.pk, 99999, "waarden"])).status_code == 404
    )
