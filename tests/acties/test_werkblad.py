"""What the board shows can be taken along as a worksheet: all of its pages, dates as dates, and no text that is a formula."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from acties import overzicht
from acties.handelingen import meld_voortgang
from acties.models import Actie
from waardenkader.models import Waarde

ADRES = "/acties/overzicht.xlsx"


@pytest.fixture
def blad(als, regievoerder, actie):
    """Download the worksheet of the regievoerder: rows by heading."""
    client = als(regievoerder)

    def _blad(vraag: str = "") -> list[dict]:
        antwoord = client.get(f"{ADRES}{vraag}")
        assert antwoord.status_code == 200
        koppen, *rijen = load_workbook(BytesIO(antwoord.content)).active.iter_rows()
        return [{kop.value: cel for kop, cel in zip(koppen, rij, strict=True)} for rij in rijen]

    return _blad


def test_a_row_tells_all_of_an_action(blad, actie, actiehouder, organisator):
    jaar = timezone.localdate().year + 1
    Actie.objects.filter(pk=actie.pk).update(
        termijn=date(jaar, 3, 1), begint_op=date(2026, 1, 2), actiehouder_functie="Adviseur", nummer=3
    )
    actie.waarden.set(Waarde.objects.filter(naam="Privacy")[:1])
    meld_voortgang(
        actie=actie, door=organisator, status="knelt", tekst="Half", knelpunt="Geen geld", nodig="Een besluit"
    )
    (rij,) = blad()
    assert {kop: cel.value for kop, cel in rij.items()} == {
        "Project of strategie": "Druktemonitor",
        "Nr": 3,
        "Actie": "Borden ophangen",
        "Actiehouder": "Thijs Bakker",
        "Functie": "Adviseur",
        "Termijn": datetime(jaar, 3, 1),
        "Begint op": datetime(2026, 1, 2),
        "Status": "Knelt",
        "Stand": "Knelt",
        "Laatste teken": datetime.combine(timezone.localdate(), datetime.min.time()),
        "Laatste bericht": "Half",
        "Knelpunt": "Geen geld",
        "Nodig": "Een besluit",
        "Waarden": "Privacy",
    }
    assert rij["Termijn"].is_date


@pytest.mark.parametrize("tekst", ['=HYPERLINK("http://x")', "+1+1", "-1", "@SUM(A1)", " =1+1"])
def test_a_text_that_looks_like_a_formula_stays_a_text(blad, actie, tekst):
    Actie.objects.filter(pk=actie.pk).update(titel=tekst)
    (rij,) = blad()
    assert (rij["Actie"].value, rij["Actie"].data_type) == (tekst, "s")
    assert rij["Actie"].quotePrefix


def test_a_character_that_no_worksheet_can_hold_is_left_out(blad, actie):
    Actie.objects.filter(pk=actie.pk).update(titel="Borden\x07 ophangen")
    assert blad()[0]["Actie"].value == "Borden ophangen"


def test_the_worksheet_has_what_the_filters_show_of_all_pages_the_finished_too(
    blad, actie, project, monkeypatch
):
    monkeypatch.setattr(overzicht, "PER_BLADZIJDE", 2)
    for nummer in range(5):
        status = "gereed" if nummer == 4 else "loopt"
        Actie.objects.create(
            project=project,
            titel=f"Meer {nummer}",
            status=status,
            afgesproken_op=timezone.now(),
            soort="informatie",
        )
    assert [rij["Actie"].value for rij in blad("?soort=informatie&pagina=2")] == [
        f"Meer {n}" for n in range(5)
    ]
    assert [rij["Actie"].value for rij in blad("?stand=klaar")] == ["Meer 4"]
    assert blad("?houder=niemand&stand=laat") == []


def test_the_number_of_queries_does_not_grow_with_the_number_of_rows(
    blad, actie, project, actiehouder, django_assert_max_num_queries
):
    for nummer in range(10):
        Actie.objects.create(
            project=project, titel=f"Meer {nummer}", actiehouder=actiehouder, afgesproken_op=timezone.now()
        ).waarden.set(Waarde.objects.all()[:2])
    with django_assert_max_num_queries(16):
        assert len(blad()) == 11


def test_the_worksheet_has_no_action_that_somebody_may_not_see(als, actie, medewerker, regievoerder):
    antwoord = als(medewerker).get(ADRES)
    assert len(list(load_workbook(BytesIO(antwoord.content)).active.iter_rows())) == 1
    naam = f'attachment; filename="acties-{timezone.localdate():%Y-%m-%d}.xlsx"'
    assert antwoord["Content-Disposition"] == naam


def test_the_button_takes_the_filters_along(als, actie, regievoerder):
    tekst = als(regievoerder).get("/acties/?stand=open&sorteer=houder&pagina=1").text
    assert f'href="{ADRES}?stand=open&amp;sorteer=houder"' in tekst
