"""Participants, groups and invitations."""

from __future__ import annotations

from collections import Counter
from unittest import mock

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from organisatie.overgang import OngeldigeOvergang
from project import handelingen
from project.models import Deelnemer, Groepfundament
from project.models.mensen import nieuw_kenmerk
from project.workshop.handelingen import kies_waarde, reflecteer_op_accenten
from tests.formulieren import Formulier
from tests.project.conftest import morgen, waarde
from waardenkader.models import Fundament


def test_a_participant_with_the_address_of_an_account_is_linked_to_it(project, deelnemers, deelnemer):
    assert deelnemers[-1].gebruiker == deelnemer
    assert deelnemers[0].gebruiker is None


def test_the_same_address_is_a_participant_once(project, deelnemers, organisator):
    with pytest.raises(ValidationError, match="al een deelnemer met dit e-mailadres"):
        handelingen.voeg_deelnemer_toe(
            project=project,
            door=organisator,
            naam="Nog eens",
            email=deelnemers[0].email,
            perspectief="inwoner",
        )


def test_a_suggestion_makes_equal_groups_with_mixed_perspectives(project, deelnemers, organisator):
    assert handelingen.verdeel(project=project, door=organisator) == 9
    for groep in project.groepen.all():
        perspectieven = Counter(d.perspectief for d in groep.deelnemers.all())
        assert groep.deelnemers.count() == 3
        assert max(perspectieven.values()) == 1


def test_a_suggestion_leaves_who_was_placed_by_hand(project, deelnemers, organisator):
    laatste = project.groepen.last()
    handelingen.deel_in(project=project, door=organisator, indeling={deelnemers[0]: laatste})
    assert handelingen.verdeel(project=project, door=organisator) == 8
    deelnemers[0].refresh_from_db()
    assert deelnemers[0].groep == laatste


def test_who_cannot_come_gets_no_group(project, deelnemers, organisator):
    wie = deelnemers[0]
    handelingen.antwoord_op_uitnodiging(deelnemer=wie, kenmerk=wie.kenmerk, antwoord="komt_niet")
    handelingen.verdeel(project=project, door=organisator, iedereen=True)
    deelnemers[0].refresh_from_db()
    assert deelnemers[0].groep is None


def test_a_group_may_take_two_fundamenten_and_each_fundament_has_one_group(project, deelnemers, organisator):
    democratie, rechtsstaat, bestuurskracht = Fundament.objects.actueel()
    handelingen.verdeel(project=project, door=organisator)
    groepen = handelingen.verdeel_fundamenten(
        project=project, door=organisator, tafels={democratie: 1, rechtsstaat: 1, bestuurskracht: 2}
    )
    assert [g.naam for g in groepen] == ["Democratie en Rechtsstaat", "Bestuurskracht"]
    assert project.groepsfundamenten.count() == 3
    assert project.deelnemers.filter(groep=None).count() == 3
    with pytest.raises(IntegrityError), transaction.atomic():
        Groepfundament.objects.create(project=project, groep=groepen[1], fundament=democratie)


def test_tables_can_be_swapped(project, organisator):
    democratie, rechtsstaat, bestuurskracht = Fundament.objects.actueel()
    groepen = handelingen.verdeel_fundamenten(
        project=project, door=organisator, tafels={democratie: 2, rechtsstaat: 1, bestuurskracht: 3}
    )
    assert [g.naam for g in groepen] == ["Rechtsstaat", "Democratie", "Bestuurskracht"]


def test_values_follow_their_fundament_to_another_table(in_workshop, organisator):
    gekozen = kies_waarde(project=in_workshop, door=organisator, waarde=waarde("Privacy"), reden="Want.")
    democratie, rechtsstaat, bestuurskracht = Fundament.objects.actueel()
    groepen = handelingen.verdeel_fundamenten(
        project=in_workshop, door=organisator, tafels={democratie: 1, rechtsstaat: 1, bestuurskracht: 3}
    )
    assert [keuze.groep for keuze in gekozen.groepskeuzes.all()] == [groepen[0]]


def test_what_two_tables_wrote_about_a_value_stays_when_they_become_one(in_workshop, organisator):
    groepen = list(in_workshop.groepen.all())
    for groep in groepen[:2]:
        kies_waarde(
            project=in_workshop,
            door=organisator,
            waarde=waarde("Privacy"),
            reden=f"Van {groep}.",
            groep=groep,
        )
    democratie, rechtsstaat, bestuurskracht = Fundament.objects.actueel()
    tafels = {democratie: 1, rechtsstaat: 1, bestuurskracht: 3}
    handelingen.verdeel_fundamenten(project=in_workshop, door=organisator, tafels=tafels)
    keuze = in_workshop.gekozen_waarden.get().groepskeuzes.get()
    assert keuze.reden == "Van Democratie.\n\nVan Rechtsstaat."


def test_a_table_with_results_does_not_disappear(in_workshop, organisator):
    democratie, rechtsstaat, bestuurskracht = Fundament.objects.actueel()
    reflecteer_op_accenten(
        project=in_workshop,
        door=organisator,
        groep=in_workshop.groepen.get(naam="Rechtsstaat"),
        reflecties={waarde("Privacy"): (True, "Om de meting.")},
    )
    with pytest.raises(OngeldigeOvergang, match="al resultaten"):
        handelingen.verdeel_fundamenten(
            project=in_workshop, door=organisator, tafels={democratie: 1, rechtsstaat: 1, bestuurskracht: 3}
        )
    assert in_workshop.groepen.count() == 3


def test_invitations_wait_for_date_and_case(project, deelnemers, organisator):
    with pytest.raises(OngeldigeOvergang, match="datum"):
        handelingen.stuur_uitnodigingen(project=project, door=organisator)
    handelingen.plan_workshop(project=project, door=organisator, begin=morgen())
    with pytest.raises(OngeldigeOvergang, match="casusbeschrijving"):
        handelingen.stuur_uitnodigingen(project=project, door=organisator)


def test_everybody_with_an_address_is_invited_once_with_a_link_of_their_own(
    voorbereid, organisator, django_capture_on_commit_callbacks
):
    handelingen.voeg_deelnemer_toe(project=voorbereid, door=organisator, naam="Zonder", perspectief="inwoner")
    nieuw = handelingen.voeg_deelnemer_toe(
        project=voorbereid,
        door=organisator,
        naam="Anna",
        email="anna@voorbeeld.example",
        perspectief="inwoner",
    )
    with django_capture_on_commit_callbacks(execute=True):
        assert handelingen.stuur_uitnodigingen(project=voorbereid, door=organisator) == 1
    assert handelingen.stuur_uitnodigingen(project=voorbereid, door=organisator) == 0
    [aan_anna] = [m for m in mail.outbox if m.to == ["anna@voorbeeld.example"]]
    assert f"/uitnodiging/{nieuw.kenmerk}/" in aan_anna.body
    assert "Zaal 3.14" in aan_anna.body
    nieuw.refresh_from_db()
    assert nieuw.uitnodiging == Deelnemer.Uitnodiging.VERSTUURD


def test_an_invitation_is_answered_with_the_link_that_the_participant_has_now(voorbereid):
    wie = voorbereid.deelnemers.first()
    oude_link = wie.kenmerk
    Deelnemer.objects.filter(pk=wie.pk).update(kenmerk=nieuw_kenmerk())
    with pytest.raises(PermissionDenied):
        handelingen.antwoord_op_uitnodiging(deelnemer=wie, kenmerk=oude_link, antwoord="komt")
    assert Deelnemer.objects.get(pk=wie.pk).uitnodiging == Deelnemer.Uitnodiging.VERSTUURD


def test_an_invitation_cannot_be_answered_after_the_workshop(na_workshop):
    wie = na_workshop.deelnemers.first()
    with pytest.raises(OngeldigeOvergang, match="al geweest"):
        handelingen.antwoord_op_uitnodiging(deelnemer=wie, kenmerk=wie.kenmerk, antwoord="komt")


@pytest.mark.parametrize(
    ("naam", "email", "melding"),
    [
        ("deelnemer 0", "ander@voorbeeld.example", "Deze naam staat al"),
        ("Iemand anders", "DEELNEMER0@voorbeeld.example", "al een deelnemer met dit"),
    ],
)
def test_a_participant_is_not_entered_twice_however_it_is_typed(
    project, deelnemers, organisator, naam, email, melding
):
    with pytest.raises(ValidationError, match=melding):
        handelingen.voeg_deelnemer_toe(
            project=project, door=organisator, naam=naam, email=email, perspectief="inwoner"
        )


def test_who_has_no_address_is_not_taken_for_an_account_without_one(project, organisator, persoon):
    zonder = persoon("zonder-adres")
    zonder.email = ""
    zonder.save()
    deelnemer = handelingen.voeg_deelnemer_toe(
        project=project, door=organisator, naam="Greet", perspectief="oudere"
    )
    assert deelnemer.gebruiker is None


def test_the_chosen_account_stays_whoever_the_address_belongs_to(project, organisator, persoon, medewerker):
    gekozen = persoon("gekozen")
    deelnemer = handelingen.voeg_deelnemer_toe(
        project=project,
        door=organisator,
        naam="Greet",
        perspectief="oudere",
        gebruiker=gekozen,
        email=medewerker.email,
    )
    assert (deelnemer.gebruiker, deelnemer.email) == (gekozen, medewerker.email)


def test_an_account_brings_its_address(project, organisator, medewerker):
    deelnemer = handelingen.voeg_deelnemer_toe(
        project=project, door=organisator, naam="Greet", perspectief="oudere", gebruiker=medewerker
    )
    assert deelnemer.email == medewerker.email


def test_a_group_that_was_taken_away_meanwhile_is_refused_in_words(als, project, organisator, deelnemers):
    eerste = deelnemers[0]
    formulier = Formulier(
        als(organisator), reverse("project-deelnemers", args=[project.pk]), met=f"groep_{eerste.pk}"
    )
    groepen = list(project.groepen.order_by("pk"))
    echt = handelingen.groepen.eis_lopend

    def wacht(*args):  # while this one waits for the project, another takes the group away
        groepen[2].delete()
        return echt(*args)

    with mock.patch.object(handelingen.groepen, "eis_lopend", wacht):
        antwoord = formulier.stuur(**{f"groep_{eerste.pk}": groepen[2].pk})
    assert antwoord.status_code == 422
    assert "De tafels zijn intussen veranderd" in antwoord.text


def test_a_fundament_without_a_table_gets_one_without_a_clash(als, project, organisator):
    fundament = project.groepsfundamenten.order_by("pk")[2].fundament
    project.groepsfundamenten.filter(fundament=fundament).delete()
    veld = f"tafel_{fundament.pk}"
    formulier = Formulier(als(organisator), reverse("project-tafels", args=[project.pk]), met=veld)
    assert formulier.velden()[veld] == [""]
    assert formulier.stuur().status_code == 422
    assert formulier.stuur(**{veld: "2"}).status_code == 302
    assert project.groepsfundamenten.get(fundament=fundament).groep.volgorde == 2
