"""Values that groups named beside the framework: the CIO office takes them up, or leaves them with their project."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from project.handelingen import maak_project
from project.models import Project
from project.workshop.handelingen import kies_waarde, noem_andere_waarde
from tests.formulieren import Formulier
from waardenkader.handelingen import laat_bij_project, neem_op_in_kader
from waardenkader.models import Principe, Waarde

pytestmark = pytest.mark.django_db


@pytest.fixture
def lees(als):
    """Give the page at an address, as somebody reads it."""
    return lambda wie, adres: als(wie).get(adres).text


@pytest.fixture
def vertrouwen(kader, organisator) -> Waarde:
    """The value Vertrouwen, as a group named it in a workshop."""
    project = maak_project(door=organisator, titel="Bruggen")
    Project.objects.filter(pk=project.pk).update(fase="workshop")
    project.refresh_from_db()
    groep = project.groepen.first()
    return noem_andere_waarde(project=project, door=organisator, naam="Vertrouwen", groep=groep).waarde


def test_the_cio_office_sees_what_waits_and_takes_it_up(vertrouwen, cio, als, lees):
    assert "Bekijk de waarden uit workshops" in lees(cio, reverse("mijn-werk"))
    pagina = lees(cio, reverse("waarden-van-projecten"))
    assert "Vertrouwen" in pagina
    assert "Principe nog te bepalen" in pagina
    principe = Principe.objects.actueel().get(naam="Bestuurskwaliteit")
    form = Formulier(als(cio), reverse("waarde-opnemen", args=[vertrouwen.pk]), met="definitie")
    antwoord = form.stuur(principe="", definitie="")
    assert antwoord.status_code == 422
    form.stuur(principe=principe.pk, definitie="Mensen kunnen op de overheid bouwen.")
    vertrouwen.refresh_from_db()
    assert (vertrouwen.project, vertrouwen.principe, vertrouwen.slug) == (None, principe, "vertrouwen")
    assert vertrouwen in Waarde.objects.actueel()
    assert "Bekijk de waarden uit workshops" not in lees(cio, reverse("mijn-werk"))


def test_what_is_left_with_its_project_waits_no_longer_and_can_be_taken_up_later(vertrouwen, cio, als, lees):
    als(cio).post(reverse("waarde-laten", args=[vertrouwen.pk]))
    assert "Bekijk de waarden uit workshops" not in lees(cio, reverse("mijn-werk"))
    pagina = lees(cio, reverse("waarden-van-projecten"))
    assert "Bij het project gelaten" in pagina
    assert reverse("waarde-opnemen", args=[vertrouwen.pk]) in pagina
    assert vertrouwen.gekozen_in.count() == 1


def test_nobody_else_sees_or_decides(vertrouwen, organisator, als):
    assert als(organisator).get(reverse("waarden-van-projecten")).status_code == 403
    with pytest.raises(PermissionDenied):
        laat_bij_project(waarde=vertrouwen, door=organisator)


def test_a_value_that_was_taken_up_cannot_be_taken_up_again(vertrouwen, cio):
    velden = {"principe": vertrouwen.principe, "naam": "Vertrouwen", "definitie": "Dat.", "door": cio}
    neem_op_in_kader(waarde=vertrouwen, **velden)
    with pytest.raises(Exception, match="staat al in het waardenkader"):
        neem_op_in_kader(waarde=vertrouwen, **velden)


def test_the_framework_itself_does_not_show_values_of_projects(vertrouwen, cio, lees):
    assert "Vertrouwen" not in lees(cio, reverse("waardenkader")).partition("<main")[2]
    assert vertrouwen not in Waarde.objects.te_bekijken()


def test_another_project_can_choose_it_once_it_is_in_the_framework(vertrouwen, cio, organisator):
    ander = maak_project(door=organisator, titel="Sluizen")
    Project.objects.filter(pk=ander.pk).update(fase="workshop")
    ander.refresh_from_db()
    with pytest.raises(Exception, match="ander project"):
        kies_waarde(project=ander, door=organisator, waarde=vertrouwen)
    neem_op_in_kader(
        waarde=vertrouwen, principe=vertrouwen.principe, naam="Vertrouwen", definitie="Dat.", door=cio
    )
    vertrouwen.refresh_from_db()
    assert kies_waarde(project=ander, door=organisator, waarde=vertrouwen).waarde == vertrouwen
