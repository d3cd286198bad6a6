"""The periodic word to the participants on how the actions stand (bron: 000, 3.4 stap 3)."""

from __future__ import annotations

from datetime import date

import pytest

from acties.handelingen import maak_actie
from organisatie import meldingen
from organisatie.handelingen import kies_mail
from organisatie.models import Auditregel, Bericht, Melding
from organisatie.overgang import OngeldigeOvergang
from project.handelingen import maak_project, stuur_overzicht, voeg_deelnemer_toe
from project.models import Project
from tests.acties.test_jaar import op
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


@pytest.fixture
def afgerond(gehouden) -> Project:
    """The project, with a workshop that ended on 1 September 2026."""
    gehouden.workshop.afgerond_op = "2026-09-01T10:00Z"
    gehouden.workshop.save()
    return Project.objects.get(pk=gehouden.pk)


def gevraagd_op(*dagen: date) -> list[date]:
    """Give on which of these days it was asked to send an overview."""
    gevonden = []
    for dag in dagen:
        voor = Melding.objects.filter(soort="overzicht").count()
        with op(dag):
            meldingen.ronde(dag)
        if Melding.objects.filter(soort="overzicht").count() > voor:
            gevonden.append(dag)
    return gevonden


def test_after_three_months_of_silence_the_regievoerder_is_asked_once_to_send_an_overview(
    afgerond, regievoerder
):
    eerste, tweede = date(2026, 12, 1), date(2027, 3, 1)
    assert gevraagd_op(date(2026, 11, 30), eerste, date(2026, 12, 2), date(2027, 2, 26)) == [eerste]
    [bericht] = Bericht.objects.filter(meldingen__soort="overzicht")
    assert bericht.aan == regievoerder.email
    assert f"Stuur de deelnemers een overzicht: {afgerond}" in bericht.tekst
    assert "hoorden drie maanden niets" in bericht.tekst
    assert f"/project/{afgerond.pk}/acties/overzicht/" in bericht.tekst
    assert gevraagd_op(tweede, date(2027, 3, 2)) == [tweede]


def test_an_overview_takes_the_question_back_and_begins_the_three_months_anew(afgerond, regievoerder):
    kies_mail(gebruiker=regievoerder, ritme="wekelijks", niet=[])
    assert gevraagd_op(date(2026, 12, 1)) == [date(2026, 12, 1)]
    with op(date(2026, 12, 2)):
        stuur_overzicht(project=afgerond, door=regievoerder)
        assert not Melding.objects.wachtend().filter(soort="overzicht").exists()
    assert gevraagd_op(date(2026, 12, 7), date(2027, 3, 1), date(2027, 3, 2)) == [date(2027, 3, 2)]


@pytest.mark.parametrize("wat", ["geen acties", "niemand met een adres", "gestopt"])
def test_where_there_is_nothing_to_tell_or_nobody_to_tell_it_to_nothing_is_asked(afgerond, wat):
    if wat == "geen acties":
        afgerond.acties.update(status="gereed")
    elif wat == "niemand met een adres":
        afgerond.deelnemers.update(email="")
    else:
        Project.objects.filter(pk=afgerond.pk).update(
            fase="gestopt", uitkomst="niet_door", uitkomst_reden="Te duur."
        )
    assert gevraagd_op(date(2026, 12, 1)) == []


def test_without_a_regievoerder_the_organisator_is_asked(afgerond, organisator):
    Project.objects.filter(pk=afgerond.pk).update(regievoerder=None)
    assert gevraagd_op(date(2026, 12, 1)) == [date(2026, 12, 1)]
    assert Melding.objects.get(soort="overzicht").gebruiker == organisator


def test_as_long_as_the_account_of_the_regievoerder_has_ended_the_organisator_is_asked(
    afgerond, regievoerder, organisator
):
    regievoerder.is_active = False
    regievoerder.save()
    assert gevraagd_op(date(2026, 12, 1)) == [date(2026, 12, 1)]
    [bericht] = Bericht.objects.filter(meldingen__soort="overzicht")
    assert bericht.aan == organisator.email
