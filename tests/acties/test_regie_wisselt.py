"""Another regievoerder by who may change the people, or because the first one left; and who holds the conversation."""

from __future__ import annotations

import pytest
from django.utils import timezone

from acties.handelingen import meld_voortgang
from acties.models import Actie
from organisatie.models import Bericht, Gebruiker
from project.handelingen import maak_project, wijzig_project
from project.models import Project
from strategie.handelingen.dossier import wijzig_dossier
from strategie.models import Dossier
from tests.acties.wie_volgt import ADRES, bevestig, mails, sleutels, stand
from tests.formulieren import Formulier

# Who may change the people of a project or a strategy.


def test_who_names_another_regievoerder_in_a_project_tells_both(als, alles, organisator, regievoerder, sofie):
    pagina = Formulier(als(organisator), f"/project/{alles['een'].pk}/wijzigen/", "regievoerder")
    pagina.stuur(
        **{"regievoerder": str(sofie.pk), "tekst-regievoerder": "Sofie", "bij-regievoerder": "Sofie"}
    )
    [nieuw], [oud] = mails(sofie), mails(regievoerder)
    assert "Noor Hendriks vraagt je voortaan te volgen:" in nieuw.tekst
    assert "Eerder deed Bas Willems dat." in nieuw.tekst
    assert "Noor Hendriks vraagt Sofie voortaan te volgen:" in oud.tekst
    assert Bericht.objects.count() == 2


def test_a_project_that_is_changed_otherwise_tells_nobody(alles, organisator):
    wijzig_project(project=alles["een"], door=organisator, titel="Druktemeter", projectleider=organisator)
    assert not Bericht.objects.exists()


def test_who_takes_it_oneself_is_not_told_and_who_loses_it_without_another_is(
    alles, organisator, regievoerder
):
    wijzig_project(project=alles["een"], door=organisator, regievoerder=organisator)
    [oud] = Bericht.objects.all()
    assert "Noor Hendriks volgt voortaan:" in oud.tekst
    wijzig_project(project=alles["twee"], door=organisator, regievoerder=None)
    assert "heeft aangepast dat je dit niet meer volgt" in mails(regievoerder)[1].tekst
    assert Bericht.objects.count() == 2


def test_who_gives_a_strategy_another_owner_tells_both(alles, dossier, cio, regievoerder, sofie):
    wijzig_dossier(dossier=dossier, door=cio, eigenaar=sofie)
    assert "Goed digitaal bestuur (als eigenaar)" in mails(sofie)[0].tekst
    assert "Joost van Dam vraagt Sofie voortaan te volgen:" in mails(regievoerder)[0].tekst


# A regievoerder who has left already.


@pytest.fixture
def vertrokken(alles, regievoerder, organisator) -> Gebruiker:
    """The regievoerder, whose account has ended."""
    Gebruiker.objects.filter(pk=regievoerder.pk).update(is_active=False)
    regievoerder.refresh_from_db()
    return regievoerder


def test_news_goes_to_who_leads_the_project_as_long_as_the_regievoerder_is_gone(
    vertrokken, actie, actiehouder, organisator
):
    Actie.objects.filter(pk=actie.pk).update(monitor=vertrokken)
    actie.refresh_from_db()
    meld_voortgang(actie=actie, door=actiehouder, status="knelt", knelpunt="Geen palen.")
    assert [b.aan for b in Bericht.objects.all()] == [organisator.email]


def test_who_leads_it_finds_it_on_the_own_page_and_names_another_there(
    als, alles, vertrokken, organisator, sofie
):
    zonder_acties = maak_project(door=organisator, titel="Nog niets te volgen")
    pagina = Formulier(als(organisator), ADRES, "aan")
    assert f"project-{alles['een'].pk}" in sleutels(pagina)
    assert f"project-{zonder_acties.pk}" not in sleutels(pagina)
    pagina.stuur(stukken=[f"project-{alles['een'].pk}"], aan=str(sofie.pk))
    bevestig(pagina)
    assert stand(alles)["een"] == sofie
    assert not mails(vertrokken)


def test_in_the_form_of_the_project_only_the_new_one_is_told(alles, vertrokken, organisator, sofie):
    wijzig_project(project=alles["een"], door=organisator, regievoerder=sofie)
    [nieuw] = Bericht.objects.all()
    assert nieuw.aan == sofie.email
    assert "Eerder deed Bas Willems dat." in nieuw.tekst


def test_a_strategy_of_an_owner_who_left_is_watched_by_who_is_responsible(vertrokken, dossier, sofie):
    Dossier.objects.update(ambtelijk_verantwoordelijke=sofie)
    dossier.refresh_from_db()
    assert dossier.regie == sofie
    assert Dossier.objects.met_regie(sofie).filter(volgt=True).exists()


# The conversation, from the board.


def test_the_board_leads_to_the_conversation_for_who_may_hold_it(
    als, alles, actie, regievoerder, gespreksleider, organisator, bestuurder
):
    Project.objects.filter(pk=actie.project_id).update(gespreksleider=gespreksleider)
    naar = f"/acties/gesprek/project/{actie.project_id}/"
    ziet = {
        wie.username: naar in als(wie).get("/acties/").text
        for wie in (regievoerder, organisator, gespreksleider)
    }
    assert ziet == {"regievoerder": True, "organisator": True, "gespreksleider": False}
    assert naar in als(regievoerder).get(f"/project/{actie.project_id}/acties/").text
    assert naar not in als(gespreksleider).get(f"/project/{actie.project_id}/acties/").text
    Actie.objects.filter(project=actie.project_id).update(status="gereed")
    assert naar not in als(regievoerder).get("/acties/").text


def test_a_strategy_has_one_on_the_board_too_and_not_for_who_only_reads_it(
    als, alles, dossier, regievoerder, bestuurder
):
    Actie.objects.create(dossier=dossier, titel="Cursus", afgesproken_op=timezone.now())
    naar = f"/acties/gesprek/strategie/{dossier.pk}/"
    assert naar in als(regievoerder).get("/acties/").text
    assert naar not in als(bestuurder).get("/acties/").text


def test_who_owns_strategies_holds_no_conversation_on_a_project_that_they_only_take_part_in(
    als, alles, actie, cio
):
    actie.project.deelnemers.create(naam="Joost", perspectief="CIO", gebruiker=cio)
    naar = f"/acties/gesprek/project/{actie.project_id}/"
    assert naar not in als(cio).get("/acties/").text
    assert als(cio).get(naar).status_code == 403


def test_the_page_of_a_project_leads_its_regievoerder_to_handing_over(als, alles, regievoerder, organisator):
    adres = alles["een"].get_absolute_url()
    assert ADRES in als(regievoerder).get(adres).text
    assert ADRES not in als(organisator).get(adres).text
