"""What happens to actions: made, handed over, reported on."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from acties.bouwstenen import spreek_af
from acties.handelingen import maak_actie, meld_voortgang, verwijder_actie, wijzig_actie
from acties.models import Actie, ActieStaatVast, Status
from organisatie.models import Auditregel, Bericht
from organisatie.overgang import OngeldigeOvergang
from project.models import Project
from tests.post import acties_in


def test_the_holder_of_a_new_action_gets_a_mail_with_the_address(actie, actiehouder):
    bericht = Bericht.objects.get(aan=actiehouder.email)
    assert "Borden ophangen" in bericht.onderwerp
    assert acties_in(bericht.tekst) == [actie]


def test_who_takes_an_action_himself_gets_no_mail(project, organisator):
    Project.objects.filter(pk=project.pk).update(fase=Project.Fase.IMPLEMENTATIE)
    maak_actie(door=organisator, project=project, titel="Zelf doen", actiehouder=organisator)
    assert not Bericht.objects.exists()


def test_at_a_hand_over_the_new_holder_and_the_former_one_are_told(
    actie, organisator, actiehouder, medewerker
):
    Bericht.objects.all().delete()
    wijzig_actie(actie=actie, door=organisator, actiehouder=medewerker)
    gemaild = {b.aan: b.onderwerp for b in Bericht.objects.all()}
    assert gemaild == {
        medewerker.email: "Actie voor jou: Borden ophangen",
        actiehouder.email: "Niet meer jouw actie: Borden ophangen",
    }


def test_who_gives_an_action_away_is_not_told_of_it(actie, organisator, actiehouder, medewerker):
    wijzig_actie(actie=actie, door=organisator, actiehouder=organisator)
    Bericht.objects.all().delete()
    wijzig_actie(actie=Actie.objects.get(pk=actie.pk), door=organisator, actiehouder=medewerker)
    assert [b.aan for b in Bericht.objects.all()] == [medewerker.email]


def test_an_action_is_dropped_with_a_reason_only(actie, actiehouder):
    with pytest.raises(ValidationError, match="waarom"):
        meld_voortgang(actie=actie, door=actiehouder, status="vervallen")
    meld_voortgang(actie=actie, door=actiehouder, status="vervallen", tekst="De borden staan er al.")
    assert actie.voortgang.get().status == Status.VERVALLEN


def test_an_action_belongs_to_a_project_or_a_dossier_and_not_to_both(project, dossier, cio):
    with pytest.raises(ValidationError):
        maak_actie(door=cio, project=project, dossier=dossier, titel="Van twee")
    with pytest.raises(ValidationError):
        maak_actie(door=cio, titel="Van niemand")


def test_a_report_moves_the_action_and_stays_readable(actie, actiehouder):
    meld_voortgang(actie=actie, door=actiehouder, status="knelt", tekst="Traag", knelpunt="Geen palen")
    actie.refresh_from_db()
    assert actie.status == Status.KNELT
    assert actie.voortgang.get().knelpunt == "Geen palen"


def test_a_finished_action_cannot_be_dropped_but_can_be_taken_up_again(actie, actiehouder):
    meld_voortgang(actie=actie, door=actiehouder, status="gereed")
    with pytest.raises(OngeldigeOvergang, match="gereed"):
        meld_voortgang(actie=actie, door=actiehouder, status="vervallen", tekst="Niet nodig.")
    meld_voortgang(actie=actie, door=actiehouder, status="loopt")
    actie.refresh_from_db()
    assert actie.status == Status.LOOPT


def test_every_write_leaves_a_line_with_who_did_it(actie, actiehouder, organisator):
    meld_voortgang(actie=actie, door=actiehouder, status="loopt")
    wijzig_actie(actie=actie, door=organisator, titel="Borden plaatsen")
    verwijder_actie(actie=actie, door=organisator)
    regels = Auditregel.objects.filter(soort="acties.actie").order_by("pk")
    assert [(r.wat, r.door) for r in regels] == [
        ("actie gemaakt", organisator),
        ("actie afgesproken", organisator),
        ("voortgang gemeld", actiehouder),
        ("actie gewijzigd", organisator),
        ("actie verwijderd", organisator),
    ]
    assert not Actie.objects.exists()


def test_a_measure_cannot_change_once_the_plan_is_at_the_bestuurder(dossier, cio):
    maatregel = maak_actie(door=cio, dossier=dossier, titel="Register")
    spreek_af(eigenaar=dossier, door=cio)
    dossier.fasen.filter(nummer=3).update(status="voorgelegd")
    maatregel = Actie.objects.get(pk=maatregel.pk)
    with pytest.raises(ActieStaatVast):
        wijzig_actie(actie=maatregel, door=cio, titel="Anders")
    with pytest.raises(ActieStaatVast):
        verwijder_actie(actie=maatregel, door=cio)
    meld_voortgang(actie=maatregel, door=cio, status="loopt", tekst="Gaat goed")
    assert Actie.objects.get(pk=maatregel.pk).titel == "Register"


def test_a_term_in_the_past_is_refused_when_it_is_new_and_may_stay_when_it_was_there(actie, organisator):
    gisteren = timezone.localdate() - timedelta(days=1)
    with pytest.raises(ValidationError, match="al geweest") as fout:
        maak_actie(door=organisator, project=actie.project, titel="Te laat bedacht", termijn=gisteren)
    assert "termijn" in fout.value.message_dict
    with pytest.raises(ValidationError, match="al geweest"):
        wijzig_actie(actie=actie, door=organisator, termijn=gisteren)
    Actie.objects.filter(pk=actie.pk).update(termijn=gisteren)
    zelfde = wijzig_actie(actie=actie, door=organisator, titel="Borden plaatsen", termijn=gisteren)
    assert zelfde.termijn == gisteren
