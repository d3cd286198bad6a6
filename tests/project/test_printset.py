"""The print set: everything for the workshop in one file, in the right numbers."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from django.urls import reverse
from lxml import html

from project.documenten import casusbeschrijving
from project.handelingen import verdeel_fundamenten, wijzig_deelnemer, wijzig_project
from project.printform import MEESTE, PrintForm
from project.printset import printset
from tests.documenten.pdf_controle import bladwijzers, controleer_pdf
from waardenkader.models import Fundament
from waardenkader.printset import printbladen


def delen(bundel) -> list[tuple[str, int]]:
    """Give what lies in the pile: the name of each piece and how many there are."""
    return [(document.titel, keer) for document, keer in bundel.delen]


def bladmaten(pdf: bytes) -> list[str]:
    """Give the size of every page in millimetres."""
    with pikepdf.open(BytesIO(pdf)) as bestand:
        maten = [[round(float(maat) / 72 * 25.4) for maat in blad.MediaBox[2:]] for blad in bestand.pages]
    return [f"{breed}x{hoog}" for breed, hoog in maten]


def test_the_set_has_every_piece_as_often_as_the_groups_and_participants_need_it(voorbereid):
    bundel = printset(voorbereid)
    per_tafel = [
        stuk
        for letter in "ABC"
        for stuk in ((f"1{letter} Waarden", 3), (f"2{letter} Acties", 3), ("3 Soorten acties", 1), (f"4{letter} Actieplan", 1))
    ]  # fmt: skip
    assert delen(bundel) == [
        ("Druktemonitor", 1), ("Waardenkader, bijlage 1", 9), ("Druktemonitor", 9), ("Doe mee (voor live)", 3),
        *per_tafel, ("CODIO Waardenkader", 1), ("CODIO Project-poster", 1),
    ]  # fmt: skip
    assert bundel.bestandsnaam == "printset-druktemonitor"


def test_the_file_is_ready_for_the_printer_and_for_who_cannot_see(voorbereid, dossier, organisator):
    met_strategie = wijzig_project(project=voorbereid, door=organisator, dossier=dossier)
    pdf = printset(met_strategie).als_pdf()
    assert controleer_pdf(pdf) == []
    maten = bladmaten(pdf)
    casus = len(bladmaten(casusbeschrijving(met_strategie).als_pdf()))
    assert len(maten) == 1 + 9 + 9 + 9 * casus + 3 + 3 * (3 + 3 + 1 + 1) + 2
    assert maten[-2:] == ["420x297", "420x297"]
    assert maten.count("297x210") == 3, "the action plans lie on their side"
    assert "Waarden Rechtsstaat" in bladwijzers(pdf)


def test_the_first_page_says_what_lies_in_the_pile(voorbereid):
    voorblad = printset(voorbereid).delen[0][0].als_html()
    tekst = " ".join(html.fromstring(voorblad).text_content().split())
    assert "Tafel Rechtsstaat StukAantalPapier 1B Waarden 3× A4 2B Acties 3× A4" in tekst
    assert "5 Poster, leeg, op A3 1× A3" in tekst


def test_every_copy_says_on_which_table_it_belongs(voorbereid):
    bundel = printset(voorbereid)
    [formulier] = [d.als_html() for d, _ in bundel.delen if d.titel == "2B Acties"]
    assert "Tafel Rechtsstaat" in formulier


def test_the_numbers_follow_who_comes_and_how_the_tables_are_divided(voorbereid, organisator):
    een, twee, drie = Fundament.objects.actueel()
    verdeel_fundamenten(project=voorbereid, door=organisator, tafels={een: 1, twee: 2, drie: 2})
    wijzig_deelnemer(deelnemer=voorbereid.deelnemers.first(), door=organisator, uitnodiging="komt_niet")
    aantallen = delen(printset(voorbereid))
    assert ("Waardenkader, bijlage 1", 8) in aantallen
    assert ("Doe mee (voor live)", 2) in aantallen
    [(naam, _)] = [(naam, keer) for naam, keer in aantallen if naam.startswith("2B")]
    assert naam == "2B en 2C Acties"


def formulier(pagina: str) -> dict[str, str]:
    """Give what would be sent with the form of the numbers."""
    [form] = [f for f in html.fromstring(pagina).forms if "print/alles" in (f.action or "")]
    return dict(form.fields)


def test_one_click_gives_the_file_and_a_form_gives_it_in_other_numbers(voorbereid, organisator, als, lees):
    adres = reverse("project-print-alles", args=[voorbereid.pk])
    assert adres in lees(organisator, reverse("project-voorbereiding", args=[voorbereid.pk]))
    client = als(organisator)
    pagina = lees(organisator, reverse("project-print-aantallen", args=[voorbereid.pk]))
    velden = formulier(pagina)
    gewoon = client.get(adres)
    assert "printset-druktemonitor.pdf" in gewoon["Content-Disposition"]
    zelfde = client.get(adres, velden)
    assert bladmaten(b"".join(zelfde)) == bladmaten(b"".join(gewoon)), "nothing changed, so nothing differs"
    tafel = voorbereid.groepen.get(naam="Rechtsstaat").pk
    anders = velden | {
        "casusbeschrijving": "0",
        "waardenkader": "2",
        f"tafel-{tafel}-waarden": "5",
        "postermaat": "A1",
    }
    maten = bladmaten(b"".join(client.get(adres, anders)))
    assert len(maten) == 1 + 2 + 3 + 3 * (3 + 3 + 1 + 1) + 2 + 2
    assert maten[-2:] == ["420x297", "841x594"]


@pytest.mark.parametrize(
    ("fout", "melding"),
    [
        ({"waardenkader": "-1"}, "Vul 0 of meer in."),
        ({"waardenkader": "veel"}, "Vul een heel aantal in."),
        ({"waardenkader": ""}, "Vul een aantal in. Met 0 laat je dit stuk weg."),
        ({"waardenkader": str(MEESTE + 1)}, "Vul ten hoogste 60 in."),
        ({"zijden": "scheef"}, "Selecteer een geldige keuze"),
    ],
)
def test_a_number_that_cannot_be_comes_back_with_what_was_filled_in(
    voorbereid, organisator, als, lees, fout, melding
):
    velden = formulier(lees(organisator, reverse("project-print-aantallen", args=[voorbereid.pk])))
    antwoord = als(organisator).get(
        reverse("project-print-alles", args=[voorbereid.pk]), velden | {"casusbeschrijving": "7"} | fout
    )
    assert antwoord.status_code == 422
    pagina = unescape(antwoord.content.decode())
    assert melding in pagina
    assert formulier(pagina)["casusbeschrijving"] == "7"


def test_a_set_with_nothing_in_it_is_refused_in_words(voorbereid):
    leeg = dict.fromkeys(PrintForm(project=voorbereid).fields, "0") | {"zijden": "enkel", "postermaat": "A3"}
    form = PrintForm(leeg, project=voorbereid)
    assert not form.is_valid()
    assert form.non_field_errors() == ["Alle aantallen zijn 0. Vul bij ten minste één stuk een aantal in."]


def test_a_project_without_participants_or_groups_has_a_set_of_one_each(project, organisator, als):
    antwoord = als(organisator).get(reverse("project-print-alles", args=[project.pk]))
    assert antwoord.status_code == 200
    assert len(bladmaten(b"".join(antwoord))) > 3


def test_printing_on_both_sides_begins_every_piece_on_a_new_sheet(voorbereid):
    enkel, dubbel = (bladmaten(printset(voorbereid, dubbelzijdig=beide).als_pdf()) for beide in (False, True))
    casus = len(bladmaten(casusbeschrijving(voorbereid).als_pdf()))
    stuks = 1 + 9 + 3 + 3 * (3 + 3 + 1 + 1) + 2 + 9 * (casus % 2)
    assert len(dubbel) == len(enkel) + stuks


@pytest.mark.usefixtures("kader", "organisatie")
def test_the_handleiding_names_the_file_of_every_hand_out(settings):
    """Source 003 names the hand-outs 1A-C, 2A-C, 3, 4A-C and 5; the handleiding says which file each is now."""
    tekst = (Path(settings.BASE_DIR) / "docs" / "handleiding" / "organisator.md").read_text()
    rijen = dict(re.findall(r"^\| Hand-out (\S+)[^|]*\| `([^`]+)`", tekst, flags=re.M))
    bestanden = {
        blad.naam.split()[1].rstrip(","): f"{blad.bestandsnaam}.pdf"
        for blad in printbladen()
        if blad.naam.startswith("Hand-out")
    }
    bestanden["5"] = "hand-out-5-poster-a1.pdf"
    assert rijen == bestanden
    assert set(rijen) == {"1A", "1B", "1C", "2A", "2B", "2C", "3", "4A", "4B", "4C", "5"}


def test_an_older_address_that_does_not_know_a_piece_still_gives_the_set(voorbereid):
    form = PrintForm({"waardenkader": "2"}, project=voorbereid)
    assert form.is_valid()
    aantallen = form.aantallen()
    assert aantallen["waardenkader"] == 2
    assert aantallen["casusbeschrijving"] == 9
