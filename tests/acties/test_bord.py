"""The board has pages: every action stands on one of them, and the counts are those of all."""

from __future__ import annotations

import pytest
from django.utils import timezone
from lxml import html

from acties import overzicht
from acties.handelingen import maak_actie
from acties.models import Actie, Status
from project.handelingen import maak_project


@pytest.fixture(autouse=True)
def _kleine_bladzijden(monkeypatch) -> None:
    monkeypatch.setattr(overzicht, "PER_BLADZIJDE", 4)


@pytest.fixture
def twee_projecten(project, organisator):
    """Two projects: five running actions and two finished in the first, three running in the second."""
    ander = maak_project(door=organisator, titel="Cameratoezicht")
    for nummer in range(7):
        klaar = nummer >= 5
        maak_actie(door=organisator, project=project, titel=f"{'Klaar' if klaar else 'Loopt'} {nummer}")
    for nummer in range(3):
        maak_actie(door=organisator, project=ander, titel=f"Camera {nummer}")
    Actie.objects.update(afgesproken_op=timezone.now())
    Actie.objects.filter(titel__startswith="Klaar").update(status=Status.GEREED)
    return project, ander


def bladzijde(client, adres: str) -> tuple[list[str], str]:
    """Give the actions on a page of the board, and its whole text."""
    boom = html.fromstring(client.get(adres).text)
    return boom.xpath("//td[@data-label='Actie']//a/text()"), " ".join(boom.text_content().split())


def test_every_action_stands_on_one_page_and_a_project_goes_on_overleaf(als, organisator, twee_projecten):
    client = als(organisator)
    een, tekst_een = bladzijde(client, "/acties/")
    twee, tekst_twee = bladzijde(client, "/acties/?pagina=2")
    drie, tekst_drie = bladzijde(client, "/acties/?pagina=3")
    assert een == [f"Loopt {n}" for n in range(4)]
    assert twee == ["Loopt 4", "Camera 0", "Camera 1"]
    assert drie == ["Camera 2"]
    assert "(vervolg)" not in tekst_een
    assert tekst_twee.count("(vervolg)") == tekst_drie.count("(vervolg)") == 1
    assert "Laat 2 acties zien die klaar zijn" in tekst_twee
    for tekst in (tekst_een, tekst_twee):
        assert "7 acties: 5 nog niet begonnen, 2 klaar" in tekst
    assert "10 Alle acties" in tekst_een


def test_what_is_finished_unfolds_where_it_stood(als, organisator, twee_projecten):
    client = als(organisator)
    boom = html.fromstring(client.get("/acties/?pagina=2").text)
    (vouw,) = boom.xpath("//tr[@class='actiebord__vouw']//a/@href")
    getoond, tekst = bladzijde(client, f"/acties/{vouw.partition('#')[0]}")
    assert getoond == ["Loopt 4", "Klaar 5", "Klaar 6", "Camera 0"]
    assert "Laat 2 acties" not in tekst


def test_a_filter_begins_on_the_first_page_and_unfolds_what_was_asked_for(als, organisator, twee_projecten):
    client = als(organisator)
    boom = html.fromstring(client.get("/acties/?pagina=2").text)
    (klaar,) = boom.xpath("//ul[@class='standen']//a[contains(@href, 'klaar')]/@href")
    assert "pagina" not in klaar
    assert bladzijde(client, f"/acties/{klaar}")[0] == ["Klaar 5", "Klaar 6"]


@pytest.mark.parametrize("nummer", ["99", "0", "-1", "x"])
def test_a_page_that_is_not_there_gives_one_that_is(als, organisator, twee_projecten, nummer):
    assert bladzijde(als(organisator), f"/acties/?pagina={nummer}")[0]


def test_the_board_of_one_project_has_pages_too(als, organisator, twee_projecten):
    project, _ = twee_projecten
    assert bladzijde(als(organisator), f"/project/{project.pk}/acties/?pagina=2")[0] == ["Loopt 4"]
