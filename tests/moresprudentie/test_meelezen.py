"""Participants read the draft of the verslag along for some days, by their own link, and what they remark reaches who writes."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from formats.handelingen import handel_opmerking_af
from formats.models import Opmerking
from moresprudentie.handelingen import bied_aan, laat_meelezen, merk_op_bij_concept, stop_meelezen
from moresprudentie.models import Conceptlezer, Verslag
from organisatie.models import Bericht, Melding
from organisatie.overgang import OngeldigeOvergang
from project.models import Deelnemer
from tests.formulieren import Formulier

BIJ_AFWEGING = "//main//form[input[@name='vraag' and @value='afweging']]"
ONDERWERP = "Lees mee: het verslag van de workshop over Druktemonitor"


@pytest.fixture
def mensen(project) -> dict[str, Deelnemer]:
    """Anna and Bert with an address, of whom Bert was not there; Cora without."""
    Deelnemer.objects.filter(project=project).update(aanwezig=True)
    for naam in ("Anna", "Bert"):
        wie = Deelnemer.objects.get(project=project, naam__startswith=naam)
        wie.email, wie.aanwezig = f"{naam.lower()}@elders.example", naam == "Anna"
        wie.uitgenodigd_op = timezone.now()
        wie.save()
    return {d.naam.split()[0]: d for d in Deelnemer.objects.filter(project=project)}


@pytest.fixture
def vragen(verslag, mensen, organisator, als):
    """Open the page of the organisator and give its form."""
    return lambda: Formulier(als(organisator), reverse("project-verslag-meelezen", args=[verslag.project_id]))


@pytest.fixture
def lezer(verslag, mensen, organisator) -> Conceptlezer:
    """Anna reads along this week."""
    laat_meelezen(
        verslag=verslag, aan=[mensen["Anna"]], tot=localdate() + timedelta(days=6), door=organisator
    )
    return Conceptlezer.objects.get()


def adres_van(lezer: Conceptlezer) -> str:
    """Give the path that stands in the mail."""
    gevonden = re.search(
        r"https?://[^/\s]+(/uitnodiging/\S+)", Bericht.objects.get(onderwerp=ONDERWERP).tekst
    )
    assert gevonden
    return gevonden.group(1)


def test_who_was_there_is_proposed_and_gets_one_mail_however_often_it_is_sent(vragen, mensen):
    formulier = vragen()
    assert formulier.velden()["aan"] == [str(mensen["Anna"].pk)]
    assert "[hier staat de eigen link van Anna Bos]" in formulier.reactie.text
    gegevens = {"toelichting": "Let op de afweging."}
    assert formulier.stuur(**gegevens).status_code == 302
    assert formulier.stuur(**gegevens).status_code == 302
    [bericht] = Bericht.objects.filter(onderwerp=ONDERWERP)
    assert bericht.aan == "anna@elders.example"
    assert "Let op de afweging." in bericht.tekst
    assert Conceptlezer.objects.get().tot == localdate() + timedelta(days=7)
    daarna = vragen()
    assert "Anna Bos" in daarna.reactie.text
    assert daarna.velden().get("aan", []) == [], (
        "who was not there is not proposed, who reads along is not asked again"
    )


@pytest.mark.parametrize(
    ("tot", "woorden"),
    [("2020-01-01", "Deze dag is al voorbij."), ("2099-01-01", "Kies een dag binnen drie maanden.")],
)
def test_a_day_that_makes_no_sense_keeps_what_was_typed(vragen, tot, woorden):
    antwoord = vragen().stuur(tot=tot, toelichting="Graag snel.")
    assert antwoord.status_code == 422
    assert woorden in antwoord.text
    assert antwoord.text.count("Graag snel.") >= 2, "in its field, and in the mail as it would go"
    assert not Bericht.objects.filter(onderwerp=ONDERWERP).exists()


def test_a_participant_reads_and_remarks_and_reads_the_answer(lezer, organisator):
    client = Client(enforce_csrf_checks=True)
    adres = adres_van(lezer)
    pagina = Formulier(client, adres, binnen=BIJ_AFWEGING)
    assert "Privacy gaat voor een precieze kaart." in pagina.reactie.text
    antwoord = pagina.stuur(tekst="Dat is <b>niet</b> wat we zeiden.")
    assert antwoord.status_code == 302
    opmerking = Opmerking.objects.get()
    assert opmerking.wie == "Anna Bos"
    melding = Melding.objects.get(soort="verslag-meelezer")
    assert melding.gebruiker == organisator
    assert melding.pad.endswith("#vraag-afweging")
    handel_opmerking_af(opmerking=opmerking, antwoord="Aangepast, dank je.", door=organisator)
    tekst = client.get(adres).text
    assert "&lt;b&gt;niet&lt;/b&gt;" in tekst
    assert "Aangepast, dank je." in tekst


def test_an_empty_remark_gets_its_message_beside_the_question(lezer, client):
    antwoord = Formulier(client, adres_van(lezer), binnen=BIJ_AFWEGING).stuur(tekst="  ")
    assert antwoord.status_code == 422
    assert "Schrijf eerst je opmerking." in antwoord.text
    assert client.post(adres_van(lezer), {"vraag": "bestaat-niet", "tekst": "x"}).status_code == 302
    assert not Opmerking.objects.exists()


def test_who_has_read_it_says_so_once(lezer, client):
    adres = adres_van(lezer)
    assert client.post(adres, {"gelezen": "ja"}).status_code == 302
    eerste = Conceptlezer.objects.get().gelezen_op
    assert eerste is not None
    client.post(adres, {"gelezen": "ja"})
    assert Conceptlezer.objects.get().gelezen_op == eerste
    assert "Je hebt het gelezen" in client.get(adres).text


@pytest.mark.parametrize("hoe", ["dag", "gestopt", "aangeboden"])
def test_after_the_time_nothing_opens_and_nothing_can_be_remarked(lezer, verslag, organisator, client, hoe):
    adres = adres_van(lezer)
    assert client.get(adres).status_code == 200
    if hoe == "dag":
        Conceptlezer.objects.update(tot=localdate() - timedelta(days=1))
    elif hoe == "gestopt":
        assert stop_meelezen(verslag=verslag, door=organisator) == 1
        assert stop_meelezen(verslag=verslag, door=organisator) == 0
    else:
        bied_aan(verslag=verslag, door=organisator)
    for antwoord in (client.get(adres), client.post(adres, {"vraag": "afweging", "tekst": "Nog iets."})):
        assert antwoord.status_code == 410
        assert "Het meelezen is voorbij" in antwoord.text
        assert "Privacy gaat voor" not in antwoord.text
    assert "Je opmerking is niet geplaatst" in antwoord.text
    assert "Nog iets." in antwoord.text
    with pytest.raises(OngeldigeOvergang):
        merk_op_bij_concept(lezer=Conceptlezer.objects.get(), vraag="afweging", tekst="Nog iets.")
    assert not Opmerking.objects.exists()


def test_who_was_not_asked_reads_nothing(lezer, mensen, client):
    antwoord = client.get(reverse("verslag-eigen-concept", args=[mensen["Bert"].kenmerk]))
    assert antwoord.status_code == 410
    assert "Je bent nog niet gevraagd" in antwoord.text


def test_the_own_page_leads_to_the_draft_for_as_long_as_it_can_be_read(lezer, project, client):
    type(project).objects.filter(pk=project.pk).update(fase="implementatie")
    eigen = reverse("project-uitnodiging", args=[Deelnemer.objects.get(pk=lezer.deelnemer_id).kenmerk])
    assert adres_van(lezer) in client.get(eigen).text
    Conceptlezer.objects.update(tot=localdate() - timedelta(days=1))
    assert adres_van(lezer) not in client.get(eigen).text


def test_the_page_shows_how_far_each_is_and_stops_it(lezer, verslag, organisator, als):
    adres = reverse("project-verslag-meelezen", args=[verslag.project_id])
    assert "Gevraagd" in als(organisator).get(adres).text
    stop = Formulier(als(organisator), reverse("project-verslag-meelezen-stoppen", args=[verslag.project_id]))
    assert stop.stuur().status_code == 302
    tekst = als(organisator).get(adres).text
    assert "Gestopt op" in tekst
    assert "Stop het meelezen" not in tekst


def test_only_who_may_offer_the_verslag_lets_others_read_it(verslag, mensen, notulist, organisator):
    with pytest.raises(PermissionDenied):
        laat_meelezen(verslag=verslag, aan=[mensen["Anna"]], tot=localdate(), door=notulist)
    with pytest.raises(ValidationError):
        laat_meelezen(
            verslag=verslag, aan=[mensen["Anna"]], tot=localdate() - timedelta(days=1), door=organisator
        )
    bied_aan(verslag=verslag, door=organisator)
    with pytest.raises(OngeldigeOvergang):
        laat_meelezen(verslag=Verslag.objects.get(), aan=[mensen["Anna"]], tot=localdate(), door=organisator)
