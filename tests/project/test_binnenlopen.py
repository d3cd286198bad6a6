"""Who leads the workshop or takes notes can begin it and add who walks in, when the organisator is ill."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from project import handelingen
from project.documenten import deelnemerszin
from project.models import Project
from project.voortgang import stapadres
from tests.formulieren import Formulier


@pytest.fixture
def stap_1(in_workshop, notulist, als) -> Formulier:
    """The first step as the notulist has it on the screen, before anybody recorded who was there."""
    return Formulier(als(notulist), reverse("project-stap-1", args=[in_workshop.pk]), met="naam")


def test_who_walks_in_comes_in_as_present_with_only_a_name(in_workshop, stap_1):
    afwezig = in_workshop.deelnemers.first()
    aanwezig = [str(d.pk) for d in in_workshop.deelnemers.exclude(pk=afwezig.pk)]
    antwoord = stap_1.stuur(aanwezig=aanwezig, naam="Wim Inloop", binnen="1")
    assert antwoord["Location"] == f"{reverse('project-stap-1', args=[in_workshop.pk])}#binnen"
    wim = in_workshop.deelnemers.get(naam="Wim Inloop")
    assert (wim.aanwezig, wim.perspectief, wim.uitnodiging) == (True, "", "komt")
    afwezig.refresh_from_db()
    assert afwezig.aanwezig is False  # what was ticked is kept with it
    assert deelnemerszin(in_workshop).startswith("Negen deelnemers")
    assert "Wim Inloop staat erbij." in stap_1.client.get(stap_1.adres).text


def test_who_walks_in_is_kept_with_the_other_button_too(in_workshop, stap_1):
    antwoord = stap_1.stuur(naam="Wim Inloop", perspectief="inwoner")
    assert antwoord["Location"] == stapadres(in_workshop.pk, 2)
    assert in_workshop.deelnemers.get(naam="Wim Inloop").perspectief == "inwoner"
    assert in_workshop.deelnemers.erbij().count() == 10


def test_who_is_in_the_list_already_is_refused_and_nothing_is_kept_by_halves(in_workshop, stap_1):
    antwoord = stap_1.stuur(aanwezig=[], naam="deelnemer 1", perspectief="inwoner", binnen="1")
    assert antwoord.status_code == 422
    assert "Deze naam staat al in de lijst" in antwoord.text
    assert stap_1.velden()["perspectief"] == ["inwoner"]
    assert not in_workshop.deelnemers.exclude(aanwezig=None).exists()
    assert stap_1.stuur(naam="", binnen="1").status_code == 422


def test_the_step_takes_who_walks_in_when_nobody_was_on_the_list(in_workshop, gespreksleider, als):
    in_workshop.deelnemers.all().delete()
    formulier = Formulier(als(gespreksleider), reverse("project-stap-1", args=[in_workshop.pk]), met="naam")
    assert formulier.stuur(naam="Wim Inloop", binnen="1").status_code == 302
    assert in_workshop.deelnemers.get().aanwezig is True


def test_the_gespreksleider_begins_and_goes_back_and_changes_nothing_of_the_preparation(
    voorbereid, gespreksleider, als
):
    client, lijst = als(gespreksleider), reverse("project-deelnemers", args=[voorbereid.pk])
    plakken = reverse("project-plakken", args=[voorbereid.pk])
    assert plakken not in client.get(lijst).text
    for adres in (plakken, reverse("project-deelnemer-nieuw", args=[voorbereid.pk])):
        assert client.post(adres, {"naam": "Wim"}).status_code == 403
    with pytest.raises(PermissionDenied):
        handelingen.voeg_deelnemer_toe(project=voorbereid, door=gespreksleider, naam="Wim")
    handelingen.begin_workshop(project=voorbereid, door=gespreksleider)
    pagina = client.get(lijst).text
    assert plakken in pagina
    assert "Bewaar de groepen" not in pagina
    with pytest.raises(PermissionDenied):
        handelingen.stuur_uitnodigingen(project=voorbereid, door=gespreksleider)
    assert handelingen.voeg_deelnemer_toe(project=voorbereid, door=gespreksleider, naam="Wim").pk
    handelingen.terug_naar_voorbereiding(project=voorbereid, door=gespreksleider)
    assert Project.objects.get().fase == Project.Fase.VOORBEREIDING


def test_who_has_no_perspective_yet_is_named_and_spread_over_the_groups(project, organisator, lees):
    for nummer in range(9):
        handelingen.voeg_deelnemer_toe(
            project=project,
            door=organisator,
            naam=f"Mens {nummer}",
            perspectief="" if nummer < 3 else ("jurist", "inwoner")[nummer % 2],
        )
    pagina = lees(organisator, reverse("project-deelnemers", args=[project.pk]))
    assert "Van 3 deelnemers ontbreekt het perspectief." in pagina
    assert pagina.count("Perspectief ontbreekt") == 3
    handelingen.verdeel(project=project, door=organisator)
    per_groep = [sorted(d.perspectief for d in groep.deelnemers.all()) for groep in project.groepen.all()]
    assert per_groep == [["", "inwoner", "jurist"]] * 3
    assert "hetzelfde perspectief" not in lees(organisator, reverse("project-deelnemers", args=[project.pk]))
