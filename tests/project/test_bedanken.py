"""The mail after the workshop: thanks, the poster and what happens next, after somebody has seen who gets it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from organisatie.models import Auditregel, Bericht, Bijlage
from organisatie.overgang import OngeldigeOvergang
from project.handelingen import stuur_bedankje, wijzig_deelnemer
from project.models import Deelnemer, Project
from project.werk import werk
from tests.formulieren import Formulier


@pytest.fixture
def gehouden(na_workshop) -> Project:
    """A project just after its workshop; Deelnemer 1 was not there, Deelnemer 2 has no address."""
    Deelnemer.objects.filter(project=na_workshop).update(aanwezig=True)
    Deelnemer.objects.filter(project=na_workshop, naam="Deelnemer 1").update(aanwezig=False)
    Deelnemer.objects.filter(project=na_workshop, naam="Deelnemer 2").update(email="")
    Bericht.objects.all().delete()
    return Project.objects.get(pk=na_workshop.pk)


def test_who_was_there_gets_thanks_the_poster_and_how_it_goes_on(gehouden, organisator):
    assert stuur_bedankje(project=gehouden, door=organisator) == 7
    aan = set(Bericht.objects.values_list("aan", flat=True))
    assert "deelnemer1@voorbeeld.example" not in aan
    bericht = Bericht.objects.get(aan="deelnemer3@voorbeeld.example")
    assert "Dank je wel dat je meedeed" in bericht.tekst
    assert "Hoe gaat het verder?" in bericht.tekst
    assert bericht.bijlagen.get().naam.startswith("poster-")
    assert Auditregel.objects.get(wat="deelnemers bedankt").details["aantal"] == 7


def test_all_mails_have_one_and_the_same_poster_that_was_vastgelegd(gehouden, organisator):
    stuur_bedankje(project=gehouden, door=organisator)
    documenten = set(Bijlage.objects.values_list("bestand_id", flat=True))
    assert len(documenten) == 1
    afwezig = gehouden.deelnemers.get(naam="Deelnemer 1")
    stuur_bedankje(project=gehouden, door=organisator, aan=[afwezig])
    assert set(Bijlage.objects.values_list("bestand_id", flat=True)) == documenten


def test_an_outsider_gets_the_own_link_and_a_colleague_the_page(gehouden, organisator):
    stuur_bedankje(project=gehouden, door=organisator)
    buiten = gehouden.deelnemers.get(naam="Deelnemer 0")
    assert f"/uitnodiging/{buiten.kenmerk}/" in Bericht.objects.get(aan=buiten.email).tekst
    collega = gehouden.deelnemers.exclude(gebruiker=None).get()
    tekst = Bericht.objects.get(aan=collega.email).tekst
    assert f"/project/{gehouden.pk}/poster/" in tekst
    assert collega.kenmerk not in tekst


def test_nobody_gets_it_twice_unless_it_did_not_arrive_there(gehouden, organisator):
    stuur_bedankje(project=gehouden, door=organisator)
    assert stuur_bedankje(project=gehouden, door=organisator) == 0
    assert Bericht.objects.count() == 7
    mislukt, verhuisd = (gehouden.deelnemers.get(naam=f"Deelnemer {n}") for n in (3, 4))
    Bericht.objects.filter(pk=mislukt.bedankmail_id).update(status=Bericht.Status.MISLUKT)
    wijzig_deelnemer(deelnemer=verhuisd, door=organisator, email="nieuw@voorbeeld.example")
    assert stuur_bedankje(project=gehouden, door=organisator) == 2
    assert Bericht.objects.filter(aan="nieuw@voorbeeld.example").count() == 1


def test_who_was_not_there_is_not_proposed_and_not_thanked_for_taking_part(gehouden, organisator, als):
    formulier = Formulier(als(organisator), reverse("project-bedanken", args=[gehouden.pk]))
    afwezig = gehouden.deelnemers.get(naam="Deelnemer 1")
    assert str(afwezig.pk) not in formulier.velden()["aan"]
    formulier.stuur(aan=[str(afwezig.pk)])
    tekst = Bericht.objects.get().tekst
    assert "kon er niet bij zijn" in tekst
    assert "meedeed" not in tekst


def test_the_organisator_sees_who_gets_what_before_it_goes(gehouden, organisator, als):
    client, adres = als(organisator), reverse("project-bedanken", args=[gehouden.pk])
    assert adres in client.get(reverse("project-workshop", args=[gehouden.pk])).text
    assert adres in client.get(reverse("project-poster", args=[gehouden.pk])).text
    pagina = client.get(adres).text
    assert "deelnemer3@voorbeeld.example" in pagina
    assert "Zonder e-mailadres: Deelnemer 2." in pagina
    assert "[hier staat de eigen link van Deelnemer 0]" in pagina
    assert gehouden.deelnemers.get(naam="Deelnemer 0").kenmerk not in pagina
    assert not Bericht.objects.exists()
    formulier = Formulier(client, adres)
    assert formulier.stuur(aan=[]).status_code == 422
    formulier = Formulier(client, adres)
    formulier.stuur()
    assert Bericht.objects.count() == 7
    assert "Kregen de mail al" in client.get(adres).text
    formulier.stuur()
    assert Bericht.objects.count() == 7  # pressed twice


def test_before_the_end_of_the_workshop_there_is_nothing_to_send(in_workshop, organisator, als):
    with pytest.raises(OngeldigeOvergang, match="afgerond"):
        stuur_bedankje(project=in_workshop, door=organisator)
    pagina = als(organisator).get(reverse("project-bedanken", args=[in_workshop.pk])).text
    assert "nog niet afgerond" in pagina


def test_the_home_page_says_so_until_somebody_was_thanked_or_two_weeks_went_by(
    gehouden, organisator, gespreksleider
):
    def staat_er(wie) -> bool:
        return "Stuur de deelnemers de poster" in {taak.titel for taak in werk(wie).taken}

    assert staat_er(organisator)
    assert not staat_er(gespreksleider)
    workshop = gehouden.workshop
    workshop.afgerond_op = timezone.now() - timedelta(days=15)
    workshop.save()
    assert not staat_er(organisator)
    workshop.afgerond_op = timezone.now()
    workshop.save()
    stuur_bedankje(project=gehouden, door=organisator)
    assert not staat_er(organisator)
