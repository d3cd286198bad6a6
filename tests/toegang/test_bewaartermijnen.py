"""After the terms nobody from outside is named any more, links open nothing, and what was decided or published is untouched."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from acties.models import AFGEROND, Actie
from documenten.models import Bewaardocument
from moresprudentie.models import Conceptlezer, Verslag, Verslagversie
from organisatie.bewaren import ruim_op, standen
from organisatie.models import Organisatie
from project.models import Deelnemer, Project, Workshop
from strategie.models import Meelezer
from tests.toegang.conftest import Wereld

pytestmark = pytest.mark.django_db
LANG_GELEDEN = timezone.now() - timedelta(days=400)


def te_oud() -> dict[str, int]:
    return {stand.soort.sleutel: stand.te_oud for stand in standen()}


def sluit_af(project: Project, op=LANG_GELEDEN) -> None:
    """Let a project be over since a moment."""
    velden = {"aangemaakt_op": op, "uitkomst_op": op, "fase": Project.Fase.AFGEROND}
    Project.alle.filter(pk=project.pk).update(**velden)
    Workshop.objects.filter(project=project).update(begin=op, afgerond_op=op)


def test_participants_of_a_project_that_ended_lose_name_address_and_link(wereld: Wereld):
    mensen = wereld.project.deelnemers
    buiten, collega = mensen.filter(gebruiker=None).exclude(email="")[0], mensen.exclude(gebruiker=None)[0]
    ander = wereld.met_concept.deelnemers.all()[0]
    adres = reverse("project-uitnodiging", args=[buiten.kenmerk])
    versies = list(Verslagversie.objects.values_list("pk", "inhoud"))
    documenten = list(Bewaardocument.objects.values_list("pk", "sha256"))
    assert te_oud()["deelnemers"] == 0
    sluit_af(wereld.project)
    assert te_oud()["deelnemers"] == mensen.count()
    assert Client().get(adres).status_code == 200
    ruim_op()
    vers = Deelnemer.objects.in_bulk([buiten.pk, collega.pk, ander.pk])
    assert (vers[buiten.pk].naam, vers[buiten.pk].email) == ("Deelnemer zonder naam", "")
    assert vers[buiten.pk].perspectief == buiten.perspectief
    assert vers[collega.pk].gebruiker_id == collega.gebruiker_id
    assert (vers[ander.pk].naam, vers[ander.pk].kenmerk) == (ander.naam, ander.kenmerk)
    assert Client().get(adres).status_code == 404
    assert te_oud()["deelnemers"] == 0
    assert list(Verslagversie.objects.values_list("pk", "inhoud")) == versies
    assert list(Bewaardocument.objects.values_list("pk", "sha256")) == documenten
    assert Verslag.objects.gepubliceerd().filter(project=wereld.project).exists()


def test_a_project_that_nobody_closed_lets_them_go_a_year_later(wereld: Wereld):
    Workshop.objects.filter(project=wereld.project).update(begin=LANG_GELEDEN)
    assert te_oud()["deelnemers"] == 0
    Workshop.objects.filter(project=wereld.project).update(begin=LANG_GELEDEN - timedelta(days=365))
    assert te_oud()["deelnemers"] == wereld.project.deelnemers.count()


def test_who_did_an_action_without_an_account_is_forgotten_when_it_is_long_done(wereld: Wereld):
    actie = wereld.project.acties.all()[0]
    klaar = {"status": sorted(AFGEROND)[0], "gemaakt_op": LANG_GELEDEN, "actiehouder": None}
    Actie.objects.filter(pk=actie.pk).update(
        **klaar, actiehouder_naam="Kim", actiehouder_adres="kim@voorbeeld.example", monitor=None
    )
    actie.voortgang.update(op=LANG_GELEDEN, door=None, door_naam="Kim")
    assert te_oud()["actiehouders"] == 1
    ruim_op()
    actie.refresh_from_db()
    assert (actie.actiehouder_naam, actie.actiehouder_adres) == ("Iemand van buiten", "")
    assert not actie.voortgang.filter(door_naam="Kim").exists()
    assert te_oud()["actiehouders"] == 0


def test_readers_from_outside_are_forgotten_and_their_remarks_stay(wereld: Wereld):
    kim, lezer = Meelezer.objects.get(naam="Kim"), Conceptlezer.objects.get()
    for wie in (kim, lezer):
        invulling = wereld.dossier.fase(1).invulling if wie is kim else lezer.verslag.invulling
        wie.opmerkingen.create(invulling=invulling, vraag="x", tekst="Waarom?", naam="Kim")
        type(wie).objects.filter(pk=wie.pk).update(tot=timezone.localdate() - timedelta(days=92))
    opmerkingen = [*kim.opmerkingen.all(), *lezer.opmerkingen.all()]
    ruim_op()
    kim.refresh_from_db()
    assert "Kim" not in kim.naam
    assert kim.email.endswith(".invalid")
    assert not Conceptlezer.objects.exists()
    for opmerking in opmerkingen:
        opmerking.refresh_from_db()
        assert opmerking.tekst == "Waarom?"
        assert opmerking.naam != "Kim"


def test_notes_and_who_was_in_a_meeting_follow_the_term_of_the_organisation(wereld: Wereld):
    toen = timezone.now() - timedelta(days=20)
    zaal = wereld.voorbereiding.sessies.get()
    type(zaal).objects.filter(pk=zaal.pk).update(gesloten_op=toen)
    bijeenkomsten = wereld.dossier.bijeenkomsten
    bijeenkomsten.update(gesloten_op=toen)
    assert (te_oud()["notities"], te_oud()["bijeenkomsten"]) == (0, 0)
    Organisatie.objects.update(notities_dagen=10)
    assert te_oud()["notities"] == 1
    assert te_oud()["bijeenkomsten"] > 0
    ruim_op()
    assert not zaal.plekken.exists()
    assert (te_oud()["notities"], te_oud()["bijeenkomsten"]) == (0, 0)
