"""The figures of the terugkoppeling, counted by hand, and what happens when it is sent."""

from __future__ import annotations

import datetime

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from acties.models import Actie
from formats.handelingen import vul_in
from moresprudentie.cijfers import bereken
from moresprudentie.documenten import terugkoppeling_document
from moresprudentie.grafiek import beeld
from moresprudentie.handelingen import (
    begin_terugkoppeling,
    schrijf_aanbeveling,
    trek_in,
    verzend_terugkoppeling,
)
from moresprudentie.handelingen.terugkoppeling import TerugkoppelingNietMogelijk
from moresprudentie.models import Terugkoppeling
from moresprudentie.periode import Halfjaar
from organisatie.models import Bericht
from strategie.models import Dossier
from tests.documenten.pdf_controle import controleer_pdf

PERIODE = Halfjaar(2026, 1)
IN_PERIODE = datetime.datetime(2026, 4, 1, tzinfo=datetime.UTC)
ERVOOR = datetime.datetime(2025, 10, 1, tzinfo=datetime.UTC)


@pytest.fixture
def halfjaar(dossier, nieuw_project, in_databank, redacteur):
    """Five verslagen in the half-year, one before it; accentwaarden are privacy and transparantie.

    Heaviest in the half-year: effectiviteit 4, privacy 2, transparantie 1, veiligheid 1.
    """
    a = nieuw_project("A", zwaar=("privacy", "effectiviteit"), dossier=dossier, uitkomst="door")
    b = nieuw_project("B", zwaar=("privacy", "effectiviteit"), licht=("transparantie",), dossier=dossier)
    c = nieuw_project("C", zwaar=("effectiviteit", "veiligheid"), dossier=dossier, uitkomst="niet_door")
    d = nieuw_project("D", zwaar=("transparantie",), uitkomst="elders")  # without a strategy
    e = nieuw_project("E", zwaar=("effectiviteit",), dossier=dossier, uitkomst="door")
    Actie.objects.create(
        afgesproken_op=timezone.now(),
        project=a,
        titel="Register",
        wijziging_organisatie=True,
        wijziging_toelichting="Eén beheerder.",
    )
    Actie.objects.create(afgesproken_op=timezone.now(), project=a, titel="Bord")
    Actie.objects.create(
        afgesproken_op=timezone.now(), project=b, titel="Mandaat", wijziging_organisatie=True
    )
    Actie.objects.create(afgesproken_op=timezone.now(), project=b, titel="Inkoop", wijziging_organisatie=True)
    for project in (a, b, c, d, e):
        in_databank(project, op=IN_PERIODE, zichtbaarheid="deelnemers" if project == d else "organisatie")
    in_databank(nieuw_project("Eerder", zwaar=("privacy",), dossier=dossier), op=ERVOOR)
    andere = Dossier.objects.create(
        titel="Ander",
        aanleiding="anders",
        eigenaar=redacteur,
        gemaakt_door=redacteur,
        keuze="generiek",
        accenten_vastgesteld_op=timezone.now(),
    )
    in_databank(nieuw_project("Van een ander", zwaar=("veiligheid",), dossier=andere), op=IN_PERIODE)
    ingetrokken = in_databank(nieuw_project("Weg", zwaar=("veiligheid",), dossier=dossier), op=IN_PERIODE)
    trek_in(verslag=ingetrokken, door=redacteur, reden="Fout.")
    return dossier


def test_question_1_counts_the_heaviest_values_and_sets_them_beside_the_accentwaarden(halfjaar):
    cijfers = bereken(halfjaar, PERIODE)
    assert (cijfers["verslagen"], cijfers["zonder_strategie"]) == (5, 1)
    rijen = [
        (r["naam"], r["zwaar"], r["gekozen"], r["aandeel"], r["plaats"])
        for r in cijfers["vraag_1"]["waarden"]
    ]
    assert rijen == [
        ("Effectiviteit", 4, 4, 80, 1),
        ("Privacy", 2, 2, 40, 2),
        ("Transparantie", 1, 2, 20, 3),
        ("Veiligheid", 1, 1, 20, 3),
    ]
    assert cijfers["vraag_1"]["overlap"] == ["privacy"]
    assert cijfers["vraag_1"]["zwaar_zonder_accent"] == ["effectiviteit"]
    assert cijfers["vraag_1"]["accent_licht"] == ["transparantie"]


def test_question_1_compares_with_the_half_year_before(halfjaar):
    privacy = next(r for r in bereken(halfjaar, PERIODE)["vraag_1"]["waarden"] if r["waarde"] == "privacy")
    assert privacy["vorige_plaats"] == 1
    assert privacy["verloop"] == [0, 0, 0, 100, 40]
    assert bereken(halfjaar, PERIODE)["vraag_1"]["verslagen_per_periode"] == [0, 0, 0, 1, 5]


def test_question_2_counts_actions_that_ask_for_a_change_in_the_organisation(halfjaar):
    vraag = bereken(halfjaar, PERIODE)["vraag_2"]
    assert (vraag["acties"], vraag["wijzigingen"], vraag["verslagen"]) == (4, 3, 2)
    assert [actie["titel"] for actie in vraag["lijst"]] == ["Register", "Mandaat", "Inkoop"]
    assert vraag["lijst"][0]["toelichting"] == "Eén beheerder."


def test_question_3_counts_projects_that_do_not_go_on_with_their_reasons(halfjaar):
    vraag = bereken(halfjaar, PERIODE)["vraag_3"]
    assert {u["sleutel"]: u["aantal"] for u in vraag["uitkomsten"]} == {
        "door": 2,
        "aangepast": 1,
        "niet_door": 1,
        "elders": 1,
    }
    assert (vraag["niet_door"], vraag["aandeel"]) == (1, 20)
    assert [(r["project"], r["reden"]) for r in vraag["redenen"]] == [("C", "Zo is besloten.")]


def test_an_earlier_version_of_the_dossier_counts_along(halfjaar):
    nieuw = Dossier.objects.create(
        titel="Goed digitaal bestuur",
        versie=2,
        vorige=halfjaar,
        aanleiding="bijstelling",
        eigenaar=halfjaar.eigenaar,
        gemaakt_door=halfjaar.eigenaar,
        keuze="specifiek",
        accenten_vastgesteld_op=timezone.now(),
    )
    assert bereken(nieuw, PERIODE)["verslagen"] == 5


def test_an_empty_half_year_and_a_strategy_without_accents_give_figures_too(
    dossier, nieuw_project, in_databank
):
    leeg = beeld(bereken(dossier, PERIODE))
    assert (leeg.verslagen, leeg.kort_1, leeg.kort_3) == (
        0,
        "Er zijn geen verslagen",
        "Er zijn geen verslagen",
    )
    Dossier.objects.filter(pk=dossier.pk).update(keuze="generiek")
    in_databank(nieuw_project("Een", zwaar=("privacy",)), op=IN_PERIODE)
    een = beeld(bereken(Dossier.objects.get(pk=dossier.pk), PERIODE))
    assert not een.met_accentwaarden
    assert [staaf.naam for staaf in een.staven] == ["Privacy"]


def test_the_picture_shows_the_same_figures(halfjaar):
    plaatje = beeld(bereken(halfjaar, PERIODE))
    assert [(s.naam, s.zwaar, s.breedte) for s in plaatje.staven][:2] == [
        ("Effectiviteit", 4, "300"),
        ("Privacy", 2, "150"),
    ]
    assert [s.naam for s in plaatje.boven_grens] == ["Effectiviteit", "Privacy"]
    assert plaatje.kort_1 == "Ja, 2 verschillen"
    assert plaatje.kort_2 == "Ja, 3 acties"
    assert plaatje.kort_3 == "1 van de 5"
    assert sum(blok.aantal for blok in plaatje.uitkomsten) == 5


@pytest.mark.parametrize(
    ("dag", "verwacht"),
    [
        (datetime.date(2026, 6, 30), Halfjaar(2026, 1)),
        (datetime.date(2026, 7, 1), Halfjaar(2026, 2)),
        (datetime.datetime(2026, 6, 30, 22, 30, tzinfo=datetime.UTC), Halfjaar(2026, 2)),
    ],
)
def test_a_half_year_ends_at_midnight_here(dag, verwacht):
    assert Halfjaar.van(dag) == verwacht


@pytest.fixture
def concept(halfjaar, redacteur) -> Terugkoppeling:
    """A terugkoppeling with all five answers."""
    terugkoppeling = begin_terugkoppeling(dossier=halfjaar, halfjaar=PERIODE, door=redacteur)
    vragen = [vraag.sleutel for vraag in terugkoppeling.invulling.spec.vragen()]
    vul_in(
        invulling=terugkoppeling.invulling,
        teksten={sleutel: f"Antwoord op {sleutel}." for sleutel in vragen},
        door=redacteur,
    )
    schrijf_aanbeveling(
        terugkoppeling=terugkoppeling,
        titel="Wijs een beheerder aan.",
        toelichting="Daar vraagt men om.",
        door=redacteur,
    )
    return terugkoppeling


def test_there_is_one_terugkoppeling_per_dossier_and_half_year(concept, redacteur):
    with pytest.raises(TerugkoppelingNietMogelijk, match="al een terugkoppeling"):
        begin_terugkoppeling(dossier=concept.dossier, halfjaar=PERIODE, door=redacteur)
    with pytest.raises(TerugkoppelingNietMogelijk, match="nog niet begonnen"):
        begin_terugkoppeling(dossier=concept.dossier, halfjaar=Halfjaar(2099, 1), door=redacteur)


def test_sending_fixes_figures_and_text_and_tells_the_contact_person(
    concept, redacteur, cio, nieuw_project, in_databank, django_capture_on_commit_callbacks
):
    Bericht.objects.all().delete()  # of earlier steps, which would go out now
    with django_capture_on_commit_callbacks(execute=True):
        verzonden = verzend_terugkoppeling(terugkoppeling=concept, door=redacteur)
    assert [bericht.to for bericht in mail.outbox] == [[cio.email]]
    assert "5 verslagen" in mail.outbox[0].body
    in_databank(nieuw_project("Nakomer", zwaar=("veiligheid",)), op=IN_PERIODE)
    vers = Terugkoppeling.objects.get(pk=verzonden.pk)
    assert vers.cijfers["verslagen"] == 5
    assert bereken(vers.dossier, PERIODE)["verslagen"] == 6
    assert vers.invulling.op_slot
    assert sorted(vers.documenten.values_list("formaat", flat=True)) == ["docx", "odt", "pdf"]
    assert list(vers.dossier.terugkoppelingen.verzonden()) == [vers]
    with pytest.raises(TerugkoppelingNietMogelijk, match="al verzonden"):
        verzend_terugkoppeling(terugkoppeling=vers, door=redacteur)


def test_an_incomplete_or_future_half_year_is_not_sent(halfjaar, concept, redacteur, cio):
    leeg = begin_terugkoppeling(dossier=halfjaar, halfjaar=PERIODE.vorige, door=redacteur)
    with pytest.raises(TerugkoppelingNietMogelijk, match="Beantwoord eerst"):
        verzend_terugkoppeling(terugkoppeling=leeg, door=redacteur)
    straks = Halfjaar.van(timezone.now()).volgende
    Terugkoppeling.objects.filter(pk=concept.pk).update(jaar=straks.jaar, helft=straks.helft)
    with pytest.raises(TerugkoppelingNietMogelijk, match="nog niet begonnen"):
        verzend_terugkoppeling(terugkoppeling=concept, door=redacteur)
    with pytest.raises(PermissionDenied):
        verzend_terugkoppeling(terugkoppeling=leeg, door=cio)


def test_a_running_half_year_is_sent_after_a_warning_and_tells_its_day(concept, redacteur, als):
    client, adres = als(redacteur), reverse("terugkoppeling-verzenden", args=[concept.pk])
    assert "loopt nog" not in client.get(adres).content.decode()
    nu = Halfjaar.van(timezone.now())
    Terugkoppeling.objects.filter(pk=concept.pk).update(jaar=nu.jaar, helft=nu.helft)
    concept.refresh_from_db()
    waarschuwing = client.get(adres).content.decode()
    assert f"loopt nog tot en met {date_format(concept.laatste_dag, 'j F Y')}" in waarschuwing
    assert date_format(timezone.localdate(), "j F Y") in waarschuwing
    verzonden = verzend_terugkoppeling(terugkoppeling=concept, door=redacteur)
    geteld = f"geteld tot en met {date_format(timezone.localdate(), 'j F Y')}"
    assert geteld in terugkoppeling_document(verzonden).als_html()
    assert "het halfjaar liep nog" in client.get(verzonden.get_absolute_url()).content.decode()


def test_what_was_sent_cannot_be_sent_again_from_its_page(concept, redacteur, als):
    Terugkoppeling.objects.filter(pk=concept.pk).update(
        status="verzonden", verzonden_op=timezone.now(), verzonden_door=redacteur
    )
    antwoord = als(redacteur).post(reverse("terugkoppeling-verzenden", args=[concept.pk]), follow=True)
    assert "al verzonden" in antwoord.content.decode()


def test_a_dossier_without_contact_person_gets_a_clear_message(concept, redacteur, als):
    Dossier.objects.filter(pk=concept.dossier_id).update(contactpersoon=None)
    pagina = (
        als(redacteur)
        .post(reverse("terugkoppeling-verzenden", args=[concept.pk]), follow=True)
        .content.decode()
    )
    assert "nog geen contactpersoon" in pagina


def test_only_sent_ones_reach_the_people_of_the_strategy(
    concept, redacteur, cio, bestuurder, medewerker, als, django_capture_on_commit_callbacks
):
    adres = reverse("terugkoppeling", args=[2026, 1])
    assert als(redacteur).get(adres).status_code == 200
    for persoon in (cio, bestuurder, medewerker):
        assert als(persoon).get(adres).status_code == 404
    with django_capture_on_commit_callbacks(execute=True):
        verzend_terugkoppeling(terugkoppeling=concept, door=redacteur)
    lijst = reverse("terugkoppelingen")
    assert [als(wie).get(lijst).status_code for wie in (redacteur, cio, bestuurder, medewerker)] == [
        200,
        200,
        200,
        403,
    ]
    for persoon, verwacht in ((cio, 200), (bestuurder, 200), (medewerker, 404)):
        assert als(persoon).get(adres).status_code == verwacht
        assert (
            als(persoon).get(reverse("terugkoppeling-bestand", args=[2026, 1, "pdf"])).status_code == verwacht
        )


def test_several_dossiers_give_a_choice(concept, redacteur, als):
    ander = Dossier.objects.get(titel="Ander")
    begin_terugkoppeling(dossier=ander, halfjaar=PERIODE, door=redacteur)
    adres = reverse("terugkoppeling", args=[2026, 1])
    pagina = als(redacteur).get(adres).content.decode()
    assert f"{adres}?dossier={ander.pk}" in pagina
    assert "Antwoord op" in als(redacteur).get(f"{adres}?dossier={concept.dossier_id}").content.decode()
    assert als(redacteur).get(f"{adres}?dossier=999999").status_code == 404


def test_the_report_passes_filled_and_empty(concept, dossier, redacteur, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        verzonden = verzend_terugkoppeling(terugkoppeling=concept, door=redacteur)
    assert controleer_pdf(bytes(verzonden.documenten.get(formaat="pdf").inhoud)) == []
    leeg = begin_terugkoppeling(dossier=dossier, halfjaar=Halfjaar(2020, 1), door=redacteur)
    document = terugkoppeling_document(leeg)
    assert document.concept
    assert controleer_pdf(document.als_pdf()) == []


def test_the_page_shows_zero_one_and_many(halfjaar, nieuw_project, in_databank, redacteur, als):
    client = als(redacteur)
    in_databank(nieuw_project("Alleen", zwaar=("privacy",), dossier=halfjaar), op=ERVOOR.replace(year=2021))
    for periode, verwacht in ((Halfjaar(2020, 1), "geen verslagen"), (Halfjaar(2021, 2), "één verslag zegt")):
        begin_terugkoppeling(dossier=halfjaar, halfjaar=periode, door=redacteur)
        pagina = client.get(reverse("terugkoppeling", args=[periode.jaar, periode.helft])).content.decode()
        assert verwacht in pagina
    begin_terugkoppeling(dossier=halfjaar, halfjaar=PERIODE, door=redacteur)
    pagina = client.get(reverse("terugkoppeling", args=[2026, 1])).content.decode()
    assert "5 verslagen zeggen" in pagina
    assert 'width="300" height="20"' in pagina
    assert "style=" not in pagina


def test_writing_shows_the_figures_and_a_strategy_with_a_draft_successor_can_be_chosen(
    halfjaar, redacteur, cio, als
):
    Dossier.objects.create(
        titel="Volgende", versie=2, vorige=halfjaar, aanleiding="bijstelling", eigenaar=cio, gemaakt_door=cio
    )
    client = als(redacteur)
    antwoord = client.post(reverse("terugkoppeling-nieuw"), {"halfjaar": "2026-1", "dossier": halfjaar.pk})
    nieuw = Terugkoppeling.objects.get()
    assert antwoord.headers["Location"] == reverse("terugkoppeling-schrijven", args=[nieuw.pk])
    pagina = client.get(antwoord.headers["Location"]).content.decode()
    assert "Ja, 2 verschillen" in pagina
    nogmaals = client.post(reverse("terugkoppeling-nieuw"), {"halfjaar": "2026-1", "dossier": halfjaar.pk})
    assert "al een terugkoppeling begonnen" in nogmaals.content.decode()
