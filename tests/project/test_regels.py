"""The rules of a project: phases, outcome, instruments, sharing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from acties.handelingen import meld_voortgang
from acties.models import Status
from formats.fouten import OpSlot
from formats.handelingen import vul_in
from organisatie.models import Auditregel, Bericht
from organisatie.overgang import OngeldigeOvergang
from project import handelingen, voortgang
from project.handelingen.fase import _ga_naar_fase
from project.models import FASEN, Instrument, Project
from tests.project.conftest import morgen, vul_verplicht


def test_a_new_project_has_three_groups_one_per_fundament(project):
    assert [g.naam for g in project.groepen.all()] == ["Democratie", "Rechtsstaat", "Bestuurskracht"]
    assert [r.fundament.naam for r in project.groepsfundamenten.all()] == [
        "Democratie",
        "Rechtsstaat",
        "Bestuurskracht",
    ]
    assert project.fase == Project.Fase.VOORBEREIDING
    assert Auditregel.objects.filter(wat="project gestart", object_id=project.pk).exists()


def test_only_a_strategy_with_vastgestelde_accentwaarden_can_be_chosen(project, dossier, cio, organisator):
    from strategie.handelingen import maak_dossier

    nieuw = maak_dossier(door=cio, titel="Nog niet klaar", aanleiding="raadsvraag", eigenaar=cio)
    with pytest.raises(ValidationError, match="accentwaarden zijn vastgesteld"):
        handelingen.wijzig_project(project=project, door=organisator, dossier=nieuw)
    project.refresh_from_db()
    handelingen.wijzig_project(project=project, door=organisator, dossier=dossier)
    assert Project.objects.get(pk=project.pk).dossier == dossier


@pytest.mark.parametrize("van", Project.Fase.values)
@pytest.mark.parametrize("naar", Project.Fase.values)
def test_a_project_moves_along_the_table_and_no_other_way(project, organisator, van, naar):
    uitkomst = {"uitkomst": "niet_door", "uitkomst_reden": "Te duur."}
    Project.objects.filter(pk=project.pk).update(fase=van, **uitkomst)
    project.refresh_from_db()
    if naar in FASEN[van]:
        _ga_naar_fase(project, naar, organisator)
    else:
        with pytest.raises(OngeldigeOvergang):
            _ga_naar_fase(project, naar, organisator)
    project.refresh_from_db()
    assert project.fase == (naar if naar in FASEN[van] else van)


def test_the_workshop_cannot_begin_without_case_or_date(project, organisator):
    with pytest.raises(OngeldigeOvergang, match="casusbeschrijving"):
        handelingen.begin_workshop(project=project, door=organisator)
    vul_verplicht(project.casusbeschrijving, organisator)
    with pytest.raises(OngeldigeOvergang, match="datum"):
        handelingen.begin_workshop(project=project, door=organisator)
    handelingen.plan_workshop(project=project, door=organisator, begin=morgen())
    assert handelingen.begin_workshop(project=project, door=organisator).fase == Project.Fase.WORKSHOP


def test_the_follow_up_comes_after_the_workshop(project, organisator):
    handelingen.plan_workshop(project=project, door=organisator, begin=morgen())
    with pytest.raises(ValidationError, match="na de workshop"):
        handelingen.plan_follow_up(project=project, door=organisator, op=morgen().replace(hour=9))


def test_the_workshop_cannot_end_without_a_single_value(in_workshop, organisator):
    with pytest.raises(OngeldigeOvergang, match="ten minste één waarde"):
        handelingen.rond_workshop_af(project=in_workshop, door=organisator)


def test_the_regievoerder_gets_mail_when_the_workshop_is_over(
    met_uitkomsten, organisator, django_capture_on_commit_callbacks
):
    Bericht.objects.all().delete()  # the invitations, which would go out now
    with django_capture_on_commit_callbacks(execute=True):
        handelingen.rond_workshop_af(project=met_uitkomsten, door=organisator)
    naar_regie = [m for m in mail.outbox if m.to == [met_uitkomsten.regievoerder.email]]
    assert f"/project/{met_uitkomsten.pk}/acties/" in naar_regie[0].body
    assert len(naar_regie) == 1


def test_after_the_workshop_its_forms_are_locked_and_opened_again_for_a_correction(na_workshop, organisator):
    teksten = {"overlap": "Nieuw"}
    na_workshop.workshop.refresh_from_db()
    with pytest.raises(OpSlot):
        vul_in(invulling=na_workshop.workshop.blad, teksten=teksten, door=organisator)
    handelingen.heropen_workshop(project=na_workshop, door=organisator)
    vul_in(invulling=na_workshop.workshop.blad, teksten=teksten, door=organisator)
    assert na_workshop.workshop.afgerond_op is None


def test_an_outcome_needs_a_reason(na_workshop, organisator):
    with pytest.raises(ValidationError, match="waarom"):
        handelingen.leg_uitkomst_vast(
            project=na_workshop, door=organisator, uitkomst="door", uitkomst_reden="  "
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Project.objects.filter(pk=na_workshop.pk).update(uitkomst="door", uitkomst_reden="")


def test_before_the_workshop_a_project_can_only_not_go_on(project, organisator):
    with pytest.raises(OngeldigeOvergang):
        handelingen.leg_uitkomst_vast(
            project=project, door=organisator, uitkomst="door", uitkomst_reden="Ja."
        )
    handelingen.leg_uitkomst_vast(
        project=project, door=organisator, uitkomst="niet_door", uitkomst_reden="Geen geld."
    )
    assert project.fase == Project.Fase.GESTOPT
    assert not project.workshop_is_geweest


def test_a_project_that_stops_after_its_workshop_keeps_the_results(met_uitkomsten, organisator):
    handelingen.leg_uitkomst_vast(
        project=met_uitkomsten, door=organisator, uitkomst="niet_door", uitkomst_reden="Weegt te zwaar."
    )
    assert met_uitkomsten.fase == Project.Fase.GESTOPT
    assert met_uitkomsten.workshop_is_geweest
    assert met_uitkomsten.uitkomst_door == organisator


def test_nothing_changes_in_a_project_that_has_ended(project, organisator):
    handelingen.leg_uitkomst_vast(
        project=project, door=organisator, uitkomst="niet_door", uitkomst_reden="Nee."
    )
    with pytest.raises(OngeldigeOvergang):
        handelingen.wijzig_project(project=project, door=organisator, titel="Anders")
    with pytest.raises(OngeldigeOvergang):
        handelingen.voeg_deelnemer_toe(project=project, door=organisator, naam="Anna", perspectief="x")
    handelingen.heropen_project(project=project, door=organisator)
    assert (project.fase, project.uitkomst) == (Project.Fase.VOORBEREIDING, "")


def test_a_project_is_closed_when_outcome_and_actions_are_done(na_workshop, organisator, actiehouder):
    with pytest.raises(OngeldigeOvergang, match="uitkomst"):
        handelingen.rond_project_af(project=na_workshop, door=organisator)
    handelingen.leg_uitkomst_vast(
        project=na_workshop, door=organisator, uitkomst="door", uitkomst_reden="Kan veilig."
    )
    with pytest.raises(OngeldigeOvergang, match="1 actie open"):
        handelingen.rond_project_af(project=na_workshop, door=organisator)
    meld_voortgang(actie=na_workshop.acties.get(), door=actiehouder, status=Status.GEREED)
    assert handelingen.rond_project_af(project=na_workshop, door=organisator).fase == Project.Fase.AFGEROND


def test_the_follow_up_is_held_after_the_workshop_and_with_its_questions_answered(na_workshop, organisator):
    vandaag = timezone.localdate()
    gisteren = morgen() - timedelta(days=2)
    handelingen.plan_workshop(project=na_workshop, door=organisator, begin=gisteren)
    with pytest.raises(OngeldigeOvergang, match="Nog niet ingevuld"):
        handelingen.leg_follow_up_vast(project=na_workshop, door=organisator, op=vandaag)
    vul_verplicht(na_workshop.follow_up, organisator)
    with pytest.raises(ValidationError, match="moet nog komen"):
        handelingen.leg_follow_up_vast(project=na_workshop, door=organisator, op=vandaag + timedelta(days=1))
    handelingen.leg_follow_up_vast(project=na_workshop, door=organisator, op=vandaag)
    assert na_workshop.follow_up_gehouden_op == vandaag


def test_a_follow_up_before_the_workshop_is_refused_in_either_order_of_entering(project, organisator):
    vast = {"project": project, "door": organisator}
    with pytest.raises(ValidationError, match="Kies eerst een datum voor de workshop"):
        handelingen.plan_follow_up(**vast, op=morgen())
    with pytest.raises(ValidationError, match="Kies eerst een datum voor de workshop"):
        handelingen.plan_workshop(**vast, begin=None, opvolggesprek_op=morgen())
    handelingen.plan_workshop(**vast, begin=morgen(), opvolggesprek_op=morgen() + timedelta(days=7))
    for later in (morgen() + timedelta(days=8), None):
        with pytest.raises(ValidationError, match="Het follow-upgesprek is na de workshop") as fout:
            handelingen.plan_workshop(**vast, begin=later)
        assert "opvolggesprek_op" in fout.value.message_dict
    project.refresh_from_db()
    assert project.workshop.begin == morgen()


def test_a_follow_up_that_was_held_comes_after_the_workshop_also_when_that_moves(na_workshop, organisator):
    vast = {"project": na_workshop, "door": organisator}
    vul_verplicht(na_workshop.follow_up, organisator)
    vandaag = timezone.localdate()
    with pytest.raises(ValidationError, match="volgens het plan pas op"):
        handelingen.leg_follow_up_vast(**vast, op=vandaag)  # the workshop is planned for tomorrow
    handelingen.plan_workshop(**vast, begin=None, opvolggesprek_op=None)
    with pytest.raises(ValidationError, match="wanneer de workshop was"):
        handelingen.leg_follow_up_vast(**vast, op=vandaag)
    handelingen.plan_workshop(**vast, begin=morgen() - timedelta(days=3))
    with pytest.raises(ValidationError, match="Die was op"):
        handelingen.leg_follow_up_vast(**vast, op=vandaag - timedelta(days=10))
    handelingen.leg_follow_up_vast(**vast, op=vandaag)
    for later in (morgen(), None):
        with pytest.raises(ValidationError, match="De workshop was daarvoor"):
            handelingen.plan_workshop(**vast, begin=later)


@pytest.mark.parametrize("jaar", [1, 26, 9999])
def test_a_workshop_in_an_impossible_year_is_refused(project, organisator, jaar):
    with pytest.raises(ValidationError, match="Dit jaar kan niet"):
        handelingen.plan_workshop(
            project=project, door=organisator, begin=datetime(jaar, 6, 1, 13, tzinfo=UTC)
        )


def test_an_instrument_is_in_the_list_once(project, organisator):
    gegevens = {"project": project, "door": organisator, "soort": "dpia"}
    handelingen.zet_instrument(**gegevens, stand="nodig")
    with pytest.raises(ValidationError, match="staat al in de lijst"):
        handelingen.zet_instrument(**gegevens, stand="gedaan")
    eerste = project.instrumenten.get()
    handelingen.wijzig_instrument(instrument=eerste, door=organisator, stand="gedaan")
    assert project.instrumenten.get().stand == Instrument.Stand.GEDAAN


def test_another_instrument_needs_its_name(project, organisator):
    with pytest.raises(ValidationError, match="welk instrument"):
        handelingen.zet_instrument(project=project, door=organisator, soort="anders", stand="nodig")


def test_the_case_is_shared_only_when_it_is_complete(project, deelnemers, organisator):
    with pytest.raises(OngeldigeOvergang, match="nog niet klaar"):
        handelingen.deel_casusbeschrijving(project=project, door=organisator)
    assert project.casus_gedeeld_op is None


def test_projects_are_visible_for_the_team_and_the_participants_only(
    project, deelnemers, deelnemer, medewerker
):
    zichtbaar = Project.objects.zichtbaar_voor
    for _, mens in project.mensen():
        assert zichtbaar(mens).get() == project
    assert zichtbaar(deelnemer).get() == project
    assert not zichtbaar(medewerker).exists()
    assert project.rollen_van(deelnemer) == {"project:deelnemer"}
    assert project.rollen_van(project.organisator) == {"project:organisator"}


def test_what_comes_next_is_what_asks_for_something(project):
    vul_verplicht(project.geschiktheid, project.organisator)
    met_voortgang = voortgang.met_voortgang(Project.objects.all())
    stand = voortgang.volgende(met_voortgang.get(pk=project.pk))
    assert stand is not None
    assert (stand.naam, stand.opdracht) == ("Casusbeschrijving", "Vul de casusbeschrijving in")
    Project.objects.filter(pk=project.pk).update(fase="afgerond")
    assert voortgang.volgende(met_voortgang.get(pk=project.pk)) is None


def test_an_instrument_is_taken_off_the_list_and_the_trail_keeps_which(project):
    instrument = handelingen.zet_instrument(
        project=project, door=project.organisator, soort="dpia", stand="nodig"
    )
    handelingen.verwijder_instrument(instrument=instrument, door=project.organisator)
    assert not project.instrumenten.exists()
    assert Auditregel.objects.filter(wat__contains="instrument", door=project.organisator).count() == 2
