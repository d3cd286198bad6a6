"""Earlier cases come to people where they need them: beside the casusbeschrijving, after the silent steps, in phase 1."""

from __future__ import annotations

import pytest
from django.urls import reverse

from formats.handelingen import vul_in
from moresprudentie.citator.eerder import eerdere_gevallen
from project.handelingen.project import maak_project
from project.models import Gekozenwaarde, Project
from strategie import handelingen
from strategie.gevallen import Aanleiding
from tests.moresprudentie.conftest import waarde

pytestmark = pytest.mark.django_db


@pytest.fixture
def monitor(project, in_databank):
    """The example in the databank, for the organisation."""
    return in_databank(project)


@pytest.fixture
def nieuw(kader, organisator) -> Project:
    """A project that just began, with the same technology."""
    return maak_project(door=organisator, titel="Tellen op het strand", technologie="Locatiegegevens")


def casus(project: Project) -> str:
    return reverse("project-casusbeschrijving", args=[project.pk])


def schrijf(project: Project, wie, doel: str) -> None:
    vul_in(invulling=project.casusbeschrijving, teksten={"doel": doel}, door=wie)


def test_beside_the_casus_stand_earlier_cases_once_the_goal_is_typed_with_the_reason(
    als, organisator, monitor, nieuw
):
    client = als(organisator)
    assert "Eerdere gevallen" not in client.get(casus(nieuw)).text
    schrijf(nieuw, organisator, "Weten waar bezoekers zijn.")
    hier = client.get(casus(nieuw)).text
    assert "Eerdere gevallen" in hier
    assert monitor.get_absolute_url() in hier
    assert "Ook locatiegegevens" in hier
    assert "‘bezoekers’" in hier


def test_with_nothing_alike_the_casus_says_so(als, organisator, nieuw):
    schrijf(nieuw, organisator, "Weten waar bezoekers zijn.")
    assert "nog geen verslag dat hierop lijkt" in als(organisator).get(casus(nieuw)).text


def test_earlier_cases_are_only_those_that_one_may_read(
    organisator, redacteur, medewerker, project, in_databank
):
    in_databank(project, zichtbaarheid="deelnemers")
    gezocht = Aanleiding(technologie="Locatiegegevens")
    assert eerdere_gevallen(gezocht, medewerker) == []
    assert eerdere_gevallen(gezocht, None) == []
    assert [g.titel for g in eerdere_gevallen(gezocht, redacteur)] == ["Druktemonitor"]


def test_a_project_is_no_earlier_case_of_itself_and_one_word_is_no_likeness(
    medewerker, project, monitor, nieuw_project, in_databank
):
    assert eerdere_gevallen(Aanleiding(technologie="Locatiegegevens", project=project.pk), medewerker) == []
    assert eerdere_gevallen(Aanleiding(tekst="bezoekers"), medewerker) == []
    assert eerdere_gevallen(Aanleiding(tekst="drukte van bezoekers"), medewerker)


def test_values_that_two_have_in_common_are_named(medewerker, monitor):
    gezocht = Aanleiding(waarden=[waarde("privacy").pk, waarde("transparantie").pk])
    [geval] = eerdere_gevallen(gezocht, medewerker)
    assert geval.redenen[0].startswith("Twee dezelfde waarden: ")
    assert "Privacy" in geval.redenen[0]


def test_the_sheet_of_the_workshop_waits_until_tables_have_chosen(als, organisator, monitor, nieuw):
    schrijf(nieuw, organisator, "Weten waar bezoekers zijn.")
    client, adres = als(organisator), reverse("project-blad", args=[nieuw.pk])
    assert monitor.get_absolute_url() not in client.get(adres).text
    Gekozenwaarde.objects.create(project=nieuw, waarde=waarde("privacy"), volgorde=1)
    assert monitor.get_absolute_url() in client.get(adres).text


def test_beside_the_question_on_practice_stand_cases_that_fit_what_was_written(als, cio, bestuurder, monitor):
    dossier = handelingen.maak_dossier(
        door=cio, titel="Een nieuwe strategie", aanleiding="akkoord", eigenaar=cio, bestuurder=bestuurder
    )
    fase = dossier.fasen.select_related("dossier", "invulling").get(nummer=1)
    assert "Lijken op wat je hier schrijft" not in als(cio).get(fase.get_absolute_url()).text
    vul_in(
        invulling=fase.invulling,
        teksten={"vraagstuk_problemen": "Te veel drukte van bezoekers, en telefoons die dat tellen."},
        door=cio,
    )
    hier = als(cio).get(fase.get_absolute_url()).text
    assert "Lijken op wat je hier schrijft" in hier
    assert "Gaat ook over" in hier
