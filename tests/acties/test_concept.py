"""A draft is nobody's work yet: no mail, not on the board, no reports, until it is agreed."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from acties import werk
from acties.handelingen import maak_actie, meld_voortgang, verwijder_actie, wijzig_actie
from acties.models import Actie, NogConcept
from organisatie.models import Bericht
from organisatie.rechten import Recht, mag
from project.handelingen import fase
from project.models import Project
from project.workshop.handelingen import kies_waarde
from tests.post import acties_in
from waardenkader.models import Waarde

pytestmark = pytest.mark.django_db


@pytest.fixture
def in_workshop(project, organisator) -> Project:
    """The project with its workshop going on and one value on the poster."""
    Project.objects.filter(pk=project.pk).update(fase=Project.Fase.WORKSHOP)
    kies_waarde(project=project, door=organisator, waarde=Waarde.objects.actueel()[0], reden="Want.")
    return project


@pytest.fixture
def concept(in_workshop, organisator, actiehouder, medewerker) -> Actie:
    """An action as it is entered in step 4, with a holder and somebody who follows it."""
    return maak_actie(
        door=organisator,
        project=in_workshop,
        titel="Borden ophangen",
        actiehouder=actiehouder,
        monitor=medewerker,
        termijn=date(2099, 1, 31),
    )


def mails(*, sinds: int = 0) -> list[tuple[str, str]]:
    return [(b.aan, b.onderwerp) for b in Bericht.objects.order_by("pk")[sinds:]]


def test_nobody_is_mailed_about_a_draft_and_its_holder_does_not_see_it(als, concept, actiehouder, medewerker):
    assert mails() == []
    for wie in (actiehouder, medewerker):
        assert werk.taken(wie) == []
        client = als(wie)
        assert "Borden ophangen" not in client.get("/acties/").text
        assert client.get(concept.get_absolute_url()).status_code == 404
        assert client.post(concept.get_absolute_url(), {"status": "gereed"}).status_code == 404
        assert not mag(wie, Recht.VOORTGANG_MELDEN, concept)


def test_the_team_sees_a_draft_on_its_own_pages_and_nobody_reports_on_it(als, concept, organisator):
    client = als(organisator)
    assert "Borden ophangen" not in client.get("/acties/").text
    assert "Concept" in client.get(f"/project/{concept.project_id}/acties/").text
    pagina = client.get(concept.get_absolute_url()).text
    assert "nog een concept" in pagina
    assert "Meld je voortgang" not in pagina
    antwoord = client.post(concept.get_absolute_url(), {"status": "gereed"}, follow=True)
    assert "nog een concept" in antwoord.text
    with pytest.raises(NogConcept):
        meld_voortgang(actie=concept, door=organisator, status="loopt")
    assert Actie.objects.get(pk=concept.pk).status == "open"


def test_a_participant_sees_an_action_only_once_it_is_agreed(als, concept, organisator, persoon):
    gast = persoon("gast")
    concept.project.deelnemers.create(naam="Gast", perspectief="Bewoner", gebruiker=gast)
    adres = f"/project/{concept.project_id}/acties/"
    assert "Borden ophangen" not in als(gast).get(adres).text
    assert als(gast).get(concept.get_absolute_url()).status_code == 404
    fase.rond_workshop_af(project=concept.project, door=organisator)
    assert "Borden ophangen" in als(gast).get(adres).text


def test_closing_the_workshop_mails_each_holder_once_with_all_that_is_theirs(
    als, concept, organisator, actiehouder, regievoerder
):
    tweede = maak_actie(
        door=organisator, project=concept.project, titel="Folder maken", actiehouder=actiehouder
    )
    maak_actie(door=organisator, project=concept.project, titel="Zelf doen", actiehouder=organisator)
    fase.rond_workshop_af(project=concept.project, door=organisator)
    assert mails() == [
        (actiehouder.email, "2 acties voor jou: Druktemonitor"),
        (regievoerder.email, "De acties van Druktemonitor"),
    ]
    tekst = Bericht.objects.order_by("pk")[0].tekst
    for actie in (concept, tweede):
        assert actie.titel in tekst
    assert acties_in(tekst) == [concept, tweede]
    assert "31 januari 2099" in tekst
    assert len(werk.taken(actiehouder)) == 2
    assert als(actiehouder).get(concept.get_absolute_url()).status_code == 200
    meld_voortgang(actie=concept, door=actiehouder, status="loopt")


def test_closing_again_after_a_correction_mails_only_whom_it_concerns(
    concept, organisator, actiehouder, medewerker, regievoerder
):
    tweede = maak_actie(
        door=organisator, project=concept.project, titel="Folder maken", actiehouder=actiehouder
    )
    fase.rond_workshop_af(project=concept.project, door=organisator)
    al = Bericht.objects.count()
    fase.heropen_workshop(project=concept.project, door=organisator)
    assert not Actie.objects.get(pk=concept.pk).is_concept
    nieuw = maak_actie(door=organisator, project=concept.project, titel="Nieuw", actiehouder=medewerker)
    wijzig_actie(actie=Actie.objects.get(pk=tweede.pk), door=organisator, actiehouder=medewerker)
    assert nieuw.is_concept
    assert mails(sinds=al) == []
    fase.rond_workshop_af(project=concept.project, door=organisator)
    assert mails(sinds=al) == [
        (actiehouder.email, "Niet meer jouw actie: Folder maken"),
        (medewerker.email, "2 acties voor jou: Druktemonitor"),
        (regievoerder.email, "De acties van Druktemonitor"),
    ]


def test_an_action_added_after_the_workshop_is_agreed_and_mailed_at_once(concept, organisator, medewerker):
    fase.rond_workshop_af(project=concept.project, door=organisator)
    al = Bericht.objects.count()
    later = maak_actie(door=organisator, project=concept.project, titel="Later", actiehouder=medewerker)
    assert not later.is_concept
    assert mails(sinds=al) == [(medewerker.email, "Actie voor jou: Later")]


def test_a_project_that_stops_after_its_workshop_agrees_to_its_actions(concept, organisator, actiehouder):
    fase.leg_uitkomst_vast(
        project=concept.project, door=organisator, uitkomst="niet_door", uitkomst_reden="Te duur."
    )
    assert not Actie.objects.get(pk=concept.pk).is_concept
    assert [aan for aan, _ in mails()] == [actiehouder.email]


def test_an_action_that_was_removed_meanwhile_is_not_made_again(concept, organisator):
    zelfde = Actie.objects.get(pk=concept.pk)
    verwijder_actie(actie=concept, door=organisator)
    for doe in (
        lambda: wijzig_actie(actie=zelfde, door=organisator, titel="Terug"),
        lambda: meld_voortgang(actie=zelfde, door=organisator, status="loopt"),
        lambda: verwijder_actie(actie=zelfde, door=organisator),
    ):
        with pytest.raises(ValidationError, match="intussen verwijderd"):
            doe()
    assert not Actie.objects.exists()
