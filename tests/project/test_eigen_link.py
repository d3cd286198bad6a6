"""The personal link: what it opens before and after the workshop, for whom, and on paper."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from project import handelingen
from project.bouwstenen import geef_link
from project.handelingen.uitnodigen import nodig_uit_op_papier
from project.models import Deelnemer, Project
from project.uitnodigingen import stand
from tests.formulieren import Formulier


def pagina(wie: Deelnemer, naam: str = "project-uitnodiging") -> str:
    return reverse(naam, args=[wie.kenmerk])


NA = ("project-eigen-poster", "project-eigen-poster-pdf")


def test_before_the_end_of_the_workshop_there_is_no_poster_to_read(in_workshop, client):
    wie = in_workshop.deelnemers.first()
    assert [client.get(pagina(wie, naam)).status_code for naam in NA] == [404, 404]
    assert "De poster" not in client.get(pagina(wie)).text


def test_afterwards_who_has_the_link_reads_poster_and_agreements_as_people_inside(
    na_workshop, actiehouder, client
):
    wie = na_workshop.deelnemers.filter(gebruiker=None).first()
    tekst = client.get(pagina(wie)).text
    assert "Dank voor je bijdrage" in tekst
    assert "Contract aanpassen" in tekst
    assert actiehouder.naam in tekst
    assert "Het verslag wordt gemaakt. Als het klaar is, lees je het hier." in tekst
    assert pagina(wie, "project-eigen-poster") in tekst
    poster = client.get(pagina(wie, "project-eigen-poster")).text
    assert "Preciezer meten raakt de privacy." in poster
    assert f"/project/{na_workshop.pk}/" not in poster  # nothing that asks for an account
    assert client.get(pagina(wie, "project-eigen-poster-pdf")).content.startswith(b"%PDF")


def test_drafts_and_dropped_thoughts_are_not_shown(na_workshop, client):
    na_workshop.acties.update(afgesproken_op=None)
    assert "Er zijn geen acties afgesproken." in client.get(pagina(na_workshop.deelnemers.first())).text


def test_who_was_absent_is_not_thanked_for_taking_part(na_workshop, client):
    na_workshop.deelnemers.update(aanwezig=True)
    wie = na_workshop.deelnemers.first()
    na_workshop.deelnemers.filter(pk=wie.pk).update(aanwezig=False)
    tekst = client.get(pagina(wie)).text
    assert "De workshop is geweest." in tekst
    assert "Dank voor je bijdrage" not in tekst


def test_nobody_hears_that_a_workshop_was_held_that_never_was(voorbereid, organisator, client):
    handelingen.leg_uitkomst_vast(
        project=voorbereid, door=organisator, uitkomst="niet_door", uitkomst_reden="Geen geld."
    )
    tekst = client.get(pagina(voorbereid.deelnemers.first())).text
    assert "De workshop gaat niet door" in tekst
    assert "is geweest" not in tekst


def test_the_pages_are_not_kept_and_not_indexed(na_workshop, client):
    for naam in ("project-uitnodiging", "project-eigen-poster"):
        antwoord = client.get(pagina(na_workshop.deelnemers.first(), naam))
        assert "no-store" in antwoord["Cache-Control"]
        assert "noindex" in antwoord["X-Robots-Tag"]
        assert antwoord["Referrer-Policy"] == "same-origin"


def test_a_replaced_link_stops_everywhere(na_workshop, client):
    wie = na_workshop.deelnemers.filter(gebruiker=None).first()
    oud = [pagina(wie, naam) for naam in ("project-uitnodiging", *NA)]
    Deelnemer.objects.filter(pk=wie.pk).update(email="ander@voorbeeld.example")
    wie.refresh_from_db()
    geef_link(wie)
    assert [client.get(adres).status_code for adres in oud] == [404, 404, 404]
    assert client.get(pagina(wie)).status_code == 200
    kenmerk = wie.kenmerk
    geef_link(wie)
    assert wie.kenmerk == kenmerk  # to the same address the same link


@pytest.fixture
def greet(voorbereid, organisator) -> Deelnemer:
    """A participant without an address."""
    return handelingen.voeg_deelnemer_toe(
        project=voorbereid, door=organisator, naam="Greet", perspectief="oudere"
    )


def test_who_has_no_address_gets_the_link_on_paper_and_counts_as_invited_when_that_is_said(
    voorbereid, greet, organisator, als
):
    client, adres = als(organisator), reverse("project-papier", args=[voorbereid.pk])
    formulier = Formulier(client, adres, met="gegeven")
    tekst = formulier.reactie.text
    assert f"/uitnodiging/{greet.kenmerk}/" in tekst
    assert "QR-code met de link van Greet" in tekst
    ander = voorbereid.deelnemers.exclude(pk=greet.pk).first()
    assert ander.kenmerk not in tekst
    assert Client().get(pagina(greet)).status_code == 200  # also when the organisator forgets to say so
    greet.refresh_from_db()
    assert greet.uitnodiging == Deelnemer.Uitnodiging.NIET
    assert formulier.stuur().status_code == 422
    assert formulier.stuur(gegeven=[str(greet.pk)]).status_code == 302
    greet.refresh_from_db()
    assert stand(greet).tekst.startswith("Op papier uitgenodigd op ")
    op_de_pagina = Formulier(client, reverse("project-deelnemers", args=[voorbereid.pk])).reactie.text
    assert 'name="gegeven"' not in op_de_pagina
    assert client.get(reverse("project-papier-pdf", args=[voorbereid.pk])).content.startswith(b"%PDF")


def test_the_link_on_paper_waits_for_date_and_casusbeschrijving(project, organisator, als, client):
    wie = handelingen.voeg_deelnemer_toe(project=project, door=organisator, naam="Greet")
    tekst = als(organisator).get(reverse("project-papier", args=[project.pk])).text
    assert "Er is nog geen datum" in tekst
    assert wie.kenmerk not in tekst
    assert client.get(pagina(wie)).status_code == 404


def test_who_has_an_address_is_not_noted_as_invited_on_paper(voorbereid, organisator):
    wie = voorbereid.deelnemers.first()
    Deelnemer.objects.filter(pk=wie.pk).update(uitnodiging="niet")
    assert nodig_uit_op_papier(project=voorbereid, door=organisator, aan=[wie]) == 0


def test_who_is_unticked_gets_no_invitation(voorbereid, organisator, als):
    nieuw = [
        handelingen.voeg_deelnemer_toe(
            project=voorbereid, door=organisator, naam=naam, email=f"{naam.lower()}@voorbeeld.example"
        )
        for naam in ("Anna", "Bert")
    ]
    formulier = Formulier(als(organisator), reverse("project-uitnodigen", args=[voorbereid.pk]), met="aan")
    tekst = formulier.reactie.text
    assert "[hier staat de eigen link van Anna]" in tekst
    assert "Zaal 3.14" in tekst
    assert nieuw[0].kenmerk not in tekst
    assert formulier.velden()["aan"] == [str(d.pk) for d in nieuw]
    formulier.stuur(aan=[str(nieuw[1].pk)])
    standen = dict(Deelnemer.objects.filter(pk__in=[d.pk for d in nieuw]).values_list("naam", "uitnodiging"))
    assert standen == {"Anna": "niet", "Bert": "verstuurd"}


def test_who_was_invited_meanwhile_by_another_is_not_mailed_again(voorbereid, organisator, als):
    handelingen.voeg_deelnemer_toe(
        project=voorbereid, door=organisator, naam="Anna", email="anna@voorbeeld.example"
    )
    formulier = Formulier(als(organisator), reverse("project-uitnodigen", args=[voorbereid.pk]), met="aan")
    handelingen.stuur_uitnodigingen(project=voorbereid, door=organisator)
    formulier.stuur()
    tekst = formulier.client.get(reverse("project-deelnemers", args=[voorbereid.pk])).text
    assert "Er is niets verstuurd: deze mensen kregen de mail al." in tekst
    assert Project.objects.get().deelnemers.get(naam="Anna").bericht.status == "wacht"
