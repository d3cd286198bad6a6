"""Invitations say what happened with them, and go again to who did not get them."""

from __future__ import annotations

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from documenten.maken import maak_wachtende
from organisatie.bezorging import bezorg
from organisatie.models import Bericht
from organisatie.overgang import OngeldigeOvergang
from project import handelingen
from project.models import Deelnemer, Project
from project.uitnodigingen import stand
from tests.formulieren import Formulier
from tests.project.conftest import morgen, vul_verplicht

Status = Bericht.Status


@pytest.fixture
def anna(voorbereid) -> Deelnemer:
    """A participant whose invitation is in the outbox."""
    return voorbereid.deelnemers.select_related("bericht").get(naam="Deelnemer 1")


def met(deelnemer: Deelnemer, **velden: object) -> Deelnemer:
    """Give the participant after this happened with the mail."""
    Bericht.objects.filter(pk=deelnemer.bericht_id).update(**velden)
    return Deelnemer.objects.select_related("bericht").get(pk=deelnemer.pk)


def adres(project: Project, wie: Deelnemer | None = None) -> str:
    if wie:
        return reverse("project-opnieuw-uitnodigen", args=[project.pk, wie.pk])
    return reverse("project-deelnemers", args=[project.pk])


def test_nobody_is_called_invited_while_the_mail_server_is_away(voorbereid, organisator, lees, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", 1, False
    pagina = lees(organisator, adres(voorbereid))
    assert pagina.count("Uitnodiging onderweg") == 9
    maak_wachtende()
    bezorg()
    pagina = lees(organisator, adres(voorbereid))
    assert pagina.count("Nog niet aangekomen") == 9
    assert "De mailserver is niet te bereiken. We proberen het opnieuw" in pagina
    assert "Uitgenodigd op" not in pagina


def test_who_got_the_mail_is_invited_on_that_day(voorbereid, organisator, lees):
    maak_wachtende()
    bezorg()
    pagina = lees(organisator, adres(voorbereid))
    assert pagina.count("Uitgenodigd op") == 9
    assert "Stuur opnieuw" not in pagina


def test_sending_says_that_it_begins_and_not_that_it_was_done(voorbereid, organisator, als):
    handelingen.voeg_deelnemer_toe(
        project=voorbereid, door=organisator, naam="Nieuw", email="nieuw@voorbeeld.example"
    )
    client = als(organisator)
    Formulier(client, reverse("project-uitnodigen", args=[voorbereid.pk])).stuur()
    assert "De uitnodigingen worden nu verstuurd" in client.get(adres(voorbereid)).text


@pytest.mark.parametrize(
    ("velden", "tekst", "uitleg", "opnieuw"),
    [
        ({"status": Status.WACHT}, "Uitnodiging onderweg", "", False),
        ({"status": Status.AANGEBODEN}, "Uitnodiging onderweg", "", False),
        (
            {"status": Status.GEWEIGERD, "fout": "550 onbekend."},
            "Niet aangekomen",
            "550 onbekend. We proberen het opnieuw zo meteen. Klopt het e-mailadres?",
            True,
        ),
        (
            {"status": Status.MISLUKT, "fout": "550 onbekend."},
            "Mislukt",
            "550 onbekend. Verbeter het e-mailadres, of stuur opnieuw.",
            True,
        ),
        (
            {"status": Status.ONZEKER},
            "Onzeker",
            "We weten niet zeker of deze mail is aangekomen. Vraag het na, of stuur opnieuw.",
            True,
        ),
    ],
)
def test_the_status_is_what_happened(anna, velden, tekst, uitleg, opnieuw):
    deze = stand(met(anna, **velden))
    assert (deze.tekst, deze.uitleg, deze.opnieuw) == (tekst, uitleg, opnieuw)


def test_an_answer_counts_more_than_what_the_mail_server_said(anna):
    handelingen.antwoord_op_uitnodiging(deelnemer=anna, kenmerk=anna.kenmerk, antwoord="komt")
    assert stand(met(anna, status=Status.MISLUKT)).tekst == "Komt"


def test_who_did_not_get_it_is_invited_with_the_others_and_again_only_once(
    voorbereid, anna, organisator, django_capture_on_commit_callbacks
):
    met(anna, status=Status.MISLUKT)
    Bericht.objects.exclude(pk=anna.bericht_id).update(status=Status.VERSTUURD)
    with django_capture_on_commit_callbacks(execute=True):
        assert handelingen.stuur_uitnodigingen(project=voorbereid, door=organisator) == 1
        assert handelingen.stuur_uitnodigingen(project=voorbereid, door=organisator) == 0
    assert [m.to for m in mail.outbox] == [[anna.email]]


def test_a_corrected_address_gets_the_invitation_and_the_old_link_stops(
    voorbereid, anna, organisator, client
):
    oud = reverse("project-uitnodiging", args=[anna.kenmerk])
    handelingen.wijzig_deelnemer(deelnemer=anna, door=organisator, email="goed@voorbeeld.example")
    anna = Deelnemer.objects.select_related("bericht").get(pk=anna.pk)
    assert stand(anna).tekst == "Nog niet op dit adres"
    handelingen.stuur_uitnodiging_opnieuw(deelnemer=anna, door=organisator)
    vorige = Bericht.objects.get(aan="deelnemer1@voorbeeld.example", onderwerp__startswith="Uitnodiging")
    assert vorige.status == Status.VERVALLEN  # it still waited, and is not sent any more
    anna = Deelnemer.objects.select_related("bericht").get(pk=anna.pk)
    assert anna.bericht.aan == "goed@voorbeeld.example"
    assert client.get(oud).status_code == 404
    assert client.get(reverse("project-uitnodiging", args=[anna.kenmerk])).status_code == 200


def test_an_uncertain_mail_goes_again_by_hand_with_the_same_id(voorbereid, anna, organisator, als):
    bericht_id = met(anna, status=Status.ONZEKER).bericht.bericht_id
    assert handelingen.stuur_uitnodigingen(project=voorbereid, door=organisator) == 0
    client = als(organisator)
    pagina = client.get(adres(voorbereid)).content.decode()
    assert adres(voorbereid, anna) in pagina
    assert "twee keer" in client.get(adres(voorbereid, anna)).content.decode()
    antwoord = client.post(adres(voorbereid, anna), follow=True)
    assert "wordt nu opnieuw verstuurd" in antwoord.content.decode()
    anna = Deelnemer.objects.select_related("bericht").get(pk=anna.pk)
    assert (anna.bericht.status, anna.bericht.bericht_id) == (Status.WACHT, bericht_id)


def test_what_arrived_or_is_on_its_way_does_not_go_again(voorbereid, anna, organisator, als):
    met(anna, status=Status.VERSTUURD, verstuurd_op=timezone.now())
    with pytest.raises(OngeldigeOvergang, match="verstuurd of onderweg"):
        handelingen.stuur_uitnodiging_opnieuw(deelnemer=anna, door=organisator)
    antwoord = als(organisator).get(adres(voorbereid, anna), follow=True)
    assert "verstuurd of onderweg" in antwoord.content.decode()


def test_who_is_taken_off_the_list_gets_no_mail_any_more(anna, organisator):
    handelingen.verwijder_deelnemer(deelnemer=anna, door=organisator)
    assert Bericht.objects.get(pk=anna.bericht_id).status == Status.VERVALLEN


def test_a_newline_in_the_title_stops_no_invitation(
    kader, organisatie, organisator, projectleider, als, django_capture_on_commit_callbacks
):
    client = als(organisator)
    gegevens = {"titel": "Drukte\r\nmonitor", "omschrijving": "Een kaart.", "technologie": "Camera's"}
    rollen = {"organisator": organisator.pk, "projectleider": projectleider.pk}
    client.post(reverse("project-nieuw"), gegevens | rollen)
    project = Project.objects.get()
    for invulling in (project.geschiktheid, project.casusbeschrijving):
        vul_verplicht(invulling, organisator)
    handelingen.voeg_deelnemer_toe(
        project=project, door=organisator, naam="Anna", email="anna@voorbeeld.example", perspectief="inwoner"
    )
    handelingen.plan_workshop(project=project, door=organisator, begin=morgen())
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(reverse("project-casus-delen", args=[project.pk])).status_code == 302
        assert Formulier(client, reverse("project-uitnodigen", args=[project.pk])).stuur().status_code == 302
    assert "Uitnodiging: workshop over Drukte monitor" in [m.subject for m in mail.outbox]
    assert project.deelnemers.get().bericht.status == Status.VERSTUURD
