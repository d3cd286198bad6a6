"""What the figures of a terugkoppeling leave out, do not conclude, and count though no framework has it."""

from __future__ import annotations

import datetime

import pytest
from django.urls import reverse

from moresprudentie.cijfers import bereken
from moresprudentie.documenten import terugkoppeling_document
from moresprudentie.grafiek import beeld
from moresprudentie.handelingen import begin_terugkoppeling
from moresprudentie.models import Terugkoppeling, Verslag
from moresprudentie.periode import Halfjaar
from tests.moresprudentie.halfjaren import ERVOOR, IN_PERIODE, PERIODE, met_eigen_waarde


@pytest.fixture
def vul(dossier, nieuw_project, in_databank):
    """Put so many verslagen in the half-year in which privacy and effectiviteit weigh heaviest."""

    def _vul(hoeveel: int, *, op: datetime.datetime = IN_PERIODE, **velden) -> list[Verslag]:
        zwaar = velden.pop("zwaar", ("privacy", "effectiviteit"))
        titel = velden.pop("titel", "Proef")
        return [
            in_databank(nieuw_project(f"{titel} {n}", zwaar=zwaar, dossier=dossier, **velden), op=op)
            for n in range(hoeveel)
        ]

    return _vul


@pytest.fixture
def concept(dossier, redacteur) -> Terugkoppeling:
    """A terugkoppeling of this half-year that is being written."""
    return begin_terugkoppeling(dossier=dossier, halfjaar=PERIODE, door=redacteur)


def rij(cijfers: dict, naam: str) -> dict:
    """Give the figures of one value."""
    [gevonden] = [rij for rij in cijfers["vraag_1"]["waarden"] if rij["naam"] == naam]
    return gevonden


def test_a_verslag_without_a_heaviest_value_is_named_and_left_out_of_the_share(
    vul, concept, dossier, redacteur, als
):
    vul(5)
    [zonder] = vul(1, zwaar=(), licht=("privacy",), titel="Zonder merkteken")
    cijfers = bereken(dossier, PERIODE)
    assert (cijfers["verslagen"], cijfers["vraag_1"]["geteld"]) == (6, 5)
    assert cijfers["vraag_1"]["zonder_zwaarste"] == [
        {"nummer": zonder.nummer, "project": "Zonder merkteken 0", "adres": zonder.slug}
    ]
    assert (rij(cijfers, "Privacy")["aandeel"], rij(cijfers, "Privacy")["gekozen"]) == (100, 6)
    assert cijfers["vraag_1"]["verslagen_per_periode"][-1] == 5
    adres = reverse("verslag", args=[zonder.slug])
    schrijven = reverse("terugkoppeling-schrijven", args=[concept.pk])
    for pagina in (concept.get_absolute_url(), schrijven):
        tekst = als(redacteur).get(pagina).text
        assert f'href="{adres}">{zonder.nummer}, Zonder merkteken 0</a>' in tekst
        assert "vraag 1 gaat over de andere 5" in tekst
    document = terugkoppeling_document(concept).als_html()
    assert f'{adres}">{zonder.nummer}, Zonder merkteken 0</a>' in document
    assert "vraag 1 gaat over de andere 5" in document


def test_who_may_not_open_a_verslag_reads_its_name_without_a_link(
    dossier, nieuw_project, in_databank, concept, redacteur, bestuurder, als
):
    zonder = in_databank(
        nieuw_project("Besloten", dossier=dossier), op=IN_PERIODE, zichtbaarheid="deelnemers"
    )
    Terugkoppeling.objects.update(status="verzonden", verzonden_op=IN_PERIODE, verzonden_door=redacteur)
    tekst = als(bestuurder).get(concept.get_absolute_url()).text
    assert f"{zonder.nummer}, Besloten" in tekst
    assert reverse("verslag", args=[zonder.slug]) not in tekst


@pytest.mark.parametrize("hoeveel", [1, 4])
def test_with_fewer_than_five_verslagen_nothing_is_concluded(vul, concept, dossier, redacteur, als, hoeveel):
    vul(hoeveel, uitkomst="niet_door")
    plaatje = beeld(bereken(dossier, PERIODE))
    assert plaatje.kort_1 == f"Te weinig verslagen ({hoeveel}) om iets over de accentwaarden te zeggen"
    assert plaatje.kort_3.startswith(f"Te weinig verslagen ({hoeveel}) om te zeggen of het vaak is.")
    tekst = als(redacteur).get(concept.get_absolute_url()).text
    assert "verschil</b>" not in tekst
    assert "Zwaar in projecten, geen accentwaarde" not in tekst
    assert "accentwaarde, maar licht" not in tekst
    assert ">100%<" not in tekst
    assert "Boven de lijn" not in tekst
    document = terugkoppeling_document(concept).als_html()
    assert f"Te weinig verslagen ({hoeveel})" in document
    assert ">100%<" not in document
    assert "zwaar, geen accent" not in document


def test_from_five_verslagen_on_question_1_is_answered(vul, dossier):
    vul(5)
    assert beeld(bereken(dossier, PERIODE)).kort_1 == "Ja, 2 verschillen"


def test_verslagen_without_the_mark_do_not_help_to_five(vul, dossier):
    vul(3)
    vul(4, zwaar=(), licht=("privacy",), titel="Zonder")
    verwacht = "Te weinig verslagen met een zwaarste waarde (3) om iets over de accentwaarden te zeggen"
    assert beeld(bereken(dossier, PERIODE)).kort_1 == verwacht


def test_projects_of_which_the_outcome_is_open_do_not_count_as_going_on(vul, dossier):
    vul(2, uitkomst="door")
    vul(5, uitkomst="", titel="Open")
    plaatje = beeld(bereken(dossier, PERIODE))
    assert plaatje.kort_3 == "Te weinig verslagen met een bekende uitkomst (2) om te zeggen of het vaak is"
    vul(3, uitkomst="door", titel="Meer")
    plaatje = beeld(bereken(dossier, PERIODE))
    assert plaatje.kort_3 == "Nee, geen van de 5"
    assert plaatje.uitkomst_tekst == "Van de 5 projecten met een bekende uitkomst stopte er geen."


@pytest.mark.parametrize(("eerder", "getekend"), [(4, False), (5, True)])
def test_a_half_year_with_fewer_than_five_verslagen_is_no_point_in_a_line(
    vul, concept, redacteur, als, eerder, getekend
):
    vul(5)
    vul(eerder, op=ERVOOR, titel="Eerder")
    tekst = als(redacteur).get(concept.get_absolute_url()).text
    assert ("Hoe veranderde dat?" in tekst) is getekend
    assert ("van 100 procent (eind 2025) naar 100 procent (begin 2026)" in tekst) is getekend
    assert ("gelijk" in tekst) is getekend


def test_a_value_of_the_projects_themselves_counts_under_its_name_and_is_marked(
    vul, concept, dossier, redacteur, als
):
    verslagen = vul(5)
    met_eigen_waarde(verslagen[0], "vertrouwen-p1", "Vertrouwen", "democratie", zwaar=True)
    met_eigen_waarde(verslagen[1], "vertrouwen-p2", "vertrouwen", "", zwaar=True)
    met_eigen_waarde(verslagen[2], "rechtvaardigheid-p3", "Rechtvaardigheid", "", zwaar=False)
    cijfers = bereken(dossier, PERIODE)
    vertrouwen, rechtvaardigheid = rij(cijfers, "Vertrouwen"), rij(cijfers, "Rechtvaardigheid")
    assert (vertrouwen["zwaar"], vertrouwen["gekozen"], vertrouwen["aandeel"]) == (2, 2, 40)
    assert (vertrouwen["fundament"], vertrouwen["eigen"]) == ("democratie", True)
    assert (rechtvaardigheid["fundament"], rechtvaardigheid["gekozen"]) == ("", 1)
    assert rij(cijfers, "Privacy")["eigen"] is False
    tekst = als(redacteur).get(concept.get_absolute_url()).text
    assert 'Vertrouwen <span class="u-klein u-stil">eigen waarde</span>' in tekst
    assert 'Rechtvaardigheid <span class="u-klein u-stil">eigen waarde</span>' in tekst
    assert 'Privacy <span class="u-klein u-stil">eigen waarde</span>' not in tekst
    document = terugkoppeling_document(concept).als_html()
    assert "Vertrouwen (eigen waarde)" in document
    assert "Privacy (eigen waarde)" not in document


def test_figures_that_were_sent_before_stay_as_they_were_counted(vul, dossier):
    vul(6)
    oud = bereken(dossier, PERIODE) | {"schema": "codio-terugkoppeling/1"}
    for sleutel in ("geteld", "zonder_zwaarste"):
        del oud["vraag_1"][sleutel]
    for waarde in oud["vraag_1"]["waarden"]:
        del waarde["eigen"]
    del oud["vraag_3"]["bekend"]
    plaatje = beeld(oud)
    assert (plaatje.kort_1, plaatje.geteld, plaatje.zonder_zwaarste) == ("Ja, 2 verschillen", 6, [])
    assert plaatje.kort_3 == "Nee, geen van de 6"


def test_a_half_year_of_which_no_verslag_carries_the_mark_says_so(vul, concept, dossier, redacteur, als):
    vul(6, zwaar=(), licht=("privacy",))
    assert als(redacteur).get(concept.get_absolute_url()).status_code == 200
    assert beeld(bereken(dossier, PERIODE)).kort_1.startswith(
        "Te weinig verslagen met een zwaarste waarde (0)"
    )
    assert "<svg" in terugkoppeling_document(concept).als_html()
    assert Halfjaar.van(IN_PERIODE) == PERIODE
