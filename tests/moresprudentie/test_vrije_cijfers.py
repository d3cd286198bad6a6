"""Figures of any half-year and any selection, the verslagen behind each, the worksheet, and what is suggested from them."""

from __future__ import annotations

import datetime
import re
from html import unescape
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from acties.models import Actie
from formats.fouten import TekstBotst
from formats.handelingen import sla_antwoord_op, vul_in
from moresprudentie.cijfers import bereken_selectie
from moresprudentie.documenten import cijfers_document
from moresprudentie.grafiek import beeld
from moresprudentie.handelingen import begin_terugkoppeling, haal_weg, trek_in
from moresprudentie.handelingen.suggesties import (
    haal_suggestie_terug,
    neem_suggestie_over,
    zet_suggestie_opzij,
)
from moresprudentie.models import Cijferregel, Telwaarde, Terugkoppeling, Verslag
from moresprudentie.selectie import Selectie
from moresprudentie.suggesties import suggesties
from project.models import Project, Spanning
from tests.documenten.pdf_controle import controleer_pdf
from tests.moresprudentie.conftest import waarde
from tests.moresprudentie.halfjaren import ERVOOR, IN_PERIODE, PERIODE, met_eigen_waarde

VRIJ = "/moresprudentie/terugkoppeling/cijfers/"
ACHTER = f"{VRIJ}verslagen/"


def tekst(antwoord) -> str:
    """Give the words of a page on one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", antwoord.content.decode())).split())


@pytest.fixture
def databank(dossier, nieuw_project, in_databank, onderdeel) -> list[Verslag]:
    """Six verslagen in the half-year, with tensions, actions and one for the participants only; one before it."""
    gemaakt = []
    for nummer in range(6):
        project = nieuw_project(
            f"Project {nummer}",
            zwaar=("privacy",) if nummer < 4 else ("effectiviteit",),
            licht=("veiligheid",),
            dossier=dossier if nummer else None,
            onderdeel=onderdeel if nummer < 2 else None,
            technologie="Camera's" if nummer < 3 else "",
            uitkomst="niet_door" if nummer == 5 else "door",
        )
        if nummer < 3:
            Spanning.objects.create(
                project=project, waarde_a=waarde("veiligheid"), waarde_b=waarde("privacy"), volgorde=1
            )
        for deel in range(2):
            Actie.objects.create(
                project=project,
                titel=f"=Actie {nummer}.{deel}",
                afgesproken_op=timezone.now(),
                termijn=datetime.date(2026, 5, 1),
                wijziging_organisatie=deel == 0,
                breder_inzetbaar="projecten" if deel else "nee",
            )
        zichtbaar = "deelnemers" if nummer == 5 else "organisatie"
        gemaakt.append(in_databank(project, op=IN_PERIODE, zichtbaarheid=zichtbaar))
    in_databank(nieuw_project("Eerder", zwaar=("privacy",), dossier=dossier), op=ERVOOR)
    return gemaakt


@pytest.fixture
def concept(databank, dossier, redacteur) -> Terugkoppeling:
    """A terugkoppeling that is being written."""
    return begin_terugkoppeling(dossier=dossier, halfjaar=PERIODE, door=redacteur)


def test_a_half_year_and_a_selection_are_chosen_and_said_in_words(databank, dossier, redacteur, als):
    client = als(redacteur)
    alles = tekst(client.get(VRIJ, {"halfjaar": "2026-1"}))
    assert "Verslagen uit het eerste halfjaar 2026 van alle strategieën samen." in alles
    assert "6 verslagen tellen mee, waarvan 1 van een project zonder gekozen strategie" in alles
    smal = tekst(
        client.get(
            VRIJ,
            {
                "halfjaar": "2026-1",
                "strategie": dossier.pk,
                "technologie": "Camera's",
                "onderdeel": "Natuur en recreatie",
            },
        )
    )
    assert "alleen onderdeel ‘Natuur en recreatie’ en technologie ‘Camera's’." in smal
    assert "2 verslagen tellen mee" in smal
    assert "Bij deze keuze is in dit halfjaar geen verslag" in tekst(
        client.get(VRIJ, {"onderdeel": "Bestaat niet"})
    )


def test_only_half_years_with_verslagen_can_be_chosen(databank, redacteur, als):
    bron = als(redacteur).get(VRIJ).content.decode()
    assert re.findall(r'<option value="(\d{4}-\d)"', bron) == ["2026-1", "2025-2"]


@pytest.mark.parametrize(
    "vraag",
    [
        {"halfjaar": "9-9"},
        {"halfjaar": "9999-2"},
        {"halfjaar": "1901-1"},
        {"strategie": "x"},
        {"technologie": "\x00"},
        {"uitkomst": "?"},
    ],
)
def test_a_strange_address_gives_a_page(vraag, databank, redacteur, als):
    assert als(redacteur).get(VRIJ, vraag).status_code == 200


def test_every_figure_opens_exactly_the_verslagen_that_it_counts(databank, dossier, redacteur, als):
    client = als(redacteur)
    pagina = client.get(VRIJ, {"halfjaar": "2026-1", "strategie": dossier.pk})
    links = re.findall(r'href="(/[^"]*cijfers/verslagen/[^"]+)">(\d+)<', pagina.content.decode())
    assert len(links) > 12
    for adres, getal in links:
        if "achter=acties" in adres:  # counts actions, and opens the verslagen that they are in
            continue
        antwoord = client.get(unescape(adres))
        assert antwoord.context["aantal"] == int(getal), adres


def test_a_verslag_that_one_may_not_read_is_counted_and_not_shown(databank, cio, als):
    client = als(cio)
    antwoord = client.get(ACHTER, {"halfjaar": "2026-1", "achter": "uitkomst-niet_door"})
    assert antwoord.context["aantal"] == 1
    assert "Project 5" not in antwoord.content.decode()
    assert "Eén verslag telt mee" in tekst(antwoord) or "1 verslag telt mee" in tekst(antwoord)
    vrij = client.get(VRIJ, {"halfjaar": "2026-1"}).content.decode()
    assert "Actie 0.0" in vrij
    assert "Actie 5.0" not in vrij
    assert "uit verslagen die je niet mag lezen" in vrij
    boek = load_workbook(BytesIO(client.get(f"{VRIJ[:-1]}.xlsx", {"halfjaar": "2026-1"}).content))
    assert [rij[2].value for rij in boek["Wijzigingen"].iter_rows(min_row=2)] == [
        f"=Actie {n}.0" for n in range(5)
    ]
    assert boek["Niet door"].max_row == 1


def test_the_document_says_what_was_chosen_and_passes(databank, dossier, cio, als):
    vraag = {"halfjaar": "2026-1", "strategie": dossier.pk, "uitkomst": "niet_door"}
    antwoord = als(cio).get(f"{VRIJ[:-1]}.pdf", vraag)
    assert controleer_pdf(antwoord.content) == []
    bron = cijfers_document(
        Selectie(PERIODE, dossier, uitkomst="niet_door"), bereken_selectie(Selectie(PERIODE, dossier))
    ).als_html()
    assert "bij de strategie ‘Goed digitaal bestuur’, alleen uitkomst ‘Niet door’." in bron
    assert "Dit is geen terugkoppeling" in bron


def test_an_unknown_figure_is_not_found(databank, redacteur, als):
    assert als(redacteur).get(ACHTER, {"achter": "verzonnen"}).status_code == 404
    assert als(redacteur).get(ACHTER, {"terugkoppeling": "12345678"}).status_code == 404
    assert als(redacteur).get(f"{VRIJ[:-1]}.csv").status_code == 404


def test_who_has_no_part_in_a_strategy_sees_no_figures(databank, medewerker, als):
    for adres in (VRIJ, ACHTER, f"{VRIJ[:-1]}.xlsx"):
        assert als(medewerker).get(adres).status_code == 403


def test_figures_that_were_sent_before_read_as_they_were(databank, dossier):
    nu = bereken_selectie(Selectie(PERIODE, dossier))
    vraag_1 = {**nu["vraag_1"], "zonder_zwaarste": [{"nummer": "1", "project": "P", "adres": "p"}] * 2}
    del vraag_1["zonder"]
    gelezen = beeld({**nu, "schema": "codio-terugkoppeling/3", "vraag_1": vraag_1})
    assert (gelezen.zonder, gelezen.verslagen, gelezen.meer_redenen) == (2, 6, 0)


def test_the_worksheet_has_the_figures_and_no_formulas(databank, concept, redacteur, als):
    client = als(redacteur)
    adres = reverse("terugkoppeling-bestand", args=[2026, 1, "xlsx"])
    boek = load_workbook(BytesIO(client.get(adres).content))
    geteld = {rij[0].value: rij[1].value for rij in boek["Geteld"].iter_rows()}
    assert (geteld["Halfjaar"], geteld["Verslagen"], geteld["Acties"]) == ("Eerste halfjaar 2026", 6, 12)
    eerste = next(boek["Waarden"].iter_rows(min_row=2))
    assert [cel.value for cel in eerste][:6] == [1, "Privacy", "rechtsstaat", 4, 67, 4]
    actie = boek["Wijzigingen"]["C2"]
    assert (actie.value, actie.data_type) == ("=Actie 0.0", "s")


def test_the_rows_move_along_with_a_withdrawal_and_with_what_is_taken_out(databank, redacteur):
    eerste = databank[0]
    met_eigen_waarde(eerste, "piet", "Rust voor Piet Puk", "", zwaar=True)
    assert Telwaarde.objects.filter(naam="Rust voor Piet Puk").exists()
    haal_weg(verslag=eerste, door=redacteur, passage="Piet Puk", reden="Een naam.")
    assert not Telwaarde.objects.filter(naam__contains="Piet Puk").exists()
    assert (
        Cijferregel.objects.get(pk=eerste.pk).zwaar[-1] == Telwaarde.objects.get(naam__startswith="Rust").pk
    )
    trek_in(verslag=eerste, door=redacteur, reden="Fout.")
    assert not Cijferregel.objects.filter(pk=eerste.pk).exists()


def test_another_strategy_of_a_project_is_counted_there(databank, dossier):
    Project.objects.filter(pk=databank[1].project_id).update(dossier=None)
    assert Cijferregel.objects.get(pk=databank[1].pk).dossier_id is None


def bij(terugkoppeling: Terugkoppeling) -> dict:
    """Give the suggestions by their key."""
    return {suggestie.sleutel: suggestie for suggestie in suggesties(terugkoppeling)}


def test_suggestions_are_drawn_from_the_figures_and_say_from_which(concept, redacteur, als):
    gevonden = bij(concept)
    assert {
        "4:spanning:privacy|veiligheid",
        "4:te-laat",
        "4:breder",
        "4:ongenoemd",
        "5:ongenoemd",
    } <= gevonden.keys()
    assert gevonden["4:spanning:privacy|veiligheid"].herkomst.endswith("deze staat in 3 van de 6 verslagen.")
    assert gevonden["4:te-laat"].tekst == "Van de 12 lopende acties met een termijn zijn er 12 te laat."
    assert gevonden["4:breder"].tekst.startswith("6 van de 12 acties")
    assert "Transparantie" in gevonden["5:ongenoemd"].tekst
    client = als(redacteur)
    pagina = client.get(reverse("terugkoppeling-schrijven", args=[concept.pk]))
    assert "Suggesties uit de cijfers" in pagina.content.decode()
    for sleutel, aantal in (("4:spanning:privacy|veiligheid", 3), ("4:te-laat", 6), ("4:breder", 6)):
        assert client.get(gevonden[sleutel].adres).context["aantal"] == aantal


def test_without_verslagen_nothing_is_suggested(dossier, redacteur):
    assert suggesties(begin_terugkoppeling(dossier=dossier, halfjaar=PERIODE, door=redacteur)) == []


def test_one_press_puts_a_conclusion_under_what_was_typed_once(concept, redacteur, als):
    vul_in(invulling=concept.invulling, teksten={"andere_conclusies": "Eigen woorden."}, door=redacteur)
    client, suggestie = als(redacteur), bij(concept)["4:te-laat"]
    for _ in range(2):
        client.post(
            reverse("terugkoppeling-suggestie", args=[concept.pk]),
            {"sleutel": suggestie.sleutel, "gezien": suggestie.kenmerk, "doe": "over"},
        )
    concept.invulling.vergeet()
    assert concept.invulling.antwoorden()["andere_conclusies"] == f"Eigen woorden.\n\n{suggestie.tekst}"
    assert bij(concept)["4:te-laat"].keuze == "overgenomen"


def test_who_had_the_answer_open_sees_both_texts(concept, redacteur, persoon):
    vul_in(invulling=concept.invulling, teksten={"andere_conclusies": "Eerst."}, door=redacteur)
    neem_suggestie_over(terugkoppeling=concept, sleutel="4:te-laat", door=redacteur)
    with pytest.raises(TekstBotst):
        sla_antwoord_op(
            invulling=concept.invulling,
            vraag="andere_conclusies",
            tekst="Eerst, en meer.",
            basis=1,
            door=redacteur,
            venster="ander",
        )


def test_a_recommendation_that_is_taken_over_stands_on_its_own(concept, redacteur):
    neem_suggestie_over(terugkoppeling=concept, sleutel="5:breder", door=redacteur)
    [aanbeveling] = concept.aanbevelingen.all()
    assert aanbeveling.titel.startswith("Bied de acties")
    assert aanbeveling.toelichting.startswith("6 van de 12")


def test_what_is_not_used_is_remembered_and_can_come_back(concept, redacteur):
    zet_suggestie_opzij(terugkoppeling=concept, sleutel="4:breder", door=redacteur)
    assert bij(concept)["4:breder"].keuze == "niet"
    haal_suggestie_terug(terugkoppeling=concept, sleutel="4:breder", door=redacteur)
    assert bij(concept)["4:breder"].keuze == ""


def test_other_figures_than_the_page_showed_and_a_sent_report_are_refused(concept, redacteur, cio):
    with pytest.raises(ValidationError, match="intussen anders"):
        neem_suggestie_over(terugkoppeling=concept, sleutel="4:breder", gezien="oud", door=redacteur)
    with pytest.raises(ValidationError, match="volgt niet meer"):
        neem_suggestie_over(terugkoppeling=concept, sleutel="4:verzonnen", door=redacteur)
    with pytest.raises(PermissionDenied):
        neem_suggestie_over(terugkoppeling=concept, sleutel="4:breder", door=cio)
    Terugkoppeling.objects.filter(pk=concept.pk).update(status="verzonden")
    with pytest.raises(ValidationError, match="al verzonden"):
        neem_suggestie_over(terugkoppeling=concept, sleutel="4:breder", door=redacteur)
