"""A value that a group named beside the framework counts wherever values count, also for two projects together."""

from __future__ import annotations

import datetime

import pytest
from django.urls import reverse

from moresprudentie.cijfers import bereken
from moresprudentie.documenten import verslag_document
from moresprudentie.inhoud import lees
from moresprudentie.models import Verslag, Zoekregel
from moresprudentie.periode import Halfjaar
from moresprudentie.verwant import verwante_verslagen
from project.models import Gekozenwaarde, Groepskeuze, Project
from waardenkader.bouwstenen import noem_waarde
from waardenkader.models import Fundament

IN_PERIODE = datetime.datetime(2026, 4, 1, tzinfo=datetime.UTC)


def noem(project: Project, naam: str, *, zwaar: bool = False) -> None:
    """Let the first table of a project name a value that is not in the framework."""
    waarde = noem_waarde(project=project, naam=naam, fundament=Fundament.objects.actueel()[0])
    gekozen = Gekozenwaarde.objects.create(project=project, waarde=waarde, weegt_zwaar=zwaar, volgorde=9)
    groep = project.groepen.first()
    Groepskeuze.objects.create(gekozen=gekozen, groep=groep, reden="Boeren moeten cijfers kunnen geloven.")


@pytest.fixture
def twee(nieuw_project, in_databank, dossier) -> list[Verslag]:
    """Two verslagen of projects that each named Vertrouwen, and three others."""
    projecten = [
        nieuw_project(naam, zwaar=("privacy",), dossier=dossier) for naam in ("A", "B", "C", "D", "E")
    ]
    noem(projecten[0], "Vertrouwen", zwaar=True)
    noem(projecten[1], "vertrouwen", zwaar=True)
    return [in_databank(project, op=IN_PERIODE) for project in projecten][:2]


def test_it_stands_in_the_verslag_with_its_place_and_reason(twee, als, organisator):
    inhoud = lees(twee[0].huidige_versie.inhoud)
    (waarde,) = [w for w in inhoud["waarden"] if w["naam"] == "Vertrouwen"]
    assert (waarde["waarde"], waarde["principe"]) == ("vertrouwen", "Principe nog te bepalen")
    pagina = als(organisator).get(reverse("verslag", args=[twee[0].slug])).text
    assert "Boeren moeten cijfers kunnen geloven." in pagina


def test_the_facet_counts_what_two_projects_call_the_same_once_and_together(twee, als, organisator):
    pagina = als(organisator).get(reverse("databank"))
    (facet,) = [facet for facet in pagina.context["facetten"] if facet.naam == "waarde"]
    opties = [(o.waarde, o.aantal) for o in facet.opties if o.waarde == "vertrouwen"]
    assert opties == [("vertrouwen", 2)]
    gefilterd = als(organisator).get(reverse("databank"), {"waarde": "vertrouwen"}).text
    assert all(verslag.titel in gefilterd for verslag in twee)


def test_it_counts_in_the_terugkoppeling_as_what_weighs_heaviest(twee, dossier):
    vraag = bereken(dossier, Halfjaar(2026, 1))["vraag_1"]
    (regel,) = [w for w in vraag["waarden"] if w["naam"].lower() == "vertrouwen"]
    assert regel["zwaar"] == 2


def test_two_verslagen_that_share_it_resemble_each_other(twee, nieuw_project, in_databank):
    redenen = {v.verslag.pk: v.redenen for v in verwante_verslagen(twee[0], Zoekregel.objects.all())}
    assert twee[1].pk in redenen
    assert any("ertrouwen" in reden for reden in redenen[twee[1].pk])


def test_it_stands_in_the_document(twee):
    document = verslag_document(lees(twee[0].huidige_versie.inhoud))
    assert "Vertrouwen" in document.als_html()
