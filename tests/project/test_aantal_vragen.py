"""Lists ask the database the same number of questions for one row and for thirty."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from acties.handelingen import maak_actie
from project import handelingen, werk
from project.workshop.handelingen import kies_waarde
from waardenkader.models import Waarde


def _tel(client, adres: str) -> int:
    client.get(adres)
    with CaptureQueriesContext(connection) as vragen:
        assert client.get(adres).status_code == 200
    return len(vragen)


def test_the_list_of_projects(project, organisator, als):
    client = als(organisator)
    een = _tel(client, reverse("projecten"))
    for nummer in range(29):
        handelingen.maak_project(door=organisator, titel=f"Project {nummer}")
    assert _tel(client, reverse("projecten")) == een


def test_the_participants(project, organisator, als):
    adres = reverse("project-deelnemers", args=[project.pk])
    client = als(organisator)

    def voeg_toe(nummer: int) -> None:
        handelingen.voeg_deelnemer_toe(
            project=project,
            door=organisator,
            naam=f"Mens {nummer}",
            email=f"mens{nummer}@voorbeeld.example",
            perspectief="inwoner",
        )

    voeg_toe(0)
    handelingen.verdeel(project=project, door=organisator)
    een = _tel(client, adres)
    for nummer in range(1, 30):
        voeg_toe(nummer)
    handelingen.verdeel(project=project, door=organisator)
    assert _tel(client, adres) == een


def test_the_actions(in_workshop, organisator, actiehouder, als):
    client = als(organisator)
    adressen = [
        reverse(naam, args=[in_workshop.pk])
        for naam in (
            "project-acties",
            "project-blad",
            "project-follow-up",
            "project-poster",
        )
    ]

    def maak(nummer: int) -> None:
        maak_actie(
            project=in_workshop,
            door=organisator,
            titel=f"Actie {nummer}",
            actiehouder=actiehouder,
            waarden=Waarde.objects.actueel()[:2],
        )

    maak(0)
    een = [_tel(client, adres) for adres in adressen]
    for nummer in range(1, 30):
        maak(nummer)
    assert [_tel(client, adres) for adres in adressen] == een


def test_the_chosen_values(in_workshop, organisator, als):
    client = als(organisator)
    adressen = [reverse(naam, args=[in_workshop.pk]) for naam in ("project-blad", "project-poster")]
    waarden = list(Waarde.objects.actueel())
    for waarde in waarden[:2]:
        kies_waarde(project=in_workshop, door=organisator, waarde=waarde, reden="Want.")
    weinig = [_tel(client, adres) for adres in adressen]
    for waarde in waarden[2:30]:
        kies_waarde(project=in_workshop, door=organisator, waarde=waarde, reden="Want.")
    assert [_tel(client, adres) for adres in adressen] == weinig


def test_the_home_page(project, organisator, django_assert_num_queries):
    with CaptureQueriesContext(connection) as een:
        werk.werk(organisator)
    for nummer in range(29):
        handelingen.maak_project(door=organisator, titel=f"Project {nummer}")
    with django_assert_num_queries(len(een)):
        werk.werk(organisator)
