"""The periodic word to the participants on how the actions stand (bron: 000, 3.4 stap 3)."""

from __future__ import annotations

import pytest

from acties.handelingen import maak_actie
from organisatie.models import Auditregel, Bericht
from organisatie.overgang import OngeldigeOvergang
from project.handelingen import maak_project, stuur_overzicht, voeg_deelnemer_toe
from project.models import Project
from tests.formulieren import Formulier


@pytest.fixture
def gehouden(kader, organisator, regievoerder) -> Project:
    """A project after its workshop, with one action and two participants, one without an address."""
    project = maak_project(door=organisator, titel="Druktemonitor", regievoerder=regievoerder)
    voeg_deelnemer_toe(
        project=project,
        door=organisator,
        naam="Sanne",
        email="sanne@voorbeeld.example",
        perspectief="Bezoeker",
    )
    voeg_deelnemer_toe(project=project, door=organisator, naam="Greet", perspectief="Oudere")
    Project.objects.filter(pk=project.pk).update(fase=Project.Fase.IMPLEMENTATIE)
    maak_actie(door=organisator, project=project, titel="Borden ophangen", actiehouder_naam="Terreinbeheer")
    return Project.objects.get(pk=project.pk)


def test_every_participant_with_an_address_reads_how_the_actions_stand(gehouden, regievoerder):
    assert stuur_overzicht(project=gehouden, door=regievoerder) == 1
    bericht = Bericht.objects.get()
    assert bericht.aan == "sanne@voorbeeld.example"
    assert "Borden ophangen" in bericht.tekst
    assert "Nog niet begonnen, door Terreinbeheer" in bericht.tekst
    assert Auditregel.objects.get(wat="overzicht van acties verstuurd").door == regievoerder


def test_without_actions_there_is_nothing_to_tell(gehouden, regievoerder):
    gehouden.acties.all().delete()
    with pytest.raises(OngeldigeOvergang, match="nog geen acties"):
        stuur_overzicht(project=gehouden, door=regievoerder)
    assert not Bericht.objects.exists()


def test_before_the_end_of_the_workshop_nothing_is_sent(gehouden, regievoerder):
    Project.objects.filter(pk=gehouden.pk).update(fase=Project.Fase.WORKSHOP)
    with pytest.raises(OngeldigeOvergang, match="workshop is afgerond"):
        stuur_overzicht(project=gehouden, door=regievoerder)
    assert not Bericht.objects.exists()


def test_the_regievoerder_is_asked_first_and_then_it_goes(als, gehouden, regievoerder):
    client, adres = als(regievoerder), f"/project/{gehouden.pk}/acties/overzicht/"
    assert adres in client.get(f"/project/{gehouden.pk}/acties/").text
    formulier = Formulier(client, adres)
    pagina = client.get(adres).text
    assert "sanne@voorbeeld.example" in pagina
    assert "Nog niet begonnen, door Terreinbeheer" in pagina
    assert not Bericht.objects.exists()
    assert formulier.stuur(aan=[]).status_code == 422
    assert not Bericht.objects.exists()
    sanne = str(gehouden.deelnemers.get(naam="Sanne").pk)
    formulier.stuur(aan=[sanne])
    assert "Het overzicht gaat nu naar 1 deelnemer" in client.get(adres).text
    assert Bericht.objects.count() == 1
    formulier.stuur(aan=[sanne])
    assert Bericht.objects.count() == 1  # pressed twice


def test_who_was_not_there_is_not_thanked_for_taking_part_and_not_mailed_unasked(gehouden, regievoerder, als):
    sanne = gehouden.deelnemers.get(naam="Sanne")
    gehouden.deelnemers.exclude(pk=sanne.pk).update(aanwezig=True)
    gehouden.deelnemers.filter(pk=sanne.pk).update(aanwezig=False)
    formulier = Formulier(als(regievoerder), f"/project/{gehouden.pk}/acties/overzicht/")
    assert "aan" not in formulier.velden()
    formulier.stuur(aan=[str(sanne.pk)])
    tekst = Bericht.objects.get().tekst
    assert "Je was uitgenodigd voor de workshop" in tekst
    assert "deed mee" not in tekst
