"""The data migration that says of the actions of before which were agreed, and who had mail about them."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps
from django.utils import timezone

from acties.models import Actie, Voortgang
from project.models import Project
from strategie.models import Dossier, Fasebesluit

migratie = import_module("acties.migrations.0003_bestaande_acties")


@pytest.fixture
def zoals_toen(actiehouder):
    """Make an action as it was stored before: without the moment of agreeing and without who was told."""

    def _maak(titel: str, **velden) -> Actie:
        return Actie.objects.create(titel=titel, actiehouder=actiehouder, **velden)

    return _maak


def migreer(actie: Actie) -> Actie:
    """Run the migration and give the action as it is then."""
    migratie.spreek_bestaande_af(apps, None)
    actie.refresh_from_db()
    return actie


def test_an_action_of_a_workshop_that_is_over_was_agreed_when_it_was_made(zoals_toen, project, actiehouder):
    actie = zoals_toen("Borden ophangen", project=project)
    Project.objects.filter(pk=project.pk).update(fase="implementatie")
    actie = migreer(actie)
    assert actie.afgesproken_op == actie.gemaakt_op
    assert actie.gemeld_aan == actiehouder


@pytest.mark.parametrize("fase", ["voorbereiding", "workshop", "gestopt"])
def test_an_action_of_a_workshop_that_was_never_closed_stays_a_proposal_of_which_the_holder_knows(
    zoals_toen, project, actiehouder, fase
):
    actie = zoals_toen("Borden ophangen", project=project)
    uitkomst = {"uitkomst": "niet_door", "uitkomst_reden": "Te duur."} if fase == "gestopt" else {}
    Project.objects.filter(pk=project.pk).update(fase=fase, **uitkomst)
    actie = migreer(actie)
    assert actie.afgesproken_op is None
    assert actie.gemeld_aan == actiehouder


def test_an_action_that_was_reported_on_was_agreed(zoals_toen, project, actiehouder):
    actie = zoals_toen("Borden ophangen", project=project)
    Voortgang.objects.create(actie=actie, status="loopt", tekst="Begonnen", door=actiehouder)
    assert migreer(actie).afgesproken_op is not None


def test_a_measure_was_agreed_when_its_plan_was_geaccordeerd_after_it_was_made(zoals_toen, dossier, cio):
    fase, eerder = dossier.fasen.get(nummer=3), timezone.now()
    actie = zoals_toen("Register bijhouden", dossier=dossier)
    Fasebesluit.objects.create(fase=fase, stap="vastgesteld", door=cio, op=eerder)
    assert migreer(actie).afgesproken_op is None
    Fasebesluit.objects.create(fase=fase, stap="vastgesteld", door=cio, op=timezone.now())
    assert migreer(actie).afgesproken_op == actie.gemaakt_op


def test_a_copy_in_a_next_version_belongs_to_the_measure_of_before_and_its_holder_was_not_told(
    zoals_toen, dossier, cio
):
    oud = zoals_toen("Register bijhouden", dossier=dossier)
    nieuw = Dossier.objects.create(
        titel="Versie 2",
        aanleiding="akkoord",
        eigenaar=cio,
        bestuurder=dossier.bestuurder,
        contactpersoon=cio,
        gemaakt_door=cio,
        vorige=dossier,
    )
    kopie, eigen = (zoals_toen(titel, dossier=nieuw) for titel in ("Register bijhouden", "Iets nieuws"))
    kopie = migreer(kopie)
    assert kopie.vorige == oud
    assert kopie.gemeld_aan is None
    eigen.refresh_from_db()
    assert eigen.vorige is None
    assert eigen.gemeld_aan is not None
