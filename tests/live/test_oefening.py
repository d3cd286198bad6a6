"""Rehearsing: alone, with twelve simulated participants, on a fast clock, and afterwards there is nothing left of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from acties.handelingen import verwijder_actie, wijzig_actie
from formats.handelingen import plaats_opmerking
from live.delen import VOLGORDE
from live.handelingen import (
    begin_oefening,
    ga_naar,
    kies_stapel,
    kom_binnen,
    open_zaal,
    pauzeer,
    sluit_zaal,
    speel,
    stop_oefening,
    toon_namen,
    verplaats_plek,
)
from live.handelingen.oefening import ruim_oefeningen_op
from live.models import Notitie, Sessie
from live.spelers import aan_de_beurt, zetten
from organisatie.models import Auditregel, Bericht, Gebruiker
from organisatie.overgang import OngeldigeOvergang
from project import handelingen
from project.models import Project
from project.workshop.handelingen import noteer_aantekening
from tests.conftest import maak_persoon
from waardenkader.models import Waarde

pytestmark = pytest.mark.django_db


def tel_alles() -> dict[str, int]:
    """Count the rows of every table."""
    return {
        model._meta.label: model._base_manager.count()
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed
    }


@pytest.fixture
def oefening(wereld) -> Sessie:
    """A rehearsal of the small workshop, just begun."""
    return begin_oefening(project=wereld.project, door=wereld.leider, versnelling=10)


def vers(sessie: Sessie) -> Sessie:
    """Give the session as a page has it."""
    return Sessie.objects.compleet().get(pk=sessie.pk)


def speel_alles(sessie: Sessie, door: Gebruiker) -> None:
    """Play as long as somebody has something to do."""
    while speel(sessie=vers(sessie), door=door):
        pass


def speel_uit(sessie: Sessie, door: Gebruiker) -> Sessie:
    """Go through every part until its time is up, and let everybody play."""
    Sessie.objects.filter(pk=sessie.pk).update(geopend_op=timezone.now() - timedelta(minutes=1))
    for deel in VOLGORDE:
        nu = vers(sessie)
        ga_naar(sessie=nu, deel=deel, van=nu.deel, door=door)
        Sessie.objects.filter(pk=sessie.pk, eindigt_op__isnull=False).update(eindigt_op=timezone.now())
        speel_alles(sessie, door)
    return vers(sessie)


def test_a_rehearsal_takes_over_the_case_the_tables_and_the_times_and_has_twelve_people_of_its_own(
    wereld, oefening
):
    kopie = oefening.project
    assert kopie.titel == wereld.project.titel
    assert kopie.dossier == wereld.project.dossier
    assert kopie.casusbeschrijving.antwoorden() == wereld.project.casusbeschrijving.antwoorden()
    assert [g.naam for g in kopie.groepen.all()] == [g.naam for g in wereld.project.groepen.all()]
    assert kopie.deelnemers.count() == 12
    assert {g.deelnemers.count() for g in kopie.groepen.all()} == {4}
    assert not kopie.deelnemers.exclude(email="").exists()
    assert oefening.versnelling == 10
    assert oefening.code != wereld.sessie.code


def test_also_a_workshop_whose_case_is_not_ready_can_be_rehearsed(wereld):
    project = wereld.project
    project.casusbeschrijving.antwoord_set.all().delete()
    Project.objects.filter(pk=project.pk).update(fase="voorbereiding", casus_gedeeld_op=None)
    assert begin_oefening(project=project, door=wereld.leider, versnelling=20).is_open


def test_the_participants_play_the_whole_workshop(wereld, oefening):
    sessie = speel_uit(oefening, wereld.leider)
    project = sessie.project
    assert sessie.plekken.count() == 12
    assert Notitie.objects.filter(sessie=sessie, soort="waarde").count() > 15
    assert Notitie.objects.filter(sessie=sessie, soort="actie").count() > 10
    assert Notitie.objects.filter(sessie=sessie).exclude(bij=None).count() >= 3
    assert project.gekozen_waarden.count() == 9
    assert project.accentreflecties.count() == 18
    assert project.gekozen_waarden.filter(weegt_zwaar=True).count() == 2
    assert project.spanningen.count() == 2
    afgesproken = project.acties.zonder_voorstellen()
    assert afgesproken.count() == 9
    assert all(actie.termijn and actie.houder for actie in afgesproken)
    assert project.workshop.blad.tekst("monitoren")
    assert project.afspraken.count() == 1
    assert project.reflecties.count() == 7
    for tafel in sessie.tafels.all():
        assert tafel.woordvoerder_waarden
        assert tafel.woordvoerder_acties


def test_asking_twice_plays_once_and_what_the_leader_took_away_does_not_come_back(wereld, oefening):
    sessie = speel_uit(oefening, wereld.leider)
    spanning = sessie.project.spanningen.first()
    spanning.delete()
    telling = tel_alles()
    assert speel(sessie=vers(sessie), door=wereld.leider) == 0
    assert tel_alles() == telling


def test_they_come_in_one_by_one_and_write_while_time_passes(wereld, oefening):
    Sessie.objects.filter(pk=oefening.pk).update(geopend_op=timezone.now() - timedelta(seconds=7))
    speel_alles(oefening, wereld.leider)
    assert 0 < oefening.plekken.count() < 12
    nu = ga_naar(sessie=vers(oefening), deel="waarden-noteren", van="", door=wereld.leider)
    assert nu.duur == timedelta(seconds=30)
    speel_alles(oefening, wereld.leider)
    assert oefening.plekken.count() == 12  # who goes on does not wait for somebody who is late
    assert not Notitie.objects.filter(sessie=oefening).exists()
    Sessie.objects.filter(pk=oefening.pk).update(eindigt_op=timezone.now() + timedelta(seconds=15))
    pauzeer(sessie=vers(oefening), door=wereld.leider)
    speel_alles(oefening, wereld.leider)
    assert 0 < Notitie.objects.filter(sessie=oefening).count() < 20
    assert oefening.plekken.er_nu().count() == 12


def test_who_skips_a_part_finds_on_the_table_what_was_written_there(wereld, oefening):
    ga_naar(sessie=vers(oefening), deel="waarden-bespreken", van="", door=wereld.leider)
    speel_alles(oefening, wereld.leider)
    assert Notitie.objects.filter(sessie=oefening, soort="waarde").count() > 15


def test_the_moments_are_the_same_within_a_session_and_others_in_the_next(wereld, oefening):
    assert zetten(oefening.pk) == zetten(oefening.pk)
    assert {z.moment for z in zetten(oefening.pk)} != {z.moment for z in zetten(oefening.pk + 1)}
    assert [z.wat for z in aan_de_beurt(vers(oefening)) if z.deel != "welkom"] == []


def _doe_van_alles(sessie: Sessie, door: Gebruiker) -> None:
    """Do what a leader does beside the participants: another value, a note of the notulist, a comment, an action that goes."""
    project = sessie.project
    kies_stapel(tafel=sessie.tafels.first(), eigen_waarde="Vertrouwen", reden="Dat ontbreekt.")
    noteer_aantekening(workshop=project.workshop, stap=3, tekst="Iemand lachte.", door=door)
    plaats_opmerking(invulling=project.workshop.blad, vraag="reacties", tekst="Klopt dit?", door=door)
    actie = project.acties.first()
    wijzig_actie(actie=actie, door=door, actiehouder=maak_persoon("houder"))
    verwijder_actie(actie=actie, door=door)
    Gebruiker.objects.get(username="houder").delete()
    toon_namen(sessie=sessie, aan=True, door=door)
    plek = kom_binnen(sessie=sessie, naam="Echt iemand")
    verplaats_plek(plek=plek, groep=project.groepen.last(), door=door)


def test_afterwards_nothing_is_left_in_any_table(wereld):
    telling, waarden = tel_alles(), Waarde.objects.count()
    sessie = speel_uit(
        begin_oefening(project=wereld.project, door=wereld.leider, versnelling=20), wereld.leider
    )
    _doe_van_alles(sessie, wereld.leider)
    sluit_zaal(sessie=sessie, door=wereld.leider)
    assert Waarde.objects.count() == waarden + 1
    assert not Waarde.objects.voorgesteld().exists()
    stop_oefening(project=sessie.project, door=wereld.leider)
    assert tel_alles() == telling


def test_no_line_in_the_audit_trail_while_it_goes_on(wereld, oefening):
    regels = Auditregel.objects.count()
    speel_uit(oefening, wereld.leider)
    assert Auditregel.objects.count() == regels
    kopie = oefening.project
    assert not Auditregel.objects.filter(soort="project.project", object_id=str(kopie.pk)).exists()
    acties = [str(pk) for pk in kopie.acties.values_list("pk", flat=True)]
    assert not Auditregel.objects.filter(soort="acties.actie", object_id__in=acties).exists()


def test_no_mail_leaves_a_rehearsal_whatever_is_pressed(wereld, oefening):
    sessie = speel_uit(oefening, wereld.leider)
    mails = Bericht.objects.count()
    for naam in (
        *("rond_workshop_af", "terug_naar_voorbereiding", "stuur_uitnodigingen", "stuur_overzicht"),
        *("stuur_herinneringen", "stuur_wijziging", "deel_casusbeschrijving", "heropen_project"),
        *("stuur_gesprek", "stuur_bedankje"),
    ):
        kopie = Project.alle.get(pk=sessie.project_id)
        with pytest.raises((PermissionDenied, ValidationError)):
            getattr(handelingen, naam)(project=kopie, door=wereld.leider)
    assert Bericht.objects.count() == mails


def test_a_rehearsal_is_in_no_list_and_only_who_holds_it_opens_its_pages(wereld, oefening, als):
    kopie = oefening.project
    organisator = Gebruiker.objects.get(username="organisator")
    assert kopie not in Project.objects.all()
    assert kopie not in Project.objects.zichtbaar_voor(wereld.leider)
    for lijst in ("projecten", "mijn-werk"):
        pagina = als(wereld.leider).get(reverse(lijst)).text
        assert f"/project/{wereld.project.pk}/" in pagina
        assert f"/project/{kopie.pk}/" not in pagina
    for naam in ("project-poster", "project-workshop", "project-blad", "live-qr"):
        adres = reverse(naam, args=[kopie.pk])
        assert als(wereld.leider).get(adres).status_code == 200, naam
        assert als(organisator).get(adres).status_code == 404, naam


def test_who_joins_a_rehearsal_with_an_account_sees_nothing_of_it_elsewhere(wereld, oefening):
    iemand = maak_persoon("iemand")
    kom_binnen(sessie=oefening, gebruiker=iemand)
    assert not Project.objects.zichtbaar_voor(iemand).exists()
    assert not Project.alle.zichtbaar_voor(iemand).exists()


def test_only_who_may_lead_rehearses_and_a_rehearsal_is_not_rehearsed(wereld, oefening):
    with pytest.raises(PermissionDenied):
        begin_oefening(project=wereld.project, door=maak_persoon("iemand"), versnelling=10)
    with pytest.raises(OngeldigeOvergang):
        begin_oefening(project=oefening.project, door=wereld.leider, versnelling=10)
    with pytest.raises(OngeldigeOvergang):
        begin_oefening(project=wereld.project, door=wereld.leider, versnelling=7)
    with pytest.raises(OngeldigeOvergang):
        stop_oefening(project=wereld.project, door=wereld.leider)
    with pytest.raises(OngeldigeOvergang):
        speel(sessie=wereld.sessie, door=wereld.leider)
    with pytest.raises(PermissionDenied):
        stop_oefening(project=oefening.project, door=Gebruiker.objects.get(username="organisator"))


def test_beginning_again_throws_the_earlier_one_away_and_a_forgotten_one_goes_after_a_day(wereld, oefening):
    nieuw = begin_oefening(project=wereld.project, door=wereld.leider, versnelling=5)
    assert not Project.alle.filter(pk=oefening.project_id).exists()
    assert ruim_oefeningen_op() == 0
    Project.alle.filter(pk=nieuw.project_id).update(aangemaakt_op=timezone.now() - timedelta(hours=25))
    assert ruim_oefeningen_op() == 1
    assert not Sessie.objects.filter(pk=nieuw.pk).exists()
    assert Project.objects.filter(pk=wereld.project.pk).exists()


def test_the_page_begins_it_the_control_lets_them_play_and_closing_shows_the_poster(wereld, als):
    client, pk = als(wereld.leider), wereld.project.pk
    assert "twaalf verzonnen deelnemers" in client.get(reverse("live-oefen", args=[pk])).text
    assert client.post(reverse("live-oefen", args=[pk]), {}).status_code == 422
    naar = client.post(reverse("live-oefen", args=[pk]), {"tempo": "20"})
    kopie = Project.alle.get(oefening_van=pk)
    assert naar.url == reverse("live", args=[kopie.pk])
    assert "al aan het oefenen" in client.get(reverse("live-oefen", args=[pk])).text
    ga_naar(sessie=vers(kopie.sessies.get()), deel="lezen", van="", door=wereld.leider)
    assert client.post(reverse("live-oefen-tik", args=[kopie.pk])).json()["zetten"] == 12
    assert client.post(reverse("live-oefen-tik", args=[pk])).status_code == 404
    klaar = reverse("live-oefen-klaar", args=[kopie.pk])
    assert client.get(klaar).url == reverse("live", args=[kopie.pk])
    gesloten = client.post(f"{reverse('live', args=[kopie.pk])}?sluit")
    assert gesloten.url == klaar
    assert "De oefening is klaar" in client.get(klaar).text
    assert client.post(klaar).url == reverse("project-workshop", args=[pk])
    assert not Project.alle.filter(oefening_van=pk).exists()


def test_a_real_room_beside_it_is_not_touched(wereld, oefening):
    speel_uit(oefening, wereld.leider)
    assert not Notitie.objects.filter(sessie=wereld.sessie).exists()
    assert open_zaal(project=wereld.project, door=wereld.leider) == wereld.sessie
    assert not wereld.project.gekozen_waarden.exists()
