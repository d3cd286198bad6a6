"""One press begins the workshop, and what is planned is said in words that are so."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from project import handelingen, voortgang, werk
from project.models import Deelnemer, Project
from tests.project.conftest import morgen, vul_verplicht

FORMULIER = re.compile(
    r'<form method="post" action="([^"]+)">(?:(?!</form>).)*Begin met de workshop', re.DOTALL
)


def druk(client: Client, pagina: str) -> str:
    """Press the button on a page as a browser without JavaScript does; gives the page after it."""
    treffers = FORMULIER.findall(client.get(pagina).text)
    assert len(treffers) == 1, treffers
    return client.post(treffers[0], follow=True).text


@pytest.mark.parametrize("pagina", ["project", "project-workshop"])
def test_one_press_begins_the_workshop(voorbereid, organisator, als, pagina):
    client = als(organisator)
    na = druk(client, reverse(pagina, args=[voorbereid.pk]))
    assert Project.objects.get(pk=voorbereid.pk).fase == Project.Fase.WORKSHOP
    assert "De workshop is begonnen" in na
    assert "Ga verder bij stap 1" in na


def test_the_button_is_there_before_it_is_the_next_thing_to_do_too(project, organisator, als):
    vul_verplicht(project.casusbeschrijving, organisator)
    handelingen.plan_workshop(project=project, door=organisator, begin=morgen())
    druk(als(organisator), reverse("project", args=[project.pk]))
    assert Project.objects.get(pk=project.pk).fase == Project.Fase.WORKSHOP


def test_who_may_not_begin_sees_no_button(voorbereid, regievoerder, als):
    for pagina in ("project", "project-workshop"):
        html = als(regievoerder).get(reverse(pagina, args=[voorbereid.pk])).text
        assert not FORMULIER.search(html)


def test_the_old_page_that_asked_first_leads_to_the_button(voorbereid, organisator, als):
    antwoord = als(organisator).get(reverse("project-zet", args=[voorbereid.pk, "begin-workshop"]))
    assert antwoord["Location"] == reverse("project", args=[voorbereid.pk])
    assert Project.objects.get(pk=voorbereid.pk).fase == Project.Fase.VOORBEREIDING


def test_nobody_is_asked_to_invite_who_has_no_address(voorbereid, organisator, als, lees):
    greet = handelingen.voeg_deelnemer_toe(
        project=voorbereid, door=organisator, naam="Greet", perspectief="oudere"
    )
    handelingen.wijzig_deelnemer(deelnemer=greet, door=organisator, groep=voorbereid.groepen.first())
    assert "Nodig de deelnemers uit" not in [taak.titel for taak in werk.werk(organisator).taken]
    deel = voortgang.fasen(voortgang.met_voortgang(Project.objects.all()).get())[0].onderdelen[4]
    assert deel.meta == "10 deelnemers, 1 zonder e-mailadres: nodig zelf uit"
    pagina = lees(organisator, reverse("project-uitnodigen", args=[voorbereid.pk]))
    assert "Zonder e-mailadres: Greet." in pagina
    assert reverse("project-papier", args=[voorbereid.pk]) in pagina
    handelingen.wijzig_deelnemer(deelnemer=greet, door=organisator, uitnodiging=Deelnemer.Uitnodiging.KOMT)
    deel = voortgang.fasen(voortgang.met_voortgang(Project.objects.all()).get())[0].onderdelen[4]
    assert (deel.staat, deel.meta) == ("klaar", "10 deelnemers")


def plan(client: Client, project: Project, dag: str) -> str:
    adres = reverse("project-plan", args=[project.pk])
    return client.post(adres, {"begin": dag, "locatie": "Zaal 3"}, follow=True).text


def test_a_workshop_in_the_past_can_be_planned_but_not_without_a_word(project, organisator, als):
    client, gisteren = als(organisator), timezone.localdate() - timedelta(days=1)
    assert "Deze datum is al geweest" in plan(client, project, f"{gisteren}T13:00")
    project.workshop.refresh_from_db()
    assert timezone.localtime(project.workshop.begin).date() == gisteren
    assert "Deze datum is al geweest" not in plan(client, project, f"{gisteren}T13:00")
    assert "Deze datum is al geweest" not in plan(client, project, f"{gisteren + timedelta(days=9)}T13:00")


def test_a_follow_up_before_the_workshop_is_a_word_beside_the_field(project, organisator, als):
    client = als(organisator)
    antwoord = client.post(
        reverse("project-follow-up-plannen", args=[project.pk]), {"opvolggesprek_op": "2099-01-05T10:00"}
    )
    assert "Kies eerst een datum voor de workshop" in antwoord.context["form"].errors["opvolggesprek_op"][0]
    assert "2099-01-05" in antwoord.text
