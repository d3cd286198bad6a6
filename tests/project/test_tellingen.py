"""The counts of a project in lists: right, and each in a query of its own."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext

from acties.bouwstenen import spreek_af
from acties.handelingen import maak_actie, meld_voortgang
from project.handelingen import maak_project
from project.models import Project
from project.voortgang import met_voortgang
from project.workshop.handelingen import kies_waarde
from waardenkader.models import Waarde


def test_values_and_actions_are_counted_apart_and_never_multiplied(kader, organisator):
    project = maak_project(door=organisator, titel="Druktemonitor")
    Project.objects.filter(pk=project.pk).update(fase=Project.Fase.WORKSHOP)
    for waarde in Waarde.objects.actueel()[:3]:
        kies_waarde(project=project, door=organisator, waarde=waarde, reden="Telt hier.")
    acties = [maak_actie(door=organisator, project=project, titel=f"Actie {n}") for n in range(4)]
    spreek_af(eigenaar=project, door=organisator)
    meld_voortgang(actie=acties[0], door=organisator, status="gereed")
    maak_project(door=organisator, titel="Leeg")
    with CaptureQueriesContext(connection) as vragen:
        leeg, vol = met_voortgang(Project.objects.all())
    assert (vol.aantal_waarden, vol.aantal_acties, vol.aantal_open_acties) == (3, 4, 3)
    assert (leeg.aantal_waarden, leeg.aantal_acties, leeg.aantal_open_acties) == (0, 0, 0)
    assert 'JOIN "acties_actie"' not in vragen[0]["sql"]
